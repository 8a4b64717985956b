package mcp

import (
	"chancery/archive"
	"chancery/internal/address"
)

// Filter narrows a list. A field with several values asks for any of them; all
// fields together must hold.
type Filter struct {
	Who        []string `json:"who,omitempty" jsonschema:"who takes part or speaks: a name or words of it"`
	Country    []string `json:"country,omitempty" jsonschema:"a country or organization: its code (CHN, EU) or name"`
	Dyad       []string `json:"dyad,omitempty" jsonschema:"two countries: statements of the first to or about the second, or encounters of both"`
	Level      []string `json:"level,omitempty" jsonschema:"level of office"`
	Kind       []string `json:"kind,omitempty" jsonschema:"kind of encounter"`
	Status     []string `json:"status,omitempty" jsonschema:"how an encounter stands"`
	Act        []string `json:"act,omitempty" jsonschema:"what a statement does"`
	Topic      []string `json:"topic,omitempty" jsonschema:"topic of a statement, such as trade"`
	Place      []string `json:"place,omitempty" jsonschema:"city, country or venue"`
	Source     []string `json:"source,omitempty" jsonschema:"agency, publisher, host of the address, or who reports"`
	Formula    []string `json:"formula,omitempty" jsonschema:"a set phrase that is used"`
	From       string   `json:"from,omitempty" jsonschema:"on this day or later: 2026, 2026-01 or 2026-01-06"`
	To         string   `json:"to,omitempty" jsonschema:"on this day or earlier, included"`
	Background string   `json:"background,omitempty" jsonschema:"only (yes) or not (no) what a story recalls from the past"`
	Oldest     bool     `json:"oldest,omitempty" jsonschema:"the oldest first, not the newest"`
	Limit      int      `json:"limit,omitempty" jsonschema:"items of a page, 1 to 50; 10 when not given"`
	After      string   `json:"after,omitempty" jsonschema:"the cursor that the page before gave as next"`
}

// EventFilter is a filter with what is asked of events alone.
type EventFilter struct {
	Filter
	Type      []string `json:"type,omitempty" jsonschema:"type in PLOVER"`
	Mode      []string `json:"mode,omitempty" jsonschema:"mode in PLOVER, such as visit or phone"`
	Actor     []string `json:"actor,omitempty" jsonschema:"the country or organization that acts: its code (CHN, EU) or name"`
	Recipient []string `json:"recipient,omitempty" jsonschema:"the one towards which it acts; those who act together are so to each other"`
}

func (f *EventFilter) filter() (archive.Filter, error) {
	out, err := f.Filter.filter()
	if err != nil {
		return out, err
	}
	own, err := address.Parse(address.Query(archive.Filter{Type: f.Type, Mode: f.Mode, Actor: f.Actor, Recipient: f.Recipient}))
	out.Type, out.Mode, out.Actor, out.Recipient = own.Type, own.Mode, own.Actor, own.Recipient
	return out, err
}

// filter checks what was asked for and puts the bound of a page on it.
func (f *Filter) filter() (archive.Filter, error) {
	out, err := address.Parse(address.Query(archive.Filter{
		Who: f.Who, Country: f.Country, Dyad: f.Dyad, Level: f.Level, Kind: f.Kind, Status: f.Status, Act: f.Act, Topic: f.Topic,
		Place: f.Place, Source: f.Source, Formula: f.Formula, From: f.From, To: f.To, Background: f.Background, Oldest: f.Oldest, After: f.After,
	}))
	out.Limit = DefaultItems
	if f.Limit > 0 {
		out.Limit = min(f.Limit, MaxItems)
	}
	return out, err
}

// Page is a part of a list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" jsonschema:"give it as after for the next page; missing on the last"`
}

// page makes facts of what the archive answered.
func page[T, U any](from archive.Page[T], fact func(*T) (*U, error)) (*Page[U], error) {
	out := &Page[U]{Items: make([]U, len(from.Items)), Next: from.Next}
	for i := range from.Items {
		one, err := fact(&from.Items[i])
		if err != nil {
			return nil, err
		}
		out.Items[i] = *one
	}
	return out, nil
}

package main

import (
	"chancery/archive"
	"chancery/internal/address"
)

// filterFlags are the questions that all lists of the archive share.
type filterFlags struct {
	Who        []string `group:"Filters" placeholder:"NAME" help:"Who takes part or speaks: a name or words of it."`
	Country    []string `group:"Filters" placeholder:"CHN" help:"A country or organization: its code or name."`
	Dyad       []string `group:"Filters" placeholder:"A,B" help:"Two countries: what the first says to the second, or encounters of both."`
	Level      []string `group:"Filters" placeholder:"LEVEL" help:"Level of office: head of state, foreign minister, ambassador…"`
	Kind       []string `group:"Filters" placeholder:"KIND" help:"Kind of encounter: meeting, talks, summit, call, visit…"`
	Status     []string `group:"Filters" placeholder:"STATUS" help:"held, under way, planned, invited, proposed, cancelled, denied, hypothetical."`
	Act        []string `group:"Filters" placeholder:"ACT" help:"Act of a statement: offer, pledge, urge, reject, criticize…"`
	Topic      []string `group:"Filters" placeholder:"TOPIC" help:"Topic of a statement, such as trade."`
	From       string   `group:"Filters" placeholder:"DATE" help:"On this day or later: 2026, 2026-01 or 2026-01-06."`
	To         string   `group:"Filters" placeholder:"DATE" help:"On this day or earlier."`
	Place      []string `group:"Filters" placeholder:"PLACE" help:"City, country or venue."`
	Source     []string `group:"Filters" placeholder:"SOURCE" help:"Agency, publisher, host of the address, or who reports."`
	Formula    []string `group:"Filters" placeholder:"PHRASE" help:"A set phrase that is used."`
	Background string   `group:"Filters" placeholder:"yes|no" help:"Only (yes), or not (no), what a story recalls from the past."`
}

// eventFlags are the questions that only events answer.
type eventFlags struct {
	Type      []string `group:"Filters" placeholder:"TYPE" help:"Of events: type in PLOVER (CONSULT, ACCUSE…)."`
	Mode      []string `group:"Filters" placeholder:"MODE" help:"Of events: mode in PLOVER (visit, phone…)."`
	Actor     []string `group:"Filters" placeholder:"CHN" help:"Of events: the country or organization that acts."`
	Recipient []string `group:"Filters" placeholder:"KOR" help:"Of events: the one towards which it acts; those who act together are so to each other."`
}

// into sets these fields of a filter.
func (f *eventFlags) into(out *archive.Filter) (err error) {
	out.Type, out.Mode = f.Type, f.Mode
	if out.Actor, err = address.Countries(f.Actor); err != nil {
		return wrongUse(err)
	}
	out.Recipient, err = address.Countries(f.Recipient)
	return wrongUse(err)
}

func (f *filterFlags) filter() (archive.Filter, error) {
	out := archive.Filter{
		Who: f.Who, Level: f.Level, Kind: f.Kind, Status: f.Status, Act: f.Act, Topic: f.Topic, From: f.From, To: f.To,
		Place: f.Place, Source: f.Source, Formula: f.Formula, Background: f.Background,
	}
	var err error
	if out.Country, err = address.Countries(f.Country); err != nil {
		return out, wrongUse(err)
	}
	out.Dyad, err = address.Countries(f.Dyad)
	return out, wrongUse(err)
}

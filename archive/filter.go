package archive

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Filter says what is wanted. A field left empty asks for nothing; a field with
// several values asks for any of them; all fields together must hold. Letters
// and accents are compared folded.
type Filter struct {
	Who     []string // names: every word must be one of the actor's
	Country []string // ISO 3166 alpha-3; EU, UNO, NATO… for organizations
	// Dyad is two countries. Statements are those of the first to or about the
	// second; for encounters their order does not matter.
	Dyad    []string
	Level   []string // of office
	Kind    []string // of encounter
	Status  []string
	Act     []string
	Topic   []string
	Place   []string // city, country or venue
	Source  []string // agency, publisher, host of the address, or who reports
	Formula []string
	// Those of events, and asked of them alone.
	Type       []string // of PLOVER: CONSULT, AGREE…
	Mode       []string // of PLOVER: visit, phone…
	Actor      []string // the country or organization that does it, by its code
	Recipient  []string // that to which it is done; what is done by all alike is done to each of them too
	From, To   string   // "2026", "2026-01" or "2026-01-06"; To is included
	Background string   // "yes" or "no"; "" for both

	Limit  int    // items a page; 0 is DefaultLimit, more than MaxLimit is MaxLimit
	After  string // the cursor of the page before
	Oldest bool   // the oldest first instead of the newest; what has no date comes last either way
}

// Bounds of a page.
const (
	DefaultLimit = 50
	MaxLimit     = 1000
)

// Page is a part of a list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"` // the cursor of the next page; "" when this is the last
}

// Values that fields of a filter can have; other fields take any.
var values = map[string][]string{
	fieldLevel: {
		"head of state", "head of government", "deputy head of government", "foreign minister", "minister",
		"legislature leader", "party leader", "special envoy", "ambassador", "senior official", "spokesperson",
		"military chief", "head of organization",
	},
	fieldKind:       {"meeting", "talks", "summit", "call", "visit", "signing", "ceremony", "consultation", "letter"},
	fieldStatus:     {"held", "under way", "planned", "invited", "proposed", "cancelled", "denied", "hypothetical"},
	fieldBackground: {"yes", "no"},
	fieldType: {
		"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
		"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	},
	fieldAct: {
		"assert", "praise", "criticize", "reaffirm", "deny", "announce", "offer", "pledge", "agree", "reject",
		"threaten", "warn", "urge", "request", "invite", "hope", "thank", "congratulate", "condole", "apologize",
	},
}

// Vocabulary lists the values that a field of a filter can have ("level", "kind",
// "status", "act", "background", "type"); nil for a field that takes any. The list must
// not be changed.
func Vocabulary(field string) []string { return values[field] }

// asked is one field of a filter with its values.
type asked struct {
	field  string
	values []string
}

// asked lists the fields that are set, checked.
func (f *Filter) asked() ([]asked, error) {
	list := []asked{
		{fieldWho, f.Who},
		{fieldCountry, f.Country},
		{fieldLevel, f.Level},
		{fieldKind, f.Kind},
		{fieldStatus, f.Status},
		{fieldAct, f.Act},
		{fieldTopic, f.Topic},
		{fieldPlace, f.Place},
		{fieldSource, f.Source},
		{fieldFormula, f.Formula},
		{fieldType, f.Type},
		{fieldMode, f.Mode},
		{fieldActor, f.Actor},
		{fieldRecipient, f.Recipient},
	}
	if f.Background != "" {
		list = append(list, asked{fieldBackground, []string{f.Background}})
	}
	list = slices.DeleteFunc(list, func(a asked) bool { return len(a.values) == 0 })
	for _, a := range list {
		known := values[a.field]
		for _, v := range a.values {
			if known != nil && !slices.ContainsFunc(known, func(k string) bool { return fold(k) == fold(v) }) {
				return nil, fmt.Errorf("%w: no %s %q; one of: %s", ErrFilter, a.field, v, strings.Join(known, ", "))
			}
			if fold(v) == "" {
				return nil, fmt.Errorf("%w: %s %q has no letter or digit", ErrFilter, a.field, v)
			}
		}
	}
	switch len(f.Dyad) {
	case 0:
	case 2:
		list = append(list, asked{fieldDyad, []string{dyad(f.Dyad[0], f.Dyad[1])}})
	default:
		return nil, fmt.Errorf("%w: a dyad is two countries, such as CHN,KOR", ErrFilter)
	}
	return list, nil
}

// eventless fails when the filter asks for what only events have.
func (f *Filter) eventless() error {
	for _, a := range []asked{{fieldType, f.Type}, {fieldMode, f.Mode}, {fieldActor, f.Actor}, {fieldRecipient, f.Recipient}} {
		if len(a.values) > 0 {
			return fmt.Errorf("%w: only events have the field %s", ErrFilter, a.field)
		}
	}
	return nil
}

func (f *Filter) limit() int {
	if f.Limit <= 0 {
		return DefaultLimit
	}
	return min(f.Limit, MaxLimit)
}

// span is a range of sort keys: from the first, inclusive, to the last,
// exclusive.
type span struct{ first, last int64 }

func (s span) empty() bool { return s.first >= s.last }

// dated is the least sort key of what has a date.
var dated = sortKey(1, 0, 0)

// spans are the ranges of sort keys asked for, in the order in which they are
// listed: oldest first, what has no date stands apart.
func (f *Filter) spans() ([]span, error) {
	s, err := f.span()
	if err != nil {
		return nil, err
	}
	after := int64(-1)
	if f.After != "" {
		if after, err = parseCursor(f.After); err != nil {
			return nil, err
		}
	}
	list := []span{s}
	switch {
	case f.Oldest && after >= 0 && after < dated:
		list = []span{{max(s.first, after+1), min(s.last, dated)}}
	case f.Oldest:
		list = []span{{max(s.first, dated, after+1), s.last}, {s.first, min(s.last, dated)}}
	case after >= 0:
		list[0].last = min(s.last, after)
	}
	return slices.DeleteFunc(list, span.empty), nil
}

// span is the range of the days asked for.
func (f *Filter) span() (span, error) {
	s := span{0, 1 << 62}
	s.last += s.last - 1 // the largest there is
	if f.From != "" {
		start, _, ok := dateBounds(f.From)
		if !ok {
			return s, wrongDate("from", f.From)
		}
		s.first = sortKey(dayNumber(start), 0, 0)
	}
	if f.To != "" {
		_, end, ok := dateBounds(f.To)
		if !ok {
			return s, wrongDate("to", f.To)
		}
		s.last = sortKey(dayNumber(end), 0, 0)
		if f.From == "" { // what has no date is not before any
			s.first = dated
		}
	}
	return s, nil
}

func wrongDate(field, value string) error {
	return fmt.Errorf("%w: %s %q is no date; write it as 2026-01-06, 2026-01 or 2026", ErrFilter, field, value)
}

// A cursor is the sort key of the last item shown, in the digits of base 36.
func cursor(sort int64) string { return strconv.FormatInt(sort, 36) }

func parseCursor(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 36, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%w: %q is no cursor; take the one that the page before ends with", ErrFilter, s)
	}
	return n, nil
}

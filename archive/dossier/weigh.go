package dossier

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Threshold is the sum of weights from which two reports are taken to tell of
// one encounter. The same two persons on the same day reach it; the same two
// countries on the same day do not without another sign.
const Threshold = 6.0

// The weights, one sign a line. What rules a join out has no weight: see verdict.
const (
	sameDay       = 3.0
	overlapping   = 3.0  // the days of two visits overlap
	nearDays      = 1.5  // a visit under way, its bounds not told
	clocksDiffer  = 2.0  // a day apart, as the reporters' clocks explain
	clocksMay     = 1.0  // a day apart, as the parties' clocks may explain
	withinMonth   = 1.0  // the day lies in the month that the other tells
	withinPrint   = 1.5  // no date told, published in those days
	mayBe         = 0.5  // neither tells the day
	otherHour     = -3.0 // the same day, other hours
	sameKind      = 1.0
	likeKind      = 0.5  // talks, a meeting
	sameVenueW    = 2.0  // the same hall
	otherVenue    = -3.5 // another hall of the same town
	sameCity      = 1.0
	nearCity      = 0.5 // less than nearKilometres apart
	otherCity     = -4.0
	sameCountry   = 0.5
	sameStory     = 3.0  // one text republished
	toldApart     = -2.5 // one document tells of both
	strong        = -2.5 // from here on a sign keeps two dossiers apart
	nearKilometre = 60.0
	farClocks     = 4.0 // hours between two clocks that make two days of one evening
	visitGap      = 3   // days between a visit's day and a day it was under way
	otherHours    = 2.0 // hours apart that make two meetings of one day
)

// verdict is what two reports' comparison came to. A quiet one keeps no words,
// and ends at what rules a join out.
type verdict struct {
	quiet   bool
	reasons []Reason
	score   float64
	veto    string // why they cannot be one, whatever the score
	hard    bool   // there is a strong sign against
	against string // that sign
}

func (v *verdict) sign(weight float64, words string, args ...any) {
	v.score += weight
	if v.quiet {
		v.hard = v.hard || weight <= strong
		return
	}
	words = say(words, args)
	v.reasons = append(v.reasons, Reason{Words: words, Weight: weight})
	if weight <= strong {
		v.hard, v.against = true, words
	}
}

func (v *verdict) rule(out string, args ...any) {
	switch {
	case v.veto != "":
	case v.quiet:
		v.veto = out
	default:
		v.veto = say(out, args)
	}
}

func say(words string, args []any) string {
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// over tells whether there is no more to find out.
func (v *verdict) over() bool { return v.quiet && v.veto != "" }

// joins tells whether the signs are enough.
func (v *verdict) joins() bool { return v.veto == "" && v.score >= Threshold }

// parts tells whether two encounters must not be in one dossier even where a
// third report is like both.
func (v *verdict) parts() bool { return v.veto != "" || v.hard && v.score < Threshold }

// weigh compares two profiles. It is symmetric but for the order of words.
func weigh(a, b *profile) verdict {
	var v verdict
	v.weigh(a, b)
	return v
}

func (v *verdict) weigh(a, b *profile) {
	copies := a.copies(b)
	if copies {
		v.sign(sameStory, "one story republished")
	}
	steps := []func(){
		func() { weighKind(v, a, b) },
		func() { weighFaces(v, a, b, copies) },
		func() { weighTime(v, a, b, copies) },
		func() { weighPlace(v, a, b) },
		func() { weighStatus(v, a, b, copies) },
	}
	if v.quiet { // what costs most comes last
		steps = append(append(steps[:1:1], steps[2:]...), steps[1])
	}
	for _, step := range steps {
		if step(); v.over() {
			return
		}
	}
}

// placed tells whether the encounter is at a place: a call is at two.
func (p *profile) placed() bool { return p.class != classCall && p.class != classLetter }

func weighKind(v *verdict, a, b *profile) {
	switch {
	case a.class != b.class:
		v.rule("another kind: %s, %s", a.kind, b.kind)
	case a.kind == b.kind:
		v.sign(sameKind, a.kind+" in both")
	default:
		v.sign(likeKind, "%s, %s", a.kind, b.kind)
	}
}

func weighFaces(v *verdict, a, b *profile, copies bool) {
	f := faces{quiet: v.quiet}
	f.compare(a.sides, b.sides, a.open || b.open)
	if f.people != "" {
		v.rule(f.people)
	}
	if a.class == classVisit && b.class == classVisit {
		weighVisit(v, a, b, f)
		return
	}
	if f.matched == 0 {
		v.rule("no party in common")
		return
	}
	switch {
	case f.list != "":
		v.rule(f.list)
	case f.matched == 1 && !copies:
		v.rule("one party alone in common")
	}
	weight := f.weight
	if f.extra > 0 {
		weight += extraSide
	}
	v.sign(weight, who(f))
}

// weighVisit weighs who visits; whom the visit is to stands in its place, and
// may be told by one report alone.
func weighVisit(v *verdict, a, b *profile, f faces) {
	if a.visitor != b.visitor {
		v.rule("other visitors: %s, %s", a.visitor, b.visitor)
	}
	if f.matched == 0 {
		v.rule("no party in common")
		return
	}
	weight := f.weight
	if weight >= weighTitles && a.country != "" && a.country == b.country {
		weight = max(weight, 2*weighNames)
	}
	v.sign(weight, who(f))
}

func who(f faces) string {
	if f.quiet {
		return ""
	}
	words := strings.Join(f.words, "; ")
	switch {
	case f.weight >= 2*weighNames && f.matched == 2:
		return "same two persons: " + words
	case f.matched > 1:
		return "same parties: " + words
	}
	return "same party: " + words
}

func weighTime(v *verdict, a, b *profile, copies bool) {
	s, o := a.span, b.span
	if s.grain > o.grain {
		s, o = o, s
	}
	gap := s.gap(o)
	switch {
	case o.grain == unknowing && copies:
	case o.grain == unknowing:
		v.rule("no date told")
	case o.grain == byPrint && s.grain == toMonth && gap == 0:
		v.sign(mayBe, "%s and no date told: may be", s)
	case o.grain == byPrint && gap == 0:
		v.sign(withinPrint, "no date told, published then: %s", o)
	case o.grain == toMonth && gap == 0:
		v.sign(withinMonth, "within %s", o)
	case gap == 0 && s.from == o.from:
		v.sign(sameDay, "same day: %s", s)
		weighHour(v, s, o)
	case gap == 0:
		v.sign(overlapping, "days overlap: %s, %s", s, o)
	case a.class == classVisit && b.class == classVisit && gap <= visitGap && (s.grain == ongoing || o.grain == ongoing):
		v.sign(nearDays, "under way on %s, %s", s, o)
	case gap == 1 && a.dayApart(b) > 0:
		v.sign(a.dayApart(b), "a day apart by the clocks: %s, %s", s, o)
	default:
		v.rule("another day: %s, %s", s, o)
	}
}

func weighHour(v *verdict, s, o span) {
	if len(s.clock) != 5 || len(o.clock) != 5 {
		return
	}
	hours := math.Abs(minutes(s.clock)-minutes(o.clock)) / 60
	if hours >= otherHours {
		v.sign(otherHour, "another hour: %s, %s", s.clock, o.clock)
	}
}

func minutes(clock string) float64 {
	return float64(int(clock[0]-'0')*600 + int(clock[1]-'0')*60 + int(clock[3]-'0')*10 + int(clock[4]-'0'))
}

// dayApart weighs whether clocks explain that one evening is two days in two
// reports: the later day must be told where clocks are ahead. Where it is not
// known whose clock a report follows, a call between far-off parties may be.
func (a *profile) dayApart(b *profile) float64 {
	late, early := a, b
	if late.span.from < early.span.from {
		late, early = early, late
	}
	t := data()
	if hours, known := t.ahead(late.zone, early.zone); known {
		if hours >= farClocks {
			return clocksDiffer
		}
		return 0
	}
	if a.class != classCall {
		return 0
	}
	for _, p := range a.sides {
		for _, q := range a.sides {
			if hours, known := t.ahead(p.code, q.code); known && hours >= farClocks {
				return clocksMay
			}
		}
	}
	return 0
}

func weighPlace(v *verdict, a, b *profile) {
	if !a.placed() || !b.placed() {
		return
	}
	if a.country != "" && b.country != "" {
		if a.country != b.country {
			v.rule("another country: %s, %s", a.country, b.country)
			return
		}
		v.sign(sameCountry, a.country+" in both")
	}
	if a.class == classVisit || b.class == classVisit {
		return // a visit goes to several towns
	}
	if a.venue != "" && b.venue != "" {
		if data().sameVenue(a.venue, b.venue) {
			v.sign(sameVenueW, a.venue+" in both")
			return
		}
		v.sign(otherVenue, "another venue: %s, %s", a.venue, b.venue)
	}
	if a.city == "" || b.city == "" {
		return
	}
	switch {
	case fold(a.city) == fold(b.city):
		v.sign(sameCity, a.city+" in both")
	case a.kilometres(b) < nearKilometre:
		v.sign(nearCity, "towns near each other: %s, %s", a.city, b.city)
	default:
		v.sign(otherCity, "another town: %s, %s", a.city, b.city)
	}
}

// kilometres is the distance between two places, infinite when not known.
func (a *profile) kilometres(b *profile) float64 {
	if a.lat == 0 && a.lon == 0 || b.lat == 0 && b.lon == 0 {
		return math.Inf(1)
	}
	const degree = 111.2 // kilometres
	x := (a.lon - b.lon) * math.Cos((a.lat+b.lat)*math.Pi/360)
	return degree * math.Hypot(x, a.lat-b.lat)
}

// weighStatus keeps apart what was held and what was not, unless they are of
// one day.
func weighStatus(v *verdict, a, b *profile, copies bool) {
	sameDate := a.span.grain <= ongoing && b.span.grain <= ongoing && a.span.gap(b.span) == 0
	switch {
	case a.standing == b.standing || sameDate || copies:
	case slices.Contains([]string{a.standing, b.standing}, standingOpen):
		v.rule("only %s, and no day told", openOne(a, b))
	default:
		v.rule("%s, %s, and not of one day", a.status, b.status)
	}
}

func openOne(a, b *profile) string {
	if a.standing == standingOpen {
		return a.status
	}
	return b.status
}

package eval

import (
	"slices"
	"strings"

	"chancery/record"
)

// families are the kinds of encounter that wires name by each other's words;
// only within one may a read encounter stand for a gold one.
var families = map[string]string{"talks": "meeting", "summit": "meeting", "consultation": "meeting"}

func family(kind string) string {
	if f, ok := families[kind]; ok {
		return f
	}
	return kind
}

// encounters pairs encounters and scores their fields; it yields the gold id of
// each read encounter that was paired.
func (s *recordScore) encounters() map[string]string {
	golds, gots := s.g.Record.Encounters, s.got.Encounters
	pairs := bestPairs(len(golds), len(gots), func(i, j int) float64 { return s.likeness(&golds[i], &gots[j]) })
	paired := map[string]string{}
	foundGold, foundGot := make([]bool, len(golds)), make([]bool, len(gots))
	right := 0
	for _, p := range pairs {
		x, y := &golds[p.gold], &gots[p.got]
		paired[y.ID] = x.ID
		foundGold[p.gold], foundGot[p.got] = true, true
		if x.Kind == y.Kind && sameSet(s.partyIDs(x, false), s.partyIDs(y, true)) {
			right++
		}
	}
	tally := &s.sections[inEncounters]
	tally.Add("found", Counts{len(pairs), len(gots), len(golds)})
	tally.Add("kind and all participants", Counts{right, len(gots), len(golds)})
	for i := range golds {
		if !foundGold[i] {
			s.miss(inEncounters, "found", s.describe(&golds[i], false), "", first(golds[i].Evidence))
		}
	}
	for j := range gots {
		if !foundGot[j] {
			s.miss(inEncounters, "found", "", s.describe(&gots[j], true), first(gots[j].Evidence))
		}
	}
	for _, p := range pairs {
		s.encounterFields(&golds[p.gold], &gots[p.got], paired)
	}
	return paired
}

// likeness is above 0 where two encounters may be the same: of one family of
// kinds, with a participant in common. The more else agrees the higher, so that
// several encounters of the same people are told apart.
func (s *recordScore) likeness(x, y *record.Encounter) float64 {
	if family(x.Kind) != family(y.Kind) {
		return 0
	}
	common := jaccard(asSet(s.partyIDs(x, false)), asSet(s.partyIDs(y, true)))
	if common == 0 {
		return 0
	}
	score := 4 * common
	for _, same := range []bool{
		x.Kind == y.Kind, x.Status == y.Status, x.Background == y.Background,
		x.Date == y.Date, x.Country == y.Country,
		jaccard(s.words.set(x.Evidence...), s.words.set(y.Evidence...)) > 0,
	} {
		if same {
			score++
		}
	}
	return score
}

func (s *recordScore) encounterFields(x, y *record.Encounter, paired map[string]string) {
	where := first(x.Evidence)
	field := func(name, gold, got string) { s.field(inEncounters, "  "+name, gold, got, where) }
	field("kind", x.Kind, y.Kind)
	field("status", x.Status, y.Status)
	field("background", yes(x.Background), yes(y.Background))
	field("visit kind", x.VisitKind, strings.TrimSuffix(y.VisitKind, " visit"))
	field("mode", mode(x), mode(y))
	field("date", x.Date, y.Date)
	field("end date", x.EndDate, y.EndDate)
	field("ongoing on", x.OngoingOn, y.OngoingOn)
	field("venue", fold(x.Venue), fold(y.Venue))
	field("city", fold(x.City), fold(y.City))
	field("country", x.Country, y.Country)
	field("reported by", s.a.name(x.ReportedBy), s.reporter(y.ReportedBy))
	partOf := ""
	if y.PartOf != "" {
		if partOf = paired[y.PartOf]; partOf == "" {
			partOf = "?" + y.PartOf
		}
	}
	field("part of", x.PartOf, partOf)
	s.set(inEncounters, "  participants", s.partyNames(x, false, false), s.partyNames(y, true, false), where)
	s.set(inEncounters, "  participants with roles", s.partyNames(x, false, true), s.partyNames(y, true, true), where)
}

// mode leaves "in person" unsaid: it is what an encounter is unless the text
// tells otherwise.
func mode(e *record.Encounter) string {
	if e.Mode == "in person" {
		return ""
	}
	return e.Mode
}

// parties are an encounter's participants by gold id. A visit's host country is
// told by where it goes, so it is no participant of its own.
func (s *recordScore) parties(e *record.Encounter, read bool) []record.Participant {
	var out []record.Participant
	for _, p := range e.Participants {
		if read {
			p.Actor = s.a.known(p.Actor)
		}
		if e.Kind == "visit" && p.Role != "visitor" && p.Role != "guest" {
			continue
		}
		out = append(out, p)
	}
	return out
}

func (s *recordScore) partyIDs(e *record.Encounter, read bool) []string {
	var out []string
	for _, p := range s.parties(e, read) {
		out = append(out, p.Actor)
	}
	return out
}

func (s *recordScore) partyNames(e *record.Encounter, read, roles bool) []string {
	var out []string
	for _, p := range s.parties(e, read) {
		name := s.a.name(p.Actor)
		if roles && e.Kind != "visit" {
			name += " as " + p.Role
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func (s *recordScore) describe(e *record.Encounter, read bool) string {
	words := append([]string{e.Kind, e.Status}, strings.Join(s.partyNames(e, read, false), " + "))
	if e.Background {
		words = append(words, "background")
	}
	return strings.Join(append(words, e.Date, e.City, e.Country), " ")
}

func asSet(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, x := range list {
		set[x] = true
	}
	return set
}

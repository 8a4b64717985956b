package eval

import (
	"slices"
	"strings"

	"chancery/record"
)

// events pairs events by PLOVER type and by who acts on whom. A government
// stands for its country (CHNGOV is CHN), and a CONSULT is the same in either
// direction.
func (s *recordScore) events() {
	golds, gots := s.g.Record.Events, s.got.Events
	pairs := bestPairs(len(golds), len(gots), func(i, j int) float64 { return eventLikeness(&golds[i], &gots[j]) })
	foundGold, foundGot := make([]bool, len(golds)), make([]bool, len(gots))
	for _, p := range pairs {
		foundGold[p.gold], foundGot[p.got] = true, true
	}
	s.sections[inEvents].Add("type, actor, recipient", Counts{len(pairs), len(gots), len(golds)})
	for i := range golds {
		if !foundGold[i] {
			s.miss(inEvents, "type, actor, recipient", describeEvent(&golds[i]), "", s.eventWords(&golds[i]))
		}
	}
	for j := range gots {
		if !foundGot[j] {
			s.miss(inEvents, "type, actor, recipient", "", describeEvent(&gots[j]), first(gots[j].Evidence))
		}
	}
	for _, p := range pairs {
		s.eventFields(p.gold, &golds[p.gold], &gots[p.got])
	}
}

// eventWords are the words of an event of gold, or of what it rests on.
func (s *recordScore) eventWords(e *record.Event) string {
	if w := first(e.Evidence); w != "" {
		return w
	}
	return strings.Join(e.From, ", ")
}

func eventLikeness(x, y *record.Event) float64 {
	if x.Plover.Type != y.Plover.Type {
		return 0
	}
	same := sameSet(states(x.Actor), states(y.Actor)) && sameSet(states(x.Recipient), states(y.Recipient))
	if !same && x.Plover.Type == "CONSULT" {
		same = sameSet(states(x.Actor, x.Recipient), states(y.Actor, y.Recipient))
	}
	if !same {
		return 0
	}
	score := 1.0
	for _, agree := range []bool{x.Date == y.Date, x.Status == y.Status, x.Plover.Mode == y.Plover.Mode} {
		if agree {
			score++
		}
	}
	return score
}

// eventFields scores what gold tells of an event; a field that gold leaves open
// is not asked for.
func (s *recordScore) eventFields(i int, x, y *record.Event) {
	where := describeEvent(x) + ": " + s.eventWords(x)
	field := func(name, gold, got string) {
		if gold != "" {
			s.field(inEvents, "  "+name, gold, got, where)
		}
	}
	field("mode", x.Plover.Mode, y.Plover.Mode)
	field("status", x.Status, y.Status)
	field("date", x.Date, y.Date)
	field("place", fold(x.Place), fold(y.Place))
	if choices := s.g.cameoChoices[i]; len(choices) > 0 {
		got := y.Cameo
		for _, c := range choices {
			if got != "" && strings.HasPrefix(got, c) {
				got = choices[0]
			}
		}
		field("cameo", choices[0], got)
	}
}

// states are actor codes with the government's own sector left off.
func states(lists ...[]string) []string {
	var out []string
	for _, list := range lists {
		for _, code := range list {
			if len(code) == 6 {
				code = strings.TrimSuffix(code, "GOV")
			}
			if code != "" && !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out
}

func describeEvent(e *record.Event) string {
	out := e.Plover.Type + " " + strings.Join(e.Actor, "+")
	if len(e.Recipient) > 0 {
		out += " > " + strings.Join(e.Recipient, "+")
	}
	if e.Status != "" && e.Status != "held" {
		out += " (" + e.Status + ")"
	}
	return out
}

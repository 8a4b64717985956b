package eval

import (
	"strings"

	"chancery/record"
)

// statements pairs statements by their content and scores who said it, how it
// is attributed and which acts it holds. encounters maps the ids of read
// encounters to gold ids.
func (s *recordScore) statements(encounters map[string]string) {
	golds, gots := s.g.Record.Statements, s.got.Statements
	pairs := bestPairs(len(golds), len(gots), func(i, j int) float64 {
		return enough(jaccard(s.contentWords(&golds[i]), s.contentWords(&gots[j])))
	})
	foundGold, foundGot := make([]bool, len(golds)), make([]bool, len(gots))
	speakers := 0
	for _, p := range pairs {
		foundGold[p.gold], foundGot[p.got] = true, true
		if golds[p.gold].Speaker == s.a.known(gots[p.got].Speaker) {
			speakers++
		}
	}
	tally := &s.sections[inStatements]
	tally.Add("content", Counts{len(pairs), len(gots), len(golds)})
	tally.Add("content and speaker", Counts{speakers, len(gots), len(golds)})
	for i := range golds {
		if !foundGold[i] {
			s.miss(inStatements, "content", s.a.name(golds[i].Speaker)+": "+content(&golds[i]), "", content(&golds[i]))
		}
	}
	for j := range gots {
		if !foundGot[j] {
			s.miss(inStatements, "content", "", s.a.name(s.a.known(gots[j].Speaker))+": "+content(&gots[j]), content(&gots[j]))
		}
	}
	for _, p := range pairs {
		s.statementFields(&golds[p.gold], &gots[p.got], encounters)
	}
	s.acts()
}

// enough is an overlap that suffices, or 0.
func enough(overlap float64) float64 {
	if overlap < overlapEnough {
		return 0
	}
	return overlap
}

func (s *recordScore) statementFields(x, y *record.Statement, encounters map[string]string) {
	where := content(x)
	field := func(name, gold, got string) { s.field(inStatements, "  "+name, gold, got, where) }
	actor := func(id string) string { return s.a.name(s.a.known(id)) }
	field("speaker", s.a.name(x.Speaker), actor(y.Speaker))
	field("source", place(x.Source), place(y.Source))
	field("cue", place(x.Cue), place(y.Cue))
	field("exact content", places(x), places(y))
	field("inferred attribution", yes(x.InferredAttribution), yes(y.InferredAttribution))
	field("quoted", yes(x.Quoted), yes(y.Quoted))
	field("on behalf of", s.a.name(x.OnBehalfOf), actor(y.OnBehalfOf))
	field("addressee", s.a.name(x.Addressee), actor(y.Addressee))
	field("reported by", s.a.name(x.ReportedBy), s.reporter(y.ReportedBy))
	encounter := ""
	if y.Encounter != "" {
		if encounter = encounters[y.Encounter]; encounter == "" {
			encounter = "?" + y.Encounter
		}
	}
	field("encounter", x.Encounter, encounter)
	s.set(inStatements, "  topics", x.Topics, y.Topics, where)
}

// reporter is whose report it is: an actor of the record, or an agency by name.
func (s *recordScore) reporter(name string) string {
	if id := s.a.toGold[name]; id != "" {
		return s.a.name(id)
	}
	return name
}

// acts scores the acts of all statements of the document, each with the clause
// that performs it, whether or not their statements were paired.
func (s *recordScore) acts() {
	golds, gots := allActs(s.g.Record.Statements), allActs(s.got.Statements)
	pairs := bestPairs(len(golds), len(gots), func(i, j int) float64 {
		x, y := &golds[i], &gots[j]
		if x.Act.Act != y.Act.Act {
			return 0
		}
		a, b := s.words.set(x.Evidence), s.words.set(y.Evidence)
		if containment(a, b) < overlapEnough {
			return 0
		}
		return jaccard(a, b)
	})
	foundGold, foundGot := make([]bool, len(golds)), make([]bool, len(gots))
	speakers := 0
	for _, p := range pairs {
		foundGold[p.gold], foundGot[p.got] = true, true
		if golds[p.gold].speaker == s.a.known(gots[p.got].speaker) {
			speakers++
		}
	}
	tally := &s.sections[inStatements]
	tally.Add("acts", Counts{len(pairs), len(gots), len(golds)})
	tally.Add("acts with speaker", Counts{speakers, len(gots), len(golds)})
	for i := range golds {
		if !foundGold[i] {
			s.miss(inStatements, "acts", golds[i].Act.Act, "", golds[i].Exact)
		}
	}
	for j := range gots {
		if !foundGot[j] {
			s.miss(inStatements, "acts", "", gots[j].Act.Act, gots[j].Exact)
		}
	}
}

type spokenAct struct {
	record.Act
	speaker string
}

func allActs(statements []record.Statement) []spokenAct {
	var out []spokenAct
	for i := range statements {
		for _, a := range statements[i].Acts {
			out = append(out, spokenAct{a, statements[i].Speaker})
		}
	}
	return out
}

func (s *recordScore) contentWords(x *record.Statement) map[int]bool {
	return s.words.set(x.Pieces()...)
}

func content(x *record.Statement) string {
	var out []string
	for _, p := range x.Pieces() {
		out = append(out, p.Exact)
	}
	return strings.Join(out, " … ")
}

func places(x *record.Statement) string {
	var out []string
	for _, p := range x.Pieces() {
		out = append(out, place(&p))
	}
	return strings.Join(out, " … ")
}

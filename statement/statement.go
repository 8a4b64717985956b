package statement

import (
	"strconv"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// Read finds the statements of a document: who said what to whom. Text is the
// parsed stored text, cast its actors, q the border to the record's offsets.
// Encounter is left empty in every statement: the setting helps whoever knows
// the encounters. What was seen and not asserted comes back as abstentions.
// Statements stand in the order of their content.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast) ([]Statement, []record.Abstention) {
	r := newReader(doc, q, text, cast)
	r.readSentences()
	r.dropQuoted()
	r.carry()
	r.dropQuoted()
	r.sort()
	r.settings()
	out := make([]Statement, 0, len(r.found))
	for n := range r.found {
		s := r.statement(n)
		s.ID = "s" + strconv.Itoa(len(out)+1)
		out = append(out, s)
	}
	return out, r.abstained
}

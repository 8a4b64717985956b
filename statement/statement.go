package statement

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// Read finds the statements of a document: who said what to whom. Text is the
// parsed stored text, cast its actors, q the border to the record's offsets.
// Encounter is left empty in every statement. What was seen and not asserted
// comes back as abstentions.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast) ([]record.Statement, []record.Abstention) {
	return nil, nil
}

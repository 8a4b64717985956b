package event

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// Read lists a document's events.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast, encounters []record.Encounter, statements []record.Statement) []record.Event {
	return nil
}

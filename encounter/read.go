package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// Read lists the encounters that a document tells of, in the order in which
// they are first told, and what was seen and not asserted.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast, times []when.Time, places []where.Place) ([]record.Encounter, []record.Abstention) {
	return nil, nil
}

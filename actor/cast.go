package actor

import (
	"chancery/record"
	"chancery/syntax"
)

// Read finds the actors of a document. The text must be the parse of the
// document's stored text; q is its Quoter.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text) *Cast {
	return &Cast{atHead: map[int]int{}}
}

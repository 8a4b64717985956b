// Package formula finds the set phrases of diplomacy (tifa) in a text.
package formula

import (
	"chancery/record"
	"chancery/syntax"
)

// Read lists the set phrases in the text, in its order. Speakers are left
// empty.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text) []record.Formula {
	return nil
}

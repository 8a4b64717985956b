// Package eval measures what Chancery reads against what people wrote by hand.
//
// It scores in two ways. Records scores whole records against gold records,
// field by field, and keeps every miss and every extra. A [Task] runs one
// reading on a file of one of the open corpora's formats and scores it; the
// list of them stands in tasks.go.
//
// Both yield a [Report], which prints as an aligned table or as JSON. Figures
// are percentages; counts stand beside them, since a share of eleven things is
// not a share of eleven thousand.
package eval

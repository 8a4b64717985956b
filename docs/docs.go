// Package docs carries the documents of this folder into the program, which shows
// them beside what they speak of.
package docs

import _ "embed"

// Accuracy is the report on accuracy, Markdown.
//
//go:embed accuracy.md
var Accuracy []byte

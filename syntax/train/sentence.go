// Package train teaches the linguistic engine: it reads corpora, runs the
// encoder and its heads forwards and backwards, and writes a model.
package train

import "chancery/syntax/internal/neural"

// Sentence is one sentence with what is known of it.
type Sentence struct {
	Words []string
	// Style is the convention of the corpus for the encoder.
	Style int
	// Tree tells whether tags and tree are known.
	Tree       bool
	UPOS, XPOS []int16 // -1 where the label is not in the tables
	Feats      []int16
	Head       []int32 // -1 for the root
	Rel        []int16
	// Names holds what is known of names, each under one convention.
	Names []NameLayer
	// Weight scales the loss.
	Weight float32
}

// NameLayer says for each word which name tags are possible.
type NameLayer struct {
	Style   int
	Allowed []uint64
	// Weight scales this layer's loss beside the sentence's own weight.
	Weight float32
}

// Tables and styles come from the engine.
type (
	Config = neural.Config
	Tables = neural.Tables
)

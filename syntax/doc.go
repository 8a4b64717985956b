// Package syntax reads English text: it finds sentences and tokens, tags them,
// gives their lemmas, draws a Universal Dependencies tree over each sentence and
// marks names.
//
// A [Text] owns the arrays; [Sentence], [Token], [Span] and [Name] are small
// values that look into it. All offsets are BYTES into the source text, end
// exclusive; positions of tokens and sentences count from 0 over the whole text.
// A Text never changes after it was made, so any number of goroutines may read it,
// and [Parse] itself may be called from any number of goroutines.
//
// Tokens follow the conventions of the English treebanks EWT and GUM: "don't" is
// two tokens ("do", "n't") of one multiword token, "15-year" is three. The tags
// and relations are those of UD version 2.
//
// The steps: internal/segment finds tokens and sentences, internal/neural tags,
// draws trees and marks names with the weights of the package model,
// internal/lemma gives lemmas. The weights of the first and the rules of the last
// are learned by
//
//	go run ./syntax/cmd/trainwords CORPORA
//
// in a few seconds; those of the neural model by make train.
//
// A sentence holds at most 250 tokens and a token at most 512 bytes; what is longer
// is cut, so that time is linear in the text whatever the bytes.
package syntax

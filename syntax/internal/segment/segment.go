// Package segment finds tokens and sentences in text. Both are a row of yes-or-no
// questions, each answered by a logistic regression over hashed features of its
// surroundings: does a token end between these two characters of a stretch without
// spaces, and does a sentence end between these two tokens. Weights are learned
// from EWT and GUM by train.go. A few firm rules stand above them, listed at
// [Segmenter.never] and [Segmenter.always].
package segment

import (
	"strings"

	"chancery/syntax/lexicon"
)

// Token is a word of the text: bytes Start up to End. Joined says that it
// continues a multiword token ("n't" after "do").
type Token struct {
	Start, End int32
	Joined     bool
}

// Segmenter holds the weights. It is safe for concurrent use.
type Segmenter struct {
	token, sentence weights
	// joins gives, for words that hide two words without a mark between them
	// ("cannot"), the offset in bytes of the second.
	joins map[string]int
	abbr  map[string]lexicon.Abbreviation

	syllables map[string]bool
	// starters are small words that, written with a capital, nearly always begin a
	// sentence.
	starters      []string
	starterHashes map[uint32]bool // of the words of starters
}

// MaxToken is how many bytes a token may hold; a longer stretch without spaces is
// cut there, at the end of a character.
const MaxToken = 512

// MaxSentence is how many tokens a sentence may hold; longer ones are cut after
// the last comma, semicolon, colon or dash of the stretch, or where none stands in
// its second half, at the bound.
const MaxSentence = 250

// Scratch is the working memory of one goroutine.
type Scratch struct {
	chars []char
	feats features
	left  []uint32 // hash of the chunk up to each character
	right []uint32 // hash of the chunk from each character on
	facts chunkFacts
	words []word
}

// Piece is where the stretch of text[start:end] ends that Tokens and Sentences may
// take at once: at the first blank line, else at end.
func Piece(text string, start, end int) int {
	for i := start; i < end; i++ {
		n := strings.IndexByte(text[i:end], '\n')
		if n < 0 {
			return end
		}
		i += n
		for j := i + 1; j < end && blankByte(text[j]); j++ {
			if text[j] == '\n' {
				return j + 1
			}
		}
	}
	return end
}

func blankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

package syntax

import "iter"

// Sentence is a sentence of a text. The methods of the zero Sentence panic.
type Sentence struct {
	text *Text
	i    int32
}

// Index is the position of the sentence in the whole text, from 0.
func (s Sentence) Index() int { return int(s.i) }

// First is the index of the sentence's first token.
func (s Sentence) First() int { return int(s.text.sents[s.i].first) }

// Last is the index just past the sentence's last token.
func (s Sentence) Last() int { return int(s.text.sents[s.i].last) }

// Len counts the tokens; it is never 0.
func (s Sentence) Len() int { return s.Last() - s.First() }

// Range is the index, in the ranges given to ParseRanges, of the one that holds
// the sentence.
func (s Sentence) Range() int { return int(s.text.sents[s.i].rng) }

// Start is the offset in bytes of the sentence's first token.
func (s Sentence) Start() int { return int(s.text.start[s.First()]) }

// End is the offset in bytes just past the sentence's last token.
func (s Sentence) End() int { return int(s.text.end[s.Last()-1]) }

// Text is the sentence as the source has it.
func (s Sentence) Text() string { return s.text.src[s.Start():s.End()] }

// Span is the span of all tokens of the sentence.
func (s Sentence) Span() Span { return Span{s.text, s.First(), s.Last()} }

// Tokens are the tokens of the sentence in order.
func (s Sentence) Tokens() iter.Seq[Token] { return s.Span().Tokens() }

// Root is the one token without a head.
func (s Sentence) Root() Token {
	for i := s.First(); i < s.Last(); i++ {
		if s.text.head[i] < 0 {
			return Token{s.text, int32(i)}
		}
	}
	return Token{s.text, int32(s.First())} // not reached: every tree has a root
}

// Span is a stretch of tokens of a text: First up to, not including, Last. It may
// be empty.
type Span struct {
	text        *Text
	First, Last int
}

// Len counts the tokens.
func (s Span) Len() int { return s.Last - s.First }

// Start is the offset in bytes of the first token; 0 for an empty span.
func (s Span) Start() int {
	if s.Len() <= 0 {
		return 0
	}
	return int(s.text.start[s.First])
}

// End is the offset in bytes just past the last token; 0 for an empty span.
func (s Span) End() int {
	if s.Len() <= 0 {
		return 0
	}
	return int(s.text.end[s.Last-1])
}

// Text is the span as the source has it.
func (s Span) Text() string {
	if s.Len() <= 0 {
		return ""
	}
	return s.text.src[s.Start():s.End()]
}

// Tokens are the tokens of the span in order.
func (s Span) Tokens() iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for i := s.First; i < s.Last; i++ {
			if !yield(Token{s.text, int32(i)}) {
				return
			}
		}
	}
}

// Contains tells whether the token lies in the span.
func (s Span) Contains(token int) bool { return s.First <= token && token < s.Last }

// Head is the token of the span whose head lies outside it, the first one if
// there are several; false for an empty span.
func (s Span) Head() (Token, bool) {
	for i := s.First; i < s.Last; i++ {
		if h := int(s.text.head[i]); h < s.First || h >= s.Last {
			return Token{s.text, int32(i)}, true
		}
	}
	return Token{}, false
}

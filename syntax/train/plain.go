package train

import (
	"chancery/syntax"
	"chancery/syntax/internal/neural"
)

type plainText struct{ Text string }

// readPlain splits unlabelled stories into sentences of words, up to a number
// of words.
func readPlain(path string, most int) ([]*Sentence, error) {
	texts, err := readLines[plainText](path)
	if err != nil {
		return nil, err
	}
	var out []*Sentence
	words := 0
	for _, t := range texts {
		if words > most {
			break
		}
		p := syntax.Parse(t.Text)
		for i := range p.Sentences() {
			s := &Sentence{Style: neural.StyleNeutral, Weight: 1}
			for tok := range p.Sentence(i).Tokens() {
				s.Words = append(s.Words, tok.Text())
			}
			if len(s.Words) >= 5 && len(s.Words) <= 70 {
				out = append(out, s)
				words += len(s.Words)
			}
		}
	}
	return out, nil
}

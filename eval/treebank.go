package eval

import (
	"errors"
	"fmt"
	"io"

	"chancery/syntax"
	"chancery/syntax/conllu"
)

// treebank reads a CoNLL-U file whole. A file without sentences is an error, since
// a score over nothing would look like a result.
func treebank(in io.Reader) ([]*conllu.Sentence, error) {
	sentences, err := conllu.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", inputName(in), err)
	}
	if len(sentences) == 0 {
		return nil, fmt.Errorf("%s: no sentences", inputName(in))
	}
	return sentences, nil
}

// parseTreebank analyses the words of a treebank, its sentences and words kept.
func parseTreebank(sentences []*conllu.Sentence) *syntax.Text {
	var out [][]syntax.Word
	for _, s := range sentences {
		words := make([]syntax.Word, 0, len(s.Words))
		for _, t := range s.Tokens() {
			for id := t.First; id <= t.Last; id++ {
				words = append(words, syntax.Word{
					Form:    s.Words[id-1].Form,
					Joined:  id > t.First,
					NoSpace: id < t.Last || !t.SpaceAfter,
				})
			}
		}
		out = append(out, words)
	}
	return syntax.ParseWords(out...)
}

// analysed writes our analysis of sentence i of a text into a copy of the words of
// a treebank's sentence. Enhanced graphs are dropped: we have none.
func analysed(text *syntax.Text, i int, gold *conllu.Sentence) (*conllu.Sentence, error) {
	s := text.Sentence(i)
	if s.Len() != len(gold.Words) {
		return nil, errors.New("the words of the treebank were not kept")
	}
	out := &conllu.Sentence{Comments: gold.Comments, Multiwords: gold.Multiwords}
	for k := range s.Tokens() {
		g := gold.Words[len(out.Words)]
		out.Words = append(out.Words, conllu.Word{
			Form: g.Form, Lemma: k.Lemma(), UPOS: string(k.UPOS()), XPOS: k.XPOS(), Feats: k.Feats(),
			Head: headID(k), Rel: string(k.Rel()), Deps: "_", Misc: g.Misc,
		})
	}
	return out, nil
}

// headID is the id of a token's head in its sentence, 0 at the root.
func headID(k syntax.Token) int {
	h, ok := k.Head()
	if !ok {
		return 0
	}
	return h.Index() - k.Sentence().First() + 1
}

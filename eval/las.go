package eval

import (
	"io"
	"slices"
	"strings"

	"chancery/syntax/conllu"
)

// lasTask parses the sentences of a treebank, its words and sentences kept.
var lasTask = Task{
	Name: "las",
	Doc:  "CoNLL-U, words and sentences kept: tags, lemmas, heads, relations; core arguments",
	Dev:  []string{"ewt-dev.conllu", "gum-dev.conllu"},
	Run:  runLAS,
}

func runLAS(in io.Reader, predictions io.Writer) (*Report, error) {
	gold, err := treebank(in)
	if err != nil {
		return nil, err
	}
	text := parseTreebank(gold)
	var out *conllu.Writer
	if predictions != nil {
		out = conllu.NewWriter(predictions)
	}
	var score treeScore
	for i, g := range gold {
		s, err := analysed(text, i, g)
		if err != nil {
			return nil, err
		}
		score.add(g, s)
		if out == nil {
			continue
		}
		if err := out.Write(s); err != nil {
			return nil, err
		}
	}
	if out != nil {
		if err := out.Flush(); err != nil {
			return nil, err
		}
	}
	return score.report(), nil
}

// treeScore counts what is right in trees over the same words.
type treeScore struct {
	all, plain wordScore // all words; those that gold does not tag PUNCT
	lemmas     int
	xpos       int
	feats      int
	exact      int
	sentences  int
	core       Tally
}

type wordScore struct{ n, uas, las, base, upos int }

// add compares the trees of one sentence.
func (t *treeScore) add(gold, ours *conllu.Sentence) {
	right := true
	for i, g := range gold.Words {
		s := ours.Words[i]
		t.all.add(g, s)
		if g.UPOS != "PUNCT" {
			t.plain.add(g, s)
		}
		t.lemmas += one(g.Lemma == s.Lemma)
		t.xpos += one(g.XPOS == s.XPOS)
		t.feats += one(g.Feats == s.Feats)
		right = right && g.Head == s.Head && g.Rel == s.Rel
		t.arguments(g, s)
	}
	t.sentences++
	t.exact += one(right)
}

func (w *wordScore) add(g, s conllu.Word) {
	head := g.Head == s.Head
	w.n++
	w.uas += one(head)
	w.las += one(head && g.Rel == s.Rel)
	w.base += one(head && baseRel(g.Rel) == baseRel(s.Rel))
	w.upos += one(g.UPOS == s.UPOS)
}

// coreArguments are the relations whose F1 is reported apart: who did what to
// whom, and what was said.
var coreArguments = []string{"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "ccomp", "xcomp", "obl:agent"}

// arguments counts the core arguments: right are those whose head and relation
// are.
func (t *treeScore) arguments(g, s conllu.Word) {
	if slices.Contains(coreArguments, g.Rel) {
		t.core.Add(g.Rel, Counts{Right: one(g.Head == s.Head && g.Rel == s.Rel), Gold: 1})
	}
	if slices.Contains(coreArguments, s.Rel) {
		t.core.Add(s.Rel, Counts{Predicted: 1})
	}
}

func (t *treeScore) report() *Report {
	r := &Report{}
	for _, part := range []struct {
		name string
		w    wordScore
	}{{"all words", t.all}, {"without punctuation", t.plain}} {
		r.Add(part.name, Share("UAS", part.w.uas, part.w.n), Share("LAS", part.w.las, part.w.n),
			Share("LAS, relations without subtype", part.w.base, part.w.n), Share("UPOS", part.w.upos, part.w.n))
	}
	r.Add("tags and lemmas, all words", Share("XPOS", t.xpos, t.all.n), Share("features", t.feats, t.all.n),
		Share("lemmas", t.lemmas, t.all.n))
	r.Add("core arguments, head and relation", append(t.core.RowsByGold(), PRF("all of them", t.core.Total()))...)
	return r.Add("sentences", Share("every head and relation right", t.exact, t.sentences))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func baseRel(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

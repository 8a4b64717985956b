package eval

import (
	"io"

	"chancery/syntax"
	"chancery/syntax/conllu"
)

// segmentTask reads the raw text of a treebank and scores all that was made of it
// as the CoNLL 2018 shared task does.
var segmentTask = Task{
	Name: "segment",
	Doc:  "CoNLL-U, its raw text read: tokens, words, sentences, tags and trees as in CoNLL 2018",
	Dev:  []string{"ewt-dev.conllu", "gum-dev.conllu"},
	Run:  runSegment,
}

func runSegment(in io.Reader, predictions io.Writer) (*Report, error) {
	gold, err := treebank(in)
	if err != nil {
		return nil, err
	}
	raw := conllu.NewRaw(gold)
	text := syntax.Parse(raw.Text)
	if predictions != nil {
		if err := text.WriteCoNLLU(predictions); err != nil {
			return nil, err
		}
	}
	g, s := goldUnits(raw), ourUnits(text)
	r := &Report{}
	r.Add("segmentation", PRF("tokens", overlap(g.tokens, s.tokens)), PRF("words", overlap(g.spans(), s.spans())),
		PRF("sentences", overlap(g.sentences, s.sentences)))
	upos, uas, las, full, lemmas := matchWords(g, s)
	r.Add("from raw text", PRF("UPOS", upos), PRF("UAS", uas), PRF("LAS", las), PRF("LAS with subtypes", full), PRF("lemmas", lemmas))
	return r.Note("Raw text as conllu_to_text.pl makes it: a space between sentences, a blank line at # newpar and " +
		"# newdoc; lines not wrapped. Words are matched by their place in the text without white space. LAS compares relations " +
		"without their subtypes, as CoNLL 2018 does."), nil
}

// units are what segmentation yields, in places of the text that do not count
// white space.
type units struct {
	tokens, sentences []conllu.Span
	words             []unit
}

type unit struct {
	conllu.Span
	upos, rel, lemma string
	head             int // index of the head among all words; -1 at a root
}

func (u units) spans() []conllu.Span {
	out := make([]conllu.Span, len(u.words))
	for i, w := range u.words {
		out[i] = w.Span
	}
	return out
}

func goldUnits(raw *conllu.Raw) units {
	d := newDense(raw.Text)
	var u units
	for _, t := range raw.Tokens {
		u.tokens = append(u.tokens, d.span(t))
	}
	for _, s := range raw.Sentences {
		u.sentences = append(u.sentences, d.span(s))
	}
	first := 0
	for i, w := range raw.Words {
		if i > 0 && w.Sentence != raw.Words[i-1].Sentence {
			first = i
		}
		u.words = append(u.words, unit{d.span(w.Span), w.Word.UPOS, w.Word.Rel, w.Word.Lemma, max(-1, first+w.Word.Head-1)})
		if w.Word.Head == 0 {
			u.words[i].head = -1
		}
	}
	return u
}

func ourUnits(text *syntax.Text) units {
	d := newDense(text.Source())
	var u units
	for i := range text.Sentences() {
		s := text.Sentence(i)
		u.sentences = append(u.sentences, d.span(conllu.Span{Start: s.Start(), End: s.End()}))
	}
	for i := range text.Len() {
		k := text.Token(i)
		span := d.span(conllu.Span{Start: k.Start(), End: k.End()})
		if n := len(u.tokens); k.Joined() && n > 0 {
			u.tokens[n-1].End = span.End
		} else {
			u.tokens = append(u.tokens, span)
		}
		head := -1
		if h, ok := k.Head(); ok {
			head = h.Index()
		}
		u.words = append(u.words, unit{span, string(k.UPOS()), string(k.Rel()), k.Lemma(), head})
	}
	return u
}

// overlap counts the spans that both lists have.
func overlap(gold, ours []conllu.Span) Counts {
	c := Counts{Predicted: len(ours), Gold: len(gold)}
	have := map[conllu.Span]int{}
	for _, s := range gold {
		have[s]++
	}
	for _, s := range ours {
		if have[s] > 0 {
			have[s]--
			c.Right++
		}
	}
	return c
}

// matchWords counts the words of equal span whose tag, head, head and relation, and
// lemma are right. A head is right if it is a word of equal span too, or the root
// in both.
func matchWords(g, s units) (upos, uas, las, full, lemmas Counts) {
	at := map[conllu.Span]int{}
	for i, w := range g.words {
		at[w.Span] = i
	}
	for _, w := range s.words {
		i, ok := at[w.Span]
		if !ok {
			continue
		}
		o := g.words[i]
		upos.Right += one(o.upos == w.upos)
		lemmas.Right += one(o.lemma == w.lemma)
		if w.head < 0 && o.head < 0 || w.head >= 0 && o.head >= 0 && s.words[w.head].Span == g.words[o.head].Span {
			uas.Right++
			las.Right += one(baseRel(o.rel) == baseRel(w.rel))
			full.Right += one(o.rel == w.rel)
		}
	}
	for _, c := range []*Counts{&upos, &uas, &las, &full, &lemmas} {
		c.Gold, c.Predicted = len(g.words), len(s.words)
	}
	return upos, uas, las, full, lemmas
}

// dense maps offsets in a text to offsets that do not count white space.
type dense []int32

func newDense(text string) dense {
	d := make(dense, len(text)+1)
	n := int32(0)
	for i := range len(text) {
		d[i] = n
		if c := text[i]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			n++
		}
	}
	d[len(text)] = n
	return d
}

func (d dense) span(s conllu.Span) conllu.Span {
	return conllu.Span{Start: int(d[s.Start]), End: int(d[s.End])}
}

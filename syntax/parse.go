package syntax

import (
	"math"
	"sync"

	"chancery/syntax/internal/lemma"
	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/segment"
	"chancery/syntax/model"
)

// maxSource is how many bytes of a text are read: offsets are kept in 32 bits.
const maxSource = math.MaxInt32 - 1

// Parse analyses a whole text. Blank lines end sentences. It never fails: bytes
// that are not UTF-8 become tokens of their own, and what lies beyond 2 GiB is not
// read.
func Parse(text string) *Text {
	return ParseRanges(text, []Range{{0, len(text)}})
}

// ParseRanges analyses the given ranges of a text, in their order; no sentence
// crosses the end of a range, and the bytes outside are skipped. Ranges are meant
// to be sorted and apart: a range is cut where it overlaps the one before it or
// lies outside the text.
func ParseRanges(text string, ranges []Range) *Text { return parse(text, ranges, Plain) }

// Convention says how far a name reaches. Corpora differ in it; only [Plain] is
// meant for reading, the others for scoring against a corpus.
type Convention int

// The conventions.
const (
	Plain       Convention = neural.StyleNeutral // the name alone: "Lee Jae Myung"
	GUM         Convention = neural.StyleGUM     // with article, title, apposition
	SocialMedia Convention = neural.StyleSocial  // WNUT17's
	Defence     Convention = neural.StyleDefence // re3d's
)

// ParseNames is [Parse] with names under another convention.
func ParseNames(text string, c Convention) *Text {
	return parse(text, []Range{{0, len(text)}}, c)
}

func parse(text string, ranges []Range, c Convention) *Text {
	e := load()
	w := e.worker(c)
	defer e.release(w)
	ranges = append([]Range(nil), ranges...)
	if plain, cuts := visible(text); cuts != nil {
		t := e.parse(plain, shorten(ranges, cuts), w)
		t.restore(text, ranges, cuts)
		return t
	}
	return e.parse(text, ranges, w)
}

// parse is [ParseRanges] on text without invisible characters. The ranges become
// the text's.
func (e *engine) parse(text string, ranges []Range, w *worker) *Text {
	t := &Text{src: text, ranges: ranges, labels: e.labels}
	limit, from := min(len(text), maxSource), 0
	for i, r := range ranges {
		start, end := min(max(r.Start, from), limit), min(r.End, limit)
		if start >= end {
			continue
		}
		from = end
		e.segment(t, w, start, end, i)
	}
	e.analyze(t, w)
	t.link()
	return t
}

// engine is the embedded model and what was derived from its tables.
type engine struct {
	segmenter *segment.Segmenter
	model     *neural.Model // nil if the embedded weights cannot be read
	err       error
	labels    *labels
	names     []NameType
	lemmas    *lemma.Lemmatizer
	past      past
	active    active
	styles    styles
	warm      chan *worker // what remembers words, handed on from one Parse to the next
	pool      sync.Pool    // of *worker, for more at once than warm holds
}

// maxWarm bounds the workers that are kept for good, of some 20 MB each.
const maxWarm = 4

// worker is the working memory of one Parse.
type worker struct {
	scratch *neural.Scratch
	out     neural.Analysis
	words   []string
	kept    []int32 // see styles.without
	segment segment.Scratch
	tokens  []segment.Token
}

var load = sync.OnceValue(func() *engine {
	e := &engine{segmenter: must(segment.Load()), lemmas: must(lemma.Load())}
	e.model, e.err = model.Load()
	if e.err != nil {
		e.model = nil
	}
	e.warm = make(chan *worker, maxWarm)
	e.pool.New = func() any {
		w := &worker{}
		if e.model != nil {
			w.scratch = e.model.NewScratch()
		}
		return w
	}
	if e.model == nil {
		e.labels = plainLabels
		return e
	}
	tab := e.model.Tables()
	e.labels = &labels{xpos: tab.XPOS, feat: tab.Feats}
	for _, s := range tab.UPOS {
		e.labels.upos = append(e.labels.upos, UPOS(s))
	}
	for _, s := range tab.Rels {
		e.labels.rel = append(e.labels.rel, Rel(s))
	}
	for _, s := range tab.Names {
		e.names = append(e.names, NameType(s))
	}
	e.past = newPast(e.labels)
	e.active = newActive(e.labels)
	e.styles = newStyles(e.labels)
	return e
})

// worker takes working memory; release gives it back. A pool alone would hand a fresh
// one to whoever runs on another core than the last, without the words it remembers.
func (e *engine) worker(c Convention) *worker {
	var w *worker
	select {
	case w = <-e.warm:
	default:
		w = e.pool.Get().(*worker)
	}
	if w.scratch != nil {
		w.scratch.NameStyle = int(c)
	}
	return w
}

func (e *engine) release(w *worker) {
	select {
	case e.warm <- w:
	default:
		e.pool.Put(w)
	}
}

// must is for embedded files that every test reads.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Ready reads the embedded model, so that a later Parse need not, and tells
// whether it could be read. Without a model Parse still yields tokens and
// sentences, with crude tags and flat trees.
func Ready() error { return load().err }

// analyze tags the sentences of t, draws their trees and marks their names.
func (e *engine) analyze(t *Text, w *worker) {
	n := t.Len()
	t.upos, t.xpos = make([]uint16, n), make([]uint16, n)
	t.feat, t.rel = make([]uint16, n), make([]uint16, n)
	t.head, t.lower, t.lemma = make([]int32, n), make([]int32, n), make([]int32, n)
	vocab := newVocabulary()
	lemmas := newTextLemmas(e.lemmas, vocab)
	for _, s := range t.sents {
		w.words = w.words[:0]
		for i := s.first; i < s.last; i++ {
			w.words = append(w.words, t.src[t.start[i]:t.end[i]])
		}
		if e.model != nil {
			e.understand(t, s, w)
			t.coordinate(s)
			e.active.mend(t, s)
		} else {
			plain(t, s, w.words)
		}
		for i, form := range w.words {
			k := int(s.first) + i
			if t.labels.upos[t.upos[k]] == Punct {
				t.flags[k] &^= flagJoined // a closing quote, not the apostrophe of a genitive
			}
			t.lower[k] = vocab.lowerID(form)
			e.past.mend(t, k, vocab.words[t.lower[k]])
			t.lemma[k] = lemmas.id(form, t.lower[k], t.xpos[k], t.labels.xpos[t.xpos[k]])
		}
	}
	t.vocab = vocab.words
	clear(w.words[:cap(w.words)]) // keep no text alive in the pool
}

// understand analyses the words of one sentence.
func (e *engine) understand(t *Text, s sentence, w *worker) {
	kept := e.styles.without(w.words, w.kept)
	if kept == nil {
		e.model.Analyze(w.words, w.scratch, &w.out)
		e.store(t, s, &w.out, func(i int32) int32 { return i })
		return
	}
	w.kept = kept
	words := make([]string, len(kept))
	for i, at := range kept {
		words[i] = w.words[at]
	}
	e.model.Analyze(words, w.scratch, &w.out)
	e.store(t, s, &w.out, func(i int32) int32 { return kept[i] })
	e.styles.hang(t, s, kept)
}

// store copies the analysis of one sentence into the text; at tells the place in the
// sentence of each word that was analysed.
func (e *engine) store(t *Text, s sentence, a *neural.Analysis, at func(int32) int32) {
	for i := range a.Head {
		k := s.first + at(int32(i))
		t.upos[k], t.xpos[k] = uint16(a.UPOS[i]), uint16(a.XPOS[i])
		t.feat[k], t.rel[k] = a.Feats[i], uint16(a.Rel[i])
		t.head[k] = -1
		if h := a.Head[i]; h >= 0 {
			t.head[k] = s.first + at(h)
		}
	}
	for i := 0; i < len(a.Name); {
		if a.Name[i] == 0 {
			i++
			continue
		}
		kind, end := (a.Name[i]-1)/2, i+1
		for end < len(a.Name) && a.Name[end] == 2*kind+2 {
			end++
		}
		first := int(s.first)
		t.names = append(t.names, Name{first + int(at(int32(i))), first + int(at(int32(end-1))) + 1, e.names[kind]})
		i = end
	}
}

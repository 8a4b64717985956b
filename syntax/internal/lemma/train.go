package lemma

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/syntax/conllu"
)

// Train learns rules from treebanks and writes them as rules.tsv.
func Train(treebanks [][]*conllu.Sentence, out io.Writer) error {
	endings, cases := newTally[edit](false), newTally[casing](true)
	for _, t := range treebanks {
		for _, s := range t {
			for _, w := range s.Words {
				observe(w, endings, cases)
			}
		}
	}
	fmt.Fprint(out, `# How lemmas are made, learned from the train parts of UD English EWT (CC BY-SA 4.0) and GUM
# (annotations CC BY 4.0) by: go run ./syntax/cmd/trainwords CORPORA
# Columns: kind; Penn tag; ending of the small form, with ^ the whole form, or for kind case its shape;
# characters to cut, or the case of the lemma; characters to add.
`)
	for _, r := range endings.rules() {
		fmt.Fprintf(out, "ending\t%s\t%s\t%d\t%s\n", r.tag, r.ending, r.answer.cut, r.answer.add)
	}
	for _, r := range cases.rules() {
		fmt.Fprintf(out, "case\t%s\t%s\t%s\t\n", r.tag, r.ending, casingNames[r.answer])
	}
	return nil
}

// observe counts what one word of a treebank teaches. Words that a treebank marks
// as misspelled, or whose lemma is unlike the form, teach only their own form.
func observe(w conllu.Word, endings *tally[edit], cases *tally[casing]) {
	if w.Lemma == "_" || strings.Contains(w.Feats, "Typo=Yes") || w.Rel == "goeswith" || strings.ContainsAny(w.Form+w.Lemma, "\t ") {
		return
	}
	lower, lemma := strings.ToLower(w.Form), strings.ToLower(w.Lemma)
	e := between(lower, lemma)
	endings.see(w.XPOS, "^"+lower, e)
	for i := max(0, len(lower)-longest); i <= len(lower); i++ {
		endings.see(w.XPOS, lower[i:], e)
	}
	c := small
	switch {
	case w.Lemma == e.apply(w.Form) && w.Lemma != lemma:
		c = asForm
	case w.Lemma != lemma:
		c = capital
	}
	sh := string(shape(w.Form))
	cases.see(w.XPOS, sh, c)
	cases.see(w.XPOS, "^"+sh+lower, c)
}

// tally counts answers by tag and ending.
type tally[T comparable] struct {
	counts map[string]map[string]map[T]int
	shapes bool // endings are shapes, or "^", a shape and a form
}

func newTally[T comparable](shapes bool) *tally[T] {
	return &tally[T]{map[string]map[string]map[T]int{}, shapes}
}

func (t *tally[T]) see(tag, ending string, answer T) {
	if t.counts[tag] == nil {
		t.counts[tag] = map[string]map[T]int{}
	}
	if t.counts[tag][ending] == nil {
		t.counts[tag][ending] = map[T]int{}
	}
	t.counts[tag][ending][answer]++
}

type learned[T any] struct {
	tag, ending string
	answer      T
}

// rules keeps an ending only where its most frequent answer differs from that of
// the next shorter ending that was kept, and an ending that is no whole form only
// if it was seen twice.
func (t *tally[T]) rules() []learned[T] {
	var out []learned[T]
	for tag, endings := range t.counts {
		names := make([]string, 0, len(endings))
		for e := range endings {
			names = append(names, e)
		}
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
		})
		kept := map[string]T{}
		for _, e := range names {
			answer, n := majority(endings[e])
			if rank(e) < 1000 && n < 2 && e != "" {
				continue
			}
			if t.above(kept, e) == answer {
				continue
			}
			kept[e] = answer
			out = append(out, learned[T]{tag, e, answer})
		}
	}
	slices.SortFunc(out, func(a, b learned[T]) int {
		return cmp.Or(cmp.Compare(a.tag, b.tag), cmp.Compare(rank(a.ending), rank(b.ending)), cmp.Compare(a.ending, b.ending))
	})
	return out
}

// rank puts short endings before long ones and whole forms last.
func rank(ending string) int {
	if strings.HasPrefix(ending, "^") {
		return 1000
	}
	return len(ending)
}

// above is the answer that an ending would have without a rule of its own.
func (t *tally[T]) above(kept map[string]T, ending string) T {
	if t.shapes {
		if len(ending) < 2 {
			return *new(T)
		}
		return kept[ending[1:2]]
	}
	word := strings.TrimPrefix(ending, "^")
	if word == ending && ending != "" {
		word = ending[1:]
	}
	for i := max(0, len(word)-longest); i <= len(word); i++ {
		if a, ok := kept[word[i:]]; ok {
			return a
		}
	}
	return *new(T)
}

// majority is the most frequent answer; of equals the one that prints first.
func majority[T comparable](counts map[T]int) (best T, n int) {
	for a, k := range counts {
		if k > n || k == n && fmt.Sprint(a) < fmt.Sprint(best) {
			best, n = a, k
		}
	}
	return best, n
}

package formula

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/syntax"
)

// Finder looks for set phrases in many texts that were read before, without
// reading those again in which nothing changed. It may not be shared by
// goroutines.
type Finder struct {
	set   *Set
	words map[string][]string // what a word, as written, may be read as; empty when it is left out
}

// NewFinder makes a finder for a list.
func NewFinder(set *Set) *Finder { return &Finder{set: set, words: map[string][]string{}} }

// maxFinderWords bounds the memory of a finder; forgetting is harmless.
const maxFinderWords = 200_000

// Unchanged tells that a text holds the set phrases given and no others, at a
// glance: each word is taken in every dictionary form that it may have. When it
// is false, [Finder.Read] tells what the text holds.
func (f *Finder) Unchanged(text string, have []record.Formula) bool {
	q := record.NewQuoter(text)
	found := f.glance(text, 0, len(text))
	if len(found) != len(have) {
		return false
	}
	have = slices.Clone(have)
	slices.SortFunc(have, func(a, b record.Formula) int { return cmp.Compare(a.Evidence.Start, b.Evidence.Start) })
	for i, m := range found {
		e := f.set.entries[m.entry]
		variant := ""
		if m.variant >= 0 {
			variant = e.wording(m.variant)
		}
		span := q.Quote(m.start, m.end)
		if have[i].Formula != e.Formula || have[i].Variant != variant || have[i].Evidence.Start != span.Start || have[i].Evidence.End != span.End {
			return false
		}
	}
	return true
}

// Read finds the set phrases of a document as it is read the first time; only
// the segments in which there may be one, or was one, are parsed.
func (f *Finder) Read(d *record.Document, had []record.Formula) []record.Formula {
	q := record.NewQuoter(d.Text)
	var ranges []syntax.Range
	for _, s := range d.Segments {
		if s.Kind != record.Title && s.Kind != record.CaptionSeg && s.Kind != record.Paragraph {
			continue
		}
		r := syntax.Range{Start: q.Byte(s.Start), End: q.Byte(s.End)}
		if len(f.glance(d.Text, r.Start, r.End)) > 0 || slices.ContainsFunc(had, func(h record.Formula) bool {
			return s.Start <= h.Evidence.Start && h.Evidence.End <= s.End
		}) {
			ranges = append(ranges, r)
		}
	}
	list := f.set.Read(q, syntax.ParseRanges(d.Text, ranges))
	if list == nil {
		list = []record.Formula{}
	}
	return list
}

// glance finds all that may be a set phrase between two bytes of a text, as
// Set.Read does in a sentence, with every mark read across.
func (f *Finder) glance(text string, start, end int) []match {
	var words []glanced
	begin := -1
	flush := func(stop int) {
		if begin >= 0 {
			if forms := f.forms(text[begin:stop]); len(forms) > 0 {
				words = append(words, glanced{forms, begin, stop})
			}
			begin = -1
		}
	}
	for i, r := range text[start:end] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if begin < 0 {
				begin = start + i
			}
			continue
		}
		flush(start + i)
	}
	flush(end)
	var out []match
	for i := range words {
		m := match{first: i}
		f.set.trie.glance(words, i, &m)
		if m.last > i {
			m.start, m.end = words[i].start, words[m.last-1].end
			out = append(out, m)
		}
	}
	return longest(out)
}

// glanced is a word with all that it may be read as.
type glanced struct {
	forms      []string
	start, end int
}

func (n *node) glance(words []glanced, i int, best *match) {
	if n.end && (i > best.last || i == best.last && n.variant < best.variant) {
		best.last, best.phrase = i, n.phrase
	}
	if i == len(words) || n.next == nil {
		return
	}
	for _, form := range words[i].forms {
		if next := n.next[form]; next != nil {
			next.glance(words, i+1, best)
		}
	}
}

func (f *Finder) forms(word string) []string {
	if forms, ok := f.words[word]; ok {
		return forms
	}
	lower := strings.ToLower(word)
	forms := []string{}
	for _, w := range append([]string{lower}, syntax.Lemmas(word, lower)...) {
		if folded := f.set.fold(strings.ToLower(w)); folded != "" && !slices.Contains(forms, folded) {
			forms = append(forms, folded)
		}
	}
	if f.set.fold(lower) == "" {
		forms = nil // an article
	}
	if len(f.words) >= maxFinderWords {
		clear(f.words)
	}
	f.words[word] = forms
	return forms
}

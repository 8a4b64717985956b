package formula

import (
	"sort"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/syntax"
)

// Read lists the set phrases in the text, in its order and apart. The variant is
// given where the words are not the canonical ones. Speakers are left empty: who
// reads the statements knows them. The time is linear in the text.
func (s *Set) Read(q *record.Quoter, text *syntax.Text) []record.Formula {
	var out []record.Formula
	for i := range text.Sentences() {
		for _, m := range longest(s.matches(s.sentenceWords(text.Sentence(i)))) {
			if s.everyday[m.entry] && !s.ofStates(text.Sentence(i), m) {
				continue
			}
			e := s.entries[m.entry]
			f := record.Formula{Formula: e.Formula, Evidence: q.Quote(m.start, m.end)}
			if m.variant >= 0 {
				f.Variant = e.wording(m.variant)
			}
			out = append(out, f)
		}
	}
	return out
}

// ofStates tells whether a sentence speaks of states: it has a proper noun or a word
// of the context outside of the phrase.
func (s *Set) ofStates(sentence syntax.Sentence, m match) bool {
	for t := range sentence.Tokens() {
		if m.start <= t.Start() && t.End() <= m.end {
			continue
		}
		if t.UPOS() == syntax.Propn || s.context[t.Lower()] {
			return true
		}
	}
	return false
}

// word is a word of a sentence as phrases are matched: its folded form and
// dictionary form, and its bytes in the text.
type word struct {
	form, lemma string
	start, end  int
}

// match is a wording found: words first up to last, and their bytes.
type match struct {
	phrase
	first, last int
	start, end  int
}

// sentenceWords cuts the tokens of a sentence into words that count. Other
// punctuation than commas, hyphens and quotation marks stays as a word that no
// phrase has.
func (s *Set) sentenceWords(sentence syntax.Sentence) []word {
	var out []word
	for t := range sentence.Tokens() {
		pieces := cut(t.Lower())
		if len(pieces) == 0 {
			if !passes(t.Text()) {
				out = append(out, word{form: t.Text(), start: t.Start(), end: t.End()})
			}
			continue
		}
		at := 0
		for _, p := range pieces {
			w := word{form: s.fold(p), start: t.Start(), end: t.End()}
			if len(pieces) == 1 {
				w.lemma = s.fold(strings.ToLower(t.Lemma()))
			}
			// The bytes of a piece are known only where lower case kept its length.
			if raw := t.Text(); len(raw) == len(t.Lower()) {
				i := at + strings.Index(t.Lower()[at:], p)
				w.start, w.end = t.Start()+i, t.Start()+i+len(p)
				at = i + len(p)
			}
			if w.form != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// passes reports marks that a phrase is read across.
func passes(s string) bool {
	for _, r := range s {
		if r != ',' && r != '-' && r != '\'' && !unicode.In(r, unicode.Pd, unicode.Pi, unicode.Pf) && r != '"' && r != '`' {
			return false
		}
	}
	return true
}

// matches finds the longest wording that begins at each word.
func (s *Set) matches(words []word) []match {
	var out []match
	for i := range words {
		m := match{first: i}
		s.trie.walk(words, i, &m)
		if m.last > i {
			m.start, m.end = words[i].start, words[m.last-1].end
			out = append(out, m)
		}
	}
	return out
}

// walk follows the tree from word i by form and by dictionary form, and keeps
// the longest end; of two equally long ones the form's. The depth is bounded by
// the longest wording.
func (n *node) walk(words []word, i int, best *match) {
	if n.end && (i > best.last || i == best.last && n.variant < best.variant) {
		best.last, best.phrase = i, n.phrase
	}
	if i == len(words) || n.next == nil {
		return
	}
	if next := n.next[words[i].form]; next != nil {
		next.walk(words, i+1, best)
	}
	if lemma := words[i].lemma; lemma != words[i].form && lemma != "" {
		if next := n.next[lemma]; next != nil {
			next.walk(words, i+1, best)
		}
	}
}

// longest keeps, of matches that overlap, the one with more words, then the
// earlier.
func longest(all []match) []match {
	sort.SliceStable(all, func(a, b int) bool { return all[a].last-all[a].first > all[b].last-all[b].first })
	var kept []match
	for _, m := range all {
		free := true
		for _, k := range kept {
			if m.first < k.last && k.first < m.last {
				free = false
				break
			}
		}
		if free {
			kept = append(kept, m)
		}
	}
	sort.Slice(kept, func(a, b int) bool { return kept[a].first < kept[b].first })
	return kept
}

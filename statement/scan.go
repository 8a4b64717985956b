package statement

import (
	"slices"

	"chancery/syntax"
)

// hit is a place where words of the lexicon stand.
type hit struct {
	span
	entry *cueEntry
}

// maxGap is how many words "~" may stand for.
const maxGap = 5

// scan finds the cues between two tokens, the longest at each place. Traps
// take the place of what they cover.
func (r *reader) scan(s span) []hit {
	var out []hit
	for i := s.first; i < s.last; {
		h, ok := r.longest(i, s.last)
		if !ok {
			i++
			continue
		}
		if h.entry.form != trapCue {
			out = append(out, h)
		}
		i = h.last
	}
	return out
}

func (r *reader) longest(i, end int) (hit, bool) {
	var best hit
	for _, base := range r.lex.bases[r.lower[i]] {
		for _, e := range r.lex.cues[base] {
			last, ok := r.match(e.words, i, end)
			if !ok || !r.fits(e, i, last) || r.dated(last, end) {
				continue
			}
			if best.entry != nil && gapped(e) && gapped(best.entry) && last != best.last {
				if last < best.last { // "expressed gratitude for the support" is gratitude
					best = hit{span{i, last}, e}
				}
				continue
			}
			if last > best.last || last == best.last && better(e, best.entry) {
				best = hit{span{i, last}, e}
			}
		}
	}
	return best, best.entry != nil
}

// dated reports whether the "on" that ends before token i opens a date, and belongs to no
// cue: "reported on April 5", "called on 3 May".
func (r *reader) dated(i, end int) bool {
	if i >= end || !r.isAny(i-1, "on") {
		return false
	}
	return r.isMonthOrDay(i) || i+1 < end && r.upos[i] == syntax.Num && r.isMonthOrDay(i+1)
}

// gapped reports whether an entry lets other words come between its own.
func gapped(e *cueEntry) bool { return slices.Contains(e.words, "~") }

// better decides between two entries of the same words: traps first, then the
// one with more patterns of content.
func better(a, b *cueEntry) bool {
	if b == nil || a.form == trapCue {
		return true
	}
	return b.form != trapCue && a.weak != b.weak && b.weak
}

// match lays the words of a pattern over the tokens from i on and gives the end.
func (r *reader) match(words []string, i, end int) (int, bool) {
	if !r.is(i, words[0]) {
		return 0, false
	}
	k := i + 1
	for w := 1; w < len(words); w++ {
		if words[w] == "~" {
			continue
		}
		gap := 0
		if words[w-1] == "~" {
			gap = maxGap
		} else if r.upos[min(k, r.n-1)] == syntax.Adv && k < end && !r.is(k, words[w]) {
			k++ // "called again on"
		}
		for gap > 0 && k < end && !r.is(k, words[w]) && r.inPhrase(k) {
			k++
			gap--
		}
		if k >= end || !r.is(k, words[w]) {
			return 0, false
		}
		k++
	}
	return k, true
}

// inPhrase reports whether a token may stand between a verb and its noun.
func (r *reader) inPhrase(i int) bool {
	switch r.upos[i] {
	case syntax.Verb, syntax.Punct, syntax.Sconj, syntax.Aux:
		return r.xpos[i] == "VBN" || r.lower[i] == "'s" || r.lower[i] == "-"
	}
	return true
}

// fits reports whether the tokens have the part of speech that the form of the
// cue asks for.
func (r *reader) fits(e *cueEntry, i, last int) bool {
	switch e.form {
	case verbCue:
		switch r.upos[i] {
		case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Adp, syntax.Adv, syntax.Det:
			return false
		}
		return true
	case nounCue:
		return r.upos[i] == syntax.Noun
	}
	return true
}

// use is how a verb stands in its sentence.
type use uint8

const (
	finite use = iota
	participle
	unsaid // denied, wished, possible, future, passive: nobody said it
	undone // "did not agree": he refused what the cue names
)

var (
	modals    = []string{"will", "would", "may", "might", "could", "can", "shall", "should", "must", "'d", "’d", "cannot"}
	haveForms = []string{"has", "have", "had", "having"}
	beForms   = []string{"is", "are", "was", "were", "be", "been", "being", "am"}
	doForms   = []string{"do", "does", "did"}
)

// useOf tells how the verb of a cue is used, and where its verb group begins.
func (r *reader) useOf(h hit, sentence span) (use, int) {
	v := h.first
	if q, ok := r.reportedAs(v, sentence); ok {
		// "was quoted as saying": the one quoted says it.
		_, group := r.useOf(hit{span{q, v}, h.entry}, sentence)
		return finite, group
	}
	first := v
	var modal, not, have, be, to bool
	for k := v - 1; k >= sentence.first; k-- {
		w := r.lower[k]
		switch {
		case w == "not" || w == "never" || w == "neither":
			not = true
		case slices.Contains(modals, w) && r.upos[k] != syntax.Propn:
			modal = true
		case slices.Contains(haveForms, w):
			have = true
		case slices.Contains(beForms, w):
			be = true
		case slices.Contains(doForms, w):
		case w == "to" && r.upos[k] != syntax.Adp || w == "to" && k == v-1:
			to = true
		case r.upos[k] == syntax.Adv || r.orders(k) || r.isAny(k, "also", "further", "again", "then", "once", "jointly"):
			// An adverb counts only before what else belongs to the group.
		default:
			return r.judge(v, modal, not, have, be, to), first
		}
		first = k
	}
	return r.judge(v, modal, not, have, be, to), first
}

func (r *reader) judge(v int, modal, not, have, be, to bool) use {
	x := r.xpos[v]
	ing := x == "VBG" || len(r.lower[v]) > 4 && r.lower[v][len(r.lower[v])-3:] == "ing" && x != "VB" && x != "VBP"
	switch {
	case not && !modal && !to && !be && !ing && (have || r.isAny(v-2, doForms...) || r.isAny(v-3, doForms...)):
		return undone
	case modal || not || to:
		return unsaid
	case ing && !be && r.nominalized(v) && !r.opensContent(v+1):
		return unsaid // "the necessity of maintaining the ceasefire"
	case ing && !be:
		return participle
	case ing:
		return finite
	case be && !have:
		return unsaid // passive
	case be && have:
		return unsaid
	case x == "VB" && !r.hasSubject(v):
		return unsaid
	case x == "VBN" && !have && !r.hasSubject(v):
		return unsaid
	}
	return finite
}

// nominalized reports whether a participle stands for a noun, behind a preposition
// and adverbs: "the importance of further advancing work".
func (r *reader) nominalized(v int) bool {
	k := v - 1
	for k >= 0 && (r.upos[k] == syntax.Adv || r.lower[k] == "further") {
		k--
	}
	return k >= 0 && r.isAny(k, "of", "for", "on", "from")
}

// hasSubject reports whether the tree gives the verb, or the verb it is joined
// to, a subject.
func (r *reader) hasSubject(v int) bool {
	_, ok := r.subject(v)
	return ok
}

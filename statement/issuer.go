package statement

import (
	"slices"

	"chancery/actor"
)

// issuerReach is how many sentences back a paper that speaks is looked for.
const issuerReach = 4

// issuer finds who speaks by a paper, "the statement said", "the statement added":
// the country or body that the text tells to have put it out, in these words or
// in one of the last sentences. It is -1 for none.
func (r *reader) issuer(f *found) int {
	head := f.source.last - 1
	if who := r.writer(head); who >= 0 {
		return who
	}
	if f.source.last-f.source.first > 4 || !r.paper(head) {
		return -1
	}
	s := r.text.Token(head).Sentence()
	for n := s.Index(); n >= max(0, s.Index()-issuerReach); n-- {
		t := r.text.Sentence(n)
		if t.Len() == 0 || r.para[t.First()] < 0 {
			break
		}
		for k := min(t.Last(), head+1) - 1; k >= t.First(); k-- {
			if r.paper(k) && r.quoted[k] < 0 {
				if who := r.issuedBy(k, t.First(), t.Last()); who >= 0 {
					return who
				}
				if who := r.saidInPaper(k); who >= 0 {
					return who
				}
			}
		}
	}
	if p := r.last; p.who >= 0 && r.states(actor.Mention{Actor: p.who}) && p.source < f.source.first && r.para[f.source.first]-p.paragraph <= 1 {
		return p.who // "…, the press service said. "…," the statement reads"
	}
	return -1
}

// writer is who speaks by a letter: the one who has just said something in it, or
// has just written. It is -1 for none.
func (r *reader) writer(head int) int {
	p := r.last
	if !r.isAny(head, "letter", "message") || p.who < 0 || p.source >= head || r.para[head]-p.paragraph > 1 {
		return -1
	}
	s := r.sentence(p.source)
	for k := s.first; k < s.last; k++ {
		if r.lower[k] == r.lower[head] || r.is(k, "write") {
			return p.who
		}
	}
	return -1
}

// paper reports whether a token names a text that states something.
func (r *reader) paper(k int) bool {
	return r.isAny(k, "statement", "communique", "communiqué", "readout", "release")
}

// issuedBy is who put out the paper at token k by the words around it: "a Foreign
// Ministry statement", "a statement issued by the palace".
func (r *reader) issuedBy(k, first, last int) int {
	for j := k + 1; j < min(last, k+5); j++ {
		if r.isAny(j, "by", "from", "of") && j+1 < last {
			for _, m := range r.cast.Within(r.start(j+1), r.end(min(last, j+9)-1)) {
				if m.WholeFirst <= j+2 && r.states(m) {
					return m.Actor
				}
			}
		}
	}
	for _, m := range r.cast.Within(r.start(max(first, k-6)), r.end(k)) {
		if m.Last <= k && k-m.Last <= 1 && r.states(m) {
			return m.Actor
		}
	}
	return -1
}

// states reports whether a mention is of a country or body, which puts out papers.
func (r *reader) states(m actor.Mention) bool {
	if m.Actor < 0 {
		return false
	}
	k := r.cast.Actors[m.Actor].Kind
	return k == actor.Organization || k == actor.Country
}

// saidInPaper is the country or body that says something in the sentence of the
// paper at token k: "In a statement, the ministry said".
func (r *reader) saidInPaper(k int) int {
	s := r.sentence(k)
	at, _ := slices.BinarySearchFunc(r.found, s.first, func(f found, first int) int { return f.contents[0].first - first })
	for ; at < len(r.found) && r.found[at].contents[0].first < s.last; at++ {
		f := &r.found[at]
		if f.source.empty() || !s.has(f.source.first) || f.source.has(k) {
			continue
		}
		if who, _ := r.speaker(f); who >= 0 && r.states(actor.Mention{Actor: who}) {
			return who
		}
	}
	return -1
}

package compare

import (
	"fmt"
	"slices"
	"strings"
)

// differ marks the words of each clause that some other clause of the group lacks,
// and which of them it has no word for.
func (l *lexicon) differ(units []unit, g []int) {
	for _, i := range g {
		u := &units[i]
		u.Differ, u.Alone = nil, nil
		q := u.told.quoter
		start, _ := q.Bytes(u.Evidence)
		for _, w := range u.words {
			if l.idle(w) && !l.is("not", w.lower) {
				continue
			}
			lacking := slices.ContainsFunc(g, func(j int) bool {
				return !slices.ContainsFunc(units[j].words, func(v word) bool { return v.stem == w.stem || v.key == w.key && named(w.key) })
			})
			if !lacking {
				continue
			}
			u.Differ = append(u.Differ, q.Quote(start+w.start, start+w.end))
			if slices.ContainsFunc(g, func(j int) bool { return j != i && !u.says(w, &units[j]) }) {
				u.Alone = append(u.Alone, q.Quote(start+w.start, start+w.end))
			}
		}
	}
}

// says tells whether another clause has a word or phrase for what a word of this one
// stands for.
func (u *unit) says(w word, v *unit) bool {
	at, ok := u.index[w.key]
	if !ok {
		return false
	}
	_, much := u.terms[at].among(v)
	return much >= alikeWeight
}

// mostCommon is how many words in common a reason names.
const mostCommon = 5

// inCommon names what two clauses have in common, in the words of the first, and in
// those of the second where they are others: "open (reopen)". Names of the parties and
// words that stand in every readout are left out.
func inCommon(a, b *unit) string {
	var out []string
	told := map[int]bool{}
	for _, p := range a.stretches() {
		t := &a.terms[a.index[p.key]]
		at, much := t.among(b)
		if t.weight < someWeight || much < alikeWeight || told[at] {
			continue
		}
		told[at] = true
		words := a.Evidence.Exact[p.start:p.end]
		for _, q := range b.stretches() {
			if theirs := b.Evidence.Exact[q.start:q.end]; q.key == b.terms[at].key && stem(theirs) != stem(words) && !strings.EqualFold(theirs, words) {
				words = fmt.Sprintf("%s (%s)", words, theirs)
				break
			}
		}
		out = append(out, words)
	}
	return strings.Join(out[:min(len(out), mostCommon)], ", ")
}

// stretch is the place of a term in its clause, in bytes.
type stretch struct {
	key        string
	start, end int
}

// stretches are the places of a clause's terms, in their order.
func (u *unit) stretches() []stretch {
	var out []stretch
	for _, w := range u.words {
		if _, ok := u.index[w.key]; !ok {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].key == w.key {
			out[n].end = w.end
			continue
		}
		out = append(out, stretch{w.key, w.start, w.end})
	}
	return out
}

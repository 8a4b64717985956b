package compare

import (
	"slices"
	"strings"
)

// halfWeight is what either half of a clause must say.
const halfWeight = 1.0

// halved cuts in two the clauses of which the halves go with two clauses of another
// account ("A and B" where the other has A and has B), and leaves the others whole.
func (l *lexicon) halved(units []unit, apart func(a, b *told) bool) []unit {
	var parts []unit
	var of []int // for each part the unit that it is of
	cut := make([]bool, len(units))
	for i := range units {
		halves := l.halves(&units[i])
		cut[i] = halves != nil
		if halves == nil {
			halves = units[i : i+1]
		}
		for _, h := range halves {
			parts, of = append(parts, h), append(of, i)
		}
	}
	if len(parts) == len(units) {
		return units
	}
	groups, _ := group(parts, l.pairs(parts, apart))
	with := make([][]int, len(units)) // the units that the halves of each go with
	for _, g := range groups {
		for _, p := range g {
			for _, q := range g {
				if p != q && !slices.Contains(with[of[p]], of[q]) {
					with[of[p]] = append(with[of[p]], of[q])
				}
			}
		}
	}
	var out []unit
	for k := 0; k < len(parts); k++ {
		i := of[k]
		switch {
		case !cut[i]:
			out = append(out, units[i])
		case several(units, with[i]):
			out = append(out, parts[k], parts[k+1])
			k++
		default:
			out = append(out, units[i])
			k++
		}
	}
	return out
}

// several tells whether some account has two of the units.
func several(units []unit, list []int) bool {
	for k, i := range list {
		if slices.ContainsFunc(list[:k], func(j int) bool { return units[i].Account == units[j].Account }) {
			return true
		}
	}
	return false
}

// halves are the two parts of a clause around the "and" that joins them; nil where it is
// of one piece.
func (l *lexicon) halves(u *unit) []unit {
	at, next := l.joint(u)
	if at == 0 || u.told == nil {
		return nil
	}
	start, _ := u.told.quoter.Bytes(u.Evidence)
	var out []unit
	for _, p := range []piece{{0, u.words[at-1].end}, {u.words[next].start, len(u.Evidence.Exact)}} {
		c := u.Clause
		c.Evidence = u.told.quoter.Quote(start+p.start, start+p.end)
		h := l.unit(u.told, c, u.topics)
		if h.total < halfWeight {
			return nil
		}
		h.agenda, h.lead = u.agenda, u.lead
		out = append(out, h)
	}
	return out
}

// joint is the place of the "and" (or "as well as") that joins the halves of a clause, and
// of the word behind it: of several the one before a "to" or behind a comma; 0 for none.
func (l *lexicon) joint(u *unit) (at, next int) {
	words, text := u.words, u.Evidence.Exact
	sole := 0
	for i := 1; i+1 < len(words); i++ {
		if n := asWell(words[i:]); n > 0 && i+n < len(words) {
			return i, i + n
		}
		if words[i].lower != "and" {
			continue
		}
		if words[i+1].lower == "to" || strings.HasPrefix(text[words[i-1].end:], ",") {
			return i, i + 1
		}
		if sole != 0 || between(words[:i]) || slices.ContainsFunc(words[:i], func(w word) bool { return w.lower == "both" }) {
			return 0, 0
		}
		sole = i
	}
	if sole == 0 {
		return 0, 0
	}
	return sole, sole + 1
}

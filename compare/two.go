package compare

import "strings"

// twoWithin is how many bytes before a clause those stand whom it calls "the two".
const twoWithin = 600

// theTwo adds the countries that a clause calls "the two" and nothing else: the last
// two that its account has named together ("peace between Armenia and Azerbaijan …
// help in bringing the two together").
func (l *lexicon) theTwo(u *unit, start int) {
	for i := 1; i < len(u.words); i++ {
		if u.words[i].lower != "two" || u.words[i-1].lower != "the" || i+1 < len(u.words) && l.weightOf(u.words[i+1].stem) > littleWeight {
			continue
		}
		for _, n := range u.told.together(start) {
			t := term{key: n.key, ids: []string{n.key}, whole: 1, weight: 1}
			if u.told.met(n) {
				t.weight = littleWeight
			}
			u.add(t)
		}
		return
	}
}

// together are the last two namings before a byte that stand together; nil for none.
func (t *told) together(at int) []naming {
	near := t.namesWithin(max(0, at-twoWithin), at)
	for k := len(near) - 1; k > 0; k-- {
		a, b := near[k-1], near[k]
		if a.end < b.start && strings.TrimSpace(t.quoter.Text()[a.end:b.start]) == "and" && a.key != b.key {
			return []naming{a, b}
		}
	}
	return nil
}

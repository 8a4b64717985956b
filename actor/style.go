package actor

import "slices"

// style recognises "His Majesty", "Her Royal Highness" without a name behind: the person
// whom the document calls so by name.
func (w *walker) style(i int) (pointer, bool) {
	r := w.r
	noun := w.styleAt(i)
	if noun < 0 {
		return pointer{}, false
	}
	limit := r.text.Token(i).Sentence().Last()
	if noun+1 < limit && r.shape[noun+1] != lowerCase && r.nominal(noun+1) {
		return pointer{}, false // a name or title follows
	}
	return pointer{noun, i, noun + 1, func(w *walker, p pointer) (int, int, How) {
		styled := w.styled(r.lower(i), r.lower(noun))
		fits := func(a *Actor) bool {
			return slices.ContainsFunc(styled, func(s int) bool { return a == &r.cast.Actors[s] })
		}
		if len(styled) == 1 {
			return styled[0], -1, ByTitle
		}
		if i := w.protagonist(p, fits); i >= 0 {
			return i, -1, ByTitle
		}
		s, ok := w.best(p, fits, 1.6)
		if !ok {
			return -1, -1, ""
		}
		return s.actor, s.mention, ByTitle
	}}, true
}

// styleAt is the token of "Majesty" in "His Majesty", "His Royal Highness" that begins at
// i, -1 for none.
func (w *walker) styleAt(i int) int {
	r := w.r
	if l := r.lower(i); l != "his" && l != "her" || i < 0 {
		return -1
	}
	for j := i + 1; j < min(i+3, r.text.Token(i).Sentence().Last()); j++ {
		if r.shape[j] == lowerCase {
			return -1
		}
		if slices.ContainsFunc(r.lex.descriptions[r.lower(j)], func(d description) bool { return d.form == "style" }) {
			return j
		}
	}
	return -1
}

// styleReach is how many tokens before a name its style stands at most: "His Royal
// Highness Crown Prince and Prime Minister A".
const styleReach = 10

// styleBack is how many mentions back a style may have been said, so that cost grows
// linearly with the length of a document.
const styleBack = 1000

// styled lists the persons whom the mentions so far call by the style, "his" or "her" and
// its noun, and their name.
func (w *walker) styled(whose, noun string) []int {
	r := w.r
	var out []int
	from := 0 // token up to which another name already reaches
	for _, s := range w.seen[max(0, len(w.seen)-styleBack):] {
		m := &r.cast.Mentions[s.mention]
		if m.How != ByName || r.cast.Actors[m.Actor].Kind != Person {
			continue
		}
		first := max(from, r.text.Token(m.First).Sentence().First(), m.First-styleReach)
		from = max(from, m.Last)
		for i := m.First - 1; i > first; i-- {
			if r.lower(i) == noun && (w.styleAt(i-1) == i && r.lower(i-1) == whose || i-1 > first && w.styleAt(i-2) == i && r.lower(i-2) == whose) {
				if !slices.Contains(out, m.Actor) {
					out = append(out, m.Actor)
				}
				break
			}
			if r.shape[i] == lowerCase && r.lower(i) != "and" && r.lower(i) != "of" && r.lower(i) != "the" {
				break
			}
		}
	}
	return out
}

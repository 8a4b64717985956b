package compare

import (
	"fmt"
	"strconv"
)

// figure is the one number or month that a clause has, where it has just one.
type figure struct {
	word  word
	value float64 // of a number
}

// figures gives the one number of a clause and the one month; ok is false for
// none or several.
func (l *lexicon) figures(u *unit) (number, month figure, hasNumber, hasMonth bool) {
	numbers, months := 0, 0
	for i, w := range u.words {
		if l.isMonth(u, w) {
			month, months = figure{word: w}, months+1
			continue
		}
		value, err := strconv.ParseFloat(w.lower, 64)
		if err != nil || l.inDate(u, i) {
			continue // no number, or the day of a month, in which clocks differ
		}
		number, numbers = figure{word: w, value: value}, numbers+1
	}
	return number, month, numbers == 1, months == 1
}

// isMonth tells whether a word of a clause is the name of a month; "may" is none.
func (l *lexicon) isMonth(u *unit, w word) bool {
	c := u.Evidence.Exact[w.start]
	return l.month[w.lower] && 'A' <= c && c <= 'Z'
}

// inDate tells whether a word stands beside the name of a month.
func (l *lexicon) inDate(u *unit, i int) bool {
	return i > 0 && l.isMonth(u, u.words[i-1]) || i+1 < len(u.words) && l.isMonth(u, u.words[i+1])
}

// atOdds tells whether two clauses that are alike say different things: the one
// number of each, or the one month, is not the other's. What one of them leaves
// out is no contradiction, nor are two numbers of different things.
func (l *lexicon) atOdds(a, b *unit) (reason string, ok bool) {
	n, m, hasN, hasM := l.figures(a)
	p, q, hasP, hasQ := l.figures(b)
	switch {
	case hasN && hasP && n.value != p.value && follows(a, n.word) == follows(b, p.word):
		return fmt.Sprintf("one account has %s where another has %s", n.word.lower, p.word.lower), true
	case hasM && hasQ && m.word.lower != q.word.lower:
		return fmt.Sprintf("one account has %s where another has %s", m.word.lower, q.word.lower), true
	}
	return "", false
}

// follows is the stem behind a word of a clause, what a number counts; "" for none.
func follows(u *unit, w word) string {
	for i := range u.words {
		if u.words[i].start == w.start && i+1 < len(u.words) {
			return u.words[i+1].stem
		}
	}
	return ""
}

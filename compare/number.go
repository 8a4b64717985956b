package compare

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// numberAt is the value of the number that begins at a word, in digits or words
// ("90,000", "2.8 billion", "ten"), and how many words it has; 0 words for none.
func (l *lexicon) numberAt(words []word, i int, text string) (value float64, width int) {
	value, width = l.digitsAt(words, i, text)
	if width == 0 {
		n, ok := l.number[words[i].lower]
		if !ok {
			return 0, 0
		}
		value, width = n, 1
	}
	for i+width < len(words) {
		by, ok := l.scale[words[i+width].lower]
		if !ok {
			break
		}
		value *= by
		width++
	}
	return value, width
}

// digitsAt is a number in digits with its thousands and decimals, which are words
// of their own where texts are cut.
func (l *lexicon) digitsAt(words []word, i int, text string) (value float64, width int) {
	if !digits(words[i].lower) {
		return 0, 0
	}
	s := words[i].lower
	for width = 1; i+width < len(words); width++ {
		w := words[i+width]
		gap := text[words[i+width-1].end:w.start]
		if !digits(w.lower) || !(gap == "," && len(w.lower) == 3) && !(gap == "." && !strings.Contains(s, ".")) {
			break
		}
		if gap == "." {
			s += "."
		}
		s += w.lower
	}
	value, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, 0
	}
	return value, width
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// figure is a number, year or month of a clause.
type figure struct {
	words   string // as they stand
	value   float64
	counted []string // ids of the word behind a number: what it counts
}

// figures are the numbers of a clause, its years and its months. The day of a
// month is left out: clocks differ.
func (l *lexicon) figures(u *unit) (numbers, years, months []figure) {
	for i := 0; i < len(u.words); {
		w := u.words[i]
		if l.isMonth(u, w) {
			months = append(months, figure{words: u.Evidence.Exact[w.start:w.end]})
			i++
			continue
		}
		value, width := l.numberAt(u.words, i, u.Evidence.Exact)
		if width == 0 {
			i++
			continue
		}
		f := figure{words: u.Evidence.Exact[w.start:u.words[i+width-1].end], value: value}
		switch {
		case width == 1 && len(w.lower) == 4 && value >= 1900 && value < 2100:
			years = append(years, f)
		case l.inDate(u, i):
		default:
			if i+width < len(u.words) {
				t, _ := l.termAt(u.words, i+width, nil)
				f.counted = t.ids
				f.words = u.Evidence.Exact[w.start:u.words[i+width].end]           // "13 percent"
				if i+width+2 < len(u.words) && u.words[i+width+1].lower == "and" { // "46 contracts and memorandums"
					t, _ := l.termAt(u.words, i+width+2, nil)
					f.counted = append(slices.Clone(f.counted), t.ids...)
				}
			}
			numbers = append(numbers, f)
		}
		i += width
	}
	return numbers, years, months
}

// isMonth tells whether a word of a clause is the name of a month; "may" is none.
func (l *lexicon) isMonth(u *unit, w word) bool {
	c := u.Evidence.Exact[w.start]
	return l.is("month", w.lower) && 'A' <= c && c <= 'Z'
}

// inDate tells whether a word stands beside the name of a month.
func (l *lexicon) inDate(u *unit, i int) bool {
	return i > 0 && l.isMonth(u, u.words[i-1]) || i+1 < len(u.words) && l.isMonth(u, u.words[i+1])
}

// atOdds tells whether two clauses that are alike say different things: another
// number of the same thing, another year, another month. What one of them leaves
// out is no contradiction, nor are numbers of different things, nor is a number
// that is rounded.
func (l *lexicon) atOdds(sides []Side, a, b *unit) (reason string, ok bool) {
	x, y, ok := l.otherFigures(a, b)
	if !ok {
		return "", false
	}
	return fmt.Sprintf("%s has %s, %s has %s", l.accountOf(&sides[a.Account]), x.words, l.accountOf(&sides[b.Account]), y.words), true
}

// other tells whether two clauses have different figures of one thing.
func (l *lexicon) other(a, b *unit) bool {
	_, _, ok := l.otherFigures(a, b)
	return ok
}

// otherFigures are the figures by which two clauses say different things.
func (l *lexicon) otherFigures(a, b *unit) (x, y figure, ok bool) {
	numbersA, yearsA, monthsA := l.figures(a)
	numbersB, yearsB, monthsB := l.figures(b)
	for _, n := range numbersA {
		same := func(f figure) bool { return meet(f.counted, n.counted) }
		i := slices.IndexFunc(numbersB, same)
		if i < 0 || among(numbersA, same) != 1 || among(numbersB, same) != 1 || near(n.value, numbersB[i].value) {
			continue
		}
		return n, numbersB[i], true
	}
	for _, pair := range [][2][]figure{{yearsA, yearsB}, {monthsA, monthsB}} {
		if x, y := pair[0], pair[1]; len(x) == 1 && len(y) == 1 && !strings.EqualFold(x[0].words, y[0].words) {
			return x[0], y[0], true
		}
	}
	return figure{}, figure{}, false
}

// among counts the figures of which something is so.
func among(list []figure, is func(figure) bool) int {
	n := 0
	for _, f := range list {
		if is(f) {
			n++
		}
	}
	return n
}

// roundFrom is the least number that accounts round: of fewer, all are counted.
const roundFrom = 20

// near tells whether two numbers are one, or the one is the other rounded: 150 and
// 152, 2.8 and 2.84 billion.
func near(a, b float64) bool {
	if a == b {
		return true
	}
	if math.Min(a, b) < roundFrom {
		return false
	}
	for unit := math.Pow(10, math.Floor(math.Log10(math.Max(a, b)))); unit >= 1; unit /= 10 {
		x, y := math.Round(a/unit)*unit, math.Round(b/unit)*unit
		if x == a || y == b {
			return x == y
		}
	}
	return false
}

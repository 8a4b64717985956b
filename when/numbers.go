package when

import "strings"

// native is a name that a function reads.
type native struct {
	name    string
	classes class
	lits    string // the literals it may begin with
	read    reader
}

func natives() []native {
	return []native{
		{"int", cDigits | cCard | cTens, "", readInt},
		{"ordn", cDigits | cOrd | cTens, "", readOrdinal},
		{"dom", cDigits | cOrd | cTens, "", readDayOfMonth},
		{"domword", cCard | cTens, "", readDayWord},
		{"yr", cDigits | cCard | cTens, "", readYear},
		{"yr2", cDigits, "'", readShortYear},
		{"yrfar", cDigits, "", readFarYear},
		{"hol", cHoliday, "", func(p *parser, i int) []reading { return only(readHoliday(p, i), true) }},
		{"era", cHoliday, "", func(p *parser, i int) []reading { return only(readHoliday(p, i), false) }},
		{"numdate", cDigits, "", readNumericDate},
		{"nummonth", cDigits, "", readNumericMonth},
		{"numday", cDigits, "", readNumericDay},
		{"clock", cDigits | cPart, "", readClock},
	}
}

func num(n int, end int) reading {
	return reading{end, value{kind: isNumber, n: float64(n)}}
}

// cardinalWord reads "twenty", "twenty-one" or "nineteen" from word i; end is
// i when there is none.
func (p *parser) cardinalWord(i int) (n, end int) {
	if i >= len(p.words) {
		return 0, i
	}
	w := &p.words[i]
	if e, ok := w.entryOf(cCard); ok {
		return e.n, i + 1
	}
	e, ok := w.entryOf(cTens)
	if !ok {
		return 0, i
	}
	j := i + 1
	if j+1 < len(p.words) && p.words[j].low == "-" && p.words[j].glued {
		j++
	}
	if j < len(p.words) {
		if u, ok := p.words[j].entryOf(cCard); ok && u.n >= 1 && u.n <= 9 {
			return e.n + u.n, j + 1
		}
	}
	return e.n, i + 1
}

// readInt reads a whole number in digits, with or without commas, or in words.
func readInt(p *parser, i int) []reading {
	w := &p.words[i]
	if w.kind == digits {
		if len(w.low) > 9 || len(w.low) == 4 && w.low[0] == '0' || p.moneyBefore(i) {
			return nil
		}
		n, j := w.n, i+1
		for j+1 < len(p.words) && p.words[j].low == "," && p.words[j].glued && p.words[j+1].glued &&
			len(p.words[j+1].low) == 3 && p.words[j+1].kind == digits && n < 1e6 {
			n, j = n*1000+p.words[j+1].n, j+2
		}
		if j < len(p.words) && p.words[j].low == "." && p.words[j].glued && j+1 < len(p.words) && p.words[j+1].glued && p.words[j+1].kind == digits {
			return nil // a decimal
		}
		return []reading{num(n, j)}
	}
	n, j := p.cardinalWord(i)
	if j == i {
		return nil
	}
	out := []reading{num(n, j)}
	for j < len(p.words) {
		e, ok := p.words[j].entryOf(cScale)
		if !ok || n == 0 || n > 1e6 {
			break
		}
		n, j = n*e.n, j+1
		out = append(out, num(n, j))
		k := j
		if k < len(p.words) && p.words[k].low == "and" {
			k++
		}
		if m, end := p.cardinalWord(k); end > k && m < e.n {
			n, j = n+m, end
			out = append(out, num(n, j))
		}
	}
	return out
}

// moneyBefore reports whether the number at word i is a price or a fraction of
// a longer number.
func (p *parser) moneyBefore(i int) bool {
	if i == 0 {
		return false
	}
	b := &p.words[i-1]
	if strings.Contains("$€£¥₩#", b.low) && b.kind == mark {
		return true
	}
	return p.words[i].glued && (b.low == "." || b.low == ",") && b.glued && i > 1 && p.words[i-2].kind == digits
}

// readOrdinal reads "3rd", "third" and "twenty-first".
func readOrdinal(p *parser, i int) []reading {
	w := &p.words[i]
	if w.kind == digits {
		if i+1 < len(p.words) && p.words[i+1].glued && len(w.low) <= 4 && !p.moneyBefore(i) {
			switch p.words[i+1].low {
			case "st", "nd", "rd", "th", "d":
				if p.words[i+1].low != "d" || w.n%10 == 2 || w.n%10 == 3 {
					return []reading{num(w.n, i+2)}
				}
			}
		}
		return nil
	}
	if e, ok := w.entryOf(cOrd); ok {
		r := num(e.n, i+1)
		r.v.s = "words"
		return []reading{r}
	}
	e, ok := w.entryOf(cTens)
	if !ok {
		return nil
	}
	j := i + 1
	if j+1 < len(p.words) && p.words[j].low == "-" && p.words[j].glued {
		j++
	}
	if j < len(p.words) {
		if u, ok := p.words[j].entryOf(cOrd); ok && u.n <= 9 {
			return []reading{num(e.n+u.n, j+1)}
		}
	}
	return nil
}

// readDayOfMonth reads a day of a month in digits or as an ordinal.
func readDayOfMonth(p *parser, i int) []reading {
	w := &p.words[i]
	var out []reading
	for _, r := range readOrdinal(p, i) {
		if r.v.n >= 1 && r.v.n <= 31 {
			r.v.s = "ord"
			out = append(out, r)
		}
	}
	if len(out) == 0 && w.kind == digits && len(w.low) <= 2 && w.n >= 1 && w.n <= 31 && !p.moneyBefore(i) && !p.unitNext(i+1) {
		out = append(out, num(w.n, i+1))
	}
	return out
}

// unitNext reports whether word j makes the number before it an amount: "10%".
func (p *parser) unitNext(j int) bool {
	if j >= len(p.words) {
		return false
	}
	w := &p.words[j]
	switch w.low {
	case "%", "percent", "km", "kg", "million", "billion", "trillion", "bn":
		return true
	case ":":
		return w.glued && j+1 < len(p.words) && p.words[j+1].glued && p.words[j+1].kind == digits
	}
	return false
}

// readDayWord reads a day of a month as a plain number word.
func readDayWord(p *parser, i int) []reading {
	if n, j := p.cardinalWord(i); j > i && n >= 1 && n <= 31 {
		out := []reading{num(n, j)}
		if e, ok := p.words[i].entryOf(cTens); ok && j > i+1 && e.n <= 31 {
			out = append(out, num(e.n, i+1))
		}
		return out
	}
	return nil
}

// readYear reads a year of four digits, or in words.
func readYear(p *parser, i int) []reading {
	w := &p.words[i]
	if w.kind == digits {
		if p.tei && len(w.low) == 3 && !p.moneyBefore(i) && !p.numberGoesOn(i) {
			return []reading{num(w.n, i+1)}
		}
		if len(w.low) != 4 || w.n < 1000 || w.n > 2999 || p.moneyBefore(i) || p.numberGoesOn(i) {
			return nil
		}
		return []reading{num(w.n, i+1)}
	}
	n, j := p.cardinalWord(i)
	var out []reading
	switch {
	case n == 2 && j < len(p.words) && p.words[j].low == "thousand":
		j++
		out = append(out, num(2000, j))
		if j < len(p.words) && p.words[j].low == "and" {
			j++
		}
		if m, end := p.cardinalWord(j); end > j && m >= 1 {
			out = append(out, num(2000+m, end))
		}
		return out
	case n < 10 || n > 20:
		// "twenty one": the tens alone may still begin "twenty nineteen", which
		// cardinalWord leaves whole.
		return nil
	}
	if j < len(p.words) && p.words[j].low == "hundred" && n < 20 {
		out = append(out, num(n*100, j+1))
		k := j + 1
		if k < len(p.words) && p.words[k].low == "and" {
			k++
		}
		if m, end := p.cardinalWord(k); end > k && m < 100 {
			out = append(out, num(n*100+m, end))
		}
		return out
	}
	if j < len(p.words) && p.words[j].low == "-" {
		j++
	}
	if j < len(p.words) && (p.words[j].low == "zero" || p.words[j].low == "oh" || p.words[j].low == "o") {
		if m, end := p.cardinalWord(j + 1); end > j+1 && m >= 1 && m <= 9 {
			return []reading{num(n*100+m, end)}
		}
		return nil
	}
	if m, end := p.cardinalWord(j); end > j && m >= 10 && m < 100 {
		return []reading{num(n*100+m, end)}
	}
	return nil
}

// numberGoesOn reports whether the digits at word i are a piece of a longer
// number: "1,200", "2015.52", "1999:1".
func (p *parser) numberGoesOn(i int) bool {
	if i+2 < len(p.words) && p.words[i+1].glued && p.words[i+2].glued && p.words[i+2].kind == digits {
		switch p.words[i+1].low {
		case ",":
			return len(p.words[i+2].low) == 3
		case ".", ":":
			return true
		}
	}
	return false
}

// readShortYear reads '87 and, after a month, 87.
func readShortYear(p *parser, i int) []reading {
	j := i
	if p.words[j].low == "'" {
		j++
		if j >= len(p.words) || !p.words[j].glued {
			return nil
		}
	}
	w := &p.words[j]
	if w.kind != digits || len(w.low) != 2 || p.numberGoesOn(j) || p.unitNext(j+1) {
		return nil
	}
	if j+1 < len(p.words) && p.words[j+1].glued && p.words[j+1].kind == letters {
		return nil
	}
	return []reading{{j + 1, value{kind: isNumber, n: float64(fullYear(w.n)), s: map[bool]string{true: "'", false: ""}[j > i]}}}
}

// fullYear lays a year of two digits between 1940 and 2039.
func fullYear(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

// readFarYear reads a number of five digits and more where a year should stand.
func readFarYear(p *parser, i int) []reading {
	if w := &p.words[i]; len(w.low) >= 5 && len(w.low) <= 8 {
		return []reading{num(w.n, i+1)}
	}
	return nil
}

// only keeps the holidays, or the eras, among readings.
func only(in []reading, holidays bool) []reading {
	var out []reading
	for _, r := range in {
		if (r.v.hol != nil) == holidays {
			out = append(out, r)
		}
	}
	return out
}

// eraValue is a stretch of history.
func eraValue(e era) value {
	a, b := e.from, e.to
	if a.Month == 0 {
		a.Month, a.Day = 1, 1
	}
	if b.Month == 0 {
		b.Month, b.Day = 12, 31
	}
	v := period("era", a, b.AddDays(1), "")
	v.explicit, v.era = true, e
	v.timex = "(" + e.from.String() + "," + e.to.String() + ")"
	return v
}

// readHoliday reads the longest name of a holiday or era.
func readHoliday(p *parser, i int) []reading {
	lex := theLexicon()
	var name strings.Builder
	var out []reading
	for j, n := i, 0; j < len(p.words) && n < lex.longest+2; j++ {
		w := &p.words[j]
		switch {
		case w.low == "'" && w.glued:
			continue
		case w.low == "s" && w.glued && j > i && p.words[j-1].low == "'":
			name.WriteString("s")
		case w.low == "." && w.glued || w.low == "-":
			continue
		case w.kind != letters && (w.kind != digits || n == 0):
			return out
		default:
			if n > 0 {
				name.WriteByte(' ')
			}
			name.WriteString(strings.ReplaceAll(strings.ReplaceAll(w.low, "'", ""), "’", ""))
			n++
		}
		if e, ok := lex.eras[name.String()]; ok {
			out = append([]reading{{j + 1, eraValue(e)}}, out...)
		}
		if h := lex.holidays[name.String()]; h != nil {
			out = append([]reading{{j + 1, value{kind: isWord, hol: h}}}, out...)
		}
	}
	return out
}

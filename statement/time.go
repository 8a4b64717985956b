package statement

import "chancery/syntax"

// tellsWhen reports whether a noun is a time and no speaker: "said yesterday".
func (r *reader) tellsWhen(i int) bool {
	c := r.timeClass(i)
	return c == "calendar" || c == "part" || c == "near"
}

func (r *reader) isMonthOrDay(i int) bool { return r.timeClass(i) == "calendar" }

// pointing reports whether a token may open a day or a span: "last Friday".
func (r *reader) pointing(i int) bool { return i >= 0 && i < r.n && r.lex.pointing[r.lower[i]] }

// orders reports whether a token sets one occasion apart from another: "earlier".
func (r *reader) orders(i int) bool { return i >= 0 && i < r.n && r.lex.order[r.lower[i]] }

// timeClass is the class of times.tsv of a token, "" for none.
func (r *reader) timeClass(i int) string {
	if i < 0 || i >= r.n {
		return ""
	}
	return r.lex.times[r.lower[i]]
}

// beforeComma reports whether what a comma ends tells when: "a day earlier".
func (r *reader) beforeComma(first, comma int) bool {
	for i := first; i < comma; i++ {
		if r.timeClass(i) != "" {
			return true
		}
	}
	return false
}

// beforeDate passes back over "on Wednesday" and "Jan. 6" between a subject and
// its verb.
func (r *reader) beforeDate(p int, sentence span) int {
	k := p
	for k > sentence.first && (r.isMonthOrDay(k) || r.upos[k] == syntax.Num && k > sentence.first && r.isMonthOrDay(k-1)) {
		k--
	}
	if k == p && k > sentence.first && (r.timeClass(k) == "part" || r.timeClass(k) == "near") {
		if r.pointing(k - 1) {
			k--
		}
		k--
		if !r.nominal(k) {
			return -1
		}
		return k
	}
	if k == p {
		return p
	}
	if (r.isAny(k, "on", "in") || r.pointing(k)) && k > sentence.first {
		k--
	}
	if !r.nominal(k) {
		return p
	}
	return k
}

package statement

// findQuotes finds what stands between double quotation marks, paragraph by
// paragraph: a quotation that never closes ends with its paragraph, as printers
// leave it open when it goes on in the next.
func (r *reader) findQuotes() {
	r.quoted = make([]int32, r.n)
	for i := range r.quoted {
		r.quoted[i] = -1
	}
	for i := 0; i < r.n; {
		j := i + 1
		for j < r.n && r.para[j] == r.para[i] {
			j++
		}
		r.quotesWithin(i, j)
		i = j
	}
}

func (r *reader) quotesWithin(from, to int) {
	open := -1
	for i := from; i < to; i++ {
		switch m := r.markAt(i, from, to, open >= 0); {
		case m == '<' && open < 0:
			open = i
		case m == '>' && open >= 0:
			r.addQuote(open, i+1)
			open = -1
		}
	}
	if open >= 0 && to-open > 1 {
		r.addQuote(open, to)
	}
}

func (r *reader) addQuote(first, last int) {
	for k := first; k < last; k++ {
		r.quoted[k] = int32(len(r.quotes))
	}
	r.quotes = append(r.quotes, span{first, last})
}

// markAt tells whether a token opens (<) or closes (>) a quotation, or neither
// (0). A straight mark, or two single ones, is judged by the white space around it.
func (r *reader) markAt(i, from, to int, open bool) byte {
	switch r.lower[i] {
	case "“", "„", "«", "``":
		return '<'
	case "”", "»":
		return '>'
	case `"`, "''":
		before := i == from || r.end(i-1) < r.start(i)
		after := i+1 >= to || r.end(i) < r.start(i+1)
		if open || (!before && after) {
			return '>'
		}
		return '<'
	}
	return 0
}

// isMark reports whether a token is a quotation mark.
func (r *reader) isMark(i int) bool {
	if i < 0 || i >= r.n {
		return false
	}
	switch r.lower[i] {
	case "“", "”", "„", "«", "»", "``", "''", `"`:
		return true
	}
	return false
}

// scare reports whether a quotation is only a few words long: it marks a word,
// it does not quote a sentence.
func (r *reader) scare(q int32) bool {
	s := r.quotes[q]
	return s.last-s.first <= 6
}

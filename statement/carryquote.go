package statement

// carryQuotations gives a paragraph that is one quotation without a cue to the
// speaker of the quotation that the paragraph before it ends with or is.
func (r *reader) carryQuotations(known int, covered []bool) {
	last := map[int32]int{} // paragraph → its last statement with a quotation
	for i, f := range r.found[:known] {
		if len(f.contents) == 0 {
			continue
		}
		c := f.contents[len(f.contents)-1]
		if r.quoted[c.last-1] >= 0 && !r.scare(r.quoted[c.last-1]) {
			last[r.para[c.first]] = i
		}
	}
	r.carryOpened(known, covered)
	previous := int32(-1)
	for i := 0; i < r.n; {
		j := i + 1
		for j < r.n && r.para[j] == r.para[i] {
			j++
		}
		if p := r.para[i]; p >= 0 {
			q := r.quoted[i]
			if from, ok := last[previous]; ok && !covered[i] && q >= 0 && r.quotes[q].first == i && r.quotes[q].last >= j-1 {
				f := r.found[from]
				if p0 := r.lastOf(previous, i); p0 >= 0 && r.quoted[p0] >= 0 || r.endsWithCueParagraph(f, i) {
					for at := i; at < r.quotes[q].last; {
						t := r.clip(r.sentence(at), r.quotes[q])
						r.carryTo(from, t, "carry/quotation")
						at = max(t.last, at+1)
					}
					last[p] = len(r.found) - 1
				}
			}
			previous = p
		}
		i = j
	}
}

// carryOpened gives paragraphs that are one quotation which no mark closes to the
// speaker of the quotation with which the next one opens, as printers set what goes
// on over several paragraphs.
func (r *reader) carryOpened(known int, covered []bool) {
	at := map[int]int{} // first token of a content → its statement
	for i, f := range r.found[:known] {
		if len(f.contents) > 0 && !f.inferred {
			at[f.contents[0].first] = i
			at[f.contents[0].first-1] = i
		}
	}
	var open []span
	for i := 0; i < r.n; {
		j := i + 1
		for j < r.n && r.para[j] == r.para[i] {
			j++
		}
		q := r.quoted[i]
		whole := r.para[i] >= 0 && q >= 0 && r.quotes[q].first == i
		switch from, ok := at[i]; {
		case whole && !covered[i] && r.quotes[q].last >= j && !r.isMark(j-1):
			open = append(open, span{i, j})
		case whole && ok && len(open) <= maxCarry:
			for _, p := range open {
				for k := p.first; k < p.last; {
					t := r.clip(r.sentence(k), p)
					r.carryTo(from, t, "carry/opened")
					k = max(t.last, k+1)
				}
				for k := p.first; k < p.last; k++ {
					covered[k] = true
				}
			}
			open = open[:0]
		default:
			open = open[:0]
		}
		i = j
	}
}

// lastOf is the last token before i, if it is of the paragraph.
func (r *reader) lastOf(p int32, i int) int {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if r.para[k] == p && r.lower[k] != "." {
			return k
		}
	}
	return -1
}

func (r *reader) endsWithCueParagraph(f found, next int) bool {
	end := max(f.cue.last, f.source.last)
	return !f.inferred && next-end <= 8 && end >= f.contents[0].last
}

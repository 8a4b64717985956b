package actor

// takeStateForm reads a line of stateforms.tsv.
func (l *lexicon) takeStateForm(f []string) error {
	for _, w := range values(f[0]) {
		l.stateForms[w] = f[1]
	}
	return nil
}

// longNames widens the names of states over what opens their long names and that the
// lexicon does not spell: "the Republic of | Gabon".
func (r *reader) longNames() {
	for n := range r.units {
		u := &r.units[n]
		if u.kind != countryName || r.shape[u.first] == lowerCase {
			continue
		}
		of := u.first - 1
		if r.lower(of) == "the" {
			of--
		}
		first := of - 1
		if r.lower(of) != "of" || !r.sameSentence(max(0, first), u.first) || r.lex.stateForms[r.lower(first)] != "form" || r.shape[first] != capitalized || r.unitOf(first) != nil {
			continue
		}
		for r.sameSentence(first-1, u.first) && r.shape[first-1] == capitalized && r.lex.stateForms[r.lower(first-1)] == "before" && r.unitOf(first-1) == nil {
			first--
		}
		u.first = first
		for i := first; i < u.last; i++ {
			r.unitAt[i] = int32(n)
		}
	}
}

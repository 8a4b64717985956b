package actor

// signTogether tells whether two names, by the tokens that head them, are those of the
// two who sign something: "Foreign Minister A and Minister of Trade B signed a treaty".
func (r *reader) signTogether(first, second int) bool {
	b := r.text.Token(second)
	if head, ok := b.Head(); !ok || b.BaseRel() != "conj" || head.Index() != first {
		return false
	}
	verb, ok := r.text.Token(first).Head()
	return ok && r.lex.signing[verb.Lemma()]
}

// across is the other of the two states whose officials the document names with their
// country; "" where there are not two, or this is none of them.
func (r *reader) across(code string) string {
	other, own := "", false
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || !stateOffice(a) {
			continue
		}
		switch c := r.countryOf(a); {
		case c == "" || c == other:
		case c == code:
			own = true
		case other == "":
			other = c
		default:
			return ""
		}
	}
	if !own {
		return ""
	}
	return other
}

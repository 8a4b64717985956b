package archive

// unmetTerms are the terms of documents whose numbers the writer does not know, each
// once, in the order in which they are met.
func (ids *identities) unmetTerms(documents []*rows) []term {
	var wanted termSet
	all := func(terms []term) {
		for _, x := range terms {
			if _, known := ids.terms[x]; !known {
				wanted.addFolded(x.field, x.value)
			}
		}
	}
	for _, r := range documents {
		all(r.terms)
		for i := range r.encounters {
			all(r.encounters[i].terms)
		}
		for i := range r.statements {
			all(r.statements[i].terms)
		}
		for i := range r.events {
			all(r.events[i].terms)
		}
		for i := range r.uses {
			for _, terms := range r.uses[i].terms {
				all(terms)
			}
		}
	}
	return wanted.list
}

// unmetActors are the ids of actors of documents whose numbers the writer does not
// know, each once, in the order in which they are met, with what the documents show
// them as.
func (ids *identities) unmetActors(documents []*rows) (wanted []string, looks map[string]actorLook) {
	looks = make(map[string]actorLook)
	for _, r := range documents {
		for i := range r.actors {
			a := &r.actors[i]
			if _, known := ids.actors[a.global]; known || a.global == "" {
				continue
			}
			look := lookOf(a)
			best, met := looks[a.global]
			if !met {
				wanted = append(wanted, a.global)
			}
			if !met || best.compare(look) < 0 {
				looks[a.global] = look
			}
		}
	}
	return wanted, looks
}

package neural

// Analysis is the result of Model.Analyze for one sentence. The caller reuses
// it: the slices are resized to the number of words, nothing else is allocated.
// UPOS, XPOS, Feats and Rel are indices into Tables.
type Analysis struct {
	UPOS, XPOS []uint8
	Feats      []uint16
	// Head is the index of the word that governs each word, -1 for the root.
	// There is exactly one root and no cycle.
	Head []int32
	// Rel is the relation to the head.
	Rel []uint8
	// Name is 0 outside names; 1+2t at the first word of a name of type
	// Tables().Names[t]; 2+2t at its further words. A further word always
	// follows a word of the same name.
	Name []uint8
}

// Name is a named entity: words Start up to, not including, End of the
// sentence, and one of Tables().Names.
type Name struct {
	Start, End int
	Type       string
}

// Tables lists the labels that an Analysis indexes.
type Tables struct {
	UPOS, XPOS []string
	// Feats are whole feature columns as CoNLL-U writes them, "_" for none.
	Feats []string
	// Rels are UD relations with their subtypes; "root" is among them.
	Rels []string
	// Names are the types of named entities: person, organization, place,
	// norp (nationality, religion, political group), event, law, product.
	Names []string
}

// resize makes all slices n long, keeping their memory where it suffices.
func (a *Analysis) resize(n int) {
	a.UPOS = grow(a.UPOS, n)
	a.XPOS = grow(a.XPOS, n)
	a.Feats = grow(a.Feats, n)
	a.Head = grow(a.Head, n)
	a.Rel = grow(a.Rel, n)
	a.Name = grow(a.Name, n)
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Names collects the named entities in order.
func (a *Analysis) Names(m *Model) []Name {
	var out []Name
	types := m.Tables().Names
	for i := 0; i < len(a.Name); {
		tag := a.Name[i]
		if tag == 0 {
			i++
			continue
		}
		t := int(tag-1) / 2
		end := i + 1
		for end < len(a.Name) && a.Name[end] == uint8(2*t+2) {
			end++
		}
		out = append(out, Name{Start: i, End: end, Type: types[t]})
		i = end
	}
	return out
}

package actor

import "chancery/syntax"

type rawKind uint8

const (
	rawPerson  rawKind = iota // a name, with or without offices
	rawCountry                // a name, adjective or people of a country
	rawOrg                    // an organization of the lexicon
	rawName                   // an organization that only its shape or the parser tells
	rawOffice                 // an office without a name
	rawBody                   // "the Foreign Ministry", "parliament"
	rawAgent                  // "soldiers", "enterprises from the ROK"
	rawAcronym                // an acronym that the text defines
)

// rawMention is something in the text that names or describes an actor, before it
// is known which.
type rawMention struct {
	kind                  rawKind
	first, last           int // tokens of the bare name or description
	wholeFirst, wholeLast int
	ref                   int   // row of countries or orgs, unit of a body or agent
	offices               []int // offices of r.offices
	gender                string
	countryRow            int // of a body or agent, -1
	org                   int // row of orgs that a body or agent belongs to, -1
	possessor             int // token of a possessive pronoun before it, -1
	modifier              bool
	plural                bool
	definite              bool
	seat                  bool // "the Kremlin": the government, not the country
}

// collect finds all raw mentions, those of sentences in ordinary writing first, so
// that headlines are read with the names that the story gives.
func (r *reader) collect() {
	r.state.names = map[string]bool{}
	r.readOffices()
	r.findAcronyms()
	for _, loud := range []bool{false, true} {
		for n := range r.text.Sentences() {
			if r.loud[n] == loud {
				r.collectSentence(r.text.Sentence(n))
			}
		}
	}
}

// readOffices reads the offices of all titles and tells of each token which covers
// it.
func (r *reader) readOffices() {
	r.state.officeAt = make([]int32, r.text.Len())
	for i := range r.state.officeAt {
		r.state.officeAt[i] = -1
	}
	for n := range r.units {
		if r.units[n].kind != titleName || r.state.officeAt[r.units[n].first] >= 0 {
			continue
		}
		o, ok := r.readOffice(n)
		if !ok {
			continue
		}
		for o.first < r.units[n].first && r.state.officeAt[o.first] >= 0 {
			o.first++ // words already taken by the office before
		}
		for i := o.first; i < o.last; i++ {
			r.state.officeAt[i] = int32(len(r.offices))
		}
		r.offices = append(r.offices, o)
	}
}

func (r *reader) officeFrom(i int) (int, bool) {
	if i < 0 || i >= r.text.Len() {
		return 0, false
	}
	n := r.state.officeAt[i]
	if n >= 0 && r.offices[n].first == i {
		return int(n), true
	}
	return 0, false
}

func (r *reader) collectSentence(s syntax.Sentence) {
	for i := s.First(); i < s.Last(); {
		if next := r.takeExpansion(i); next > i {
			i = next
			continue
		}
		if n, ok := r.officeFrom(i); ok {
			i = r.takeOffice(n, s.Last())
			continue
		}
		if u := r.unitFrom(i); u != nil {
			if next := r.takeUnit(u, s.Last()); next > i {
				i = next
				continue
			}
		}
		if r.takeAcronym(i) {
			i++
			continue
		}
		if next := r.takeName(i, s.Last()); next > i {
			i = next
			continue
		}
		i++
	}
}

func (r *reader) loudAt(i int) bool { return r.loud[r.text.Token(i).Sentence().Index()] }

// modifies tells whether what ends before token i stands inside a larger noun
// phrase: a possessive or a noun follows.
func (r *reader) modifies(i int) bool {
	if i >= r.text.Len() {
		return false
	}
	switch r.lower(i) {
	case "'s", "’s", "'", "’", "-":
		return !r.spaceBefore(i)
	}
	return false
}

package syntax

// UPOS is a universal part of speech, as UD writes it.
type UPOS string

// The universal parts of speech of UD version 2.
const (
	Adj   UPOS = "ADJ"
	Adp   UPOS = "ADP"
	Adv   UPOS = "ADV"
	Aux   UPOS = "AUX"
	Cconj UPOS = "CCONJ"
	Det   UPOS = "DET"
	Intj  UPOS = "INTJ"
	Noun  UPOS = "NOUN"
	Num   UPOS = "NUM"
	Part  UPOS = "PART"
	Pron  UPOS = "PRON"
	Propn UPOS = "PROPN"
	Punct UPOS = "PUNCT"
	Sconj UPOS = "SCONJ"
	Sym   UPOS = "SYM"
	Verb  UPOS = "VERB"
	X     UPOS = "X"
)

// Rel is a relation of a word to its head, with its subtype if it has one
// ("nsubj:pass").
type Rel string

// The relations of the English treebanks. Three share their name with a part of
// speech and so carry a prefix: [RelAux], [RelDet], [RelPunct].
const (
	Acl         Rel = "acl"
	AclRelcl    Rel = "acl:relcl"
	Advcl       Rel = "advcl"
	AdvclRelcl  Rel = "advcl:relcl"
	Advmod      Rel = "advmod"
	Amod        Rel = "amod"
	Appos       Rel = "appos"
	RelAux      Rel = "aux"
	AuxPass     Rel = "aux:pass"
	Case        Rel = "case"
	CC          Rel = "cc"
	CCPreconj   Rel = "cc:preconj"
	Ccomp       Rel = "ccomp"
	Compound    Rel = "compound"
	CompoundPrt Rel = "compound:prt"
	Conj        Rel = "conj"
	Cop         Rel = "cop"
	Csubj       Rel = "csubj"
	CsubjOuter  Rel = "csubj:outer"
	CsubjPass   Rel = "csubj:pass"
	Dep         Rel = "dep"
	RelDet      Rel = "det"
	DetPredet   Rel = "det:predet"
	Discourse   Rel = "discourse"
	Dislocated  Rel = "dislocated"
	Expl        Rel = "expl"
	Fixed       Rel = "fixed"
	Flat        Rel = "flat"
	Goeswith    Rel = "goeswith"
	Iobj        Rel = "iobj"
	List        Rel = "list"
	Mark        Rel = "mark"
	Nmod        Rel = "nmod"
	NmodDesc    Rel = "nmod:desc" // a title before a name: "President Lee"
	NmodPoss    Rel = "nmod:poss"
	NmodUnmark  Rel = "nmod:unmarked"
	Nsubj       Rel = "nsubj"
	NsubjOuter  Rel = "nsubj:outer"
	NsubjPass   Rel = "nsubj:pass"
	Nummod      Rel = "nummod"
	Obj         Rel = "obj"
	Obl         Rel = "obl"
	OblAgent    Rel = "obl:agent"
	OblTmod     Rel = "obl:unmarked" // adverbial without preposition: "met Tuesday"
	Orphan      Rel = "orphan"
	Parataxis   Rel = "parataxis"
	RelPunct    Rel = "punct"
	Reparandum  Rel = "reparandum"
	Root        Rel = "root"
	Vocative    Rel = "vocative"
	Xcomp       Rel = "xcomp"
)

// Base is the relation without its subtype: nsubj for nsubj:pass.
func (r Rel) Base() Rel {
	for i := 0; i < len(r); i++ {
		if r[i] == ':' {
			return r[:i]
		}
	}
	return r
}

// NameType is the kind of thing that a name names.
type NameType string

// The types of names.
const (
	Person       NameType = "person"
	Organization NameType = "organization"
	Place        NameType = "place"
	Group        NameType = "norp" // nationality, religion or political group: "Koreans", "Shiite"
	EventName    NameType = "event"
	Law          NameType = "law" // law, treaty, agreement
	Product      NameType = "product"
)

package encounter

import (
	"slices"
	"sort"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// side is one actor that a report names as taking part.
type side struct {
	actor int    // index into the cast
	role  string // "" until it is told
	at    int    // the token of the mention
	// stands tells that people of the actor are meant: "the foreign ministers of
	// China and Japan".
	stands bool
}

// sidesOf lists the actors of the nominal that k heads, with what is
// coordinated to it, in the order of the text.
func (f *finder) sidesOf(k syntax.Token) []side {
	var out []side
	f.collect(k, &out, 0)
	return distinct(out)
}

func (f *finder) collect(k syntax.Token, out *[]side, depth int) {
	if depth > 8 {
		return
	}
	if list := f.roster(k); len(list) > 1 {
		*out = append(*out, list...)
		return
	}
	n := len(*out)
	m, ok := f.mentionAt(k)
	if ok && m.How == actor.ByTitle {
		if named, is := f.namedHere(k); is {
			m = named // "his counterpart B", whoever else the counterpart was taken for
		}
	}
	if ok && f.nameless(m.Actor) {
		// "the Turkish and Russian delegations": whose they are tells more.
		f.described(k, out, depth)
		if len(*out) == n && !f.ofOthers(k) {
			*out = append(*out, f.lastMet(k)...)
		}
		ok = len(*out) == n
	}
	if ok && f.demonym(m, k) {
		*out = append(*out, f.countryman(m, k)...)
		ok = len(*out) == n
	}
	if ok && len(*out) == n {
		*out = append(*out, f.twoPersons(m, k)...)
	}
	if ok && m.How != actor.ByName && f.cast.Actors[m.Actor].Kind != actor.Person && f.bears(k) {
		if led := f.ledBy(k); len(led) > 0 {
			*out = append(*out, led...) // "its delegation, headed by A"
		}
	}
	switch {
	case len(*out) > n:
	case !ok && k.Lower() == "whose":
		*out = append(*out, f.ownerBefore(k)...)
		return
	case ok && f.delegation(m, k):
		*out = append(*out, side{actor: m.Actor, at: k.Index(), stands: true})
	case ok:
		*out = append(*out, side{actor: m.Actor, at: k.Index()})
		for _, o := range f.mates(m) {
			if !f.casedApart(k, o) {
				*out = append(*out, side{actor: o.Actor, at: o.Head})
			}
		}
	default:
		if m, ok := f.opening(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if list := f.whom(k); len(list) > 0 {
			*out = append(*out, list...)
			break
		}
		if m, ok := f.actingAs(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if m, ok := f.titledAs(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if m, ok := f.nameBehind(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if each, ok := f.eachOf(k); ok {
			f.collect(each, out, depth+1)
			break
		}
		f.described(k, out, depth)
		if len(*out) == n {
			*out = append(*out, f.amongThem(k)...)
		}
	}
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Conj:
			if isNominal(c) && !ownCase(k, c) && !f.timeBetween(k, c) {
				f.collect(c, out, depth+1)
			}
		case syntax.Acl:
			if len(*out) > n && c.XPOS() == "VBN" && c.Lemma() == "join" {
				*out = append(*out, f.with(c, "by")...) // "A, joined by B"
			}
		case syntax.Appos, syntax.Flat:
			if len(*out) == n {
				f.collect(c, out, depth+1)
			}
		}
	}
}

// actingAs is the person of "Acting President A", where the tree takes "acting" for a
// verb that heads the name.
func (f *finder) actingAs(k syntax.Token) (actor.Mention, bool) {
	if !isVerb(k) || !capital(k) {
		return actor.Mention{}, false
	}
	for i := k.Index(); i <= k.Index()+1 && i < k.Sentence().Last(); i++ {
		if j, ok := f.index.begin[i]; ok && f.cast.Actors[f.cast.Mentions[j].Actor].Kind == actor.Person {
			return f.cast.Mentions[j], true
		}
	}
	return actor.Mention{}, false
}

// namedHere is the person whose name follows a description or stands in apposition to
// it: "his counterpart A", "his host, President A".
func (f *finder) namedHere(k syntax.Token) (actor.Mention, bool) {
	if m, ok := f.titledAs(k); ok {
		return m, true
	}
	if a, ok := k.Child(syntax.Appos); ok && a.Index() > k.Index() {
		if m, ok := f.mentionAt(a); ok && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// titledAs is the person whose name follows a description: "his Saudi
// counterpart Prince Faisal".
func (f *finder) titledAs(k syntax.Token) (actor.Mention, bool) {
	if !f.bears(k) {
		return actor.Mention{}, false
	}
	next := k.Index() + 1
	if a, ok := k.Child(syntax.Appos); ok && next+1 < k.Sentence().Last() && f.text.Token(next).Text() == "," && a.Index() > next {
		next++ // "his counterpart, Mr. A"
	} else if f.listBehind(k, next) {
		next++ // "their counterparts, A and B", hung elsewhere
	}
	if i, ok := f.index.begin[next]; ok && next < k.Sentence().Last() {
		if m := f.cast.Mentions[i]; f.cast.Actors[m.Actor].Kind == actor.Person && m.How == actor.ByName {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// delegation tells of "the Chinese side", "an American team": people of the country
// that the cast takes the words for.
func (f *finder) delegation(m actor.Mention, k syntax.Token) bool {
	return m.How == actor.ByTitle && f.cast.Actors[m.Actor].Kind == actor.Country && f.bears(k)
}

// listBehind tells of a list of names behind a comma, as a plural announces it.
func (f *finder) listBehind(k syntax.Token, comma int) bool {
	if k.Feat("Number") != "Plur" || comma+1 >= k.Sentence().Last() || f.text.Token(comma).Text() != "," {
		return false
	}
	i, ok := f.index.begin[comma+1]
	return ok && len(f.mates(f.cast.Mentions[i])) > 1
}

// nameless tells of a group of which neither members nor country are known.
func (f *finder) nameless(i int) bool {
	a := &f.cast.Actors[i]
	return a.Kind == actor.Group && len(a.Members) == 0 && a.Country == ""
}

// ownCase tells of "met with A and with B": two encounters, not one.
func ownCase(k, c syntax.Token) bool {
	for _, prep := range []string{"with", "to"} {
		if !hasCase(c, prep) {
			continue
		}
		if hasCase(k, prep) {
			return true
		}
		if h, ok := k.Head(); ok && k.BaseRel() == syntax.Conj && hasCase(h, prep) {
			return true // "with the premier, A, and with B"
		}
	}
	return false
}

func (f *finder) casedApart(k syntax.Token, m actor.Mention) bool {
	return m.Head >= 0 && m.Head < f.text.Len() && m.Head != k.Index() && ownCase(k, f.text.Token(m.Head))
}

// described finds who a description without a mention of its own stands for:
// "officials from Japan and China", "a Chinese delegation", "delegations led by
// Wang".
func (f *finder) described(k syntax.Token, out *[]side, depth int) {
	if f.theyAre(k) {
		*out = append(*out, f.lastMet(k)...)
		return
	}
	if f.isPersonal(k) {
		f.unnamed = append(f.unnamed, k.Index())
		return
	}
	if !f.bears(k) && !f.lex.visitors[strings.ToLower(k.Lemma())] {
		return
	}
	if led := f.ledBy(k); len(led) > 0 {
		*out = append(*out, led...)
		return
	}
	n := len(*out)
	defer func() {
		for i := n; i < len(*out); i++ {
			(*out)[i].stands = f.cast.Actors[(*out)[i].actor].Kind != actor.Person
		}
		if len(*out) > n || !isDefinite(k) {
			return
		}
		if k.Feat("Number") == "Plur" {
			if !f.ofOthers(k) {
				*out = append(*out, f.lastMet(k)...)
			}
			return
		}
		f.unnamed = append(f.unnamed, k.Index())
	}()
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Amod, syntax.Compound, syntax.Nmod:
			if c.BaseRel() == syntax.Nmod && !hasCase(c, "of", "from", "between", "by") && (c.Rel() != syntax.NmodPoss || f.possessive(c.Index())) {
				continue // "his counterpart" is not he
			}
			if m, ok := f.mentionAt(c); ok {
				if s, ok := f.theOne(k, m.Actor); ok {
					*out = append(*out, s) // and nobody's people
					return
				}
				*out = append(*out, side{actor: m.Actor, at: c.Index()})
				for cc := range c.Children() {
					if cc.BaseRel() == syntax.Conj {
						f.collect(cc, out, depth+1)
					}
				}
			}
		}
	}
}

// theOne is the one person of a country named before who has the office that a
// description gives: "the Iranian general", "the Saudi monarch".
func (f *finder) theOne(k syntax.Token, country int) (side, bool) {
	lemma := strings.ToLower(k.Lemma())
	guest := f.lex.visitors[lemma]
	if !isDefinite(k) || k.Feat("Number") == "Plur" || len(f.lex.descriptions[lemma]) == 0 && !guest {
		return side{}, false
	}
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, m := range f.cast.Within(from, k.Start()) {
		if m.Actor < 0 || m.Actor == only || m.How != actor.ByName || !f.compatriots(m.Actor, country) || !f.holds(m.Actor, lemma) && !(guest && f.cast.Actors[m.Actor].Kind == actor.Person) {
			continue
		}
		if only >= 0 {
			return side{}, false
		}
		only = m.Actor
	}
	return side{actor: only, at: k.Index()}, only >= 0
}

// ofOthers tells of "the heads of the Supreme Court", "the leaders of states" and "the
// leaders attending the summit": who they are is told, and it is not the states told
// of before, nor those who have met.
func (f *finder) ofOthers(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Nmod:
			if hasCase(c, "of", "from") && (!f.lex.states[strings.ToLower(c.Lemma())] || !pointsBack(c)) {
				return true
			}
		case syntax.Acl:
			if c.XPOS() == "VBG" && c.Index() > k.Index() {
				return true
			}
		}
	}
	return false
}

// pointsBack tells of "the two states", "both countries", not of "states".
func pointsBack(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.RelDet || b == syntax.Nummod || c.Rel() == syntax.NmodPoss {
			return true
		}
	}
	return false
}

// ledBy is who leads a delegation: "a delegation led by Wang".
func (f *finder) ledBy(k syntax.Token) []side {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Acl && f.lex.leads[c.Lemma()] {
			return f.with(c, "by")
		}
		if c.BaseRel() != syntax.Nmod {
			continue
		}
		for d := range c.Children() {
			if d.BaseRel() == syntax.Acl && f.lex.leads[d.Lemma()] && d.XPOS() == "VBN" {
				return f.with(d, "by") // "a delegation from the IMF headed by B"
			}
		}
	}
	return nil
}

// mentionAt is the mention headed by k whose actor is known.
func (f *finder) mentionAt(k syntax.Token) (actor.Mention, bool) {
	m, ok := f.cast.AtHead(k.Index())
	return m, ok && m.Actor >= 0 && m.Actor < len(f.cast.Actors)
}

func distinct(list []side) []side {
	var out []side
	for _, s := range list {
		if !slices.ContainsFunc(out, func(x side) bool { return x.actor == s.actor }) {
			out = append(out, s)
		}
	}
	return out
}

func isNominal(k syntax.Token) bool {
	switch k.UPOS() {
	case syntax.Noun, syntax.Propn, syntax.Pron, syntax.Adj, syntax.X:
		return true
	}
	return false
}

func isVerb(k syntax.Token) bool { return k.UPOS() == syntax.Verb || k.UPOS() == syntax.Aux }

// hasCase tells whether one of these prepositions stands before k.
func hasCase(k syntax.Token, preps ...string) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Case && slices.Contains(preps, c.Lower()) {
			return true
		}
	}
	return false
}

// timeBetween tells of "met A on Monday and B on Tuesday": two encounters.
func (f *finder) timeBetween(a, b syntax.Token) bool {
	lo, hi := a.End(), b.Start()
	i := sort.Search(len(f.times), func(i int) bool { return f.times[i].Start >= lo })
	return i < len(f.times) && f.times[i].End <= hi && f.times[i].Value != ""
}

// timesFrom is the index of the first time expression that ends behind the byte.
func (f *finder) timesFrom(at int) int {
	return sort.Search(len(f.times), func(i int) bool { return f.times[i].End > at })
}

// with lists the actors in phrases of v with one of these prepositions.
func (f *finder) with(k syntax.Token, preps ...string) []side {
	var out []side
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Obl, syntax.Nmod:
			if f.cased(c, preps...) {
				out = append(out, f.sidesOf(c)...)
			}
		case syntax.Obj:
			if hasCase(c, preps...) {
				out = append(out, f.sidesOf(c)...) // "took place between A and B"
			}
		}
	}
	if len(out) == 0 {
		out = f.behind(k, preps)
	}
	if isVerb(k) && (len(out) == 0 || f.andAgain(k, preps)) {
		out = append(f.hungLow(k, preps), out...)
	}
	if len(out) == 0 && slices.Contains(preps, "with") {
		out = f.amongOthers(k)
	}
	if len(out) == 0 && isVerb(k) && slices.Equal(preps, []string{"by"}) {
		out = f.sidesBehind(k, "by")
	}
	return distinct(out)
}

// andAgain tells of "met in Cairo with A and, later, with B", whose one phrase of the
// verb is the second.
func (f *finder) andAgain(k syntax.Token, preps []string) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, preps...) {
			_, joined := c.Child(syntax.CC)
			return joined
		}
	}
	return false
}

// hungLow reads "spoke by telephone with B", "met earlier in the day with B", "met at
// the White House with B", "sat for an hour with B", where the tree hangs B on the means, the time or the place.
func (f *finder) hungLow(v syntax.Token, preps []string) []side {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() < v.Index() {
			continue
		}
		_, place := f.placeAt(c)
		if !place && f.lex.phones[c.Lower()] == "" && !f.isTime(c) && !f.lex.dayparts[c.Lower()] && !f.lex.margins[c.Lower()] && !f.lex.whiles[c.Lemma()] {
			continue
		}
		for d := range c.Children() {
			if d.BaseRel() == syntax.Nmod && f.cased(d, preps...) {
				return f.sidesOf(d)
			}
		}
	}
	return nil
}

// cased is hasCase that also looks at the word before a mention that c heads:
// trees hang the preposition on any word of a titled name.
func (f *finder) cased(c syntax.Token, preps ...string) bool {
	if hasCase(c, preps...) {
		return true
	}
	m, ok := f.mentionAt(c)
	if !ok {
		return false
	}
	for d := range c.Children() {
		if d.Index() < c.Index() && d.Rel() == "nmod:desc" && hasCase(d, preps...) {
			return true // "with H.E. Mr. Manalo"
		}
	}
	first, _ := wholeOf(m)
	if first > 0 && f.text.Token(first-1).Lower() == "the" {
		first--
	}
	return first > 0 && slices.Contains(preps, f.text.Token(first-1).Lower())
}

// behind reads "talks with B" on the surface: one of the prepositions right
// after the word, then a mention.
func (f *finder) behind(k syntax.Token, preps []string) []side {
	i := k.Index() + 1
	if i < k.Sentence().Last() && f.text.Token(i).Rel() == syntax.CompoundPrt {
		i++ // "sat down with"
	}
	if i+1 >= k.Sentence().Last() || !slices.Contains(preps, f.text.Token(i).Lower()) {
		return nil
	}
	if m, ok := f.rightOf(i + 1); ok {
		return f.sidesOfMention(m)
	}
	return nil
}

// putOff is the person behind what is put between a verb and its object:
// "received at the Palace in Riyadh today the President of B, C". A person in a
// prepositional phrase is none, unless prep is the preposition asked for.
func (f *finder) putOff(v syntax.Token, prep string) []side {
	for i := v.Index() + 1; i < v.Sentence().Last(); i++ {
		k := f.text.Token(i)
		j, ok := f.index.begin[i]
		if !ok {
			if isVerb(k) || k.UPOS() == syntax.Cconj || k.UPOS() == syntax.Sconj || k.UPOS() == syntax.Pron && !f.possessive(i) {
				return nil
			}
			continue
		}
		m := f.cast.Mentions[j]
		before := f.text.Token(i - 1)
		if before.UPOS() == syntax.Det {
			before = f.text.Token(i - 2)
		}
		cased := before.UPOS() == syntax.Adp
		if f.cast.Actors[m.Actor].Kind == actor.Person && m.How != actor.ByPronoun && (cased && before.Lower() == prep || !cased && prep == "") {
			return f.sidesOfMention(m)
		}
		if _, last := wholeOf(m); last > i {
			i = last - 1
		}
	}
	return nil
}

// objects lists the actors that are the direct object of v.
func (f *finder) objects(v syntax.Token) []side {
	var out []side
	found := false
	for c := range v.Children() {
		if b := c.BaseRel(); b == syntax.Obj || b == syntax.Iobj {
			found = true
			out = append(out, f.sidesOf(c)...)
		}
	}
	if !found {
		if m, ok := f.rightOf(v.Index() + 1); ok && v.Index()+1 < v.Sentence().Last() {
			out = f.sidesOfMention(m)
		} else {
			out = f.putOff(v, "")
		}
	}
	return distinct(out)
}

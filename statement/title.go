package statement

import (
	"slices"
	"sort"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// titleReach is how many mentions back a bare title reaches.
const titleReach = 400

// byTitle finds who a bare title ("the minister", "the President") stands for
// where the cast does not tell: the one person named before who holds an office
// of that title; of several the one who has just spoken, and in a government's
// own release the one whom it names first. It is -1 where that leaves a doubt,
// or where the cast's own choice, if it has one, is no worse.
func (r *reader) byTitle(s span, choice int) int {
	if r.unnamedOwn(choice) {
		return -1
	}
	if t := r.byLevel(s, choice); t >= 0 {
		return t
	}
	words, state := r.titleWords(s)
	if len(words) == 0 {
		return -1
	}
	if t := r.general(words, state, choice); t >= 0 {
		return t
	}
	if t := r.onlySpokesperson(words); t >= 0 && (state < 0 || r.ofSide(t, state)) && (choice < 0 || !r.nameKnown(choice)) {
		return t
	}
	holds := func(who int) bool {
		return (r.holds(who, words) || who == r.host && r.publishersHead(words)) && (state < 0 || r.ofSide(who, state))
	}
	if choice >= 0 && r.nameKnown(choice) {
		if state < 0 && r.host >= 0 && r.ownRelease() && holds(r.host) && holds(choice) {
			return r.host
		}
		return -1
	}
	var who []int
	at := sort.Search(len(r.cast.Mentions), func(i int) bool { return r.cast.Mentions[i].Start >= r.start(s.first) })
	for _, m := range r.cast.Mentions[max(0, at-titleReach):at] {
		if m.Actor >= 0 && m.How == actor.ByName && !slices.Contains(who, m.Actor) && holds(m.Actor) {
			who = append(who, m.Actor)
		}
	}
	switch {
	case len(who) == 1:
		return who[0]
	case len(who) == 0:
		return -1
	case r.ownRelease() && holds(r.host):
		return r.host
	case r.last.who >= 0 && r.last.source < s.first && slices.Contains(who, r.last.who) && r.para[s.first]-r.last.paragraph <= 1:
		return r.last.who
	}
	return -1
}

// unnamedOwn reports whether the cast's choice is the official of the state that
// publishes the text, whom it nowhere names.
func (r *reader) unnamedOwn(choice int) bool {
	if choice < 0 || r.nameKnown(choice) || !r.ownRelease() {
		return false
	}
	return r.issuing != "" && r.cast.Actors[choice].Country == r.issuing
}

// byLevel is who "the head of state" stands for: the one person of that rank whom the
// text has named before, or of several the one of the country that the story comes
// from. It is -1 for any other source, and where the cast has a choice or none is sure.
func (r *reader) byLevel(s span, choice int) int {
	if choice >= 0 && r.nameKnown(choice) || s.last-s.first != 4 || !r.isAny(s.first, "the") || !r.isAny(s.first+1, "head") || !r.isAny(s.first+2, "of") {
		return -1
	}
	level := "head of " + r.lower[s.last-1]
	found, own := -1, -1
	for who := range r.cast.Actors {
		o := r.cast.Actors[who].Office
		if o == nil || o.Level != level || o.Status == "former" || who >= len(r.named) || r.named[who] == 0 || r.named[who] > r.start(s.first) {
			continue
		}
		if r.cast.Actors[who].Country != "" && r.doc.Dateline != nil && r.cast.Actors[who].Country == r.doc.Dateline.Country {
			own = who
		}
		if found >= 0 {
			found = len(r.cast.Actors) // several
			continue
		}
		found = who
	}
	if own >= 0 || found == len(r.cast.Actors) {
		return own
	}
	return found
}

// describedLater is the one person of the document whom a title with its side
// describes before he is named, "Iran's foreign minister on Friday ruled out", as
// the lead of a story does. It is -1 for none, or several.
func (r *reader) describedLater(s span) int {
	words, state := r.titleWords(s)
	if state < 0 || len(words) == 0 {
		return -1
	}
	found := -1
	for who := range r.cast.Actors {
		if r.holds(who, words) && r.ofSide(who, state) {
			if found >= 0 {
				return -1
			}
			found = who
		}
	}
	return found
}

// nameKnown reports whether an actor is called by a name somewhere.
func (r *reader) nameKnown(who int) bool {
	return who >= len(r.named) || r.named[who] > 0 || r.cast.Actors[who].Kind != actor.Person
}

// ofSide reports whether a person is of a country or acts for it or for an
// organization.
func (r *reader) ofSide(who, state int) bool {
	c := r.cast.Actors[state].Country
	return r.government(who) == state || c != "" && r.cast.Actors[who].Country == c
}

// general finds whom a word for any official with his side before it means, "the
// U.S. official", "the Vietnamese host": the one of that side who has just spoken,
// or who speaks for it in the story's contact. It is -1 where the document tells
// of an official of that side without a name, who may be meant.
func (r *reader) general(words []string, state, choice int) int {
	if state < 0 || words[len(words)-1] != "*" || r.unnamed(choice) {
		return -1
	}
	if p := r.last.who; p >= 0 && r.cast.Actors[p].Kind == actor.Person && r.ofSide(p, state) {
		return p
	}
	found := -1
	for _, p := range r.partners {
		if r.ofSide(p, state) && len(r.cast.Actors[p].Offices) > 0 {
			if found >= 0 {
				return -1
			}
			found = p
		}
	}
	return found
}

// onlySpokesperson is the one person of the document who is a spokesperson, where
// a title calls for one: "the Foreign Office spokesman".
func (r *reader) onlySpokesperson(title []string) int {
	switch title[len(title)-1] {
	case "spokesman", "spokeswoman", "spokesperson":
	default:
		return -1
	}
	found := -1
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != actor.Person || a.Office == nil || a.Office.Level != "spokesperson" || a.Office.Status == "former" || i >= len(r.named) || r.named[i] == 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// unnamed reports whether an actor is first told of as somebody unknown: "a U.S.
// official".
func (r *reader) unnamed(who int) bool {
	for _, m := range r.cast.Mentions {
		if who >= 0 && m.Actor == who && (r.isAny(m.WholeFirst, "a", "an", "another", "one") || r.isAny(m.WholeFirst-1, "a", "an", "another", "one")) {
			return true
		}
	}
	return false
}

// titleWords are the words of a bare title, "the" left out, and the country or
// organization that an adjective or possessive before it names ("the Hungarian
// minister", "Iran's foreign minister"), -1 for none: no words where a source is
// none. In its own account a side calls its man without "the" too ("EAM raised").
func (r *reader) titleWords(s span) (words []string, state int) {
	first, state := s.first, -1
	if s.empty() || s.last-s.first > 7 {
		return nil, -1
	}
	the := r.isAny(first, "the")
	if the {
		first++
	}
	for _, m := range r.cast.Within(r.start(first), r.end(s.last-1)) {
		if m.First == first && m.Last < s.last && m.Actor >= 0 && (r.cast.Actors[m.Actor].Kind == actor.Country || r.cast.Actors[m.Actor].Kind == actor.Organization) {
			first, state = m.Last, m.Actor
			if r.lower[first] == "'s" && first+1 < s.last {
				first, the = first+1, true
			}
			break
		}
	}
	if !the && !(r.ownAccount() && r.capital(s.first)) {
		return nil, -1
	}
	for k := first; k < s.last; k++ {
		if k == s.last-3 && r.isAny(k, "of") && r.isAny(k+2, "republic", "federation", "state") {
			break // "the President of the Republic"
		}
		if u := r.upos[k]; u != syntax.Noun && u != syntax.Propn && u != syntax.Adj {
			return nil, -1
		}
		if short := r.lex.titles[r.lower[k]]; short != nil && short[0] != "+" {
			words = append(words, short...)
			continue
		}
		words = append(words, r.lower[k])
	}
	return words, state
}

// holds reports whether a person holds an office whose title has all of these
// words. A minister is not the prime minister.
func (r *reader) holds(who int, words []string) bool {
	if who < 0 || r.cast.Actors[who].Kind != actor.Person {
		return false
	}
	for _, o := range r.cast.Actors[who].Offices {
		title := strings.Fields(strings.ToLower(o.Title))
		if len(title) == 1 && r.lex.titles[title[0]] != nil && len(r.lex.titles[title[0]][0]) > 1 {
			title = r.lex.titles[title[0]] // "Chinese FM Wang Yi"
		}
		if o.Status == "former" || o.Level == "head of government" && !slices.Contains(words, title[0]) {
			continue
		}
		all := len(title) > 0
		for _, w := range words {
			all = all && slices.Contains(title, w)
		}
		if all {
			return true
		}
	}
	return false
}

// ownRelease reports whether the document is a government's own account.
func (r *reader) ownRelease() bool { return r.doc.Agency == "" && r.doc.Publisher != "" }

// ownAccount reports whether the document is what one side tells of its contact
// with others. Such a text does little but report what was said.
func (r *reader) ownAccount() bool { return r.ownRelease() && len(r.parties) > 1 }

// publishersHead reports whether a bare title is that of the person named first,
// of whom the text gives no office: whose own office publishes it ("the President"
// in a release of the presidency).
func (r *reader) publishersHead(title []string) bool {
	if r.host < 0 || len(r.cast.Actors[r.host].Offices) > 0 || len(title) == 0 {
		return false
	}
	return r.issuing != "" && r.cast.Actors[r.host].Country == r.issuing && strings.Contains(strings.ToLower(r.doc.Publisher), strings.Join(title, " "))
}

// findHost finds the person whom a story names first.
func (r *reader) findHost() {
	r.host = -1
	for _, m := range r.cast.Mentions {
		if r.para[m.First] >= 0 && m.Actor >= 0 && m.How == actor.ByName && r.cast.Actors[m.Actor].Kind == actor.Person {
			r.host = m.Actor
			return
		}
	}
}

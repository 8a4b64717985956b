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
	words, country := r.titleWords(s)
	if len(words) == 0 {
		return -1
	}
	holds := func(who int) bool {
		return (r.holds(who, words) || who == r.host && r.publishersHead(words)) && (country == "" || r.cast.Actors[who].Country == country)
	}
	if choice >= 0 && r.nameKnown(choice) {
		if country == "" && r.host >= 0 && r.ownRelease() && holds(r.host) && holds(choice) {
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

// nameKnown reports whether an actor is called by a name somewhere.
func (r *reader) nameKnown(who int) bool {
	return who >= len(r.named) || r.named[who] > 0 || r.cast.Actors[who].Kind != actor.Person
}

// titleWords are the words of a bare title, "the" left out, and the country that
// an adjective before it names ("the Hungarian minister"): nil where a source is
// none. In its own account a side calls its man without "the" too ("EAM raised").
func (r *reader) titleWords(s span) (words []string, country string) {
	first := s.first
	switch the := r.isAny(first, "the"); {
	case s.empty() || s.last-s.first > 6 || !the && !(r.ownAccount() && r.capital(first)):
		return nil, ""
	case the:
		first++
	}
	for _, m := range r.cast.Within(r.start(first), r.end(s.last-1)) {
		if m.First == first && m.Last < s.last && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Country {
			first, country = m.Last, r.cast.Actors[m.Actor].Country
			break
		}
	}
	for k := first; k < s.last; k++ {
		if k == s.last-3 && r.isAny(k, "of") && r.isAny(k+2, "republic", "federation", "state") {
			break // "the President of the Republic"
		}
		if u := r.upos[k]; u != syntax.Noun && u != syntax.Propn && u != syntax.Adj {
			return nil, ""
		}
		if short := r.lex.titles[r.lower[k]]; short != nil {
			words = append(words, short...)
			continue
		}
		words = append(words, r.lower[k])
	}
	return words, country
}

// holds reports whether a person holds an office whose title has all of these
// words. A minister is not the prime minister.
func (r *reader) holds(who int, words []string) bool {
	if who < 0 || r.cast.Actors[who].Kind != actor.Person {
		return false
	}
	for _, o := range r.cast.Actors[who].Offices {
		title := strings.Fields(strings.ToLower(o.Title))
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
	own := actor.Resolve(r.doc.Publisher, "", "").Country
	return own != "" && r.cast.Actors[r.host].Country == own && strings.Contains(strings.ToLower(r.doc.Publisher), strings.Join(title, " "))
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

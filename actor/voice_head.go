package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// headSpeaker is whom the head names as the one whose words follow, -1 for nobody; ok
// tells whether it says that somebody's words follow.
func (r *reader) headSpeaker(h head) (who int, ok bool) {
	for _, t := range h.titles {
		for k := t.first; k < t.last; k++ {
			if !r.speechWord(k, "genre") || r.text.Token(k).UPOS() == syntax.Verb {
				continue
			}
			ok = true
			if r.speechWord(k+1, "genre") {
				continue // "press conference remarks"
			}
			if who := r.speakerBehind(k, t); who >= 0 {
				return who, true
			}
			if who := r.speakerBefore(k, t); who >= 0 {
				return who, true
			}
			break // a further one is what it is about: "on the remarks of B"
		}
	}
	for _, w := range strings.Fields(strings.ToLower(h.lines)) {
		ok = ok || slices.Contains(r.lex.speech[strings.Trim(w, ",.:;")], "genre")
	}
	for _, t := range h.titles {
		if who := r.nameAlone(t); ok && who >= 0 {
			return who, true
		}
		if who := r.institutionFirst(t); ok && who >= 0 {
			return who, true
		}
	}
	return -1, ok
}

// genreReach is how many words may stand between a kind of speech and the "by" behind
// it: "Statement to the press by".
const genreReach = 6

// speakerBehind is who is named behind a kind of speech: "Statement by A", "Briefing of
// the Spokesperson, B".
func (r *reader) speakerBehind(k int, t span) int {
	for j := k + 1; j < min(t.last, k+genreReach); j++ {
		switch w := r.lower(j); {
		case w == "by" || w == "from", w == "of" && j == k+1, w == "to" && r.lower(j-1) == "attributable":
			return r.speakerAt(j+1, t)
		case w == ":" && j == k+1:
			if who := r.speakerAt(j+1, t); who >= 0 && r.cast.Actors[who].Kind == Person {
				return who
			}
			return -1
		case w == ":" || r.text.Token(j).UPOS() == syntax.Verb:
			return -1
		}
	}
	return -1
}

// speakerAt is who is named from a token on: a person, with what stands before the name,
// or an institution. Several are the group of them, where they speak jointly.
func (r *reader) speakerAt(i int, t span) int {
	var all []int
	for i < t.last {
		m, ok := r.namedFrom(i, t)
		if !ok {
			break
		}
		if !slices.Contains(all, m.Actor) {
			all = append(all, m.Actor)
		}
		i = m.WholeLast
		if i+1 >= t.last || r.lower(i) != "and" && !(r.lower(i) == "," && len(all) > 1) {
			break
		}
		i++
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(all) > 1 && r.jointly(t):
		return r.cast.Group(all)
	}
	return -1
}

func (r *reader) jointly(t span) bool {
	for k := t.first; k < t.last; k++ {
		if r.speechWord(k, "joint") {
			return true
		}
	}
	return false
}

// namedFrom is the widest mention that begins at a token, or behind an article and
// honours; of an office and the name set beside it, the name.
func (r *reader) namedFrom(i int, t span) (Mention, bool) {
	var best Mention
	found := false
	for _, m := range r.cast.Mentions {
		if m.Actor < 0 || m.WholeFirst < i || m.WholeFirst > i+3 || m.WholeLast > t.last || r.brokenBy(i, m.WholeFirst) || r.lower(m.WholeLast) == "'s" && m.WholeLast < t.last {
			continue
		}
		if !found || m.WholeFirst < best.WholeFirst || m.WholeFirst == best.WholeFirst && m.WholeLast > best.WholeLast {
			best, found = m, true
		}
	}
	if !found || best.How != ByName {
		if m, ok := r.besideTitle(i, t); ok {
			return m, true
		}
	}
	return best, found
}

// besideTitle is the person whose name a comma sets beside the title that begins at a
// token: "the Spokesperson of the Ministry, Ambassador A".
func (r *reader) besideTitle(i int, t span) (Mention, bool) {
	comma := -1
	for k := i; k < min(t.last, i+labelReach); k++ {
		if r.lower(k) == "," {
			comma = k
			break
		}
		if u := r.text.Token(k).UPOS(); u == syntax.Verb || u == syntax.Aux || u == syntax.Adp && r.lower(k) != "of" && r.lower(k) != "for" {
			return Mention{}, false
		}
	}
	for _, m := range r.cast.Mentions {
		if comma >= 0 && m.Actor >= 0 && m.How == ByName && m.WholeFirst >= comma && m.WholeFirst <= comma+3 && m.WholeLast <= t.last && r.cast.Actors[m.Actor].Kind == Person && !r.brokenBy(comma+1, m.WholeFirst) {
			return m, true
		}
	}
	return Mention{}, false
}

// brokenBy tells whether a word stands between two tokens that belongs to no name:
// anything but an article and honours.
func (r *reader) brokenBy(first, last int) bool {
	for k := first; k < last; k++ {
		if u := r.text.Token(k).UPOS(); u != syntax.Det && r.text.Token(k).Rel() != syntax.NmodPoss && u != syntax.Propn && u != syntax.Noun && u != syntax.Adj && r.lower(k) != "/" {
			return true
		}
	}
	return false
}

// speakerBefore is who is named before a kind of speech: "A's press statement", "PM
// statement on Sudan".
func (r *reader) speakerBefore(k int, t span) int {
	for k > t.first && (r.speechWord(k-1, "describes") || r.speechWord(k-1, "joint") || r.speechWord(k-1, "genre")) {
		k--
	}
	own := slices.Contains([]string{"'s", "’s", "'", "’"}, r.lower(k-1))
	if own {
		k--
	}
	best := Mention{Actor: -1}
	for _, m := range r.cast.Mentions {
		if m.Actor < 0 || m.WholeFirst < t.first || m.Last != k && m.WholeLast != k && m.WholeLast != k+1 {
			continue
		}
		if best.Actor < 0 || m.WholeLast-m.WholeFirst > best.WholeLast-best.WholeFirst {
			best = m
		}
	}
	if best.Actor >= 0 && (own || r.cast.Actors[best.Actor].Kind == Person) {
		return best.Actor
	}
	return -1
}

// nameAlone is the person whose name, with the office, is all of a title: "Minister for
// Foreign Affairs, Senator the Hon Penny Wong". It is -1 for any other title.
func (r *reader) nameAlone(t span) int {
	for _, m := range r.cast.Mentions {
		if m.Actor >= 0 && m.How == ByName && m.WholeFirst >= t.first && m.WholeLast <= t.last && t.last-m.WholeLast < 2 && r.cast.Actors[m.Actor].Kind == Person && !r.brokenByVerb(t.first, m.WholeFirst) {
			return m.Actor
		}
	}
	return -1
}

// institutionFirst is the institution whose name opens a title before a dash: "Ministry
// of Foreign Affairs – Daily briefing". It is -1 for any other title.
func (r *reader) institutionFirst(t span) int {
	m, ok := r.namedFrom(t.first, t)
	if ok && m.WholeFirst <= t.first+1 && m.WholeLast < t.last && r.cast.Actors[m.Actor].Kind == Organization && r.text.Token(m.WholeLast).UPOS() == syntax.Punct && r.lower(m.WholeLast) != "," {
		return m.Actor
	}
	return -1
}

// brokenByVerb tells whether anything but names, titles and what joins them stands
// between two tokens.
func (r *reader) brokenByVerb(first, last int) bool {
	for k := first; k < last; k++ {
		switch t := r.text.Token(k); {
		case t.UPOS() == syntax.Verb, t.UPOS() == syntax.Aux, r.lower(k) == "with", r.lower(k) == ":", r.lower(k) == "on", r.lower(k) == "to":
			return true
		}
	}
	return false
}

package statement

import (
	"slices"
	"sort"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// together finds who speaks when a source names several actors joined by "and",
// or counts them ("the three ministers", "the two"): the group of them, -1 where
// they are not all known.
func (r *reader) together(s span) (several bool, group int) {
	if n, persons, ok := r.counted(s); ok {
		if who := r.theCounted(s, n, persons); len(who) > 1 {
			return true, r.cast.Group(who)
		}
		return false, -1
	}
	if !r.joins(s) {
		return false, -1
	}
	if who := r.namedAfter(s); len(who) > 1 {
		return true, r.cast.Group(who)
	}
	if who := r.leadersOf(s); len(who) > 1 {
		return true, r.cast.Group(who)
	}
	if r.allTitles(s) && len(r.officials) > 2 {
		return true, r.cast.Group(r.officials)
	}
	var who []int
	known := make([]bool, s.last-s.first)
	last := s.first
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.WholeFirst <= s.first && m.WholeLast >= s.last {
			return false, -1 // one mention has it all
		}
		for k := max(s.first, m.WholeFirst); k < min(s.last, m.WholeLast); k++ {
			known[k-s.first] = true
		}
		if m.Actor < 0 || m.WholeFirst < last || r.modifies(m, s) || slices.Contains(who, m.Actor) {
			continue
		}
		who, last = append(who, m.Actor), m.WholeLast
	}
	switch {
	case len(who) == 1 && r.andOutside(s):
		return true, -1 // one of them is known, the others are not
	case len(who) < 2:
		return false, -1
	case r.hasAll(who[0], who[1:]):
		return true, who[0] // "the leaders of Japan and China", who are two
	}
	for k := s.first; k < s.last; k++ {
		if !known[k-s.first] && r.upos[k] == syntax.Propn {
			return true, -1 // somebody is named whom nothing resolves
		}
	}
	return true, r.cast.Group(who)
}

// namedAfter are the persons whose names stand in commas behind what they are together:
// "the foreign ministers of Peru and Chile, A and B, said". It is nil for any other source.
func (r *reader) namedAfter(s span) []int {
	if s.last+1 >= r.n || r.lower[s.last] != "," || !severalPersons[r.lower[r.headOf(s)]] {
		return nil
	}
	var who []int
	at, joined := s.last+1, false
	for _, m := range r.cast.Within(r.start(at), r.end(min(r.n, at+namedReach)-1)) {
		if m.WholeFirst < at {
			continue
		}
		if m.WholeFirst > at || m.Actor < 0 || m.How != actor.ByName || r.cast.Actors[m.Actor].Kind != actor.Person {
			break
		}
		who, at = append(who, m.Actor), m.WholeLast
		for at < r.n && r.isAny(at, ",", "and") {
			joined = joined || r.isAny(at, "and")
			at++
		}
	}
	if !joined || r.lower[at-1] != "," {
		return nil
	}
	return who
}

// namedReach is how many words such names may have.
const namedReach = 30

// leadersOf are those who speak where a source calls them by an office and their
// countries, "the foreign ministers of Japan and China": the persons of the story who
// act for these, or else the countries themselves. It is nil for any other source.
func (r *reader) leadersOf(s span) []int {
	of := s.first + 1
	for of < s.last && !r.isAny(of, "of") {
		if r.isAny(of, "and", ",") {
			return nil
		}
		of++
	}
	if of >= s.last || !severalPersons[r.lower[of-1]] {
		return nil
	}
	var states, who []int
	for _, m := range r.cast.Within(r.start(of+1), r.end(s.last-1)) {
		if m.Actor < 0 || r.cast.Actors[m.Actor].Kind != actor.Country || m.Modifier {
			return nil
		}
		states = append(states, m.Actor)
		for _, p := range r.officials {
			if r.government(p) == m.Actor {
				who = append(who, p)
			}
		}
	}
	if len(who) == len(states) {
		return who
	}
	return states
}

// hasAll reports whether a group has one for each of these countries among its members.
func (r *reader) hasAll(group int, states []int) bool {
	members := r.cast.Actors[group].Members
	for _, s := range states {
		if r.cast.Actors[s].Kind != actor.Country || !slices.ContainsFunc(members, func(m int) bool { return r.government(m) == s }) {
			return false
		}
	}
	return len(members) > 1
}

// severalPersons are nouns for several who lead or speak for countries.
var severalPersons = map[string]bool{
	"leaders": true, "ministers": true, "presidents": true, "heads": true, "premiers": true, "secretaries": true,
	"officials": true, "diplomats": true, "envoys": true,
}

// joins reports whether a source joins several by "and".
func (r *reader) joins(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.isAny(k, "and", "&") {
			return true
		}
	}
	return false
}

// andOutside reports whether an "and" of a source lies outside all its
// mentions, and a noun phrase of its own follows. Before a name behind a comma stands
// an office, however many fields it has.
func (r *reader) andOutside(s span) bool {
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor >= 0 && m.How == actor.ByName && m.Last == s.last && m.First-1 > s.first && r.lower[m.First-1] == "," && r.cast.Actors[m.Actor].Kind == actor.Person {
			return false
		}
	}
	for k := s.first + 1; k+1 < s.last; k++ {
		if !r.isAny(k, "and", "&") || r.upos[k+1] != syntax.Det && r.upos[k+1] != syntax.Propn {
			continue
		}
		inside := false
		for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
			inside = inside || m.WholeFirst < k && k < m.WholeLast
		}
		if !inside {
			return true
		}
	}
	return false
}

// counted reads a source that tells how many speak, without naming them: "the
// three ministers", "the two", "both leaders", "the leaders" (0). Persons tells
// that they are persons, not countries.
func (r *reader) counted(s span) (n int, persons, ok bool) {
	k := s.first
	switch {
	case r.isAny(k, "both"):
		n = 2
	case r.isAny(k, "the", "all") && s.last-s.first > 1:
	default:
		return 0, false, false
	}
	k++
	if n == 0 && k < s.last {
		switch r.lower[k] {
		case "two", "three", "four", "five":
			n = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}[r.lower[k]]
			k++
		}
	}
	if k == s.last {
		return n, true, n > 0 // "the two"
	}
	head := s.last - 1
	if r.joins(span{k, head}) {
		return 0, false, false // "the Secretary and the Foreign Ministers"
	}
	switch w := r.lower[head]; {
	case severalPersons[w]:
		persons = true
	case (w == "countries" || w == "sides" || w == "nations" || w == "parties" || w == "governments" || w == "allies" || w == "neighbors" || w == "neighbours") && n > 0:
	default:
		return 0, false, false
	}
	for _, m := range r.cast.Within(r.start(k), r.end(head)) {
		if m.Actor >= 0 && m.Last <= head {
			return 0, false, false // "the two Chinese ministers" are not those of the story
		}
	}
	return n, persons, true
}

// theCounted finds the actors that a counting source means, where the cast does
// not: those of the story's contact, if they are as many.
func (r *reader) theCounted(s span, n int, persons bool) []int {
	if m, ok := r.mentionOf(s); ok && m.Actor >= 0 && len(r.cast.Actors[m.Actor].Members) > 0 {
		return nil // the cast knows
	}
	if n == 2 && persons {
		if who := r.personsBefore(s); len(who) == 2 {
			return who
		}
	}
	who := r.parties
	if persons {
		who = r.officials
		if n == 2 && len(who) != 2 {
			who = r.holdersBefore(s)
		}
		if n == 2 && len(who) != 2 && r.ownAccount() && len(r.parties) == 2 {
			who = r.partners
		}
	}
	if len(who) > 1 && (len(who) == n || n == 0 && len(who) < 6) {
		return who
	}
	return nil
}

// allTitles reports whether a source joins titles, one of them of several: "the
// Secretary and the Foreign Ministers".
func (r *reader) allTitles(s span) bool {
	if !r.isAny(s.first, "the") || r.xpos[s.last-1] != "NNS" && r.xpos[s.last-1] != "NNPS" {
		return false
	}
	for k := s.first; k < s.last; k++ {
		switch u := r.upos[k]; {
		case u == syntax.Det || u == syntax.Noun || u == syntax.Adj || u == syntax.Cconj:
		case u == syntax.Propn && !r.byName(k):
		default:
			return false
		}
	}
	return true
}

// byName reports whether a token is part of a name.
func (r *reader) byName(k int) bool {
	for _, m := range r.cast.Covering(k) {
		if m.How == actor.ByName && m.First <= k && k < m.Last {
			return true
		}
	}
	return false
}

// holdersBefore lists the persons named before a source who hold the office that
// it has in the plural: "the two Ministers".
func (r *reader) holdersBefore(s span) []int {
	title := strings.TrimSuffix(r.lower[s.last-1], "s")
	var who []int
	at := sort.Search(len(r.cast.Mentions), func(i int) bool { return r.cast.Mentions[i].Start >= r.start(s.first) })
	for _, m := range r.cast.Mentions[max(0, at-titleReach):at] {
		if m.Actor >= 0 && m.How == actor.ByName && !slices.Contains(who, m.Actor) && r.holds(m.Actor, []string{title}) {
			who = append(who, m.Actor)
		}
	}
	return who
}

// personsBefore lists the persons named earlier in the sentence of a source.
func (r *reader) personsBefore(s span) []int {
	var who []int
	from := r.sentence(s.first).first
	if from >= s.first {
		return nil
	}
	for _, m := range r.cast.Within(r.start(from), r.end(s.first-1)) {
		if m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person && !slices.Contains(who, m.Actor) {
			who = append(who, m.Actor)
		}
	}
	return who
}

// bothReach is how many sentences back "they" reaches for the two of a contact.
const bothReach = 6

// bothBefore is the group of the two who are told to meet or speak, in a sentence
// of the same paragraph or the one before, where "they" at token i opens its
// sentence: the last sentence that names just two persons in office, one of them
// as a subject, of two governments. It is -1 for none, or when a sentence between
// tells of others in the plural.
func (r *reader) bothBefore(i int) int {
	s := r.text.Token(i).Sentence()
	if i-s.First() > 2 && (i-s.First() > 8 || r.lower[i-1] != ",") {
		return -1
	}
	for n := s.Index() - 1; n >= max(0, s.Index()-bothReach); n-- {
		t := r.text.Sentence(n)
		if t.Len() == 0 || r.para[t.First()] < 0 || r.para[s.First()]-r.para[t.First()] > 1 {
			return -1
		}
		who, subject := r.officialsIn(span{t.First(), t.Last()})
		switch {
		case len(who) > 2:
			return -1
		case len(who) == 2 && subject:
			a, b := r.government(who[0]), r.government(who[1])
			if a == b {
				return -1
			}
			return r.cast.Group(who)
		}
	}
	return -1
}

// officialsIn lists the persons in office whom a sentence names or means, and
// tells whether one of them is its subject.
func (r *reader) officialsIn(s span) (who []int, subject bool) {
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor < 0 || m.Modifier || r.quoted[m.First] >= 0 {
			continue
		}
		a := &r.cast.Actors[m.Actor]
		if a.Kind != actor.Person || len(a.Offices) == 0 || a.Office.Status == "former" {
			continue
		}
		if !slices.Contains(who, m.Actor) {
			who = append(who, m.Actor)
		}
		if h := r.text.Token(m.Head); h.Is(syntax.Nsubj) {
			subject = true
		}
	}
	return who, subject
}

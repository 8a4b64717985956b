package actor

import (
	"strings"

	"chancery/syntax"
)

// findAcronyms notes the acronyms that the text defines: "the Joint Chiefs of Staff
// (JCS)", "Shanghai Cooperation Organization (SCO)". Those that the lexicon knows by
// themselves are left to it.
func (r *reader) findAcronyms() {
	r.state.defined, r.state.expanded = map[string]int{}, map[int]int{}
	freed := map[string]bool{}
	for i := 1; i+2 < r.text.Len(); i++ {
		if r.lower(i) != "(" || r.lower(i+2) != ")" || !r.sameSentence(i-1, i+2) {
			continue
		}
		w := r.text.Token(i + 1).Text()
		first := -1
		if r.shape[i+1] == allCaps && r.unitTo(i) == nil || r.partlyKnown(i) {
			if first = r.expansion(i, w); first >= 0 && r.namesThing(first, i) {
				continue // "the Free Trade Agreement (FTA)"
			}
		}
		if first >= 0 && !r.knownWhole(first, i) {
			// The text's own words go before what the lexicon knows the letters by.
			r.state.expanded[first] = i
			freed[w] = true
			r.unitAt[i+1] = -1
		}
		if !r.acronymAt(i + 1) {
			continue
		}
		if _, ok := r.state.defined[w]; !ok {
			r.state.defined[w] = i
		}
	}
	if len(freed) == 0 {
		return
	}
	for i := range r.text.Len() {
		if u := r.unitOf(i); u != nil && u.kind == organizationName && u.last == u.first+1 && freed[r.text.Token(i).Text()] {
			r.unitAt[i] = -1
		}
	}
}

// partlyKnown tells whether the last word before the bracket is a common noun for a
// body, and not a whole name of the lexicon.
func (r *reader) partlyKnown(i int) bool {
	u := r.unitTo(i)
	return u != nil && (u.kind == bodyName || u.kind == agentName)
}

// namesThing tells whether the words from first to last name no body: neither the
// parser sees an organization in them nor do they hold the word for one.
func (r *reader) namesThing(first, last int) bool {
	for i := first; i < last; i++ {
		if r.kin[i] == syntax.Organization || r.lex.descriptions[r.lower(i)] != nil {
			return false
		}
		if u := r.unitOf(i); u != nil && (u.kind == bodyName || u.kind == organizationName || u.kind == agentName) {
			return false
		}
	}
	return true
}

// knownWhole tells whether one entry of the lexicon covers the tokens.
func (r *reader) knownWhole(first, last int) bool {
	u := r.unitOf(first)
	return u != nil && u.last == last && (u.kind == organizationName || u.kind == countryName)
}

// takeExpansion reads the name that an acronym behind it is made of.
func (r *reader) takeExpansion(i int) int {
	open, ok := r.state.expanded[i]
	if !ok {
		return i
	}
	r.raw = append(r.raw, rawMention{
		kind: rawName, first: i, last: open, wholeFirst: i, wholeLast: open, possessor: -1, countryRow: -1, org: -1,
	})
	return open
}

// acronymAt tells whether the token is two to eight capitals that no entry of the
// lexicon covers.
func (r *reader) acronymAt(i int) bool {
	w := r.text.Token(i).Text()
	return r.shape[i] == allCaps && len(w) >= 2 && len(w) <= 8 && r.unitAt[i] == -1 && !strings.ContainsAny(w, "0123456789")
}

// takeAcronym reads a use of an acronym that the text defines.
func (r *reader) takeAcronym(i int) bool {
	if !r.acronymAt(i) || r.loudAt(i) {
		return false
	}
	if _, ok := r.state.defined[r.text.Token(i).Text()]; !ok {
		return false
	}
	r.raw = append(r.raw, rawMention{
		kind: rawAcronym, first: i, last: i + 1, wholeFirst: i, wholeLast: i + 1, possessor: -1, countryRow: -1, org: -1,
		modifier: r.modifies(i + 1),
	})
	return true
}

// acronymActor is the actor that an acronym stands for: the one whose mention ends
// before the bracket, else an organization of the words whose first letters it has;
// -1 for none.
func (r *reader) acronymActor(m *rawMention, ends map[int]int) int {
	w := r.text.Token(m.first).Text()
	open := r.state.defined[w]
	if i, ok := ends[open]; ok && r.cast.Actors[i].Kind != Person {
		r.alias(i, w)
		return i
	}
	first := r.expansion(open, w)
	if first < 0 {
		return -1
	}
	name := r.span(first, open)
	key := "name:" + foldName(name)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{ID: slug(name), Kind: Organization, Name: name, Aliases: []string{w}})
}

// expansion finds where the words begin that an acronym before token open is made
// of: each of its letters opens a capitalized word, small words between not counted.
func (r *reader) expansion(open int, acronym string) int {
	letters := strings.ToLower(acronym)
	i, n := open-1, len(letters)-1
	start := -1
	for i >= 0 && n >= 0 && r.sameSentence(i, open) && open-i < 14 {
		w := r.lower(i)
		switch {
		case r.shape[i] != lowerCase && w[0] == letters[n]:
			start = i
			n--
		case r.shape[i] == lowerCase && len(w) < 4 || !r.word(i) && w == "-":
		default:
			return -1
		}
		i--
	}
	if n >= 0 {
		return -1
	}
	return start
}

package statement

import "chancery/syntax"

// occasion is where the one who reports begins to tell, at the end of a content, on what
// occasion it was said or what happened beside it; 0 for nowhere. Behind a comma that is
// any phrase or clause of time: "…, ahead of a gathering next week", "…, as the pair met".
// Behind a noun phrase or infinitive it needs no comma, but names a contact or has a verb
// of its own: "called for restraint | after talks in Oslo".
func (r *reader) occasion(start, end int, kind byte) int {
	clause := kind == 'o' || kind == 'i'
	for k := start + 1; k+2 < end; k++ {
		at := k
		if r.lower[k] == "," || r.isMark(k) && r.lower[k-1] == "," {
			at = k + 1
		} else if kind == 'c' || r.isMark(k) {
			clause = clause || r.finiteVerb(k)
			continue
		}
		if r.quoted[at] >= 0 || r.quoted[k] >= 0 && !r.isMark(k) || !clause {
			continue
		}
		if at > k && r.setOff(at, end) && !r.goesOnBehind(at, end) || at == k && r.timeOf(at, end) {
			return k
		}
		clause = clause || r.finiteVerb(k)
	}
	return 0
}

// setOff reports whether what opens behind a comma tells on what occasion the sentence
// was said.
func (r *reader) setOff(k, end int) bool {
	switch {
	case r.isAny(k, "after"):
		return r.lower[k+1] != "all"
	case r.isAny(k, "ahead"):
		return r.lower[k+1] == "of"
	case r.isAny(k, "following"):
		return r.beginsPhrase(k + 1)
	case r.isAny(k, "amid", "during"):
		return true
	case r.isAny(k, "as"):
		return r.clauseFrom(k+1, end)
	case r.isAny(k, "before"):
		return r.clauseFrom(k+1, end) && r.pastIn(k+1, end)
	case r.isAny(k, "in"):
		return r.isAny(k+1, "the", "a", "his", "her", "its", "their") && r.ranked(k+2)
	}
	return false
}

// ranked reports whether a word is an ordinal or superlative: "in the | first contact
// since the vote", "in the | latest sign".
func (r *reader) ranked(k int) bool {
	return r.xpos[k] == "JJS" || r.isAny(k, "first", "second", "third", "last", "rare")
}

// timeOf reports whether a phrase or clause that no comma parts from a noun phrase or
// infinitive tells on what occasion that was said.
func (r *reader) timeOf(k, end int) bool {
	switch {
	case r.isAny(k-1, "soon", "shortly", "even", "only", "just", "right") || r.upos[k-1] == syntax.Adp:
		return false
	case r.isAny(k, "after", "following"):
		if r.isAny(k, "after") && r.clauseFrom(k+1, end) {
			return true
		}
		h := r.phraseHead(k)
		return h > k && h < end && r.lex.occasions[r.text.Token(h).Lemma()]
	case r.isAny(k, "in"):
		return k+3 < end && r.isAny(k+1, "response", "retaliation", "reaction") && r.lower[k+2] == "to" || r.isAny(k+1, "protest") && r.isAny(k+2, "at", "over", "against") || r.inPublic(k, end)
	case r.isAny(k, "as"):
		return !r.isAny(k-1, "so", "such", "same") && !r.isAny(k-2, "as", "so", "such", "same") && r.clauseFrom(k+1, end)
	}
	return false
}

// inPublic reports whether a phrase tells where something was said: "in a newspaper
// interview", "in an address to lawmakers".
func (r *reader) inPublic(k, end int) bool {
	h := r.phraseHead(k)
	if h <= k+1 || h >= end || !r.isAny(k+1, "a", "an") {
		return false
	}
	kind, _ := r.settingAt(h, end)
	return kind == "public"
}

// phraseHead is the noun that the tree hangs a preposition on, -1 for none.
func (r *reader) phraseHead(k int) int {
	if h, ok := r.text.Token(k).Head(); ok && r.text.Token(k).Is(syntax.Case) {
		return h.Index()
	}
	return -1
}

// clauseFrom reports whether a clause with a subject and a finite verb of its own opens
// at token k, nobody's who speaks for himself.
func (r *reader) clauseFrom(k, end int) bool {
	if k+1 >= end || !r.beginsPhrase(k) || r.isAny(k, "i", "we", "well") || r.isMark(k) {
		return false
	}
	for j := k + 1; j < end && j < k+14; j++ {
		switch {
		case r.finiteVerb(j):
			return true
		case r.isAny(j, ",", ":", "that", "who", "which") || r.isMark(j):
			return false
		}
	}
	return false
}

// pastIn reports whether a finite verb of the simple past stands between two tokens.
func (r *reader) pastIn(k, end int) bool {
	for ; k < end; k++ {
		if r.xpos[k] == "VBD" {
			return true
		}
	}
	return false
}

// goesOnBehind reports whether what a comma sets off ends with another, behind which the
// clause around it goes on: "the Pontiff, as they see it, was not alone".
func (r *reader) goesOnBehind(k, end int) bool {
	for j := k + 1; j+1 < end; j++ {
		if r.lower[j] != "," {
			continue
		}
		n := j + 1
		if r.isAny(n, "and", "but") {
			n++
		}
		for n+1 < end && r.upos[n] == syntax.Adv {
			n++
		}
		if r.finiteVerb(n) {
			return true
		}
	}
	return false
}

// accompanies reports whether a claim in the present tells what others want meanwhile,
// beside what was said before it: "agreed to talk, as both countries | seek to trade".
func (r *reader) accompanies(c claim, said []claim) bool {
	if len(said) == 0 || c.side != before || c.entry.act == "" && c.entry.pattern&quotation != 0 || r.xpos[c.first] != "VBP" && r.xpos[c.first] != "VBZ" || r.quoted[c.first] >= 0 {
		return false
	}
	k := c.source.first - 1
	for k > 0 && (r.upos[k] == syntax.Det || r.upos[k] == syntax.Num) {
		k--
	}
	return r.isAny(k, "as")
}

package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// mendTold takes for a finite verb what the tagger took for a participle before the one
// who hears and a "that": "Weber, the minister, assured deputies that".
func (r *reader) mendTold() {
	for i := 1; i+2 < r.n; i++ {
		if r.xpos[i] != "VBN" || r.upos[i] != syntax.Verb || !tellers[r.base(i)] || !r.beginsPhrase(i+1) || r.lower[i+1] == "that" ||
			slices.Contains(beForms, r.lower[i-1]) || slices.Contains(haveForms, r.lower[i-1]) || r.upos[i-1] == syntax.Adv {
			continue
		}
		for k := i + 2; k < r.n && k < i+6 && (r.continuesRight(k-1) || k == i+2); k++ {
			if r.lower[k] == "that" && r.xpos[k] == "IN" {
				r.xpos[i] = "VBD"
			}
		}
	}
}

// base is the first of the base forms of a word that the lexicon knows.
func (r *reader) base(i int) string {
	if b := r.lex.bases[r.lower[i]]; len(b) > 0 {
		return b[0]
	}
	return r.lower[i]
}

// hears reports whether a cue is of telling somebody and those who hear stand behind it,
// so that they are not who speaks: "the minister, back from Vienna, told | reporters".
func (r *reader) hears(h hit) bool {
	if !tellers[h.entry.words[0]] {
		return false
	}
	_, ok := r.text.Token(h.first).Child(syntax.Iobj)
	return ok || h.entry.words[0] == "tell"
}

// aroundRelative is the phrase of people before a cue where only the end of a clause that
// hangs on them stands right before it: "a person who has read | the text | told", "a
// lawmaker briefed by | the agency | predicted".
func (r *reader) aroundRelative(v int, s, sentence span) (span, bool) {
	k, ok := r.text.Token(v).Child(syntax.Nsubj)
	if !ok || !sentence.has(k.Index()) || k.Index() >= s.first || k.Subtree().Last < s.last || r.upos[k.Index()] != syntax.Noun {
		return span{}, false
	}
	for c := range k.Children() {
		if t := c.Subtree(); c.Is(syntax.AclRelcl, syntax.Acl) && c.Index() > k.Index() && t.First <= s.first && s.last <= t.Last {
			return span{k.Subtree().First, s.last}, true
		}
	}
	return span{}, false
}

// reachesBehindAdjunct reports whether a "that" opens a clause of its own behind a phrase
// that tells to whom, when, where or as what something is said, though the tree may hang
// it on that phrase: "complained to a newspaper | that the envoy had threatened him".
func (r *reader) reachesBehindAdjunct(from, to int) bool {
	if to <= from || to+2 >= r.n || r.finiteVerb(to+1) || r.upos[to+1] == syntax.Adv && r.finiteVerb(to+2) || r.isMark(to+1) && r.finiteVerb(to+2) {
		return false // "that" is the subject there
	}
	if r.upos[from] != syntax.Adp && !r.isAny(from, "the", "this", "last", "one", "two") {
		return false
	}
	end := to - 1
	if r.timeClass(end) != "" || r.isAny(end, "part", "turn", "side", "behalf") {
		return true
	}
	for k := from; k < to; k++ {
		if kind, _ := r.settingAt(k, to); kind != "" && kind != "none" {
			return true
		}
	}
	if !r.isAny(from, "to", "in", "at") {
		return false
	}
	for _, m := range r.cast.Within(r.start(from), r.end(end)) {
		if m.Actor >= 0 && m.WholeLast == to && (r.cast.Actors[m.Actor].Kind == actor.Person || r.cast.Actors[m.Actor].Kind == actor.Country || !r.isAny(from, "in", "at")) {
			return true
		}
	}
	return r.isAny(from, "to") && r.upos[end] == syntax.Noun && r.someoneBy(end)
}

// openedBeside reports whether what stands before a cue is only how the one who speaks
// came to do so: "Asked about the vote, | Li said", "Answering a question, …".
func (r *reader) openedBeside(s span) bool {
	if s.empty() || r.upos[s.first] != syntax.Verb || r.quoted[s.first] >= 0 {
		return false
	}
	h, ok := r.text.Token(s.first).Head()
	return ok && h.Index() >= s.last
}

// onlySubject is the part of what stands before a cue to which what stands behind it is the
// predicate: "the two quarrelled; what they agreed, | Li said, | did not last".
func (r *reader) onlySubject(left, right span) span {
	k := right.first
	for k < right.last && r.isMark(k) {
		k++
	}
	if k >= right.last || !r.finiteVerb(k) || r.quoted[left.first] >= 0 {
		return left
	}
	for k := left.last - 2; k > left.first; k-- {
		if r.isAny(k, ";", ":") && r.quoted[k] < 0 {
			return r.trim(span{k + 1, left.last})
		}
	}
	return left
}

// asideSaying finds who speaks by a participle that no comma parts from its verb, or that
// tells what a text says which somebody put out: "left the hall | saying that", "issued a
// statement | cautioning ministers against".
func (r *reader) asideSaying(h hit, sentence span) (span, bool) {
	v := h.first
	k := r.text.Token(v)
	up, ok := k.Head()
	if !ok || !sentence.has(up.Index()) || up.Index() > v || r.lower[v-1] == "," {
		return span{}, false
	}
	if k.Is(syntax.Acl) && r.lex.texts[up.Lemma()] && up.Index() >= v-3 {
		if up, ok = up.Head(); !ok || !sentence.has(up.Index()) {
			return span{}, false
		}
	} else if !k.Is(syntax.Advcl) || h.entry.act != "" || h.entry.pattern&thatClause == 0 || r.upos[v-1] == syntax.Adp || r.upos[v-1] == syntax.Sconj {
		return span{}, false
	}
	if r.upos[up.Index()] != syntax.Verb {
		return span{}, false
	}
	return r.subjectOfFinite(up.Index(), sentence)
}

// subjectOfFinite is the phrase of the subject of a verb, where the verb is finite and the
// subject in the sentence.
func (r *reader) subjectOfFinite(verb int, sentence span) (span, bool) {
	if !r.isFinite(verb, sentence) {
		return span{}, false
	}
	return r.subjectWithin(verb, sentence)
}

// isFinite reports whether a verb is finite in its sentence.
func (r *reader) isFinite(verb int, sentence span) bool {
	how, _ := r.useOf(hit{span: span{verb, verb + 1}}, sentence)
	return how == finite
}

// subjectWithin is the phrase of the subject of a verb, where it stands in the sentence.
func (r *reader) subjectWithin(verb int, sentence span) (span, bool) {
	s, ok := r.subject(verb)
	if !ok || !sentence.has(s.Index()) {
		return span{}, false
	}
	return r.phraseOf(s), true
}

// aboveParticiple is the subject of the nearest finite verb above a participle behind a
// comma, where the verb it hangs on has none of its own: "chaired a meeting to review the
// plan, | stressing that".
func (r *reader) aboveParticiple(v int, sentence span) (span, bool) {
	up, ok := r.text.Token(v).Head()
	for n := 0; ok && n < 6 && sentence.has(up.Index()); n++ {
		if u := up.Index(); u < v && r.upos[u] == syntax.Verb && !up.Is(syntax.AclRelcl, syntax.Acl) && r.isFinite(u, sentence) {
			return r.subjectWithin(u, sentence)
		}
		up, ok = up.Head()
	}
	return span{}, false
}

// behindAddressee is where the noun phrase begins that stands behind whom it is said to:
// "underscored to his counterpart | the need to end the war"; from where none does.
func (r *reader) behindAddressee(from int, s span) int {
	if r.lower[from] != "to" || r.upos[from] != syntax.Adp || from+2 >= s.last {
		return from
	}
	end := from
	if h, ok := r.text.Token(from).Head(); ok && h.Index() > from && h.Index() < from+addresseeWords {
		end = h.Index() + 1
	}
	for _, m := range r.cast.Within(r.start(from+1), r.end(min(from+addresseeWords, s.last-1))) {
		if m.WholeFirst == from+1 && m.WholeLast > end {
			end = m.WholeLast
		}
	}
	if end > from+1 && end < s.last && (r.upos[end] == syntax.Det || r.xpos[end] == "PRP$") {
		return end
	}
	return from
}

// behindPhrase is where the object of a verb begins that has been moved behind a phrase
// that ends with a time: "announced on Monday | the end of", "condemned in a note last
// night | any attempt"; from where none is. Two noun phrases with nothing between them are
// these, where the second is not the subject of a relative clause: "on the day the treaty
// was signed".
func (r *reader) behindPhrase(from int, s span) int {
	if r.upos[from] != syntax.Adp && r.upos[from] != syntax.Adv && r.timeClass(from) == "" || r.isAny(from, "of", "to", "by") {
		return from
	}
	for k := from + 1; k+1 < s.last && k < from+phraseWords; k++ {
		switch {
		case r.isAny(k, ",", ";", ":", "and", "or", "that") || r.isMark(k) || r.upos[k] == syntax.Verb && r.xpos[k] != "VBN" || r.upos[k] == syntax.Aux:
			return from
		case (r.upos[k] == syntax.Det || r.xpos[k] == "PRP$") && r.timeClass(k-1) != "" && !r.isAny(k, "that", "which", "all", "both", "each") && !r.subjectOfRelative(k, s):
			return k
		}
	}
	return from
}

// phraseWords bounds how many words such a phrase may have.
const phraseWords = 10

// subjectOfRelative reports whether a finite verb follows on the noun phrase that begins
// at token k.
func (r *reader) subjectOfRelative(k int, s span) bool {
	for k++; k < s.last; k++ {
		switch {
		case r.finiteVerb(k):
			return true
		case r.upos[k] == syntax.Adp && !r.isAny(k, "of") || r.upos[k] == syntax.Verb || r.upos[k] == syntax.Punct && r.lower[k] != "-":
			return false
		}
	}
	return false
}

// addresseeWords bounds how many words behind "to" name whom something is said to.
const addresseeWords = 8

// infinitiveAfter reports whether the sentence goes on to say what somebody is to
// do: without it, he who "called on the president" paid him a visit.
func (r *reader) infinitiveAfter(from int, s span) bool {
	for i := from + 1; i+1 < s.last; i++ {
		if r.lower[i] == "to" && r.text.Token(i).UPOS() == syntax.Part {
			return true
		}
	}
	return false
}

// saysClause reports whether what stands right behind a plain "said" must be a clause,
// since it takes no object: "said a blow that would once have been praised now costs".
func (r *reader) saysClause(c *claim, start int, s span) bool {
	if w := c.entry.words[0]; w != "say" && w != "suggest" && w != "insist" || len(c.entry.words) > 1 || s.last-start < 6 || r.upos[start] == syntax.Adp || r.timeClass(start) != "" ||
		r.isAny(start, "nothing", "little", "so", "yes", "no", "something", "anything", "much", "more", "what", "it", "this") {
		return false
	}
	return r.mainVerbWithin(start, s.last)
}

// mainVerbWithin reports whether a finite verb stands between two tokens.
func (r *reader) mainVerbWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if r.finiteVerb(k) {
			return true
		}
	}
	return false
}

// ownSubjectBefore reports whether the tree gives a verb a subject before it that reaches
// up to the comma before the verb, so that what stands behind is not its subject.
func (r *reader) ownSubjectBefore(h hit, comma int, sentence span) bool {
	k, ok := r.text.Token(h.first).Child(syntax.Nsubj)
	return ok && sentence.has(k.Index()) && k.Index() < comma && r.lower[comma] == "," && !r.isMark(comma-1) &&
		k.Subtree().Last >= comma && (r.upos[k.Index()] == syntax.Propn || r.upos[k.Index()] == syntax.Noun)
}

// bodyWhich is the country or body on which a "which" at token p hangs: "the palace, |
// which had denied it".
func (r *reader) bodyWhich(p int, sentence span) (span, bool) {
	if !r.isAny(p, "which") || p-2 < sentence.first || r.lower[p-1] != "," {
		return span{}, false
	}
	s, ok := r.leftPhrase(p-2, sentence)
	if !ok {
		return span{}, false
	}
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor >= 0 && m.WholeLast >= s.last && (r.cast.Actors[m.Actor].Kind == actor.Country || r.cast.Actors[m.Actor].Kind == actor.Organization) {
			return s, true
		}
	}
	return span{}, false
}

// behindOpener is what a cue parts that stands behind a phrase which opens the clause:
// "Despite the vote, | Li noted, | the budget is safe".
func (r *reader) behindOpener(c *claim, all []claim, n int, s span) []span {
	if c.how != finite || c.side != before || c.entry.pattern&(thatClause|quotation) == 0 || c.source.first < s.first+2 || r.lower[c.source.first-1] != "," {
		return nil
	}
	k := r.skipAdjuncts(c.last, s)
	if k+3 >= s.last || r.lower[k] != "," || !r.beginsPhrase(k+1) && r.xpos[k+1] != "EX" || r.isAny(k+1, "who", "which") {
		return nil
	}
	opener := span{s.first, c.source.first - 1}
	for i := opener.last - 1; i > opener.first; i-- {
		if r.isAny(i, ";", ":") && r.quoted[i] < 0 {
			opener.first = i + 1
			break
		}
	}
	if opener.last-opener.first > 25 || r.mainVerbWithin(opener.first, opener.last) || r.upos[opener.first] != syntax.Adp && r.upos[opener.first] != syntax.Adv {
		return nil
	}
	rest := r.trim(span{k + 1, r.closing(c, k+1, 'c', all, n, s)})
	if !r.clauseLike(rest) {
		return nil
	}
	return []span{r.trim(opener), rest}
}

// withinPhrase reports whether a short quotation at token k belongs to a phrase that
// begins before it, behind those who hear: "warned ministers against “a trap”".
func (r *reader) withinPhrase(from, k int) bool {
	if q := r.quoted[k]; q < 0 || !r.scare(q) {
		return false
	}
	for i := from + 1; i < k; i++ {
		if r.upos[i] == syntax.Adp || r.upos[i] == syntax.Verb {
			return r.upos[k-1] == syntax.Adp || r.upos[k-1] == syntax.Det || r.upos[k-1] == syntax.Adj || r.xpos[k-1] == "VBG"
		}
	}
	return false
}

package statement

import (
	"chancery/actor"
	"chancery/syntax"
)

// A text that is one actor's own words, as its head says ("Remarks by A"), needs no
// cues: each sentence is a statement of his. Where he says by a verb what he does ("I
// commend", "we reject"), that verb is the cue, and what stands with it the content;
// what he tells of the words of others is theirs, and he reports it.

// voiced reads a sentence of such a text; false where the text is none, or the sentence
// stands in a turn of a transcript.
func (r *reader) voiced(s span) bool {
	v, ok := r.cast.Voice()
	if _, turn := r.cast.Turn(s.first); !ok || turn || r.para[s.first] < 0 {
		return false
	}
	if v.Quoted {
		s = r.quotedPart(s, v)
	}
	if s.empty() || v.Quoted != (r.quoted[s.first] >= 0 && r.quoted[s.last-1] >= 0) {
		return false
	}
	from := len(r.found)
	r.voice = true
	r.readSpan(s)
	r.voice = false
	told := r.found[from:]
	r.found = r.found[:from:from]
	own, main := false, false
	for _, f := range told {
		if v.Quoted && f.source.empty() && f.cue.empty() {
			continue
		}
		if r.selfSaid(&f) {
			if f.cue.empty() || !r.headsSentence(f.cue.first) || r.saysNothing(&f) {
				continue
			}
			own = true
			r.overThanked(&f)
			f.speaker = v.Actor
			f.setting.Public = v.Partner < 0
			r.found = append(r.found, f)
			continue
		}
		if v.Actor < 0 {
			r.found = append(r.found, f)
			continue
		}
		other, _ := r.speaker(&f)
		if f.soft || f.cue.empty() || other == v.Actor || other >= 0 && other == r.government(v.Actor) || r.tense(f.cue.first) != 'd' {
			continue
		}
		heads := r.headsSentence(f.cue.first)
		main = main || heads
		f.reporter = v.Actor
		rest := r.goesOnSelf(&f, heads)
		r.found = append(r.found, f)
		if !rest.empty() {
			r.saidWhole(rest, s)
		}
	}
	if !own && !main {
		r.saidWhole(s, s)
	}
	return true
}

// quotedPart is what of a sentence stands in the quotation of such a text: behind the words
// that lead to it, where it opens in the same sentence.
func (r *reader) quotedPart(s span, v actor.Voice) span {
	if v.First < s.first || v.Last > s.last {
		return s
	}
	for k := v.Last; k+2 < s.last; k++ {
		if q := r.quoted[k+1]; r.lower[k] == ":" && q >= 0 && r.quotes[q].first == k+1 {
			return span{k + 1, s.last}
		}
	}
	return s
}

// selfSaid reports whether "I" or "we" say something, or nobody is named by whom a verb
// joined to another of theirs could be meant.
func (r *reader) selfSaid(f *found) bool {
	v, _ := r.cast.Voice()
	switch {
	case f.source.empty():
		return f.speaker < 0 || f.speaker == v.Actor
	case r.ownWord(f.source):
		return true
	}
	return r.para[v.First] >= 0 && v.First <= f.source.first && f.source.last <= v.Last
}

// saysNothing reports whether the content is only a pronoun, or whom the words were told,
// or what one does by saying it: "we condemn it", "I told Mrs May so", "I want to thank".
func (r *reader) saysNothing(f *found) bool {
	c := r.trim(f.contents[0])
	if c.last-c.first == 1 && r.upos[c.first] == syntax.Pron {
		return true
	}
	if r.isAny(c.first, "to") && c.first+1 < c.last && r.politeness(c.first+1) {
		return true
	}
	if !f.cue.empty() && c.last <= f.cue.first && r.quoted[c.first] < 0 {
		return true
	}
	if f.entry == nil || !tellers[f.entry.words[0]] || f.entry.act != "" || r.quoted[c.first] >= 0 || r.lower[max(0, c.first-1)] == "that" {
		return false
	}
	for _, m := range r.cast.Within(r.start(c.first), r.end(c.last-1)) {
		if m.WholeFirst == c.first && m.WholeLast < c.last && !r.text.Token(m.Head).Is(syntax.Nsubj) {
			return true
		}
	}
	return false
}

// politeness reports whether a verb is one by which one thanks, congratulates, condoles
// or apologizes.
func (r *reader) politeness(v int) bool {
	for _, base := range r.lex.bases[r.lower[v]] {
		for _, e := range r.lex.cues[base] {
			if e.act == "thank" || e.act == "congratulate" || e.act == "condole" || e.act == "apologize" {
				return true
			}
		}
	}
	return false
}

// overThanked passes over who is thanked: "I thank | you from my heart | for coming".
func (r *reader) overThanked(f *found) {
	c := &f.contents[0]
	if f.entry == nil || f.entry.act != "thank" || r.upos[c.first] != syntax.Pron {
		return
	}
	for k := c.first + 1; k < min(c.last-1, c.first+thankedReach); k++ {
		if r.isAny(k, "for") {
			c.first = k
			return
		}
	}
}

// thankedReach is how many words may stand between whom one thanks and what for.
const thankedReach = 12

// goesOnSelf parts from what somebody else has said what the speaker of the text adds
// of his own: "he has said that he would go, and I think nothing can come of it".
func (r *reader) goesOnSelf(f *found, heads bool) span {
	c := &f.contents[len(f.contents)-1]
	for k := c.first + 1; heads && k+2 < c.last; k++ {
		if r.lower[k] == "," && r.isAny(k+1, "and", "but") && r.isAny(k+2, "i", "we") && r.quoted[k] < 0 {
			rest := span{k + 2, c.last}
			c.last = k
			return rest
		}
	}
	return span{}
}

// saidWhole is a clause of a sentence, or all of it, as it stands, said by the one whose
// words the text is. The first one has the head for its source.
func (r *reader) saidWhole(c, s span) {
	v, _ := r.cast.Voice()
	content := r.behindLead(r.trim(c))
	if v.Actor < 0 || content.last-content.first < 3 || !r.clauseLike(content) {
		return
	}
	f := found{
		speaker: v.Actor, contents: []span{content}, inferred: true, reporter: -1, to: -1, sentence: s.first, rule: "voice",
		setting: Setting{Public: v.Partner < 0},
	}
	if !r.headed && v.Last > v.First && r.para[v.First] < 0 {
		r.headed = true
		f.source, f.inferred = span{v.First, v.Last}, false
	}
	r.found = append(r.found, f)
}

// behindLead leaves out the words by which one says that one will say something: "I have
// only this to say: …".
func (r *reader) behindLead(c span) span {
	self := false
	for k := c.first; k < min(c.last, c.first+leadReach); k++ {
		switch {
		case r.isAny(k, "i", "we", "me", "us"):
			self = true
		case r.lower[k] == ":" && self:
			if rest := (span{k + 1, c.last}); rest.last-rest.first > 3 && r.clauseLike(rest) {
				return rest
			}
			return c
		case r.isMark(k) || r.lower[k] == ";":
			return c
		}
	}
	return c
}

// leadReach is how many words such a lead may have.
const leadReach = 24

// ownWord reports whether a source is "I" or "we".
func (r *reader) ownWord(s span) bool {
	v, _ := r.cast.Voice()
	return !s.empty() && r.isAny(s.first, "i", "we") && v.Quoted == (r.quoted[s.first] >= 0) &&
		(s.last-s.first == 1 || s.last-s.first == 2 && r.isAny(s.first+1, "all", "both"))
}

// headsSentence reports whether a verb heads its sentence, or is joined to the one that does.
func (r *reader) headsSentence(v int) bool {
	k := r.text.Token(v)
	for range 6 {
		h, ok := k.Head()
		if !ok {
			return true
		}
		if b := k.BaseRel(); b != syntax.Conj && b != syntax.Parataxis && k.Rel() != syntax.Xcomp {
			return false
		}
		k = h
	}
	return false
}

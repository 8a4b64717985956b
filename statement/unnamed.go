package statement

import (
	"chancery/actor"
	"chancery/syntax"
)

// unnamedSpeaker is the group that a source without a name tells of, "officials in
// Ankara": one who acts for a state or a body by the words for him, and no text. It
// is -1 for any other.
func (r *reader) unnamedSpeaker(f *found, reason string) int {
	s := f.source
	if s.empty() || reason != noActor || s.last-s.first > 12 || r.isAny(s.first, "all", "any", "every", "each", "no") {
		return -1
	}
	if _, _, counts := r.counted(s); counts {
		return -1 // "the ministers" have names somewhere
	}
	head := r.headOf(s)
	if r.upos[head] != syntax.Noun || r.paper(head) || r.tellsWhen(head) || !r.someoneBy(head) {
		return -1
	}
	phrase := r.text.Source()[r.start(s.first):r.end(s.last-1)]
	found := actor.Resolve(phrase, "", "")
	return r.cast.Unnamed(phrase, r.start(s.first), r.end(s.last-1), found.Country, found.Sector)
}

// someoneBy reports whether a noun is a word for people who act for somebody.
func (r *reader) someoneBy(head int) bool {
	return r.lex.titles[r.text.Token(head).Lemma()] != nil || actor.Resolve(r.lower[head], "", "").Sector != "" || actor.Resolve(r.text.Token(head).Lemma(), "", "").Sector != ""
}

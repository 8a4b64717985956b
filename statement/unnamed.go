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
	if r.oneOf(s) {
		return r.unnamedAs(s)
	}
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
	if p := r.last.who; s.last-s.first == 2 && r.isAny(s.first, "the") && r.isAny(head, "person") && p >= 0 && r.openGroup(p) && r.para[s.first]-r.last.paragraph <= 1 {
		return p // "one of them said", "the person added"
	}
	return r.unnamedAs(s)
}

// oneOf reports whether a source is one of several who have no names: "one of them",
// "two of the officials".
func (r *reader) oneOf(s span) bool {
	return s.last-s.first > 2 && s.last-s.first < 8 && r.upos[s.first] == syntax.Num && r.isAny(s.first+1, "of") &&
		(r.isAny(s.first+2, "them") || r.isAny(s.first+2, "the", "these", "those") && r.someoneBy(r.headOf(span{s.first + 3, s.last})))
}

// unnamedAs is the group that goes by the words of a source.
func (r *reader) unnamedAs(s span) int {
	phrase := r.text.Source()[r.start(s.first):r.end(s.last-1)]
	found := actor.Resolve(phrase, "", "")
	return r.cast.Unnamed(phrase, r.start(s.first), r.end(s.last-1), found.Country, found.Sector)
}

// someoneBy reports whether a noun is a word for people who act for somebody.
func (r *reader) someoneBy(head int) bool {
	return r.lex.titles[r.text.Token(head).Lemma()] != nil || actor.Resolve(r.lower[head], "", "").Sector != "" || actor.Resolve(r.text.Token(head).Lemma(), "", "").Sector != ""
}

package statement

import (
	"chancery/actor"
	"chancery/syntax"
)

// prior is who last spoke, and where.
type prior struct {
	who       int
	paragraph int32
	source    int // token
	head      int // token that heads the words for him
	sentence  int // the first token of it
	cue       int // token, -1 none
}

func (r *reader) noteSpeaker(f *found, who int) {
	if f.reporter >= 0 || f.source.empty() || f.inferred {
		return
	}
	if p := r.last; p.who >= 0 && p.sentence == f.sentence && p.cue >= 0 && !f.cue.empty() && r.hangsBelow(f.cue.first, p.cue) {
		return // "Trump called him that, after Zelenskiy had accused him"
	}
	cue := -1
	if !f.cue.empty() {
		cue = f.cue.first
	}
	r.last = prior{who, r.para[f.source.first], f.source.first, r.headOf(f.source), f.sentence, cue}
}

// hangsBelow reports whether a verb stands in a clause of time or reason that the tree
// hangs on another.
func (r *reader) hangsBelow(v, main int) bool {
	k := r.text.Token(v)
	for range 4 {
		up, ok := k.Head()
		if !ok {
			return false
		}
		if up.Index() == main {
			return k.Is(syntax.Advcl)
		}
		k = up
	}
	return false
}

// priorSpeaker is whom "he" stands for when somebody has just spoken in the
// same paragraph and the pronoun was resolved to somebody named before him: the
// one who has just spoken goes on, who may himself be unresolved (-1). It is
// false where that does not apply.
func (r *reader) priorSpeaker(f *found) (int, bool) {
	if f.reporter >= 0 || f.source.last-f.source.first != 1 || !r.isAny(f.source.first, "he", "she") {
		return -1, false
	}
	p := r.last
	beside := p.paragraph == r.para[f.source.first]
	if p.source < 0 || p.source >= f.source.first || !beside && p.paragraph+1 != r.para[f.source.first] {
		return -1, false
	}
	if p.who >= 0 {
		a := &r.cast.Actors[p.who]
		if a.Kind != actor.Person && !r.mouth(p.head) || a.Gender == "m" && r.isAny(f.source.first, "she") || a.Gender == "f" && r.isAny(f.source.first, "he") {
			return -1, false
		}
	} else if r.upos[p.source] != syntax.Propn {
		return -1, false
	}
	m, ok := r.cast.AtHead(f.source.first)
	if !beside && !(ok && p.who >= 0 && (r.ownWords(f, m.Antecedent) || r.farther(m.Antecedent, p))) {
		return -1, false
	}
	if ok && m.Antecedent >= 0 && m.Antecedent < len(r.cast.Mentions) {
		a := r.cast.Mentions[m.Antecedent]
		if a.Start >= r.start(p.source) && a.First != p.source && !r.inContent(f, a.First) && r.quoted[a.First] < 0 {
			return -1, false
		}
	}
	return p.who, true
}

// ownWords reports whether a pronoun was resolved to somebody whom the one who
// last spoke only mentions, or to a pronoun that stands for him.
func (r *reader) ownWords(f *found, antecedent int) bool {
	if antecedent < 0 || antecedent >= len(r.cast.Mentions) {
		return false
	}
	k := r.cast.Mentions[antecedent].First
	return k == r.last.source || r.quoted[k] >= 0 || r.inContent(f, k) && r.isQuoted(f.contents)
}

// farther reports whether a mention stands in a paragraph before the one in which
// somebody last spoke.
func (r *reader) farther(antecedent int, p prior) bool {
	if antecedent < 0 || antecedent >= len(r.cast.Mentions) {
		return false
	}
	k := r.cast.Mentions[antecedent].First
	return r.para[k] >= 0 && r.para[k] < p.paragraph
}

// mouth reports whether a token is a word for one who speaks for a body that is
// given as the speaker: "a Foreign Office spokeswoman".
func (r *reader) mouth(head int) bool {
	return r.upos[head] == syntax.Noun && (r.xpos[head] == "NN") && r.someoneBy(head)
}

// paragraphsSince is how many paragraphs behind the one in which somebody last
// spoke a token stands, those not counted that are a quotation.
func (r *reader) paragraphsSince(p prior, at int) int {
	n := int(r.para[at] - p.paragraph)
	if n < 2 || n > maxCarry {
		return n
	}
	for k := p.source + 1; k < at; k++ {
		if q := r.quoted[k]; r.para[k] != r.para[k-1] && r.para[k] != r.para[at] && q >= 0 && r.quotes[q].first == k && (r.quotes[q].last >= r.n || r.para[r.quotes[q].last] != r.para[k]) {
			n--
		}
	}
	return n
}

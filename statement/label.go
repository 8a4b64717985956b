package statement

import (
	"unicode"
	"unicode/utf8"

	"chancery/actor"
	"chancery/syntax"
)

// label reads the form of transcripts, "Mao Ning: China is willing…": the name
// before a colon at the head of a paragraph speaks the rest of the paragraph, and
// what goes on behind it.
func (r *reader) label(s span) bool {
	colon := r.labelColon(s)
	if colon < 0 {
		return r.unknownTurn(s)
	}
	end := r.endOf(s.first)
	l, known := r.cast.LabelAt(s.first)
	known = known && l.Colon == colon
	m := l.Actor
	question := r.lower[end-1] == "?"
	switch {
	case known && (l.Asks || question && (m < 0 || r.cast.Actors[m].Office == nil)), !known && question:
		r.skipTo = end // a journalist's question, under his name or his agency's
		return true
	case !known:
		return r.unknownTurn(s)
	}
	turn := span{colon + 1, r.turnEnd(m, end)}
	if content := r.trim(turn); content.last-content.first < 3 || !r.clauseLike(content) {
		return false
	}
	if r.isAny(colon-1, "spokesperson", "spokesman", "spokeswoman") {
		r.spokesperson = m
	}
	r.labelled(span{s.first, colon}, turn, m)
	r.skipTo = turn.last
	return true
}

// unknownTurn passes over a turn of a transcript whose label names nobody of the story
// ("QUESTION:", "Sidhant, WION:"): what is told in it is not the news of the text.
func (r *reader) unknownTurn(s span) bool {
	if s.first > 0 && r.para[s.first-1] == r.para[s.first] {
		return false
	}
	p := span{s.first, r.endOf(s.first)}
	if !r.labelLike(p) || !r.transcript() {
		return false
	}
	r.skipTo = p.last
	return true
}

// labelColon is the colon behind a name, with its office or not, that opens the
// paragraph with the sentence, -1 where none does.
func (r *reader) labelColon(s span) int {
	if s.first > 0 && r.para[s.first-1] == r.para[s.first] {
		return -1
	}
	for k := s.first; k < s.last && k < s.first+12; k++ {
		switch {
		case r.lower[k] == ":":
			if k == s.first {
				return -1
			}
			return k
		case r.finiteVerb(k) || r.isMark(k) || r.lower[k] == "," && (k == s.first || !r.namesPerson(span{s.first, k})):
			return -1
		}
	}
	return -1
}

// endOf is the token behind the paragraph of token i.
func (r *reader) endOf(i int) int {
	end := i + 1
	for end < r.n && r.para[end] == r.para[i] {
		end++
	}
	return end
}

// turnEnd is where the turn of one whom a label names ends, that goes on at least to
// end: before the next label, before what is no running text ("<…>"), and before a
// paragraph that calls him by his name. Outside of a transcript, which has at least
// two labels, only what a first or second person tells goes on with it.
func (r *reader) turnEnd(who, end int) int {
	for end < r.n && r.para[end] >= 0 && r.para[end] == r.para[end-1]+1 {
		next := span{end, r.endOf(end)}
		if r.labelLike(next) || r.names3rd(who, next) || !r.transcript() && !r.inPerson(next) {
			break
		}
		end = next.last
	}
	return end
}

// transcript reports whether at least two paragraphs of the document open with the name
// of a person and a colon.
func (r *reader) transcript() bool {
	if r.labels == 0 {
		r.labels = 1
		for k := 0; k < r.n; k = r.endOf(k) {
			p := span{k, r.endOf(k)}
			if r.para[k] < 0 || !r.labelLike(p) {
				continue
			}
			if colon := r.labelColon(p); colon > 0 {
				if _, person := r.personIn(r.beforeMark(span{k, colon})); person {
					r.labels++
				}
			}
		}
	}
	return r.labels > 2
}

// labelLike reports whether a paragraph opens with names, or one word such as
// "Question", and a colon.
func (r *reader) labelLike(s span) bool {
	for k, depth := s.first, 0; k < s.last && k < s.first+16; k++ {
		switch {
		case r.lower[k] == "(":
			depth++
		case r.lower[k] == ")":
			depth--
		case depth > 0:
		case r.lower[k] == ":":
			return k > s.first
		case r.finiteVerb(k) || r.isMark(k):
			return false
		case (r.upos[k] == syntax.Noun || r.upos[k] == syntax.Propn) && !upperFirst(r.text.Token(k).Text()):
			return false
		}
	}
	return false
}

func upperFirst(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLower(first)
}

// names3rd reports whether a paragraph calls somebody by his name.
func (r *reader) names3rd(who int, s span) bool {
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor == who && who >= 0 && m.How == actor.ByName {
			return true
		}
	}
	return false
}

// inPerson reports whether a paragraph speaks of "I", "we" or "you" outside of
// quotations.
func (r *reader) inPerson(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.quoted[k] < 0 && r.isAny(k, "i", "we", "you", "my", "our", "your", "us", "me") && (r.lower[k] != "us" || r.text.Token(k).Text() != "US") {
			return true
		}
	}
	return false
}

// beforeMark is a label without what a comma sets off in it: the office of a name.
func (r *reader) beforeMark(s span) span {
	for k := s.first; k < s.last; k++ {
		if r.lower[k] == "," {
			s.last = k
		}
	}
	return s
}

// labelled reads what the one named by a label says: each sentence is a statement
// of his, or tells what somebody else has said.
func (r *reader) labelled(label, text span, who int) {
	source := label
	for text.first < text.last {
		s := r.clip(r.sentence(text.first), text)
		text.first = max(s.last, text.first+1)
		from := len(r.found)
		r.readSpan(s)
		told := r.found[from:]
		r.found = r.found[:from]
		for _, f := range told {
			if other, _ := r.speaker(&f); other >= 0 && other != who && !f.soft && r.tense(f.cue.first) == 'd' {
				f.reporter = who
				r.found = append(r.found, f)
			}
		}
		content := r.trim(s)
		if len(r.found) > from || content.last-content.first < 3 || !r.clauseLike(content) {
			continue
		}
		r.found = append(r.found, found{
			source: source, speaker: who, contents: []span{content}, inferred: source.empty(),
			reporter: -1, to: -1, setting: r.labelSetting(who), sentence: s.first, rule: "label",
		})
		source = span{}
	}
}

// labelSetting is where the one whom a transcript names speaks: a spokesperson
// to the press, anybody else where the story says.
func (r *reader) labelSetting(who int) Setting {
	if r.cast.Asked() || who < 0 {
		return Setting{Public: r.cast.Asked()}
	}
	o := r.cast.Actors[who].Office
	return Setting{Public: o != nil && o.Level == "spokesperson"}
}

package actor

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/syntax"
)

// A speech, a press statement, a letter and the remarks at a door are one person's
// words, or one institution's, and say whose in their head: "Remarks by Foreign
// Minister A", "Prime Minister B's press statement", or the name alone above
// "Doorstep interview". Such a text says "I" and "we", and does not tell of its
// speaker as of somebody else.

// Voice is whose words the running text of a document is.
type Voice struct {
	// Actor is who speaks it, -1 where its head names nobody.
	Actor int
	// Partner is who stands beside the speaker or is spoken to, -1 for nobody.
	Partner int
	// First and Last are the tokens that name the speaker: in the head, or in the text
	// that says who "we" are.
	First, Last int
	// Quoted tells that the words stand in quotation marks, below a line that says whose
	// they are: "Minister A issued the following statement:".
	Quoted bool
}

// Voice tells whose words the running text is; false where it is an account, or a
// transcript of several.
func (c *Cast) Voice() (Voice, bool) { return c.voice, c.voiced }

// takeSpeech reads a line of speech.tsv.
func (l *lexicon) takeSpeech(f []string) error {
	l.speech[f[0]] = append(l.speech[f[0]], f[1])
	return nil
}

func (r *reader) speechWord(i int, kind string) bool {
	return slices.Contains(r.lex.speech[strings.Trim(r.lower(i), ".")], kind)
}

// head is what stands above the running text: the tokens of titles, and the words of
// lines that are not parsed.
type head struct {
	titles []span
	lines  string
	body   []span
}

// span is a range of tokens, last exclusive.
type span struct{ first, last int }

// findVoice finds whose words the running text is.
func (r *reader) findVoice(q *record.Quoter) {
	r.cast.voice, r.cast.voiced = Voice{Actor: -1, Partner: -1}, false
	if r.doc == nil || r.doc.Agency != "" || q == nil {
		return
	}
	h := r.readHead(q)
	who, ok := r.headSpeaker(h)
	all := Voice{Actor: -1}
	if who < 0 {
		if all = r.weAll(h.body); all.Actor >= 0 {
			who, ok = all.Actor, true
		}
	}
	if who >= 0 && all.Actor < 0 && r.namedOnlyIn(h.body, who) {
		who = -1
	}
	if lead, found := r.ledIn(h); found {
		r.cast.voice, r.cast.voiced = lead, true
		return
	}
	quoted := ok && who >= 0 && r.allQuoted(h.body)
	if !ok || !quoted && !r.speaksOfItself(h.body, who) {
		return
	}
	v := Voice{Actor: who, Partner: r.partnerIn(h, who), First: all.First, Last: all.Last, Quoted: quoted}
	for _, m := range r.cast.Mentions {
		if m.Actor == who && who >= 0 && len(h.body) > 0 && m.WholeLast <= h.body[0].first && m.WholeLast-m.WholeFirst > v.Last-v.First {
			v.First, v.Last = m.WholeFirst, m.WholeLast
		}
	}
	r.cast.voice, r.cast.voiced = v, true
}

// lateVoice finds the speaker once more when offices have their holders ("Speech by the
// President of the Republic"), and gives what the text says of itself to one whom nothing
// named before.
func (r *reader) lateVoice(q *record.Quoter) {
	before := r.cast.voice
	r.findVoice(q)
	v, ok := r.cast.Voice()
	if !ok || v.Actor < 0 || before.Actor >= 0 || r.cast.Actors[v.Actor].Kind != Person || len(r.cast.turns) > 0 {
		return
	}
	quoted := r.quotedTokens()
	taken := map[int]bool{}
	for _, m := range r.cast.Mentions {
		taken[m.First] = taken[m.First] || m.How == ByPronoun
	}
	for k := v.Last; k < r.text.Len(); k++ {
		switch r.lower(k) {
		case "i", "me", "my":
			if quoted[k] == v.Quoted && !taken[k] && r.pronounFirst(k) {
				r.addMention(Mention{
					Actor: v.Actor, First: k, Last: k + 1, WholeFirst: k, WholeLast: k + 1, How: ByPronoun, Antecedent: -1,
					Modifier: r.text.Token(k).Rel() == syntax.NmodPoss,
				})
			}
		}
	}
}

// readHead parts the tokens of the document into titles above the text and paragraphs.
func (r *reader) readHead(q *record.Quoter) head {
	var h head
	token := 0
	for _, s := range r.doc.Segments {
		start, end := q.Byte(s.Start), q.Byte(s.End)
		for token < r.text.Len() && r.text.Token(token).Start() < start {
			token++
		}
		first := token
		for token < r.text.Len() && r.text.Token(token).Start() < end {
			token++
		}
		switch {
		case s.Kind == record.Paragraph && token > first:
			h.body = append(h.body, span{first, token})
		case len(h.body) > 0:
		case s.Kind == record.Title && token > first:
			h.titles = append(h.titles, span{first, token})
		default:
			h.lines += " " + r.text.Source()[start:end]
		}
	}
	return h
}

// weAll is who "we" are in a text that says so at its beginning: "We, the foreign
// ministers of A, B and C, condemn". The actor is -1 where it does not.
func (r *reader) weAll(body []span) Voice {
	none := Voice{Actor: -1}
	if len(body) == 0 {
		return none
	}
	at := map[int]Mention{} // by its first token, the widest
	for _, m := range r.cast.Mentions {
		if m.Actor >= 0 && m.How != ByPronoun && at[m.WholeFirst].WholeLast < m.WholeLast {
			at[m.WholeFirst] = m
		}
	}
	for k := body[0].first; k+2 < min(body[0].last, body[0].first+weReach); k++ {
		if r.lower(k) != "we" || r.lower(k+1) != "," || r.lower(k+2) != "the" && at[k+2].WholeLast == 0 {
			continue
		}
		members, last := r.membersFrom(k+2, body[0].last, at)
		if len(members) == 0 {
			return none
		}
		if len(members) == 1 || r.cast.Actors[members[0]].Kind == Organization { // "the G7 ministers of A, B and C"
			return Voice{Actor: members[0], Partner: -1, First: k, Last: last}
		}
		return Voice{Actor: r.cast.Group(members), Partner: -1, First: k, Last: last}
	}
	return none
}

// membersFrom are the actors named from a token on, before the next finite verb, and the
// token behind the last of them.
func (r *reader) membersFrom(i, end int, at map[int]Mention) (members []int, last int) {
	for ; i < end; i++ {
		if t := r.text.Token(i); t.UPOS() == syntax.Verb && t.XPOS() != "VBN" && t.XPOS() != "VBG" || t.UPOS() == syntax.Aux {
			break
		}
		if m, ok := at[i]; ok && !slices.Contains(members, m.Actor) {
			members = append(members, m.Actor)
			i = m.WholeLast - 1
			last = m.WholeLast
		}
	}
	return members, last
}

// weReach is how many words of a text may stand before the "we" that says who speaks.
const weReach = 40

// speaksOfItself tells whether paragraphs say "I" or "we" outside of quotations, and
// do not tell what the speaker does as of somebody else. An institution tells of "our
// ambassador" in accounts of what it did, too.
func (r *reader) speaksOfItself(body []span, who int) bool {
	self := false
	person := who >= 0 && r.cast.Actors[who].Kind == Person
	quoted := r.quotedTokens()
	for _, p := range body {
		for k := p.first; k < p.last; k++ {
			switch r.lower(k) {
			case "i", "we":
				self = self || !quoted[k] && r.pronounFirst(k)
			case "me", "my", "us", "our":
				self = self || !quoted[k] && person && r.pronounFirst(k)
			}
		}
	}
	return self && !r.toldOf(body, who)
}

// pronounFirst tells whether a token is a pronoun of the first person: not the numeral
// of "Elizabeth I", nor the country of "US".
func (r *reader) pronounFirst(k int) bool {
	t := r.text.Token(k)
	return (t.UPOS() == syntax.Pron || t.UPOS() == syntax.Det) && t.Text() != "US"
}

// namedOnlyIn tells whether a person's name stands in the text and not above it: the bare
// title of the head is then another's.
func (r *reader) namedOnlyIn(body []span, who int) bool {
	named := false
	for _, m := range r.cast.Mentions {
		if m.Actor != who || m.How != ByName || len(body) == 0 {
			continue
		}
		if m.First < body[0].first {
			return false
		}
		named = true
	}
	return named && r.cast.Actors[who].Kind == Person
}

// toldOf tells whether the speaker is the subject of a clause of the text, by name or
// office.
func (r *reader) toldOf(body []span, who int) bool {
	for _, m := range r.cast.Mentions {
		if who < 0 || len(body) == 0 || m.Actor != who || m.How == ByPronoun || m.Modifier || m.First < body[0].first {
			continue
		}
		t := r.text.Token(m.Head)
		if h, ok := t.Head(); ok && t.BaseRel() == syntax.Nsubj && h.UPOS() == syntax.Verb {
			return true
		}
	}
	return false
}

// partnerIn is the person whom the head names behind "with", or whom the first sentence
// speaks to: "Prime Minister B, friends, …". It is -1 for nobody.
func (r *reader) partnerIn(h head, who int) int {
	for _, t := range h.titles {
		for k := t.first; k < t.last; k++ {
			if w := r.lower(k); w != "with" {
				continue
			}
			if m, ok := r.namedFrom(k+1, t); ok && m.Actor != who && r.cast.Actors[m.Actor].Kind == Person {
				return m.Actor
			}
		}
	}
	if len(h.body) == 0 {
		return -1
	}
	first := h.body[0].first
	if m, ok := r.namedFrom(first, span{first, min(h.body[0].last, first+12)}); ok && m.Actor != who && m.How == ByName && r.cast.Actors[m.Actor].Kind == Person && (r.lower(m.WholeLast) == "," || r.lower(m.WholeLast) == ":") {
		return m.Actor
	}
	return -1
}

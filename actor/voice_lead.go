package actor

import (
	"slices"

	"chancery/syntax"
)

// ledIn is whose words a quotation is, as a line above it says, or the words before it in
// its paragraph: "Minister A issued the following statement: …".
func (r *reader) ledIn(h head) (Voice, bool) {
	lead, body := r.leadOf(h)
	if lead.last == lead.first || len(body) == 0 || !r.opensQuote(body[0].first, body[0]) {
		return Voice{}, false
	}
	if s, ok := r.text.Token(lead.first).Sentence().Root().ChildBase(syntax.Nsubj); ok {
		for _, m := range r.cast.Mentions {
			if m.Actor >= 0 && m.WholeFirst <= s.Index() && s.Index() < m.WholeLast && m.How == ByName && r.cast.Actors[m.Actor].Kind == Person && !r.joinedIn(lead, m) {
				return Voice{Actor: m.Actor, Partner: -1, First: m.WholeFirst, Last: m.WholeLast, Quoted: true}, true
			}
		}
	}
	return r.namedInLead(lead)
}

// leadOf is what stands before a quotation and ends with a colon, and the paragraphs from
// the quotation on: the last line above the text, its first paragraph, or the beginning of
// that, where it announces "the following".
func (r *reader) leadOf(h head) (span, []span) {
	body := h.body
	if len(h.titles) > 0 {
		if t := h.titles[len(h.titles)-1]; r.lower(t.last-1) == ":" {
			return t, body
		}
	}
	if len(body) > 1 && r.lower(body[0].last-1) == ":" {
		return body[0], body[1:]
	}
	if len(body) == 0 {
		return span{}, nil
	}
	announced := false
	for k := body[0].first; k+2 < body[0].last && k < body[0].first+leadReach; k++ {
		announced = announced || r.lower(k) == "following"
		if r.lower(k) == ":" && announced && r.opensQuote(k+1, body[0]) {
			rest := slices.Clone(body)
			rest[0].first = k + 1
			return span{body[0].first, k + 1}, rest
		}
	}
	return span{}, nil
}

// leadReach is how many words may stand before a quotation in its paragraph.
const leadReach = 60

// joinedIn tells whether a lead names further people beside a mention: "A, together with B".
func (r *reader) joinedIn(lead span, m Mention) bool {
	return m.WholeLast+2 < lead.last && r.lower(m.WholeLast) == "," && r.lower(m.WholeLast+1) == "together"
}

// namedInLead is the person or the people named in a lead before its verb.
func (r *reader) namedInLead(lead span) (Voice, bool) {
	v := Voice{Actor: -1, Partner: -1, Quoted: true}
	var who []int
	for _, m := range r.cast.Mentions {
		if m.Actor < 0 || m.Modifier || m.How != ByName && m.How != ByTitle || m.WholeFirst < max(lead.first, v.Last) || m.WholeLast > lead.last || r.cast.Actors[m.Actor].Kind != Person {
			continue
		}
		if len(who) > 0 && !r.withoutVerb(v.Last, m.WholeFirst) {
			break
		}
		if len(who) == 0 {
			v.First = m.WholeFirst
		}
		v.Last = m.WholeLast
		if !slices.Contains(who, m.Actor) {
			who = append(who, m.Actor)
		}
	}
	switch len(who) {
	case 0:
		return Voice{}, false
	case 1:
		v.Actor = who[0]
	default:
		v.Actor = r.cast.Group(who)
	}
	return v, true
}

// withoutVerb tells whether no verb stands between two tokens.
func (r *reader) withoutVerb(first, last int) bool {
	for k := first; k < last; k++ {
		if u := r.text.Token(k).UPOS(); u == syntax.Verb || u == syntax.Aux {
			return false
		}
	}
	return true
}

// allQuoted tells whether the running text is one quotation: its first paragraph opens
// with a mark, and its last ends with one.
func (r *reader) allQuoted(body []span) bool {
	if len(body) == 0 || !r.opensQuote(body[0].first, body[0]) {
		return false
	}
	for _, p := range body {
		if !r.opensQuote(p.first, p) {
			return false
		}
	}
	last := body[len(body)-1]
	return r.endOfQuote(last.first, last) >= last.last-2
}

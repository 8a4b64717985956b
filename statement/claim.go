package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// claim is a cue in use, with what has been found out about it.
type claim struct {
	hit
	how    use
	group  int  // first token of the verb group
	source span // may be empty
	side   side
	quoter span // who quotes, in "CCTV quoted Xi as saying"
	said   bool // a statement was made of it
	undone bool // "did not agree to"
}

// refusable are the acts that one who does not perform them refuses.
var refusable = map[string]bool{"agree": true}

// readSentences reads every sentence of the paragraphs.
func (r *reader) readSentences() {
	for i := range r.text.Sentences() {
		s := r.text.Sentence(i)
		if s.Len() == 0 || r.para[s.First()] < 0 {
			continue
		}
		r.readSentence(span{s.First(), s.Last()})
	}
}

// maxSentence bounds the work on what is no sentence but a list or a table.
const maxSentence = 400

func (r *reader) readSentence(s span) {
	if s.first < r.skipTo || s.last-s.first > maxSentence || r.label(s) || r.voiced(s) {
		return
	}
	r.readSpan(s)
}

// readSpan reads the statements of a sentence.
func (r *reader) readSpan(s span) {
	claims := r.claims(s)
	from := len(r.found)
	for i := range claims {
		r.readClaim(&claims[i], claims, i, s)
	}
	r.passives(s)
	r.nominals(s)
	r.inWords(s)
	r.nest(from)
	r.accordingTo(s, from)
}

// claims are the verbs in the sentence by which somebody says something.
func (r *reader) claims(s span) []claim {
	var out []claim
	for _, h := range r.scan(s) {
		if h.entry.form != verbCue {
			continue
		}
		how, group := r.useOf(h, s)
		if how == unsaid && (r.goesOnSeries(h, group, out) || r.putOff(h, group, out)) {
			how = finite
		}
		var performs span
		if how == unsaid {
			if performs = r.performed(h, s); !performs.empty() {
				how = finite
			}
		}
		if how == finite && r.modalBefore(h.first, s) {
			how = unsaid // "nor could he confirm"
		}
		if how == unsaid || how == undone && !refusable[h.entry.act] {
			continue
		}
		c := claim{hit: h, how: how, group: group}
		if how == undone {
			c.how, c.undone = finite, true
		}
		if r.quotesAs(h.last-1, s) {
			continue // "CCTV quoted Xi as saying": the saying is read
		}
		if q, source, ok := r.quotedAs(h.first, s); ok {
			c.how, c.source, c.side, c.group = finite, source, before, q
			if t, ok := r.leftPhrase(q-1, s); ok && source.first > q {
				c.quoter = t
			}
			out = append(out, c)
			continue
		}
		if c.source, c.side = performs, borrowed; performs.empty() {
			c.source, c.side = r.source(h, how, group, s)
			c.source = r.apposed(r.alike(c.source, s))
		}
		if how == participle {
			r.regain(&c, out)
		}
		if c.side == nowhere || c.side == borrowed {
			if d := r.joined(c, out); d != nil && !r.personsOwn(c, out) {
				c.source, c.side = d.source, borrowed
			} else if c.side == nowhere {
				if c.source = r.verbBefore(c, s); c.source.empty() {
					continue
				}
				c.side = borrowed
			}
		}
		if r.conditional(c, s) && !r.callsWhat(c, out) || r.nobody(c) || r.firstPerson(c) || r.impersonal(c) || r.accompanies(c, out) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// timesOnly reports whether contents only tell when: "sanctions announced | today".
func (r *reader) timesOnly(contents []span) bool {
	for _, c := range contents {
		for k := c.first; k < c.last; k++ {
			if r.timeClass(k) == "" && r.upos[k] != syntax.Punct && r.upos[k] != syntax.Adp && r.upos[k] != syntax.Det && r.upos[k] != syntax.Num {
				return false
			}
		}
	}
	return true
}

// quotedAs reads "CCTV quoted Xi as saying": the one quoted says what follows.
// It gives the token of "quoted" and the words that name whom it quotes.
func (r *reader) quotedAs(v int, s span) (int, span, bool) {
	if v-3 >= s.first && r.isAny(v-1, "having") {
		v-- // "as having proposed"
	}
	if v-3 < s.first || r.lower[v-1] != "as" {
		return 0, span{}, false
	}
	for q := v - 3; q >= s.first && q > v-14; q-- {
		if r.isAny(q, "quoted", "quotes", "quoting", "cited", "cites", "citing") {
			if _, group := r.useOf(hit{span{q, q + 1}, nil}, s); group < q && r.isAny(q-1, beForms...) {
				source, ok := r.leftPhrase(group-1, s) // "he was quoted by Kyodo as saying"
				return group, source, ok
			}
			if source := (span{q + 1, v - 1}); r.nominal(v - 2) {
				return q, source, true
			}
			return 0, span{}, false
		}
	}
	return 0, span{}, false
}

// quotesAs reports whether a verb of quoting is followed by "as saying".
func (r *reader) quotesAs(q int, s span) bool {
	if !r.is(q, "quote") && !r.is(q, "cite") {
		return false
	}
	for k := q + 1; k+1 < s.last && k < q+14; k++ {
		if r.lower[k] == "as" && r.upos[k+1] == syntax.Verb && (r.is(k+1, "have") || len(r.lex.cues[r.base(k+1)]) > 0) {
			return true
		}
	}
	return false
}

// opensContent reports whether what follows a cue looks like its content.
func (r *reader) opensContent(i int) bool {
	return i < r.n && (r.lower[i] == "that" || r.isMark(i))
}

// tense is 'd' for past, 'z' for present, 'g' for a participle.
func (r *reader) tense(v int) byte {
	switch r.xpos[v] {
	case "VBD", "VBN":
		return 'd'
	case "VBZ", "VBP", "VB":
		return 'z'
	case "VBG":
		return 'g'
	}
	w := r.lower[v]
	switch {
	case len(w) > 3 && w[len(w)-3:] == "ing":
		return 'g'
	case len(w) > 2 && w[len(w)-2:] == "ed" || slices.Contains([]string{"said", "told", "wrote", "was", "were", "had", "thought", "made"}, w):
		return 'd'
	}
	return 'z'
}

// conditional reports whether the clause of the cue is a condition or a
// question.
func (r *reader) conditional(c claim, s span) bool {
	at := c.group
	if c.side == before && !c.source.empty() {
		at = c.source.first
	}
	if at > s.first && r.isAny(at-1, "what", "whatever", "how") {
		return true // "what Modi said"
	}
	for k := at - 1; k >= s.first && k >= at-2; k-- {
		if r.isAny(k, "if", "unless", "whether", "should", "suppose", "had") {
			return true
		}
	}
	if m, ok := r.text.Token(c.first).Child(syntax.Mark); ok && m.Index() < c.first && r.isAny(m.Index(), "if", "unless", "whether") {
		return true
	}
	return false
}

// nobody reports whether the words for who speaks say that nobody does: "none of them
// agreed".
func (r *reader) nobody(c claim) bool {
	return !c.source.empty() && r.isAny(c.source.first, "none", "nobody", "neither", "nothing", "no") && r.quoted[c.source.first] < 0
}

// impersonal reports whether a cue of being agreed has "it" before it: nobody is
// meant by that, and the passive is read.
func (r *reader) impersonal(c claim) bool {
	return len(c.entry.words) == 2 && c.entry.words[1] == "agreed" && !c.source.empty() && r.isAny(c.source.last-1, "it")
}

// firstPerson reports whether the one who speaks says of himself that he says
// so: "I said".
func (r *reader) firstPerson(c claim) bool {
	if c.source.empty() || r.knownIt(c.source.first) || r.voice && r.ownWord(c.source) {
		return false
	}
	return c.source.last-c.source.first == 1 && r.isAny(c.source.first, "i", "we", "you", "one", "it", "that", "this", "which", "what", "those", "anyone", "everyone", "whoever")
}

// readClaim finds the content of a claim and keeps the statement.
func (r *reader) readClaim(c *claim, all []claim, n int, s span) {
	contents := r.contents(c, all, n, s)
	echo := false
	if len(contents) == 0 {
		contents = r.echoed(c, s)
		echo = len(contents) > 0
	}
	if len(contents) == 0 {
		contents = r.antecedent(c, s)
	}
	if len(contents) == 0 || r.titleOnly(contents) || r.timesOnly(contents) {
		return
	}
	r.overReports(c, contents)
	if c.entry.weak && !r.borneOut(c, contents) || c.entry.pattern&naming != 0 && !r.names(contents) {
		return
	}
	f := found{
		source: c.source, cue: c.span, entry: c.entry, contents: contents,
		reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "cue/" + c.entry.words[0],
		soft: r.soft(c), undone: c.undone, echo: echo,
	}
	if c.undone {
		if who, _ := r.speaker(&f); who >= 0 && len(r.cast.Actors[who].Members) > 1 {
			return // where the two did not agree nobody has refused the other
		}
		f.cue.first = c.group // "did not agree"
	}
	if c.quoter.last > 0 {
		f.cue = span{c.group, c.group + 1} // who quotes reports it
		if who, _ := r.speaker(&found{source: c.quoter, speaker: -1}); who >= 0 {
			f.reporter = who
		}
	}
	c.said = true
	r.found = append(r.found, f)
}

// echoed is the content that one agrees with, or does not, who says no more than
// that in a sentence of his own: that of the last statement of somebody else in the
// sentence before.
func (r *reader) echoed(c *claim, s span) []span {
	if c.entry.act != "agree" || len(c.entry.words) > 1 || c.how != finite || c.side != before || len(r.found) == 0 || !r.closesSentence(c, s) || s.last-c.last > 4 || s.first == 0 {
		return nil
	}
	f := &r.found[len(r.found)-1]
	if f.sentence != r.sentence(s.first-1).first || r.para[f.sentence] != r.para[s.first] || f.source.empty() {
		return nil
	}
	who, _ := r.speaker(&found{source: c.source, speaker: -1})
	whom, _ := r.speaker(f)
	if who < 0 || whom < 0 || who == whom || len(r.cast.Actors[who].Members) > 0 {
		return nil
	}
	return slices.Clone(f.contents)
}

// titleOnly reports whether the content is a short quotation in capitals, the
// name of a programme or a book.
func (r *reader) titleOnly(contents []span) bool {
	c := contents[0]
	if len(contents) > 1 || r.quoted[c.first] < 0 || c.last-c.first > 8 {
		return false
	}
	for k := c.first; k < c.last; k++ {
		if !r.isMark(k) && r.upos[k] != syntax.Punct && !r.capital(k) && !r.isAny(k, "the", "of", "a", "and", "in", "to", "i") {
			return false
		}
	}
	return c.last-c.first > 3
}

// overReports passes over the "reports that" of "denied reports that", which are nobody's.
func (r *reader) overReports(c *claim, contents []span) {
	if c.entry.pattern&object == 0 {
		return
	}
	s := &contents[0]
	for k := s.first; k+2 < s.last && k < s.first+4; k++ {
		if !r.isAny(k, "reports", "report", "claims", "claim", "allegations", "allegation", "accusations", "accusation", "rumors", "rumours", "speculation", "suggestions", "suggestion", "assertions", "assertion", "charges", "charge", "notion") {
			continue
		}
		if r.lower[k+1] == "that" && !r.isAny(k-1, "'s", "'", "’") {
			s.first = k + 2
		}
		return
	}
}

// names reports whether a cue that calls something by a name gives one: "called
// Li a friend", not "called Li from Sochi", who was telephoned.
func (r *reader) names(contents []span) bool {
	c := contents[0]
	if c.last-c.first == 1 && r.isAny(c.first, "himself", "herself", "itself", "themselves") {
		return false // "the ambassador of cheese, as she calls herself"
	}
	for _, m := range r.cast.Within(r.start(c.first), r.end(c.last-1)) {
		if m.WholeFirst <= c.first && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person {
			k := m.WholeLast
			return k < c.last && (r.upos[k] != syntax.Adp || r.isAny(k, "as")) && r.upos[k] != syntax.Adv && !r.isAny(k, "to", "and", ",") && !r.tellsWhen(k)
		}
	}
	return true
}

// soft reports whether a cue could itself be among what somebody says: "Russia
// condemns the attack" is a statement, or part of one.
func (r *reader) soft(c *claim) bool {
	return c.entry.act != "" && c.how == finite && r.tense(c.first) == 'z'
}

// borneOut reports whether a weak cue is confirmed: by a quotation of some
// length, or by the tagger.
func (r *reader) borneOut(c *claim, contents []span) bool {
	if r.tagged[c.first] || c.entry.pattern&told != 0 && r.ownAccount() {
		return true
	}
	if r.callsSo(c, contents) {
		return true
	}
	q := r.quoted[contents[0].first]
	return q >= 0 && !r.scare(q) && c.entry.pattern&quotation != 0
}

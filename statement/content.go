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
}

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
	if s.first < r.skipTo || s.last-s.first > maxSentence || r.label(s) {
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
	r.nest(from)
	r.accordingTo(s, from)
}

// nest looks at the statements of one sentence that lie inside the content of
// another. One that tells what somebody else said ("A said B had told C that
// D") stays, reported by the speaker around it; any other is no statement of
// its own but part of what is said.
func (r *reader) nest(from int) {
	var kept []found
	gone := make([]bool, len(r.found)-from)
	for i := from; i < len(r.found); i++ {
		f := r.found[i]
		outer := -1
		for j := from; j < len(r.found); j++ {
			if j != i && !gone[j-from] && r.inContent(&r.found[j], f.cue.first) {
				outer = j
			}
		}
		if outer >= 0 {
			if gone[i-from] = !r.reports(&f, &r.found[outer]); gone[i-from] {
				continue
			}
			f.reporter, _ = r.speaker(&r.found[outer])
			deal := f.entry.act == "agree"
			r.found[outer].holds, r.found[outer].deal = true, deal
			for k := range kept { // the one around it may have been kept before
				if kept[k].cue == r.found[outer].cue {
					kept[k].holds, kept[k].deal = true, deal
				}
			}
		}
		kept = append(kept, f)
	}
	r.found = append(r.found[:from], kept...)
}

// reports reports whether a statement inside another is a report of its own: a
// clause that somebody is said to have spoken before.
func (r *reader) reports(f, outer *found) bool {
	if f.entry.weak || f.source.empty() || f.source == outer.source {
		return false
	}
	if r.tense(f.cue.first) != 'd' || r.quoted[f.cue.first] >= 0 {
		return false
	}
	earlier := false // "had told", "has agreed"
	for k := f.cue.first - 1; k >= f.source.last && k > f.cue.first-4; k-- {
		earlier = earlier || slices.Contains(haveForms, r.lower[k])
	}
	if f.entry.act != "" && outer.cue.first < f.cue.first && !earlier {
		return false
	}
	who, _ := r.speaker(f)
	whom, _ := r.speaker(outer)
	if who < 0 {
		several, _ := r.together(f.source)
		return several && r.inContent(outer, f.source.first)
	}
	return (who != whom || earlier) && r.inContent(outer, f.source.first)
}

// claims are the verbs in the sentence by which somebody says something.
func (r *reader) claims(s span) []claim {
	var out []claim
	for _, h := range r.scan(s) {
		if h.entry.form != verbCue {
			continue
		}
		how, group := r.useOf(h, s)
		if how == unsaid {
			continue
		}
		c := claim{hit: h, how: how, group: group}
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
		c.source, c.side = r.source(h, how, group, s)
		if c.side == nowhere || c.side == borrowed {
			if d := r.joined(c, out); d != nil {
				c.source, c.side = d.source, borrowed
			} else if c.side == nowhere {
				if c.source = r.verbBefore(c, s); c.source.empty() {
					continue
				}
				c.side = borrowed
			}
		}
		if r.conditional(c, s) || r.firstPerson(c) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// quotedAs reads "CCTV quoted Xi as saying": the one quoted says what follows.
// It gives the token of "quoted" and the words that name whom it quotes.
func (r *reader) quotedAs(v int, s span) (int, span, bool) {
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
		if r.lower[k] == "as" && (r.is(k+1, "say") || r.is(k+1, "tell")) {
			return true
		}
	}
	return false
}

// joined finds the claim that a cue without a subject of its own goes on with:
// "Li said A and expressed the hope that B". It is the nearest one of the same
// tense, so that a verb inside A does not come between; a plain "said" before
// any other, which might be what is said.
func (r *reader) joined(c claim, before []claim) *claim {
	if c.entry.weak {
		return nil
	}
	p := c.group - 1
	if p < 0 {
		return nil
	}
	switch {
	case r.isAny(p, "and", "but", "or"):
	case r.lower[p] == "," && r.inSeries(c, before):
	case r.lower[p] == "," && (c.how == participle || c.entry.pattern&(thatClause|objectInfinitive) != 0 && r.opensContent(c.last)):
	default:
		return nil
	}
	var best *claim
	for i := len(before) - 1; i >= 0; i-- {
		d := &before[i]
		if d.entry.weak && !r.tagged[d.first] {
			continue
		}
		fits := c.how == participle && (d.how == participle || r.lower[p] == ",") ||
			c.how == finite && d.how == finite && r.tense(c.first) == r.tense(d.first)
		switch {
		case !fits:
		case d.entry.act == "" && !d.entry.weak:
			return d
		case best == nil:
			best = d
		}
	}
	return best
}

// inSeries reports whether a finite cue behind a comma goes on a series of cues
// of one tense with no other finite verb between: "expressed concern over A,
// urged B to C, and welcomed D".
func (r *reader) inSeries(c claim, before []claim) bool {
	if c.how != finite || len(before) == 0 {
		return false
	}
	d := &before[len(before)-1]
	if d.how != finite || r.tense(d.first) != r.tense(c.first) {
		return false
	}
	for k := d.last; k < c.group; k++ {
		if r.finiteVerb(k) {
			return false
		}
	}
	return true
}

// verbBefore finds the subject of the verb that a cue is joined to by "and",
// where neither that verb nor the tree has told it: "They discussed the war and
// agreed to meet". It must be of the same tense, and open the sentence.
func (r *reader) verbBefore(c claim, s span) span {
	if c.how != finite || c.entry.weak || !r.isAny(c.group-1, "and") {
		return span{}
	}
	for k := s.first + 1; k < c.group-1; k++ {
		if !r.finiteVerb(k) && r.upos[k] != syntax.Verb {
			continue
		}
		if r.tense(k) != r.tense(c.first) || r.upos[k] != syntax.Verb {
			return span{}
		}
		p := k - 1
		for p > s.first && r.upos[p] == syntax.Adv {
			p--
		}
		t, ok := r.leftPhrase(p, s)
		if !ok || t.first != s.first {
			return span{}
		}
		return t
	}
	return span{}
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

// firstPerson reports whether the one who speaks says of himself that he says
// so: "I said".
func (r *reader) firstPerson(c claim) bool {
	if c.source.empty() || r.knownIt(c.source.first) {
		return false
	}
	return c.source.last-c.source.first == 1 && r.isAny(c.source.first, "i", "we", "you", "one", "it", "that", "this", "which", "what")
}

// readClaim finds the content of a claim and keeps the statement.
func (r *reader) readClaim(c *claim, all []claim, n int, s span) {
	contents := r.contents(c, all, n, s)
	if len(contents) == 0 || r.titleOnly(contents) {
		return
	}
	r.overReports(c, contents)
	if c.entry.weak && !r.borneOut(c, contents) {
		return
	}
	f := found{
		source: c.source, cue: c.span, entry: c.entry, contents: contents,
		reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "cue/" + c.entry.words[0],
		soft: r.soft(c),
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

// overReports passes over the "reports that" of "denied reports that".
func (r *reader) overReports(c *claim, contents []span) {
	if c.entry.pattern&object == 0 {
		return
	}
	s := &contents[0]
	for k := s.first; k+2 < s.last && k < s.first+4; k++ {
		if r.lower[k+1] == "that" && r.isAny(k, "reports", "report", "claims", "claim", "allegations", "allegation", "accusations", "rumors", "rumours", "speculation", "suggestions", "assertions") {
			s.first = k + 2
			return
		}
	}
}

// soft reports whether a cue could itself be among what somebody says: "Russia
// condemns the attack" is a statement, or part of one.
func (r *reader) soft(c *claim) bool {
	return c.entry.act != "" && c.how == finite && r.tense(c.first) == 'z'
}

// borneOut reports whether a weak cue is confirmed: by a quotation of some
// length, or by the tagger.
func (r *reader) borneOut(c *claim, contents []span) bool {
	if r.tagged[c.first] {
		return true
	}
	q := r.quoted[contents[0].first]
	return q >= 0 && !r.scare(q) && c.entry.pattern&quotation != 0
}

// contents finds what a claim says: on its right, else on its left.
func (r *reader) contents(c *claim, all []claim, n int, s span) []span {
	if q := r.quoted[c.first]; q >= 0 {
		s = r.clip(s, r.quotes[q])
	}
	right := r.rightContent(c, all, n, s)
	left := span{}
	if c.how == finite && c.side != borrowed && c.entry.pattern&(quotation|thatClause) != 0 {
		left = r.leftContent(c, all, n, s)
	}
	switch {
	case c.side == after:
		return r.joinAfter(c, left, s)
	case !right.empty() && !left.empty() && r.lower[c.last] == ",":
		return []span{left, right}
	case !right.empty():
		return r.withFollowing([]span{right}, s)
	case !left.empty():
		if rest := r.resumes(c, left, all, n, s); !rest.empty() {
			return []span{left, rest}
		}
		return r.joinAfter(c, left, s)
	}
	return nil
}

// resumes is what goes on behind a cue that interrupts its content: "The
// position, Li argued, has not changed."
func (r *reader) resumes(c *claim, left span, all []claim, n int, s span) span {
	if r.quoted[left.first] >= 0 {
		return span{}
	}
	k := r.skipAdjuncts(c.last, s)
	if k+2 >= s.last || r.lower[k] != "," {
		return span{}
	}
	if n+1 < len(all) && all[n+1].group <= k+2 && !(r.soft(&all[n+1]) && r.tense(c.first) == 'd') {
		return span{}
	}
	if r.isAny(k+1, "and", "but") {
		return r.resumesJoined(c, span{k + 2, s.last})
	}
	if r.isAny(k+1, "according", "citing", "while", "when", "after", "before", "as", "which", "who", "in", "at", "on", "with", "a") {
		return span{}
	}
	rest := span{k + 1, s.last}
	if !r.clauseLike(rest) {
		return span{}
	}
	return r.trim(rest)
}

// resumesJoined is what goes on behind "…, Li said, and": a clause in the present
// or with a modal, or of somebody else, not what Li did next.
func (r *reader) resumesJoined(c *claim, rest span) span {
	for k := rest.first; k < rest.last && k < rest.first+15; k++ {
		if !r.finiteVerb(k) {
			continue
		}
		modal := slices.Contains(modals, r.lower[k])
		if r.tense(c.first) == 'd' && r.tense(k) == 'd' && !modal {
			s, ok := r.leftPhrase(k-1, rest)
			if !ok || s.first != rest.first || r.isAny(s.last-1, "he", "she", "they", "it") || r.text.Source()[r.start(s.first):r.end(s.last-1)] == r.text.Source()[r.start(c.source.first):r.end(c.source.last-1)] {
				return span{}
			}
		}
		return r.trim(rest)
	}
	return span{}
}

func (r *reader) clip(s, t span) span {
	return span{max(s.first, t.first), min(s.last, t.last)}
}

// joinAfter adds to a content before the cue what goes on behind it: "X," Li
// said. "Y."
func (r *reader) joinAfter(c *claim, left span, s span) []span {
	if left.empty() {
		return nil
	}
	out := []span{left}
	if r.quoted[left.first] < 0 {
		return out
	}
	end := c.last
	if c.side == after {
		end = c.source.last
	}
	for k := end; k < s.last; k++ {
		if q := r.quoted[k]; q >= 0 && !r.scare(q) && r.quotes[q].first == k {
			return append(out, r.clip(r.quotes[q], s))
		}
		if r.upos[k] == syntax.Verb {
			break
		}
	}
	return r.withFollowing(out, s)
}

// withFollowing adds the sentences that go on inside the marks of a quotation
// which the last piece opens.
func (r *reader) withFollowing(pieces []span, s span) []span {
	last := pieces[len(pieces)-1]
	q := r.quoted[last.last-1]
	if q >= 0 && r.quotes[q].last > s.last && r.para[r.quotes[q].last-1] == r.para[s.first] {
		pieces[len(pieces)-1].last = r.quotes[q].last
		return pieces
	}
	return pieces
}

// rightContent is the content behind the cue.
func (r *reader) rightContent(c *claim, all []claim, n int, s span) span {
	from := c.last
	if from >= s.last {
		return span{}
	}
	start, kind := r.opening(c, from, s)
	if kind == 0 || start >= s.last {
		return span{}
	}
	end := r.closing(c, start, kind, all, n, s)
	return r.trim(span{start, end})
}

// opening finds where the content behind a cue begins and of what kind it is: c
// for a clause, q for a quotation, i for an infinitive, o for a noun phrase; 0
// when there is none.
func (r *reader) opening(c *claim, from int, s span) (int, byte) {
	p := c.entry.pattern
	// A colon or comma before a quotation.
	from = r.skipInsertion(from, s)
	k := from
	for k < s.last && k < from+12 {
		w := r.lower[k]
		switch {
		case r.isMark(k) && r.titled(k, s):
			k = r.quotes[r.quoted[k]].last // "told NBC's “Meet the Press” that"
			continue
		case r.isMark(k) && p&(quotation|object) != 0 && r.quoteOpens(c, from, k, s):
			return k, 'q'
		case r.isMark(k):
			return r.bareOpening(c, from, s)
		case w == ":" && p&(quotation|thatClause) != 0:
			if k+1 < s.last {
				return k + 1, 'q'
			}
			return 0, 0
		case w == "that" && p&thatClause != 0 && (k == from || r.upos[k] != syntax.Det) && r.reaches(c, from, k, s):
			return k + 1, 'c'
		case w == "," && k+1 < s.last && r.isMark(k+1) && p&quotation != 0:
			return k + 1, 'q'
		case w == "," || w == ";" || w == "." || w == "-" && r.end(k-1) < r.start(k):
			k = s.last // no clause may begin behind a mark
			continue
		case w == "to" && p&infinitive != 0 && k+1 < s.last && (k == from || k == r.skipAdjuncts(from, s)) && r.upos[k+1] != syntax.Det && r.upos[k+1] != syntax.Propn:
			return k, 'i'
		}
		if k > from && r.isAny(k, "and", "or", "but") {
			break
		}
		if r.upos[k] == syntax.Verb && k > from && r.xpos[k] != "VBN" && r.xpos[k] != "VBG" || r.upos[k] == syntax.Aux {
			break
		}
		k++
	}
	return r.bareOpening(c, from, s)
}

// skipInsertion passes over what two commas set off behind a cue: "agreed, in
// principle, to".
func (r *reader) skipInsertion(from int, s span) int {
	if r.lower[from] != "," || from+1 >= s.last || r.upos[from+1] != syntax.Adp && r.upos[from+1] != syntax.Adv {
		return from
	}
	for k := from + 1; k+1 < s.last && k < from+8; k++ {
		switch {
		case r.lower[k] == ",":
			if r.isAny(k+1, "that", "to", "on", "for") {
				return k + 1
			}
			return from
		case r.finiteVerb(k) || r.isMark(k) || r.upos[k] == syntax.Verb:
			return from
		}
	}
	return from
}

// titled reports whether a quotation is a few words behind which a "that"
// follows: the name of a programme.
func (r *reader) titled(k int, s span) bool {
	q := r.quoted[k]
	if q < 0 || r.quotes[q].first != k || !r.scare(q) {
		return false
	}
	end := r.quotes[q].last
	return end < s.last && r.lower[end] == "that"
}

// tellers are cues whose object hears what is said: what stands between them
// and "that" is who was told.
var tellers = map[string]bool{
	"tell": true, "inform": true, "assure": true, "reassure": true, "remind": true, "warn": true, "notify": true,
	"brief": true, "promise": true, "advise": true, "caution": true, "persuade": true, "convince": true, "ask": true,
}

// reaches reports whether a cue can reach over the words in between to the
// "that" of its content: over adverbs, times, places and who was told, not over
// an object, whose own "that" it is.
func (r *reader) reaches(c *claim, from, to int, s span) bool {
	if to == from || tellers[c.entry.words[0]] {
		return true
	}
	if r.upos[from] == syntax.Adp && r.isAny(from, "to", "for") {
		return c.entry.pattern&object == 0 // "explained to Li that"
	}
	return r.skipAdjuncts(from, s) >= to || !r.beginsPhrase(from)
}

// quoteOpens reports whether the content begins with the quotation at token k,
// not with words before it: "said in Paris: “…”", but "said it “changes
// nothing”".
func (r *reader) quoteOpens(c *claim, from, k int, s span) bool {
	if c.entry.pattern&quotation == 0 {
		return false
	}
	return k == from || tellers[c.entry.words[0]] || r.skipAdjuncts(from, s) >= k
}

// bareOpening finds a content that no word introduces.
func (r *reader) bareOpening(c *claim, from int, s span) (int, byte) {
	p := c.entry.pattern
	w := r.lower[from]
	if w == "," || w == "." || w == ";" || w == ")" || r.isMark(from) && p&quotation == 0 || r.received(c, from, s) {
		return 0, 0
	}
	if p&thatClause != 0 {
		if start, ok := r.bareClause(c, from, s); ok {
			return start, 'c'
		}
	}
	if p&preposition != 0 && (slices.Contains(c.entry.prepositions, w) || r.isAny(from, "over", "about", "with", "for", "at", "regarding", "to")) {
		if r.isAny(from, "over", "about", "at", "on", "of", "regarding") && from+1 < s.last && (r.beginsPhrase(from+1) || r.xpos[from+1] == "VBG") {
			from++ // the concern is not "over" something: "concern over | the attack"
		}
		return from, 'o'
	}
	if (p&object != 0 || p&objectInfinitive != 0 && r.infinitiveAfter(from, s)) && (r.beginsPhrase(from) || r.capital(from)) {
		return from, 'o'
	}
	if p&object != 0 && r.xpos[from] == "VBG" {
		return from, 'o' // "denies targeting civilians"
	}
	if p&thatClause != 0 && !c.entry.weak {
		if start, ok := r.performs(c, from, s); ok {
			return start, 'o'
		}
	}
	if tellers[c.entry.words[0]] {
		if start, ok := r.toldOf(c, from, s); ok {
			return start, 'o'
		}
	}
	return 0, 0
}

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

// performs finds the object of a cue of saying that names an act: "set out his
// plans to", "conveyed to Li India's concern over".
func (r *reader) performs(c *claim, from int, s span) (int, bool) {
	k, ok := r.text.Token(c.first).Child(syntax.Obj)
	if !ok || k.Index() < from || k.Index() >= s.last {
		return 0, false
	}
	start := max(from, k.Subtree().First)
	if start > from && r.skipAdjuncts(from, s) < start || k.Index() > start+5 || r.isMark(start) {
		return 0, false
	}
	for n := range r.lex.acts {
		if a := &r.lex.acts[n]; a.zone == "first3" {
			if _, ok := r.matchAct(a.words, k.Index(), s.last); ok {
				return start, true
			}
		}
	}
	return 0, false
}

// toldOf finds what somebody was told of or to do: "assured Li of its support",
// "told him to wait".
func (r *reader) toldOf(c *claim, from int, s span) (int, bool) {
	of, told := -1, c.entry.words[0] != "tell" && c.entry.words[0] != "ask"
	for k := from + 1; k+1 < s.last && k < from+8; k++ {
		switch {
		case r.lower[k] == "to" && r.xpos[k+1] == "VB":
			return k, true
		case told && r.isAny(k, "about", "on") && r.beginsPhrase(k+1) && !r.isMonthOrDay(k+1):
			return k + 1, true
		case told && r.lower[k] == "of" && of < 0:
			of = k + 1
		case r.lower[k] == "," || r.isAny(k, "at", "in") || r.finiteVerb(k) || r.isMark(k):
			k = s.last
		}
	}
	return of, of >= 0
}

// capital reports whether a word is written with a capital, as a name is.
func (r *reader) capital(i int) bool {
	w := r.text.Token(i).Text()
	return len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z'
}

// received reports whether "welcome" means that somebody was received: "welcomed
// the president to the palace".
func (r *reader) received(c *claim, from int, s span) bool {
	if c.entry.words[0] != "welcome" {
		return false
	}
	for _, m := range r.cast.Within(r.start(from), r.end(min(from+12, s.last)-1)) {
		if m.WholeFirst <= from+2 && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person {
			k := m.WholeLast
			return k >= s.last || !r.isAny(k, "'s") && !(r.lower[k] == "to" && k+1 < s.last && r.upos[k+1] == syntax.Verb)
		}
	}
	return false
}

// bareClause finds a clause without "that": "said China will".
func (r *reader) bareClause(c *claim, from int, s span) (int, bool) {
	if k, ok := r.text.Token(c.first).Child(syntax.Ccomp); ok && k.Index() >= from && k.Index() < s.last {
		if t := k.Subtree(); t.First >= from && !r.isMark(t.First) && !r.leavesOut(c, from, t.First, s) {
			first := t.First
			for first < k.Index() && (r.upos[first] == syntax.Punct && !r.isMark(first) || r.lower[first] == "that") {
				first++
			}
			return r.subjectBefore(first, from), true
		}
	}
	start := r.skipAdjuncts(from, s)
	if start >= s.last || !r.beginsPhrase(start) && !r.isAny(start, "it", "there", "if", "as", "while", "when", "this", "these", "those") {
		return 0, false
	}
	for k := start; k < s.last && k < start+25; k++ {
		switch {
		case r.finiteVerb(k):
			return start, k > start
		case r.lower[k] == "," || r.lower[k] == ";" || k > start && r.isAny(k, "that", "who", "which", "when", "if"):
			return 0, false
		case c.entry.pattern&object != 0 && r.isAny(k, "and", "but", "to", "for"):
			return 0, false
		}
	}
	// No finite verb is seen where there must be one: the tags are wrong.
	if c.entry.words[0] == "say" && s.last-start > 5 && start == from {
		return start, true
	}
	return 0, false
}

// subjectBefore takes in the subject that the tree leaves out of a clause which
// begins with its verb: "told him | Warsaw would".
func (r *reader) subjectBefore(first, from int) int {
	if !r.finiteVerb(first) || first-1 <= from {
		return first
	}
	if t, ok := r.leftPhrase(first-1, span{from, first}); ok && t.first > from {
		return t.first
	}
	return first
}

// leavesOut reports whether the tree's clause leaves out a noun phrase before
// it that is most likely its subject.
func (r *reader) leavesOut(c *claim, from, first int, s span) bool {
	start := r.skipAdjuncts(from, s)
	return start < first && r.beginsPhrase(start) && !tellers[c.entry.words[0]] && c.entry.pattern&object == 0
}

// finiteVerb reports whether a token is a verb that can head a clause.
func (r *reader) finiteVerb(k int) bool {
	switch r.xpos[k] {
	case "MD", "VBD", "VBZ", "VBP":
		return true
	}
	return slices.Contains(modals, r.lower[k]) || r.isAny(k, "is", "are", "was", "were", "has", "have", "had")
}

// skipAdjuncts passes over what tells when, where and to whom something was
// said: "on Monday", "in a statement", "at a news conference".
func (r *reader) skipAdjuncts(from int, s span) int {
	k := from
	for k < s.last {
		switch {
		case r.upos[k] == syntax.Adv, r.isMonthOrDay(k):
			k++
		case r.upos[k] == syntax.Adp && !r.isAny(k, "of"):
			j := k + 1
			for j < s.last && r.continuesRight(j) && j < k+9 && !r.isMonthOrDay(j-1) {
				j++
				if r.isAny(j-1, "statement", "conference", "briefing", "interview", "meeting", "call", "speech", "reporters", "letter", "message", "post", "talks") {
					break
				}
			}
			if j < s.last && r.isMonthOrDay(j) {
				j++
			}
			if j == k+1 {
				return k
			}
			k = j
		default:
			return k
		}
	}
	return k
}

// beginsPhrase reports whether a noun phrase may begin at the token.
func (r *reader) beginsPhrase(i int) bool {
	if i >= r.n {
		return false
	}
	switch r.upos[i] {
	case syntax.Noun, syntax.Propn, syntax.Det, syntax.Adj, syntax.Num, syntax.Pron, syntax.X, syntax.Sym:
		return true
	}
	return r.isMark(i)
}

// closing finds where a content that begins at start ends.
func (r *reader) closing(c *claim, start int, kind byte, all []claim, n int, s span) int {
	if q := r.quoted[start]; kind == 'q' && q >= 0 {
		return r.quotes[q].last
	}
	end := s.last
	if kind == 'i' || kind == 'o' {
		end = min(end, r.phraseEnd(c, start, s))
		for k := start + 1; k+1 < end; k++ {
			if r.lower[k] == "," && r.lower[k+1] == "with" {
				end = k // ", with an official calling it…" is told beside it
			}
		}
	}
	for i := n + 1; i < len(all); i++ {
		d := &all[i]
		if d.first < start {
			continue
		}
		if at, ok := r.cuts(c, d, start, s); ok {
			end = min(end, at)
			break
		}
	}
	// "…, then went on to meet"
	for k := start + 1; k+2 < end; k++ {
		if r.lower[k] == "," && r.lower[k+1] == "then" && r.xpos[k+2] == "VBD" && r.tense(c.first) == 'd' {
			end = k
			break
		}
	}
	// "…, according to the ministry"
	for k := start + 1; k+1 < end; k++ {
		if r.lower[k] == "according" && r.lower[k+1] == "to" && r.lower[k-1] == "," {
			end = k - 1
			break
		}
	}
	return end
}

// cuts reports whether claim d ends the content of claim c, and where: when d is
// said beside c, not inside what c says.
func (r *reader) cuts(c, d *claim, start int, s span) (int, bool) {
	at := d.group
	p := at - 1
	if p < start {
		return 0, false
	}
	if r.quoted[d.first] >= 0 && r.quoted[d.first] == r.quoted[start] {
		return 0, false
	}
	back := func(k int) int {
		for k > start && (r.isAny(k-1, "and", "but", "while", "also", "or") || r.lower[k-1] == "," || r.lower[k-1] == ";") {
			k--
		}
		return k
	}
	switch {
	case d.how == participle && (r.lower[p] == "," || r.isAny(p, "and", "while", "also")):
		return back(at), true
	case d.side == borrowed && d.source == c.source:
		if r.inside(c, d) && r.tense(c.first) != r.tense(d.first) {
			return 0, false
		}
		return back(at), true
	case d.side == before && d.source.first > start:
		if k := d.source.first; r.isAny(k-1, "which") { // "…, in response to which B said"
			for j := k - 2; j > start && j > k-6; j-- {
				if r.lower[j] == "," {
					return j, true
				}
			}
		}
		// "…, Li said" behind the content of a participle: its content is left
		// to itself.
		k := d.source.first
		if semi := r.lastSemicolon(start, k); semi > start && r.lower[k-1] == "," {
			return semi, true // "X said A; B, Y said"
		}
		if r.lower[k-1] == "," && c.first < k && (c.how == participle || d.entry.act == "" && !d.entry.weak && r.closesSentence(d, s)) {
			return back(k), true
		}
		if r.isAny(k-1, "while", "and", "but") && r.tense(c.first) == r.tense(d.first) && !r.inside(c, d) {
			return back(k), true
		}
		if r.lower[k-1] == ";" {
			return back(k), true
		}
	}
	return 0, false
}

// lastSemicolon is the last semicolon between two tokens, -1 for none.
func (r *reader) lastSemicolon(from, to int) int {
	for k := to - 1; k > from; k-- {
		if r.lower[k] == ";" {
			return k
		}
	}
	return -1
}

// inside reports whether the tree puts d under what c says.
func (r *reader) inside(c, d *claim) bool {
	if comp, ok := r.text.Token(c.first).Child(syntax.Ccomp, syntax.Xcomp); ok {
		return comp.Index() == d.first || comp.Above(r.text.Token(d.first))
	}
	return false
}

// phraseEnd is where an infinitive or a noun phrase behind a cue ends: by the
// tree the end of what hangs on the cue, else the sentence's.
func (r *reader) phraseEnd(c *claim, start int, s span) int {
	end := start
	for k := range r.text.Token(c.last - 1).Children() {
		if t := k.Subtree(); k.Index() >= start && !r.beside(k, t.First) && !k.Is(syntax.Conj, syntax.CC, syntax.RelPunct, syntax.Parataxis, syntax.Advcl) {
			end = max(end, t.Last)
		}
	}
	if c.last-1 != c.first {
		for k := range r.text.Token(c.first).Children() {
			if t := k.Subtree(); k.Index() >= start && !r.beside(k, t.First) && !k.Is(syntax.Conj, syntax.CC, syntax.RelPunct, syntax.Parataxis, syntax.Advcl) {
				end = max(end, t.Last)
			}
		}
	}
	if end <= start {
		return s.last
	}
	// "efforts to speed up", "the President to visit": the infinitive belongs to
	// it, wherever the tree has put it.
	if end+1 < s.last && r.isAny(end, "of", "for", "as", "over", "against", "with", "from") && !r.isMonthOrDay(end+1) {
		end = max(end+2, r.ofPhrase(end, s))
	}
	if end+1 < s.last && r.lower[end] == "to" && (r.upos[end+1] == syntax.Verb || r.xpos[end+1] == "VB") {
		end = max(end+2, r.text.Token(end+1).Subtree().Last)
	}
	return end
}

// beside reports whether what hangs on a cue tells when or where it was said:
// "during their meeting", "in a post".
func (r *reader) beside(k syntax.Token, first int) bool {
	if !k.Is(syntax.Obl) {
		return false
	}
	if r.isAny(first, "during", "amid", "after", "before", "following") {
		return true
	}
	kind, _ := r.settingAt(first, k.Index()+1)
	for j := first + 1; kind == "" && j <= k.Index(); j++ {
		kind, _ = r.settingAt(j, k.Index()+1)
	}
	return kind != ""
}

// ofPhrase is where a phrase that opens with a preposition ends.
func (r *reader) ofPhrase(at int, s span) int {
	if h, ok := r.text.Token(at).Head(); ok && h.Index() > at && h.Index() < s.last {
		return min(h.Subtree().Last, s.last)
	}
	k := at + 1
	for k < s.last && r.lower[k] != "," && !r.isAny(k, "and", "but") {
		k++
	}
	return k
}

// trim cuts marks and linking words off the ends of a content, but keeps the
// marks of a quotation that the content is.
func (r *reader) trim(s span) span {
	for s.first < s.last && (r.isAny(s.first, ",", ";", ":", "-", "–", "—", "that") || r.isMark(s.first) && !r.wholeQuote(s)) {
		s.first++
	}
	for s.first < s.last {
		k := s.last - 1
		if r.isAny(k, ",", ";", ":", ".", "-", "–", "—", "and", "but", "while") || r.isMark(k) && r.quoted[k] >= 0 && r.quotes[r.quoted[k]].first == k {
			s.last--
			continue
		}
		break
	}
	return s
}

// wholeQuote reports whether a span begins with the opening mark of a
// quotation.
func (r *reader) wholeQuote(s span) bool {
	q := r.quoted[s.first]
	return q >= 0 && r.quotes[q].first == s.first
}

// leftContent is the content before "…, Li said".
func (r *reader) leftContent(c *claim, all []claim, n int, s span) span {
	at := c.group
	if c.side == before {
		at = min(at, c.source.first)
	}
	if c.quoter.last > 0 {
		at = min(at, c.quoter.first)
	}
	p := at - 1
	if p <= s.first || r.lower[p] != "," && !r.isMark(p) && r.lower[p] != "?" && r.lower[p] != "!" {
		return span{}
	}
	first := s.first
	for i := range n {
		if d := &all[i]; d.said && d.last <= at && !r.soft(d) && !(r.tense(d.first) == 'z' && r.tense(c.first) == 'd' && d.how == finite) {
			if semi := r.lastSemicolon(d.last, p); semi > 0 {
				first = max(first, semi+1)
				continue
			}
			// What went before has its own cue: only a quotation that stands
			// right here is this one's.
			q := r.quoted[p]
			if r.lower[p] == "," && p > s.first && r.isMark(p-1) {
				q = r.quoted[p-1]
			}
			if q < 0 {
				if r.closesSentence(c, s) && all[0].source.first == s.first && c.entry.act == "" && !c.entry.weak {
					break // "Kim vowed to…, the agency reported": a report of the whole
				}
				return span{}
			}
			first = max(first, r.quotes[q].first)
		}
	}
	// A quotation that began in an earlier sentence of the paragraph.
	if q := r.quoted[first]; q >= 0 && r.quotes[q].first < first {
		first = r.quotes[q].first
	}
	out := span{first, p + 1}
	for out.last > out.first && r.isAny(out.last-1, ",") {
		out.last--
	}
	if !r.clauseLike(out) && !r.interrupted(c, s) {
		return span{}
	}
	return r.trim(out)
}

// interrupted reports whether a clause goes on behind the cue's comma: the
// subject stands before it.
func (r *reader) interrupted(c *claim, s span) bool {
	k := c.last
	return k+1 < s.last && r.lower[k] == "," && r.finiteVerb(k+1) && c.side == before
}

// closesSentence reports whether nothing of weight follows a cue and its
// source.
func (r *reader) closesSentence(c *claim, s span) bool {
	end := c.last
	if c.side == after {
		end = c.source.last
	}
	for k := end; k < s.last; k++ {
		if r.finiteVerb(k) || r.isMark(k) || r.lower[k] == "that" {
			return false
		}
	}
	return true
}

// clauseLike reports whether a span has a finite verb or is a quotation.
func (r *reader) clauseLike(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.finiteVerb(k) || r.xpos[k] == "VB" && k > s.first && r.nominal(k-1) {
			return true
		}
	}
	return s.first < s.last && r.quoted[s.first] >= 0 && s.last-s.first > 2
}

package statement

import (
	"cmp"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/statement/attribution"
	"chancery/syntax"
)

// span is a range of tokens, last exclusive.
type span struct{ first, last int }

func (s span) empty() bool { return s.last <= s.first }

func (s span) has(token int) bool { return s.first <= token && token < s.last }

// reader holds one document while it is read.
type reader struct {
	doc  *record.Document
	q    *record.Quoter
	text *syntax.Text
	cast *actor.Cast
	lex  *lexicon

	n      int
	lower  []string // lower case, "n't" as "not"
	upos   []syntax.UPOS
	xpos   []string
	para   []int32 // paragraph of each token, -1 outside running text
	quoted []int32 // index into quotes, -1 outside
	quotes []span  // with their marks
	tagged []bool  // the tagger calls the token a cue

	last         prior
	spokesperson int              // whom a label calls so, -1 none
	verbs        map[string][]int // verb of a deed → its tokens
	opener       int              // the verb that the running text opens with, -1 none
	groups       map[string]int   // members of a group → its actor
	named        []int            // actor → byte of its first mention by name, 0 where there is none
	found        []found
	labels       int  // one more than the paragraphs that open with a label, 0 before they are counted
	skipTo       int  // sentences before this token have been read with another
	voice        bool // the sentence being read is of a text that is somebody's own words
	headed       bool // the first statement of such a text has been made
	abstained    []record.Abstention
	parties      []int  // the two governments of a bilateral story, as actors
	partners     []int  // the persons who speak for them
	officials    []int  // the persons in office whom the lead names
	host         int    // the person named first, -1 none
	publishing   int    // the country whose government publishes the document, -1 none
	issuing      string // the code of the publisher's country or kind of organization, "" none
}

// found is a statement before it is put into the record.
type found struct {
	source   span // empty when none stands there
	speaker  int  // actor, -1 unknown
	cue      span // empty when inferred
	entry    *cueEntry
	contents []span
	inferred bool
	reporter int // actor of the statement around this one, -1 none
	setting  Setting
	to       int // addressee that the words name, -1 none
	sentence int
	holds    bool // another statement stands inside this one
	deal     bool // and it is that several agreed
	soft     bool // the sentence may itself be somebody's words: "Russia condemns"
	undone   bool // the cue is denied: "did not agree to"
	echo     bool // it answers to the content of the statement before: "Lavrov concurred"
	rule     string
}

func newReader(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast) *reader {
	r := &reader{last: prior{who: -1, source: -1, cue: -1}, spokesperson: -1, doc: doc, q: q, text: text, cast: cast, lex: lexica(), n: text.Len(), issuing: actor.PublisherOf(doc.Publisher).Country}
	r.lower = make([]string, r.n)
	r.upos = make([]syntax.UPOS, r.n)
	r.xpos = make([]string, r.n)
	for i := range r.n {
		k := text.Token(i)
		r.lower[i] = plain(k.Lower())
		r.upos[i], r.xpos[i] = k.UPOS(), k.XPOS()
	}
	r.mendNames()
	r.mendCalls()
	r.findParagraphs()
	r.findQuotes()
	r.findTagged()
	r.findVerbs()
	r.findNames()
	r.findPublishing()
	r.findParties()
	r.findHost()
	return r
}

// findNames notes where each actor is first called by its name, and who the
// groups are made of.
func (r *reader) findNames() {
	r.named = make([]int, len(r.cast.Actors))
	r.groups = map[string]int{}
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != actor.Group || len(a.Members) < 2 {
			continue
		}
		if k := groupKey(a.Members); r.groups[k] == 0 {
			r.groups[k] = i
		}
	}
	for _, m := range r.cast.Mentions {
		if m.Actor >= 0 && m.How == actor.ByName && r.named[m.Actor] == 0 {
			r.named[m.Actor] = m.Start
		}
	}
}

// mendNames takes for a name what the tagger took for a modal before a verb that can
// follow none: "May told parliament".
func (r *reader) mendNames() {
	for i := 0; i+1 < r.n; i++ {
		if r.xpos[i] == "MD" && r.capital(i) && (r.xpos[i+1] == "VBD" || r.xpos[i+1] == "VBZ" || r.xpos[i+1] == "VBN") && r.upos[i+1] == syntax.Verb {
			r.upos[i], r.xpos[i] = syntax.Propn, "NNP"
		}
	}
}

// mendCalls takes for a finite verb what the tagger took for a participle before an
// object of its own, which a passive cannot have: "Peru, which claims the strait,
// called for restraint".
func (r *reader) mendCalls() {
	for i := 1; i+2 < r.n; i++ {
		if r.xpos[i] == "VBN" && r.lower[i] == "called" && r.isAny(i+1, "on", "upon", "for") && r.beginsPhrase(i+2) &&
			!slices.Contains(beForms, r.lower[i-1]) && !slices.Contains(haveForms, r.lower[i-1]) && r.upos[i-1] != syntax.Adv {
			r.xpos[i] = "VBD"
		}
	}
	r.mendTold()
}

// plain gives one spelling to what is written in several.
func plain(w string) string {
	switch w {
	case "n't", "n’t":
		return "not"
	case "’s":
		return "'s"
	case "wo", "’ll", "'ll":
		return "will"
	case "ca":
		return "can"
	case "’re", "'re":
		return "are"
	case "’m", "'m":
		return "am"
	case "’ve", "'ve":
		return "have"
	}
	return w
}

// findParagraphs numbers the paragraphs. Where the document has segments, only
// its paragraphs are read: titles and captions repeat what the story says.
func (r *reader) findParagraphs() {
	r.para = make([]int32, r.n)
	if len(r.doc.Segments) == 0 {
		p := int32(0)
		for i := range r.n {
			if i > 0 && strings.Contains(r.between(i-1, i), "\n") {
				p++
			}
			r.para[i] = p
		}
		return
	}
	i := 0
	for n, s := range r.doc.Segments {
		start, end := r.q.Byte(s.Start), r.q.Byte(s.End)
		for i < r.n && r.start(i) < start {
			r.para[i] = -1
			i++
		}
		for i < r.n && r.start(i) < end {
			r.para[i] = int32(n)
			if s.Kind != record.Paragraph {
				r.para[i] = -1
			}
			i++
		}
	}
	for ; i < r.n; i++ {
		r.para[i] = -1
	}
}

func (r *reader) findTagged() {
	r.tagged = make([]bool, r.n)
	for _, a := range attribution.Read(r.text) {
		for _, s := range a.Cue {
			t := r.text.SpanOf(s[0], s[1])
			for i := t.First; i < t.Last; i++ {
				r.tagged[i] = true
			}
		}
	}
}

func (r *reader) start(i int) int { return r.text.Token(i).Start() }
func (r *reader) end(i int) int   { return r.text.Token(i).End() }

// between is the text between two tokens.
func (r *reader) between(a, b int) string {
	from, to := r.end(a), r.start(b)
	if to <= from {
		return ""
	}
	return r.text.Source()[from:to]
}

// sentence is the span of the sentence of a token.
func (r *reader) sentence(i int) span {
	s := r.text.Token(i).Sentence()
	return span{s.First(), s.Last()}
}

// is reports whether a token is a form of a word.
func (r *reader) is(i int, base string) bool {
	if i < 0 || i >= r.n {
		return false
	}
	w := r.lower[i]
	if w == base {
		return true
	}
	for _, b := range r.lex.bases[w] {
		if b == base {
			return true
		}
	}
	return r.text.Token(i).Lemma() == base
}

// isAny reports whether a token is one of these words.
func (r *reader) isAny(i int, words ...string) bool {
	if i < 0 || i >= r.n {
		return false
	}
	return slices.Contains(words, r.lower[i])
}

// sort puts the statements into the order of their content and drops those
// whose content another one has.
func (r *reader) sort() {
	slices.SortStableFunc(r.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.contents[0].first, b.contents[0].first), cmp.Compare(b.contents[0].last, a.contents[0].last))
	})
	r.found = slices.CompactFunc(r.found, func(a, b found) bool {
		return slices.Equal(a.contents, b.contents) && !a.echo && !b.echo
	})
}

func (r *reader) abstain(what string, s span, reason string) {
	if s.empty() {
		return
	}
	r.abstained = append(r.abstained, record.Abstention{
		What: what, Evidence: r.q.Quote(r.start(s.first), r.end(s.last-1)), Reason: reason,
	})
}

func (r *reader) evidence(s span) *record.Evidence {
	if s.empty() {
		return nil
	}
	e := r.q.Quote(r.start(s.first), r.end(s.last-1))
	return &e
}

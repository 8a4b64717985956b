package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// finder reads one document.
type finder struct {
	doc    *record.Document
	q      *record.Quoter
	text   *syntax.Text
	cast   *actor.Cast
	times  []when.Time
	places []where.Place
	lex    *lexicon
	index  *index
	ref    when.Date // the day from which the document tells, or zero
	kinds  []record.SegmentKind
	starts []int // byte offsets of the segments of kinds

	reports   []*report
	partial   []*report    // with one side only
	later     []*report    // further reports of the verb being read
	unnamed   []int        // words of the passage being read for people whom nothing names
	faceless  map[int]bool // persons whom a headline describes and no mention names
	series    []side       // who is said to have held several meetings, which then are told
	discussed discussion   // the last that two people are told to have discussed
	layout    chronicle
	abstained []record.Abstention
}

// discussion is what two people are told to have discussed, the words leaving open
// whether they met.
type discussion struct {
	sides []side
	token int
}

// report is one passage that tells of an encounter.
type report struct {
	kind, mode, visitKind string
	status                string
	background            bool
	// weak reports only add to an encounter that another report tells of.
	weak       bool
	definite   bool   // "the meeting": refers back, without actors of its own
	of         []side // the one side that "the meeting with A" names
	whose      string // what those who meet are called, without a name: "president"
	sides      []side
	hosts      []side         // "at the invitation of", "hosted by"
	token      int            // the word that tells of it
	anchor     int            // the verb that carries tense, or token
	clause     bool           // anchor is a clause behind the noun, which tells of its status
	attends    bool           // someone attends it: one side is enough for a summit
	organ      bool           // what two states have in common is to sit, whoever of them meets besides
	solo       bool           // one side is enough: "was accorded a ceremonial welcome"
	arrival    bool           // a visit that has begun
	ending     bool           // a visit whose end is told
	leaving    bool           // "left for C": the visitor is on the way
	ended      dating         // when a visit ends
	stops      []syntax.Token // places coordinated with where a visit goes
	soft       bool           // planned only by \"before\" or \"ahead of\": may be told as held elsewhere
	about      bool           // hypothetical only by "about"
	void       bool           // no encounter at all: \"has not met him since\"
	before     bool           // told in the pluperfect
	present    bool           // told in the present tense
	past       bool           // told in the past tense
	nominal    bool           // "a visit to C", where C is a country
	direct     bool           // the verb above a noun says that it takes place
	halved     bool           // "talks with A and B", whose first side is not told
	afield     bool           // a journey to a part of the world, which is in no one country
	placeless  bool           // a visit of which is not told where to
	alone      bool           // "held talks in Beijing": one side is told, and a place abroad
	former     bool           // "the previous summit": like the last one told, and another
	aside      bool           // \"on the sidelines of\"
	unsaid     bool           // "spoke with": face to face or from afar, the words do not say
	own        bool           // its first side is the subject of a verb that holds it
	loose      bool           // "a conversation with": perhaps on the telephone
	gesture    bool           // a handshake: other words tell of what it was part
	apart      bool           // "a day after talks with B": on another day, and perhaps elsewhere
	implied    bool           // "A told B": told by what was said, where nothing else tells of the two
	topical    bool           // "will discuss trade with B": what two are to talk over
	near       int            // the token beside which its own time stands, or 0
	sentence   int
	start, end int // bytes of the evidence
	segment    record.SegmentKind
	date       dating
	place      placing
	rule       string
}

// dating is when a report says it was.
type dating struct {
	value, end, precision string
	ongoing               string
	timex                 string // as the words say it, with XXXX for what they leave out
	evidence              [][2]int
	from, to              when.Date
}

// placing is where a report says it was.
type placing struct {
	venue, city, country string
	geo                  *record.Geo
	evidence             [][2]int
	// presumed says that city and country are those of the gazetteer's house of
	// that name; the text has not told them.
	presumed bool
}

// collect makes the reports of a sentence.
func (f *finder) sentence(s syntax.Sentence) {
	if s.Len() > 400 || f.text.Token(s.Last()-1).Text() == "?" {
		return // what is asked is not told
	}
	f.unnamed = f.unnamed[:0]
	for k := range s.Tokens() {
		switch k.UPOS() {
		case syntax.Verb, syntax.Aux:
			if f.mistagged(k) {
				f.noun(k)
				continue
			}
			f.verb(k)
		case syntax.Noun, syntax.Propn:
			if f.verbal(k) {
				f.verb(k)
				continue
			}
			f.noun(k)
			f.oneMore(k)
			f.stage(k)
			f.stay(k)
			f.guestOf(k)
			f.invitationNoun(k)
			f.organMeets(k)
			if k.Lemma() == "welcome" {
				f.welcomeNoun(k)
			}
		}
		if u := k.UPOS(); u != syntax.Noun && u != syntax.Propn && u != syntax.Verb && u != syntax.Aux && f.lex.nouns[f.hyphened(k)].kind != "" {
			f.noun(k) // "sit-down", whose last word is an adverb
		}
		if k.Lower() == "visiting" {
			f.visitingHere(k)
		}
		if _, cop := k.Child(syntax.Cop); cop {
			f.presence(k)
			f.inContact(k)
		}
		if k.Lower() == "one" {
			f.ellipsis(k)
		}
	}
}

// mistagged tells of "held talks" with "talks" taken for a verb.
func (f *finder) mistagged(k syntax.Token) bool {
	if b := k.BaseRel(); b != syntax.Obj && b != syntax.Obl && b != syntax.Nsubj || k.XPOS() != "VBZ" && k.XPOS() != "VB" {
		return false
	}
	_, ok := f.lex.nouns[k.Lower()]
	return ok
}

// verbal tells of "A and B travel to C" with "travel" taken for a noun: a plain form at
// the top of its sentence with a subject of its own.
func (f *finder) verbal(k syntax.Token) bool {
	_, cop := k.Child(syntax.Cop)
	_, det := k.Child(syntax.RelDet)
	return k.IsRoot() && !cop && !det && hasOwnSubject(k) && k.Lower() == k.Lemma() && len(f.lex.verbs[k.Lemma()]) > 0
}

// habitual tells of encounters that are a rule and not one that took place:
// "meet regularly", "such meetings".
func (f *finder) habitual(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Advmod, syntax.Amod, syntax.RelDet:
			if f.lex.habits[c.Lower()] && !(c.Lower() == "annual" || c.Lower() == "regular" && isDefinite(k)) {
				return true
			}
		}
	}
	if h, ok := k.Head(); ok && isVerb(h) && !isVerb(k) && k.BaseRel() == syntax.Obj {
		for c := range h.Children() {
			if c.BaseRel() == syntax.Advmod && f.lex.habits[c.Lower()] {
				return true
			}
		}
	}
	return false
}

// onSidelines tells of "on the sidelines of the summit".
func (f *finder) onSidelines(s syntax.Sentence) bool {
	for k := range s.Tokens() {
		if f.lex.margins[k.Lower()] {
			return true
		}
	}
	return false
}

// trapped tells whether the sentence speaks of sport, courts, markets or shows.
func (f *finder) trapped(s syntax.Sentence) bool {
	for k := range s.Tokens() {
		if f.lex.traps[k.Lower()] {
			return true
		}
	}
	return false
}

// addAll adds a report and those of its words that tell of other encounters.
func (f *finder) addAll(r *report, k syntax.Token) {
	later := f.later
	f.later = nil
	f.add(r, k)
	for _, more := range later {
		f.add(more, k)
	}
}

// add keeps a report when its actors make it an encounter.
func (f *finder) add(r *report, k syntax.Token) {
	s := k.Sentence()
	r.sentence, r.token = s.Index(), k.Index()
	if r.anchor < 0 {
		r.anchor = r.token
	}
	if r.start == r.end {
		r.start, r.end = s.Start(), f.sentenceEnd(s)
	}
	r.segment = f.segmentAt(s.Start())
	f.mediating(r)
	f.settleStatus(r)
	if r.void {
		return
	}
	r.aside = f.onSidelines(s)
	f.settleDate(r)
	f.settlePlace(r)
	if r.placeless && f.atHome(r, r.sides) {
		return
	}
	f.headed(r)
	f.settleTense(r)
	if r.ending && r.ended.value == "" && r.date.end == "" {
		r.ended, r.date = r.date, dating{} // "wrapped up a visit on Monday"
	}
	if !r.definite {
		if reason := f.unfit(r, s); reason != "" {
			if len(r.sides) == 1 && reason != "-" && r.kind != "visit" {
				r.alone = f.aloneAbroad(r, k)
				if k.Feat("Number") == "Plur" && family(r.kind) == "meeting" && r.own && f.officeHolders(r.sides) {
					f.series = r.sides // "held a number of meetings"
				}
				f.partial = append(f.partial, r)
			} else if reason != "-" {
				f.abstain(r, reason)
			}
			return
		}
	}
	f.reports = append(f.reports, r)
}

// sentenceEnd is the end of the sentence with its closing signs.
func (f *finder) sentenceEnd(s syntax.Sentence) int { return s.End() }

func (f *finder) segmentAt(b int) record.SegmentKind {
	lo, hi := 0, len(f.starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.starts[mid] <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return record.Paragraph
	}
	return f.kinds[lo-1]
}

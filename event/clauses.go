package event

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

// How probable a clause's root must be for an event to be told: when words of
// the lexicon near the verb bear it out; when only the tree has the two sides;
// and when not even that, or nobody is named whom the deed touches. By
// cross-validation two of three clauses at each bound are of the root.
const (
	plain    = 0.2 // a phrase of three words or more
	borneOut = 0.3
	sure     = 0.45
	surest   = 0.7
)

// near is how many bytes from the verb words that bear out a root may begin.
const near = 90

// longest is how many words a sentence may have to be read for plain clauses.
const longest = 120

// tries bounds how many pairs of one sentence are asked about.
const tries = 6

// clauses finds events in plain clauses: a verb with two actors of which the
// classifier is sure. What statements say is left to their acts, except deeds
// that are only reported and promises that made no event; meetings are left to
// the encounters.
func (b *builder) clauses(model *clause.Model, statements []record.Statement) {
	said := b.saidIn(statements)
	for i := range b.text.Sentences() {
		s := b.text.Sentence(i)
		if s.Len() > longest || b.elsewhere(s) {
			continue
		}
		asked := question{model: model, sentence: s}
		if !b.best(&asked, said) && !asked.tried {
			if d, ok := b.flanking(s); ok && said.at(d.verb.Start()) == nil {
				b.tell(&asked, &d, surest)
			}
		}
	}
}

// elsewhere tells whether a sentence speaks of sport, markets, shows or private
// life, or has a score in it.
func (b *builder) elsewhere(s syntax.Sentence) bool {
	for w := range strings.FieldsSeq(s.Text()) {
		w = strings.ToLower(strings.Trim(w, ".,;:()'\"“”"))
		if b.lex.is("elsewhere", w) || isScore(w) {
			return true
		}
	}
	return false
}

// isScore tells of "2-1".
func isScore(w string) bool {
	return len(w) == 3 && digit(w[0]) && w[1] == '-' && digit(w[2])
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// best tells the sentence's first deed of which the classifier is sure.
func (b *builder) best(q *question, said contents) bool {
	n := 0
	for _, d := range b.deeds(q.sentence) {
		q.tried = true
		q.said, q.cued = b.saidOf(said, d.verb), b.cues[d.verb.Start()]
		if q.said != nil && !q.said.open(d.status) || q.cued != nil && q.cued.fruitful {
			continue
		}
		if n++; n > tries {
			break
		}
		if b.tell(q, &d, borneOut) {
			return true
		}
	}
	return false
}

// flanking finds, where the tree gives no deed, the first two actors of the
// sentence with the first verb that does something between them.
func (b *builder) flanking(s syntax.Sentence) (deed, bool) {
	d := deed{status: "held"}
	for k := range s.Tokens() {
		if m, ok := b.headed(k); ok {
			switch {
			case len(d.source) == 0 && !m.Modifier:
				d.source = []actor.Mention{m}
			case d.verb != (syntax.Token{}) && m.Actor != d.source[0].Actor:
				d.patients = []patient{{m.Start, m.End, []actor.Mention{m}, b.codesOf([]actor.Mention{m})}}
				return d, true
			}
			continue
		}
		if len(d.source) > 0 && d.verb == (syntax.Token{}) && k.UPOS() == syntax.Verb && !b.silent(k) {
			if passive(k) || b.statusOf(k) != "held" {
				return d, false
			}
			d.verb = k
		}
	}
	return d, false
}

// question asks the classifier about the pairs of one sentence.
type question struct {
	model    *clause.Model
	sentence syntax.Sentence
	read     *clause.Sentence // nil before the first pair
	said     *content         // what somebody says that holds the deed, or nil
	cued     *cue             // the statement whose cue the deed is, or nil
	tried    bool             // the tree has a deed
}

// ask asks what the source does to what stands from byte start to end.
func (q *question) ask(source actor.Mention, start, end int) clause.Prediction {
	if q.read == nil {
		q.read = q.model.Read(q.sentence.Text())
	}
	from := q.sentence.Start()
	return q.model.Between(q.read,
		[]clause.Span{{Start: source.Start - from, End: source.End - from}},
		[]clause.Span{{Start: start - from, End: end - from}})
}

// patientOf is whom the deed touches: an actor or a country, the other of two
// who do it together, or a thing.
func patientOf(d *deed) (patient, bool) {
	if len(d.patients) > 0 {
		return d.patients[0], true
	}
	for _, m := range d.source[1:] {
		if m.Actor != d.source[0].Actor {
			return patient{m.Start, m.End, []actor.Mention{m}, nil}, true
		}
	}
	return d.thing, d.thing.end > 0
}

// within are the phrases that begin in the verb's own clause.
func (q *question) within(found []clause.Found, v syntax.Token) []clause.Found {
	tree, from := v.Subtree(), q.sentence.Start()
	var out []clause.Found
	for _, f := range found {
		if f.At+from >= tree.Start() && f.At+from < tree.End() {
			out = append(out, f)
		}
	}
	return out
}

// tell asks the classifier and keeps the event of which it is sure.
func (b *builder) tell(q *question, d *deed, least float64) bool {
	p, ok := patientOf(d)
	if !ok {
		return false
	}
	got := q.ask(d.source[0], p.start, p.end)
	root, prob := got.Root()
	if b.firm(got.Phrases, d.verb.Start()-q.sentence.Start()) {
		root, prob = "SANCTION", 1
	}
	r := b.lex.roots[got.FineOf(root)]
	code, strength := codeFor(q.within(got.Phrases, d.verb), root, r.kind, d.verb.Start()-q.sentence.Start())
	switch {
	case strength > 2 && len(p.actors) > 0:
		least = plain
	case code.Cameo == "" && len(p.actors) == 0:
		least = surest
	case code.Cameo == "" || len(p.actors) == 0:
		least = max(least, sure)
	}
	if code.Cameo != "" {
		code.Type = yielded(code)
		r.kind, r.cameo = code.Type, code.Cameo
		if code.Mode != "" || code.Type != b.lex.roots[got.FineOf(root)].kind {
			r.mode = code.Mode
		}
	}
	if prob < least || !b.fits(q, d, &p, r) {
		return false
	}
	b.place(d, &p, r.kind)
	who := b.codesOf(d.source)
	if !slices.Contains(material, r.kind) {
		who, p.codes = b.speaking(who), b.speaking(p.codes)
	}
	ev := record.Event{
		Actor: who, Recipient: p.codes,
		Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(q.sentence.Text())},
		Cameo:  r.cameo, Status: "held", Date: b.dayOf(d.verb), Rule: "clause model",
		Evidence: []record.Evidence{b.q.Quote(q.sentence.Start(), q.sentence.End())},
	}
	settle(&ev, d.status)
	if slices.Equal(ev.Actor, ev.Recipient) {
		return false
	}
	b.add(ev)
	return true
}

// yielded parts what PLOVER parts of CAMEO's 08: words are CONCEDE, deeds RETREAT.
func yielded(c clause.Code) string {
	if len(c.Cameo) > 2 && c.Cameo[:2] == "08" {
		if c.Cameo[2] >= '4' {
			return "RETREAT"
		}
		return "CONCEDE"
	}
	return c.Type
}

// firm tells whether a phrase of several words at the verb settles the root.
func (b *builder) firm(found []clause.Found, verb int) bool {
	for _, f := range found {
		if f.At == verb && f.Strength > 1 && b.lex.is("firm", f.Cameo) {
			return true
		}
	}
	return false
}

// place gives people of no country the one where a deed is done to them: that of
// its place, or of the authority that rules over them.
func (b *builder) place(d *deed, p *patient, kind string) {
	if len(p.actors) == 0 || len(p.codes) != 1 || b.countryOf(p.actors[0]) != "" || p.codes[0] != b.sectorOf(p.actors[0]) {
		return
	}
	home := b.countryOf(d.source[0])
	for _, x := range d.patients {
		if len(x.actors) == 0 && len(x.codes) == 1 {
			p.codes = []string{x.codes[0] + p.codes[0]}
			return
		}
	}
	if len(home) == 3 && slices.Contains(ruling, kind) && b.lex.is("rule", b.sectorOf(d.source[0])) && b.lex.is("people", p.codes[0]) {
		p.codes = []string{home + p.codes[0]}
	}
}

// ruling are the types that authorities do to the people of their country.
var ruling = []string{"COERCE", "RETREAT", "CONCEDE"}

// material are the types that a report of a deed is worth, whoever tells it and
// whomever it touches.
var material = []string{"ASSAULT", "COERCE", "AID", "RETREAT", "PROTEST", "MOBILIZE", "SANCTION"}

// alone are the types that need nobody whom they touch.
var alone = []string{"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}

// mutual are the types that two do with each other.
var mutual = []string{"AGREE", "COOPERATE", "SUPPORT", "ASSAULT"}

// fits tells whether a deed can be of the type: meetings and what they bring are
// left to the encounters, and what a cue says to the acts of its statement; a
// denied deed may be a refusal and nothing else; what is said of others is a deed
// only where it is more than words, and what is done to a place or thing likewise.
func (b *builder) fits(q *question, d *deed, p *patient, r rule) bool {
	switch {
	case r.kind == "CONSULT" || r.cameo == "036" || b.privately(d, p) && r.kind != "PROTEST" && r.kind != "ASSAULT":
		return false
	case (r.kind == "AGREE" || r.kind == "SUPPORT" || r.kind == "REJECT") && b.met(d.verb.Start()):
		return false
	case q.cued != nil && !slices.Contains(material, r.kind) && !slices.Contains(q.cued.kinds, r.kind):
		return false
	case d.status == "denied":
		return r.kind == "REJECT" && len(p.codes) > 0 && b.lex.is("refuse", d.verb.Lemma())
	case q.said != nil && q.said.promise && r.kind == "AGREE":
		return len(p.codes) > 0
	case q.said != nil && !q.said.report:
		return false
	case q.said != nil && !slices.Contains(material, r.kind) && r.mode != "investigate":
		return false
	}
	switch {
	case len(d.patients) == 0 && len(p.actors) > 0:
		return slices.Contains(mutual, r.kind)
	case len(p.actors) > 0:
		return !b.within(d.source[0], p.actors[0], r.kind)
	case len(p.codes) > 0:
		s := &b.cast.Actors[d.source[0].Actor]
		own := b.countryOf(d.source[0]) == p.codes[0] && (s.Sector == "" || s.Sector == "GOV")
		return r.mode == "investigate" || slices.Contains(material, r.kind) && (!own || slices.Contains(domestic, r.kind))
	}
	return slices.Contains(alone, r.kind) || r.mode == "investigate"
}

// privately tells of what people or firms do to one another.
func (b *builder) privately(d *deed, p *patient) bool {
	return len(p.actors) > 0 && b.lex.is("private-sector", b.sectorOf(d.source[0])) && b.lex.is("private-sector", b.sectorOf(p.actors[0]))
}

// settle gives an event its status: what is to come or may be is PLOVER's
// auxiliary mode, unless the type already says so.
func settle(ev *record.Event, status string) {
	switch {
	case status == "denied" || status == "held":
	case ev.Plover.Type == "AGREE" || ev.Plover.Type == "THREATEN":
	default:
		ev.Status = status
		ev.Plover.Context = append(ev.Plover.Context, auxiliary[status])
	}
}

// domestic are the types that a government does to its own country.
var domestic = []string{"COERCE", "ASSAULT", "MOBILIZE"}

// within tells of a government that acts on its own country in words.
func (b *builder) within(source, target actor.Mention, kind string) bool {
	s, t := &b.cast.Actors[source.Actor], &b.cast.Actors[target.Actor]
	own := func(a *actor.Actor) bool { return a.Sector == "" || a.Sector == "GOV" }
	if b.nation(s.ID) == "" || b.nation(s.ID) != b.nation(t.ID) || !own(s) || !own(t) {
		return false
	}
	return t.Sector != "" || !slices.Contains(domestic, kind)
}

// codeFor is the longest phrase of the root near the verb; of equal ones one of
// the type that the classifier prefers, then the nearest.
func codeFor(found []clause.Found, root, kind string, verb int) (clause.Code, int) {
	var out clause.Found
	better := func(f clause.Found) bool {
		switch {
		case out.Cameo == "" || f.Strength != out.Strength:
			return f.Strength > out.Strength
		case (f.Type == kind) != (out.Type == kind):
			return f.Type == kind
		}
		return distance(f.At, verb) < distance(out.At, verb)
	}
	for _, f := range found {
		if clause.RootOf(f.Type) == root && distance(f.At, verb) <= near && better(f) {
			out = f
		}
	}
	return out.Code, out.Strength
}

func distance(a, b int) int { return max(a-b, b-a) }

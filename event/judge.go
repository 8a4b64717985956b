package event

import (
	"slices"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

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
			return patient{start: m.Start, end: m.End, actors: []actor.Mention{m}}, true
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

// tell asks the classifier and keeps the event of which it is sure; least is the
// least probability that will do.
func (b *builder) tell(q *question, d *deed, least float64) bool {
	p, ok := patientOf(d)
	if !ok {
		return false
	}
	r, ok := b.judge(q, d, &p, least)
	if !ok || !b.fits(q, d, &p, r) {
		return false
	}
	b.place(d, &p, r.kind)
	who := b.doers(d)
	if !slices.Contains(material, r.kind) {
		who, p.codes = b.speaking(who), b.speaking(p.codes)
	}
	if slices.Equal(who, p.codes) {
		return false
	}
	ev := b.eventOf(q, d, r, who, p.codes)
	ev.Rule = "clause model"
	settle(&ev, d.status)
	b.add(ev)
	return true
}

// eventOf is the event of a deed as if it were done.
func (b *builder) eventOf(q *question, d *deed, r rule, who, whom []string) record.Event {
	return record.Event{
		Actor: who, Recipient: whom,
		Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(q.sentence.Text())},
		Cameo:  r.cameo, Status: "held", Date: b.dayOf(d.verb),
		Evidence: []record.Evidence{b.q.Quote(q.sentence.Start(), q.sentence.End())},
	}
}

// judge is the type, mode and code of a deed, and whether the classifier is sure
// enough of it: the more so, the less the words and the tree bear it out.
func (b *builder) judge(q *question, d *deed, p *patient, least float64) (rule, bool) {
	verb := d.verb.Start() - q.sentence.Start()
	got := q.ask(d.source[0], p.start, p.end)
	root, prob := got.Root()
	if b.firm(got.Phrases, verb) {
		root, prob = "SANCTION", 1
	}
	r := b.lex.roots[got.FineOf(root)]
	code, strength := codeFor(q.within(got.Phrases, d.verb), root, r.kind, verb)
	borne, somebody := code.Cameo != "", len(p.actors) > 0
	switch {
	case strength > 2 && somebody && least == borneOut:
		least = plain
	case !borne && !somebody:
		least = surest
	case !borne || !somebody:
		least = max(least, sure)
	}
	if borne {
		kind := yielded(code)
		if code.Mode != "" || kind != r.kind {
			r.mode = code.Mode
		}
		r.kind, r.cameo = kind, code.Cameo
	}
	return r, prob >= least
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
	home := b.homeOf(d)
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
	case r.kind == "AGREE" && b.toHarm(d.verb):
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

// within tells of a government that acts on its own country in words, its armed men
// among it.
func (b *builder) within(source, target actor.Mention, kind string) bool {
	s, t := &b.cast.Actors[source.Actor], &b.cast.Actors[target.Actor]
	own := func(a *actor.Actor) bool {
		return a.Sector == "" || a.Sector == "GOV" || !slices.Contains(material, kind) && a.Sector == "MIL"
	}
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

package event

import (
	"sort"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

// sure is the least probability of a clause's root at which an event is told.
const sure = 0.6

// surer is the same where the pair was found without the tree.
const surer = 0.75

// longest is how many words a sentence may have to be read for plain clauses.
const longest = 120

// pair is a verb with two actors.
type pair struct {
	verb           syntax.Token
	source, target actor.Mention
}

// clauses finds events in plain clauses: a verb with two actors of which the
// classifier is sure. What statements say is left to their acts, and meetings to
// the encounters.
func (b *builder) clauses(model *clause.Model, statements []record.Statement) {
	said := b.saidIn(statements)
	for i := range b.text.Sentences() {
		s := b.text.Sentence(i)
		if s.Len() > longest {
			continue
		}
		found, tried := false, false
		asked := question{model: model, sentence: s}
		for _, p := range b.pairs(s) {
			if inside(said, p.verb.Start()) {
				continue
			}
			tried = true
			if b.plain(&asked, p, sure) {
				found = true
				break
			}
		}
		if found || tried || inside(said, s.Start()) {
			continue
		}
		if p, ok := b.flanking(s); ok && !inside(said, p.verb.Start()) {
			b.plain(&asked, p, surer)
		}
	}
}

// flanking finds, where the tree gives no pair, the first two actors of the
// sentence with the first verb that does something between them.
func (b *builder) flanking(s syntax.Sentence) (pair, bool) {
	var p pair
	have := 0
	for k := range s.Tokens() {
		if m, ok := b.headed(k); ok {
			switch {
			case have == 0 && !m.Modifier:
				p.source, have = m, 1
			case have == 2 && m.Actor != p.source.Actor:
				p.target = m
				return p, true
			}
			continue
		}
		if have == 1 && k.UPOS() == syntax.Verb && !b.lex.quiet[k.Lemma()] {
			if _, passive := k.Child(syntax.AuxPass); passive || b.unreal(k) {
				return p, false
			}
			p.verb, have = k, 2
		}
	}
	return p, false
}

// saidIn are the byte ranges of what statements say, sorted.
func (b *builder) saidIn(statements []record.Statement) [][2]int {
	var out [][2]int
	for i := range statements {
		for _, c := range append(statements[i].Contents, contentOf(&statements[i])...) {
			start, end := b.q.Bytes(c)
			out = append(out, [2]int{start, end})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	reach := 0
	for i := range out { // so that a search by end is possible
		reach = max(reach, out[i][1])
		out[i][1] = reach
	}
	return out
}

func contentOf(s *record.Statement) []record.Evidence {
	if s.Content == nil {
		return nil
	}
	return []record.Evidence{*s.Content}
}

func inside(spans [][2]int, b int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i][1] > b })
	return i < len(spans) && spans[i][0] <= b
}

// pairs lists the sentence's verbs with two actors, the highest in the tree
// first.
func (b *builder) pairs(s syntax.Sentence) []pair {
	var out []pair
	var depth []int
	for v := range s.Tokens() {
		if v.UPOS() != syntax.Verb || b.lex.quiet[v.Lemma()] || b.unreal(v) && !negated(v) {
			continue
		}
		if p, ok := b.pair(v); ok {
			out = append(out, p)
			depth = append(depth, depthOf(v))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return depthOf(out[i].verb) < depthOf(out[j].verb) })
	return out
}

func depthOf(v syntax.Token) int {
	n := 0
	for h, ok := v.Head(); ok && n < 100; h, ok = h.Head() {
		n++
	}
	return n
}

// unreal tells of a negated, conditional or merely possible clause.
func (b *builder) unreal(v syntax.Token) bool {
	for c := range v.Children() {
		switch c.BaseRel() {
		case syntax.RelAux:
			switch c.Lower() {
			case "would", "could", "might", "may", "can", "should", "must":
				return true
			}
		case syntax.Advmod:
			switch c.Lower() {
			case "not", "n't", "never":
				return true
			}
		case syntax.Mark:
			switch c.Lower() {
			case "if", "unless", "whether":
				return true
			}
		}
	}
	return false
}

// negated tells of "not": what is not done may be a refusal, and nothing else.
func negated(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Advmod && (c.Lower() == "not" || c.Lower() == "n't" || c.Lower() == "never") {
			return true
		}
	}
	return false
}

// pair finds a verb's subject and whom it touches; a passive is turned round.
func (b *builder) pair(v syntax.Token) (pair, bool) {
	subj, ok := v.ChildBase(syntax.Nsubj)
	if !ok {
		if v.BaseRel() != syntax.Conj {
			return pair{}, false
		}
		h, ok := v.Head()
		if !ok || h.UPOS() != syntax.Verb {
			return pair{}, false
		}
		if subj, ok = h.ChildBase(syntax.Nsubj); !ok {
			return pair{}, false
		}
	}
	source, ok := b.headed(subj)
	if !ok {
		return pair{}, false
	}
	_, passive := v.Child(syntax.AuxPass)
	p := pair{verb: v, source: source}
	for _, rel := range []syntax.Rel{syntax.Obj, syntax.Iobj, syntax.Obl, syntax.Xcomp} {
		for c := range v.Children() {
			if c.BaseRel() != rel || c.Index() < v.Index() && rel != syntax.Obj {
				continue
			}
			if t, ok := b.touched(c, source.Actor); ok {
				p.target = t
				if passive {
					if c.Rel() != syntax.OblAgent && !by(c) {
						continue
					}
					p.source, p.target = p.target, p.source
				}
				return p, true
			}
		}
	}
	return pair{}, false
}

func by(c syntax.Token) bool {
	for k := range c.Children() {
		if k.BaseRel() == syntax.Case && k.Lower() == "by" {
			return true
		}
	}
	return false
}

// headed is the mention headed by k with a known actor that has a code.
func (b *builder) headed(k syntax.Token) (actor.Mention, bool) {
	m, ok := b.cast.AtHead(k.Index())
	if !ok || m.Actor < 0 || m.Actor >= len(b.cast.Actors) || b.code(b.cast.Actors[m.Actor].ID) == "" {
		return actor.Mention{}, false
	}
	return m, true
}

// touched is the actor that a phrase of the verb is about: its head, or the
// first other actor among its words.
func (b *builder) touched(c syntax.Token, source int) (actor.Mention, bool) {
	if m, ok := b.headed(c); ok && m.Actor != source {
		return m, true
	}
	span := c.Subtree()
	for k := range span.Tokens() {
		if m, ok := b.headed(k); ok && m.Actor != source {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// question asks the classifier about the pairs of one sentence.
type question struct {
	model    *clause.Model
	sentence syntax.Sentence
	read     *clause.Sentence // nil before the first pair
}

func (q *question) ask(p pair) clause.Prediction {
	if q.read == nil {
		q.read = q.model.Read(q.sentence.Text())
	}
	from := q.sentence.Start()
	return q.model.Between(q.read,
		[]clause.Span{{Start: p.source.Start - from, End: p.source.End - from}},
		[]clause.Span{{Start: p.target.Start - from, End: p.target.End - from}})
}

// plain asks the classifier and keeps the event of which it is sure.
func (b *builder) plain(q *question, p pair, least float64) bool {
	s, got := q.sentence, q.ask(p)
	root, prob := got.Root()
	if negated(p.verb) && root != "REJECT" {
		return false
	}
	if prob < least || root == "CONSULT" {
		return false
	}
	r := b.lex.roots[got.FineOf(root)]
	code := best(got.Phrases, r.kind)
	ev := record.Event{
		Actor: b.codes(b.cast.Actors[p.source.Actor].ID), Recipient: b.codes(b.cast.Actors[p.target.Actor].ID),
		Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(s.Text())},
		Cameo:  r.cameo, Status: "held", Rule: "clause model",
		Evidence: []record.Evidence{b.q.Quote(s.Start(), s.End())},
	}
	if code.Cameo != "" {
		ev.Cameo = code.Cameo
		if code.Mode != "" {
			ev.Plover.Mode = code.Mode
		}
	}
	if len(ev.Actor) == 0 || len(ev.Recipient) == 0 || b.itself(p) {
		return false
	}
	b.add(ev)
	return true
}

// itself tells of a government that acts on its own country.
func (b *builder) itself(p pair) bool {
	s, t := &b.cast.Actors[p.source.Actor], &b.cast.Actors[p.target.Actor]
	own := func(a *actor.Actor) bool { return a.Sector == "" || a.Sector == "GOV" }
	return b.nation(s.ID) != "" && b.nation(s.ID) == b.nation(t.ID) && own(s) && own(t)
}

// best is the longest phrase of the type; of equal ones the first.
func best(found []clause.Found, kind string) clause.Code {
	var out clause.Found
	for _, f := range found {
		if f.Type == kind && f.Strength > out.Strength {
			out = f
		}
	}
	return out.Code
}

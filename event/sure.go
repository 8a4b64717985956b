package event

import (
	"fmt"
	"slices"
	"strings"

	"chancery/syntax"
)

// sureDeed is what a verb with certain objects tells whatever the classifier makes
// of it: a line of deeds.tsv.
type sureDeed struct {
	rule
	objects map[string]bool
	reach   int  // the furthest nearness of whom it touches
	needs   bool // somebody whom it touches
}

// reaches are the words of deeds.tsv for how far whom a deed touches may stand.
var reaches = map[string]int{"object": nearAim, "near": nearClause, "place": nearPlace}

// noEvent is the type of deeds.tsv for what tells of nothing.
const noEvent = "none"

func (l *lexicon) addDeed(f []string) error {
	reach, needs := strings.CutSuffix(f[3], "!")
	near, ok := reaches[reach]
	if !ok {
		return fmt.Errorf("reach %q: want object, near or place", f[3])
	}
	if _, ok := l.scores[[2]string{f[0], ""}]; !ok && f[0] != noEvent {
		return fmt.Errorf("type %q is none of scores.tsv", f[0])
	}
	s := sureDeed{rule: rule{kind: f[0], mode: dash(f[1]), cameo: f[2]}, objects: map[string]bool{}, reach: near, needs: needs}
	for _, w := range strings.Fields(f[5]) {
		s.objects[w] = true
	}
	for _, v := range strings.Fields(f[4]) {
		l.deeds[v] = append(l.deeds[v], s)
	}
	return nil
}

// sure finds what a deed tells by deeds.tsv.
func (b *builder) sure(d *deed) (sureDeed, bool) {
	for _, s := range b.lex.deeds[d.verb.Lemma()] {
		if len(d.source) > 0 && s.kind == noEvent && s.objects["-"] && b.lex.is("arms", b.sectorOf(d.source[0])) {
			continue // soldiers who arrive are deployed
		}
		if b.done(d, s.objects) {
			return s, true
		}
	}
	return sureDeed{}, false
}

// done tells whether a deed is done to one of these objects.
func (b *builder) done(d *deed, objects map[string]bool) bool {
	bare := true
	for c := range d.verb.Children() {
		switch c.Rel() {
		case syntax.Obj, syntax.NsubjPass, syntax.Xcomp, syntax.Iobj:
		case syntax.Obl:
			if !casedBy(c, "on") { // "agreed on new sanctions against Iran"
				continue
			}
		default:
			continue
		}
		bare = false
		for o, ok := c, true; ok; o, ok = o.Child(syntax.Conj) {
			if objects[o.Lemma()] || b.measures(o, objects) {
				return true
			}
		}
		if objects["*"] && c.Is(syntax.Obj, syntax.NsubjPass) {
			for _, p := range d.patients {
				if p.start <= c.Start() && c.Start() < p.end && p.near == nearObject {
					return true
				}
			}
		}
	}
	return bare && objects["-"] || b.hangs(d.verb, objects)
}

// hangs tells whether one of the objects that may stand anywhere hangs on the verb.
func (b *builder) hangs(v syntax.Token, objects map[string]bool) bool {
	tree := v.Subtree()
	for i := tree.First; i < tree.Last; i++ {
		if k := b.text.Token(i); objects["~"+k.Lemma()] || objects["~"+k.Lower()] {
			return true
		}
	}
	return false
}

// measures tells of "a package of sanctions": the noun behind a measure is the object.
func (b *builder) measures(o syntax.Token, objects map[string]bool) bool {
	if !b.lex.is("measure", o.Lemma()) {
		return false
	}
	for c := range o.Children() {
		if c.BaseRel() == syntax.Nmod && casedBy(c, "of") && objects[c.Lemma()] {
			return true
		}
	}
	return false
}

// touched is whom a sure deed touches: within its reach, and of another
// side than who acts, unless a state may do it to its own people.
func (b *builder) touched(d *deed, s *sureDeed) (patient, bool) {
	home := b.homeOf(d)
	for _, p := range d.patients {
		if p.near > s.reach || len(p.codes) == 0 || len(p.codes[0]) < 3 {
			continue
		}
		own := home != "" && p.codes[0][:3] == home
		people := slices.Contains(domestic, s.kind) && s.kind != "MOBILIZE" || slices.Contains(ruling, s.kind)
		if s.kind == "AID" && len(p.actors) == 0 {
			continue // "at the port": where it was handed over
		}
		if own && (!people || len(p.codes[0]) == 3 || !b.lex.is("people", p.codes[0][3:])) || !people && len(p.actors) > 0 && b.countryOf(p.actors[0]) == "" {
			continue // "extradited a suspect to Belgium": Belgium
		}
		if p.near == nearObject && len(p.codes[0]) == 6 && b.lex.is("send", d.verb.Lemma()) && b.lex.is("arms", p.codes[0][3:]) {
			p.codes = []string{p.codes[0][:3]} // "withdrew its soldiers from Niger": not Niger's
		}
		return b.withJoined(d, p), true
	}
	if _, whom := d.verb.Child(syntax.Obj, syntax.NsubjPass); whom && s.mode == "arrest" && len(home) == 3 && b.lex.is("rule", b.sectorOf(d.source[0])) {
		return patient{codes: []string{home + "CVL"}}, true // people of whom nothing else is said
	}
	return patient{}, false
}

// withJoined is a patient with those joined to it: "the ambassadors of Chile and Peru".
func (b *builder) withJoined(d *deed, p patient) patient {
	if len(p.actors) != 1 {
		return p
	}
	head := b.text.Token(p.actors[0].Head)
	p.codes, p.actors = slices.Clone(p.codes), slices.Clone(p.actors)
	for _, x := range d.patients {
		if x.near != p.near || len(x.actors) != 1 || x.start == p.start || b.cast.Actors[x.actors[0].Actor].Kind != b.cast.Actors[p.actors[0].Actor].Kind {
			continue
		}
		k := b.text.Token(x.actors[0].Head)
		if h, ok := k.Head(); !ok || k.BaseRel() != syntax.Conj || h.Index() != head.Index() {
			continue
		}
		for _, c := range x.codes {
			p.codes = appendNew(p.codes, c)
		}
	}
	return p
}

// kindly are the types of which the promise is an AGREE.
var kindly = []string{"AID", "SUPPORT", "COOPERATE", "RETREAT", "CONCEDE"}

// tellSure tells the event of a sure deed; false where it names nobody who must be
// named.
func (b *builder) tellSure(q *question, d *deed, s *sureDeed) bool {
	if d.status == "hypothetical" && b.reportedPast(d.verb) {
		d.status = "planned" // "said it would expel them"
	}
	if s.kind == "PROTEST" && b.lex.is("state", b.sectorOf(d.source[0])) {
		return false // a state protests in words
	}
	if d.decided && slices.Contains(kindly, s.kind) {
		d.status = "planned"
	}
	p, ok := b.touched(d, s)
	promised := d.status == "planned" && slices.Contains(kindly, s.kind)
	if !ok && (s.needs || promised) || d.status == "denied" {
		return false
	}
	if q.said != nil && !slices.Contains(material, s.kind) {
		return false
	}
	if len(p.actors) > 0 {
		b.place(d, &p, s.kind)
	}
	who := b.doers(d)
	if !slices.Contains(material, s.kind) {
		who, p.codes = b.speaking(who), b.speaking(p.codes)
	}
	if states(who) == states(p.codes) {
		return false
	}
	ev := b.eventOf(q, d, s.rule, who, p.codes)
	ev.Rule = "deed " + d.verb.Lemma()
	if promised {
		ev.Plover.Type, ev.Plover.Mode, ev.Cameo = "AGREE", "", "030"
	}
	settle(&ev, d.status)
	b.add(ev)
	return true
}

package encounter

import (
	"chancery/record"
	"chancery/syntax"
)

// inContact reads "A was on the phone with B", "A has been in contact with B".
func (f *finder) inContact(k syntax.Token) {
	be, ok := k.Child(syntax.Cop)
	wired := f.lex.phones[k.Lower()] != "" && hasCase(k, "on")
	if l := be.Lower(); !ok || l != "was" && l != "were" && l != "been" || !wired && !(f.lex.contacts[k.Lemma()] && hasCase(k, "in")) {
		return
	}
	r := &report{kind: "talks", unsaid: true, anchor: -1, rule: "in " + k.Lemma()}
	if wired {
		r.kind, r.mode, r.unsaid = "call", "telephone", false
	}
	f.later = f.later[:0]
	subj, other := f.copSubject(k), f.with(k, "with")
	r.sides = distinct(append(subj, other...))
	if len(subj) == 0 || !f.plural(r.sides) || !f.expandedOfficials(r.sides) {
		return
	}
	f.apart(r, k, subj, other)
	f.addAll(r, k)
}

// stage reads "at a joint news conference with B, A said", "A and B addressed a joint
// news conference": they are in one place, of which nothing else may tell.
func (f *finder) stage(k syntax.Token) {
	if !f.lex.stages[k.Lemma()] || f.segmentAt(k.Start()) == record.Title {
		return
	}
	joint := false
	for c := range k.Children() {
		joint = joint || c.BaseRel() == syntax.Amod && c.Lower() == "joint"
	}
	g := f.governing(k)
	if !joint || g.verb < 0 {
		return
	}
	r := &report{kind: "meeting", mode: "in person", anchor: g.verb, rule: "joint " + k.Lemma(), implied: true}
	v := f.text.Token(g.verb)
	r.sides = distinct(append(f.subjects(v), f.with(k, "with")...))
	if len(r.sides) == 1 {
		r.sides = distinct(append(r.sides, f.with(v, "with", "alongside")...))
	}
	f.later = f.later[:0]
	if f.twoOfTwo(r.sides) {
		f.addAll(r, k)
	}
}

// deed reads "A and B unveiled in Accra a plan", "A toured the works with B": what two of
// two countries do together in one place.
func (f *finder) deed(r *report, k syntax.Token, v verb, subj []side, passive bool) bool {
	if passive || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	r.implied = true
	if r.sides = subj; f.twoOfTwo(subj) {
		return v.need == "" || f.inTown(k)
	}
	r.sides = distinct(append(subj, f.with(k, "with")...))
	return len(subj) == 1 && f.twoOfTwo(r.sides) && (v.need == "" || f.inTown(k))
}

// handed tells of a participle with an agent: "A, received in Cairo by B, said".
func (f *finder) handed(k syntax.Token) bool {
	if k.XPOS() != "VBN" {
		return false
	}
	agent := false
	for c := range k.Children() {
		if c.BaseRel() == syntax.RelAux {
			return false
		}
		agent = agent || c.Rel() == "obl:agent" && f.isPerson(c)
	}
	return agent
}

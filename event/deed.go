package event

import (
	"chancery/actor"
	"chancery/syntax"
)

// deed is a verb with who does it and to whom, as the tree has them: a passive
// is turned round, and a verb without a subject of its own has that of the verb
// it hangs on.
type deed struct {
	verb     syntax.Token
	source   []actor.Mention // who acts; the first is whom the classifier is asked about
	patients []patient       // whom it may touch, the likeliest first
	thing    patient         // what it is done to when it touches nobody
	status   string          // held, planned, hypothetical or denied
	reversed bool            // the subject undergoes it: "faces criticism from the U.N."
	recalled bool            // the sentence only recalls it: "after it had expelled"
	decided  bool            // it was resolved and not yet done: "decided to expel"
}

// patient is whom or what a deed touches: the words that name it, and the codes
// of the actors, none when it is no actor.
type patient struct {
	start, end int
	actors     []actor.Mention
	codes      []string
	near       int // how near it stands to the verb: nearObject …
}

// deeds lists the deeds of a sentence whose source is known, the highest in the
// tree first.
func (b *builder) deeds(s syntax.Sentence) []deed {
	var out []deed
	for v := range s.Tokens() {
		if v.UPOS() != syntax.Verb || b.silent(v) {
			continue
		}
		d := deed{verb: v, status: b.statusOf(v), recalled: b.recalled(v)}
		if d.decided = b.decided(v); d.decided {
			d.status = "held"
		}
		if d.status == "" {
			continue
		}
		if b.lex.is("undergo", v.Lemma()) && !passive(v) {
			d.source = b.giver(v)
			d.reversed = len(d.source) > 0
		}
		if !d.reversed {
			d.source = b.agents(v)
		}
		if len(d.source) > 0 {
			b.aim(&d)
			out = append(out, d)
		}
	}
	sortByDepth(out)
	return out
}

// silent tells of a verb that only reports or thinks.
func (b *builder) silent(v syntax.Token) bool {
	if b.lex.is("quiet", v.Lemma()) {
		return true
	}
	if b.lex.is("contend", v.Lemma()) {
		for c := range v.Children() {
			if c.Is(syntax.Ccomp, syntax.Xcomp) || c.Is(syntax.Advcl) && c.XPOS() == "VBG" && c.Index() == v.Index()+1 {
				return true
			}
		}
	}
	return false
}

// giver are the actors from whom the subject of a verb undergoes something.
func (b *builder) giver(v syntax.Token) []actor.Mention {
	for c := range v.Children() {
		switch c.BaseRel() {
		case syntax.Obl:
			if casedBy(c, "from") || casedBy(c, "by") {
				return b.party(c)
			}
		case syntax.Obj:
			for k := range c.Children() {
				if k.BaseRel() == syntax.Nmod && (casedBy(k, "from") || casedBy(k, "by")) {
					return b.party(k)
				}
			}
		}
	}
	return nil
}

// sortByDepth keeps the order of the text among verbs of one depth.
func sortByDepth(list []deed) {
	depth := make([]int, len(list))
	for i := range list {
		depth[i] = depthOf(list[i].verb)
	}
	for i := 1; i < len(list); i++ { // few: a sentence has a handful of verbs
		for k := i; k > 0 && depth[k] < depth[k-1]; k-- {
			list[k], list[k-1] = list[k-1], list[k]
			depth[k], depth[k-1] = depth[k-1], depth[k]
		}
	}
}

func depthOf(v syntax.Token) int {
	n := 0
	for h, ok := v.Head(); ok && n < 100; h, ok = h.Head() {
		n++
	}
	return n
}

// statusOf tells whether a verb's clause is told as done, and "" for what
// somebody only wants.
func (b *builder) statusOf(v syntax.Token) string {
	status := "held"
	for n := 0; n < 8; n++ {
		switch s := b.ownStatus(v); {
		case s == "":
			return ""
		case s != "held":
			status = s
		}
		h, ok := v.Head()
		if !ok || !v.Is(syntax.Xcomp, syntax.Advcl, syntax.Acl) && !(v.Is(syntax.Conj) && !hasOwn(v)) {
			break
		}
		if (v.Is(syntax.Xcomp) || infinitive(v)) && b.lex.is("wish", h.Lemma()) || v.Is(syntax.Acl) && infinitive(v) {
			return "" // "refused to send", "a plan to attack": the deed is the wish
		}
		if v.Is(syntax.Acl) {
			break
		}
		if v.Is(syntax.Xcomp) && b.lex.is("willing", h.Lemma()) {
			status = "planned"
		}
		v = h
	}
	return status
}

func infinitive(v syntax.Token) bool {
	c, ok := v.Child(syntax.Mark)
	return ok && c.Lower() == "to"
}

// hasOwn tells whether a verb has a subject of its own.
func hasOwn(v syntax.Token) bool {
	_, ok := v.ChildBase(syntax.Nsubj)
	return ok
}

func (b *builder) ownStatus(v syntax.Token) string {
	status := "held"
	for c := range v.Children() {
		w := c.Lower()
		switch c.BaseRel() {
		case syntax.RelAux:
			if b.lex.is("maybe", w) && c.Index()+1 == v.Index() && v.XPOS() != "VB" && v.XPOS() != "VBP" {
				continue // a name: "May expelled 23 diplomats"
			}
			switch {
			case b.lex.is("should", w):
				return ""
			case b.lex.is("maybe", w):
				status = "hypothetical"
			case b.lex.is("will", w):
				status = "planned"
			}
		case syntax.Advmod:
			if w == "not" || w == "n't" || w == "never" {
				return "denied"
			}
		case syntax.Mark:
			if b.lex.is("condition", w) {
				return ""
			}
		}
	}
	return status
}

// reportedPast tells whether a verb's clause is what a verb of speech in the past
// reports, so that its "would" was a "will".
func (b *builder) reportedPast(v syntax.Token) bool {
	aux, ok := v.ChildBase(syntax.RelAux)
	h, reported := v.Head()
	return ok && aux.Lower() == "would" && reported && v.BaseRel() == syntax.Ccomp && h.XPOS() == "VBD" && b.lex.is("quiet", h.Lemma())
}

func passive(v syntax.Token) bool {
	if _, ok := v.Child(syntax.AuxPass, syntax.NsubjPass); ok {
		return true
	}
	return v.BaseRel() == syntax.Acl && v.Rel() != syntax.AclRelcl && v.XPOS() == "VBN"
}

// agents are the actors who do what the verb tells.
func (b *builder) agents(v syntax.Token) []actor.Mention {
	if passive(v) {
		for c := range v.Children() {
			if c.Rel() == syntax.OblAgent || c.BaseRel() == syntax.Obl && casedBy(c, "by") {
				return b.party(c)
			}
		}
		return nil
	}
	return b.subject(v, 0)
}

// subject are the actors of a verb's subject, its own or that of the verb it
// hangs on.
func (b *builder) subject(v syntax.Token, depth int) []actor.Mention {
	if subj, ok := nearestSubject(v); ok {
		if subj.UPOS() == syntax.Pron && v.Rel() == syntax.AclRelcl && relative(subj) {
			if h, ok := v.Head(); ok {
				return b.party(h)
			}
		}
		if subj.UPOS() == syntax.Pron && v.BaseRel() == syntax.Ccomp {
			if _, ok := b.headed(subj); !ok { // "Iran said it would": Iran would
				if h, ok := v.Head(); ok && depth <= deepest {
					return b.subject(h, depth+1)
				}
			}
		}
		return b.party(subj)
	}
	if n, ok := b.decisionOf(v); ok {
		return b.decider(n)
	}
	h, ok := v.Head()
	if !ok || depth > deepest {
		return nil
	}
	switch v.BaseRel() {
	case syntax.Conj, syntax.Xcomp, syntax.Advcl:
		if h.UPOS() != syntax.Verb && h.UPOS() != syntax.Adj {
			return nil
		}
		if v.BaseRel() == syntax.Xcomp {
			if obj, ok := h.Child(syntax.Obj); ok && obj.Index() < v.Index() { // "urged Iran to leave": Iran does
				return b.party(obj)
			}
		}
		if passive(h) {
			if v.BaseRel() != syntax.Conj { // "was sent to help": who was sent helps
				if subj, ok := h.Child(syntax.NsubjPass); ok {
					return b.party(subj)
				}
				return b.agents(h) // "an order signed by the president, imposing"
			}
			return nil
		}
		return b.subject(h, depth+1)
	case syntax.Acl:
		if v.XPOS() == "VBG" { // "forces attacking the town"
			return b.party(h)
		}
	}
	return nil
}

// nearestSubject is the subject of a verb; where the tree gives it several, a place
// line before the first sentence is one of them, and the last before the verb counts.
func nearestSubject(v syntax.Token) (syntax.Token, bool) {
	out, ok := v.Child(syntax.Nsubj, syntax.NsubjOuter)
	for c := range v.Children() {
		if c.Rel() == syntax.Nsubj && c.Index() < v.Index() && c.Index() > out.Index() {
			out = c
		}
	}
	return out, ok
}

func relative(k syntax.Token) bool {
	switch k.Lower() {
	case "who", "which", "that":
		return true
	}
	return false
}

func casedBy(c syntax.Token, word string) bool {
	for k := range c.Children() {
		if k.BaseRel() == syntax.Case && k.Lower() == word {
			return true
		}
	}
	return false
}

// party are the actors that a phrase names as one side: its head and those
// joined to it, or else whose it is.
func (b *builder) party(np syntax.Token) []actor.Mention {
	out := b.named(np, 0)
	for c := range np.Children() {
		switch c.BaseRel() {
		case syntax.Conj:
			out = append(out, b.named(c, 0)...)
		case syntax.Amod, syntax.Compound: // "British and French troops"
			out = append(out, b.joined(c)...)
		}
	}
	return out
}

// joined are the actors that stand before a noun together.
func (b *builder) joined(c syntax.Token) []actor.Mention {
	first, ok := b.headed(c)
	if !ok {
		return nil
	}
	var out []actor.Mention
	for k := range c.Children() {
		if m, ok := b.headed(k); ok && k.BaseRel() == syntax.Conj {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]actor.Mention{first}, out...)
}

// named is the actor of one phrase, without those joined to it: that of the
// head, or of what stands before it ("Syrian government shelling"), or of whom
// it is ("a group of British lawmakers", "the armies of Brazil and Argentina",
// "missiles fired by the army").
func (b *builder) named(np syntax.Token, depth int) []actor.Mention {
	if m, ok := b.headed(np); ok {
		return []actor.Mention{m}
	}
	if depth > 3 || b.lex.is("against", np.Lemma()) || b.lex.is("private", np.Lemma()) {
		return nil
	}
	for c := range np.Children() {
		var found []actor.Mention
		switch c.BaseRel() {
		case syntax.Compound, syntax.Amod, syntax.Flat, syntax.Appos:
			if m, ok := b.headed(c); ok {
				found = []actor.Mention{m}
			}
		case syntax.Nmod:
			if c.Index() < np.Index() || b.cased(c, "owner") {
				found = b.named(c, depth+1)
				for k := range c.Children() {
					if k.BaseRel() == syntax.Conj && len(found) > 0 {
						found = append(found, b.named(k, depth+1)...)
					}
				}
			}
		case syntax.Acl:
			if passive(c) {
				found = b.agents(c)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// cased tells whether a phrase stands behind a preposition of the class.
func (b *builder) cased(c syntax.Token, class string) bool {
	for k := range c.Children() {
		if k.BaseRel() == syntax.Case && b.lex.is(class, k.Lower()) {
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

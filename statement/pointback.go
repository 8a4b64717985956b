package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// namedBehind is the person whose name stands in commas behind a description of him:
// "a spokesperson for the ministry, Hong Lei, told".
func (r *reader) namedBehind(s span) (actor.Mention, bool) {
	head := r.headOf(s)
	if s.last+1 >= r.n || r.lower[s.last] != "," || !r.someoneBy(head) && !(r.upos[s.first] == syntax.Det && r.isAny(head+1, "of", "for")) {
		return actor.Mention{}, false
	}
	for _, m := range r.cast.Covering(s.last + 1) {
		if m.First != s.last+1 && m.WholeFirst != s.last+1 || m.How != actor.ByName || m.Actor < 0 || r.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		t := r.text.Token(m.Head)
		up, ok := t.Head()
		closed := m.WholeLast < r.n && r.lower[m.WholeLast] == ","
		if ok && t.Is(syntax.Appos) && s.has(up.Index()) || closed && !r.holdsName(s) {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// holdsName reports whether a phrase names a person anywhere in it.
func (r *reader) holdsName(s span) bool {
	return slices.ContainsFunc(r.cast.Within(r.start(s.first), r.end(s.last-1)), func(m actor.Mention) bool {
		return m.How == actor.ByName && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person
	})
}

// latter is whom "the latter" means: of persons named before it in its sentence, or
// else in the one before, the last; -1 for any other source and for none.
func (r *reader) latter(s span) int {
	if s.last-s.first != 2 || !r.isAny(s.first, "the") || !r.isAny(s.first+1, "latter") {
		return -1
	}
	here := r.sentence(s.first)
	if who := r.lastNamed(here.first, s.first); who >= 0 {
		return who
	}
	if here.first == 0 || r.para[here.first-1] != r.para[s.first] {
		return -1
	}
	before := r.sentence(here.first - 1)
	return r.lastNamed(before.first, before.last)
}

// lastNamed is the last person named from a token up to another, outside of what is
// quoted; -1 for none.
func (r *reader) lastNamed(first, last int) int {
	if first >= last {
		return -1
	}
	who := -1
	for _, m := range r.cast.Within(r.start(first), r.end(last-1)) {
		if m.How == actor.ByName && !m.Modifier && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person && r.quoted[m.First] < 0 {
			who = m.Actor
		}
	}
	return who
}

// described is whom a definite description means that no office explains: "the
// official", "the former minister of tourism", of the one who has just spoken or of
// whom the sentence before tells. It is -1 where the story tells of somebody without
// a name whom it may mean, and where what it says of him does not fit.
func (r *reader) described(s span, choice int) int {
	if choice >= 0 && r.nameKnown(choice) && !r.openGroup(choice) || r.unnamed(choice) || s.last-s.first < 2 || s.last-s.first > 9 || !r.isAny(s.first, "the") {
		return -1
	}
	head := r.headOf(s)
	if r.xpos[head] == "NNS" || r.xpos[head] == "NNPS" || r.paper(head) || !r.someoneBy(head) || r.cast.UnnamedBefore(r.lower[head]) >= 0 || r.holdsName(s) {
		return -1
	}
	who := r.justTold(s)
	if who < 0 || !r.maybe(who, s, head) {
		return -1
	}
	return who
}

// justTold is the person who last spoke, or of whom the sentence before tells as its
// subject, where these are not two in one paragraph.
func (r *reader) justTold(s span) int {
	who := -1
	if p := r.last; p.who >= 0 && p.source < s.first && r.para[s.first]-r.last.paragraph <= 1 && r.cast.Actors[p.who].Kind == actor.Person && r.nameKnown(p.who) {
		who = p.who
	}
	here := r.sentence(s.first)
	if here.first == 0 {
		return who
	}
	before := r.sentence(here.first - 1)
	subject, ok := r.text.Token(before.first).Sentence().Root().ChildBase(syntax.Nsubj)
	if !ok {
		return who
	}
	m, ok := r.cast.AtHead(subject.Index())
	if !ok || m.Actor < 0 || r.cast.Actors[m.Actor].Kind != actor.Person || !r.nameKnown(m.Actor) || r.quoted[subject.Index()] >= 0 {
		return who
	}
	if who >= 0 && who != m.Actor && r.last.paragraph == r.para[before.first] {
		return -1
	}
	return m.Actor
}

// maybe reports whether what a description says may be told of a person: his country,
// and no other office than he holds, but for one that he held before.
func (r *reader) maybe(who int, s span, head int) bool {
	former := r.isAny(s.first+1, "former", "ex")
	a := &r.cast.Actors[who]
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor < 0 || m.First == s.first || !m.Modifier {
			continue
		}
		if k := r.cast.Actors[m.Actor].Kind; k == actor.Country && !r.ofSide(who, m.Actor) && !(former && a.Country == "") {
			return false
		}
	}
	if former || len(a.Offices) == 0 {
		return true
	}
	short := r.lex.titles[r.text.Token(head).Lemma()]
	return short != nil && (short[0] == "*" || short[0] == "+")
}

// apposed is the name before the comma where a source is only what stands in commas
// behind it: "Dave Sharma, | a former envoy, | who joined online, stressed".
func (r *reader) apposed(s span) span {
	if s.empty() || s.first < 2 || s.last >= r.n || r.lower[s.first-1] != "," || r.lower[s.last] != "," || !r.isAny(s.first, "a", "an") || !r.someoneBy(r.headOf(s)) {
		return s
	}
	for _, m := range r.cast.Covering(s.first - 2) {
		if m.Last == s.first-1 && m.How == actor.ByName && !m.Modifier && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person {
			return span{m.WholeFirst, m.Last}
		}
	}
	return s
}

// alike is the phrase before an auxiliary where a source is only the word behind it
// that tells of how many the verb holds: "Tanzania and Uganda have | both | denied".
func (r *reader) alike(s, sentence span) span {
	if s.last-s.first != 1 || !r.isAny(s.first, "both", "all", "each") || s.first <= sentence.first || !slices.Contains(haveForms, r.lower[s.first-1]) && !slices.Contains(beForms, r.lower[s.first-1]) {
		return s
	}
	if t, ok := r.leftPhrase(s.first-2, sentence); ok {
		return t
	}
	return s
}

// namedNext is the person whom a story names in the paragraph behind the one whose
// lead only describes him, and who goes on speaking there: "New Zealand's foreign
// minister says…", then "Winston Peters told". It is -1 where the next one who speaks
// is known from elsewhere, or by an office.
func (r *reader) namedNext(n int) int {
	s := r.found[n].source
	if s.empty() || !r.opensText(s.first) || !r.foretells(s) {
		return -1
	}
	for i := n + 1; i < len(r.found) && i <= n+4; i++ {
		f := &r.found[i]
		if f.source.empty() || f.inferred || f.reporter >= 0 || r.para[f.source.first] == r.para[s.first] {
			continue
		}
		m, ok := r.mentionOf(f.source)
		if !ok || m.Actor < 0 || m.How != actor.ByName || m.WholeFirst != m.First || m.WholeLast != m.Last || m.Last-m.First < 2 || r.para[f.source.first]-r.para[s.first] > 1 {
			return -1
		}
		a := &r.cast.Actors[m.Actor]
		if a.Kind != actor.Person || len(a.Offices) > 0 || r.named[m.Actor] != m.Start || !r.maybe(m.Actor, s, r.headOf(s)) {
			return -1
		}
		return m.Actor
	}
	return -1
}

// foretells reports whether a source describes one person by an office or a task
// without a name, and not as somebody who keeps his name to himself.
func (r *reader) foretells(s span) bool {
	head := r.headOf(s)
	if r.xpos[head] != "NN" && r.xpos[head] != "NNP" || !r.someoneBy(head) || r.holdsName(s) || s.last-s.first > 9 {
		return false
	}
	return !r.isAny(head, "official", "source", "diplomat", "aide", "person", "member", "participant")
}

// opensText reports whether a token stands in the first paragraph of the running text.
func (r *reader) opensText(k int) bool { return k < r.paragraphEnd(1) }

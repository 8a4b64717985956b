package statement

import (
	"fmt"
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// statement turns the n-th of what was found into the record's form.
func (r *reader) statement(n int) Statement {
	f := r.found[n]
	s := Statement{Statement: record.Statement{InferredAttribution: f.inferred, Rule: f.rule, Cue: r.evidence(f.cue)}}
	who, reason := r.speaker(&f)
	if p, ok := r.priorSpeaker(&f); ok {
		if who = p; p < 0 {
			reason = "the pronoun follows a speaker who is not resolved"
		}
	}
	if !f.source.empty() && (who < 0 || !r.nameKnown(who) || r.ownRelease() || r.openGroup(who)) {
		known := who
		if who >= 0 && r.openGroup(who) {
			known = -1
		}
		if t := r.fallback(&f, known); t >= 0 {
			who = t
		}
	}
	if who < 0 || !r.nameKnown(who) {
		if t := r.namedNext(n); t >= 0 {
			who = t
		}
	}
	if who < 0 {
		who = r.unnamedSpeaker(&f, reason)
	}
	r.noteSpeaker(&f, who)
	if who >= 0 {
		s.Speaker = r.cast.Actors[who].ID
		s.OnBehalfOf = r.behalf(who)
	} else if reason != "" {
		r.abstain("speaker", f.source, reason)
	}
	if !f.inferred {
		s.Source = r.sourceEvidence(f)
	}
	s.Addressee = r.addressee(&f, who)
	s.ReportedBy = r.reportedBy(&f)
	s.Quoted = r.isQuoted(f.contents)
	var all []record.Evidence
	for _, c := range f.contents {
		all = append(all, *r.evidence(r.unquote(c)))
	}
	if len(all) == 1 {
		s.Content = &all[0]
	} else {
		s.Contents = all
	}
	s.Acts = r.acts(&f, who)
	s.Setting = f.setting
	s.Setting.Recounts = r.recounts(&f, who)
	s.Topics = r.topics(&f, who)
	return s
}

// noActor is the reason for abstaining where a source names nobody.
const noActor = "the source names no actor"

// speaker is the actor of a statement, -1 when the source names none, with the
// reason for abstaining where there is a source that could.
func (r *reader) speaker(f *found) (int, string) {
	if f.speaker >= 0 {
		return f.speaker, ""
	}
	if f.source.empty() {
		return -1, ""
	}
	if several, group := r.together(f.source); several {
		if group < 0 {
			return -1, "several actors speak together"
		}
		return group, ""
	}
	if who := r.latter(f.source); who >= 0 {
		return who, ""
	}
	m, ok := r.mentionOf(f.source)
	if !ok || r.ofSeveral(f.source) {
		return -1, noActor
	}
	if m.Actor < 0 {
		return -1, "the source is not resolved to an actor"
	}
	if first := r.named[m.Actor]; m.How != actor.ByName && first > m.Start && r.cast.Actors[m.Actor].Kind == actor.Person {
		if who := r.describedLater(f.source); who == m.Actor {
			return who, ""
		}
		return -1, "the source is a description of somebody named only later"
	}
	return r.partnersAs(m)
}

// ofSeveral reports whether a source is people of several sides whom adjectives name:
// "Greek and Italian officials".
func (r *reader) ofSeveral(s span) bool {
	for k := s.first + 1; k+2 < s.last; k++ {
		if r.isAny(k, "and") && r.upos[k-1] == syntax.Adj && r.upos[k+1] == syntax.Adj && r.capital(k-1) && r.capital(k+1) {
			return true
		}
	}
	return false
}

// partnersAs checks "the two sides" in a story of two governments: they are
// these two and no others.
func (r *reader) partnersAs(m actor.Mention) (int, string) {
	a := &r.cast.Actors[m.Actor]
	if a.Kind != actor.Group || len(a.Members) != 2 || len(r.parties) != 2 || m.How == actor.ByName {
		return m.Actor, ""
	}
	if r.ofParties(a.Members) {
		return m.Actor, ""
	}
	if _, persons, ok := r.counted(span{m.WholeFirst, m.WholeLast}); ok && persons {
		if len(r.officials) == 2 && r.ofParties(r.officials) {
			return r.cast.Group(r.officials), ""
		}
		return -1, "the two are not the two of the story"
	}
	if i, ok := r.groups[groupKey(r.parties)]; ok {
		return i, ""
	}
	return -1, "the two sides are not the two of the story"
}

// ofParties reports whether two actors speak for the two governments.
func (r *reader) ofParties(members []int) bool {
	a, b := r.government(members[0]), r.government(members[1])
	return a != b && slices.Contains(r.parties, a) && slices.Contains(r.parties, b)
}

// groupKey writes the members of a group in order.
func groupKey(members []int) string {
	m := slices.Clone(members)
	slices.Sort(m)
	return fmt.Sprint(m)
}

// mentionOf is the mention that a source phrase is: the one its head heads, or
// else one that ends with it or begins it.
func (r *reader) mentionOf(s span) (actor.Mention, bool) {
	if m, ok := r.namedBehind(s); ok {
		return m, true // "the director of the press office, | Matteo Bruni"
	}
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		// "opposition lawmaker Jane Wambui", "the news site Axios": the name before the description.
		if m.How != actor.ByName || m.Actor < 0 || m.Last != s.last || r.modifies(m, s) {
			continue
		}
		if k := r.cast.Actors[m.Actor].Kind; k == actor.Person || k == actor.Organization && m.First > s.first && r.upos[m.First-1] == syntax.Noun && !r.capital(m.First-1) {
			return m, true
		}
	}
	head := r.headOf(s)
	for _, m := range r.cast.Covering(head) {
		// The phrase is a part of the title before a name: "quipped Foreign Affairs | and Trade Minister A".
		if m.How == actor.ByName && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person && m.WholeFirst <= s.first && s.last <= m.First {
			return m, true
		}
	}
	if m, ok := r.cast.AtHead(head); ok && !r.modifies(m, s) {
		return m, true
	}
	var best actor.Mention
	found := false
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if r.modifies(m, s) {
			continue
		}
		whole := m.WholeFirst <= s.first || m.WholeLast >= s.last || m.First == s.first
		if whole && (!found || m.Last-m.First > best.Last-best.First) {
			best, found = m, true
		}
	}
	return best, found
}

// modifies reports whether a mention only modifies what the phrase is about:
// "Chinese" in "Chinese officials", "China" in "China's foreign ministry".
func (r *reader) modifies(m actor.Mention, s span) bool {
	if m.Modifier && m.Last < s.last {
		return true
	}
	if m.Last < s.last && r.lower[m.Last] == "'s" && m.WholeLast <= m.Last+1 {
		return true
	}
	// Behind a preposition the mention is not the one who speaks.
	if m.WholeFirst > s.first && r.upos[m.WholeFirst-1] == syntax.Adp {
		return true
	}
	return false
}

// headOf is the token of a phrase that hangs on something outside it.
func (r *reader) headOf(s span) int {
	if t, ok := r.text.Span(s.first, s.last).Head(); ok && r.upos[t.Index()] != syntax.Punct {
		if k, ok := t.Child(syntax.Nsubj); ok && s.has(k.Index()) && r.upos[t.Index()] == syntax.Verb {
			return k.Index() // "three officials briefed on the talks"
		}
		return t.Index()
	}
	head := s.first
	for k := s.first; k < s.last; k++ {
		if r.upos[k] == syntax.Adp {
			break
		}
		if r.nominal(k) {
			head = k
		}
	}
	return head
}

// personIn is the person or other actor that a label names.
func (r *reader) personIn(s span) (int, bool) {
	m, ok := r.mentionOf(s)
	if !ok || m.Actor < 0 {
		return -1, false
	}
	k := r.cast.Actors[m.Actor].Kind
	return m.Actor, k == actor.Person
}

// openGroup reports whether an actor is several whom the cast does not know.
func (r *reader) openGroup(who int) bool {
	a := &r.cast.Actors[who]
	return a.Kind == actor.Group && len(a.Members) == 0 && a.Country == ""
}

// fallback is who speaks where neither the cast nor the speaker before tells: the
// holder of a bare title, or for "he", "she" and "they" the one, or the group, who
// has just spoken.
func (r *reader) fallback(f *found, who int) int {
	if t := r.byTitle(f.source, who); t >= 0 {
		return t
	}
	if who >= 0 {
		return r.described(f.source, who)
	}
	if t := r.issuer(f); t >= 0 {
		return t
	}
	if s := f.source; s.last-s.first == 2 && r.isAny(s.first, "the") {
		if t := r.cast.UnnamedBefore(r.lower[s.first+1]); t >= 0 {
			return t
		}
	}
	if t := r.described(f.source, who); t >= 0 {
		return t
	}
	if f.source.last-f.source.first == 1 && r.isAny(f.source.first, "they") {
		if t := r.bothBefore(f.source.first); t >= 0 {
			return t
		}
	}
	p := r.last
	if f.source.last-f.source.first != 1 || p.who < 0 || p.source > f.source.first || r.paragraphsSince(p, f.source.first) > 1 {
		return -1
	}
	a := &r.cast.Actors[p.who]
	switch r.lower[f.source.first] {
	case "he":
		if a.Kind == actor.Person && a.Gender != "f" {
			return p.who
		}
	case "she":
		if a.Kind == actor.Person && a.Gender != "m" {
			return p.who
		}
	case "it":
		if a.Kind == actor.Organization || a.Kind == actor.Country {
			return p.who
		}
	case "they":
		if a.Plural {
			return p.who
		}
		if len(r.officials) == 2 && slices.Contains(r.officials, p.who) {
			return r.cast.Group(r.officials) // he and whom he spoke to
		}
	}
	return -1
}

// behalf is the id of the country or organization on whose behalf an actor
// speaks, "" for an actor that is one itself.
func (r *reader) behalf(who int) string {
	g := r.government(who)
	if g < 0 || g == who {
		return ""
	}
	return r.cast.Actors[g].ID
}

// sourceEvidence points at the words that name the speaker: the mention with
// its titles where the source has one, else the phrase.
func (r *reader) sourceEvidence(f found) *record.Evidence {
	if f.source.empty() {
		return nil
	}
	return r.evidence(f.source)
}

// isQuoted reports whether most of the words stand in quotation marks.
func (r *reader) isQuoted(contents []span) bool {
	in, all := 0, 0
	for _, c := range contents {
		for k := c.first; k < c.last; k++ {
			all++
			if r.quoted[k] >= 0 {
				in++
			}
		}
	}
	return 2*in > all
}

// unquote drops the marks of a content that is one quotation.
func (r *reader) unquote(c span) span {
	for c.first < c.last-1 && r.isMark(c.first) && r.wholeQuote(c) && r.quotes[r.quoted[c.first]].last >= c.last {
		c.first++
	}
	for c.first < c.last-1 && (r.isMark(c.last-1) && r.quoted[c.last-1] >= 0 && r.quoted[c.first] == r.quoted[c.last-1] || r.isAny(c.last-1, ",", ".")) {
		c.last--
	}
	return c
}

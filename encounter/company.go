package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// spending reads "A spent an hour with B", "A gave B an hour of his time": two in office,
// and a while that they had.
func (f *finder) spending(k syntax.Token, subj []side, passive bool) []side {
	o, ok := k.ChildBase(syntax.Obj)
	if !ok || passive || !f.lex.whiles[o.Lemma()] {
		return nil
	}
	prep := "with"
	if k.Lemma() == "give" {
		prep = "to"
	}
	other := f.with(k, prep)
	if len(other) == 0 {
		other = f.with(o, prep)
	}
	if i, two := k.ChildBase(syntax.Iobj); two && len(other) == 0 {
		other = f.sidesOf(i)
	}
	if len(other) == 0 || !f.officeHolders(subj) || !f.expandedOfficials(other) {
		return nil
	}
	return distinct(append(subj, other...))
}

// alongside reads "A, standing beside B, said", "A spoke alongside B": they are in one
// place, of which nothing else may tell.
func (f *finder) alongside(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive || len(subj) != 1 || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	other := f.with(k, "beside", "alongside")
	r.sides, r.implied = distinct(append(subj, other...)), true
	return f.twoOfTwo(r.sides)
}

// chairing reads "A and B co-chaired the commission", "A will co-chair, with B, the
// committee": what they chair may go by any name.
func (f *finder) chairing(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	if passive || ok && f.isEncounterNoun(o) || k.XPOS() == "VBZ" || k.XPOS() == "VBP" {
		return false // "co-chaired talks": the noun's business
	}
	r.sides = distinct(append(subj, f.with(k, "with")...))
	if ok && len(f.expand(r.sides)) == 1 {
		r.sides = distinct(append(r.sides, f.with(o, "with")...))
	}
	if ok && len(f.expand(r.sides)) == 1 && f.jointOrgan(o) {
		r.sides = distinct(append(r.sides, f.inviter(k)...))
	}
	return f.twoOfTwo(r.sides)
}

// inviter is at whose invitation somebody came who then co-chairs: "At the invitation of
// A, B paid a visit to C and co-chaired the commission".
func (f *finder) inviter(k syntax.Token) []side {
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		if p := f.reports[i]; p.kind == "visit" && len(p.hosts) == 1 {
			return []side{{actor: p.hosts[0].actor, at: p.hosts[0].at}}
		}
	}
	return nil
}

// amongOthers are the people of "met, among others, with A and B", "talks with, among
// others, A and B", whom trees hang on "others".
func (f *finder) amongOthers(k syntax.Token) []side {
	last := min(k.Sentence().Last(), k.Index()+phraseReach)
	for i := k.Index() + 1; i+3 < last; i++ {
		t := f.text.Token(i)
		if isVerb(t) || f.isRelative(t) {
			return nil
		}
		if t.Lower() != "among" || f.text.Token(i+1).Lower() != "others" {
			continue
		}
		for i += 2; i < last && (f.text.Token(i).Text() == "," || f.text.Token(i).Lower() == "with"); i++ {
		}
		for j := i; j < min(last, i+4); j++ {
			if list := f.roster(f.text.Token(j)); len(list) > 1 {
				return list
			}
		}
		m, ok := f.rightOf(i)
		if !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
			return nil
		}
		if h := f.text.Token(m.Head); m.Head < f.text.Len() {
			return f.sidesOf(h)
		}
	}
	return nil
}

// oneByTurn tells of "one after another", "in turn", "among others" behind a word, which
// part several counterparts.
func (f *finder) oneByTurn(k syntax.Token) bool {
	last := k.Sentence().Last()
	for i := k.Index() + 1; i+2 < last; i++ {
		t := f.text.Token(i)
		if isVerb(t) && t.Index() > k.Index()+1 || f.isRelative(t) {
			return false
		}
		next := f.text.Token(i + 1).Lower()
		switch t.Lower() {
		case "one":
			if next == "after" || next == "by" {
				return true
			}
		case "among":
			if next == "others" {
				return true
			}
		case "in":
			if next == "turn" || next == "succession" {
				return true
			}
		}
	}
	return false
}

// rosterOf tells of people each of whom is named behind a country: "his counterparts from
// Malta, A, and Georgia, B".
func (f *finder) rosterOf(many []side) bool {
	for _, s := range many {
		if s.at < 2 || s.at >= f.text.Len() {
			return false
		}
		m, ok := f.mentionAt(f.text.Token(s.at))
		first, _ := wholeOf(m)
		if !ok || first < 2 || f.text.Token(first-1).Text() != "," && f.text.Token(first-1).Text() != "(" {
			return false
		}
		if _, place := f.placeAt(f.text.Token(first - 2)); !place {
			return false
		}
	}
	return len(many) > 1
}

// byEach parts "was received by A and by B", "was received respectively by A and B" into
// an encounter with each.
func (f *finder) byEach(r *report, k syntax.Token, hosts, guests []side) {
	if len(hosts) < 2 || len(guests) != 1 || len(f.later) > 0 || !f.officeHolders(hosts) {
		return
	}
	parted := f.toldApart(k)
	for _, s := range hosts[1:] {
		if s.at < 0 || s.at >= f.text.Len() {
			return
		}
		parted = parted || hasCase(f.text.Token(s.at), "by")
		if h, ok := f.text.Token(s.at).Head(); ok && h.BaseRel() == syntax.Conj && hasCase(h, "by") {
			parted = true // "and by the speaker, B"
		}
		if c, ok := f.text.Token(s.at).Prev(); ok && c.Text() == "," {
			for x := range f.text.Token(hosts[0].at).Children() {
				parted = parted || x.BaseRel() == syntax.Conj && x.Index() < s.at && hasCase(x, "by")
			}
		}
	}
	if !parted {
		return
	}
	r.sides = slices.Concat(hosts[:1], guests)
	for _, s := range hosts[1:] {
		more := r.sibling()
		more.place = r.place
		more.sides = append([]side{s}, guests...)
		f.later = append(f.later, more)
	}
}

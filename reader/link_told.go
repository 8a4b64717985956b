package reader

import (
	"slices"
	"sort"

	"chancery/record"
	"chancery/statement"
)

// findTold notes, in a side's own account, the encounters of which only what
// somebody says tells: one that takes part is named there alone ("he informed him
// of his talks with the envoy").
func (l *linker) findTold(r *record.Record, said []statement.Statement) {
	l.told = map[string]bool{}
	l.findTellers(r, said)
	if !l.release {
		return
	}
	inside := spoken(said)
	for i := range r.Encounters {
		e := &r.Encounters[i]
		l.told[e.ID] = slices.ContainsFunc(e.Participants, func(p record.Participant) bool {
			a := l.actors[p.Actor]
			return a != nil && namedInside(a.Mentions, e.Evidence, inside)
		})
	}
}

// findTellers notes the encounters that are told only within what one speaker says:
// "I spoke to the premier", in a speech or an interview, was not said to the premier.
func (l *linker) findTellers(r *record.Record, said []statement.Statement) {
	l.teller = map[string]string{}
	for i := range r.Encounters {
		e := &r.Encounters[i]
		by := ""
		for n, v := range e.Evidence {
			who := teller(v, said)
			if who == "" || n > 0 && who != by {
				by = ""
				break
			}
			by = who
		}
		if by != "" {
			l.teller[e.ID] = by
		}
	}
}

// inPassing reports whether nothing but a clause about who speaks tells of an encounter:
// "Harris, who spoke to Lutnick on Thursday, warned" was not said to Lutnick, nor is what
// he goes on to say.
func (l *linker) inPassing(s *statement.Statement, e *record.Encounter) bool {
	if s.Setting.Told || len(e.Evidence) > 1 || l.spoke[e.ID] > 0 {
		return false
	}
	if s.Setting.Aside && covers(e.Evidence, contentStart(&s.Statement)) {
		l.passing[e.ID] = s.Speaker
	}
	return l.passing[e.ID] == s.Speaker
}

// margin is how many code points of a sentence its own content may leave out at either
// end: a stop, a quotation mark.
const margin = 3

// teller is the speaker of the first statement whose content is all of a sentence, ""
// for none.
func teller(v record.Evidence, said []statement.Statement) string {
	for j := range said {
		for _, c := range said[j].Statement.Pieces() {
			if c.Start <= v.Start+margin && v.End <= c.End+margin {
				return said[j].Speaker
			}
		}
	}
	return ""
}

// spoken are the stretches that contents cover, in their order, those that touch
// joined to one.
func spoken(said []statement.Statement) []record.Evidence {
	var all []record.Evidence
	for i := range said {
		all = append(all, said[i].Statement.Pieces()...)
	}
	slices.SortFunc(all, func(a, b record.Evidence) int { return a.Start - b.Start })
	var out []record.Evidence
	for _, c := range all {
		if n := len(out); n > 0 && c.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, c.End)
			continue
		}
		out = append(out, c)
	}
	return out
}

// namedInside reports whether evidence mentions somebody, and nowhere outside of
// what is said.
func namedInside(mentions []record.Mention, evidence, inside []record.Evidence) bool {
	named := false
	for _, v := range evidence {
		for _, m := range mentions[sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= v.Start }):] {
			if m.Start >= v.End {
				break
			}
			k := sort.Search(len(inside), func(i int) bool { return inside[i].End >= m.End })
			if k == len(inside) || inside[k].Start > m.Start {
				return false
			}
			named = true
		}
	}
	return named
}

package reader

import (
	"sort"

	"chancery/record"
)

// link ties each statement to the encounter it was made in: the one held
// encounter, not background, that its speaker took part in. Where several fit,
// the one whose words stand nearest before the statement is taken; where none
// fits, the statement stays by itself.
func link(r *record.Record, actors []record.Actor) {
	l := newLinker(r, actors)
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Encounter == "" && s.Speaker != "" {
			s.Encounter = l.nearest(s.Speaker, contentStart(s))
		}
	}
}

// linker knows, for each actor, the encounters it spoke in.
type linker struct {
	actors map[string]*record.Actor
	spoken map[string][]*record.Encounter // by participant, and by the country a participant stands for
}

func newLinker(r *record.Record, actors []record.Actor) *linker {
	l := &linker{actors: make(map[string]*record.Actor, len(actors)), spoken: make(map[string][]*record.Encounter)}
	for i := range actors {
		l.actors[actors[i].ID] = &actors[i]
	}
	for i := range r.Encounters {
		e := &r.Encounters[i]
		if !spokenIn(e) {
			continue
		}
		for _, p := range e.Participants {
			l.add(p.Actor, e)
			if a := l.actors[p.Actor]; a != nil && a.Country != p.Actor {
				l.add(a.Country, e)
			}
		}
	}
	return l
}

func (l *linker) add(id string, e *record.Encounter) {
	if known := l.spoken[id]; len(known) == 0 || known[len(known)-1] != e {
		l.spoken[id] = append(known, e)
	}
}

// spokenIn tells the kinds of encounter in which words are exchanged; a visit
// is the frame of such encounters and not one itself.
func spokenIn(e *record.Encounter) bool {
	return !e.Background && (e.Status == "held" || e.Status == "under way") && e.Kind != "visit"
}

// nearest is the id of the encounter that the speaker took part in and whose
// words stand last before pos (code points), or the first of them, or "".
func (l *linker) nearest(speaker string, pos int) string {
	candidates := l.spoken[speaker]
	if a := l.actors[speaker]; len(candidates) == 0 && a != nil && len(a.Members) > 1 {
		candidates = l.sharedBy(a.Members)
	}
	best, bestAt := "", -2
	for _, e := range candidates {
		if at := lastBefore(e.Evidence, pos); at > bestAt {
			best, bestAt = e.ID, at
		}
	}
	return best
}

// sharedBy lists the encounters of the first member in which every other member
// took part: "the two sides" of a meeting of two.
func (l *linker) sharedBy(members []string) []*record.Encounter {
	var shared []*record.Encounter
next:
	for _, e := range l.spoken[members[0]] {
		for _, m := range members[1:] {
			if !contains(l.spoken[m], e) {
				continue next
			}
		}
		shared = append(shared, e)
	}
	return shared
}

func contains(list []*record.Encounter, e *record.Encounter) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}

// lastBefore is the start of the last piece of evidence at or before pos, or -1.
func lastBefore(es []record.Evidence, pos int) int {
	last := -1
	for _, e := range es {
		if e.Start <= pos && e.Start > last {
			last = e.Start
		}
	}
	return last
}

// contentStart is where a statement's words begin, in code points.
func contentStart(s *record.Statement) int {
	switch pieces := contents(s); {
	case len(pieces) > 0:
		return pieces[0].Start
	case s.Cue != nil:
		return s.Cue.Start
	}
	return 0
}

func contents(s *record.Statement) []record.Evidence {
	if s.Content != nil {
		return []record.Evidence{*s.Content}
	}
	return s.Contents
}

// attributeFormulae gives each set phrase the speaker of the innermost
// statement whose content covers it.
func attributeFormulae(r *record.Record) {
	type piece struct {
		record.Evidence
		speaker string
	}
	var pieces []piece
	for i := range r.Statements {
		for _, c := range contents(&r.Statements[i]) {
			pieces = append(pieces, piece{c, r.Statements[i].Speaker})
		}
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].Start < pieces[j].Start })
	// Contents nest a few levels deep at most, so the one that covers a phrase
	// is among the last few that begin before it.
	const lookBack = 8
	for i := range r.Formulae {
		f := &r.Formulae[i]
		n := sort.Search(len(pieces), func(k int) bool { return pieces[k].Start > f.Evidence.Start })
		for k := n - 1; k >= max(0, n-lookBack); k-- {
			if f.Evidence.End <= pieces[k].End {
				f.Speaker = pieces[k].speaker
				break
			}
		}
	}
}

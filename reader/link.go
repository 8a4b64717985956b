package reader

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/statement"
)

// link puts the statements into the record and ties each to the encounter it
// was made in: one that its speaker took part in, told last before the words.
// What is said to the press or the public is said in none. The other side of
// that encounter is the addressee. Side gives, for an actor's id, the id of the
// government or organization it acts for.
func link(r *record.Record, said []statement.Statement, side map[string]string) {
	l := newLinker(r, side)
	l.findTold(r, said)
	for i := range said {
		l.place(said, i)
	}
	for i := range said {
		l.reports(said, i)
		r.Statements = append(r.Statements, said[i].Statement)
	}
}

// governments maps the id of each actor to that of the country or organization
// it acts for. A person without one stands for his country, if that is an actor
// too: who is received as its former statesman is spoken to as its voice.
func governments(cast *actor.Cast) map[string]string {
	out := make(map[string]string, len(cast.Actors))
	known := make(map[string]bool, len(cast.Actors))
	for i := range cast.Actors {
		known[cast.Actors[i].ID] = true
	}
	for i := range cast.Actors {
		a := &cast.Actors[i]
		switch g := cast.Government(i); {
		case g >= 0:
			out[a.ID] = cast.Actors[g].ID
		case a.Kind == actor.Person && a.Country != "" && known[a.Country]:
			out[a.ID] = a.Country
		}
	}
	return out
}

// linker knows, for each actor, the encounters it spoke in.
type linker struct {
	several bool // the document tells of several encounters
	release bool // the document is a government's own account
	side    map[string]string
	actors  map[string]*record.Actor
	byID    map[string]*record.Encounter
	spoken  map[string][]*record.Encounter // by participant, and by whom a participant acts for
	groups  map[string]string              // members, in order → the group of them
	pressed map[string]int                 // encounter → where its sides were told to face the press
	public  map[string]int                 // speaker → where he last spoke to the public, in code points
	told    map[string]bool                // encounter → only what somebody says tells of it
	teller  map[string]string              // encounter → who alone tells of it, in his own words
	spoke   map[string]int                 // encounter → where somebody last spoke in it
	passing map[string]string              // encounter → whom a clause that alone tells of it describes
}

func newLinker(r *record.Record, side map[string]string) *linker {
	l := &linker{
		side: side, actors: make(map[string]*record.Actor, len(r.Actors)),
		byID: make(map[string]*record.Encounter, len(r.Encounters)), spoken: map[string][]*record.Encounter{},
		groups: map[string]string{}, public: map[string]int{}, pressed: map[string]int{}, spoke: map[string]int{}, passing: map[string]string{}, release: r.Document.Agency == "" && r.Document.Publisher != "",
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		l.actors[a.ID] = a
		if len(a.Members) > 1 {
			l.groups[groupKey(a.Members)] = a.ID
		}
	}
	held := 0
	for i := range r.Encounters {
		e := &r.Encounters[i]
		l.byID[e.ID] = e
		if !spokenIn(e) {
			continue
		}
		if e.Kind != "visit" {
			held++
		}
		for _, p := range e.Participants {
			l.add(p.Actor, e)
			if g := side[p.Actor]; g != "" && g != p.Actor {
				l.add(g, e)
			}
		}
	}
	l.several = held > 1
	return l
}

// groupKey writes the members of a group in order.
func groupKey(members []string) string {
	return strings.Join(slices.Sorted(slices.Values(members)), "\n")
}

func (l *linker) add(id string, e *record.Encounter) {
	if known := l.spoken[id]; len(known) == 0 || known[len(known)-1] != e {
		l.spoken[id] = append(known, e)
	}
}

// spokenIn tells the kinds of encounter in which words are exchanged; a visit
// is the frame of such encounters, and one itself where it is told with its host.
func spokenIn(e *record.Encounter) bool {
	return (e.Status == "held" || e.Status == "under way") && (e.Kind != "visit" || len(e.Participants) > 1)
}

// place ties a statement to its encounter and names whom it was said to.
func (l *linker) place(said []statement.Statement, i int) {
	s := &said[i]
	if s.Speaker == "" {
		return
	}
	pos := contentStart(&s.Statement)
	if s.Setting.Public && !s.Setting.Joint {
		l.public[s.Speaker] = pos
		return
	}
	candidates := slices.DeleteFunc(l.candidates(s), func(e *record.Encounter) bool { return l.inPassing(s, e) })
	e, at := l.nearest(candidates, pos)
	e, at = l.amongSpeakers(said, i, candidates, e, at)
	if e != nil {
		e = l.amongTold(s, candidates, e, at)
	}
	if e == nil || !l.within(s, e, at) {
		if !s.Setting.Told {
			s.Addressee = "" // who was met elsewhere, or is not met, was not spoken to here
		}
		return
	}
	delete(l.public, s.Speaker)
	s.Encounter = e.ID
	l.spoke[e.ID] = pos
	switch {
	case s.Setting.Joint:
		s.Addressee = ""
		l.pressed[e.ID] = pos
	case s.Setting.Agreed || s.Setting.Beside && !s.Setting.Told || l.pressed[e.ID] > 0 && !s.Setting.Told && !s.Setting.Within:
		s.Addressee = "" // the others speak to the press there too
	case !s.Setting.Told:
		s.Addressee = l.otherSide(s.Speaker, e)
	}
}

// near is how far (code points) before the first word of an encounter a
// statement made in it may stand: a lead or two.
const near = 400

// far is how many code points behind the last words of an encounter, or the last that
// was said in it, a statement made in it may stand where a document tells several.
const far = 1200

// within reports whether a statement was made in an encounter whose words begin
// last before it at the code point at (negative: they follow).
func (l *linker) within(s *statement.Statement, e *record.Encounter, at int) bool {
	if s.Setting.Within || s.Setting.Joint || l.reporter(s) != "" {
		return true
	}
	if s.Setting.Recounts || l.ofState(s) || s.Setting.Told && !l.takesPart(s.Addressee, e) || s.Setting.Written && e.Kind != "letter" {
		return false
	}
	if by := l.teller[e.ID]; by != "" && by == s.Speaker {
		return false // of which he himself tells, elsewhere
	}
	if at < 0 {
		several := len(l.members(s.Speaker)) > 1
		return (several || s.Setting.Told) && len(e.Evidence) > 0 && e.Evidence[0].Start-contentStart(&s.Statement) < near
	}
	pos := contentStart(&s.Statement)
	if s.Cue == nil {
		at = max(at, l.spoke[e.ID]) // a transcript goes on
	}
	if pos-max(at, l.spoke[e.ID]) > far && l.several {
		return false
	}
	p, public := l.public[s.Speaker]
	return !public || at > p || s.Setting.Told // else he goes on speaking to the press
}

// takesPart reports whether an actor takes part in an encounter, or one of his government
// does; a group does whose members do.
func (l *linker) takesPart(id string, e *record.Encounter) bool {
	return slices.ContainsFunc(l.members(id), func(m string) bool {
		return slices.ContainsFunc(e.Participants, func(p record.Participant) bool { return p.Actor == m || l.sideOf(p.Actor) == l.sideOf(m) })
	})
}

// ofState reports whether a state speaks by itself ("Riyadh said"), not as the
// side of an encounter ("the Saudi side said"): it speaks to all.
func (l *linker) ofState(s *statement.Statement) bool {
	a := l.actors[s.Speaker]
	return !l.release && a != nil && a.Kind == "country" && (s.Source == nil || !strings.HasSuffix(s.Source.Exact, "side") && !strings.HasSuffix(s.Source.Exact, "delegation"))
}

// members are the actors that a speaker is made of, himself where he is one.
func (l *linker) members(speaker string) []string {
	if a := l.actors[speaker]; a != nil && len(a.Members) > 1 {
		return a.Members
	}
	return []string{speaker}
}

// candidates lists the encounters that a statement may have been made in. What
// somebody tells that another has said was said where the two of them met, in
// an encounter of the past too.
func (l *linker) candidates(s *statement.Statement) []*record.Encounter {
	members := l.members(s.Speaker)
	reporter := l.reporter(s)
	if reporter != "" && len(l.spoken[reporter]) > 0 {
		members = append(slices.Clone(members), reporter)
	}
	if s.Setting.Told && len(l.spoken[s.Addressee]) > 0 {
		members = append(slices.Clone(members), s.Addressee)
	}
	shared := l.sharedBy(members)
	pos := contentStart(&s.Statement)
	if reporter == "" && slices.ContainsFunc(shared, func(e *record.Encounter) bool { return !l.told[e.ID] }) {
		shared = slices.DeleteFunc(shared, func(e *record.Encounter) bool { return l.told[e.ID] && !covers(e.Evidence, pos) })
	}
	return slices.DeleteFunc(shared, func(e *record.Encounter) bool {
		return e.Background && reporter == "" && !covers(e.Evidence, pos)
	})
}

// covers reports whether a piece of evidence spans the code point.
func covers(es []record.Evidence, pos int) bool {
	for _, e := range es {
		if e.Start <= pos && pos < e.End {
			return true
		}
	}
	return false
}

// reports ties a statement that tells what somebody else said to the encounter
// in which that was said, unless it was long ago: nobody is spoken to in it.
func (l *linker) reports(said []statement.Statement, i int) {
	s := &said[i]
	pieces := s.Statement.Pieces()
	if s.Speaker == "" || len(pieces) == 0 {
		return
	}
	end := pieces[len(pieces)-1].End
	for j := i + 1; j < len(said) && contentStart(&said[j].Statement) < end; j++ {
		if e := l.byID[said[j].Encounter]; e != nil && said[j].ReportedBy == s.Speaker && !e.Background {
			s.Encounter, s.Addressee = e.ID, ""
			return
		}
	}
}

// reporter is the actor who tells that a statement was made, "" where the story
// does.
func (l *linker) reporter(s *statement.Statement) string {
	if a := l.actors[s.ReportedBy]; a != nil {
		return a.ID
	}
	return ""
}

// nearest is the encounter whose words stand last before pos (code points), or
// the first of them, and where these words begin. A signing or a ceremony is
// taken only where there is nothing else, since what is signed was agreed before;
// a visit only where not even that is told.
func (l *linker) nearest(candidates []*record.Encounter, pos int) (best *record.Encounter, bestAt int) {
	bestAt = -2
	for rank := range lastRank + 1 {
		for _, e := range candidates {
			if at := lastBefore(e.Evidence, pos); rankOf(e) == rank && at > bestAt {
				best, bestAt = e, at
			}
		}
		if best != nil {
			break
		}
	}
	return best, bestAt
}

// lastRank is the greatest of rankOf.
const lastRank = 2

// rankOf orders encounters by how much is said in them: 0 for talks of any kind.
func rankOf(e *record.Encounter) int {
	switch {
	case e.Kind == "visit":
		return lastRank
	case formalAct(e):
		return 1
	}
	return 0
}

func formalAct(e *record.Encounter) bool { return e.Kind == "signing" || e.Kind == "ceremony" }

// sharedBy lists the encounters of the first member in which every other member
// took part: "the two sides" of a meeting of two.
func (l *linker) sharedBy(members []string) []*record.Encounter {
	var shared []*record.Encounter
next:
	for _, e := range l.spoken[members[0]] {
		for _, m := range members[1:] {
			if !slices.Contains(l.spoken[m], e) {
				continue next
			}
		}
		shared = append(shared, e)
	}
	return shared
}

// otherSide is whom a speaker spoke to in an encounter: the one other side, or
// the group of the others where there is one.
func (l *linker) otherSide(speaker string, e *record.Encounter) string {
	if len(l.members(speaker)) > 1 {
		return ""
	}
	own := l.sideOf(speaker)
	var others []string
	for _, p := range e.Participants {
		if g := l.sideOf(p.Actor); p.Role != "mediator" && g != own && !slices.Contains(others, g) {
			others = append(others, g)
		}
	}
	if len(others) == 1 {
		return others[0]
	}
	return l.groups[groupKey(others)]
}

func (l *linker) sideOf(id string) string {
	if g := l.side[id]; g != "" {
		return g
	}
	return id
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
	switch pieces := s.Pieces(); {
	case len(pieces) > 0:
		return pieces[0].Start
	case s.Cue != nil:
		return s.Cue.Start
	}
	return 0
}

package reader

import (
	"slices"
	"sort"

	"chancery/record"
	"chancery/statement"
)

// turns bounds how many statements before and behind one its speaker is answered in.
const turns = 4

// amongSpeakers passes over an encounter told in passing, with somebody who is not
// heard, for the one with whom the story has the speaker exchange words: "Merz, who had
// met Macron in Paris, was received by Tusk. Tusk said…, Merz replied…".
func (l *linker) amongSpeakers(said []statement.Statement, i int, candidates []*record.Encounter, e *record.Encounter, at int) (*record.Encounter, int) {
	if e == nil || len(candidates) < 2 || len(e.Evidence) > 1 {
		return e, at
	}
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(said) && j >= i-turns && j <= i+turns; j += step {
			t := said[j].Speaker
			if t == "" || t == said[i].Speaker || l.reporter(&said[j]) != "" {
				continue
			}
			if slices.Contains(l.spoken[t], e) {
				return e, at
			}
			for _, x := range candidates {
				if x != e && !x.Background && slices.Contains(l.spoken[t], x) {
					if before := lastBefore(x.Evidence, contentStart(&said[i].Statement)); before >= 0 {
						return x, before
					}
				}
			}
			break
		}
	}
	return e, at
}

// amongTold chooses between encounters of a speaker with others that the same words tell:
// the one with whom he names, or the one in which the talk goes on; nil where neither
// tells.
func (l *linker) amongTold(s *statement.Statement, candidates []*record.Encounter, e *record.Encounter, at int) *record.Encounter {
	if at < 0 {
		return e
	}
	pos := contentStart(&s.Statement)
	tied := []*record.Encounter{e}
	for _, x := range candidates {
		if x != e && rankOf(x) == 0 && lastBefore(x.Evidence, pos) == at && !l.sameSides(x, e) {
			tied = append(tied, x)
		}
	}
	if len(tied) == 1 {
		return e
	}
	var going *record.Encounter
	for _, x := range tied {
		if p := l.spoke[x.ID]; p > at && (going == nil || p > l.spoke[going.ID]) {
			going = x
		}
	}
	for _, side := range []bool{false, true} {
		if named := l.named(s, tied, side); named != nil {
			return named
		}
	}
	if going == nil {
		return l.ofOneSide(s, tied)
	}
	return going
}

// ofOneSide chooses where the others are all of one government: talks, else what is told
// first. Nil where they are not.
func (l *linker) ofOneSide(s *statement.Statement, tied []*record.Encounter) *record.Encounter {
	best, other := tied[0], l.otherSide(s.Speaker, tied[0])
	for _, x := range tied {
		if other == "" || l.otherSide(s.Speaker, x) != other {
			return nil
		}
		if x.Kind == "talks" && best.Kind != "talks" {
			best = x
		}
	}
	return best
}

// named is the only one of the encounters of which a statement names another who takes
// part, or whose government it names; nil for none or several.
func (l *linker) named(s *statement.Statement, tied []*record.Encounter, side bool) (only *record.Encounter) {
	for _, x := range tied {
		switch {
		case !l.namesOther(s, x, side):
		case only != nil:
			return nil
		default:
			only = x
		}
	}
	return only
}

// sameSides reports whether two encounters are of the same, where a government that one
// of them names may be whoever acts for it in the other.
func (l *linker) sameSides(a, b *record.Encounter) bool {
	same := func(p, q string) bool {
		return p == q || l.sideOf(p) == l.sideOf(q) && (p == l.sideOf(p) || q == l.sideOf(q))
	}
	within := func(x, y *record.Encounter) bool {
		return !slices.ContainsFunc(x.Participants, func(p record.Participant) bool {
			return !slices.ContainsFunc(y.Participants, func(q record.Participant) bool { return same(p.Actor, q.Actor) })
		})
	}
	return within(a, b) && within(b, a)
}

// namesOther reports whether the words of a statement, from who speaks to the end of
// what is said, name somebody of the encounter that is not of the speaker's side, or his
// government.
func (l *linker) namesOther(s *statement.Statement, e *record.Encounter, side bool) bool {
	first, last := extent(&s.Statement)
	own := l.sideOf(s.Speaker)
	for _, p := range e.Participants {
		g := l.sideOf(p.Actor)
		if g == own {
			continue
		}
		id := p.Actor
		if side {
			id = g
		}
		if a := l.actors[id]; a != nil && mentionedIn(a.Mentions, first, last) {
			return true
		}
	}
	return false
}

// extent is where the words of a statement begin and end, in code points.
func extent(s *record.Statement) (first, last int) {
	pieces := slices.Clip(s.Pieces())
	for _, v := range []*record.Evidence{s.Source, s.Cue} {
		if v != nil {
			pieces = append(pieces, *v)
		}
	}
	for i, p := range pieces {
		if i == 0 || p.Start < first {
			first = p.Start
		}
		last = max(last, p.End)
	}
	return first, last
}

// mentionedIn reports whether a mention, which are in the order of the text, begins in a
// stretch.
func mentionedIn(mentions []record.Mention, first, last int) bool {
	i := sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= first })
	return i < len(mentions) && mentions[i].Start < last
}

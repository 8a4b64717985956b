package statement

import "chancery/actor"

// namedAt is the id of the actor that a content opens with, a possessive
// included: whom "condemned Russia's attacks" and "praised India for" speak of.
func (r *reader) namedAt(c span, who int) string {
	end := c.first
	for end < min(c.last, c.first+5) && (end == c.first || !r.isAny(end, "in", "on", "at", "against", "over", "between", "near", "towards")) {
		end++ // "the attack on Israel" is nothing that Israel has done
	}
	return r.firstActor(span{c.first, end}, who, true)
}

// targeted are the acts that are done to somebody.
var targeted = map[string]bool{
	"praise": true, "criticize": true, "urge": true, "request": true, "invite": true, "thank": true, "congratulate": true,
	"condole": true, "threaten": true, "warn": true, "offer": true, "apologize": true,
}

// toWhom are the acts whose clause names, behind its verb, whom they are done to.
var toWhom = map[string]bool{
	"offer": true, "invite": true, "thank": true, "congratulate": true, "threaten": true, "condole": true, "apologize": true,
}

// actorIn is the id of the first actor in a span that is not the speaker's own
// side.
func (r *reader) actorIn(s span, who int) string { return r.firstActor(s, who, false) }

func (r *reader) firstActor(s span, who int, modifiers bool) string {
	if s.empty() {
		return ""
	}
	side := -1
	if who >= 0 {
		side = r.government(who)
	}
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor < 0 || m.Actor == who || m.Modifier && !modifiers || side >= 0 && r.sameSide(m.Actor, side) {
			continue
		}
		if r.cast.Actors[m.Actor].Kind == actor.Group && len(r.cast.Actors[m.Actor].Members) > 0 {
			continue
		}
		return r.cast.Actors[m.Actor].ID
	}
	return ""
}

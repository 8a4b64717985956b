package statement

import "chancery/actor"

// cueAct is the act of a clause under a cue that performs one itself, and to
// whom the cue says it is done. A hope that somebody else does something asks him
// to.
func (r *reader) cueAct(f *found, x clause, who int) (act, target string) {
	act = f.entry.act
	if f.undone {
		return "reject", ""
	}
	side := r.stanceOf(x.subject, who)
	if f.to >= 0 && f.to != who {
		target = r.cast.Actors[f.to].ID
	}
	modal := x.finite >= 0 && r.isAny(x.finite, "will", "would", "can", "could", "may", "should", "'ll")
	switch act {
	case "agree":
		if a := &r.cast.Actors[max(who, 0)]; f.entry.words[0] == "decide" && who >= 0 && a.Kind != actor.Group {
			act = "announce" // nobody decides with himself
		}
	case "hope":
		if side == other && modal && f.entry.words[len(f.entry.words)-1] != "confidence" && f.entry.words[len(f.entry.words)-1] != "confident" {
			return "request", r.actorIn(x.subject, who)
		}
	case "warn":
		if side == own && x.finite >= 0 && r.isAny(x.finite, "will", "would", "'ll") && r.conditioned(x.span) {
			act = "threaten" // what one will do oneself if another does what he is warned of
		}
	case "request":
		if w := f.entry.words; len(w) > 1 && asks[w[1]] && !modal {
			return r.actOf(x, who), target // "asked whether the sample had been sent"
		}
	case "offer":
		if x.finite >= 0 && (r.isAny(x.finite, "should", "must") || r.bareDemand(x)) {
			act = "urge"
		}
	}
	// What is repeated, announced or warned of may be an act of its own:
	// "reiterated its call for a ceasefire", "warned it would pay a price".
	said := r.actOf(x, who)
	if act == "reaffirm" && said == "pledge" && f.entry.words[0] == "affirm" {
		act = said // what is affirmed for the future
	}
	if may := overCue[act]; may[said] && !(act == "reaffirm" && x.finite < 0 && r.isAny(x.first+1, "need", "importance", "necessity")) {
		act = said
	}
	return act, target
}

// asks are the words that open what somebody only wants to know.
var asks = map[string]bool{"if": true, "whether": true, "how": true, "why": true}

// conditioned reports whether a clause makes what it tells depend on something.
func (r *reader) conditioned(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.isAny(k, "if", "unless") {
			return true
		}
	}
	return false
}

// overCue are, for the act of a cue, the acts of a clause that stay what they
// are under it.
var overCue = map[string]map[string]bool{
	"reaffirm": {"urge": true, "offer": true, "reject": true, "warn": true, "threaten": true, "criticize": true, "request": true, "invite": true, "thank": true, "hope": true, "condole": true, "congratulate": true},
	"warn":     {"threaten": true},
	"announce": {"pledge": true, "reject": true, "offer": true, "invite": true},
}

// assured tells of "assured him that the sum would be paid": who assures others of
// what is to come pledges it, whoever is to do it.
func (r *reader) assured(f *found, x clause) bool {
	return f.entry != nil && f.entry.words[0] == "assure" && x.finite >= 0 && r.isReported(x.finite, "will")
}

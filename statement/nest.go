package statement

import (
	"slices"

	"chancery/actor"
)

// nest looks at the statements of one sentence that lie inside the content of
// another. One that tells what somebody else said ("A said B had told C that
// D") stays, reported by the speaker around it; any other is no statement of
// its own but part of what is said.
func (r *reader) nest(from int) {
	var kept []found
	gone := make([]bool, len(r.found)-from)
	for i := from; i < len(r.found); i++ {
		f := r.found[i]
		outer := -1
		for j := from; j < len(r.found); j++ {
			if j != i && !gone[j-from] && r.inContent(&r.found[j], f.cue.first) {
				outer = j
			}
		}
		if outer >= 0 {
			if gone[i-from] = !r.reports(&f, &r.found[outer]); gone[i-from] {
				continue
			}
			if f.entry.form == nounCue { // "rejected Li's claim that" is no report of it
				kept = append(kept, f)
				continue
			}
			f.reporter, _ = r.speaker(&r.found[outer])
			deal := f.entry.act == "agree"
			r.found[outer].holds, r.found[outer].deal = true, deal
			for k := range kept { // the one around it may have been kept before
				if kept[k].cue == r.found[outer].cue {
					kept[k].holds, kept[k].deal = true, deal
				}
			}
		}
		kept = append(kept, f)
	}
	r.found = append(r.found[:from], kept...)
}

// dropQuoted drops the statements that stand in what somebody is quoted with over
// several sentences: they are part of what he says.
func (r *reader) dropQuoted() {
	within := make([]bool, r.n)
	for _, f := range r.found {
		for _, c := range f.contents {
			if r.quoted[c.first] < 0 || !f.inferred && (c.has(f.cue.first) || r.sentence(c.first) == r.sentence(c.last-1)) {
				continue
			}
			for k := c.first; k < c.last; k++ {
				within[k] = true
			}
		}
	}
	r.found = slices.DeleteFunc(r.found, func(f found) bool {
		return !f.inferred && !f.cue.empty() && within[f.cue.first] && r.quoted[f.cue.first] >= 0
	})
}

// mouthpiece reports whether one who speaks is there to tell what others say, a
// spokesperson or a press service, and the other is a person.
func (r *reader) mouthpiece(who, whom int) bool {
	if who < 0 || whom < 0 || r.cast.Actors[who].Kind != actor.Person {
		return false
	}
	a := &r.cast.Actors[whom]
	return a.Kind == actor.Organization || a.Office != nil && a.Office.Level == "spokesperson"
}

// reports reports whether a statement inside another is a report of its own: a
// clause that somebody is said to have spoken before.
func (r *reader) reports(f, outer *found) bool {
	if f.entry.form == nounCue {
		who, _ := r.speaker(f)
		whom, _ := r.speaker(outer)
		return who >= 0 && who != whom && r.quoted[f.cue.first] < 0
	}
	if f.entry.weak || f.source.empty() || f.source == outer.source {
		return false
	}
	if outer.entry.act == "deny" {
		return false // what is denied was not said
	}
	beside := r.tense(f.cue.first) == 'g' && outer.cue.first > f.cue.first // "reaffirmed A, underscoring B, it said"
	if r.tense(f.cue.first) != 'd' && !beside || r.quoted[f.cue.first] >= 0 {
		return false
	}
	earlier := false // "had told", "has agreed"
	for k := f.cue.first - 1; k >= f.source.last && k > f.cue.first-4; k-- {
		earlier = earlier || slices.Contains(haveForms, r.lower[k])
	}
	who, _ := r.speaker(f)
	whom, _ := r.speaker(outer)
	if f.entry.act != "" && outer.cue.first < f.cue.first && !earlier && !r.mouthpiece(who, whom) {
		return false
	}
	if who < 0 {
		several, _ := r.together(f.source)
		return several && r.inContent(outer, f.source.first)
	}
	if whom >= 0 && earlier && f.entry.act != "" && r.government(whom) == who {
		return false // "said India has always supported the plan": it is his to say
	}
	return (who != whom || earlier) && r.inContent(outer, f.source.first)
}

package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// family joins the kinds that one encounter is told by in different sentences.
func family(kind string) string {
	switch kind {
	case "meeting", "talks", "summit", "consultation":
		return "meeting"
	}
	return kind
}

// greeted tells of a welcome where somebody lands.
func (f *finder) greeted(r *report) bool {
	for k := range f.text.Sentence(r.sentence).Tokens() {
		if f.lex.airfields[k.Lower()] && k.Index() > r.token-nearReach && k.Index() < r.token+2*nearReach {
			return true
		}
	}
	return false
}

// sequel tells of "then", "later" beside a report's verb.
func (f *finder) sequel(r *report) bool {
	for c := range f.text.Token(max(r.anchor, 0)).Children() {
		if c.BaseRel() == syntax.Advmod && f.lex.sequels[c.Lower()] {
			return true
		}
	}
	return false
}

// onceMore tells of "saw him again".
func (f *finder) onceMore(r *report) bool {
	v := f.text.Token(max(r.anchor, 0))
	for c := range v.Children() {
		if c.BaseRel() == syntax.Advmod && c.Lower() == "again" {
			return isVerb(v) && r.status == "held"
		}
	}
	return false
}

// hostBeside tells of a longer list whose host the shorter has not, and has somebody
// of the host's country: "the three ministers called on the premier" is not the
// meeting of the three.
func (f *finder) hostBeside(long, short []side) bool {
	if len(long) <= len(short) || len(short) < 2 {
		return false
	}
	for _, h := range long {
		if h.role != "host" || slices.ContainsFunc(short, func(s side) bool { return s.actor == h.actor }) {
			continue
		}
		if slices.ContainsFunc(short, func(s side) bool { return f.compatriots(s.actor, h.actor) }) {
			return true
		}
	}
	return false
}

// kindsFit: one family, or a call and those who "spoke with" each other.
func kindsFit(a, b *report) bool {
	open := func(r *report) bool { return r.unsaid || r.loose && r.place.country == "" }
	return family(a.kind) == family(b.kind) || open(a) && b.kind == "call" || a.kind == "call" && open(b)
}

func statusFits(a, b, kind string) bool {
	if a == b {
		return true
	}
	if a == "denied" && b == "held" || a == "held" && b == "denied" {
		return true // told by one, denied by another: the denial is what the story leaves standing
	}
	open := func(s string) bool { return s == "held" || s == "under way" }
	return open(a) && open(b) || kind == "visit" && (a == "planned" && b == "invited" || a == "invited" && b == "planned")
}

// datesFit tells whether two dates can be one: one is unknown, or they overlap.
func datesFit(a, b dating) bool {
	if a.value == "" || b.value == "" {
		// What has a month or a year only is told from afar; what has no day is
		// told from near.
		coarse := a.precision + b.precision
		return coarse != "month" && coarse != "year"
	}
	return a.from.Number() <= b.to.Number() && b.from.Number() <= a.to.Number()
}

func placesFit(a, b placing) bool {
	return (a.country == "" || b.country == "" || a.country == b.country) && (a.city == "" || b.city == "" || a.city == b.city)
}

// sidesFit tells whether two lists can name the same participants: each of the
// shorter list is in the longer, or stands for the same country as one of it
// that is named more or less fully.
func (f *finder) sidesFit(a, b []side) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 && len(b) > 1 {
		return false
	}
	used := make([]bool, len(b))
	for _, x := range a {
		found := false
		for j, y := range b {
			if !used[j] && f.sameSide(x.actor, y.actor) {
				used[j], found = true, true
				break
			}
		}
		if !found {
			return false
		}
	}
	return len(a) == len(b) || len(b) > 2 && len(a) >= 2
}

// sameSide: the same actor, or a country and someone who stands for it.
func (f *finder) sameSide(x, y int) bool {
	if x == y {
		return true
	}
	a, b := &f.cast.Actors[x], &f.cast.Actors[y]
	if a.Kind == actor.Person && b.Kind == actor.Person && !f.faceless[x] && !f.faceless[y] {
		return shortOf(a.Name, b.Name) || shortOf(b.Name, a.Name)
	}
	n, m := f.nation(x), f.nation(y)
	return n != "" && n == m
}

// shortOf tells whether a name of one word is a word of the other: "Xi" in the
// headline, "Xi Jinping" in the story.
func shortOf(short, full string) bool {
	return !strings.Contains(short, " ") && strings.Contains(full, " ") && slices.Contains(strings.Fields(full), short)
}

func isCapital(p placing) bool {
	c, ok := where.Capital(p.country)
	return ok && c.Name == p.city
}

// specific ranks the words of one family: a summit is also a meeting.
func specific(kind string) int {
	switch kind {
	case "summit":
		return 3
	case "consultation":
		return 2
	}
	return 1
}

// fuller tells whether x names a side better than y: persons before groups
// and organizations, those before countries.
func (f *finder) fuller(x, y int) bool {
	rank := func(i int) int {
		if f.faceless[i] {
			return 2 // "an Indian minister"
		}
		switch f.cast.Actors[i].Kind {
		case actor.Person:
			return 3
		case actor.Organization:
			return 2
		case actor.Group:
			return 1
		}
		return 0
	}
	if rank(x) == 3 && rank(y) == 3 {
		return len(strings.Fields(f.cast.Actors[x].Name)) > len(strings.Fields(f.cast.Actors[y].Name))
	}
	return rank(x) > rank(y)
}

package correction

import (
	"fmt"
	"slices"

	"chancery/record"
)

// find gives the place of the thing that a target means in the list of its
// kind, and why it is not there when it is not.
func find(r *record.Record, t Target) (at int, why string) {
	if t.Document != r.Document.ID {
		return 0, "it is aimed at another document"
	}
	list := things(r, t.Kind)
	if len(list) == 0 {
		return 0, fmt.Sprintf("nothing is read as %s %s any more", article(t.Kind), t.Kind)
	}
	if t.Kind == OfDocument {
		return 0, ""
	}
	best, second, at := standing{}, standing{}, -1
	for i, x := range list {
		s := t.stands(x)
		switch {
		case s.words == 0:
		case best.less(s):
			second, best, at = best, s, i
		case second.less(s):
			second = s
		}
	}
	switch {
	case at < 0:
		return 0, fmt.Sprintf("no %s stands on %q any more", t.Kind, firstWords(t.Ground))
	case best == second:
		return 0, fmt.Sprintf("two things of the kind %s stand on %q and are alike", t.Kind, firstWords(t.Ground))
	}
	return at, ""
}

func article(noun string) string {
	if noun != "" && slices.Contains([]byte("aeiou"), noun[0]) {
		return "an"
	}
	return "a"
}

// firstWords are the beginning of a target's ground, for a message.
func firstWords(ground []record.Evidence) string {
	if len(ground) == 0 {
		return ""
	}
	const long = 60
	words := []rune(ground[0].Exact)
	if len(words) > long {
		return string(words[:long]) + "…"
	}
	return ground[0].Exact
}

// standing is how well a thing fits a target, what counts most first.
type standing struct {
	exact int // spans in common to the letter
	words int // code points in common
	marks int
	id    bool
}

func (s standing) less(o standing) bool {
	switch {
	case s.words == 0 || o.words == 0:
		return s.words < o.words
	case s.exact != o.exact && (s.exact == 0 || o.exact == 0):
		return s.exact < o.exact
	case s.marks != o.marks:
		return s.marks < o.marks
	case s.exact != o.exact:
		return s.exact < o.exact
	case s.words != o.words:
		return s.words < o.words
	}
	return !s.id && o.id
}

func (t Target) stands(x thing) standing {
	s := standing{id: x.id == t.ID}
	for _, g := range t.Ground {
		for _, e := range x.ground {
			if g == e {
				s.exact++
			}
			s.words += max(0, min(g.End, e.End)-max(g.Start, e.Start))
		}
	}
	for _, m := range t.Marks {
		if slices.Contains(x.marks, m) {
			s.marks++
		}
	}
	return s
}

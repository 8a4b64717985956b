package archive

import "slices"

// Levels are the levels of office, the highest first.
func Levels() []string { return slices.Clone(levels) }

// levels may grow at the end only, by two: shapes count by them.
var levels = []string{
	"head of state", "head of government", "head of organization", "deputy head of government", "foreign minister",
	"legislature leader", "party leader", "minister", "military chief", "special envoy", "ambassador", "senior official", "spokesperson",
}

// kinds of encounter, in the order in which one that is told as several counts.
// They may grow at the end only, by six: shapes count by them.
var kinds = []string{"summit", "talks", "signing", "meeting", "consultation", "call", "letter", "ceremony", "visit"}

// ranking finds the highest level and the kind of an encounter among its terms,
// by their places in these lists.
type ranking struct{ levels, kinds map[int64]int }

func (r *ranking) level(terms []int64) string { return first(terms, r.levels, levels) }

func (r *ranking) kind(terms []int64) string { return first(terms, r.kinds, kinds) }

// first is the value of the lowest rank among terms, "" when none is ranked.
func first(ids []int64, rank map[int64]int, list []string) string {
	best := len(list)
	for _, id := range ids {
		if at, ok := rank[id]; ok {
			best = min(best, at)
		}
	}
	if best == len(list) {
		return ""
	}
	return list[best]
}

package archive

import "slices"

// Levels are the levels of office, the highest first.
func Levels() []string {
	return []string{
		"head of state", "head of government", "head of organization", "deputy head of government", "foreign minister",
		"legislature leader", "party leader", "minister", "military chief", "special envoy", "ambassador", "senior official", "spokesperson",
	}
}

// kinds of encounter, in the order in which one that is told as several counts.
var kinds = []string{"summit", "talks", "signing", "meeting", "consultation", "call", "letter", "ceremony", "visit"}

// ranks gives each term of a field its place in a list of values.
func ranks(terms map[int64]term, field string, list []string) map[int64]int {
	out := make(map[int64]int)
	for id, one := range terms {
		if one.field == field {
			if at := slices.Index(list, one.value); at >= 0 {
				out[id] = at
			}
		}
	}
	return out
}

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

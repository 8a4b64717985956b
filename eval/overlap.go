package eval

import (
	"sort"
	"unicode"

	"chancery/record"
)

// overlapEnough is the least overlap at which two spans are taken to be the
// same statement: half of the words that either of them has (Jaccard).
const overlapEnough = 0.5

// words are the places of a text's words (runs of letters and digits), by which
// spans are compared so that a stop or quotation mark more or less says nothing.
type words struct {
	before []int // before[i] counts the words that begin before code point i
}

func newWords(text string) words {
	w := words{before: make([]int, 1, len(text)+1)}
	n, inside := 0, false
	for _, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !inside {
			n++
		}
		inside = letter
		w.before = append(w.before, n)
	}
	return w
}

// set is the numbers of the words that begin in any of the spans.
func (w words) set(spans ...record.Evidence) map[int]bool {
	set := map[int]bool{}
	last := len(w.before) - 1
	for _, s := range spans {
		for n := w.before[min(max(s.Start, 0), last)]; n < w.before[min(max(s.End, 0), last)]; n++ {
			set[n] = true
		}
	}
	return set
}

// jaccard is the share of words that two sets have in common.
func jaccard[K comparable](a, b map[K]bool) float64 {
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	return ratio(both, len(a)+len(b)-both)
}

// containment is the share of the smaller set that the larger one has too.
func containment[K comparable](a, b map[K]bool) float64 {
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	return ratio(both, min(len(a), len(b)))
}

// pair joins the i-th of one list with the j-th of another.
type pair struct{ gold, got int }

// bestPairs joins two lists one to one, best score first; pairs that score 0 or
// less stay apart. Among equal scores the earlier in the lists wins.
func bestPairs(golds, gots int, score func(i, j int) float64) []pair {
	type scored struct {
		pair
		score float64
	}
	var all []scored
	for i := range golds {
		for j := range gots {
			if s := score(i, j); s > 0 {
				all = append(all, scored{pair{i, j}, s})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	usedGold, usedGot := make([]bool, golds), make([]bool, gots)
	var out []pair
	for _, s := range all {
		if !usedGold[s.gold] && !usedGot[s.got] {
			usedGold[s.gold], usedGot[s.got] = true, true
			out = append(out, s.pair)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].gold < out[j].gold })
	return out
}

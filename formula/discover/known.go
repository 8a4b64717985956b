package discover

import (
	"strings"

	"chancery/formula"
)

// known are the wordings of the lists by their stems.
type known struct {
	inside   map[string]bool // each stretch of each wording
	wordings []knownWording
	byStem   map[string][]int
}

type knownWording struct {
	formula string
	stems   []string
}

func newKnown(set *formula.Set) *known {
	k := &known{inside: map[string]bool{}, byStem: map[string][]int{}}
	for _, e := range set.List() {
		for _, w := range append([]string{e.Formula}, e.Variants...) {
			stems := set.Stems(w)
			at := len(k.wordings)
			k.wordings = append(k.wordings, knownWording{e.Formula, stems})
			seen := map[string]bool{}
			for i := range stems {
				if !seen[stems[i]] {
					seen[stems[i]] = true
					k.byStem[stems[i]] = append(k.byStem[stems[i]], at)
				}
				for j := i + 1; j <= len(stems); j++ {
					k.inside[strings.Join(stems[i:j], " ")] = true
				}
			}
		}
	}
	return k
}

// much is from what likeness on a wording is offered as a variant of a listed
// one.
const much = 0.72

// compare tells whether a wording is listed, or lies in one that is, else which
// formula it is much like.
func (k *known) compare(stems []string) (variantOf string, listed bool) {
	if k.inside[strings.Join(stems, " ")] {
		return "", true
	}
	common := map[int]int{}
	counted := map[string]bool{}
	for _, s := range stems {
		if counted[s] {
			continue
		}
		counted[s] = true
		for _, w := range k.byStem[s] {
			common[w]++
		}
	}
	best, most := -1, 0.0
	for w, n := range common {
		like := 2 * float64(n) / float64(len(stems)+len(k.wordings[w].stems))
		if like > most || like == most && w < best {
			best, most = w, like
		}
	}
	if most < much {
		return "", false
	}
	// A listed wording with plain words around it is that wording.
	joined := " " + strings.Join(stems, " ") + " "
	if w := " " + strings.Join(k.wordings[best].stems, " ") + " "; len(k.wordings[best].stems) > 1 && strings.Contains(joined, w) {
		return "", true
	}
	return k.wordings[best].formula, false
}

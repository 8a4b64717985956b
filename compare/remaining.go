package compare

import (
	"cmp"
	"math"
	"slices"
)

// candidate is a pair of clauses for neither of which a pair was found, with what tells
// whether they say one thing in words that nothing joins.
type candidate struct {
	a, b   *unit
	i, j   int // their places
	fields float64
	near   int
	apart  float64 // of their places in their accounts, 0 to 1
	margin float64 // by how much their likeness passes that of either with any other clause
}

// trait is one of the things by which a candidate is weighed. What each counts stands in
// data/pairs.tsv.
type trait struct {
	name string
	of   func(*candidate) float64
}

// traits are all of them.
var traits = []trait{
	{"said by both together", func(c *candidate) float64 { return one01(len(c.a.Voice) > 1 && slices.Equal(c.a.Voice, c.b.Voice)) }},
	{"the same feeling", func(c *candidate) float64 {
		return one01(c.a.Act == c.b.Act && (feels(c.a) || c.a.Act == "invite"))
	}},
	{"feeling in one alone", func(c *candidate) float64 { return one01(feels(c.a) != feels(c.b)) }},
	{"asked for and told", func(c *candidate) float64 {
		return one01(demands(c.a) && tells(c.b) || tells(c.a) && demands(c.b))
	}},
	{"duty in both or none", func(c *candidate) float64 {
		return one01((c.a.duty || demands(c.a)) == (c.b.duty || demands(c.b)))
	}},
	{"other topics", func(c *candidate) float64 {
		return one01(len(c.a.topics) > 0 && len(c.b.topics) > 0 && !meet(c.a.topics, c.b.topics))
	}},
	{"of one field", func(c *candidate) float64 { return c.fields }},
	{"of one narrow field", func(c *candidate) float64 { return float64(min(c.near, nearMost)) }},
	{"a name of these two", func(c *candidate) float64 {
		_, sole := sharedNames(c.a, c.b)
		return one01(sole > 0)
	}},
	{"a name of others too", func(c *candidate) float64 {
		all, sole := sharedNames(c.a, c.b)
		return one01(all > sole)
	}},
	{"apart in order", func(c *candidate) float64 { return c.apart }},
	{"nearer than any other", func(c *candidate) float64 { return c.margin }},
	{"talked of", func(c *candidate) float64 { return one01(c.a.agenda && c.b.agenda) }},
	{"of one length", func(c *candidate) float64 {
		return min(c.a.total, c.b.total) / max(someWeight, c.a.total, c.b.total)
	}},
}

const (
	nearMost   = 3   // so many narrow fields in common count
	marginMost = 0.5 // and so much margin
)

func one01(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// sharedNames counts the third parties that both clauses name, and those of them that no
// other clause of either account names.
func sharedNames(a, b *unit) (all, sole int) {
	for i := range a.terms {
		t := &a.terms[i]
		if !named(t.key) || t.weight < 1 {
			continue
		}
		if at, much := t.among(b); much == 1 {
			all++
			if t.spread == 1 && b.terms[at].spread == 1 {
				sole++
			}
		}
	}
	return all, sole
}

// weigh is how sure it is that the clauses of a candidate say one thing, 0 to 1
// (logistic regression), and which trait speaks for it most.
func (l *lexicon) weigh(c *candidate) (sure float64, most string) {
	z, top := l.bias, 0.0
	for k, t := range traits {
		v := l.traits[k] * t.of(c)
		if z += v; v > top {
			top, most = v, t.name
		}
	}
	return 1 / (1 + math.Exp(-z)), most
}

// remainingFrom is how sure a pair of clauses must be that are left over.
const remainingFrom = 0.70

// remaining are pairs of clauses for which no pair was found, the surest first.
func (l *lexicon) remaining(units []unit, found []pair) []pair {
	var out []pair
	for _, c := range l.candidates(units, found) {
		if sure, most := l.weigh(&c); sure >= remainingFrom {
			out = append(out, pair{a: c.i, b: c.j, score: sure, most: most, words: alike(c.a, c.b).share})
		}
	}
	slices.SortStableFunc(out, func(p, q pair) int { return cmp.Compare(q.score, p.score) })
	return out
}

// candidates are the pairs of clauses of two accounts, of a common voice, that are in no
// pair with a clause of the other's account.
func (l *lexicon) candidates(units []unit, found []pair) []candidate {
	groups, _ := group(units, found)
	with := make([][]bool, len(units))
	for _, g := range groups {
		for _, i := range g {
			with[i] = make([]bool, units[len(units)-1].Account+1)
			for _, j := range g {
				with[i][units[j].Account] = i != j || with[i][units[j].Account]
			}
		}
	}
	likeness := likenesses(units)
	best := bests(units, likeness)
	count := counts(units)
	places := places(units, count)
	broad, near := make([]map[string]float64, len(units)), make([]map[string]float64, len(units))
	common := map[int]map[string]float64{} // account → how many of its clauses are of each field
	for i := range units {
		broad[i], near[i] = l.broad.in(&units[i], false), l.near.in(&units[i], false)
		of := units[i].Account
		if common[of] == nil {
			common[of] = map[string]float64{}
		}
		for f := range broad[i] {
			common[of][f]++
		}
	}
	var out []candidate
	for i := range units {
		for j := i + 1; j < len(units); j++ {
			a, b := &units[i], &units[j]
			s := likeness[i][j]
			if s == unlike || with[i][b.Account] || with[j][a.Account] || guests(a, b) || owes(a, b) || owes(b, a) || otherEncounters(a.told, b.told) || alike(a, b).turned || l.nameAlone(a, b) {
				continue
			}
			rival := max(best[i][b.Account].without(j), best[j][a.Account].without(i))
			few := 1 / float64(min(count[a.Account], count[b.Account])) // among few clauses to be the nearest tells little
			out = append(out, candidate{
				a: a, b: b, i: i, j: j, fields: cosine(broad[i], broad[j], common[a.Account], common[b.Account]), near: shared(near[i], near[j]),
				apart: (1-few)*math.Abs(places[i]-places[j]) + few*chance, margin: (1 - few) * max(-marginMost, min(marginMost, s-rival)),
			})
		}
	}
	return out
}

// unlike is the likeness of clauses that are not compared.
const unlike = -1.0

// likenesses are those of all pairs of clauses of two accounts and a common voice.
func likenesses(units []unit) [][]float64 {
	out := make([][]float64, len(units))
	for i := range units {
		out[i] = make([]float64, len(units))
		for j := range units {
			out[i][j] = unlike
		}
	}
	for i := range units {
		for j := i + 1; j < len(units); j++ {
			a, b := &units[i], &units[j]
			if a.Account == b.Account || a.agenda != b.agenda || a.undone() || b.undone() || !meet(a.Voice, b.Voice) {
				continue
			}
			like := alike(a, b)
			out[i][j] = max(0, like.share+rareBonus*like.rare+bonus(a, b))
			out[j][i] = out[i][j]
		}
	}
	return out
}

// top is the most alike of the clauses of an account, and the next.
type top struct {
	at         int
	most, next float64
}

// without is the greatest likeness but that of one clause.
func (t top) without(at int) float64 {
	if t.at == at {
		return t.next
	}
	return t.most
}

// bests gives, for each clause and account, which of its clauses are the most alike.
func bests(units []unit, likeness [][]float64) [][]top {
	out := make([][]top, len(units))
	for i := range units {
		out[i] = make([]top, units[len(units)-1].Account+1)
		for j := range units {
			t := &out[i][units[j].Account]
			switch s := likeness[i][j]; {
			case s > t.most:
				*t = top{at: j, most: s, next: t.most}
			case s > t.next:
				t.next = s
			}
		}
	}
	return out
}

// nameAlone tells whether two clauses have a name in common and nothing else, not even a
// field: what is said of Cuba are many things.
func (l *lexicon) nameAlone(a, b *unit) bool {
	if all, _ := sharedNames(a, b); all == 0 || alike(a, b).plain > 0 {
		return false
	}
	return shared(l.broad.in(a, true), l.broad.in(b, true)) == 0 && shared(l.near.in(a, true), l.near.in(b, true)) == 0
}

// chance is how far apart two places are on the average.
const chance = 1.0 / 3

// counts are the numbers of clauses by account.
func counts(units []unit) map[int]int {
	count := map[int]int{}
	for i := range units {
		count[units[i].Account]++
	}
	return count
}

// places are where clauses stand in their accounts, 0 to 1.
func places(units []unit, count map[int]int) []float64 {
	out := make([]float64, len(units))
	before := map[int]float64{}
	for i := range units {
		k := units[i].Account
		out[i] = (before[k] + 0.5) / float64(count[k])
		before[k]++
	}
	return out
}

// shared is how many keys two maps have in common.
func shared(a, b map[string]float64) int {
	n := 0
	for k := range a {
		if _, ok := b[k]; ok {
			n++
		}
	}
	return n
}

// cosine is the likeness of the fields of two clauses, 0 to 1: each counts the less the
// more clauses of their accounts are of it, and few words less than many.
func cosine(a, b, inA, inB map[string]float64) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for k, v := range a {
		x += v * v
		dot += v * b[k] * 2 / max(2, inA[k]+inB[k])
	}
	for _, v := range b {
		y += v * v
	}
	if x*y == 0 {
		return 0
	}
	return dot / (math.Sqrt(x*y) + 1)
}

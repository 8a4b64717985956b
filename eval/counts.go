package eval

import (
	"cmp"
	"slices"
)

// Counts are what precision and recall are made of.
type Counts struct {
	Right     int // predicted and in gold
	Predicted int
	Gold      int
}

// Add sums two counts.
func (c Counts) Add(d Counts) Counts {
	return Counts{c.Right + d.Right, c.Predicted + d.Predicted, c.Gold + d.Gold}
}

// P is the share of the predicted that is right; 0 when nothing was predicted.
func (c Counts) P() float64 { return ratio(c.Right, c.Predicted) }

// R is the share of gold that was found; 0 when gold has nothing.
func (c Counts) R() float64 { return ratio(c.Right, c.Gold) }

// F1 is the harmonic mean of P and R.
func (c Counts) F1() float64 { return harmonic(c.P(), c.R()) }

// CountSets compares two lists as sets: what both have is right, and what one
// list has twice counts once.
func CountSets[T comparable](gold, predicted []T) Counts {
	g := make(map[T]bool, len(gold))
	for _, x := range gold {
		g[x] = true
	}
	p := make(map[T]bool, len(predicted))
	c := Counts{Gold: len(g)}
	for _, x := range predicted {
		if !p[x] && g[x] {
			c.Right++
		}
		p[x] = true
	}
	c.Predicted = len(p)
	return c
}

// Tally keeps counts by name and hands them out as rows.
type Tally struct {
	order  []string
	counts map[string]Counts
}

// Add adds counts under a name.
func (t *Tally) Add(name string, c Counts) {
	if t.counts == nil {
		t.counts = map[string]Counts{}
	}
	if _, seen := t.counts[name]; !seen {
		t.order = append(t.order, name)
	}
	t.counts[name] = t.counts[name].Add(c)
}

// Get is what has been added under a name.
func (t *Tally) Get(name string) Counts { return t.counts[name] }

// Total sums all names.
func (t *Tally) Total() Counts {
	var sum Counts
	for _, c := range t.counts {
		sum = sum.Add(c)
	}
	return sum
}

// Rows are the counts by name in the order in which the names came.
func (t *Tally) Rows() []Row {
	rows := make([]Row, 0, len(t.order))
	for _, name := range t.order {
		rows = append(rows, PRF(name, t.counts[name]))
	}
	return rows
}

// RowsByGold are the counts by name, most gold first, then by name: a table
// whose order does not depend on the order of the file.
func (t *Tally) RowsByGold() []Row {
	names := slices.Clone(t.order)
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.counts[b].Gold, t.counts[a].Gold), cmp.Compare(a, b))
	})
	rows := make([]Row, 0, len(names))
	for _, name := range names {
		rows = append(rows, PRF(name, t.counts[name]))
	}
	return rows
}

// MacroF1 is the mean F1 of the names that gold has, between 0 and 1.
func (t *Tally) MacroF1() float64 {
	sum, n := 0.0, 0
	for _, name := range t.order {
		if c := t.counts[name]; c.Gold > 0 {
			sum += c.F1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// best tries all trees with one root.
func best(score []float32, n int) float64 {
	head := make([]int32, n)
	top := math.Inf(-1)
	var mark []int32
	var try func(i int, sum float64, roots int)
	try = func(i int, sum float64, roots int) {
		if roots > 1 {
			return
		}
		if i == n {
			if roots == 1 && acyclic(head, &mark) && sum > top {
				top = sum
			}
			return
		}
		for j := range n + 1 {
			if j == i {
				continue
			}
			head[i] = int32(j)
			r := roots
			if j == n {
				head[i], r = -1, roots+1
			}
			try(i+1, sum+float64(score[i*(n+1)+j]), r)
		}
	}
	try(0, 0, 0)
	return top
}

func treeSum(t *testing.T, score []float32, n int, head []int32) float64 {
	t.Helper()
	var mark []int32
	roots, sum := 0, 0.0
	for i, h := range head {
		j := int(h)
		if h < 0 {
			roots++
			j = n
		}
		sum += float64(score[i*(n+1)+j])
	}
	if roots != 1 || !acyclic(head, &mark) {
		t.Fatalf("no tree with one root: %v", head)
	}
	return sum
}

func TestTreeIsTheBestOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var f treeFinder
	for range 400 {
		n := 1 + r.IntN(6)
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(r.NormFloat64() * 3)
			if r.IntN(4) == 0 { // many alike, to provoke cycles
				score[i] = 5
			}
		}
		head := make([]int32, n)
		f.solve(score, n, n+1)
		for i := range head {
			head[i] = f.head[i+1] - 1
		}
		if got, want := treeSum(t, score, n, head), best(score, n); math.Abs(got-want) > 1e-3 {
			t.Fatalf("n=%d: sum %g, best %g", n, got, want)
		}
		f.find(score, n, n+1, head)
		if got, want := treeSum(t, score, n, head), best(score, n); math.Abs(got-want) > 1e-3 {
			t.Fatalf("n=%d: find: sum %g, best %g", n, got, want)
		}
	}
}

func TestLongSentencesGiveTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	var f treeFinder
	for _, n := range []int{50, 120, 256} {
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(r.NormFloat64())
		}
		head := make([]int32, n)
		f.find(score, n, n+1, head)
		treeSum(t, score, n, head)
	}
	bad := []float32{0, float32(math.NaN()), float32(math.Inf(1)), 0, 0, float32(math.Inf(-1))}
	head := make([]int32, 2)
	f.find(bad, 2, 3, head)
	treeSum(t, make([]float32, 6), 2, head)
}

func TestNameTagsAreValid(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	const types = 3
	tags := 4*types + 1
	steps := NameSteps(tags)
	var f nameFinder
	for range 200 {
		n := 1 + r.IntN(9)
		emit, trans := make([]float32, n*tags), make([]float32, tags*tags)
		for i := range emit {
			emit[i] = float32(r.NormFloat64() * 4)
		}
		for i := range trans {
			trans[i] = float32(r.NormFloat64())
		}
		out := make([]uint8, n)
		f.find(emit, n, tags, tags, trans, steps, out)
		for i, tag := range out {
			out[i] = publicTag(int(tag))
		}
		for i, tag := range out {
			if tag > 2*types {
				t.Fatalf("tag %d", tag)
			}
			if tag > 0 && tag%2 == 0 && (i == 0 || (out[i-1]-1)/2 != (tag-1)/2 || out[i-1] == 0) {
				t.Fatalf("a further word without a first: %v", out)
			}
		}
	}
}

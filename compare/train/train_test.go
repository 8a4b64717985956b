package main

import (
	"math"
	"strings"
	"testing"
)

func TestATraitThatTellsIsWeighedAndOneThatDoesNotIsNot(t *testing.T) {
	var rows []row
	for i := range 400 {
		noise := float64(i/20) / 20
		rows = append(rows, row{[]float64{float64(i % 2), noise, 1}, i%2 == 1 != (i%20 == 3)})
	}
	m := learn(rows)
	if m.weights[0] < 2 || math.Abs(m.weights[1]) > 0.3 || math.Abs(m.weights[2]) > 0.3 {
		t.Errorf("weights %v: want a great one, then nearly none, then none", m.weights)
	}
	if yes, no := m.sure([]float64{1, 0.5, 1}), m.sure([]float64{0, 0.5, 1}); yes < 0.8 || no > 0.2 {
		t.Errorf("sure %.2f and %.2f, want more than 0.8 and less than 0.2", yes, no)
	}
}

func TestSolvingGivesWhatWasMultiplied(t *testing.T) {
	x := solve([][]float64{{0, 2, 1}, {1, 1, 0}, {3, 0, 1}}, []float64{7, 3, 6})
	for k, want := range []float64{1, 2, 3} {
		if math.Abs(x[k]-want) > 1e-9 {
			t.Errorf("x[%d] = %v, want %v", k, x[k], want)
		}
	}
}

func TestEachEncounterIsWeighedByWhatTheOthersTeach(t *testing.T) {
	alike := func(right bool) encounter {
		return encounter{rows: []row{{[]float64{1}, right}, {[]float64{0}, false}, {[]float64{0}, false}}}
	}
	list := []encounter{alike(true), alike(true), alike(true), alike(true), alike(true), alike(true), alike(true), alike(false)}
	got := leftOut(list)
	if last := got[len(got)-3]; last.sure < 0.5 || last.right {
		t.Errorf("%+v: want sure by the others, and wrong", last)
	}
	if s := report(got); !strings.Contains(s, "24 candidates, 7 of them pairs") {
		t.Errorf("report %q", s)
	}
}

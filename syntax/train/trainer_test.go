package train

import (
	"math"
	"path/filepath"
	"slices"
	"testing"
)

// toy makes a trainer with a few sentences to learn.
func toy(t *testing.T) *Trainer {
	t.Helper()
	k, batch, _ := tiny(t)
	var d Data
	d.Tables.UPOS, d.Tables.XPOS, d.Tables.Feats = []string{"A", "B", "C"}, []string{"a", "b"}, []string{"_", "x"}
	d.Tables.Rels, d.Tables.Names = []string{"root", "parataxis", "r"}, []string{"person", "place"}
	d.Words, d.Lexicon = []string{"one", "two", "three", "four"}, k.w.lex
	for range 30 {
		d.Trees = append(d.Trees, batch[0], batch[2])
		d.Names = append(d.Names, batch[1])
	}
	c := *k.w.c
	return NewTrainer(&Options{
		Seed: 7, Config: c, Epochs: 3, Rate: 5e-3, BatchWords: 40, Log: t.Logf,
		Rates: Rates{Input: 0.1, Layer: 0.1, Head: 0.1, Word: 0.1, Static: 0.1},
	}, &d)
}

func TestResumedRunEqualsAnUnbrokenOne(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state")
	a := toy(t)
	first := a.Epoch()
	if err := a.WriteCheckpoint(file, 1); err != nil {
		t.Fatal(err)
	}
	last := a.Epoch()
	b := toy(t)
	if best, err := b.Resume(file); err != nil || best != 1 {
		t.Fatalf("best %g, error %v", best, err)
	}
	b.Epoch()
	for i, x := range a.p.All {
		if !slices.Equal(x.Data, b.p.All[i].Data) || !slices.Equal(a.adam.mean[i], b.adam.mean[i]) {
			t.Errorf("%s differs after resuming", x.Name)
		}
	}
	if last.Arc >= first.Arc || last.Name >= first.Name {
		t.Errorf("nothing learned: arcs %.3f then %.3f, names %.3f then %.3f", first.Arc, last.Arc, first.Name, last.Name)
	}
}

func TestAStudentThatAgreesWithItsTeacherStaysPut(t *testing.T) {
	k, batch, p := tiny(t)
	bare := []*Sentence{{Words: batch[0].Words, Weight: 1}, {Words: batch[1].Words, Weight: 1}}
	var s soft
	newTeacher(k.w).teach(bare, &s)
	k.soft = &s
	size := func() (arcs, labels, tags float64) {
		k.clear()
		k.run(bare, true)
		for _, x := range []struct {
			g   []float32
			sum *float64
		}{{k.g(p.Arc), &arcs}, {k.g(p.Label), &labels}, {k.g(p.Tag), &tags}} {
			for _, v := range x.g {
				*x.sum += math.Abs(float64(v))
			}
		}
		return
	}
	if a, l, g := size(); a+l+g > 1e-2 {
		t.Errorf("gradients of an agreeing student: arcs %g, labels %g, tags %g", a, l, g)
	}
	for i := range p.HeadBias.Data {
		p.HeadBias.Data[i] += float32(i%5) * 0.2
	}
	if a, l, g := size(); a < 0.1 || l < 0.1 || g < 0.1 {
		t.Errorf("gradients of one that disagrees: arcs %g, labels %g, tags %g", a, l, g)
	}
}

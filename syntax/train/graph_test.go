package train

import (
	"math"
	"testing"

	"chancery/syntax/internal/neural"
)

// tiny makes a small trainer over made-up sentences.
func tiny(t *testing.T) (*worker, []*Sentence, *neural.Params) {
	t.Helper()
	tables := neural.Tables{
		UPOS: []string{"A", "B", "C"}, XPOS: []string{"a", "b"}, Feats: []string{"_", "x"},
		Rels: []string{"root", "parataxis", "r"}, Names: []string{"person", "place"},
	}
	words := []string{"one", "two", "three", "four"}
	v := &neural.Vectors{Scale: 0.1}
	v.Hashes = []uint32{neural.VectorHash("two")}
	for i := range neural.StaticDim {
		v.Data = append(v.Data, byte(i%7-3))
	}
	v.Prepare()
	g := neural.GazetteerBuilder{}
	g.Add([]string{"Two", "Three"}, neural.GazGiven)
	lex := neural.NewLexicon(v, words, g.Build())
	o := &Options{Seed: 3, Config: neural.Config{
		Layers: 2, Hidden: 16, Arc: 32, Label: 32, Tag: 32, Name: 32,
		AffixRows: 50, GramRows: 60, Words: 5, Gazetteers: neural.GazRows - 1,
	}}
	d := &Data{Tables: tables, Words: words, Lexicon: lex}
	tr := NewTrainer(o, d)
	for _, x := range tr.p.All { // nothing at nought, where slopes break
		for i := range x.Data {
			x.Data[i] += float32(tr.rnd.NormFloat64()) * 0.1
		}
	}
	tr.w.repack(0, 1)
	k := tr.workers[0]
	k.scale = 1
	tag := func(typ, place int) uint64 { return 1 << neural.NameTag(typ, place) }
	batch := []*Sentence{
		{
			Words: []string{"One", "two", "five", "three"}, Tree: true, Weight: 1,
			UPOS: []int16{0, 1, 2, 0}, XPOS: []int16{0, -1, 1, 0}, Feats: []int16{1, 0, 0, 1},
			Head: []int32{1, -1, 1, 2}, Rel: []int16{2, 0, 1, 2},
			Names: []NameLayer{
				{neural.StyleGUM, []uint64{1, tag(0, neural.NameBegin), tag(0, neural.NameEnd), 1 | tag(1, neural.NameSingle)}, 2},
				{neural.StyleNeutral, []uint64{1, 1, tag(1, neural.NameSingle), 1}, 1},
			},
		},
		{
			Words: []string{"Two", "Three", "four"}, Weight: 0.5, Style: neural.StyleWiki,
			Names: []NameLayer{{neural.StyleNeutral, []uint64{tag(1, neural.NameBegin), tag(1, neural.NameEnd), 1}, 1}},
		},
		{
			Words: []string{"four", "2"}, Tree: true, Weight: 1,
			UPOS: []int16{2, 2}, XPOS: []int16{0, 0}, Feats: []int16{-1, 0}, Head: []int32{-1, 0}, Rel: []int16{0, 2},
		},
	}
	return k, batch, tr.p
}

// total is the weighted loss that the gradients belong to.
func total(k *worker, batch []*Sentence) float64 {
	var sum float64
	for _, s := range batch {
		names := s.Names
		s.Names = nil
		l := k.run([]*Sentence{s}, false)
		sum += float64(s.Weight) * (l.Arc + l.Rel + tagShare*(l.UPOS+l.XPOS+l.Feats))
		for _, layer := range names {
			s.Names = []NameLayer{layer}
			sum += float64(s.Weight*layer.Weight) * k.run([]*Sentence{s}, false).Name
		}
		s.Names = names
	}
	return sum
}

func TestGradientsAgreeWithDifferences(t *testing.T) {
	k, batch, p := tiny(t)
	for i := range batch { // no styles at random
		batch[i].Style = neural.StyleNeutral
	}
	k.clear()
	k.run(batch, true)
	const e = 5e-4
	for i, x := range p.All {
		checked, worst := 0, 0.0
		for j := 0; j < len(x.Data); j += max(1, len(x.Data)/40) {
			j := j
			if x.Sparse { // look where a gradient is
				if len(k.rows[i]) == 0 {
					break
				}
				r := int(k.rows[i][(j*31)%len(k.rows[i])])
				j = r*x.Cols + j%x.Cols
			}
			old := x.Data[j]
			x.Data[j] = old + e
			k.w.repack(0, 1)
			up := total(k, batch)
			x.Data[j] = old - e
			k.w.repack(0, 1)
			down := total(k, batch)
			x.Data[j] = old
			want := (up - down) / (2 * e)
			got := float64(k.grad[i][j])
			worst = max(worst, math.Abs(got-want)/(0.05+math.Abs(want)))
			checked++
		}
		k.w.repack(0, 1)
		if worst > 0.05 {
			t.Errorf("%s: gradient differs from the difference quotient by a share of %.3f", x.Name, worst)
		}
		if checked == 0 && x.Name != "word" {
			t.Errorf("%s: no gradient looked at", x.Name)
		}
	}
}

func TestPartialLabelsCostLessThanWhole(t *testing.T) {
	k, batch, _ := tiny(t)
	whole := k.run(batch[1:2], false).Name
	loose := *batch[1]
	loose.Names = []NameLayer{{neural.StyleNeutral, []uint64{^uint64(0), ^uint64(0), ^uint64(0)}, 1}}
	if got := k.run([]*Sentence{&loose}, false).Name; math.Abs(got) > 1e-6 {
		t.Errorf("knowing nothing costs %g, want 0", got)
	}
	if whole <= 0 {
		t.Errorf("knowing all costs %g, want more than 0", whole)
	}
}

package neural

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// small makes a little model with weights by chance.
func small(tb testing.TB) []byte {
	tb.Helper()
	t := Tables{
		UPOS: []string{"NOUN", "VERB"}, XPOS: []string{"NN", "VB"}, Feats: []string{"_"},
		Rels: []string{"root", "parataxis", "obj"}, Names: []string{"person", "place"},
	}
	words := []string{"talks", "held"}
	c := Config{Layers: 2, Hidden: 16, Arc: 32, Label: 32, Tag: 32, Name: 32, AffixRows: 7, GramRows: 9, Words: 3, Gazetteers: GazRows - 1}
	r := rand.New(rand.NewPCG(4, 4))
	v := &Vectors{Scale: 0.1, Hashes: []uint32{5, VectorHash("talks")}}
	for range 2 * StaticDim {
		v.Data = append(v.Data, byte(r.IntN(40)-20))
	}
	v.Prepare()
	b := GazetteerBuilder{}
	b.Add([]string{"New", "Zealand"}, GazCountry)
	p := NewParams(&c, &t)
	for _, x := range p.All {
		for i := range x.Data {
			x.Data[i] = float32(r.NormFloat64() * 0.3)
		}
	}
	data, err := Save(c, t, words, NewLexicon(v, words, b.Build()), p)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	data := small(t)
	m, err := LoadWhole(data)
	if err != nil {
		t.Fatal(err)
	}
	lex, p := m.Parts()
	again, err := Save(m.Config, *m.Tables(), []string{"talks", "held"}, lex, p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Error("loading and saving again changes the file")
	}
}

func TestDamagedFilesAreErrors(t *testing.T) {
	data := small(t)
	for _, bad := range [][]byte{nil, {}, []byte("chncry"), data[:20], data[:len(data)-5], append([]byte("x"), data...)} {
		if _, err := Load(bad); err == nil {
			t.Errorf("%d bytes of damage were loaded", len(bad))
		}
	}
}

// use must not panic, whatever the weights are.
func use(t *testing.T, m *Model) {
	s := m.NewScratch()
	var a Analysis
	words := []string{"New", "Zealand", "held", "talks", "."}
	m.Analyze(words, s, &a)
	var mark []int32
	roots := 0
	for _, h := range a.Head {
		if h < 0 {
			roots++
		}
	}
	if roots != 1 || !acyclic(a.Head, &mark) {
		t.Fatalf("no tree: %v", a.Head)
	}
	for _, n := range a.Names(m) {
		if n.Start >= n.End || n.End > len(words) {
			t.Fatalf("bad name %v", n)
		}
	}
}

func FuzzLoad(f *testing.F) {
	data := small(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Load(data); err == nil {
			use(t, m)
		}
	})
}

// FuzzParse damages what is inside the compression.
func FuzzParse(f *testing.F) {
	raw, err := unpack(small(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw, uint32(0), byte(0))
	f.Add(raw, uint32(9), byte(255))
	f.Fuzz(func(t *testing.T, raw []byte, at uint32, with byte) {
		if len(raw) > 0 {
			raw = bytes.Clone(raw)
			raw[int(at)%len(raw)] = with
		}
		if m, err := parse(raw); err == nil {
			use(t, m)
		}
	})
}

func TestDamageInsideNeverPanics(t *testing.T) {
	raw, err := unpack(small(t))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(8, 8))
	loaded := 0
	for i := range 400 {
		bad := bytes.Clone(raw)
		n := len(bad)
		if i%2 == 0 { // the header is where damage hurts most
			n = 700
		}
		for range 1 + r.IntN(3) {
			bad[r.IntN(n)] = byte(r.IntN(256))
		}
		if i%10 == 0 {
			bad = bad[:r.IntN(len(bad))]
		}
		if m, err := parse(bad); err == nil {
			loaded++
			use(t, m)
		}
	}
	t.Logf("%d of 400 damaged files still made a model", loaded)
}

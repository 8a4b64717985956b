package clause

import (
	"bytes"
	"strings"
	"testing"
)

func TestLexiconNamesTheLineOfAFault(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# head\nAGREE\t-\t030\n", "x.tsv:2: want 4 columns"},
		{"NOTHING\t-\t030\tagree\n", `x.tsv:1: unknown type "NOTHING"`},
		{"AGREE\t-\t030\t... agree\n", "does not begin with a word"},
	} {
		if _, err := readPhrases("x.tsv", c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v", c.text, err)
		}
	}
	l, err := phrases()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.phrases) < 1000 {
		t.Errorf("only %d phrases", len(l.phrases))
	}
}

func TestWordsKeepTheirPlace(t *testing.T) {
	text := "Egypt’s U.S.-backed army, \"it\" said, didn't attack 3 Élan's posts."
	for _, w := range split(text) {
		if got := strings.ToLower(strings.ReplaceAll(text[w.start:w.end], "’", "'")); got != w.low {
			t.Errorf("word %q stands at %q", w.low, got)
		}
	}
}

func TestClausesAreClassified(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ source, between, target, after, want string }{
		{"Norway", " strongly condemned ", "Belarus", " for jailing journalists.", "ACCUSE"},
		{"Police", " arrested ", "three opposition activists", " in the capital.", "COERCE"},
		{"Rebels", " fired rockets at ", "government troops", " near the airport.", "ASSAULT"},
		{"The court", " released ", "two journalists", " from prison on Friday.", "YIELD"},
		{"Ghana", " threatened to attack ", "the militants", " if they crossed the border.", "THREATEN"},
		{"Chile", " refused to extradite the general to ", "Peru", ".", "REJECT"},
		{"Canada", " donated 20 million dollars to ", "Haiti", " for food.", "AID"},
	} {
		text := c.source + c.between + c.target + c.after
		at := len(c.source) + len(c.between)
		p := m.Predict(Clause{Text: text, Source: []Span{{0, len(c.source)}}, Target: []Span{{at, at + len(c.target)}}})
		if root, prob := p.Root(); root != c.want {
			t.Errorf("%s: got %s (%.2f), want %s", text, root, prob, c.want)
		}
	}
}

func TestModelSurvivesWritingAndReading(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ReadModel(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := Clause{Text: "Peru thanked Japan.", Source: []Span{{0, 4}}, Target: []Span{{13, 18}}}
	x, y := m.Predict(c).Probs, again.Predict(c).Probs
	for i := range x {
		if d := x[i] - y[i]; d > 0.01 || d < -0.01 {
			t.Errorf("%s: %v, %v", Fine[i], x[i], y[i])
		}
	}
}

func TestBrokenModelsAreRefused(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), []byte(magic), modelBin[:len(magic)+100], append([]byte(magic), 1, 2, 3)} {
		if _, err := ReadModel(bytes.NewReader(data)); err == nil {
			t.Errorf("%d bytes were taken for a model", len(data))
		}
	}
}

func FuzzPredict(f *testing.F) {
	f.Add("Peru thanked Japan.", 0, 4, 13, 18)
	f.Add("’s's ' -", 0, 1, 3, 90)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		m, err := Default()
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 5000 {
			return
		}
		if root, p := m.Predict(Clause{Text: text, Source: []Span{{a, b}}, Target: []Span{{c, d}}}).Root(); root == "" || p <= 0 {
			t.Errorf("%q: %s %v", text, root, p)
		}
	})
}

func BenchmarkPredict(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	c := Clause{Text: "Chile refused to extradite the general to Peru on Friday, saying that the request had come too late.", Source: []Span{{0, 5}}, Target: []Span{{42, 46}}}
	for b.Loop() {
		m.Predict(c)
	}
}

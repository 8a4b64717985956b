package attribution

import (
	"bytes"
	"slices"
	"testing"

	"chancery/syntax"
)

func TestStatesFollowTheLabels(t *testing.T) {
	for s := range states {
		for l, to := range next[s] {
			if to == noState {
				if l := label(l); l == outside || l.begins() {
					t.Errorf("state %d: %d must always be allowed", s, l)
				}
				continue
			}
			if states[to].label != label(l) {
				t.Errorf("state %d by label %d leads to one of label %d", s, l, states[to].label)
			}
		}
	}
}

func TestPiecesComeBackFromLabels(t *testing.T) {
	pieces := []piece{{role: Content, first: 0, last: 4}, {role: Source, first: 5, last: 6}, {role: Cue, first: 6, last: 7}, {role: Content, first: 7, last: 9}}
	got := piecesOf(labelsOf(12, pieces))
	if !slices.EqualFunc(got, pieces, func(a, b piece) bool { return a.role == b.role && a.first == b.first && a.last == b.last }) {
		t.Errorf("got %v, want %v", got, pieces)
	}
}

func TestModelsSurviveTheirFile(t *testing.T) {
	text := syntax.Parse("Nine votes were cast, the clerk said. The mayor said that the bridge is safe.")
	src := text.Source()
	gold := []Attribution{
		{Source: []Span{{22, 31}}, Cue: []Span{{32, 36}}, Content: []Span{{0, 20}}},
		{Source: []Span{{38, 47}}, Cue: []Span{{48, 52}}, Content: []Span{{53, 76}}},
	}
	opt := Defaults()
	opt.Epochs, opt.Dropout, opt.Rate = 30, 0, 0.1
	m := Train([]Example{{text, gold}}, opt)
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var s Scores
	if err := s.Score(src, gold, loaded.Read(text)); err != nil {
		t.Fatal(err)
	}
	if s.Exact[Content].F1() < 1 {
		t.Errorf("the model has not learned its own two sentences: %+v", loaded.Read(text))
	}
	if _, err := Load(file.Bytes()[:file.Len()/2]); err == nil {
		t.Error("half a file was taken for a model")
	}
	if _, err := Load([]byte("something else")); err == nil {
		t.Error("another file was taken for a model")
	}
}

func TestScoresCountAsTheyAreDefined(t *testing.T) {
	text := "Ann said that Bob left."
	gold := []Attribution{{Source: []Span{{0, 3}}, Cue: []Span{{4, 8}}, Content: []Span{{9, 22}}}}
	predicted := []Attribution{{Source: []Span{{0, 3}}, Cue: []Span{{4, 8}}, Content: []Span{{14, 22}}}}
	var s Scores
	if err := s.Score(text, gold, predicted); err != nil {
		t.Fatal(err)
	}
	if got, want := s.Token[Content], (Count{Right: 2, Predicted: 2, Gold: 3}); got != want {
		t.Errorf("tokens of content: %+v, want %+v", got, want)
	}
	if got, want := s.Exact[Content], (Count{Predicted: 1, Gold: 1}); got != want {
		t.Errorf("exact content: %+v, want %+v", got, want)
	}
	if got, want := s.FoundBoth, (Count{Right: 1, Predicted: 1, Gold: 1}); got != want {
		t.Errorf("found by both: %+v, want %+v", got, want)
	}
	if err := s.Score(text, gold, []Attribution{{Content: []Span{{3, 99}}}}); err == nil {
		t.Error("a span outside the text was scored")
	}
}

func TestEmptyTextsHaveNoAttributions(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n", "\""} {
		if got := Read(syntax.Parse(text)); len(got) != 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	var story bytes.Buffer
	for range 40 {
		story.WriteString("The mayor said that the bridge is safe and would open in May. \"We have checked every bolt,\" she told reporters on Monday, adding that the work had cost less than planned.\n\n")
	}
	text := syntax.Parse(story.String())
	b.ResetTimer()
	for b.Loop() {
		Read(text)
	}
	b.ReportMetric(float64(text.Len()*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

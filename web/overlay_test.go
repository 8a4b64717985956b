package web

import (
	"strings"
	"testing"

	"chancery/record"

	"pgregory.net/rapid"
)

func TestLayOutKeepsTheText(t *testing.T) {
	kinds := []string{"actor", "time", "place", "encounter", "statement", "cue", "formula", "at"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 200, -1).Draw(t, "text")
		n := len([]rune(text))
		marks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) mark {
			return mark{
				rapid.IntRange(-5, n+5).Draw(t, "start"), rapid.IntRange(-5, n+5).Draw(t, "end"),
				rapid.SampledFrom(kinds).Draw(t, "kind"), rapid.SampledFrom([]string{"e1", "s1", "a-x"}).Draw(t, "ref"),
			}
		}), 0, 12).Draw(t, "marks")
		cut := rapid.IntRange(0, n).Draw(t, "cut")
		segments := []record.Segment{{Kind: record.DatelineSeg, Start: 0, End: cut}, {Kind: record.Paragraph, Start: cut, End: n}}
		var got strings.Builder
		ids := map[string]int{}
		for _, b := range layOut(text, segments, marks) {
			for _, r := range b.Runs {
				got.WriteString(r.Text)
				if r.ID != "" {
					ids[r.ID]++
				}
				if blank := strings.TrimSpace(r.Text) == ""; blank && r.Href != "" || !blank && (r.Refs == "") != (r.Href == "") {
					t.Fatalf("a run with refs %q leads to %q", r.Refs, r.Href)
				}
			}
		}
		if got.String() != string([]rune(text)) {
			t.Fatalf("the text became %q", got.String())
		}
		for id, n := range ids {
			if n > 1 {
				t.Fatalf("anchor %s stands %d times", id, n)
			}
		}
	})
}

func TestLayOutNestsMarks(t *testing.T) {
	text := "Li said China will act."
	blocks := layOut(text, []record.Segment{{Kind: record.Paragraph, Start: 0, End: 23}}, []mark{
		{0, 2, "actor", "a-li"},
		{3, 7, "cue", "s1"},
		{8, 22, "statement", "s1"},
		{8, 13, "actor", "a-CHN"},
	})
	if len(blocks) != 1 {
		t.Fatalf("%d blocks", len(blocks))
	}
	var got []string
	for _, r := range blocks[0].Runs {
		got = append(got, r.Text+"|"+r.Classes+"|"+r.Refs+"|"+r.Href+"|"+r.ID)
	}
	want := []string{
		"Li|k-actor|a-li|#a-li|w-a-li", " ||||", "said|k-cue|s1|#s1|w-s1", " ||||",
		"China|k-statement k-actor|s1 a-CHN|#a-CHN|w-a-CHN", " will act|k-statement|s1|#s1|", ".||||",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

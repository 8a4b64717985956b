package name

import (
	_ "embed"
	"testing"

	"pgregory.net/rapid"

	"chancery/internal/table"
)

//go:embed testdata/pairs.tsv
var pairs string

func TestJudgedPairs(t *testing.T) {
	want := map[string]Likeness{"apart": Apart, "part": Part, "same": Same}
	err := table.Each("pairs.tsv", pairs, 3, func(f []string) error {
		a, b := Parse(f[1]), Parse(f[2])
		if got := Compare(a, b); got != want[f[0]] {
			t.Errorf("%s / %s: %d, want %s (%q, %q)", f[1], f[2], got, f[0], a.Words, b.Words)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestKeyIsOneForSpellings(t *testing.T) {
	for _, names := range [][]string{
		{"Lee Jae Myung", "Lee Jae-myung", "I Jae-myeong", "Jae-myung Lee", "LEE JAE-MYUNG"},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Vladimir Zelensky"},
		{"Phạm Minh Chính", "Pham Minh Chinh"},
		{"Abe Shinzo", "Shinzo Abe", "Shinzō Abe"},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
	} {
		for _, n := range names[1:] {
			if Key(n) != Key(names[0]) {
				t.Errorf("%s: %q; %s: %q", names[0], Key(names[0]), n, Key(n))
			}
		}
	}
}

func TestCompareIsSymmetricAndAnythingIsLikeItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.SampledFrom([]rune("aeiouykhgnJ-. éł’中"))
		s := rapid.StringOfN(letter, 0, 24, -1)
		a, b := Parse(s.Draw(t, "a")), Parse(s.Draw(t, "b"))
		if Compare(a, b) != Compare(b, a) {
			t.Fatalf("%q and %q: %d one way, %d the other", a.Words, b.Words, Compare(a, b), Compare(b, a))
		}
		if len(a.Telling()) > 0 && Compare(a, a) == Apart {
			t.Fatalf("%q is not like itself", a.Words)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("Lee Jae-myung")
	f.Add("İ\u0301 \xff ﷺ")
	f.Fuzz(func(_ *testing.T, s string) {
		n := Parse(s)
		Compare(n, Parse(n.Key()))
	})
}

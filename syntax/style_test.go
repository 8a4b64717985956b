package syntax_test

import (
	"testing"

	"chancery/syntax"
)

// TestStylesAdornWhatFollows reads the same tree with a style before a title as
// without one.
func TestStylesAdornWhatFollows(t *testing.T) {
	for _, text := range []string{
		"HH the Amir received HE the President in Doha.",
		"H.E. Minister Saleh held talks with H.R.H. the Crown Prince.",
		"His Royal Highness the Crown Prince and His Excellency President Aoun met in Riyadh.",
	} {
		parsed := syntax.Parse(text)
		var hung, roots int
		for i := range parsed.Len() {
			k := parsed.Token(i)
			if k.IsRoot() {
				roots++
				if k.UPOS() != syntax.Verb {
					t.Errorf("%s: the root is %q", text, k.Text())
				}
			}
			if head, ok := k.Head(); ok && k.Is(syntax.NmodDesc) && head.Index() > i {
				switch k.Text() {
				case "HH", "HE", "H.E.", "H.R.H.", "Highness", "Excellency":
					hung++
				}
			}
		}
		if hung != 2 || roots != 1 {
			t.Errorf("%s: %d styles before their nouns and %d roots, want 2 and 1", text, hung, roots)
		}
	}
	for _, text := range []string{"He met the President.", "His Majesty received the envoy.", "HE MET THE PRESIDENT."} {
		parsed := syntax.Parse(text)
		if parsed.Token(0).Is(syntax.NmodDesc) {
			t.Errorf("%s: a style where none stands", text)
		}
	}
}

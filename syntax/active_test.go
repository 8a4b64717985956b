package syntax

import "testing"

func TestWhoTellsSomebodySomethingIsTheSubjectOfAFiniteVerb(t *testing.T) {
	for _, c := range []struct {
		text, verb, subject string // no subject where the verb stays a participle
	}{
		{"FM Wang Yi assured EAM that China is attending to the requirements of India.", "assured", "FM"},
		{"A man assured of victory slept well.", "assured", ""},
	} {
		text := Parse(c.text)
		found := false
		for i := range text.Len() {
			k := text.Token(i)
			if k.Text() != c.verb {
				continue
			}
			found = true
			subject := ""
			if s, ok := k.Child(Nsubj); ok {
				subject = s.Text()
			}
			if subject != c.subject {
				t.Errorf("%q: the subject of %q is %q, want %q", c.text, c.verb, subject, c.subject)
			}
		}
		if !found {
			t.Errorf("%q has no %q", c.text, c.verb)
		}
	}
}

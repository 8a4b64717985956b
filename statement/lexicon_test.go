package statement

import "testing"

func TestTheLexiconIsReadAndLarge(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	cues := 0
	for _, list := range l.cues {
		for _, e := range list {
			if e.form != trapCue {
				cues++
			}
			if e.act != "" && !acts[e.act] {
				t.Errorf("%v: no act %q", e.words, e.act)
			}
		}
	}
	if cues < 600 {
		t.Errorf("%d cues, want at least 600", cues)
	}
	if len(l.topics) < 60 {
		t.Errorf("%d topics, want at least 60", len(l.topics))
	}
}

func TestVerbsAreInflected(t *testing.T) {
	l := lexica()
	for form, base := range map[string]string{
		"said": "say", "urges": "urge", "denied": "deny", "expressing": "express",
		"told": "tell", "admitted": "admit", "pledged": "pledge", "reaffirms": "reaffirm",
	} {
		ok := false
		for _, b := range l.bases[form] {
			ok = ok || b == base
		}
		if !ok {
			t.Errorf("%s is not known as a form of %s: %v", form, base, l.bases[form])
		}
	}
}

package archive

import (
	"strings"
	"testing"
)

func TestWhoseAccountADocumentIs(t *testing.T) {
	for _, c := range []struct{ agency, publisher, want string }{
		{"Xinhua", "", "CHN"},
		{"Reuters", "", ""},
		{"AP", "", ""},
		{"", "Ministry of Foreign Affairs of Japan", "JPN"},
		{"", "The White House", "USA"},
		{"", "An unknown gazette", ""},
		{"", "", ""},
	} {
		if got := voiceOf(&Document{Agency: c.agency, Publisher: c.publisher}); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.agency, c.publisher, got, c.want)
		}
	}
	if _, err := parseVoices("Xinhua\n"); err == nil || !strings.Contains(err.Error(), "voices.tsv:1") {
		t.Error(err)
	}
}

func TestWhosePhrasesAreFollowed(t *testing.T) {
	two := []meeting{{pairs: []string{"chn>kaz", "kaz>chn"}}}
	three := []meeting{{pairs: []string{"chn>jpn", "chn>kor", "jpn>chn", "jpn>kor", "kor>chn", "kor>jpn"}}}
	for _, c := range []struct {
		name, side string
		met        []meeting
		want       string
	}{
		{"its own account", "CHN", two, "chn>kaz own"},
		{"nobody's account", "", two, "chn>kaz, kaz>chn"},
		{"the account of a third", "RUS", two, "took no part"},
		{"an encounter of three", "CHN", three, "several countries"},
		{"no encounter", "CHN", nil, "no encounter of two countries"},
	} {
		list, note := followed(c.side, c.met)
		var got []string
		for _, s := range list {
			one := s.from + ">" + s.to
			if s.own {
				one += " own"
			}
			got = append(got, one)
		}
		if text := strings.Join(got, ", ") + note; text != c.want && (note == "" || !strings.Contains(note, c.want)) {
			t.Errorf("%s: %s, want %s", c.name, text, c.want)
		}
	}
}

package web

import (
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
)

func TestWhatNearlyWasOneEncounterIsJoined(t *testing.T) {
	s := newSite(t, testToken)
	for _, r := range archivetest.Nearly() {
		if _, err := s.archive.Add(t.Context(), archivetest.Prepare(t, r, archive.Source{Input: "x"})); err != nil {
			t.Fatal(err)
		}
	}
	const here = "/review?of=near"
	page := s.get(here)
	wantWords(t, page, "Nearly joined", "Are these reports of one encounter?", "not joined with a score of", "same day")
	if strings.Contains(page, `<form method="post"`) {
		t.Error("a reader is offered to rule")
	}
	s.logIn()
	page = s.get(here)
	wantWords(t, page, `value="join" data-key="c"`, `value="split" data-key="r"`)
	path, form := firstForm(page)
	s.wantTo(s.post(path, append(form, "verb", "join")...), here)
	wantWords(t, s.get(here), "Joined. Kept as correction", "Nothing awaits anybody here")
	if n, err := s.archive.Numbers(t.Context()); err != nil || n.Encounters != 1 {
		t.Errorf("%d encounters, %v", n.Encounters, err)
	}
}

package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive/archivetest"
	"chancery/formula"
)

// recurring are stories of two speakers in which a phrase recurs, among words that
// do not.
func recurring(phrase string) []archivetest.Story {
	var list []archivetest.Story
	for i := range 8 {
		var other strings.Builder
		for k := range 24 {
			fmt.Fprintf(&other, " %colum%c", 'a'+(7*i+3*k)%26, 'a'+(i+k)%26)
		}
		host, guest := archivetest.Nahayo, archivetest.Laine
		if i%2 == 1 {
			host, guest = guest, host
		}
		words := []string{"fishing", "harbours", "railways", "schools", "forests", "markets", "rivers", "clinics"}
		list = append(list, archivetest.Story{
			Title: fmt.Sprintf("Story %d", i), Published: fmt.Sprintf("2024-03-%02d", i+1), Agency: "Example Press", Host: host, Guest: guest, Date: fmt.Sprintf("2024-03-%02d", i+1),
			Says: fmt.Sprintf("%s and %s for %s%s", words[i], phrase, words[(i+3)%8], other.String()),
		})
	}
	return list
}

func TestARecurringPhraseIsDecidedAboutOnce(t *testing.T) {
	const phrase = "patient weaving of lakeside ties"
	s := newSite(t, testToken)
	archivetest.Add(t, s.archive, recurring(phrase)...)
	file := filepath.Join(t.TempDir(), "mine.tsv")
	const here = "/review?of=phrase"
	wantWords(t, s.get(here), "looked for when a reviewer opens", "start the server with a file")
	s.logIn()
	look := func() string {
		s.get(here)
		<-s.server.desk.waiter
		return s.get(here)
	}
	page := look()
	wantWords(t, page, phrase, "Recurring phrase", "2 speakers", "Burundi")
	if strings.Contains(page, `<form method="post" action="/formulae/candidates"`) {
		t.Error("a phrase can be decided about without a file")
	}
	s.server.desk.file, s.server.opt.Formulae = file, file
	page = s.get(here)
	wantWords(t, page, `value="accept" data-key="c"`, `value="refuse" data-key="r"`, file)
	path, form := firstForm(page)
	for _, wrong := range [][]string{{"verb", "accept", "phrase", "nothing\tthat was offered"}, {"verb", "praise", "phrase", phrase}, {"verb", "variant", "phrase", phrase}} {
		if w := s.post("/formulae/candidates", wrong...); w.Code != 422 {
			t.Errorf("%q is answered with %d", wrong, w.Code)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("what was wrong was kept")
	}
	s.wantTo(s.post(path, append(form, "verb", "accept")...), here)
	page = s.get(here)
	wantWords(t, page, "Taken in as a set phrase")
	if strings.Contains(page, phrase) {
		t.Error("an accepted phrase is offered again")
	}
	set, err := formula.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if e, _, ok := set.Find(phrase); !ok || strings.Join(e.Users, " ") != "BDI FIN" {
		t.Errorf("kept: %+v %v", e, ok)
	}
}

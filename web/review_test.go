package web

import (
	"regexp"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/record"
)

// doubtful is a record with a doubtful speaker and something left open.
func doubtful() *record.Record {
	r := archivetest.World()[0].Record()
	r.Statements[0].Rule = "carry/test"
	r.Abstained = []record.Abstention{
		{What: "date", Reason: "no year is told", Evidence: r.Encounters[0].Evidence[0]},
		{What: "encounter", Reason: "who met is not told", Evidence: *r.Document.Title},
	}
	return r
}

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// firstForm is the form of the first item of a review.
func firstForm(page string) (path string, form []string) {
	_, page, _ = strings.Cut(page, `<form method="post" action="`)
	if i := strings.Index(page, `"`); i >= 0 {
		path = page[:i]
	}
	page, _, _ = strings.Cut(page, "</form>")
	for _, m := range hiddenInput.FindAllStringSubmatch(page, -1) {
		form = append(form, m[1], strings.ReplaceAll(m[2], "&#34;", `"`))
	}
	return path, form
}

func TestWhatIsRuledOnDoesNotComeAgain(t *testing.T) {
	s := newSite(t, testToken)
	if _, err := s.archive.Add(t.Context(), archivetest.Prepare(t, doubtful(), archive.Source{Input: "x"})); err != nil {
		t.Fatal(err)
	}
	page := s.get("/review")
	wantWords(t, page, "read-only for you", "Doubtful speaker", "no year is told", "<mark>")
	if strings.Contains(page, `<form method="post"`) {
		t.Error("a reader is offered to rule")
	}
	s.logIn()
	for _, step := range []struct{ of, verb, has string }{
		{"field", "confirm", "Doubtful speaker"}, {"abstention", "confirm", "no year is told"}, {"abstention", "reject", "who met is not told"},
	} {
		here := "/review?of=" + step.of
		page := s.get(here)
		wantWords(t, page, step.has)
		path, form := firstForm(page)
		s.wantTo(s.post(path, append(form, "verb", step.verb)...), here)
		if page = s.get(here); strings.Contains(page, step.has) {
			t.Errorf("%s comes again after %s", step.has, step.verb)
		}
	}
	wantWords(t, s.get("/review"), "Nothing awaits anybody", `<strong class="num">3</strong> ruled by you today`)
	kept, err := s.archive.Document(t.Context(), doubtful().Document.ID)
	if err != nil || len(kept.Record.Abstained) != 1 || kept.Record.Abstained[0].Reason != "no year is told" {
		t.Errorf("left open is %+v, %v", kept.Record.Abstained, err)
	}
	if w := s.do("GET", "/review?of=nonsense", ""); w.Code != 400 {
		t.Errorf("an unknown kind: %d", w.Code)
	}
}

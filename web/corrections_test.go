package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chancery/archive/archivetest"
	"chancery/archive/correction"
)

// TestManyCorrectionsAreReadByThePage fills an archive with 5,000 corrections, most
// of documents that are not there.
func TestManyCorrectionsAreReadByThePage(t *testing.T) {
	s := newSite(t, testToken)
	story := archivetest.World()[0]
	archivetest.Add(t, s.archive, story)
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	var list []correction.Correction
	for i := range 5000 {
		r := story.Record()
		if i%100 != 0 {
			r.Document.ID = fmt.Sprintf("%064x", i)
		}
		c, err := correction.New(r, correction.Ruling{
			Verb: correction.Confirm, Kind: correction.OfEncounter, ID: "e1", Field: "city", Author: "Ida Noor",
			Time: at.Add(time.Duration(i) * time.Second), Reason: fmt.Sprintf("ruling %d.", i),
		})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	if n, err := s.archive.Correct(t.Context(), list...); err != nil || n != len(list) {
		t.Fatal(n, err)
	}
	if _, err := s.archive.Withdraw(t.Context(), list[4999].ID, "Ida Noor", "in error"); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	page := s.get("/corrections")
	t.Logf("the first page took %v", time.Since(begun).Round(time.Millisecond))
	wantWords(t, page, ">5001<", "ruling 4999.", "withdrawn", "ruling 4901.", "from=100")
	if strings.Contains(page, "ruling 4900.") || strings.Count(page, "data-item") != correctionsShown {
		t.Errorf("%d rulings on the page", strings.Count(page, "data-item"))
	}
	wantWords(t, s.get("/corrections?from=5000"), "ruling 0.", "from=4900")
	wantWords(t, s.get("/corrections?moved=yes"), "does not apply yet")
}

package archive_test

import (
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
)

func TestStampChangesWithTheArchive(t *testing.T) {
	a := archivetest.Filled(t)
	stamp := func() int64 {
		t.Helper()
		n, err := a.Stamp(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := stamp()
	if after := stamp(); after != before {
		t.Errorf("the stamp went from %d to %d though nothing changed", before, after)
	}
	page, err := a.Encounters(t.Context(), archive.Filter{Limit: 1})
	if err != nil || len(page.Items) == 0 {
		t.Fatalf("%d encounters, %v", len(page.Items), err)
	}
	if _, err := a.Rule(t.Context(), page.Items[0].ID, correction.Ruling{Verb: correction.Confirm, Author: "mk"}); err != nil {
		t.Fatal(err)
	}
	if after := stamp(); after == before {
		t.Error("the stamp stayed though a correction was added")
	}
}

package archive_test

import (
	"errors"
	"testing"

	"chancery/archive"
)

func TestAnArchiveMadeBeforeTheLedgerSaysSoAndIsTakenIn(t *testing.T) {
	path := kept(t)
	exec(t, path, "DELETE FROM formula_use; UPDATE formula_state SET behind = 1")
	a := open(t, path, archive.Options{})
	if _, err := a.Formulae(t.Context(), archive.Filter{}); !errors.Is(err, archive.ErrBehind) {
		t.Fatalf("error %v", err)
	}
	if err := a.Follow(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	page, err := a.Formulae(t.Context(), archive.Filter{})
	if err != nil || len(page.Items) != 1 || page.Items[0].Formula != "mutual respect" || page.Items[0].Documents != 1 {
		t.Errorf("%+v %v", page, err)
	}
	if found := problems(t, path); len(found) > 0 {
		t.Error(found)
	}
}

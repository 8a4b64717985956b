package archive_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/record"
)

func TestAnArchiveMadeBeforeShapesIsGivenThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path, archive.Options{})
	for i, s := range archivetest.World() {
		r := s.Record()
		r.Encounters[0].Geo = &record.Geo{Lat: float64(10 * i), Lon: 30}
		if _, err := a.Add(t.Context(), archivetest.Prepare(t, r, archive.Source{Input: s.Title})); err != nil {
			t.Fatal(err)
		}
	}
	ask := func() (*archive.Places, *archive.Timeline) {
		a := open(t, path, archive.Options{})
		places, err := a.Places(t.Context(), archive.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		line, err := a.Timeline(t.Context(), archive.Filter{}, "")
		if err != nil {
			t.Fatal(err)
		}
		return places, line
	}
	places, line := ask()
	if len(places.Places) == 0 || line.Bins[0].Levels[""] == line.Bins[0].Count {
		t.Fatalf("the archive tells no place or no level: %+v %+v", places, line)
	}
	exec(t, path, "UPDATE dossier SET shape = -1; UPDATE dossier_term SET shape = -1; DELETE FROM town")
	again, lineAgain := ask()
	if !reflect.DeepEqual(again, places) || !reflect.DeepEqual(lineAgain, line) {
		t.Errorf("%+v and %+v, before %+v and %+v", again, lineAgain, places, line)
	}
	if found := problems(t, path); len(found) > 0 {
		t.Error(found)
	}
}

package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"chancery/record"
)

// sharedFile reads a file of the corpora beside the repository, or skips.
func sharedFile(t *testing.T, name string) []byte {
	t.Helper()
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = "../../shared"
	}
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Skip("the shared corpora are not here: set CHANCERY_SHARED to their folder")
	}
	return data
}

func TestSeedStoryMatchesItsGoldRecord(t *testing.T) {
	const name = "chinese-premier-meets-rok-president"
	text := sharedFile(t, "articles/"+name+".txt")
	var gold struct{ Document record.Document }
	if err := json.Unmarshal(sharedFile(t, "gold/"+name+".json"), &gold); err != nil {
		t.Fatal(err)
	}
	a, err := Read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, want := a.Document, gold.Document
	// The gold leaves precision to its form; everything else must be equal.
	want.Published.Precision, want.HeaderDate.Precision = "minute", "day"
	for field, pair := range map[string][2]any{
		"title":           {got.Title, want.Title},
		"language":        {got.Language, want.Language},
		"agency":          {got.Agency, want.Agency},
		"published":       {got.Published, want.Published},
		"header_date":     {got.HeaderDate, want.HeaderDate},
		"dateline":        {got.Dateline, want.Dateline},
		"caption":         {got.Caption, want.Caption},
		"body_paragraphs": {got.BodyParagraphs, want.BodyParagraphs},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %+v, want %+v", field, pair[0], pair[1])
		}
	}
	if got.Text != string(text) {
		t.Error("the stored text is not the file")
	}
}

package actor

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"chancery/record"
	"chancery/syntax"
)

// shared is the folder of open corpora; the test is skipped without it.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("CHANCERY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "data", name))
	if err != nil {
		t.Skip("the open corpora are not beside the repository")
	}
	return f
}

// TestActorsOfEventSentencesAreFound logs how many of the sources and targets that
// annotators marked in event sentences, and how many of the actors of defence
// reports, have a mention of an actor inside them.
func TestActorsOfEventSentencesAreFound(t *testing.T) {
	for _, c := range []struct {
		file  string
		types map[string]bool
		least float64
	}{
		{"cameo-ner-train.jsonl", map[string]bool{"S": true, "T": true}, 0.5},
		{"re3d-dev.jsonl", map[string]bool{"Person": true, "Organisation": true, "Nationality": true}, 0.5},
	} {
		f := shared(t, c.file)
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		found, of := 0, 0
		for n := 0; sc.Scan() && n < 250; n++ {
			var row struct {
				Text     string
				Entities []struct {
					Start, End int
					Type       string
				}
			}
			if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			q := record.NewQuoter(row.Text)
			cast := Read(&record.Document{Text: row.Text}, q, syntax.Parse(row.Text))
			for _, e := range row.Entities {
				if !c.types[e.Type] {
					continue
				}
				of++
				start, end := q.Byte(e.Start), q.Byte(e.End)
				for _, m := range cast.Mentions {
					if m.Start < end && start < m.End {
						found++
						break
					}
				}
			}
		}
		t.Logf("%s: %d of %d have a mention (%.1f %%)", c.file, found, of, 100*float64(found)/float64(of))
		if float64(found) < c.least*float64(of) {
			t.Errorf("%s: %d of %d have a mention, want %.0f %%", c.file, found, of, 100*c.least)
		}
	}
}

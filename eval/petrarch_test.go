package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/petrarch"
)

// TestPetrarchUnitRecords codes the test records of PETRARCH that need nothing but
// dictionaries and a parse. Most of what is missing is read otherwise on purpose
// (package petrarch tells) or hangs on a parse.
func TestPetrarchUnitRecords(t *testing.T) {
	dir := os.Getenv("CHANCERY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(dir, "data", "petrarch-unit.jsonl")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the shared corpora are not here: set CHANCERY_SHARED to their folder")
	}
	r, err := petrarchTask.RunFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	records := r.Sections[0].Rows[0]
	t.Logf("%d of %d records agree", *records.Right, *records.Gold)
	if *records.Gold < 100 || *records.Share < 85 {
		t.Errorf("%d of %d records agree (%.1f %%), want 85 %%", *records.Right, *records.Gold, *records.Share)
	}
}

func TestPetrarchTask(t *testing.T) {
	dict, _, err := petrarch.Load(filepath.Join("..", "petrarch", "testdata", "dictionaries"))
	if err != nil {
		t.Fatal(err)
	}
	rows := `{"id":"a","category":"X","date":"20030501","text":"Meridia criticized Tessaly.","events":[{"source":"MER","target":"TES","code":"111"}]}
{"id":"b","category":"X","date":"030501","text":"Meridia and Tessaly met.","events":[{"source":"MER","target":"TES","code":"040"},{"source":"TES","target":"MER","code":"040"}]}
{"id":"c","category":"Y","date":"20030501","text":"The police rebuked Tessaly.","events":[{"source":"---COP","target":"TES","code":"112"}]}
{"id":"d","category":"Y","date":"20030501","text":"Meridia sent troops.","events":[{"source":"MER","target":"---","code":"154"}],"config":{"require_dyad":"false"}}
{"id":"e","category":"Z","date":"20030501","text":"(","events":[],"error":"bad_input_parse"}`
	var out strings.Builder
	r, err := petrarchTask.With(dict).Run(strings.NewReader(rows), &out)
	if err != nil {
		t.Fatal(err)
	}
	if all := r.Sections[0].Rows[0]; *all.Right != 3 || *all.Gold != 4 || len(r.Misses) != 2 {
		t.Errorf("%d of %d agree, misses %+v", *all.Right, *all.Gold, r.Misses)
	}
	if !strings.Contains(out.String(), `{"id":"c","events":[{"source":"COP","target":"TES","code":"111","rule":"example.verbs.txt:15`) {
		t.Errorf("predictions %s", out.String())
	}
	if _, err := petrarchTask.Run(strings.NewReader(rows), nil); err == nil {
		t.Error("it ran without dictionaries")
	}
}

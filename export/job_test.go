package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"chancery/archive"
)

// csvRows reads CSV by its titles.
func csvRows(t *testing.T, b []byte, comma rune) []map[string]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.LazyQuotes = comma, comma == '\t'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, title := range lines[0] {
			row[title] = line[i]
		}
		out = append(out, row)
	}
	return out
}

func TestEveryFormatGivesTheSameBytesTwice(t *testing.T) {
	a := world(t)
	all := formats()
	for i := range all {
		dossier := ""
		if all[i].name == "html" {
			page, err := a.Dossiers(t.Context(), archive.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			dossier = page.Items[0].ID
		}
		for _, of := range all[i].takes() {
			one, m := exported(t, a, Job{Format: all[i].name, Of: of, Dossier: dossier})
			two, _ := exported(t, a, Job{Format: all[i].name, Of: of, Dossier: dossier})
			if !bytes.Equal(one, two) || len(one) == 0 {
				t.Errorf("%s of %s: %d bytes, then %d others", all[i].name, of, len(one), len(two))
			}
			if sum := sha256.Sum256(one); m.SHA256 != hex.EncodeToString(sum[:]) || m.Bytes != int64(len(one)) || m.Items == 0 {
				t.Errorf("%s of %s: the manifest is %+v", all[i].name, of, m)
			}
		}
	}
}

func TestEncountersAsCSV(t *testing.T) {
	b, _ := exported(t, world(t), Job{Format: "csv", Filter: archive.Filter{Oldest: true, From: "2023"}})
	rows := csvRows(t, b, ',')
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, want := range []map[string]string{
		{"date": "2023-12-01", "status": "cancelled", "date_trusted": "false", "place_level": "city", "corrected_by_person": ""},
		{"date": "2024-03-01", "participants": "Élise Nahayo; Otto Laine", "countries": "BDI; FIN", "date_trusted": "true", "latitude": "-3.4264", "title": "Talks on coffee"},
		{"date": "2024-05-08", "date_trusted": "true", "corrected_by_person": "change date", "latitude": ""},
	} {
		for column, value := range want {
			if rows[i][column] != value {
				t.Errorf("row %d: %s is %q, want %q", i, column, rows[i][column], value)
			}
		}
	}
}

func TestParquetIsTypedAndCompressed(t *testing.T) {
	a := world(t)
	b, _ := exported(t, a, Job{Format: "parquet", Of: OfEncounters, Filter: archive.Filter{Oldest: true}})
	type row struct {
		Date      string   `parquet:"date"`
		Trusted   bool     `parquet:"date_trusted"`
		Latitude  *float64 `parquet:"latitude,optional"`
		Reports   int64    `parquet:"reports"`
		Countries []string `parquet:"countries,list"`
		Start     int64    `parquet:"evidence_start"`
		Corrected []string `parquet:"corrected_by_person,list"`
	}
	rows, err := parquet.Read[row](bytes.NewReader(b), int64(len(b)))
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	coffee, fish := rows[1], rows[2]
	if coffee.Latitude == nil || *coffee.Latitude != -3.4264 || coffee.Reports != 1 || !slices.Equal(coffee.Countries, []string{"BDI", "FIN"}) || coffee.Start == 0 || !coffee.Trusted {
		t.Errorf("the talks came back as %+v", coffee)
	}
	if fish.Latitude != nil || !slices.Equal(fish.Corrected, []string{"change date"}) {
		t.Errorf("the call came back as %+v", fish)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if codec := f.Metadata().RowGroups[0].Columns[0].MetaData.Codec.String(); codec != "ZSTD" {
		t.Errorf("compressed by %s", codec)
	}
}

// Another reader of Parquet, where one is installed.
func TestParquetOpensElsewhere(t *testing.T) {
	const program = `import sys, pyarrow.parquet as p; t = p.read_table(sys.argv[1]); print(t.num_rows, t.schema.field("date_trusted").type)`
	if err := exec.CommandContext(t.Context(), "python3", "-c", "import pyarrow.parquet").Run(); err != nil {
		t.Skip("python3 with pyarrow is not installed")
	}
	path := filepath.Join(t.TempDir(), "events.parquet")
	if _, err := (&Job{Format: "parquet", Of: OfEvents}).File(t.Context(), world(t), path); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "python3", "-c", program, path).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "12 bool" {
		t.Errorf("%s, %v", out, err)
	}
}

func TestStatementsAndActorsAsTables(t *testing.T) {
	a := world(t)
	b, _ := exported(t, a, Job{Format: "csv", Of: OfStatements, Filter: archive.Filter{Act: []string{"offer"}}})
	rows := csvRows(t, b, ',')
	if len(rows) != 1 || rows[0]["speaker"] != "Élise Nahayo" || rows[0]["addressee_country"] != "FIN" || rows[0]["acts"] != "offer" || rows[0]["date_trusted"] != "true" {
		t.Errorf("statements: %v", rows)
	}
	start, _ := strconv.Atoi(rows[0]["evidence_start"])
	end, _ := strconv.Atoi(rows[0]["evidence_end"])
	if end-start != len([]rune(rows[0]["evidence"])) {
		t.Errorf("the span is %d to %d of %q", start, end, rows[0]["evidence"])
	}
	b, _ = exported(t, a, Job{Format: "csv", Of: OfActors, Filter: archive.Filter{Country: []string{"FIN"}}})
	if rows := csvRows(t, b, ','); len(rows) != 1 || rows[0]["name"] != "Otto Laine" || rows[0]["documents"] != "2" {
		t.Errorf("actors: %v", rows)
	}
}

func TestManifestTellsTheQuestion(t *testing.T) {
	a := world(t)
	_, m := exported(t, a, Job{Format: "plover", Filter: archive.Filter{Country: []string{"BDI"}, From: "2024"}})
	body, err := m.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"country": [`, `"BDI"`, `"from": [`, `"newest_added": "2024-06-01T12:00:00Z"`, `"version": "test"`} {
		if !strings.Contains(string(body), want) {
			t.Errorf("no %s in %s", want, body)
		}
	}
}

func TestAFileIsWholeOrNotThere(t *testing.T) {
	a := world(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "events.jsonl")
	m, err := (&Job{Format: "jsonl", Of: OfEvents}).File(t.Context(), a, path)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(path)
	var beside Manifest
	body, _ := os.ReadFile(ManifestOf(path))
	if err := json.Unmarshal(body, &beside); err != nil || beside.SHA256 != m.SHA256 || beside.File != "events.jsonl" || beside.Items != 12 {
		t.Errorf("the manifest is %+v, %v", beside, err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := (&Job{Format: "csv", Of: OfEvents}).File(stopped, a, path); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), path) {
		t.Errorf("stopped: %v", err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
	if list, _ := filepath.Glob(filepath.Join(folder, ".*")); len(list) > 0 {
		t.Errorf("left behind: %v", list)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip("/dev/full cannot be opened")
		}
		defer full.Close()
		if _, err := (&Job{Format: "csv", Of: OfEvents}).Write(t.Context(), a, full); err == nil {
			t.Error("a full disk was not told")
		}
	}
	if _, err := (&Job{Format: "csv"}).File(t.Context(), a, filepath.Join(folder, "none", "x.csv")); err == nil || !strings.Contains(err.Error(), "x.csv") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestWrongJobsAreExplained(t *testing.T) {
	for words, j := range map[string]*Job{
		`no format "xls"; one of: csv, jsonl,`: {Format: "xls"},
		`html is of one dossier`:               {Format: "html"},
		`name it with --dossier`:               {Format: "csv", Dossier: "d1"},
		`gdelt takes events, not "actors"`:     {Format: "gdelt", Of: OfActors},
	} {
		if err := j.Check(); !errors.Is(err, archive.ErrFilter) || !strings.Contains(err.Error(), words) {
			t.Errorf("%v, want %s", err, words)
		}
	}
}

package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/where"
)

// actorsTask resolves phrases, each with its context and date, to country and
// sector.
var actorsTask = Task{
	Name: "actors",
	Doc:  "one phrase to country and PLOVER sector; names of known actors are counted too",
	Dev:  []string{"actor-resolution.tsv"},
	Run:  runActors,
}

// actorPrediction is what is written for one row.
type actorPrediction struct {
	Test    string `json:"test"`
	Phrase  string `json:"phrase"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Sector2 string `json:"sector2,omitempty"`
	Name    string `json:"name,omitempty"`
}

func runActors(in io.Reader, predictions io.Writer) (*Report, error) {
	rows, err := readTSV(in)
	if err != nil {
		return nil, err
	}
	r := &Report{Name: "actors"}
	var country, sector, sector2, name, none Counts
	for _, row := range rows {
		got := actor.ResolveIn(row["phrase"], strings.TrimSpace(row["context"]+" "+row["known_country"]), row["date"], gazetteer)
		if err := WriteJSONL(predictions, actorPrediction{row["test"], row["phrase"], got.Country, got.Sector, got.Sector2, got.Name}); err != nil {
			return nil, err
		}
		asserted := strings.Fields(row["has"])
		check := func(c *Counts, field, has, got string, same func(want, got string) bool) {
			want := row[field]
			if want == "" && !slices.Contains(asserted, has) || row["none"] != "" {
				return
			}
			c.Gold++
			if expected(want, got, same) {
				c.Right++
				return
			}
			r.Misses = append(r.Misses, Miss{File: row["test"], Field: field, What: "wrong", Gold: want, Got: got, Words: row["phrase"]})
		}
		check(&country, "country", "country", got.Country, sameCountry)
		if row["sector"] != "" || slices.Contains(asserted, "code_1") && row["country"] != "" {
			check(&sector, "sector", "sector", got.Sector, sameSector)
		}
		check(&sector2, "sector2", "code_2", got.Sector2, sameSector)
		check(&name, "wiki", "title", got.Name, sameTitle)
		if row["none"] != "" {
			none.Gold++
			if !got.Found() {
				none.Right++
			} else {
				r.Misses = append(r.Misses, Miss{File: row["test"], Field: "none", What: "extra", Got: got.Country + " " + got.Sector, Words: row["phrase"]})
			}
		}
	}
	r.Add("expectations met",
		Share("country", country.Right, country.Gold), Share("sector", sector.Right, sector.Gold),
		Share("second sector", sector2.Right, sector2.Gold), Share("nothing found where nothing is asked", none.Right, none.Gold),
		Share("name as the encyclopedia has it", name.Right, name.Gold))
	return r.Note("Expected failures and skipped tests of the source are counted like the others. HLH of CAMEO is MED of PLOVER; KOS and XKX are one."), nil
}

func gazetteer(name string) (string, bool) {
	p, ok := where.Lookup(strings.TrimPrefix(name, "the "), "")
	if !ok || p.Country == "" {
		return "", false
	}
	return p.Country, true
}

// expected reads an expectation: "", "x", "x|y" or "!x".
func expected(want, got string, same func(want, got string) bool) bool {
	if not, ok := strings.CutPrefix(want, "!"); ok {
		return !same(not, got)
	}
	for _, w := range strings.Split(want, "|") {
		if same(w, got) {
			return true
		}
	}
	return false
}

func sameCountry(want, got string) bool {
	return want == got || want == "XKX" && got == "KOS" || want == "KOS" && got == "XKX"
}

func sameSector(want, got string) bool {
	return want == got || want == "HLH" && got == "MED"
}

func sameTitle(want, got string) bool { return fold(want) == fold(got) }

// readTSV reads a table whose first line names the columns.
func readTSV(in io.Reader) ([]map[string]string, error) {
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<20)
	var head []string
	var rows []map[string]string
	for n := 1; sc.Scan(); n++ {
		fields := strings.Split(sc.Text(), "\t")
		if head == nil {
			head = fields
			continue
		}
		if sc.Text() == "" {
			continue
		}
		if len(fields) > len(head) {
			return nil, fmt.Errorf("line %d: %d fields, the first line names %d", n, len(fields), len(head))
		}
		row := map[string]string{}
		for i, f := range fields {
			row[head[i]] = strings.TrimSpace(f)
		}
		rows = append(rows, row)
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	if head == nil {
		return nil, fmt.Errorf("the table is empty")
	}
	return rows, nil
}

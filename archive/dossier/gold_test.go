package dossier_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/archive/dossier"
	"chancery/archive/tenure"
	"chancery/internal/table"
	"chancery/reader"
)

const goldDir = "../../examples/dossiers"

// stories reads the container files: texts by their marks.
func stories(t *testing.T) map[string]string {
	files, err := filepath.Glob(filepath.Join(goldDir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories in %s: %v", goldDir, err)
	}
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq("\n"+string(data), "\n=== ") {
			mark, text, ok := strings.Cut(part, "\n")
			if !ok || strings.TrimSpace(part) == "" {
				continue
			}
			if out[mark] != "" {
				t.Fatalf("%s: the mark %q is given twice", f, mark)
			}
			out[mark] = text
		}
	}
	return out
}

// judged is a line of gold.tsv with the report that was read for it, if any.
type judged struct {
	mark, dossier string
	key           dossier.Key
	read          bool
}

func TestGoldDossiers(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(goldDir, "gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	texts := stories(t)
	reports := map[string][]dossier.Report{}
	var all []dossier.Report
	var observed []tenure.Observation
	for _, mark := range slices.Sorted(maps.Keys(texts)) {
		r, err := reader.Read([]byte(texts[mark]), reader.Options{})
		if err != nil {
			t.Fatalf("%s: %v", mark, err)
		}
		reports[mark] = dossier.Reports(r, "")
		observed = append(observed, tenure.Observe(r)...)
		all = append(all, reports[mark]...)
	}
	var lines []judged
	first := true
	err = table.Each("gold.tsv", string(data), 3, func(f []string) error {
		if first {
			first = false
			return nil
		}
		if texts[f[0]] == "" {
			t.Errorf("gold.tsv: no story %q", f[0])
		}
		j := judged{mark: f[0], dossier: f[2]}
		j.key, j.read = chosen(reports[f[0]], f[1] == "visit")
		lines = append(lines, j)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	score(t, lines, dossier.Cluster(all, nil, dossier.Options{Holder: tenure.New(observed, nil).Holds}))
}

// chosen is the report a line speaks of: of a story's contacts or visits the
// one with the most participants, those of the past and those without a day last.
func chosen(reports []dossier.Report, visit bool) (dossier.Key, bool) {
	best, key := -1, dossier.Key{}
	for _, r := range reports {
		n := 4 * len(r.Participants)
		if !r.Background {
			n += 2
		}
		if r.Date != "" {
			n++
		}
		if (r.Kind == "visit") == visit && n > best {
			best, key = n, r.Key
		}
	}
	return key, best >= 0
}

// The least that is accepted; precision first.
const (
	leastPrecision = 0.97
	leastF1        = 0.90
)

// score counts pairs of reports put together.
func score(t *testing.T, lines []judged, dossiers []dossier.Dossier) {
	of := map[dossier.Key]string{}
	for _, d := range dossiers {
		for _, k := range d.Reports {
			of[k] = d.ID
		}
	}
	var right, wrong, missing int
	for i, a := range lines {
		if !a.read {
			t.Logf("not read: %s", a.mark)
		}
		for _, b := range lines[:i] {
			together := a.read && b.read && of[a.key] == of[b.key]
			switch same := a.dossier == b.dossier; {
			case together && same:
				right++
			case together:
				wrong++
				t.Logf("wrongly joined: %s, %s", b.mark, a.mark)
			case same:
				missing++
				t.Logf("not joined: %s, %s", b.mark, a.mark)
			}
		}
	}
	p, r := float64(right)/float64(right+wrong), float64(right)/float64(right+missing)
	f1 := 2 * p * r / (p + r)
	names := map[string]bool{}
	for _, l := range lines {
		names[l.dossier] = true
	}
	t.Logf("%d reports, %d dossiers: %d pairs right, %d wrong, %d missing; precision %.3f, recall %.3f, F1 %.3f",
		len(lines), len(names), right, wrong, missing, p, r, f1)
	if p < leastPrecision || f1 < leastF1 {
		t.Errorf("precision %.3f of %.2f, F1 %.3f of %.2f", p, leastPrecision, f1, leastF1)
	}
}

package petrarch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/syntax"
)

// FuzzLoad reads any bytes as each kind of dictionary and codes a sentence by
// them: no panic, and every fault names a line of its file.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob(folder + "/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("[###]\n--- ---\n+\n&\n+&\n- _*_ [::]\n- (* {) [1]\n!!=,\n!A!=!A!\n!A! [~x]\nn:+v:+ [y]\n<!--")
	text := syntax.Parse("Meridia and the soldiers of Tessaly did not criticize the police, who sent food.")
	f.Fuzz(func(t *testing.T, data string) {
		if len(data) > 1<<14 {
			return
		}
		lines := strings.Count(data, "\n") + 1
		for _, kind := range []string{"actors", "agents", "verbs", "issues", "discards"} {
			folder := fstest.MapFS{"x." + kind + ".txt": {Data: []byte(data)}, "y.actors.txt": {Data: []byte("MERIDIA [MER]\nTESSALY [TES]\n")}}
			d, faults, err := LoadFS(folder, "x")
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range faults {
				if f, ok := fault.(*Fault); !ok || f.Line < 1 || f.Line > lines || f.Reason == "" {
					t.Fatalf("fault %v of %d lines", fault, lines)
				}
			}
			check(t, text, d.Code(Story{Text: text, Day: "2003-05-01"}))
		}
	})
}

// FuzzCode codes any text by the dictionaries of the tests: every token that a coding
// names is of the text.
func FuzzCode(f *testing.F) {
	f.Add("Meridia and Tessaly met. Soldiers from Meridia criticized the police of Tessaly; it won the regatta.")
	f.Add("U.S.-Meridian _ '' ’s Orsino Vale’s\x00\xff criticize % $ + ^ *")
	d := load(f)
	f.Fuzz(func(t *testing.T, data string) {
		if len(data) > 4000 {
			return
		}
		text := syntax.Parse(data)
		check(t, text, d.Code(Story{Text: text, Day: "2003-05-01"}))
	})
}

func check(t *testing.T, text *syntax.Text, c *Coding) {
	t.Helper()
	span := func(first, last int) {
		if first < 0 || last <= first || last > text.Len() {
			t.Fatalf("tokens %d to %d of %d", first, last, text.Len())
		}
	}
	for _, m := range c.Mentions {
		span(m.First, m.Last)
	}
	for _, i := range c.Issues {
		span(i.First, i.Last)
	}
	for _, d := range c.Drops {
		span(d.First, d.Last)
	}
	for _, e := range c.Events {
		if e.Code == "" || e.Rule == "" || len(e.Source)+len(e.Target) == 0 || e.Mutual && len(e.Source) < 2 {
			t.Fatalf("event %+v", e)
		}
	}
}

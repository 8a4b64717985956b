// Command train learns what each trait of a candidate pair counts (compare/data/pairs.tsv)
// from the gold of examples/accounts, and tells how sure the pairs of encounters are that
// were left out while it learned:
//
//	go run ./compare/train
//
// It takes folders of gold files instead. The same gold gives the same file.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"chancery/compare"
	"chancery/compare/gold"
)

// encounter are the candidates of one, and which of them a careful reader pairs.
type encounter struct {
	name string
	rows []row
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "compare/data/pairs.tsv", "`file` to write the weights to")
	flag.Parse()
	folders := flag.Args()
	if len(folders) == 0 {
		folders = []string{"examples/accounts", "examples/accounts/further"}
	}
	list, err := read(folders)
	if err != nil {
		log.Fatal(err)
	}
	m := learn(all(list, -1))
	if err := os.WriteFile(*out, []byte(data(m, list)), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Print(report(leftOut(list)))
}

// read finds the candidates of all encounters of some folders.
func read(folders []string) ([]encounter, error) {
	var list []encounter
	for _, folder := range folders {
		files, err := gold.Files(folder)
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			g, err := gold.Read(path)
			if err != nil {
				return nil, err
			}
			candidates, err := compare.Candidates(g.Accounts)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			e := encounter{name: g.Name}
			for _, c := range candidates {
				line := g.LineOf(c.A)
				e.rows = append(e.rows, row{c.Traits, line >= 0 && line == g.LineOf(c.B)})
			}
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no gold in %s: name folders that have NAME.gold.tsv", strings.Join(folders, ", "))
	}
	return list, nil
}

// all are the rows of all encounters but one; -1 leaves out none.
func all(list []encounter, without int) []row {
	var rows []row
	for i, e := range list {
		if i != without {
			rows = append(rows, e.rows...)
		}
	}
	return rows
}

// scored is a candidate with how sure it was held to be by what the others taught.
type scored struct {
	sure  float64
	right bool
}

// leftOut weighs the candidates of each encounter by what the others teach.
func leftOut(list []encounter) []scored {
	var out []scored
	for i, e := range list {
		m := learn(all(list, i))
		for _, r := range e.rows {
			out = append(out, scored{m.sure(r.traits), r.right})
		}
	}
	return out
}

// report tells how many of the candidates are right from each sureness on.
func report(list []scored) string {
	var b strings.Builder
	total := 0
	for _, s := range list {
		if s.right {
			total++
		}
	}
	fmt.Fprintf(&b, "%d candidates, %d of them pairs; each weighed by what the other encounters teach:\n", len(list), total)
	for _, from := range []float64{0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3} {
		n, right := 0, 0
		for _, s := range list {
			if s.sure >= from {
				n++
				if s.right {
					right++
				}
			}
		}
		fmt.Fprintf(&b, "  sure from %.1f: %d, right %d\n", from, n, right)
	}
	return b.String()
}

// data is the file of weights.
func data(m *model, list []encounter) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What each trait of a pair of clauses counts for which no pair was found by their words: whether the two say one thing in words
# that nothing joins is weighed by logistic regression over these (compare/remaining.go says what each trait is).
# Learned from the gold of %d encounters of examples/accounts, compared as if no synonyms were known, by
#   go run ./compare/train
# which writes this file and tells how sure the pairs of encounters are that were left out while it learned. Do not edit.
# Source: Chancery's own examples. Licence: Apache-2.0.
# trait	weight
`, len(list))
	for k, name := range compare.Traits() {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, m.weights[k])
	}
	fmt.Fprintf(&b, "bias\t%.3f\n", m.bias)
	return b.String()
}

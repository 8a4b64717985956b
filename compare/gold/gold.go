// Package gold reads how a careful reader aligns the accounts of one encounter, and
// tells which of its lines a clause of a comparison stands in (examples/accounts/README.md).
package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/compare"
	"chancery/reader"
)

// suffix ends the name of a gold file.
const suffix = ".gold.tsv"

// Line is one proposition: its class and the words of each account, "" where an account
// lacks it.
type Line struct {
	Class compare.Class
	Words []string
}

// Gold is what a file tells of one encounter.
type Gold struct {
	// Name of the encounter, and of the accounts' sides, in the order of the columns.
	Name  string
	Sides []string
	Lines []Line
	// Accounts are what was read from the texts beside the file.
	Accounts []compare.Account
}

// Files are the gold files of a folder.
func Files(folder string) ([]string, error) {
	return filepath.Glob(filepath.Join(folder, "*"+suffix))
}

// Read reads a gold file, and the accounts "NAME.SIDE.txt" beside it.
func Read(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &Gold{Name: strings.TrimSuffix(filepath.Base(path), suffix)}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if g.Sides == nil {
			g.Sides = f[1:]
			continue
		}
		if len(f) != len(g.Sides)+1 {
			return nil, fmt.Errorf("%s: %q has %d columns: write a class and the words of each of %d sides", path, line, len(f), len(g.Sides))
		}
		g.Lines = append(g.Lines, Line{compare.Class(f[0]), f[1:]})
	}
	for _, side := range g.Sides {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(path), g.Name+"."+side+".txt"))
		if err != nil {
			return nil, err
		}
		r, err := reader.Read(text, reader.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s, %s: %w", path, side, err)
		}
		g.Accounts = append(g.Accounts, compare.Account{Name: side, Record: r})
	}
	return g, nil
}

// Fits tells whether a clause is the gold's: half of the words of either are the
// other's too.
func Fits(words, clause string) bool {
	return words != "" && (strings.Contains(clause, words) || strings.Contains(words, clause) && len(clause)*2 > len(words))
}

// LineOf is the index of the line of a clause, of several that of the one with the most
// words; -1 where no line has it.
func (g *Gold) LineOf(c compare.Clause) int {
	line, most := -1, 0
	for i := range g.Lines {
		if w := g.Lines[i].Words[c.Account]; Fits(w, c.Evidence.Exact) && min(len(w), len(c.Evidence.Exact)) > most {
			line, most = i, min(len(w), len(c.Evidence.Exact))
		}
	}
	return line
}

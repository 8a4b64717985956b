package web

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed data/families.tsv
var familiesFile string

// families are the acts by what they do to relations, the most cooperative first.
type families struct {
	names []string
	of    map[string]int // act → place in names
}

var actFamilies = sync.OnceValues(func() (*families, error) {
	f := &families{of: make(map[string]int)}
	err := table.Each("families.tsv", familiesFile, 2, func(row []string) error {
		for _, act := range strings.Split(row[1], "|") {
			f.of[act] = len(f.names)
		}
		f.names = append(f.names, row[0])
		return nil
	})
	return f, err
})

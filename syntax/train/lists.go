package train

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed names.tsv
var namesTSV string

//go:embed words.tsv
var wordsTSV string

type lists struct {
	reading           map[[2]string]string // corpus and type → reading
	law, title, start map[string]bool
}

var loadLists = sync.OnceValues(func() (*lists, error) {
	l := &lists{reading: map[[2]string]string{}, law: map[string]bool{}, title: map[string]bool{}, start: map[string]bool{}}
	err := eachRow("names.tsv", namesTSV, 3, func(c []string) error {
		l.reading[[2]string{c[0], c[1]}] = c[2]
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, eachRow("words.tsv", wordsTSV, 2, func(c []string) error {
		m := map[string]map[string]bool{"law": l.law, "title": l.title, "start": l.start}[c[0]]
		if m == nil {
			return fmt.Errorf("no list is called %q", c[0])
		}
		m[c[1]] = true
		return nil
	})
})

func eachRow(name, text string, columns int, f func([]string) error) error {
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, i+1, len(c), columns)
		}
		if err := f(c); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

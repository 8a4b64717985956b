package name

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed sounds.tsv
var soundsData string

//go:embed variants.tsv
var variantsData string

//go:embed korean.tsv
var koreanData string

//go:embed drop.tsv
var dropData string

// sound is a rule that leads one spelling of a sound to another.
type sound struct {
	where    string // any, inner, end
	length   int    // letters a word must have
	from, to string
}

// tables are the data files, read once.
type tables struct {
	sounds   []sound
	variants map[string]string            // word to the one that stands for it
	korean   map[string]map[string]string // part to spelling to form
	drop     map[string]bool
}

// data reads the embedded files. They are part of the program, so a fault in
// them is one of the program; the tests meet it first.
var data = sync.OnceValue(func() *tables {
	t, err := load()
	if err != nil {
		panic(err)
	}
	return t
})

func load() (*tables, error) {
	t := &tables{variants: map[string]string{}, korean: map[string]map[string]string{}, drop: map[string]bool{}}
	reads := []struct {
		name, data string
		columns    int
		do         func([]string) error
	}{
		{"sounds.tsv", soundsData, 4, t.takeSound},
		{"variants.tsv", variantsData, 1, t.takeVariants},
		{"korean.tsv", koreanData, 3, t.takeKorean},
		{"drop.tsv", dropData, 2, t.takeDrop},
	}
	for _, r := range reads {
		first := true
		err := table.Each(r.name, r.data, r.columns, func(f []string) error {
			if first { // the columns' names
				first = false
				return nil
			}
			return r.do(f)
		})
		if err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *tables) takeSound(f []string) error {
	n, err := strconv.Atoi(f[1])
	if err != nil {
		return fmt.Errorf("length %q is no number", f[1])
	}
	if f[0] != "any" && f[0] != "inner" && f[0] != "end" {
		return fmt.Errorf("a sound stands any, inner or end, not %q", f[0])
	}
	t.sounds = append(t.sounds, sound{where: f[0], length: n, from: f[2], to: f[3]})
	return nil
}

func (t *tables) takeVariants(f []string) error {
	words := strings.Split(f[0], "|")
	for _, w := range words {
		if old, ok := t.variants[w]; ok && old != words[0] {
			return fmt.Errorf("%q stands for %q already", w, old)
		}
		t.variants[w] = words[0]
	}
	return nil
}

func (t *tables) takeKorean(f []string) error {
	part := t.korean[f[0]]
	if part == nil {
		part = map[string]string{}
		t.korean[f[0]] = part
	}
	for s := range strings.SplitSeq(f[1], "|") {
		if _, ok := part[s]; ok {
			return fmt.Errorf("%s %q is given twice", f[0], s)
		}
		part[s] = f[2]
	}
	return nil
}

func (t *tables) takeDrop(f []string) error {
	for w := range strings.SplitSeq(f[1], "|") {
		t.drop[w] = true
	}
	return nil
}

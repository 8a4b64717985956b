package draw

import (
	_ "embed" // the outlines
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
	"chancery/web/draw/internal/thin"
)

//go:embed data/outlines.tsv
var outlinesFile string

// Attribution names where the outlines are from.
const Attribution = "Outlines: Natural Earth, public domain; borders as controlled, not as claimed"

// A point is longitude and latitude in degrees, or a place on a drawing.
type point = thin.Point

// An atlas is the outlines at one scale: lines, each kept once, and the countries
// that they bound.
type atlas struct {
	lines     [][]point
	countries []country
	borders   []border
}

// A country has rings. Code is ISO 3166 alpha-3, "" for a land without one.
type country struct {
	code  string
	rings []outline
}

// An outline is a ring of lines, where ^n is line n backwards, and where on earth
// it lies.
type outline struct {
	lines []int
	disc  disc
}

// A border is a line between two countries.
type border struct {
	line int
	disc disc
}

// atlases are the two scales, read at first use.
var atlases = sync.OnceValues(func() (coarse, fine *atlas) {
	all, err := readOutlines("outlines.tsv", outlinesFile)
	if err != nil {
		panic(err) // the file is part of the program and tested with it
	}
	return all["coarse"], all["fine"]
})

func readOutlines(name, data string) (map[string]*atlas, error) {
	all := map[string]*atlas{"coarse": {}, "fine": {}}
	err := table.Each(name, data, 4, func(f []string) error {
		a := all[f[0]]
		if a == nil {
			return fmt.Errorf("scale %q, want coarse or fine", f[0])
		}
		switch f[1] {
		case "line":
			if f[2] != strconv.Itoa(len(a.lines)) {
				return fmt.Errorf("line %s, want %d", f[2], len(a.lines))
			}
			points, err := decode(f[3])
			a.lines = append(a.lines, points)
			return err
		case "country":
			return a.add(f[2], f[3])
		}
		return fmt.Errorf("kind %q, want line or country", f[1])
	})
	for _, a := range all {
		a.findBorders()
	}
	return all, err
}

// decode reads Google's encoded polyline form with two decimals.
func decode(s string) ([]point, error) {
	var out []point
	var at [2]int
	v, shift, axis := uint(0), 0, 0
	for i := range len(s) {
		b := uint(s[i]) - 63
		if b > 63 || shift > 30 {
			return nil, fmt.Errorf("byte %d of the line is no part of an encoded number", i)
		}
		v |= b & 0x1f << shift
		if shift += 5; b >= 0x20 {
			continue
		}
		d := int(v >> 1)
		if v&1 == 1 {
			d = ^d
		}
		at[axis] += d
		if axis == 1 {
			out = append(out, point{float64(at[0]) / 100, float64(at[1]) / 100})
		}
		v, shift, axis = 0, 0, 1-axis
	}
	if axis != 0 || shift != 0 || len(out) < 2 {
		return nil, errors.New("the line ends within a point or has fewer than two")
	}
	return out, nil
}

// add takes in the rings of a country.
func (a *atlas) add(code, value string) error {
	if code == "-" {
		code = ""
	}
	c := country{code: code}
	for text := range strings.SplitSeq(value, ";") {
		var lines []int
		for s := range strings.SplitSeq(text, ",") {
			digits, back := strings.CutPrefix(s, "~")
			n, err := strconv.Atoi(digits)
			if err != nil || n < 0 || n >= len(a.lines) {
				return fmt.Errorf("%s: no line %q", code, s)
			}
			if back {
				n = ^n
			}
			lines = append(lines, n)
		}
		c.rings = append(c.rings, outline{lines, discOf(ring(a.lines, lines))})
	}
	a.countries = append(a.countries, c)
	return nil
}

func (a *atlas) findBorders() {
	uses := make([]int, len(a.lines))
	for _, c := range a.countries {
		for _, ring := range c.rings {
			for _, n := range ring.lines {
				uses[max(n, ^n)]++
			}
		}
	}
	for n, k := range uses {
		if k > 1 {
			a.borders = append(a.borders, border{n, discOf(a.lines[n])})
		}
	}
}

// rings are the rings of a country, none if it has no outline at this scale.
func (a *atlas) rings(code string) []outline {
	var out []outline
	for _, c := range a.countries {
		if c.code == code && code != "" {
			out = append(out, c.rings...)
		}
	}
	return out
}

// ring strings lines together, which may be those of the atlas or the same ones
// thinned.
func ring(lines [][]point, numbers []int) []point {
	var out []point
	for _, n := range numbers {
		line := lines[max(n, ^n)]
		for i := range line {
			p := line[i]
			if n < 0 {
				p = line[len(line)-1-i]
			}
			if len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	return out
}

package train

import (
	"cmp"
	"slices"
)

// counter counts strings.
type counter map[string]int

func (c *counter) add(s string) {
	if *c == nil {
		*c = counter{}
	}
	(*c)[s]++
}

// list gives the strings seen at least so often, the most frequent first.
func (c counter) list(least int) []string {
	var out []string
	for s, n := range c {
		if n >= least {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b))
	})
	return out
}

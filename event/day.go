package event

import (
	"sort"

	"chancery/syntax"
)

// dayOf is when a deed was done as its own clause tells: the time expression
// nearest to the verb, in the record's form without a time of day, or "".
func (b *builder) dayOf(v syntax.Token) string {
	tree := v.Subtree()
	best, day := 0, ""
	i := sort.Search(len(b.times), func(i int) bool { return b.times[i].Start >= tree.Start() })
	for ; i < len(b.times) && b.times[i].Start < tree.End(); i++ {
		t := &b.times[i]
		if t.Unresolved || t.Value == "" || t.From.IsZero() || t.Mod != "" && t.Mod != "approx" {
			continue
		}
		if far := distance(t.Start, v.Start()); day == "" || far < best {
			best, day = far, t.Value
		}
	}
	if len(day) > len("2006-01-02") {
		day = day[:len("2006-01-02")]
	}
	return day
}

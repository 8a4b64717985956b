package compare

import (
	"fmt"
	"slices"

	"chancery/record"
)

// Change is what an encounter has that the last one of the same pair had not, and
// the other way round.
type Change struct {
	// Accounts are those of the encounter, then those of the last one.
	Accounts []Side `json:"accounts"`
	// Now is how many of Accounts are of the encounter itself.
	Now int `json:"now"`
	// New are propositions of the encounter alone, Gone of the last one alone,
	// Kept of both. Their Class is only, both or reworded.
	New  []Proposition `json:"new"`
	Gone []Proposition `json:"gone"`
	Kept []Proposition `json:"kept"`
	// Topics, Formulae and Tones differ by what came and what went.
	Topics   Turn[string]  `json:"topics"`
	Formulae Turn[Formula] `json:"formulae"`
	Tones    Turn[Tone]    `json:"tones"`
}

// Turn is what came and what went.
type Turn[T any] struct {
	New  []T `json:"new"`
	Gone []T `json:"gone"`
}

// Formula is a set phrase with the first words that have it in an account.
type Formula struct {
	Formula  string          `json:"formula"`
	Account  int             `json:"account"` // index into Change.Accounts
	Document string          `json:"document"`
	Evidence record.Evidence `json:"evidence"`
}

// Against compares the accounts of an encounter with those of another one of the
// same pair before it. One account each is enough.
func Against(now, before []Account) (*Change, error) {
	if len(now) == 0 || len(before) == 0 {
		return nil, ErrNone
	}
	l := data()
	list := tell(slices.Concat(now, before))
	k := slices.IndexFunc(list, func(t *told) bool { return t.account >= len(now) })
	for _, part := range [][]*told{list[:k], list[k:]} {
		if err := choose(part); err != nil {
			return nil, err
		}
	}
	out := &Change{Now: len(now), New: []Proposition{}, Gone: []Proposition{}, Kept: []Proposition{}}
	units := l.read(list, &out.Accounts)
	for _, p := range l.align(units, func(g []int, p pair) Proposition { return recurring(units, g, p) }) {
		first, last := p.Clauses[0].Account < len(now), p.Clauses[len(p.Clauses)-1].Account < len(now)
		switch {
		case first && last:
			p.Reason = "the last encounter lacks it"
			out.New = append(out.New, p)
		case !first:
			p.Reason = "of the last encounter alone"
			out.Gone = append(out.Gone, p)
		default:
			out.Kept = append(out.Kept, p)
		}
	}
	out.turns(list)
	return out, nil
}

// recurring classes a group of clauses of two encounters.
func recurring(units []unit, g []int, p pair) Proposition {
	out := Proposition{Class: Only}
	for _, i := range g {
		out.Clauses = append(out.Clauses, units[i].Clause)
	}
	if len(g) == 1 {
		return out
	}
	out.Class, out.Likeness = Reworded, round(p.words)
	if p.words >= sameFrom && !differs(out.Clauses) {
		out.Class = Both
	}
	out.Reason = fmt.Sprintf("%.0f%% of the weight of their words in common", 100*p.words)
	return out
}

// turns tells which topics, set phrases and tones came and went.
func (c *Change) turns(list []*told) {
	var topics [2][]string
	var tones [2][]Tone
	var formulae [2][]Formula
	for i := range c.Accounts {
		at := c.half(i)
		for _, t := range c.Accounts[i].Topics {
			topics[at] = append(topics[at], t.Topic)
		}
		tones[at] = append(tones[at], c.Accounts[i].Tones...)
	}
	for _, t := range list {
		at := c.half(t.account)
		for _, f := range t.Record.Formulae {
			formulae[at] = append(formulae[at], Formula{f.Formula, t.account, t.Record.Document.ID, f.Evidence})
		}
	}
	c.Topics = turn(topics, func(s string) string { return s })
	c.Tones = turn(tones, func(t Tone) string { return t.Name })
	c.Formulae = turn(formulae, func(f Formula) string { return f.Formula })
}

// turn tells what the first of two lists has and the second lacks, each once by
// its name, and the other way round.
func turn[T any](list [2][]T, name func(T) string) Turn[T] {
	lacking := func(a, b []T) []T {
		out := []T{}
		for _, x := range a {
			same := func(y T) bool { return name(x) == name(y) }
			if !slices.ContainsFunc(b, same) && !slices.ContainsFunc(out, same) {
				out = append(out, x)
			}
		}
		return out
	}
	return Turn[T]{lacking(list[0], list[1]), lacking(list[1], list[0])}
}

// half is 0 for an account of the encounter, 1 for one of the last.
func (c *Change) half(account int) int {
	if account < c.Now {
		return 0
	}
	return 1
}

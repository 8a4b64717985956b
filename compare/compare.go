package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Errors of [Compare].
var (
	// ErrOne: fewer than two accounts were given.
	ErrOne = errors.New("two accounts or more are needed to compare")
	// ErrNone: one of two encounters has no account.
	ErrNone = errors.New("an account of either encounter is needed to tell what changed")
	// ErrNoEncounter: an account tells of no encounter.
	ErrNoEncounter = errors.New("no encounter was read in it")
)

// Compare aligns the accounts of one encounter. Propositions come in the order of
// the first account, then what only later ones have, in theirs.
func Compare(accounts []Account) (*Comparison, error) {
	if len(accounts) < 2 {
		return nil, ErrOne
	}
	l := data()
	list := tell(accounts)
	if err := choose(list); err != nil {
		return nil, err
	}
	out := &Comparison{}
	units := l.halved(l.read(list, &out.Accounts), otherEncounters)
	for i := range list {
		for j := range i {
			if list[i].account != list[j].account {
				out.Apart = cmp.Or(out.Apart, apart(list[j], list[i]))
			}
		}
	}
	out.Propositions = l.align(units, func(g []int, p pair) Proposition { return l.proposition(out.Accounts, units, list, g, p) })
	return out, nil
}

// align joins the clauses of accounts to propositions, which class says what they
// are, in the order of their first clauses.
func (l *lexicon) align(units []unit, class func(g []int, p pair) Proposition) []Proposition {
	found := l.pairs(units, otherEncounters)
	found = append(found, l.remaining(units, found)...)
	groups, best := group(units, found)
	said := again(units, found)
	for _, g := range groups {
		for _, i := range g {
			for _, j := range g {
				units[i].with = append(units[i].with, units[j].Account)
			}
		}
	}
	var out []Proposition
	for n, g := range groups {
		if p, ok := said[g[0]]; ok && len(g) == 1 {
			g, best[n] = []int{min(p.a, p.b), max(p.a, p.b)}, p
		}
		if len(g) > 1 {
			l.differ(units, g)
		}
		out = append(out, class(g, best[n]))
	}
	order(out)
	return out
}

// otherEncounters tells whether two accounts tell of different encounters.
func otherEncounters(a, b *told) bool { return apart(a, b) != "" }

// read makes the clauses of all reports and the sides that tell them.
func (l *lexicon) read(list []*told, sides *[]Side) []unit {
	var units []unit
	for _, t := range list {
		own := l.units(t)
		if t.account == len(*sides) {
			units = append(units, own...)
			*sides = append(*sides, l.side(t, own))
			continue
		}
		side := &(*sides)[t.account]
		fresh := repeated(units, own)
		units = append(units, fresh...)
		side.add(l.side(t, fresh))
	}
	for i := range *sides {
		(*sides)[i].Topics = shares(units, i)
	}
	return units
}

// repeated leaves out of a report's clauses those that another report of its side
// has in the same words.
func repeated(units, own []unit) []unit {
	return slices.DeleteFunc(own, func(u unit) bool {
		return slices.ContainsFunc(units, func(v unit) bool {
			if v.Account != u.Account {
				return false
			}
			like := alike(&u, &v)
			return !like.turned && like.share >= sameFrom && (meet(u.Voice, v.Voice) || len(u.Voice) == len(v.Voice))
		})
	})
}

// order sorts propositions by the place of their first clause.
func order(list []Proposition) {
	slices.SortStableFunc(list, func(p, q Proposition) int {
		a, b := p.Clauses[0], q.Clauses[0]
		return cmp.Or(a.Account-b.Account, a.Evidence.Start-b.Evidence.Start)
	})
}

// proposition classes a group of clauses.
func (l *lexicon) proposition(sides []Side, units []unit, list []*told, g []int, p pair) Proposition {
	out := Proposition{}
	for _, i := range g {
		out.Clauses = append(out.Clauses, units[i].Clause)
	}
	if len(g) == 1 {
		u := &units[g[0]]
		if out.Class, out.Reason = l.alone(sides, list, u); out.Class != Unconfirmed {
			return out
		}
		if v := touching(units, u); v != nil {
			out.Class, out.Nearest = Only, &v.Clause
			out.Reason = l.told(sides, u) + "; " + l.accountOf(&sides[v.Account]) + " has something else on the matter"
			return out
		}
		out.Nearest = nearest(units, u)
		return out
	}
	out.Likeness = round(p.words)
	a, b := &units[p.a], &units[p.b]
	odds, atOdds := "", false
	if !p.oppo && (p.words >= figured || p.rare >= rareAnswer && a.Act == "agree" && b.Act == "agree") && apart(a.told, b.told) == "" {
		odds, atOdds = l.atOdds(sides, a, b)
	}
	switch {
	case p.oppo:
		out.Class, out.Reason = Contradicted, l.opposed(sides, a, b)
	case atOdds:
		out.Class, out.Reason = Contradicted, odds
	case p.words >= sameFrom && !differs(out.Clauses):
		out.Class, out.Reason = Both, "in the same words"
	default:
		out.Class, out.Reason = Reworded, "in other words"
		if p.most != "" {
			out.Reason = fmt.Sprintf("in wholly other words, held to be the same by %.0f in 100: %s", 100*p.score, p.most)
		}
		if words := inCommon(a, b); words != "" {
			out.Reason += "; common to both: " + words
		}
		if firm := l.firmness(sides, a, b); firm != "" {
			out.Reason = firm
		}
	}
	if lacking := l.lacking(sides, units, g); lacking != "" {
		out.Reason += "; not in " + lacking
	}
	return out
}

// differs tells whether any clause has a word of its own.
func differs(clauses []Clause) bool {
	return slices.ContainsFunc(clauses, func(c Clause) bool { return len(c.Differ) > 0 })
}

// alone classes a clause that one account has: what a side says that another
// side said, or agreed to, wants that side's confirmation.
func (l *lexicon) alone(sides []Side, list []*told, u *unit) (Class, string) {
	if u.agenda {
		return Only, "only " + l.accountOf(&sides[u.Account]) + " tells that this was talked of"
	}
	own := sides[u.Account].Country
	var others []string
	for i, s := range sides {
		if s.Country == "" || s.Country == own || !slices.Contains(u.Voice, s.Country) {
			continue
		}
		if slices.ContainsFunc(list, func(t *told) bool { return t.account == i && apart(t, u.told) == "" }) {
			others = append(others, l.accountOf(&s))
		}
	}
	if len(others) > 0 {
		has := "does not have it"
		if len(others) > 1 {
			has = "do not have it"
		}
		return Unconfirmed, fmt.Sprintf("%s; %s %s", l.told(sides, u), strings.Join(others, " and "), has)
	}
	return Only, "only " + l.accountOf(&sides[u.Account]) + " has it"
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// Errors of [Compare].
var (
	// ErrOne: fewer than two accounts were given.
	ErrOne = errors.New("two accounts or more are needed to compare")
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
	shared := sharedVoices(accounts)
	out := &Comparison{}
	var units []unit
	quoters := map[int]*record.Quoter{}
	for i := range accounts {
		a := &accounts[i]
		enc, err := encounterOf(a, shared)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Name, err)
		}
		quoters[i] = record.NewQuoter(a.Record.Document.Text)
		own := l.units(i, a, enc)
		units = append(units, own...)
		out.Accounts = append(out.Accounts, l.side(a, enc, own))
	}
	groups, best := group(units, pairs(units))
	for n, g := range groups {
		if len(g) > 1 {
			l.differ(quoters, units, g)
		}
		out.Propositions = append(out.Propositions, l.proposition(out.Accounts, units, g, best[n]))
	}
	slices.SortStableFunc(out.Propositions, func(p, q Proposition) int {
		a, b := p.Clauses[0], q.Clauses[0]
		return cmp.Or(a.Account-b.Account, a.Evidence.Start-b.Evidence.Start)
	})
	return out, nil
}

// sharedVoices are the countries and organizations that an encounter of every
// account has.
func sharedVoices(accounts []Account) []string {
	count := map[string]int{}
	for _, a := range accounts {
		seen := map[string]bool{}
		for i := range a.Record.Encounters {
			for _, v := range voices(a.Record, &a.Record.Encounters[i]) {
				seen[v] = true
			}
		}
		for v := range seen {
			count[v]++
		}
	}
	var out []string
	for v, n := range count {
		if n == len(accounts) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// encounterOf is the encounter that an account is about: the one named, or the
// first of those with the most of the shared voices that are not visits.
func encounterOf(a *Account, shared []string) (*record.Encounter, error) {
	var best *record.Encounter
	most := -1
	for i := range a.Record.Encounters {
		e := &a.Record.Encounters[i]
		if a.Encounter != "" {
			if e.ID == a.Encounter {
				return e, nil
			}
			continue
		}
		n := 0
		for _, v := range voices(a.Record, e) {
			if slices.Contains(shared, v) {
				n += 2
			}
		}
		if e.Kind != "visit" && e.Status == "held" {
			n++
		}
		if n > most {
			best, most = e, n
		}
	}
	if best == nil {
		if a.Encounter != "" {
			return nil, fmt.Errorf("it has no encounter %q", a.Encounter)
		}
		return nil, ErrNoEncounter
	}
	return best, nil
}

// proposition classes a group of clauses.
func (l *lexicon) proposition(sides []Side, units []unit, g []int, p pair) Proposition {
	out := Proposition{}
	for _, i := range g {
		out.Clauses = append(out.Clauses, units[i].Clause)
	}
	if len(g) == 1 {
		out.Class, out.Reason = alone(sides, &units[g[0]])
		return out
	}
	out.Likeness = round(p.words)
	first := units[g[0]]
	denied := slices.ContainsFunc(g, func(i int) bool { return units[i].denied != first.denied })
	switch {
	case p.oppo && denied:
		out.Class, out.Reason = Contradicted, "one account denies what another says"
	case p.words >= sameFrom && !differs(out.Clauses):
		out.Class, out.Reason = Both, "the same words of weight"
	default:
		out.Class, out.Reason = Reworded, fmt.Sprintf("%.0f%% of the weight of their words in common", 100*p.words)
	}
	if missing := len(sides) - len(g); missing > 0 {
		out.Reason += fmt.Sprintf("; %d of %d accounts lack it", missing, len(sides))
	}
	return out
}

// differs tells whether any clause has a word of its own.
func differs(clauses []Clause) bool {
	return slices.ContainsFunc(clauses, func(c Clause) bool { return len(c.Differ) > 0 })
}

// alone classes a clause that one account has: what a side says that another
// side said, or agreed to, wants that side's confirmation.
func alone(sides []Side, u *unit) (Class, string) {
	own := sides[u.Account].Country
	var others []string
	for _, s := range sides {
		if s.Country != "" && s.Country != own && slices.Contains(u.Voice, s.Country) {
			others = append(others, s.Name)
		}
	}
	if own != "" && len(others) > 0 {
		return Unconfirmed, "ascribed to a side whose own account lacks it: " + strings.Join(others, ", ")
	}
	return Only, "no other account has it"
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

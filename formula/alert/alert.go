// Package alert compares the set phrases of one account with those of the
// accounts that the same side gave before: what is new, what is missing, what is
// worded otherwise. It knows nothing of where accounts are kept.
//
// Each alert carries the numbers it rests on. Its chance is the probability that
// habits alone give what is seen, by Laplace's rule of succession: what happened
// k times in n is expected the next time with (k+1)/(n+2). A low chance is a
// strong alert.
package alert

import (
	"cmp"
	"slices"

	"chancery/formula"
)

// Kind says what an alert is about.
type Kind string

// The kinds.
const (
	New     Kind = "new"     // never used in the past that was looked at
	Missing Kind = "missing" // used nearly always of late, and not now
	Altered Kind = "altered" // used now in another wording, or in place of a phrase much like it
)

// Use is one use of a set phrase in an account.
type Use struct {
	Formula string
	Variant string // "" for the canonical wording
	Ref     int    // the caller's own: where the use stands
}

func (u *Use) wording() string { return cmp.Or(u.Variant, u.Formula) }

// Account is one side's account of one encounter.
type Account struct {
	Day  string
	Uses []Use
}

// Options say how much past is needed and what counts as a habit.
type Options struct {
	// Last is how many of the newest accounts a habit is told from; Habit in how
	// many of these a phrase must be to be missed. With fewer accounts than Last,
	// as large a share of them is asked for.
	Last, Habit int
	// Least is how many accounts there must be; with fewer nothing is told.
	Least int
}

// Defaults: a phrase is missed that five of the last six accounts have.
var Defaults = Options{Last: 6, Habit: 5, Least: 4}

// Alert is one finding.
type Alert struct {
	Kind    Kind
	Formula string // the phrase now, for Missing the one that is not there
	Variant string // its wording now; "" when canonical or missing
	// Before is the wording used before, for Altered; of another formula where one
	// phrase took the place of another.
	Before     string
	Gone, Came []string // the words that changed, for Altered
	// Used in how many of how many accounts before; for Altered in the wording of
	// Before.
	Used, Of    int
	First, Last string  // days of the first and the last use among these; "" for New
	Chance      float64 // 0 to 1
	Now         *Use    // nil for Missing
	Then        *Use    // the newest use before; nil for New
}

// Compare finds what is new, missing and altered in an account against the past,
// which is given with the newest first. It is nil when there is too little past.
// Order: altered, missing, new; each the least likely first.
func Compare(now Account, past []Account, opt Options) []Alert {
	if len(past) < opt.Least || len(past) == 0 {
		return nil
	}
	c := &comparison{now: index(now.Uses), whole: past, lately: past[:min(opt.Last, len(past))], novelties: novelties(past, opt.Least), opt: opt}
	var missing, fresh, altered []Alert
	for _, f := range c.habits() {
		if c.now[f] == nil {
			missing = append(missing, c.missing(f))
		}
	}
	for _, f := range sortedKeys(c.now) {
		switch used := count(past, f); {
		case used == 0:
			fresh = append(fresh, c.fresh(f))
		default:
			if a, is := c.altered(f); is {
				altered = append(altered, a)
			}
		}
	}
	missing, fresh, replaced := c.pair(missing, fresh)
	fresh = slices.DeleteFunc(fresh, func(a Alert) bool { return c.within(a.Formula) })
	altered = append(altered, replaced...)
	for _, list := range [][]Alert{altered, missing, fresh} {
		slices.SortStableFunc(list, func(a, b Alert) int {
			return cmp.Or(cmp.Compare(a.Chance, b.Chance), cmp.Compare(a.Formula, b.Formula))
		})
	}
	return slices.Concat(altered, missing, fresh)
}

type comparison struct {
	now           map[string][]*Use // by formula
	whole, lately []Account
	novelties     int // accounts of the past with a phrase that was new then
	opt           Options
}

func index(uses []Use) map[string][]*Use {
	m := make(map[string][]*Use)
	for i := range uses {
		m[uses[i].Formula] = append(m[uses[i].Formula], &uses[i])
	}
	return m
}

func sortedKeys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// uses reports the first use of a formula in an account, nil for none.
func uses(a *Account, f string) *Use {
	for i := range a.Uses {
		if a.Uses[i].Formula == f {
			return &a.Uses[i]
		}
	}
	return nil
}

func count(list []Account, f string) int {
	n := 0
	for i := range list {
		if uses(&list[i], f) != nil {
			n++
		}
	}
	return n
}

// habits are the formulae that are in nearly all of the last accounts.
func (c *comparison) habits() []string {
	n := len(c.lately)
	need := (c.opt.Habit*n + c.opt.Last - 1) / c.opt.Last // the same share, rounded up
	seen := make(map[string]int)
	for i := range c.lately {
		for f := range index(c.lately[i].Uses) {
			seen[f]++
		}
	}
	var list []string
	for _, f := range sortedKeys(seen) {
		if seen[f] >= need {
			list = append(list, f)
		}
	}
	return list
}

func (c *comparison) missing(f string) Alert {
	a := Alert{Kind: Missing, Formula: f, Used: count(c.lately, f), Of: len(c.lately)}
	a.period(c.lately, func(x *Account) *Use { return uses(x, f) })
	a.Chance = succession(a.Of-a.Used, a.Of)
	return a
}

func (c *comparison) fresh(f string) Alert {
	now := c.now[f][0]
	return Alert{Kind: New, Formula: f, Variant: now.Variant, Of: len(c.whole), Chance: succession(c.novelties, len(c.whole)), Now: now}
}

// within tells whether the words of a phrase that is used now stood in a longer one
// before: who has spoken of "mutual benefit and win-win results" says nothing new with
// "win-win results".
func (c *comparison) within(f string) bool {
	for _, now := range c.now[f] {
		words := formula.Embedded().Stems(now.wording())
		for i := range c.whole {
			if slices.ContainsFunc(c.whole[i].Uses, func(u Use) bool { return inRow(formula.Embedded().Stems(u.wording()), words) }) {
				return true
			}
		}
	}
	return false
}

// inRow tells whether words stand in a row among others.
func inRow(all, words []string) bool {
	for i := 0; len(words) > 0 && i+len(words) <= len(all); i++ {
		if slices.Equal(all[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// novelties counts the accounts of the past that had a phrase which none before
// them had, though there were enough of these: to a side that often brings in
// something, a new phrase is no news.
func novelties(past []Account, least int) int {
	seen := make(map[string]bool)
	n := 0
	for i := len(past) - 1; i >= 0; i-- {
		fresh := false
		for _, u := range past[i].Uses {
			fresh = fresh || !seen[u.Formula]
			seen[u.Formula] = true
		}
		if fresh && len(past)-1-i >= least {
			n++
		}
	}
	return n
}

// succession is Laplace's rule.
func succession(k, n int) float64 { return float64(k+1) / float64(n+2) }

// period sets the days and the newest use among accounts, the newest first.
func (a *Alert) period(list []Account, in func(*Account) *Use) {
	for i := range list {
		u := in(&list[i])
		if u == nil {
			continue
		}
		if a.Then == nil {
			a.Then, a.Last = u, list[i].Day
		}
		a.First = list[i].Day
	}
}

// leastUses is in how many accounts a formula must be before another wording of
// it is news.
const leastUses = 2

// altered tells whether a formula is used now in a wording that it did not have
// before, and no more in the one it had. Wordings that differ by inflection alone
// are one.
func (c *comparison) altered(f string) (Alert, bool) {
	before := make(map[string]int) // accounts by wording
	total := 0
	for i := range c.whole {
		mine := make(map[string]bool)
		for j := range c.whole[i].Uses {
			if u := &c.whole[i].Uses[j]; u.Formula == f {
				mine[u.wording()] = true
			}
		}
		if len(mine) > 0 {
			total++
		}
		for w := range mine {
			before[w]++
		}
	}
	usual := ""
	for _, w := range sortedKeys(before) {
		if before[w] > before[usual] {
			usual = w
		}
	}
	now := c.now[f][0]
	for _, u := range c.now[f] {
		for w := range before {
			if same(w, u.wording()) {
				return Alert{}, false
			}
		}
	}
	if total < leastUses {
		return Alert{}, false
	}
	a := Alert{Kind: Altered, Formula: f, Variant: now.Variant, Before: usual, Used: before[usual], Of: total, Now: now}
	a.Gone, a.Came = formula.Diff(usual, now.wording())
	a.period(c.whole, func(x *Account) *Use {
		for i := range x.Uses {
			if u := &x.Uses[i]; u.Formula == f && u.wording() == usual {
				return u
			}
		}
		return nil
	})
	a.Chance = succession(0, total)
	return a, true
}

func same(a, b string) bool {
	gone, came := formula.Diff(a, b)
	return len(gone)+len(came) == 0
}

// alike is from what likeness on a new phrase stands in the place of a missing
// one: "one-China policy" and "one-China principle" have two words of three in
// common.
const alike = 0.6

// pair makes one alert of a missing phrase and a new one that is much like it.
func (c *comparison) pair(missing, fresh []Alert) (stillMissing, stillFresh, replaced []Alert) {
	taken := make([]bool, len(fresh))
	for _, m := range missing {
		best, most := -1, alike
		for i := range fresh {
			if l := formula.Likeness(m.Then.wording(), fresh[i].Now.wording()); !taken[i] && l >= most {
				best, most = i, l
			}
		}
		if best < 0 {
			stillMissing = append(stillMissing, m)
			continue
		}
		taken[best] = true
		a := fresh[best]
		a.Kind, a.Before = Altered, m.Then.wording()
		a.Used, a.Of, a.First, a.Last, a.Then = m.Used, m.Of, m.First, m.Last, m.Then
		a.Chance = min(a.Chance, m.Chance)
		a.Gone, a.Came = formula.Diff(a.Before, a.Now.wording())
		replaced = append(replaced, a)
	}
	for i := range fresh {
		if !taken[i] {
			stillFresh = append(stillFresh, fresh[i])
		}
	}
	return stillMissing, stillFresh, replaced
}

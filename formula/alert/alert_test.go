package alert

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// account makes one of "formula" and "formula=variant", parted by semicolons.
func account(day, uses string) Account {
	a := Account{Day: day}
	for _, u := range strings.Split(uses, ";") {
		if f, v, _ := strings.Cut(strings.TrimSpace(u), "="); f != "" {
			a.Uses = append(a.Uses, Use{Formula: f, Variant: v, Ref: len(a.Uses)})
		}
	}
	return a
}

func past(days ...string) []Account {
	var list []Account
	for i, uses := range days {
		list = append(list, account(fmt.Sprintf("2024-%02d-01", len(days)-i), uses))
	}
	return list
}

func TestCompare(t *testing.T) {
	const usual = "one-China principle; mutual trust; steady growth"
	for _, c := range []struct {
		name, now string
		past      []Account
		want      []string
	}{
		{"an ordinary next account", usual, past(usual, usual, usual, usual), nil},
		{"too little past", "shared future", past(usual, usual, usual), nil},
		{"no past", "shared future", nil, nil},
		{
			"one dropped, one altered, one new",
			"mutual trust=mutual confidence; steady growth; shared future",
			past(usual, usual, usual, usual, usual),
			[]string{
				"altered mutual trust: mutual trust -trust +confidence, 5 of 5",
				"missing one-China principle, 5 of 5",
				"new shared future, 0 of 5",
			},
		},
		{
			"a phrase in the place of another", "one-China policy; mutual trust; steady growth", past(usual, usual, usual, usual),
			[]string{"altered one-China policy: one-China principle -principle +policy, 4 of 4"},
		},
		{"another inflection is the same wording", "mutual trust; one-China principle; steady growth=steadily growing", past(usual, usual, usual, "steady growth=steadily growing"), nil},
		{
			"what two of six lack is no habit", "mutual trust",
			past("mutual trust", "mutual trust", "mutual trust; steady growth", "mutual trust; steady growth", "mutual trust; steady growth", "mutual trust; steady growth"), nil,
		},
		{
			"what stood in a longer phrase is not new", "mutual trust; growth",
			past("mutual trust", "mutual trust; steady growth", "mutual trust", "mutual trust"), nil,
		},
		{
			"a phrase cut short is missed, and what is left of it is not new", "growth", past("steady growth for all", "steady growth for all", "steady growth for all", "steady growth for all"),
			[]string{"missing steady growth for all, 4 of 4"},
		},
		{
			"a phrase of long ago is not new", "steady growth; mutual trust",
			past("mutual trust", "mutual trust", "mutual trust", "mutual trust", "mutual trust", "mutual trust", "mutual trust", "steady growth"), nil,
		},
	} {
		var got []string
		for _, a := range Compare(account("2025-01-01", c.now), c.past, Defaults) {
			s := fmt.Sprintf("%s %s", a.Kind, a.Formula)
			if a.Before != "" {
				s += fmt.Sprintf(": %s -%s +%s", a.Before, strings.Join(a.Gone, " "), strings.Join(a.Came, " "))
			}
			got = append(got, fmt.Sprintf("%s, %d of %d", s, a.Used, a.Of))
			if (a.Now == nil) != (a.Kind == Missing) || (a.Then == nil) != (a.Kind == New) || a.Chance <= 0 || a.Chance >= 0.5 {
				t.Errorf("%s: %+v", c.name, a)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestChanceFollowsTheRuleOfSuccession(t *testing.T) {
	a := Compare(account("2025-01-01", ""), past("x", "x", "x", "x", "x", ""), Defaults)
	if len(a) != 1 || a[0].Chance != 2.0/8 || a[0].First != "2024-02-01" || a[0].Last != "2024-06-01" {
		t.Errorf("%+v", a)
	}
}

func TestANewPhraseIsLessNewsFromASideThatOftenBringsOne(t *testing.T) {
	chance := func(past []Account) float64 {
		for _, a := range Compare(account("2025-01-01", "trust; growth"), past, Defaults) {
			if a.Kind == New {
				return a.Chance
			}
		}
		return -1
	}
	steady := chance(past("trust", "trust", "trust", "trust", "trust", "trust"))
	lively := chance(past("trust; open world", "trust; shared future", "trust", "trust", "trust", "trust"))
	if steady != 1.0/8 || lively != 3.0/8 {
		t.Errorf("chance %.3f after the same six times, %.3f where two of six brought something new", steady, lively)
	}
}

package archivetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/correction"
)

const respect, calm = "mutual respect", "utmost restraint"

// phrases is a year of stories with two set phrases, one of them in two wordings.
func phrases() []Story {
	says := func(day string, host, guest Person, city, formula, variant string) Story {
		return Story{
			Title: "Story of " + day, Published: day, Agency: "Example Press", Host: host, Guest: guest, Date: day, City: city,
			Says: fmt.Sprintf("we shall speak of %s in %s", or(variant, formula), city), Formula: formula, Variant: variant,
		}
	}
	return []Story{
		says("2024-01-10", Nahayo, Laine, "Gitega", respect, ""),
		says("2024-01-20", Nahayo, Laine, "Gitega", respect, ""),
		says("2024-03-05", Quispe, Laine, "Lima", respect, "respect for one another"),
		says("2024-03-06", Nahayo, Okello, "Kampala", respect, ""),
		says("2024-03-07", Okello, Nahayo, "Kampala", calm, ""),
		{Title: "No phrase", Published: "2024-03-09", Agency: "Andes News", Host: Quispe, Guest: Okello, Date: "2024-03-09", City: "Lima", Says: "nothing of note"},
	}
}

func ledgerOf(t *testing.T, a *archive.Archive, phrase string, f archive.Filter) *archive.FormulaLedger {
	t.Helper()
	l, err := a.Formula(t.Context(), phrase, f, 10)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// counts writes shares as "CHN 3, KOR 1".
func counts(list []archive.FormulaShare) string {
	var out []string
	for _, s := range list {
		out = append(out, fmt.Sprintf("%s %d", s.Name, s.Documents))
	}
	return strings.Join(out, ", ")
}

func ledger(t *testing.T, a *archive.Archive) {
	Add(t, a, phrases()...)
	l := ledgerOf(t, a, respect, archive.Filter{})
	if l.Documents != 4 || l.Uses != 4 || l.First != "2024-01-10" || l.Last != "2024-03-06" || l.Rate != 66.66 {
		t.Errorf("%+v", l.FormulaSummary)
	}
	want := []archive.FormulaMonth{
		{Month: "2024-01", Documents: 2, Of: 2, Rate: 100},
		{Month: "2024-03", Documents: 2, Of: 4, Rate: 50},
	}
	if !slices.Equal(l.Months, want) {
		t.Errorf("months %+v", l.Months)
	}
	for what, c := range map[string][2]string{
		"speakers":     {counts(l.Speakers), "Élise Nahayo 3, Rosa Quispe 1"},
		"countries":    {counts(l.Countries), "BDI 3, PER 1"},
		"counterparts": {counts(l.Counterparts), "BDI>FIN 2, PER>FIN 1, BDI>UGA 1"},
		"levels":       {counts(l.Levels), "head of state 3, foreign minister 1"},
		"places":       {counts(l.Places), "Gitega 2, Lima 1, Kampala 1"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s, want %s", what, c[0], c[1])
		}
	}
	if b := l.Countries[0]; b.First != "2024-01-10" || b.Last != "2024-03-06" {
		t.Errorf("of Burundi: %+v", b)
	}
	if len(l.Variants) != 2 || l.Variants[1].Variant != "respect for one another" || strings.Join(l.Variants[1].Gone, " ") != "mutual" || strings.Join(l.Variants[1].Came, " ") != "for one another" {
		t.Errorf("variants %+v", l.Variants)
	}
	n := l.Newest[0]
	if n.Day != "2024-03-06" || n.Speaker.Name != "Élise Nahayo" || n.Evidence.Exact != respect ||
		n.Sentence.Exact != "Élise Nahayo said: we shall speak of mutual respect in Kampala." || !strings.HasSuffix(n.Statement, "/s1") {
		t.Errorf("newest %+v", n)
	}
}

func overview(t *testing.T, a *archive.Archive) {
	Add(t, a, phrases()...)
	for _, c := range []struct {
		name   string
		filter archive.Filter
		want   string
	}{
		{"all", archive.Filter{}, "mutual respect 4, utmost restraint 1"},
		{"a speaker", archive.Filter{Who: []string{"quispe"}}, "mutual respect 1"},
		{"a country", archive.Filter{Country: []string{"UGA"}}, "utmost restraint 1"},
		{"a dyad", archive.Filter{Dyad: []string{"BDI", "FIN"}}, "mutual respect 2"},
		{"a place", archive.Filter{Place: []string{"Kampala"}}, "mutual respect 1, utmost restraint 1"},
		{"a level", archive.Filter{Level: []string{"ambassador"}}, "utmost restraint 1"},
		{"a source", archive.Filter{Source: []string{"andes"}}, ""},
		{"a month", archive.Filter{From: "2024-03", To: "2024-03"}, "mutual respect 2, utmost restraint 1"},
		{"a formula", archive.Filter{Formula: []string{"restraint"}}, "utmost restraint 1"},
		{"another", archive.Filter{Formula: []string{"none such"}}, ""},
	} {
		page, err := a.Formulae(t.Context(), c.filter)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range page.Items {
			got = append(got, fmt.Sprintf("%s %d", s.Formula, s.Documents))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
	page, err := a.Formulae(t.Context(), archive.Filter{Limit: 1})
	if err != nil || len(page.Items) != 1 || page.Next == "" {
		t.Fatal(page, err)
	}
	if s := page.Items[0]; s.Key != "mutual-respect" || !slices.Equal(s.Trend, []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2}) || counts(s.Users) != "BDI 3, PER 1" {
		t.Errorf("%+v", s)
	}
	if page, err = a.Formulae(t.Context(), archive.Filter{Limit: 1, After: page.Next}); err != nil || page.Items[0].Formula != calm || page.Next != "" {
		t.Error(page, err)
	}
}

func correctedUses(t *testing.T, a *archive.Archive) {
	added := Add(t, a, phrases()...)
	if _, err := a.Rule(t.Context(), added[0].Document+"/s1", correction.Ruling{Verb: correction.Reject, Author: "A. Tester"}); err != nil {
		t.Fatal(err)
	}
	l := ledgerOf(t, a, respect, archive.Filter{})
	if l.Documents != 4 || counts(l.Countries) != "BDI 2, PER 1" {
		t.Errorf("%d documents, %s", l.Documents, counts(l.Countries))
	}
}

func formulaNames(t *testing.T, a *archive.Archive) {
	Add(t, a, phrases()...)
	for _, name := range []string{respect, "Mutual  Respect", "mutual-respect", "respect for one another", "mutual"} {
		if l := ledgerOf(t, a, name, archive.Filter{}); l.Formula != respect {
			t.Errorf("%s is %s", name, l.Formula)
		}
	}
	_, err := a.Formula(t.Context(), "nothing", archive.Filter{}, 0)
	wantError(t, err, archive.ErrNotFound, "no such set phrase is used")
}

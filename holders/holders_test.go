package holders

import (
	"regexp"
	"strings"
	"testing"
)

var date = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)

// TestListIsSound reads the whole list: no name stands for two people, dates are
// dates, tenures are in their order, and each says whose office it is.
func TestListIsSound(t *testing.T) {
	persons, edited := All()
	if len(edited) != len("2026-01-31") || !date.MatchString(edited) {
		t.Errorf("edited on %q", edited)
	}
	owner := map[string]string{}
	for _, p := range persons {
		for _, n := range append([]string{p.Name}, p.Spellings...) {
			if other, taken := owner[strings.ToLower(n)]; taken {
				t.Errorf("%q is a name of %s and of %s", n, other, p.Name)
			}
			owner[strings.ToLower(n)] = p.Name
		}
		if p.Gender != "" && p.Gender != "m" && p.Gender != "f" {
			t.Errorf("%s: gender %q", p.Name, p.Gender)
		}
		before := ""
		for _, h := range p.Tenures {
			switch {
			case h.Country == "" || h.Title == "":
				t.Errorf("%s: an office without country or title", p.Name)
			case !date.MatchString(h.From) || !date.MatchString(h.To):
				t.Errorf("%s, %s: from %q to %q", p.Name, h.Title, h.From, h.To)
			case h.To != "" && h.To < h.From && !strings.HasPrefix(h.From, h.To):
				t.Errorf("%s, %s: ends before it begins", p.Name, h.Title)
			case h.From < before && !strings.HasPrefix(before, h.From):
				t.Errorf("%s, %s: out of order", p.Name, h.Title)
			}
			before = h.From
		}
	}
	if len(persons) < 2800 {
		t.Errorf("%d persons, want 2800", len(persons))
	}
}

func TestFaultsAreNamedWithTheirLine(t *testing.T) {
	row := func(person, from string) string {
		return strings.Join([]string{person, "", "", "CHN", "", "Premier", "head of government", "GOV", "", from, ""}, "\t") + "\n"
	}
	if l, err := parse("h.tsv", row("Li Qiang", "2023-03-11")+row("", "2024")); err != nil || len(l.persons) != 1 || len(l.persons[0].Tenures) != 2 {
		t.Errorf("%+v, %v", l, err)
	}
	for data, want := range map[string]string{
		row("", "2023"):             "h.tsv:1: the first row has no person",
		row("A", "2023") + "B\tx\n": "h.tsv:2: 2 columns",
	} {
		if _, err := parse("h.tsv", data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

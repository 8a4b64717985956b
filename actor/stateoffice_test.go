package actor

import (
	"testing"

	"chancery/record"
	"chancery/syntax"
)

// TestDatelineHome reads stories that leave their own minister's country unsaid.
func TestDatelineHome(t *testing.T) {
	for _, x := range []struct{ place, country, agency, text, want string }{
		{"Windhoek", "NAM", "", "Foreign Minister Selma Nangolo received the ambassador of Chile on Monday. Namibia sells fish to Chile.", "NAM"},
		{"Windhoek", "NAM", "Reuters", "Foreign Minister Selma Nangolo received the ambassador of Chile on Monday. Namibia sells fish to Chile.", ""},
		{"Windhoek", "NAM", "", "Foreign Minister Selma Nangolo met Namibian President Hage Geingob on Monday.", ""},
		{"Windhoek", "NAM", "", "Foreign Minister Selma Nangolo spoke by telephone on Monday.", ""},
		{"Geneva", "CHE", "", "Foreign Minister Selma Nangolo received the ambassador of Chile in Switzerland on Monday.", ""},
		{"Seoul", "KOR", "Yonhap", "National Security Adviser Selma Nangolo relayed the agreement after talks in Jakarta.", "KOR"},
		{"Seoul", "KOR", "Yonhap", "President Lee Jae-myung of South Korea met U.S. Vice President JD Vance and National Security Adviser Selma Nangolo.", ""},
		{"Lima", "PER", "AP", "The German minister travelled to Chile for talks with Foreign Minister Selma Nangolo.", "CHL"},
		{"Lima", "PER", "AP", "Chilean President Gabriel Boric travelled to Chile for talks with Foreign Minister Selma Nangolo.", ""},
		{"Lima", "PER", "EFE", "Peru broke off relations with Mexico, Foreign Minister Selma Nangolo said.", "PER"},
		{"Lima", "PER", "EFE", "Peru broke off relations with Mexico; Spain regrets it, Foreign Minister Selma Nangolo said.", "ESP"},
		{"Seoul", "KOR", "AP", "National Security Adviser Selma Nangolo relayed the agreement.", ""},
	} {
		doc := &record.Document{Text: x.text, Agency: x.agency, Dateline: &record.Dateline{Place: x.place, Country: x.country}}
		c := Read(doc, record.NewQuoter(x.text), syntax.Parse(x.text))
		found := false
		for _, a := range c.Actors {
			if a.Name == "Selma Nangolo" {
				found = true
				if a.Country != x.want {
					t.Errorf("%s (%s): country %q, want %q", x.place, x.agency, a.Country, x.want)
				}
			}
		}
		if !found {
			t.Errorf("%q: nobody found", x.text)
		}
	}
}

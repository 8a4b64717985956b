package actor

import "testing"

func TestResolveReadsPhrases(t *testing.T) {
	for _, c := range []struct {
		phrase, context, date    string
		country, sector, sector2 string
	}{
		{"the Peruvian interior ministry", "", "", "PER", "GOV", ""},
		{"Kenyan riot police", "", "", "KEN", "COP", ""},
		{"a former Danish prime minister", "", "", "DNK", "ELI", ""},
		{"Ghana's defence minister", "", "", "GHA", "GOV", "MIL"},
		{"Portuguese fishermen", "", "", "PRT", "AGR", ""},
		{"striking miners", "", "", "", "LAB", ""},
		{"masked gunmen", "Mali", "", "MLI", "UAF", ""},
		{"Bulgaria's ambassador to Romania", "", "", "BGR", "GOV", ""},
		{"speaker of the Saeima", "", "", "LVA", "LEG", ""},
		{"Abkhazia", "", "", "GEO", "PRE", ""},
		{"the Taliban", "", "2010-03-01", "AFG", "REB", ""},
		{"the Taliban", "", "2023-03-01", "AFG", "GOV", ""},
		{"Angela Merkel", "", "2015-06-01", "DEU", "GOV", ""},
		{"Angela Merkel", "", "2023-06-01", "DEU", "ELI", ""},
		{"Mossad", "", "", "ISR", "SPY", ""},
		{"the African Union", "", "", "IGO", "", ""},
		{"UNHCR", "", "", "UNO", "REF", ""},
		{"Soviet troops", "", "", "RUS", "MIL", ""},
		{"the Kremlin", "", "", "RUS", "GOV", ""},
		{"they", "", "", "", "UNK", ""},
		{"a wooden table", "", "", "", "", ""},
		{"", "", "", "", "", ""},
	} {
		got := Resolve(c.phrase, c.context, c.date)
		if got.Country != c.country || got.Sector != c.sector || got.Sector2 != c.sector2 {
			t.Errorf("Resolve(%q, %q, %q) = %s %s %s, want %s %s %s", c.phrase, c.context, c.date,
				got.Country, got.Sector, got.Sector2, c.country, c.sector, c.sector2)
		}
	}
}

func TestCountryNamesThatNameSomethingElse(t *testing.T) {
	for phrase, country := range map[string]string{
		"fine china":          "",
		"turkey dinner":       "",
		"the United States":   "USA",
		"tell us":             "",
		"the South China Sea": "",
		"Guinea-Bissau":       "GNB",
		"Papua New Guinea":    "PNG",
		"North Korea":         "PRK",
		"the D.P.R.K.":        "PRK",
		"Côte d’Ivoire":       "CIV",
	} {
		if got := Resolve(phrase, "", ""); got.Country != country {
			t.Errorf("Resolve(%q) has country %q, want %q", phrase, got.Country, country)
		}
	}
}

func TestFamilyNameIsToldByTheOrderOfTheLanguage(t *testing.T) {
	for name, want := range map[string]string{
		"Li Qiang": "li", "Lee Jae Myung": "lee", "Nguyen Phu Trong": "nguyen", "Wang Yi": "wang",
		"Ursula von der Leyen": "von der leyen", "Abdel Fattah al-Sisi": "al-sisi", "Emmanuel Macron": "macron",
		"Ferdinand Marcos Jr.": "marcos", "Sugiono": "sugiono", "Kim Jong-un": "kim", "Joe Biden": "biden",
	} {
		if _, got := lex().partsOfName(name); got != want {
			t.Errorf("family name of %s: %q, want %q", name, got, want)
		}
	}
}

func TestFoldLeavesLettersOnly(t *testing.T) {
	for in, want := range map[string]string{"Nausėda": "nauseda", "Støre": "store", "Chi\u00adnese": "chinese", "ÇAVUŞOĞLU": "cavusoglu", "Łódź": "lodz"} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPluralOfNounPhrases(t *testing.T) {
	for in, want := range map[string]string{
		"foreign minister": "foreign ministers", "head of state": "heads of state", "secretary": "secretaries",
		"gunman": "gunmen", "police": "police", "business": "businesses", "envoy": "envoys",
	} {
		if got := plural(in); got != want {
			t.Errorf("plural(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	lex()
	for b.Loop() {
		Resolve("Deputy Foreign Minister of the Republic of Korea", "", "")
	}
}

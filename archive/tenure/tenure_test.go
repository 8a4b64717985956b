package tenure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chancery/record"
)

func TestListIsSound(t *testing.T) {
	list := seeds()
	countries := map[string]bool{}
	for i := range list {
		a := &list[i]
		if err := a.check(); err != nil {
			t.Error(err)
		}
		countries[a.Country] = true
		for j := range list[:i] {
			b := &list[j]
			if a.Country != b.Country || a.Title != b.Title || a.Organization != b.Organization {
				continue
			}
			from, to := max(latest(a.From), latest(b.From)), min(earliest(a.To), earliest(b.To))
			if a.To == "" {
				to = earliest(b.To)
			}
			if b.To == "" {
				to = earliest(a.To)
			}
			if a.To == "" && b.To == "" || later(from, 1) < to {
				t.Errorf("%s %s: %s and %s both from %s to %s", a.Country, a.Title, b.Person, a.Person, from, to)
			}
		}
	}
	if len(countries) < 66 {
		t.Errorf("%d countries and organizations, want 60 and six", len(countries))
	}
	t.Logf("%d tenures of %d countries and organizations", len(list), len(countries))
}

func TestHolderOfTheDay(t *testing.T) {
	b := New(nil, nil)
	tests := []struct{ title, level, country, organization, day, want string }{
		{"Premier", "head of government", "CHN", "", "2019-06-01", "Li Keqiang"},
		{"Premier", "head of government", "CHN", "", "2026-01-06", "Li Qiang"},
		{"prime minister", "head of government", "CHN", "", "2010-01-01", "Wen Jiabao"},
		{"President", "head of state", "USA", "", "2021-01-19", "Donald Trump"},
		{"President", "head of state", "USA", "", "2021-01-21", "Joe Biden"},
		{"Foreign Minister", "foreign minister", "CHN", "", "2023-03-01", "Qin Gang"},
		{"Foreign Minister", "foreign minister", "CHN", "", "2024-03-01", "Wang Yi"},
		{"Secretary of State", "foreign minister", "USA", "", "2024-04-26", "Antony Blinken"},
		{"President", "head of state", "IRN", "", "2022-05-05", "Ebrahim Raisi"},
		{"Secretary-General", "head of organization", "UNO", "", "2020-02-02", "António Guterres"},
		{"President", "head of state", "USA", "", "2021-01-20", ""}, // the day of the handover: either
		{"Premier", "head of government", "CHN", "", "1950-01-01", ""},
		{"Minister of Fisheries", "minister", "CHN", "", "2019-06-01", ""},
		{"chief", "head of organization", "NATO", "", "2025-03-03", "Mark Rutte"},
		{"President", "head of organization", "EU", "", "2025-03-03", ""}, // of the Commission, or of the Council
		{"President", "head of organization", "EU", "European Commission", "2025-03-03", "Ursula von der Leyen"},
		{"foreign policy chief", "foreign minister", "EU", "", "2020-03-03", "Josep Borrell"},
		{"First Minister of Scotland", "head of government", "GBR", "", "2017-06-01", ""},
		{"Premier of Ontario", "head of government", "CAN", "", "2019-06-01", ""},
		{"Minister for Foreign Affairs", "foreign minister", "JPN", "", "2014-06-01", "Fumio Kishida"},
		{"President", "head of state", "XXX", "", "2019-06-01", ""},
	}
	for _, tt := range tests {
		got, ok := b.Holds(tt.title, tt.level, tt.country, tt.organization, tt.day)
		if got != tt.want && ok || ok != (tt.want != "") {
			t.Errorf("%s of %s on %s: %q, want %q", tt.title, tt.country, tt.day, got, tt.want)
		}
	}
}

func TestOfficesOnADay(t *testing.T) {
	b := New(nil, nil)
	for _, tt := range []struct{ person, country, day, want string }{
		{"Dmitri Medvedev", "RUS", "2010-01-01", "President"},
		{"Dmitry Medvedev", "", "2015-01-01", "Prime Minister"},
		{"Mark Rutte", "", "2025-03-01", "Secretary General"},
		{"Volodymyr Zelenskiy", "UKR", "2022-01-01", "President"},
		{"Yair Lapid", "ISR", "2022-08-01", "Foreign Minister, Prime Minister"},
		{"Li Qiang", "CHN", "2019-06-01", ""},
	} {
		var titles []string
		for _, a := range b.Offices(tt.person, tt.country, tt.day) {
			titles = append(titles, a.Title)
		}
		if got := strings.Join(titles, ", "); got != tt.want && got != "Prime Minister, Foreign Minister" {
			t.Errorf("%s on %s: %q, want %q", tt.person, tt.day, got, tt.want)
		}
	}
}

// saw is a text's word on an office of the made-up country AAA.
func saw(day, doc, person, title, level string) Observation {
	return Observation{Person: person, Office: Office{Title: title, Level: level, Country: "AAA"}, Day: day, Document: doc}
}

func TestTextsExtendTheList(t *testing.T) {
	b := New([]Observation{
		saw("2020-01-05", "a", "Aran Belmar", "President", "head of state"),
		saw("2021-06-05", "b", "Aran Belmar", "President", "head of state"),
		saw("2021-08-01", "c", "Aran", "President", "head of state"),
		saw("2021-09-09", "d", "Coru Dastin", "President", "head of state"), // one document may be wrong
		saw("2021-10-10", "e", "Aran Belmar", "President", "head of state"),
		saw("2023-02-01", "f", "Coru Dastin", "President", "head of state"),
		saw("2023-03-01", "g", "Coru Dastin", "President", "head of state"),
		saw("2025-03-01", "h", "Aran Belmar", "President", "head of state"),
	}, nil)
	for day, want := range map[string]string{
		"2020-12-01": "Aran Belmar", "2023-02-15": "Coru Dastin", "2025-03-01": "Aran Belmar", "2024-12-24": "", "2030-01-01": "",
	} {
		if got, ok := b.Holds("President", "head of state", "AAA", "", day); got != want && ok || ok != (want != "") {
			t.Errorf("%s: %q, want %q: %+v", day, got, want, b.Holder(Office{Title: "President", Level: "head of state", Country: "AAA"}, day))
		}
	}
	li := Observation{Person: "Li Qiang", Office: Office{Title: "Premier", Level: "head of government", Country: "CHN"}, Day: "2026-05-01", Document: "x"}
	b = New([]Observation{li}, nil)
	answers := b.Holder(Office{Level: "head of government", Country: "CHN"}, "2026-04-01")
	if len(answers) != 1 || !answers[0].Sure || answers[0].Last != "2026-05-01" || len(answers[0].Evidence) != 1 {
		t.Errorf("a text does not carry the list on: %+v", answers)
	}
}

// TestBooksLeaveTheListAsItIs asks the book of the list alone before and after others
// were made from it.
func TestBooksLeaveTheListAsItIs(t *testing.T) {
	before := len(New(nil, nil).Tenures())
	New([]Observation{
		{Person: "Li Qiang", Office: Office{Title: "Premier", Level: "head of government", Country: "CHN"}, Day: "2026-05-01", Document: "x"},
		saw("2020-01-05", "a", "Aran Belmar", "President", "head of state"),
	}, []Tenure{{Person: "Ada Made-Up", Office: Office{Title: "Prime Minister", Level: "head of government", Country: "GBR"}, From: "2019-01-01", To: "2019-03-01"}})
	b := New(nil, nil)
	if n := len(b.Tenures()); n != before {
		t.Errorf("%d tenures, were %d", n, before)
	}
	if got, _ := b.Holds("Prime Minister", "head of government", "GBR", "", "2019-02-01"); got != "Theresa May" {
		t.Errorf("the list has %q", got)
	}
	for _, a := range b.Holder(Office{Level: "head of government", Country: "CHN"}, "2026-05-01") {
		if len(a.Evidence) != 0 || a.Last != "" {
			t.Errorf("the list has what a text showed: %+v", a)
		}
	}
}

func TestAnalystsOverride(t *testing.T) {
	entered, err := Parse("mine.tsv", strings.Join([]string{
		"CHN\t\thead of government\tPremier\tWen Jiabao\t2003-03-16\t2013-03-20", // other dates
		"FRA\t\thead of state\tPresident\tnot Emmanuel Macron\t2018-01-01\t2018-12-31",
		"GBR\t\thead of government\tPrime Minister\tAda Made-Up\t2019-01-01\t2019-03-01",
	}, "\n"), Analyst)
	if err != nil {
		t.Fatal(err)
	}
	b := New(nil, entered)
	for _, tt := range []struct{ level, country, day, want string }{
		{"head of government", "CHN", "2013-03-18", "Wen Jiabao"},
		{"head of government", "CHN", "2014-03-18", "Li Keqiang"},
		{"head of state", "FRA", "2018-06-01", ""},
		{"head of state", "FRA", "2019-06-01", "Emmanuel Macron"},
		{"head of government", "GBR", "2019-02-01", "Ada Made-Up"},
		{"head of government", "GBR", "2019-05-01", "Theresa May"},
	} {
		if got, ok := b.Holds("", tt.level, tt.country, "", tt.day); got != tt.want && ok || ok != (tt.want != "") {
			t.Errorf("%s %s on %s: %q, want %q", tt.country, tt.level, tt.day, got, tt.want)
		}
	}
}

func TestOneNameTwoPeople(t *testing.T) {
	other := saw("2024-04-04", "a", "Li Qiang", "Mayor of Oneton", "")
	b := New([]Observation{other}, nil)
	if all := b.Offices("Li Qiang", "", "2024-04-04"); len(all) != 2 {
		t.Errorf("two people of one name: %+v", all)
	}
	if one := b.Offices("Li Qiang", "AAA", "2024-04-04"); len(one) != 1 || one[0].Title != "Mayor of Oneton" {
		t.Errorf("the one of AAA: %+v", one)
	}
}

func TestObserve(t *testing.T) {
	office := func(status string) *record.Office {
		return &record.Office{Title: "Premier", Level: "head of government", Country: "CHN", Status: status, Evidence: &record.Evidence{Start: 0, End: 7, Exact: "Premier"}}
	}
	mention := []record.Mention{{How: "name"}}
	r := &record.Record{
		Document: record.Document{ID: "d", Published: &record.Date{Value: "2026-01-06T10:00"}},
		Actors: []record.Actor{
			{ID: "a", Kind: "person", Name: "Li Qiang", Office: office(""), Mentions: mention},
			{ID: "b", Kind: "person", Name: "Wen Jiabao", Office: office("former"), Mentions: mention},
			{ID: "c", Kind: "person", Name: "the premier", Office: office("")},
		},
	}
	if got := Observe(r); len(got) != 1 || got[0].Person != "Li Qiang" || got[0].Day != "2026-01-06" || got[0].Office.Country != "CHN" {
		t.Errorf("%+v", got)
	}
	r.Document.Published = nil
	if got := Observe(r); len(got) != 0 {
		t.Errorf("a document without a day: %+v", got)
	}
}

func TestParseNamesTheFault(t *testing.T) {
	for line, want := range map[string]string{
		"AAA\t\t\tPresident\tX\t2020-13\t":  "no date",
		"AAA\t\t\tPresident\t\t2020\t":      "no person",
		"AAA\t\t\tPresident\tX\t2020\t2019": "leaves on",
		"\t\t\tPresident\tX\t2020\t":        "belongs to no country",
		"AAA\t\t\t\tX\t2020\t":              "neither title nor level",
		"AAA\tPresident\tX\t2020\t":         "columns",
	} {
		if _, err := Parse("mine.tsv", "# mine\n"+line, Analyst); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "mine.tsv:2") {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

func TestOrderOfObservationsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Observation
		for n := range rapid.IntRange(1, 12).Draw(t, "n") {
			list = append(list, saw(
				rapid.SampledFrom([]string{"2020-01-01", "2020-06-01", "2022-01-01", "2024-01-01"}).Draw(t, "day"),
				string(rune('a'+n)), rapid.SampledFrom([]string{"Aran Belmar", "Belmar", "Coru Dastin"}).Draw(t, "who"),
				rapid.SampledFrom([]string{"President", "Prime Minister"}).Draw(t, "title"), "head of state"))
		}
		want := New(list, nil).Tenures()
		got := New(rapid.Permutation(list).Draw(t, "order"), nil).Tenures()
		if len(got) != len(want) {
			t.Fatalf("%d tenures, %d", len(got), len(want))
		}
		for i := range got {
			a, b := got[i], want[i]
			if a.Person != b.Person || a.First != b.First || a.Last != b.Last || len(a.Evidence) != len(b.Evidence) {
				t.Fatalf("%+v\n%+v", a, b)
			}
		}
	})
}

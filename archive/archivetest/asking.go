package archivetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
)

func filters(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	const coffee, fish, visit, summit = "Talks on coffee", "A call about fish", "Visit put off", "Memories of a summit"
	list := func(ss ...string) []string { return append([]string{}, ss...) }
	for _, c := range []struct {
		name       string
		filter     archive.Filter
		encounters []string
		statements []string // nil: the same
	}{
		{"all, newest first, undated last", archive.Filter{}, list(fish, coffee, visit, summit), nil},
		{"a person, accents apart", archive.Filter{Who: list("elise nahayo")}, list(coffee, visit), nil},
		{"a family name", archive.Filter{Who: list("Laine")}, list(fish, coffee), list()},
		{"a stranger", archive.Filter{Who: list("nobody")}, list(), nil},
		{"an id of the archive", archive.Filter{Who: list("quispe-rosa.per")}, list(fish, summit), nil},
		{"a country", archive.Filter{Country: list("FIN")}, list(fish, coffee), list()},
		{"either of two countries", archive.Filter{Country: list("BDI", "PER")}, list(fish, coffee, visit, summit), nil},
		{"a dyad", archive.Filter{Dyad: list("BDI", "FIN")}, list(coffee), nil},
		{"a dyad the other way", archive.Filter{Dyad: list("FIN", "BDI")}, list(coffee), list()},
		{"a level of office", archive.Filter{Level: list("ambassador")}, list(visit, summit), list()},
		{"a kind", archive.Filter{Kind: list("call")}, list(fish), nil},
		{"a status", archive.Filter{Status: list("cancelled")}, list(visit), nil},
		{"an act", archive.Filter{Act: list("offer")}, list(coffee), nil},
		{"a topic", archive.Filter{Topic: list("Trade")}, list(coffee, summit), nil},
		{"a place", archive.Filter{Place: list("kampala")}, list(summit), nil},
		{"a source", archive.Filter{Source: list("andes news")}, list(fish, summit), nil},
		{"a word of a source", archive.Filter{Source: list("andes")}, list(fish, summit), nil},
		{"a host", archive.Filter{Source: list("news.example")}, list(coffee), nil},
		{"a formula", archive.Filter{Formula: list("mutual respect")}, list(coffee), nil},
		{"background", archive.Filter{Background: "yes"}, list(summit), nil},
		{"no background", archive.Filter{Background: "no"}, list(fish, coffee, visit), nil},
		{"from a day", archive.Filter{From: "2024-03-01"}, list(fish, coffee), nil},
		{"to a month, included", archive.Filter{To: "2024-03"}, list(coffee, visit), nil},
		{"within a year", archive.Filter{From: "2023", To: "2023"}, list(visit), nil},
	} {
		encounters, err := a.Encounters(t.Context(), c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		wantTitles(t, c.name+", encounters", titles(encounters.Items, ofEncounter), c.encounters...)
		statements, err := a.Statements(t.Context(), c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		want := c.statements
		if want == nil {
			want = c.encounters
		}
		wantTitles(t, c.name+", statements", titles(statements.Items, ofStatement), want...)
	}
}

func filtersTogether(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	page, err := a.Encounters(t.Context(), archive.Filter{
		Who: []string{"laine"}, Topic: []string{"trade", "fisheries"}, Kind: []string{"talks"}, From: "2024",
	})
	if err != nil {
		t.Fatal(err)
	}
	wantTitles(t, "four filters", titles(page.Items, ofEncounter), "Talks on coffee")
	e := page.Items[0]
	if e.Parties[0].Name != "Élise Nahayo" || e.Parties[0].Role != "host" || e.Parties[1].Level != "head of government" || e.Encounter.Evidence[0].Exact == "" {
		t.Errorf("the encounter came back as %+v", e)
	}
	if page, err = a.Encounters(t.Context(), archive.Filter{Who: []string{"laine"}, Kind: []string{"visit"}}); err != nil || len(page.Items) > 0 {
		t.Errorf("%d visits of Laine, %v", len(page.Items), err)
	}
}

func wrongFilters(t *testing.T, a *archive.Archive) {
	for words, f := range map[string]archive.Filter{
		`no act "promise"; one of: assert,`: {Act: []string{"promise"}},
		`no kind "dinner"`:                  {Kind: []string{"dinner"}},
		`a dyad is two countries`:           {Dyad: []string{"CHN"}},
		`from "yesterday" is no date`:       {From: "yesterday"},
		`to "2024-13" is no date`:           {To: "2024-13"},
		`"!" is no cursor`:                  {After: "!"},
		`no background "maybe"`:             {Background: "maybe"},
		`"?!" has no letter`:                {Place: []string{"?!"}},
	} {
		_, err := a.Encounters(t.Context(), f)
		wantError(t, err, archive.ErrFilter, words)
	}
}

// many makes stories of one person on days of one month, some on the same day.
func many(n int) []Story {
	var list []Story
	for i := range n {
		s := World()[0]
		s.Title = fmt.Sprintf("Story %02d", i)
		s.Date = fmt.Sprintf("2024-04-%02d", 1+i/2)
		s.Published = s.Date
		list = append(list, s)
	}
	return list
}

func paging(t *testing.T, a *archive.Archive) {
	Add(t, a, many(23)...)
	for _, f := range []archive.Filter{{}, {Who: []string{"nahayo"}}, {Country: []string{"BDI", "FIN"}}} {
		f.Limit = 5
		var got []string
		for pages := 0; ; pages++ {
			page, err := a.Encounters(t.Context(), f)
			if err != nil || pages > 5 {
				t.Fatal(pages, err)
			}
			got = append(got, titles(page.Items, ofEncounter)...)
			if f.After = page.Next; f.After == "" {
				break
			}
		}
		want := titles(many(23), func(s Story) archive.Document { return archive.Document{Title: s.Title} })
		slices.Reverse(want)
		wantTitles(t, "all pages", got, want...)
	}
}

func pagingWhileAdding(t *testing.T, a *archive.Archive) {
	stories := many(10)
	Add(t, a, stories[:6]...)
	page, err := a.Search(t.Context(), "coffee", archive.Filter{Limit: 4})
	if err != nil {
		t.Fatal(err)
	}
	got := titles(page.Items, ofHit)
	Add(t, a, stories[6:]...)
	if page, err = a.Search(t.Context(), "coffee", archive.Filter{Limit: 4, After: page.Next}); err != nil {
		t.Fatal(err)
	}
	wantTitles(t, "two pages", append(got, titles(page.Items, ofHit)...), "Story 05", "Story 04", "Story 03", "Story 02", "Story 01", "Story 00")
}

func search(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	const coffee, fish, visit, summit = "Talks on coffee", "A call about fish", "Visit put off", "Memories of a summit"
	for query, want := range map[string][]string{
		"coffee":                        {coffee},
		"talk":                          {coffee},
		"nahayo":                        {coffee, visit},
		"Élise ELISE élise":             {coffee, visit},
		"open anchovies":                {fish},
		`"open its market"`:             {fish},
		`"market its open"`:             {},
		`"opens its market"`:            {}, // a phrase is taken as it is typed
		"coffee OR anchovies":           {fish, coffee},
		"met -nahayo":                   {fish, summit},
		"anchov*":                       {fish},
		"anchovy":                       {fish},
		`“mutual respect”`:              {coffee},
		"market; DROP TABLE document--": {},
		"open-its":                      {fish},
	} {
		page, err := a.Search(t.Context(), query, archive.Filter{})
		if err != nil {
			t.Errorf("%s: %v", query, err)
		}
		wantTitles(t, query, titles(page.Items, ofHit), want...)
	}
	page, err := a.Search(t.Context(), "met", archive.Filter{Country: []string{"PER"}, From: "2024"})
	if err != nil {
		t.Fatal(err)
	}
	wantTitles(t, "with a filter", titles(page.Items, ofHit), fish)
}

func searchEvidence(t *testing.T, a *archive.Archive) {
	s := World()[0]
	s.After = strings.Repeat("Élan and coups de théâtre. ", 100) + "At last the cacao came. " + strings.Repeat("More of the same. ", 100)
	Add(t, a, s)
	page, err := a.Search(t.Context(), "cacao", archive.Filter{})
	if err != nil || len(page.Items) != 1 {
		t.Fatal(len(page.Items), err)
	}
	hit, text := page.Items[0], []rune(s.Record().Document.Text)
	if len(hit.Matches) != 1 || hit.Matches[0].Exact != "cacao" {
		t.Fatalf("matches %+v", hit.Matches)
	}
	for _, e := range append(hit.Matches, hit.Snippet) {
		if got := string(text[e.Start:e.End]); got != e.Exact {
			t.Errorf("offsets %d-%d show %q, the words are %q", e.Start, e.End, got, e.Exact)
		}
	}
	if !strings.Contains(hit.Snippet.Exact, "At last the cacao came.") || len(hit.Snippet.Exact) > 400 {
		t.Errorf("snippet %q", hit.Snippet.Exact)
	}
}

func wrongQueries(t *testing.T, a *archive.Archive) {
	for query, words := range map[string]string{
		"":           "no word to look for",
		"—":          "no word to look for",
		"-coffee":    "no word to look for",
		`"coffee`:    "quotation mark is not closed",
		"coffee OR":  "OR needs a word on either side",
		"OR coffee":  "OR needs a word on either side",
		"a OR OR b ": "OR needs a word on either side",
	} {
		_, err := a.Search(t.Context(), query, archive.Filter{})
		wantError(t, err, archive.ErrQuery, words)
	}
}

func actors(t *testing.T, a *archive.Archive) {
	other := World()[1] // another man of the same name
	other.Title = "A namesake"
	other.Guest = Person{"Otto Laine", "Minister", "minister", "EST"}
	Add(t, a, append(World(), other)...)
	page, err := a.Actors(t.Context(), archive.Filter{Who: []string{"otto"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range page.Items {
		got = append(got, fmt.Sprint(x.ID, " ", x.Documents, " ", x.Country))
	}
	wantTitles(t, "the actors called Otto", got, "laine-otto.fin 2 FIN", "laine-otto.est 1 EST")
	for name, c := range map[string]struct {
		filter archive.Filter
		want   []string
	}{
		"all, those in most documents first": {archive.Filter{Limit: 2}, []string{"quispe-rosa.per", "elise-nahayo.bdi"}},
		"by country":                         {archive.Filter{Country: []string{"UGA"}}, []string{"james-okello.uga"}},
		"by level":                           {archive.Filter{Level: []string{"head of state"}}, []string{"elise-nahayo.bdi"}},
		"by what they took part in":          {archive.Filter{Kind: []string{"talks"}}, []string{"elise-nahayo.bdi", "laine-otto.fin"}},
		"by what they said":                  {archive.Filter{Act: []string{"offer"}}, []string{"elise-nahayo.bdi"}},
		"by day":                             {archive.Filter{To: "2023"}, []string{"elise-nahayo.bdi", "james-okello.uga"}},
	} {
		page, err := a.Actors(t.Context(), c.filter)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got []string
		for _, x := range page.Items {
			got = append(got, x.ID)
		}
		wantTitles(t, name, got, c.want...)
	}
	nameless := World()[0] // a person with an id that is a word of another's name
	nameless.Title, nameless.Host = "Only Otto", Person{"Otto", "Envoy", "special envoy", ""}
	Add(t, a, nameless)
	if list, err := a.Encounters(t.Context(), archive.Filter{Who: []string{"otto"}}); err != nil || len(list.Items) != 4 {
		t.Errorf("%d encounters of any Otto, %v, want 4", len(list.Items), err)
	}
	first, err := a.Actors(t.Context(), archive.Filter{Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	second, err := a.Actors(t.Context(), archive.Filter{Limit: 3, After: first.Next})
	if err != nil || len(second.Items) != 3 || second.Next != "" {
		t.Errorf("the second page of six actors: %+v, %v", second, err)
	}
	tiedActors(t, a, archive.Filter{})
	tiedActors(t, a, archive.Filter{Kind: []string{"talks", "visit", "meeting"}})
}

// tiedActors checks that actors with the same count stand by their id, whichever came
// first, and that pages of one show them all in this order.
func tiedActors(t *testing.T, a *archive.Archive, f archive.Filter) {
	t.Helper()
	whole, err := a.Actors(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	count := func(x *archive.Actor) int { return cmp.Or(x.Matches, x.Documents) }
	ties := 0
	for i := range whole.Items[1:] {
		x, y := &whole.Items[i], &whole.Items[i+1]
		if count(x) == count(y) {
			ties++
		}
		if count(x) < count(y) || count(x) == count(y) && x.ID >= y.ID {
			t.Errorf("%s with %d stands before %s with %d", x.ID, count(x), y.ID, count(y))
		}
	}
	if ties == 0 {
		t.Error("no two actors have the same count: this shows nothing")
	}
	f.Limit = 1
	for i := range whole.Items {
		page, err := a.Actors(t.Context(), f)
		if err != nil || len(page.Items) != 1 || page.Items[0].ID != whole.Items[i].ID {
			t.Fatalf("page %d has %+v, %v, want %s", i, page.Items, err, whole.Items[i].ID)
		}
		f.After = page.Next
	}
	if f.After != "" {
		t.Errorf("the last page has one after it: %s", f.After)
	}
}

package archivetest

import (
	"slices"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/record"
)

func numbers(t *testing.T, a *archive.Archive) {
	if n, err := a.Numbers(t.Context()); err != nil || n != (archive.Numbers{}) {
		t.Errorf("an empty archive holds %+v, %v", n, err)
	}
	Add(t, a, append(World(), TwoReports()[1])...)
	n, err := a.Numbers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n.Added = strings.Repeat("x", min(1, len(n.Added)))
	want := archive.Numbers{
		Documents: 5, Encounters: 4, Reports: 5, Statements: 5, Persons: 4, Formulae: 1,
		First: "2023-11-20", Last: "2024-05-10", Added: "x",
	}
	if n != want {
		t.Errorf("the archive holds %+v, want %+v", n, want)
	}
}

func documentList(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	const coffee, fish, visit, summit = "Talks on coffee", "A call about fish", "Visit put off", "Memories of a summit"
	for _, c := range []struct {
		name   string
		filter archive.Filter
		want   []string
	}{
		{"newest first", archive.Filter{}, []string{fish, coffee, visit, summit}},
		{"oldest first, undated last", archive.Filter{Oldest: true}, []string{visit, coffee, fish, summit}},
		{"of a country", archive.Filter{Country: []string{"FIN"}, Oldest: true}, []string{coffee, fish}},
		{"of a year", archive.Filter{From: "2024", Oldest: true}, []string{coffee, fish}},
	} {
		page, err := a.Documents(t.Context(), c.filter)
		if err != nil {
			t.Fatal(c.name, err)
		}
		wantTitles(t, c.name, titles(page.Items, func(d archive.Listed) archive.Document { return d.Document }), c.want...)
		for _, d := range page.Items {
			if d.Encounters != 1 || d.Statements != 1 || d.Added == "" {
				t.Errorf("%s: %q has %d encounters and %d statements, added %q", c.name, d.Title, d.Encounters, d.Statements, d.Added)
			}
		}
	}
}

// oldestFirst walks every list from its oldest item, a page of two at a time.
func oldestFirst(t *testing.T, a *archive.Archive) {
	Add(t, a, append(many(5), World()[3])...)
	stories := []string{"Story 00", "Story 01", "Story 02", "Story 03", "Story 04", "Memories of a summit"}
	walk := func(name string, want []string, fetch func(archive.Filter) ([]string, string, error)) {
		var got []string
		f := archive.Filter{Oldest: true, Limit: 2}
		for range 5 {
			page, next, err := fetch(f)
			if err != nil {
				t.Fatal(name, err)
			}
			got = append(got, page...)
			if f.After = next; next == "" {
				break
			}
		}
		wantTitles(t, name, got, want...)
	}
	walk("encounters", stories, func(f archive.Filter) ([]string, string, error) {
		p, err := a.Encounters(t.Context(), f)
		return titles(p.Items, ofEncounter), p.Next, err
	})
	walk("statements", stories, func(f archive.Filter) ([]string, string, error) {
		p, err := a.Statements(t.Context(), f)
		return titles(p.Items, ofStatement), p.Next, err
	})
	days := []string{"2024-04-01", "2024-04-02", "2024-04-03", ""} // two stories a day are of one encounter
	walk("dossiers", days, func(f archive.Filter) (list []string, next string, err error) {
		p, err := a.Dossiers(t.Context(), f)
		for _, d := range p.Items {
			list = append(list, d.Lead.Encounter.Date)
		}
		return list, p.Next, err
	})
	walk("hits", stories, func(f archive.Filter) ([]string, string, error) {
		p, err := a.Search(t.Context(), "met", f)
		return titles(p.Items, ofHit), p.Next, err
	})
}

func wholeDossier(t *testing.T, a *archive.Archive) {
	added := Add(t, a, TwoReports()...)
	id := listDossiers(t, a, archive.Filter{Topic: []string{"climate"}})[0].ID
	if _, err := a.Rule(t.Context(), added[1].Document+"/e1", change("venue", `"State House"`)); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Rule(t.Context(), added[2].Document+"/e1", change("venue", `"City Hall"`)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{id, added[0].Document + "/e1", added[1].Document[:12] + "/e1"} {
		d, err := a.Dossier(t.Context(), name)
		if err != nil {
			t.Fatal(name, err)
		}
		if d.ID != id || len(d.Accounts) != 2 || d.Reports != 2 || len(d.Detail.Joins) != 1 || d.Truncated {
			t.Fatalf("%s: %+v", name, d)
		}
		if len(d.Near) != 0 { // the third report is of weeks later
			t.Errorf("%s: near it is %+v", name, d.Near)
		}
		first, second := d.Accounts[0], d.Accounts[1]
		if first.By != "Example Press" || second.By != "Andes News" || len(first.Statements) != 1 || second.Statements[0].Statement.Content.Exact != "the sides had a long day" {
			t.Errorf("%s: the accounts are %+v and %+v", name, first, second)
		}
		if len(d.Rulings) != 1 || d.Rulings[0].Field != "venue" || d.Rulings[0].Target.Document != added[1].Document {
			t.Errorf("%s: touched by %+v", name, d.Rulings)
		}
	}
	next := TwoReports()[0]
	next.Title, next.Date, next.Published = "The day after", "2024-03-02", "2024-03-04"
	after := Add(t, a, next)[0].Document
	if d, err := a.Dossier(t.Context(), after+"/e1"); err != nil || len(d.Near) != 1 || d.Near[0].Dossier != id || d.Near[0].Why == "" {
		t.Errorf("near the day after: %+v, %v", d.Near, err)
	}
	for _, name := range []string{"d000000000000", added[0].Document + "/e7", ""} {
		_, err := a.Dossier(t.Context(), name)
		wantError(t, err, archive.ErrNotFound, name)
	}
}

func formerDossier(t *testing.T, a *archive.Archive) {
	stories := TwoReports()
	added := Add(t, a, stories[0], stories[2])
	var before []string
	for _, one := range added {
		d, err := a.Dossier(t.Context(), one.Document+"/e1")
		if err != nil {
			t.Fatal(err)
		}
		before = append(before, d.ID)
	}
	if before[0] == before[1] {
		t.Fatal("the reports of two days are one dossier")
	}
	if _, err := a.RuleLink(t.Context(), before[0], before[1], true, "mk", "a misprint"); err != nil {
		t.Fatal(err)
	}
	for _, id := range before {
		if d, err := a.Dossier(t.Context(), id); err != nil || d.Reports != 2 {
			t.Errorf("%s leads to %+v, %v; want the one with both reports", id, d, err)
		}
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
}

func wholeActor(t *testing.T, a *archive.Archive) {
	stories := World()
	stories[2].Host.Office, stories[2].Host.Level = "Foreign Minister", "foreign minister"
	added := Add(t, a, stories...)
	x, err := a.Actor(t.Context(), actorNamed(t, a, "Nahayo"))
	if err != nil {
		t.Fatal(err)
	}
	if x.Name != "Élise Nahayo" || x.Country != "BDI" || x.Encounters != 2 || x.Statements != 2 || x.First != "2023-12-01" || x.Last != "2024-03-01" || x.Truncated {
		t.Errorf("the actor is %+v", x)
	}
	if len(x.Names) != 1 || x.Names[0].Documents != 2 || x.Names[0].Seen[0].Evidence.Exact != "Élise Nahayo" {
		t.Errorf("called %+v", x.Names)
	}
	if len(x.Offices) != 2 || x.Offices[0].Title != "President" || x.Offices[0].First != "2024-03-02" || x.Offices[1].Last != "2023-11-20" || x.Office != "President" {
		t.Fatalf("offices %+v", x.Offices)
	}
	if s := x.Offices[0].Seen[0]; s.Document != added[0].Document || s.Evidence == nil || s.Evidence.Exact != "President" {
		t.Errorf("the office is seen at %+v", s)
	}
	if len(x.Tenures) != 2 || len(x.Tenures[0].Evidence) != 1 {
		t.Errorf("tenures %+v", x.Tenures)
	}
	_, err = a.Actor(t.Context(), "nobody")
	wantError(t, err, archive.ErrNotFound, "nobody")

	c, err := a.ActorByCountry(t.Context(), "fin")
	if err != nil || c.ID != "FIN" || c.Kind != "country" || c.Encounters != 2 || c.Statements != 0 || len(c.People) != 1 || c.People[0].Name != "Otto Laine" {
		t.Errorf("the country is %+v, %v", c, err)
	}
	_, err = a.ActorByCountry(t.Context(), "XXX")
	wantError(t, err, archive.ErrNotFound, "XXX")
}

// actorNamed is the id of the one actor with a name.
func actorNamed(t *testing.T, a *archive.Archive, name string) string {
	t.Helper()
	page, err := a.Actors(t.Context(), archive.Filter{Who: []string{name}})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d actors are called %s, %v", len(page.Items), name, err)
	}
	return page.Items[0].ID
}

func timeline(t *testing.T, a *archive.Archive) {
	if l, err := a.Timeline(t.Context(), archive.Filter{}, ""); err != nil || len(l.Bins) != 0 || l.Total != 0 {
		t.Errorf("the timeline of an empty archive is %+v, %v", l, err)
	}
	Add(t, a, World()...)
	l, err := a.Timeline(t.Context(), archive.Filter{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if l.Step != archive.ByMonth || len(l.Bins) != 6 || l.Total != 4 || l.Undated != 1 || l.Earlier != 0 || l.Truncated || l.Complete != "" {
		t.Fatalf("the timeline is %+v", l)
	}
	first, fourth, last := l.Bins[0], l.Bins[3], l.Bins[5]
	if first.Start != "2023-12" || first.Count != 1 || first.Levels["head of state"] != 1 || first.Kinds["visit"] != 1 ||
		fourth.Start != "2024-03" || fourth.Kinds["talks"] != 1 || last.Start != "2024-05" || last.Levels["head of government"] != 1 || l.Bins[1].Count != 0 {
		t.Errorf("the bins are %+v", l.Bins)
	}
	for step, want := range map[string]string{archive.ByYear: "2023 2024", archive.ByDay: "2024-03-01 2024-05-09"} {
		l, err := a.Timeline(t.Context(), archive.Filter{}, step)
		if err != nil {
			t.Fatal(err)
		}
		var starts []string
		for _, b := range l.Bins {
			if b.Count > 0 {
				starts = append(starts, b.Start)
			}
		}
		if got := strings.Join(starts, " "); got != want {
			t.Errorf("by %s: %s, want %s; %d earlier", step, got, want, l.Earlier)
		}
	}
	_, err = a.Timeline(t.Context(), archive.Filter{}, "week")
	wantError(t, err, archive.ErrFilter, "week")
}

func network(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	n, err := a.Counterparts(t.Context(), actorNamed(t, a, "Quispe"), archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var people, countries []string
	for _, c := range n.People {
		people = append(people, c.Name)
	}
	for _, c := range n.Countries {
		countries = append(countries, c.ID)
	}
	slices.Sort(people)
	slices.Sort(countries)
	if n.Encounters != 2 || !slices.Equal(people, []string{"James Okello", "Otto Laine"}) || !slices.Equal(countries, []string{"FIN", "UGA"}) {
		t.Errorf("she met %q of %q in %d encounters", people, countries, n.Encounters)
	}
	n, err = a.Counterparts(t.Context(), "FIN", archive.Filter{From: "2024-05"})
	if err != nil || len(n.People) != 1 || n.People[0].Name != "Rosa Quispe" || n.People[0].First != "2024-05-09" || n.People[0].Count != 1 || len(n.Countries) != 1 {
		t.Errorf("Finland met %+v, %v", n, err)
	}
	third := World()[0] // Nahayo meets Quispe too, so that those whom Laine met are joined
	third.Title, third.Guest, third.Date = "A third meeting", Quispe, "2024-06-01"
	Add(t, a, third)
	n, err = a.Counterparts(t.Context(), actorNamed(t, a, "Laine"), archive.Filter{})
	ends := []string{actorNamed(t, a, "Nahayo"), actorNamed(t, a, "Quispe")}
	slices.Sort(ends)
	want := archive.Edge{A: ends[0], B: ends[1], Count: 1}
	if err != nil || len(n.PeopleEdges) != 1 || n.PeopleEdges[0] != want || len(n.CountryEdges) != 1 || n.CountryEdges[0] != (archive.Edge{A: "BDI", B: "PER", Count: 1}) {
		t.Errorf("edges %+v and %+v, %v", n.PeopleEdges, n.CountryEdges, err)
	}
}

func dyads(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	d, err := a.Dyad(t.Context(), "BDI", "FIN", archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Encounters) != 1 || d.Encounters[0].Day != "2024-03-01" || d.Encounters[0].Level != "head of state" || d.Encounters[0].Kind != "talks" || d.Encounters[0].ID == "" {
		t.Errorf("encounters %+v", d.Encounters)
	}
	there, back := d.Ways[0], d.Ways[1]
	if there.From != "BDI" || there.To != "FIN" || there.Statements != 1 || len(there.Acts) != 1 || there.Acts[0] != (archive.ActPeriod{Quarter: "2024-Q1", Act: "offer", Count: 1}) {
		t.Errorf("one way: %+v", there)
	}
	if len(there.Topics) != 1 || there.Topics[0].Name != "trade" || len(there.Formulae) != 1 || there.Formulae[0].Count != 1 {
		t.Errorf("topics %+v, formulae %+v", there.Topics, there.Formulae)
	}
	if back.Statements != 0 || len(back.Acts) != 0 {
		t.Errorf("the other way: %+v", back)
	}
	if d, err = a.Dyad(t.Context(), "PER", "FIN", archive.Filter{From: "2025"}); err != nil || len(d.Encounters) != 0 || d.Ways[0].Statements != 0 {
		t.Errorf("nothing passed in 2025, but %+v, %v", d, err)
	}
	_, err = a.Dyad(t.Context(), "FIN", "FIN", archive.Filter{})
	wantError(t, err, archive.ErrFilter, "two countries")
}

func facets(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	f, err := a.Facets(t.Context(), archive.OfEncounters, archive.Filter{Country: []string{"FIN"}, Kind: []string{"call"}})
	if err != nil {
		t.Fatal(err)
	}
	if f.Total != 1 || f.Truncated {
		t.Errorf("the facets are %+v", f)
	}
	for field, want := range map[string]string{
		"country": "FIN 1, PER 1",            // of calls
		"kind":    "call 1, talks 1",         // of Finland
		"topic":   "fisheries 1",             // of calls of Finland
		"place":   "lima Lima 1",             //
		"source":  "andes news Andes News 1", //
		"year":    "2024 1",                  //
	} {
		if got := valuesOf(f, field); got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
	for of, total := range map[archive.Items]int{archive.OfReports: 4, archive.OfStatements: 4, archive.OfDocuments: 4} {
		f, err := a.Facets(t.Context(), of, archive.Filter{})
		if err != nil || f.Total != total || valuesOf(f, "formula") != "mutual respect 1" {
			t.Errorf("%s: %+v, %v", of, f, err)
		}
	}
	f, err = a.Facets(t.Context(), archive.OfEncounters, archive.Filter{Country: []string{"FIN"}}, archive.FieldWith)
	if err != nil || valuesOf(f, archive.FieldWith) != "BDI 1, PER 1" {
		t.Errorf("with Finland: %+v, %v", f, err)
	}
	if f, err = a.Facets(t.Context(), archive.OfEncounters, archive.Filter{}, archive.FieldWith); err != nil || len(f.Fields) != 0 {
		t.Errorf("with nobody: %+v, %v", f, err)
	}
	_, err = a.Facets(t.Context(), "people", archive.Filter{})
	wantError(t, err, archive.ErrFilter, "people")
}

// valuesOf writes the values of a field, with the name where it is another.
func valuesOf(f *archive.Facets, field string) string {
	var out []string
	for _, facet := range f.Fields {
		for _, v := range facet.Values {
			if facet.Field == field {
				one := v.Value
				if v.Name != v.Value {
					one += " " + v.Name
				}
				out = append(out, one+" "+string(rune('0'+v.Count)))
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func pairs(t *testing.T, a *archive.Archive) {
	again := World()[1]
	again.Title, again.Date, again.Says = "Another call", "2024-05-20", "we spoke again"
	Add(t, a, append(World(), again)...)
	p, err := a.Pairs(t.Context(), archive.Filter{From: "2024-05", To: "2024-05"})
	if err != nil {
		t.Fatal(err)
	}
	if p.Encounters != 2 || len(p.People) != 1 || len(p.Countries) != 1 {
		t.Fatalf("the pairs are %+v", p)
	}
	one := p.People[0]
	names := []string{one.A.Name, one.B.Name}
	slices.Sort(names)
	if names[0] != "Otto Laine" || names[1] != "Rosa Quispe" || one.A.Country == one.B.Country || one.Count != 2 || one.Last != "2024-05-20" {
		t.Errorf("the pair is %+v", one)
	}
	if d, err := a.Dossier(t.Context(), one.Newest); err != nil || d.Lead.Encounter.Date != "2024-05-20" {
		t.Errorf("their newest is %+v, %v", d, err)
	}
	if c := p.Countries[0]; c.A.ID != "FIN" || c.B.ID != "PER" || c.Count != 2 {
		t.Errorf("the countries are %+v", c)
	}
}

func places(t *testing.T, a *archive.Archive) {
	for i, s := range []Story{World()[0], World()[1], World()[2], many(2)[1]} {
		r := s.Record()
		if i != 2 { // Bujumbura is not in the gazetteer of this test
			r.Encounters[0].Geo = &record.Geo{Lat: float64(10 * i), Lon: 30}
		}
		if _, err := a.Add(t.Context(), Prepare(t, r, archive.Source{Input: s.Title})); err != nil {
			t.Fatal(err)
		}
	}
	p, err := a.Places(t.Context(), archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Encounters != 4 || p.Unplaced != 1 || len(p.Places) != 2 || p.Truncated {
		t.Fatalf("the map is %+v", p)
	}
	if g := p.Places[0]; g.City != "Gitega" || g.Count != 2 || g.First != "2024-03-01" || g.Last != "2024-04-01" || g.Lon != 30 || len(g.Newest) != 2 {
		t.Errorf("the first place is %+v", g)
	}
	if p, err = a.Places(t.Context(), archive.Filter{From: "2024-05"}); err != nil || len(p.Places) != 1 || p.Places[0].City != "Lima" || p.Places[0].Lat != 10 {
		t.Errorf("the map of May is %+v, %v", p, err)
	}
}

func review(t *testing.T, a *archive.Archive) {
	stories := TwoReports()
	first := stories[0].Record()
	first.Statements[0].InferredAttribution, first.Statements[0].Rule = true, "carry/back"
	first.Abstained = append(first.Abstained, record.Abstention{What: "date", Evidence: first.Encounters[0].Evidence[0], Reason: "no year is told"})
	if _, err := a.Add(t.Context(), Prepare(t, first, archive.Source{Input: "first.txt"})); err != nil {
		t.Fatal(err)
	}
	Add(t, a, stories[1:]...)
	kinds := func(kind string) []string {
		var out []string
		f := archive.Filter{Limit: 1}
		for range 9 {
			page, err := a.Review(t.Context(), kind, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range page.Items {
				out = append(out, x.Kind+" "+x.What)
				if len(x.Things) == 0 || len(x.Where) == 0 || x.Where[0].Evidence == nil || x.Reason == "" {
					t.Errorf("%s does not tell what, where and why: %+v", x.Kind, x)
				}
			}
			if f.After = page.Next; f.After == "" {
				break
			}
		}
		return out
	}
	if got := kinds(""); !slices.Equal(got, []string{"field speaker", "abstention date"}) {
		t.Errorf("awaiting: %q", got)
	}
	if got := kinds(archive.AwaitsAbstention); !slices.Equal(got, []string{"abstention date"}) {
		t.Errorf("abstentions: %q", got)
	}
	id := first.Document.ID
	if _, err := a.Rule(t.Context(), id+"/s1", correction.Ruling{Verb: correction.Confirm, Field: "speaker", Author: "mk"}); err != nil {
		t.Fatal(err)
	}
	if got := kinds(archive.AwaitsField); len(got) != 0 {
		t.Errorf("after a person confirmed it: %q", got)
	}
	_, err := a.Review(t.Context(), "praise", archive.Filter{})
	wantError(t, err, archive.ErrFilter, "praise")
}

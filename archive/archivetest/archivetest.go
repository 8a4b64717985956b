// Package archivetest is the contract of an archive: what must hold whatever
// database it stands on. A test of a database calls [Run] with a function that
// opens an empty archive there.
package archivetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/record"
)

// Opener opens an empty archive, which the test closes when it is done.
type Opener func(t *testing.T) *archive.Archive

// Run holds the archives that open gives to the contract.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *archive.Archive)
	}{
		{"the same text twice is one document with two sources", sameText},
		{"adding again changes nothing", addAgain},
		{"bytes already read are known", known},
		{"an error keeps nothing of a batch", allOrNothing},
		{"a changed text at one address is a new version", versions},
		{"versions follow when they were fetched, not when they were added", versionOrder},
		{"each filter finds what it asks for and nothing else", filters},
		{"filters together must all hold", filtersTogether},
		{"wrong filters are explained", wrongFilters},
		{"pages follow one another without gap or repetition", paging},
		{"a cursor stays good while documents are added", pagingWhileAdding},
		{"words, phrases, alternatives and exclusions", search},
		{"what was found can be shown in the text", searchEvidence},
		{"queries that cannot be understood are explained", wrongQueries},
		{"a document comes back as it was kept", document},
		{"a document that is read anew with another day moves whole", movedDay},
		{"actors are told apart and counted", actors},
		{"reports of one encounter become one dossier", dossiers},
		{"dossiers do not depend on the order of adding", dossierOrder},
		{"reports may be compared later", mergedLater},
		{"a tenure that is entered reaches the dossiers that are there", tenureEntered},
		{"a ledger tells who used a set phrase, to whom, where and how often", ledger},
		{"the overview of set phrases counts documents and keeps to the filter", overview},
		{"uses follow their documents when these are corrected", correctedUses},
		{"set phrases are found by their words, their variants and their keys", formulaNames},
		{"corrections are applied on top of what was read", corrections},
		{"corrections wait for their document", correctionsFirst},
		{"what a person joins or parts stays so", rulings},
		{"the archive tells its numbers", numbers},
		{"documents are listed", documentList},
		{"lists go from the oldest item too", oldestFirst},
		{"events are held to the filter, by themselves and by what they rest on", events},
		{"pages of events follow one another", eventPages},
		{"events are counted by what they are and whose", eventFacets},
		{"a dossier is told in full, by its id or a report's", wholeDossier},
		{"a dossier is found by an id it had", formerDossier},
		{"an actor is told in full", wholeActor},
		{"encounters are counted over time", timeline},
		{"who is met, and who of them meet", network},
		{"what passes between two countries", dyads},
		{"facets leave their own field out of account", facets},
		{"where encounters were", places},
		{"who meets whom", pairs},
		{"what awaits a person, until it is ruled on", review},
		{"what nearly was one encounter, until it is ruled on", nearlyJoined},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

// Story is a small record made by hand: one person of one country met one of
// another and said something.
type Story struct {
	Title        string
	Published    string
	Agency       string
	URL          string
	Host, Guest  Person
	Kind         string // of the encounter; "" is "meeting"
	Status       string // "" is "held"
	Background   bool
	Date, City   string
	Act, Topic   string // "" is "assert"
	Says         string // the words of the host
	Formula      string // one of the words of Says
	Variant      string // the words of Says that stand for Formula, when they are others
	After        string // what the text goes on with
	ReaderBefore string // a version of the reader; "" is "test"
}

// Person is a person with an office.
type Person struct{ Name, Office, Level, Country string }

// Record builds the story's record; its spans reproduce their words.
func (s Story) Record() *record.Record {
	lead := fmt.Sprintf("%s %s met %s %s.", s.Host.Office, s.Host.Name, s.Guest.Office, s.Guest.Name)
	text := s.Title + "\n\n" + lead + "\n\n" + s.Host.Name + " said: " + s.Says + ".\n" + s.After
	q := record.NewQuoter(text)
	at := func(words string) record.Evidence {
		i := strings.Index(text, words)
		return q.Quote(i, i+len(words))
	}
	title := at(s.Title)
	content := at(s.Says)
	r := &record.Record{
		Schema: record.Schema,
		Document: record.Document{
			ID: archive.Hash([]byte(text)), Title: &title, Language: "en", Agency: s.Agency, URL: s.URL, Text: text,
			Segments: []record.Segment{{Kind: record.Title, Start: title.Start, End: title.End}},
		},
		Encounters: []record.Encounter{{
			ID: "e1", Kind: or(s.Kind, "meeting"), Status: or(s.Status, "held"), Background: s.Background, Date: s.Date, City: s.City,
			Participants: []record.Participant{{Actor: "host", Role: "host"}, {Actor: "guest", Role: "guest"}},
			Evidence:     []record.Evidence{at(lead)},
		}},
		Statements: []record.Statement{{
			ID: "s1", Speaker: "host", Addressee: "guest", Encounter: "e1", Content: &content,
			Acts: []record.Act{{Act: or(s.Act, "assert"), Evidence: content}},
		}},
		Reader: record.Reader{Name: "test", Version: or(s.ReaderBefore, "test"), Model: "none"},
	}
	if s.Published != "" {
		r.Document.Published = &record.Date{Value: s.Published, Precision: "day", Evidence: title}
	}
	if s.Topic != "" {
		r.Statements[0].Topics = []string{s.Topic}
	}
	if s.Formula != "" {
		r.Formulae = []record.Formula{{Formula: s.Formula, Variant: s.Variant, Speaker: "host", Evidence: at(or(s.Variant, s.Formula))}}
	}
	for _, p := range []struct {
		id string
		Person
	}{{"host", s.Host}, {"guest", s.Guest}} {
		office := at(p.Office)
		r.Actors = append(r.Actors, record.Actor{
			ID: p.id, Kind: "person", Name: p.Name, Country: p.Country, Sector: "GOV",
			Office:   &record.Office{Title: p.Office, Country: p.Country, Level: p.Level, Evidence: &office},
			Mentions: []record.Mention{{Evidence: at(p.Name), How: "name"}},
		})
	}
	return r
}

// Entry prepares the story as it would be from a file called after its title.
func (s Story) Entry(t testing.TB) *archive.Entry {
	t.Helper()
	return Prepare(t, s.Record(), archive.Source{Input: s.Title + ".txt", URL: s.URL})
}

// Prepare prepares a record; the original bytes are those of its text.
func Prepare(t testing.TB, r *record.Record, s archive.Source) *archive.Entry {
	t.Helper()
	if err := r.Validate(); err != nil {
		t.Fatalf("the test's own record is wrong: %v", err)
	}
	e, err := archive.Prepare(r, s, []byte(r.Document.Text), true)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Add adds stories, each in a transaction of its own.
func Add(t testing.TB, a *archive.Archive, stories ...Story) []archive.Added {
	t.Helper()
	var all []archive.Added
	for _, s := range stories {
		added, err := a.Add(t.Context(), s.Entry(t))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, added...)
	}
	return all
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// People that the stories are made with.
var (
	Nahayo = Person{"Élise Nahayo", "President", "head of state", "BDI"}
	Laine  = Person{"Otto Laine", "Prime Minister", "head of government", "FIN"}
	Quispe = Person{"Rosa Quispe", "Foreign Minister", "foreign minister", "PER"}
	Okello = Person{"James Okello", "Ambassador", "ambassador", "UGA"}
)

// World is a small archive with something for each filter.
func World() []Story {
	return []Story{
		{
			Title: "Talks on coffee", Published: "2024-03-02", Agency: "Example Press", URL: "https://news.example/coffee",
			Host: Nahayo, Guest: Laine, Kind: "talks", Date: "2024-03-01", City: "Gitega",
			Act: "offer", Topic: "trade", Says: "we are ready to sell more coffee in a spirit of mutual respect", Formula: "mutual respect",
		},
		{
			Title: "A call about fish", Published: "2024-05-10", Agency: "Andes News",
			Host: Quispe, Guest: Laine, Kind: "call", Date: "2024-05-09", City: "Lima",
			Act: "request", Topic: "fisheries", Says: "Finland should open its market for anchovies",
		},
		{
			Title: "Visit put off", Published: "2023-11-20", Agency: "Example Press",
			Host: Nahayo, Guest: Okello, Kind: "visit", Status: "cancelled", Date: "2023-12-01", City: "Bujumbura",
			Act: "reject", Topic: "borders", Says: "the time is not ripe",
		},
		{
			Title: "Memories of a summit", Agency: "Andes News",
			Host: Quispe, Guest: Okello, Kind: "summit", Background: true, City: "Kampala",
			Act: "praise", Topic: "trade", Says: "our summit was a milestone",
		},
	}
}

// titles are the documents of a list, in its order.
func titles[T any](items []T, document func(T) archive.Document) []string {
	out := []string{}
	for _, it := range items {
		out = append(out, document(it).Title)
	}
	return out
}

func wantTitles(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: found %q, want %q", what, got, want)
	}
}

func ofEncounter(e archive.Encounter) archive.Document { return e.Document }
func ofStatement(s archive.Statement) archive.Document { return s.Document }
func ofHit(h archive.Hit) archive.Document             { return h.Document }

func wantError(t *testing.T, err, kind error, words string) {
	t.Helper()
	if !errors.Is(err, kind) || !strings.Contains(fmt.Sprint(err), words) {
		t.Errorf("error %v, want one of kind %q with %q in it", err, kind, words)
	}
}

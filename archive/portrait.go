package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/archive/tenure"
	"chancery/record"
)

// Bounds of what is looked at for one actor.
const (
	portraitDocuments = 200    // of the newest documents it appears in, for names and offices
	portraitItems     = 10_000 // encounters and statements counted
	portraitPeople    = 20     // of a country
	seenEach          = 3      // places shown for one office or name
	spellingDocuments = 30     // of the newest, whose texts are looked at for spellings
	spellingMost      = 20     // spellings told
)

// FullActor is an actor with what the archive knows of it.
type FullActor struct {
	Actor
	Names   []Spelling      `json:"names"`   // as the newest 30 documents call it, the most frequent first; at most 20
	Offices []OfficeSeen    `json:"offices"` // of a person, the one seen last first
	Tenures []tenure.Answer `json:"tenures"` // of a person, by the list, the analysts and those documents
	// People are those of a country or organization who appear in most documents.
	People []Actor `json:"people"`
	// Encounters counts the dossiers it takes part in, for a country those of its
	// people too; Statements those it makes. First and Last are the days of its
	// first and last encounter that has a day, YYYY-MM-DD.
	Encounters int    `json:"encounters"`
	Statements int    `json:"statements"`
	First      string `json:"first,omitempty"`
	Last       string `json:"last,omitempty"`
	// Truncated says that names and offices are of the newest 200 documents only,
	// or that a count stopped at 10,000.
	Truncated bool `json:"truncated"`
}

// Spelling is a name that documents call an actor by.
type Spelling struct {
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	Seen      []Seen `json:"seen"` // in the newest of them; at most 3
}

// OfficeSeen is an office as documents have it.
type OfficeSeen struct {
	Title     string `json:"title"`
	Level     string `json:"level,omitempty"`
	Of        string `json:"of,omitempty"`    // its country or organization
	State     string `json:"state,omitempty"` // former, acting, elect…
	Documents int    `json:"documents"`
	First     string `json:"first,omitempty"` // the days of the documents, YYYY-MM-DD
	Last      string `json:"last,omitempty"`
	Seen      []Seen `json:"seen"` // in the newest of them; at most 3
}

// Seen is a place in a document. Evidence is null where only the document is
// known.
type Seen struct {
	Document string           `json:"document"`
	Day      string           `json:"day,omitempty"` // of the document, YYYY-MM-DD or less
	Evidence *record.Evidence `json:"evidence"`
}

// ActorNamed gives what lists say of an actor, by its id; ErrNotFound when there is
// none.
func (a *Archive) ActorNamed(ctx context.Context, id string) (one Actor, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		one, err = actorByID(ctx, t, id)
		return err
	})
	return one, err
}

// Actor gives an actor in full by its id; ErrNotFound when there is none.
func (a *Archive) Actor(ctx context.Context, id string) (*FullActor, error) {
	return a.portrait(ctx, func(t *sql.Tx) (Actor, error) { return actorByID(ctx, t, id) })
}

// ActorByCountry gives a country or organization in full by its code (ISO 3166
// alpha-3; EU, UNO, NATO…). One that no document names itself, only people of,
// is given without names of its own; ErrNotFound when there are no people either.
func (a *Archive) ActorByCountry(ctx context.Context, code string) (*FullActor, error) {
	return a.portrait(ctx, func(t *sql.Tx) (Actor, error) { return countryByCode(ctx, t, code) })
}

func countryByCode(ctx context.Context, t *sql.Tx, code string) (Actor, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	one, err := actorByID(ctx, t, code)
	if !errors.Is(err, ErrNotFound) {
		return one, err
	}
	var n int
	if t.QueryRowContext(ctx, "SELECT 1 FROM actor WHERE country = ? AND documents > 0 LIMIT 1", code).Scan(&n) != nil {
		return one, err
	}
	return Actor{ID: code, Kind: "country", Name: firstSet(actor.Resolve(code, "", "").Name, code), Country: code}, nil
}

func actorByID(ctx context.Context, t *sql.Tx, id string) (Actor, error) {
	var one Actor
	err := t.QueryRowContext(ctx, "SELECT "+actorColumns+" FROM actor a WHERE a.id = ? AND a.documents > 0", id).Scan(one.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		err = &failure{location: id, kind: ErrNotFound, hint: "chancery actors lists those that are there, with their ids"}
	}
	return one, err
}

func (a *Archive) portrait(ctx context.Context, load func(*sql.Tx) (Actor, error)) (*FullActor, error) {
	full := &FullActor{Names: []Spelling{}, Offices: []OfficeSeen{}, Tenures: []tenure.Answer{}, People: []Actor{}}
	err := a.view(ctx, func(t *sql.Tx) (err error) {
		if full.Actor, err = load(t); err != nil {
			return err
		}
		if err := full.appearances(ctx, t, a.engine); err != nil {
			return err
		}
		if full.Kind != "person" {
			if err := full.people(ctx, t); err != nil {
				return err
			}
		}
		return full.counts(ctx, t)
	})
	if err != nil {
		return nil, err
	}
	return full, nil
}

// seenIn is an actor as one document has it.
type seenIn struct {
	serial, sort   int64
	id, day, local string
	name           string
	office         OfficeSeen // its title, level, place and state
}

// appearances gathers names and offices of the newest documents.
func (f *FullActor) appearances(ctx context.Context, t *sql.Tx, e engine) error {
	list, err := appearancesOf(ctx, t, f.serial)
	if err != nil {
		return err
	}
	if len(list) > portraitDocuments {
		list, f.Truncated = list[:portraitDocuments], true
	}
	evidence, err := f.observed(ctx, t, list)
	if err != nil {
		return err
	}
	if f.Names, err = spellings(ctx, t, e, list); err != nil {
		return err
	}
	f.Offices = officesIn(list, evidence)
	if len(f.Offices) > 0 {
		f.Office, f.Level = f.Offices[0].Title, f.Offices[0].Level
	}
	return nil
}

// appearancesOf lists where an actor appears, the document added last first.
func appearancesOf(ctx context.Context, t *sql.Tx, serial int64) ([]seenIn, error) {
	rows, err := t.QueryContext(ctx, `SELECT d.serial, d.sort, d.id, d.day, p.local, p.name, p.office, p.level, p.office_of, p.office_state
		FROM appearance p JOIN document d ON d.serial = p.document WHERE p.actor = ? ORDER BY p.document DESC LIMIT ?`, serial, portraitDocuments+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []seenIn
	for rows.Next() {
		var s seenIn
		o := &s.office
		if err := rows.Scan(&s.serial, &s.sort, &s.id, &s.day, &s.local, &s.name, &o.Title, &o.Level, &o.Of, &o.State); err != nil {
			return nil, err
		}
		s.day, _, _ = strings.Cut(s.day, "T")
		list = append(list, s)
	}
	return list, rows.Err()
}

// spellings gathers the names by which the newest documents call an actor.
func spellings(ctx context.Context, t *sql.Tx, e engine, list []seenIn) ([]Spelling, error) {
	list = list[:min(len(list), spellingDocuments)]
	named, err := namesIn(ctx, t, e, list)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int)
	out := []Spelling{}
	for _, s := range list {
		for _, e := range named[localActor{s.serial, s.local}] {
			i, known := at[e.Exact]
			if !known {
				i = len(out)
				at[e.Exact] = i
				out = append(out, Spelling{Name: e.Exact, Seen: []Seen{}})
			}
			if out[i].Documents++; len(out[i].Seen) < seenEach {
				out[i].Seen = append(out[i].Seen, Seen{Document: s.id, Day: s.day, Evidence: &e})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Spelling) int {
		return cmp.Or(b.Documents-a.Documents, len(b.Name)-len(a.Name), strings.Compare(a.Name, b.Name))
	})
	return out[:min(len(out), spellingMost)], nil
}

// namesIn are the names by which documents call actors, each where it stands first.
func namesIn(ctx context.Context, t *sql.Tx, e engine, list []seenIn) (map[localActor][]record.Evidence, error) {
	out := make(map[localActor][]record.Evidence)
	if len(list) == 0 {
		return out, nil
	}
	texts := make(map[int64]*keptText)
	wanted := make(map[localActor]bool)
	for _, s := range list {
		texts[s.sort] = new(keptText)
		wanted[localActor{s.serial, s.local}] = true
	}
	sorts := slices.Sorted(maps.Keys(texts))
	if err := addTexts(ctx, t, sorts, func(sort *int64) (int64, *string) { return *sort, &texts[*sort].text }); err != nil {
		return nil, err
	}
	for _, k := range texts {
		k.quote = record.NewQuoter(k.text)
	}
	named, err := mentionedNames(ctx, t, e.mentionKey(), sorts, wanted)
	if err != nil {
		return nil, err
	}
	for _, n := range named {
		q := texts[n.sort].quote
		found := q.Quote(q.Byte(n.start), q.Byte(n.stop))
		who := localActor{serialOf(n.sort), n.local}
		if wanted[who] && !slices.ContainsFunc(out[who], func(o record.Evidence) bool { return o.Exact == found.Exact }) {
			out[who] = append(out[who], found)
		}
	}
	return out, nil
}

// mentionedName is a mention of an actor by name.
type mentionedName struct {
	sort        int64 // of the document
	local       string
	start, stop int
}

// mentionedNames lists where documents name actors with these ids, in the order of
// the text.
func mentionedNames(ctx context.Context, t *sql.Tx, key mentionKey, sorts []int64, actors map[localActor]bool) ([]mentionedName, error) {
	locals := make([]string, 0, len(actors))
	for a := range actors {
		locals = append(locals, a.local)
	}
	marks, args := texts(locals)
	keys := make([]int64, len(sorts))
	for i, sort := range sorts {
		keys[i] = key.of(sort)
	}
	return collect(ctx, t, func(n *mentionedName) []any { return []any{&n.sort, &n.local, &n.start, &n.stop} },
		"SELECT d.sort, m.local, m.start, m.stop FROM mention m JOIN document d ON "+key.on()+
			" WHERE m."+key.column+" IN ("+integers(keys)+") AND m.how = 'name' AND m.local IN ("+marks+") ORDER BY d.serial, m.start, m.stop", args...)
}

// observed are the words by which those documents show a person in office: by
// document and title.
func (f *FullActor) observed(ctx context.Context, t *sql.Tx, list []seenIn) (map[[2]string]record.Evidence, error) {
	if f.Kind != "person" || len(list) == 0 {
		return nil, nil
	}
	names := make(map[string]bool)
	serials := make([]int64, 0, len(list))
	for _, s := range list {
		names[s.name] = true
		serials = append(serials, s.serial)
	}
	found, err := observationsOf(ctx, t, serials, names)
	if err != nil {
		return nil, err
	}
	out := make(map[[2]string]record.Evidence)
	for _, o := range found {
		out[[2]string{o.Document, o.Office.Title}] = o.Evidence
	}
	f.Tenures, err = f.tenures(ctx, t, found)
	return out, err
}

// observationsOf are the observations in documents of people with these names.
func observationsOf(ctx context.Context, t *sql.Tx, serials []int64, names map[string]bool) ([]tenure.Observation, error) {
	rows, err := t.QueryContext(ctx, "SELECT body FROM observation WHERE document IN ("+integers(serials)+") ORDER BY document, position")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var beginnings []string
	for n := range names {
		beginnings = append(beginnings, observationOf(n))
	}
	var list []tenure.Observation
	for rows.Next() {
		var body sql.RawBytes
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(string(body), b) }) {
			continue
		}
		var o tenure.Observation
		if err := json.Unmarshal(body, &o); err != nil {
			return nil, fmt.Errorf("a kept observation cannot be read: %w", err)
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

// observationOf is how the JSON of an observation of a person begins.
func observationOf(person string) string {
	body, _ := json.Marshal(struct { // strings only: it cannot fail
		Person string `json:"person"`
	}{person})
	return strings.TrimSuffix(string(body), "}") + ","
}

// officesIn gathers the offices, the one seen last first.
func officesIn(list []seenIn, evidence map[[2]string]record.Evidence) []OfficeSeen {
	type key struct{ title, level, of, state string } // the title in small letters
	at := make(map[key]int)
	out := []OfficeSeen{}
	for _, s := range list {
		o := s.office
		if o.Title == "" {
			continue
		}
		k := key{fold(o.Title), o.Level, o.Of, o.State}
		i, known := at[k]
		if !known {
			i = len(out)
			at[k] = i
			o.Seen = []Seen{}
			out = append(out, o)
		}
		out[i].see(&s, evidence)
	}
	slices.SortStableFunc(out, func(a, b OfficeSeen) int {
		return cmp.Or(cmp.Compare(b.Last, a.Last), b.Documents-a.Documents, strings.Compare(fold(a.Title), fold(b.Title)), strings.Compare(a.Of, b.Of))
	})
	return out
}

func (o *OfficeSeen) see(s *seenIn, evidence map[[2]string]record.Evidence) {
	o.Documents++
	if s.day != "" {
		o.Last = max(o.Last, s.day)
		if o.First == "" || s.day < o.First {
			o.First = s.day
		}
	}
	if len(o.Seen) < seenEach {
		seen := Seen{Document: s.id, Day: s.day}
		if e, ok := evidence[[2]string{s.id, o.Title}]; ok {
			seen.Evidence = &e
		}
		o.Seen = append(o.Seen, seen)
	}
}

// tenures are those of a person by the list, the analysts and what was observed.
func (f *FullActor) tenures(ctx context.Context, t *sql.Tx, observed []tenure.Observation) ([]tenure.Answer, error) {
	entered, err := enteredTenures(ctx, t)
	if err != nil {
		return nil, err
	}
	book := tenure.New(observed, entered)
	places := []string{f.Country}
	for i := range observed {
		places = append(places, placeOf(&observed[i].Office))
	}
	slices.Sort(places)
	out := []tenure.Answer{}
	for _, place := range slices.Compact(places) {
		if place != "" {
			out = append(out, (&TenureFilter{Country: place, Person: f.Name}).choose(book)...)
		}
	}
	return out, nil
}

// people lists those of a country or organization who are in most documents.
func (f *FullActor) people(ctx context.Context, t *sql.Tx) error {
	rows, err := t.QueryContext(ctx, "SELECT "+actorColumns+` FROM actor a WHERE a.country = ? AND a.kind = 'person' AND a.documents > 0
		ORDER BY a.documents DESC, a.id LIMIT ?`, f.ID, portraitPeople)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var one Actor
		if err := rows.Scan(one.fields()...); err != nil {
			return err
		}
		f.People = append(f.People, one)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return offices(ctx, t, f.People)
}

// counts tells in how many encounters the actor takes part, and when.
func (f *FullActor) counts(ctx context.Context, t *sql.Tx) error {
	id, err := termOf(ctx, t, &f.Actor)
	if err != nil {
		return err
	}
	for _, count := range []struct {
		into  *int
		table string
	}{{&f.Encounters, "dossier"}, {&f.Statements, "statement"}} {
		p, err := planFor(ctx, t, count.table, &Filter{})
		if err != nil {
			return err
		}
		n, truncated, err := p.with(id...).count(ctx, t, portraitItems)
		if err != nil {
			return err
		}
		*count.into, f.Truncated = n, f.Truncated || truncated
	}
	for _, day := range []struct {
		into  *string
		order string
	}{{&f.First, "ASC"}, {&f.Last, "DESC"}} {
		keys, err := column[int64](ctx, t, "SELECT item FROM dossier_term WHERE term IN ("+integers(id)+") AND item >= ? ORDER BY item "+day.order+" LIMIT 1", dated)
		if err != nil {
			return err
		}
		if len(keys) > 0 {
			*day.into = dateOf(dayIn(keys[0]))
		}
	}
	return nil
}

// termOf is the number of the term of what an actor takes part in: a person by
// itself, a country or organization with its people.
func termOf(ctx context.Context, t *sql.Tx, a *Actor) ([]int64, error) {
	if a.Kind == "person" {
		return exactTerm(ctx, t, fieldWho, a.ID)
	}
	return exactTerm(ctx, t, fieldCountry, fold(a.ID))
}

package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"chancery/record"
)

// Party is an actor as one document has it: by the id it goes by in the archive,
// "" for a group, with the office held there.
type Party struct {
	ID      string `json:"id,omitempty"`
	Local   string `json:"local"` // the id in the record
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Office  string `json:"office,omitempty"`
	Level   string `json:"level,omitempty"`
	Role    string `json:"role,omitempty"` // in an encounter
}

// Encounter is one report of an encounter.
type Encounter struct {
	ID        string           `json:"id"` // "document/e1": permanent
	Document  Document         `json:"document"`
	Parties   []Party          `json:"parties"` // in the order of Encounter.Participants
	Encounter record.Encounter `json:"encounter"`

	sort, serial int64
}

// Encounters lists the reports of encounters that fit, newest first unless the
// filter says otherwise.
func (a *Archive) Encounters(ctx context.Context, f Filter) (page Page[Encounter], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "encounter", &f)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = encounters(ctx, t, keys)
		return err
	})
	return page, err
}

func encounters(ctx context.Context, t *sql.Tx, keys []int64) ([]Encounter, error) {
	list := make([]Encounter, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT e.sort, e.document, e.id, e.body, "+documentColumns+
		" FROM encounter e JOIN document d ON d.serial = e.document WHERE e.sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e Encounter
		var id, body string
		if err := rows.Scan(append([]any{&e.sort, &e.serial, &id, &body}, e.Document.fields()...)...); err != nil {
			return nil, err
		}
		e.ID = e.Document.ID + "/" + id
		if err := json.Unmarshal([]byte(body), &e.Encounter); err != nil {
			return nil, fmt.Errorf("encounter %s: %w", e.ID, err)
		}
		list = append(list, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var parties []localActor
	for i := range list {
		for _, p := range list[i].Encounter.Participants {
			parties = append(parties, localActor{list[i].serial, p.Actor})
		}
	}
	known, err := castOf(ctx, t, parties)
	if err != nil {
		return nil, err
	}
	for i := range list {
		e := &list[i]
		e.Parties = make([]Party, 0, len(e.Encounter.Participants))
		for _, p := range e.Encounter.Participants {
			party := known.party(e.serial, p.Actor)
			party.Role = p.Role
			e.Parties = append(e.Parties, party)
		}
	}
	return inOrder(list, keys, func(e *Encounter) int64 { return e.sort }), nil
}

// serials are the documents of these sort keys, each once.
func serials(keys []int64) []int64 {
	list := make([]int64, 0, len(keys))
	for _, k := range keys {
		list = append(list, serialOf(k))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

type localActor struct {
	serial int64
	local  string
}

// cast are the actors of some documents.
type cast map[localActor]Party

// party is an actor of a document by its local id; a stranger keeps that as name.
func (c cast) party(serial int64, local string) Party {
	if p, ok := c[localActor{serial, local}]; ok {
		return p
	}
	return Party{Local: local, Name: local}
}

// appearances loads the actors of documents.
func appearances(ctx context.Context, t *sql.Tx, serials []int64) (cast, error) {
	out := make(cast)
	return out, out.load(ctx, t, "SELECT "+partyColumns+" FROM appearance p LEFT JOIN actor a ON a.serial = p.actor WHERE p.document IN ("+integers(serials)+")")
}

// castOf loads actors of documents by their local ids.
func castOf(ctx context.Context, t *sql.Tx, list []localActor) (cast, error) {
	out := make(cast)
	for some, args := range wanted(list) {
		if err := out.load(ctx, t, some+"SELECT "+partyColumns+` FROM wanted w JOIN appearance p ON p.document = w.document AND p.local = w.id
			LEFT JOIN actor a ON a.serial = p.actor`, args...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

const partyColumns = "p.document, p.local, coalesce(a.id, ''), p.name, p.country, p.office, p.level"

func (c cast) load(ctx context.Context, t *sql.Tx, query string, args ...any) error {
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key localActor
		var p Party
		if err := rows.Scan(&key.serial, &key.local, &p.ID, &p.Name, &p.Country, &p.Office, &p.Level); err != nil {
			return err
		}
		p.Local = key.local
		c[key] = p
	}
	return rows.Err()
}

// wantedAtOnce is how many things of documents one query asks for.
const wantedAtOnce = 1000

// wanted begins queries that ask for things of documents by their local ids, each
// with its arguments: with a table "wanted" of their documents and ids.
func wanted(list []localActor) iter.Seq2[string, []any] {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b localActor) int {
		return cmp.Or(cmp.Compare(a.serial, b.serial), strings.Compare(a.local, b.local))
	})
	list = slices.DeleteFunc(slices.Compact(list), func(one localActor) bool { return one.local == "" })
	return func(yield func(string, []any) bool) {
		for some := range slices.Chunk(list, wantedAtOnce) {
			rows := make([]string, 0, len(some))
			args := make([]any, 0, len(some))
			for _, one := range some {
				rows, args = append(rows, fmt.Sprintf("(%d, ?)", one.serial)), append(args, one.local)
			}
			if !yield("WITH wanted (document, id) AS (VALUES "+strings.Join(rows, ", ")+") ", args) {
				return
			}
		}
	}
}

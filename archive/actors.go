package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Actor is a person, country or organization of the archive.
type Actor struct {
	ID        string `json:"id"` // permanent
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Country   string `json:"country,omitempty"`
	Office    string `json:"office,omitempty"` // of a person, as the document added last has it
	Level     string `json:"level,omitempty"`
	Documents int    `json:"documents"` // in how many it appears
	// Matches counts the encounters it took part in and the statements it made
	// that fit the filter, among the newest that do; 0 when the filter asks for
	// names and countries only.
	Matches int `json:"matches,omitempty"`

	serial int64
}

// Actors lists actors. A filter by name and country alone lists those in most
// documents first. Any other asks for the actors who took part in the encounters
// or made the statements that fit, those with most of them first; the newest
// actorItems of each are looked at.
func (a *Archive) Actors(ctx context.Context, f Filter) (page Page[Actor], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		after, err := parseActorCursor(f.After)
		if err != nil {
			return err
		}
		plain := f
		plain.After = ""
		if plain.namesOnly() {
			page, err = actorsByName(ctx, t, &plain, after)
		} else {
			page, err = actorsByPart(ctx, t, &plain, after)
		}
		if err != nil {
			return err
		}
		return offices(ctx, t, page.Items)
	})
	return page, err
}

// namesOnly tells whether the filter asks for nothing but names and countries.
func (f *Filter) namesOnly() bool {
	rest := *f
	rest.Who, rest.Country = nil, nil
	fields, err := rest.asked()
	return err == nil && len(fields) == 0 && f.From == "" && f.To == ""
}

// actorCursor is where a list of actors goes on: below a count, or at the same
// count behind an id.
type actorCursor struct {
	count int64
	id    string
}

func (c actorCursor) String() string { return cursor(c.count) + "." + c.id }

// before tells whether the cursor stands before an actor of a count.
func (c actorCursor) before(count int, a *Actor) bool {
	return int64(count) < c.count || int64(count) == c.count && a.ID > c.id
}

func parseActorCursor(s string) (actorCursor, error) {
	if s == "" {
		return actorCursor{count: 1<<63 - 1}, nil
	}
	count, id, found := strings.Cut(s, ".")
	n, err := strconv.ParseInt(count, 36, 64)
	if err != nil || !found {
		return actorCursor{}, fmt.Errorf("%w: %q is no cursor; take the one that the page before ends with", ErrFilter, s)
	}
	return actorCursor{n, id}, nil
}

// pageOfActors cuts a list that is one longer than the page.
func pageOfActors(list []Actor, limit int, count func(*Actor) int) Page[Actor] {
	page := Page[Actor]{Items: list}
	if len(list) > limit {
		page.Items = list[:limit]
		last := &list[limit-1]
		page.Next = actorCursor{int64(count(last)), last.ID}.String()
	}
	return page
}

const actorColumns = "a.serial, a.id, a.kind, a.name, a.country, a.documents"

func (a *Actor) fields() []any {
	return []any{&a.serial, &a.ID, &a.Kind, &a.Name, &a.Country, &a.Documents}
}

// actorConditions are those that an actor itself must fulfil; country is the
// column that has its country.
func actorConditions(f *Filter, country string) (string, []any, error) {
	if _, err := f.asked(); err != nil {
		return "", nil, err
	}
	where := "a.documents > 0"
	var args []any
	if len(f.Who) > 0 {
		var named []string
		for _, name := range f.Who {
			one, with := actorNamed(name)
			named, args = append(named, one), append(args, with...)
		}
		where += " AND (" + strings.Join(named, " OR ") + ")"
	}
	if len(f.Country) > 0 {
		where += " AND " + country + " IN (?" + strings.Repeat(", ?", len(f.Country)-1) + ")"
		for _, c := range f.Country {
			args = append(args, strings.ToUpper(c))
		}
	}
	return where, args, nil
}

func actorsByName(ctx context.Context, t *sql.Tx, f *Filter, after actorCursor) (Page[Actor], error) {
	where, args, err := actorConditions(f, "a.country")
	if err != nil {
		return Page[Actor]{}, err
	}
	rows, err := t.QueryContext(ctx, "SELECT "+actorColumns+" FROM actor a WHERE "+where+
		fmt.Sprintf(" AND a.documents <= ? AND (a.documents < ? OR a.id > ?) ORDER BY a.documents DESC, a.id LIMIT %d", f.limit()+1),
		append(args, after.count, after.count, after.id)...)
	if err != nil {
		return Page[Actor]{}, err
	}
	defer rows.Close()
	list := []Actor{}
	for rows.Next() {
		var a Actor
		if err := rows.Scan(a.fields()...); err != nil {
			return Page[Actor]{}, err
		}
		list = append(list, a)
	}
	return pageOfActors(list, f.limit(), func(a *Actor) int { return a.Documents }), rows.Err()
}

// actorItems is how many encounters and how many statements are looked at for
// the actors behind them.
const actorItems = 500

// actorsByPart counts the actors of the encounters and statements that fit.
func actorsByPart(ctx context.Context, t *sql.Tx, f *Filter, after actorCursor) (Page[Actor], error) {
	found := make(map[int64]*Actor)
	said := len(f.Act) > 0 || len(f.Topic) > 0 || len(f.Formula) > 0
	items := *f
	items.Limit = actorItems
	if !said {
		if err := countActors(ctx, t, &items, "encounter", "JOIN participant p ON p.encounter = i.sort", "p.local", found); err != nil {
			return Page[Actor]{}, err
		}
	}
	if err := countActors(ctx, t, &items, "statement", "", "i.speaker", found); err != nil {
		return Page[Actor]{}, err
	}
	list := []Actor{}
	for _, a := range found {
		if after.before(a.Matches, a) {
			list = append(list, *a)
		}
	}
	slices.SortFunc(list, func(a, b Actor) int { return cmp.Or(b.Matches-a.Matches, strings.Compare(a.ID, b.ID)) })
	return pageOfActors(list[:min(len(list), f.limit()+1)], f.limit(), func(a *Actor) int { return a.Matches }), nil
}

// countActors adds to found the actors of the items that fit. The actor itself
// must have the name, country and level asked for, not only another who took
// part.
func countActors(ctx context.Context, t *sql.Tx, f *Filter, table, join, local string, found map[int64]*Actor) error {
	keys, _, err := ask(ctx, t, table, f)
	if err != nil || len(keys) == 0 {
		return err
	}
	where, args, err := actorConditions(f, "x.country")
	if err != nil {
		return err
	}
	if len(f.Level) > 0 {
		where += " AND x.level IN (?" + strings.Repeat(", ?", len(f.Level)-1) + ")"
		for _, l := range f.Level {
			args = append(args, fold(l))
		}
	}
	rows, err := t.QueryContext(ctx, fmt.Sprintf(`SELECT %s, count(*) FROM %s i %s
		JOIN appearance x ON x.document = i.document AND x.local = %s JOIN actor a ON a.serial = x.actor
		WHERE i.sort IN (%s) AND %s GROUP BY a.serial`, actorColumns, table, join, local, integers(keys), where), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a Actor
		if err := rows.Scan(append(a.fields(), &a.Matches)...); err != nil {
			return err
		}
		if before := found[a.serial]; before != nil {
			a.Matches += before.Matches
		}
		found[a.serial] = &a
	}
	return rows.Err()
}

// offices fills in the office that each person holds in the document added last
// that tells one.
func offices(ctx context.Context, t *sql.Tx, list []Actor) error {
	for i := range list {
		a := &list[i]
		if a.Kind != "person" {
			continue
		}
		err := t.QueryRowContext(ctx, "SELECT office, level FROM appearance WHERE actor = ? AND office <> '' ORDER BY document DESC LIMIT 1", a.serial).
			Scan(&a.Office, &a.Level)
		if err != nil && err != sql.ErrNoRows {
			return err
		}
	}
	return nil
}

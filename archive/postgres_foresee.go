package archive

import (
	"cmp"
	"context"
	"slices"
)

// foresee looks up at once what numbers the things of documents have that are to be
// added, and makes those that are new: to ask for one after another would be a way
// to the server and back for each.
func (p *postgres) foresee(ctx context.Context, t *tx, documents []*rows) error {
	if err := p.reserve(ctx, t, "document", len(documents)); err != nil {
		return err
	}
	if err := p.foreseeTerms(ctx, t, documents); err != nil {
		return err
	}
	return p.foreseeActors(ctx, t, documents)
}

func (p *postgres) foreseeTerms(ctx context.Context, t *tx, documents []*rows) error {
	wanted := t.ids.unmetTerms(documents)
	// Programs that make the same terms at once must do so in one order.
	slices.SortFunc(wanted, func(a, b term) int { return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.value, b.value)) })
	const find = "SELECT t.id, t.field, t.value FROM unnest(?::text[], ?::text[]) AS x (field, value) JOIN term t ON t.field = x.field AND t.value = x.value"
	for _, query := range []string{find, "INSERT INTO term (field, value) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING RETURNING id, field, value"} {
		var fields, values []string
		for _, x := range wanted {
			if _, known := t.ids.terms[x]; !known {
				fields, values = append(fields, x.field), append(values, x.value)
			}
		}
		if len(fields) == 0 {
			return nil
		}
		rows, err := p.own.QueryContext(ctx, query, fields, values)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			var x term
			if err := rows.Scan(&id, &x.field, &x.value); err != nil {
				return err
			}
			t.ids.terms[x] = id
		}
		if err := rows.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (p *postgres) foreseeActors(ctx context.Context, t *tx, documents []*rows) error {
	ids, looks := t.ids.unmetActors(documents)
	slices.Sort(ids)
	for _, query := range []string{
		"SELECT serial, id, name, country, kind FROM actor WHERE id = ANY (?::text[])",
		`INSERT INTO actor (id, kind, name, country) SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
			ON CONFLICT DO NOTHING RETURNING serial, id, name, country, kind`,
	} {
		ids = slices.DeleteFunc(ids, func(id string) bool { _, known := t.ids.actors[id]; return known })
		if len(ids) == 0 {
			return nil
		}
		args := []any{ids}
		if query[0] == 'I' {
			var kinds, names, countries []string
			for _, id := range ids {
				kinds, names, countries = append(kinds, looks[id].kind), append(names, looks[id].name), append(countries, looks[id].country)
			}
			args = append(args, kinds, names, countries)
		}
		if err := p.meetActors(ctx, t, query, args); err != nil {
			return err
		}
	}
	return nil
}

// meetActors remembers the actors that a query gives.
func (p *postgres) meetActors(ctx context.Context, t *tx, query string, args []any) error {
	rows, err := p.own.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var a knownActor
		if err := rows.Scan(&a.serial, &id, &a.look.name, &a.look.country, &a.look.kind); err != nil {
			return err
		}
		t.ids.actors[id] = a
	}
	return rows.Err()
}

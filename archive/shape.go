package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery/archive/dossier"
)

// shape is what charts and maps ask of a dossier, in one number that is kept
// wherever the dossier is listed, so that many are looked at without reading them.
// From the lowest bit: four bits for the kind and four for the level of office,
// as places from 1 in [kinds] and [levels], 0 for none; then the number of the
// town, 0 for none.
type shape int64

const (
	kindBits  = 4
	levelBits = 4
)

func newShape(town int64, level, kind string) shape {
	return shape((town<<levelBits|int64(slices.Index(levels, level)+1))<<kindBits | int64(slices.Index(kinds, kind)+1))
}

func (s shape) kind() string { return placed(kinds, int(s&(1<<kindBits-1))) }

func (s shape) level() string { return placed(levels, int(s>>kindBits&(1<<levelBits-1))) }

func (s shape) town() int64 { return int64(s >> (kindBits + levelBits)) }

// placed is the value at a place counted from 1, "" for none.
func placed(list []string, at int) string {
	if at == 0 || at > len(list) {
		return ""
	}
	return list[at-1]
}

// shaped is the newest items that fit a filter on dossiers, with their shapes.
type shaped struct {
	keys      []int64 // sort keys, newest first
	shapes    []shape
	truncated bool // more fit than were taken
}

// shapesOf takes up to limit dossiers of a plan, which must not ask for the oldest
// first.
func shapesOf(ctx context.Context, t *sql.Tx, p *plan, limit int) (*shaped, error) {
	out := new(shaped)
	if p.nothing() {
		return out, nil
	}
	narrow := *p
	narrow.beside = "shape"
	query, args := narrow.query(p.spans[0], limit+1)
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		if len(out.keys) == limit {
			out.truncated = true
			break
		}
		var key, one int64
		if err := rows.Scan(&key, &one); err != nil {
			return nil, err
		}
		out.keys, out.shapes = append(out.keys, key), append(out.shapes, shape(one))
	}
	return out, rows.Err()
}

// towns are the numbers of their towns, each once.
func (s *shaped) towns() []int64 {
	var out []int64
	for _, one := range s.shapes {
		out = append(out, one.town())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// complete is as of a sample.
func (s *shaped) complete() string { return completeFrom(s.keys, s.truncated) }

// shapeOf is the shape of a dossier with these terms, which is where its leading
// report says.
func (t *tx) shapeOf(ctx context.Context, lead *dossier.Report, terms string) (shape, error) {
	rank, err := t.ranking(ctx)
	if err != nil {
		return 0, err
	}
	town, err := t.town(ctx, lead)
	numbers := appendNumbers(nil, []byte(terms))
	return newShape(town, rank.level(numbers), rank.kind(numbers)), err
}

// ranking is made once a transaction.
func (t *tx) ranking(ctx context.Context) (*ranking, error) {
	if t.ranks != nil {
		return t.ranks, nil
	}
	out := &ranking{make(map[int64]int), make(map[int64]int)}
	for _, list := range []struct {
		field  string
		values []string
		into   map[int64]int
	}{{fieldLevel, levels, out.levels}, {fieldKind, kinds, out.kinds}} {
		for i, v := range list.values {
			id, err := t.term(ctx, term{list.field, v})
			if err != nil {
				return nil, err
			}
			list.into[id] = i
		}
	}
	t.ranks = out
	return out, nil
}

// town is the number of the place of a report, made when it is new; 0 when no
// town is told.
func (t *tx) town(ctx context.Context, r *dossier.Report) (int64, error) {
	if r.City == "" {
		return 0, nil
	}
	key := town{r.City, r.Country, r.Lat, r.Lon}
	if id, known := t.ids.towns[key]; known {
		return id, nil
	}
	var id int64
	err := t.known(ctx, "SELECT id FROM town WHERE city = ? AND country = ? AND lat = ? AND lon = ?", []any{r.City, r.Country, r.Lat, r.Lon},
		"INSERT INTO town (city, country, lat, lon) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", []any{r.City, r.Country, r.Lat, r.Lon}, &id)
	if err == nil {
		t.ids.towns[key] = id
	}
	return id, err
}

// town is a place by its name and its point, in degrees.
type town struct {
	city, country string
	lat, lon      float64
}

// townsBy loads towns by their numbers.
func townsBy(ctx context.Context, t *sql.Tx, ids []int64) (map[int64]town, error) {
	out := make(map[int64]town, len(ids))
	for part := range slices.Chunk(ids, 500) {
		rows, err := t.QueryContext(ctx, "SELECT id, city, country, lat, lon FROM town WHERE id IN ("+integers(part)+")")
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			var one town
			if err := rows.Scan(&id, &one.city, &one.country, &one.lat, &one.lon); err != nil {
				return nil, err
			}
			out[id] = one
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fillShapes gives shapes to the dossiers of an archive.
var fillShapes = filling{
	step:    stepShapes,
	missing: "EXISTS (SELECT 1 FROM dossier WHERE shape < 0)",
	count:   "SELECT count(*) FROM dossier WHERE shape < 0",
	next:    func(ctx context.Context, _ *Archive, t *tx, _ func(int)) (int, error) { return t.fillShapes(ctx) },
}

// fillShapes does the next thousand.
func (t *tx) fillShapes(ctx context.Context) (int, error) {
	type unshaped struct {
		serial, lead, sort int64
		terms              string
	}
	type kept struct {
		encounter int64
		body      string
	}
	list, err := collect(ctx, t.Tx, func(u *unshaped) []any { return []any{&u.serial, &u.lead, &u.sort, &u.terms} },
		"SELECT serial, lead, sort, terms FROM dossier WHERE shape < 0 ORDER BY sort LIMIT 1000")
	if err != nil || len(list) == 0 {
		return 0, err
	}
	leads := make([]int64, len(list))
	for i := range list {
		leads[i] = list[i].lead
	}
	bodies, err := collect(ctx, t.Tx, func(b *kept) []any { return []any{&b.encounter, &b.body} },
		"SELECT encounter, body FROM report WHERE encounter IN ("+integers(leads)+")")
	if err != nil {
		return 0, err
	}
	at := make(map[int64]string, len(bodies))
	for _, b := range bodies {
		at[b.encounter] = b.body
	}
	for _, u := range list {
		var lead dossier.Report
		if err := json.Unmarshal([]byte(at[u.lead]), &lead); err != nil {
			return 0, fmt.Errorf("a kept report cannot be read: %w", err)
		}
		s, err := t.shapeOf(ctx, &lead, u.terms)
		if err != nil {
			return 0, err
		}
		if err := t.later(ctx, "UPDATE dossier SET shape = ? WHERE serial = ?", int64(s), u.serial); err != nil {
			return 0, err
		}
		for _, term := range appendNumbers(nil, []byte(u.terms)) {
			if err := t.later(ctx, "UPDATE dossier_term SET shape = ? WHERE term = ? AND item = ?", int64(s), term, u.sort); err != nil {
				return 0, err
			}
		}
	}
	return len(list), t.await(ctx)
}

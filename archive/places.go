package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery/record"
)

// Bounds of a map.
const (
	placeItems  = 5000 // the newest encounters that fit
	placeLimit  = 200  // places told
	placeNewest = 3    // dossiers named at each
)

// Places is where encounters (dossiers) were, for a map.
type Places struct {
	Places []Place `json:"places"` // the most frequent first; at most 200
	// Unplaced counts encounters whose place the fullest report does not tell, or
	// tells as a country only, or that are at no one place: calls and letters.
	Unplaced   int `json:"unplaced"`
	Encounters int `json:"encounters"` // looked at
	// Truncated says that only the newest 5,000 encounters or the 200 most
	// frequent places are told; from Complete on (YYYY-MM-DD) no encounter is
	// missing.
	Truncated bool   `json:"truncated"`
	Complete  string `json:"complete,omitempty"`
}

// Place is a town with the encounters that were there.
type Place struct {
	City    string   `json:"city"`
	Country string   `json:"country,omitempty"` // ISO 3166 alpha-3
	Lat     float64  `json:"lat"`               // degrees, north and east positive
	Lon     float64  `json:"lon"`
	Count   int      `json:"count"`
	First   string   `json:"first,omitempty"` // days, YYYY-MM-DD
	Last    string   `json:"last,omitempty"`
	Newest  []string `json:"newest"` // dossiers, the newest first; at most 3

	lead   int64   // an encounter with the point
	newest []int64 // sort keys of dossiers
}

// Places tells where the encounters that fit were, each by its fullest report.
// From and To give the map of a period.
func (a *Archive) Places(ctx context.Context, f Filter) (*Places, error) {
	out := &Places{Places: []Place{}}
	err := a.view(ctx, func(t *sql.Tx) error {
		p, err := planFor(ctx, t, "dossier", f.whole())
		if err != nil {
			return err
		}
		found, err := out.gather(ctx, t, p)
		if err != nil {
			return err
		}
		if len(found) > placeLimit {
			found, out.Truncated = found[:placeLimit], true
		}
		return out.locate(ctx, t, found)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// gather counts the encounters by town, the most frequent first.
func (out *Places) gather(ctx context.Context, t *sql.Tx, p *plan) ([]*Place, error) {
	if p.nothing() {
		return nil, nil
	}
	query, args := p.query(p.spans[0], placeItems+1)
	rows, err := t.QueryContext(ctx, `SELECT o.sort, o.lead, e.city, e.country FROM (`+query+`) AS k
		JOIN dossier o `+samplesSQLite["dossier"]+` ON o.sort = k.item JOIN encounter e ON e.sort = o.lead ORDER BY k.item DESC`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	towns := make(map[[2]string]*Place)
	var list []*Place
	var key int64
	for rows.Next() {
		if out.Encounters == placeItems {
			out.Truncated, out.Complete = true, dateOf(dayIn(key)+1)
			break
		}
		var lead int64
		var town [2]string
		if err := rows.Scan(&key, &lead, &town[0], &town[1]); err != nil {
			return nil, err
		}
		out.Encounters++
		if town[0] == "" {
			out.Unplaced++
			continue
		}
		one := towns[town]
		if one == nil {
			one = &Place{City: town[0], Country: town[1], lead: lead, Last: dateOf(dayIn(key))}
			towns[town] = one
			list = append(list, one)
		}
		one.add(key)
	}
	slices.SortStableFunc(list, func(x, y *Place) int { return cmp.Compare(y.Count, x.Count) })
	return list, rows.Err()
}

func (p *Place) add(key int64) {
	p.Count++
	if key >= dated {
		p.First = dateOf(dayIn(key)) // they come newest first
	}
	if len(p.newest) < placeNewest {
		p.newest = append(p.newest, key)
	}
}

// locate takes the point of each town from the report that was met first, and
// names its dossiers. A town without a point is not told.
func (out *Places) locate(ctx context.Context, t *sql.Tx, found []*Place) error {
	var leads, keys []int64
	for _, one := range found {
		leads, keys = append(leads, one.lead), append(keys, one.newest...)
	}
	points, err := pointsAt(ctx, t, leads)
	if err != nil {
		return err
	}
	ids, err := dossierIDs(ctx, t, keys)
	if err != nil {
		return err
	}
	for _, one := range found {
		geo := points[one.lead]
		if geo == nil {
			out.Unplaced += one.Count
			continue
		}
		one.Lat, one.Lon = geo.Lat, geo.Lon
		for _, key := range one.newest {
			one.Newest = append(one.Newest, ids[key])
		}
		out.Places = append(out.Places, *one)
	}
	return nil
}

// pointsAt are the points of encounters that have one, by their sort keys.
func pointsAt(ctx context.Context, t *sql.Tx, encounters []int64) (map[int64]*record.Geo, error) {
	if len(encounters) == 0 {
		return nil, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT sort, body FROM encounter WHERE sort IN ("+integers(encounters)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[int64]*record.Geo)
	for rows.Next() {
		var key int64
		var body sql.RawBytes
		if err := rows.Scan(&key, &body); err != nil {
			return nil, err
		}
		var e struct {
			Geo *record.Geo `json:"geo"`
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return nil, fmt.Errorf("a kept encounter cannot be read: %w", err)
		}
		out[key] = e.Geo
	}
	return out, rows.Err()
}

// dossierIDs are the ids of dossiers by their sort keys.
func dossierIDs(ctx context.Context, t *sql.Tx, keys []int64) (map[int64]string, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT sort, id FROM dossier WHERE sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[int64]string, len(keys))
	for rows.Next() {
		var key int64
		var id string
		if err := rows.Scan(&key, &id); err != nil {
			return nil, err
		}
		out[key] = id
	}
	return out, rows.Err()
}

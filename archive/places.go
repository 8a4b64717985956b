package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
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
		s, err := shapesOf(ctx, t, p, placeItems)
		if err != nil {
			return err
		}
		out.Encounters, out.Truncated, out.Complete = len(s.keys), s.truncated, s.complete()
		found, err := out.gather(ctx, t, s)
		if err != nil {
			return err
		}
		if len(found) > placeLimit {
			found, out.Truncated = found[:placeLimit], true
		}
		return out.name(ctx, t, found)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// gather counts the encounters by town, the most frequent first.
// A town has the point that the newest of them tells.
func (out *Places) gather(ctx context.Context, t *sql.Tx, s *shaped) ([]*Place, error) {
	towns, err := townsBy(ctx, t, s.towns())
	if err != nil {
		return nil, err
	}
	places := make(map[[2]string]*Place)
	var list []*Place
	for i, key := range s.keys {
		at, told := towns[s.shapes[i].town()]
		if !told {
			out.Unplaced++
			continue
		}
		name := [2]string{at.city, at.country}
		one := places[name]
		if one == nil {
			one = &Place{City: at.city, Country: at.country, Lat: at.lat, Lon: at.lon, Last: dateOf(dayIn(key))}
			places[name] = one
			list = append(list, one)
		}
		one.add(key)
	}
	slices.SortFunc(list, func(x, y *Place) int {
		return cmp.Or(y.Count-x.Count, strings.Compare(x.City, y.City), strings.Compare(x.Country, y.Country))
	})
	return list, nil
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

// name names the dossiers of towns. A town without a point is not told.
func (out *Places) name(ctx context.Context, t *sql.Tx, found []*Place) error {
	var keys []int64
	for _, one := range found {
		keys = append(keys, one.newest...)
	}
	names, err := dossierIDs(ctx, t, keys)
	if err != nil {
		return err
	}
	for _, one := range found {
		if one.Lat == 0 && one.Lon == 0 {
			out.Unplaced += one.Count
			continue
		}
		for _, key := range one.newest {
			one.Newest = append(one.Newest, names[key])
		}
		out.Places = append(out.Places, *one)
	}
	return nil
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

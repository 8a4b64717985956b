package archive

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
)

// Bounds of who meets whom.
const (
	pairItems  = 2000 // the newest encounters that fit
	pairLimit  = 20   // pairs told, unless the filter's Limit says otherwise
	pairPeople = 12   // people of one encounter who are paired
)

// Pairs tells who meets whom in the encounters (dossiers) that fit a filter.
type Pairs struct {
	People     []Pair `json:"people"`    // of two countries, the most frequent first
	Countries  []Pair `json:"countries"` // and organizations, likewise
	Encounters int    `json:"encounters"`
	// Truncated says that only the newest 2,000 encounters were looked at; from
	// Complete on (YYYY-MM-DD) none is missing.
	Truncated bool   `json:"truncated"`
	Complete  string `json:"complete,omitempty"`
}

// Pair is two who met.
type Pair struct {
	A     Partner `json:"a"`
	B     Partner `json:"b"`
	Count int     `json:"count"`          // encounters
	Last  string  `json:"last,omitempty"` // the day of the newest that has one, YYYY-MM-DD
	// Newest is the dossier of the newest of their encounters.
	Newest string `json:"newest"`

	key int64
}

// Partner is one of a pair.
type Partner struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
}

// Pairs tells who meets whom in the encounters that fit: with From and To the
// first and last day of a month, those of the month. The filter's Limit is how
// many pairs are told, 20 when it is 0.
func (a *Archive) Pairs(ctx context.Context, f Filter) (*Pairs, error) {
	out := new(Pairs)
	limit := pairLimit
	if f.Limit > 0 {
		limit = f.limit()
	}
	err := a.view(ctx, func(t *sql.Tx) error {
		p, err := planFor(ctx, t, "dossier", f.whole())
		if err != nil {
			return err
		}
		s, err := sampleOf(ctx, t, p, pairItems, 0)
		if err != nil {
			return err
		}
		out.Encounters, out.Truncated, out.Complete = len(s.keys), s.truncated, s.complete()
		tallies := s.tallies()
		terms, err := a.termsBy(ctx, t, slices.Collect(maps.Keys(tallies)))
		if err != nil {
			return err
		}
		if out.Countries, err = a.countryPairs(ctx, t, tallies, terms, limit); err != nil {
			return err
		}
		if out.People, err = peoplePairs(ctx, t, s, terms, limit); err != nil {
			return err
		}
		return nameNewest(ctx, t, out.People, out.Countries)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// countryPairs are read off the terms of dyads, of which each pair has two.
func (a *Archive) countryPairs(ctx context.Context, t *sql.Tx, tallies map[int64]*tally, terms map[int64]term, limit int) ([]Pair, error) {
	var list []*tally
	for id, one := range tallies {
		if x, y, isDyad := strings.Cut(terms[id].value, ">"); isDyad && terms[id].field == fieldDyad && x < y {
			list = append(list, one)
		}
	}
	out := []Pair{}
	for _, one := range most(list, terms, limit) {
		x, y, _ := strings.Cut(terms[one.id].value, ">")
		pair := Pair{Count: one.count, Last: dateOf(one.last), key: one.newest}
		for _, side := range []struct {
			code string
			into *Partner
		}{{x, &pair.A}, {y, &pair.B}} {
			v, err := a.spellCode(ctx, t, side.code)
			if err != nil {
				return nil, err
			}
			*side.into = Partner{ID: v.Value, Name: v.Name, Country: v.Value}
		}
		out = append(out, pair)
	}
	return out, nil
}

// spellCode writes the folded code of a country or organization.
func (a *Archive) spellCode(ctx context.Context, t *sql.Tx, code string) (Value, error) {
	id, err := exactTerm(ctx, t, fieldCountry, code)
	if err != nil || len(id) == 0 {
		return Value{Value: strings.ToUpper(code), Name: strings.ToUpper(code)}, err
	}
	return a.spell(ctx, t, id[0], term{fieldCountry, code})
}

// peoplePairs counts the pairs of people of two countries.
func peoplePairs(ctx context.Context, t *sql.Tx, s *sample, terms map[int64]term, limit int) ([]Pair, error) {
	people, err := peopleAmong(ctx, t, terms)
	if err != nil {
		return nil, err
	}
	counts := make(map[[2]int64]*Pair)
	for i, key := range s.keys {
		var in []int64
		for _, id := range s.terms[i] {
			if _, is := people[id]; is && len(in) < pairPeople {
				in = append(in, id)
			}
		}
		slices.Sort(in)
		for x, one := range in {
			for _, other := range in[x+1:] {
				if people[one].Country != people[other].Country {
					count(counts, [2]int64{one, other}, key)
				}
			}
		}
	}
	out := make([]Pair, 0, len(counts))
	for ids, pair := range counts {
		pair.A, pair.B = people[ids[0]], people[ids[1]]
		if pair.A.ID > pair.B.ID {
			pair.A, pair.B = pair.B, pair.A
		}
		out = append(out, *pair)
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(y.Count-x.Count, cmp.Compare(y.key, x.key), strings.Compare(x.A.ID, y.A.ID), strings.Compare(x.B.ID, y.B.ID))
	})
	return withNames(out, limit), nil
}

// withNames are the first pairs of people who both have a name. Where reports of an
// encounter call someone by more or fewer names, the pair is told once.
func withNames(list []Pair, limit int) []Pair {
	out := []Pair{}
	for _, p := range list {
		if len(out) == limit {
			break
		}
		again := slices.ContainsFunc(out, func(o Pair) bool {
			return o.key == p.key && (o.A.spelled(p.A) && o.B.spelled(p.B) || o.A.spelled(p.B) && o.B.spelled(p.A))
		})
		if !again && !Nameless(p.A.Name) && !Nameless(p.B.Name) {
			out = append(out, p)
		}
	}
	return out
}

// spelled tells whether two of one encounter may be one: of one country, and all
// words of the shorter name stand in the longer.
func (p Partner) spelled(other Partner) bool {
	few, many := words(p.Name), words(other.Name)
	if len(few) > len(many) {
		few, many = many, few
	}
	return p.Country == other.Country && !slices.ContainsFunc(few, func(w string) bool { return !slices.Contains(many, w) })
}

func count(pairs map[[2]int64]*Pair, ids [2]int64, key int64) {
	pair := pairs[ids]
	if pair == nil {
		pair = &Pair{key: key, Last: dateOf(dayIn(key))} // keys come newest first
		pairs[ids] = pair
	}
	pair.Count++
}

// peopleAmong are the people behind terms who have a country.
func peopleAmong(ctx context.Context, t *sql.Tx, terms map[int64]term) (map[int64]Partner, error) {
	var ids []string
	for _, one := range terms {
		if one.field == fieldWho {
			ids = append(ids, one.value)
		}
	}
	slices.Sort(ids)
	actors, err := actorsByID(ctx, t, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Partner)
	for id, one := range terms {
		if a, known := actors[one.value]; known && one.field == fieldWho && a.Kind == "person" && a.Country != "" {
			out[id] = Partner{ID: a.ID, Name: a.Name, Country: a.Country}
		}
	}
	return out, nil
}

// nameNewest fills in the ids of the newest dossiers.
func nameNewest(ctx context.Context, t *sql.Tx, lists ...[]Pair) error {
	var keys []int64
	for _, list := range lists {
		for i := range list {
			keys = append(keys, list[i].key)
		}
	}
	ids, err := dossierIDs(ctx, t, keys)
	if err != nil {
		return err
	}
	for _, list := range lists {
		for i := range list {
			list[i].Newest = ids[list[i].key]
		}
	}
	return nil
}

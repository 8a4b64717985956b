package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// Bounds of a network.
const (
	networkItems = 1500 // the newest encounters of the centre that are looked at
	networkNodes = 30   // of each kind, unless the filter's Limit asks for fewer
	edgeItems    = 150  // the newest encounters of each node, looked at for edges
)

// Network is who meets whom, seen from one actor.
type Network struct {
	Center Actor `json:"center"`
	// People and Countries are those on the other side in the encounters (dossiers)
	// of the centre, the most frequent first. People and countries of the
	// centre's own side are left out.
	People    []Counterpart `json:"people"`
	Countries []Counterpart `json:"countries"` // organizations too
	// Edges are the encounters among them, with or without the centre.
	PeopleEdges  []Edge `json:"people_edges"`
	CountryEdges []Edge `json:"country_edges"`
	Encounters   int    `json:"encounters"` // how many of the centre were looked at
	// Truncated says that only the newest 1,500 encounters were looked at; from
	// Complete on (YYYY-MM-DD) none is missing.
	Truncated bool   `json:"truncated"`
	Complete  string `json:"complete,omitempty"`
	// Edges are counted from EdgesFrom on, "" for all time: the newest 150
	// encounters of each counterpart reach back to that day.
	EdgesFrom string `json:"edges_from,omitempty"`
}

// Counterparty is a kind of counterparts: people, or countries and organizations.
type Counterparty int

// The kinds.
const (
	People Counterparty = 1 + iota
	Countries
)

// Counterpart is who was met.
type Counterpart struct {
	ID      string `json:"id"` // of the actor; a country's code
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Count   int    `json:"count"`           // encounters
	First   string `json:"first,omitempty"` // YYYY-MM-DD
	Last    string `json:"last,omitempty"`

	term int64
}

// Edge joins two counterparts that met.
type Edge struct {
	A     string `json:"a"` // the id that comes first in the alphabet
	B     string `json:"b"`
	Count int    `json:"count"`
}

// Counterparts tells whom an actor met, by its id, in the encounters that fit the
// filter. A country or organization, by its code, meets through its people too.
// The filter's Limit, up to 30, is how many of each kind are told; of names the
// kinds that are, people or countries, and none stands for both.
func (a *Archive) Counterparts(ctx context.Context, id string, f Filter, of ...Counterparty) (*Network, error) {
	n := &Network{People: []Counterpart{}, Countries: []Counterpart{}, PeopleEdges: []Edge{}, CountryEdges: []Edge{}}
	nodes := networkNodes
	if f.Limit > 0 {
		nodes = min(nodes, f.Limit)
	}
	err := a.view(ctx, func(t *sql.Tx) (err error) {
		if n.Center, err = actorOrCountry(ctx, t, id); err != nil {
			return err
		}
		p, err := planFor(ctx, t, "dossier", f.whole())
		if err != nil {
			return err
		}
		center, err := termOf(ctx, t, &n.Center)
		if err != nil {
			return err
		}
		s, err := sampleOf(ctx, t, p.with(center...), networkItems, 0)
		if err != nil {
			return err
		}
		n.Encounters, n.Truncated, n.Complete = len(s.keys), s.truncated, s.complete()
		if err := a.meet(ctx, t, n, s, nodes, of); err != nil {
			return err
		}
		return n.edges(ctx, t, p)
	})
	if err != nil {
		return nil, err
	}
	return n, nil
}

// meet fills in who was met in a sample.
func (a *Archive) meet(ctx context.Context, t *sql.Tx, n *Network, s *sample, nodes int, of []Counterparty) error {
	wanted := func(one Counterparty) bool { return len(of) == 0 || slices.Contains(of, one) }

	tallies := s.tallies()
	ids := make([]int64, 0, len(tallies))
	for id := range tallies {
		ids = append(ids, id)
	}
	terms, err := a.termsBy(ctx, t, ids)
	if err != nil {
		return err
	}
	var who, countries []*tally
	own := fold(ownCountry(&n.Center))
	for id, one := range tallies {
		switch terms[id].field {
		case fieldWho:
			if wanted(People) {
				who = append(who, one)
			}
		case fieldCountry:
			if wanted(Countries) && terms[id].value != own {
				countries = append(countries, one)
			}
		}
	}
	if n.People, err = metPeople(ctx, t, &n.Center, most(who, terms, manyWho), terms, nodes); err != nil {
		return err
	}
	for _, one := range most(countries, terms, nodes) {
		v, err := a.spell(ctx, t, one.id, terms[one.id])
		if err != nil {
			return err
		}
		c := one.counterpart()
		c.ID, c.Kind, c.Name, c.Country = v.Value, "country", v.Name, v.Value
		n.Countries = append(n.Countries, c)
	}
	return nil
}

// manyWho is how many of the actors met are looked up to find the people among
// them that are of the other side.
const manyWho = 400

// metPeople are the first people of a list who have a name and are not of the centre's
// side.
func metPeople(ctx context.Context, t *sql.Tx, center *Actor, list []*tally, terms map[int64]term, nodes int) ([]Counterpart, error) {
	ids := make([]string, 0, len(list))
	for _, one := range list {
		ids = append(ids, terms[one.id].value)
	}
	actors, err := actorsByID(ctx, t, ids)
	if err != nil {
		return nil, err
	}
	out := []Counterpart{}
	for _, one := range list {
		a, known := actors[terms[one.id].value]
		if !known || a.Kind != "person" || a.ID == center.ID || a.Country != "" && a.Country == ownCountry(center) || Nameless(a.Name) {
			continue
		}
		c := one.counterpart()
		c.ID, c.Kind, c.Name, c.Country = a.ID, a.Kind, a.Name, a.Country
		if out = append(out, c); len(out) == nodes {
			break
		}
	}
	return out, nil
}

func (y *tally) counterpart() Counterpart {
	return Counterpart{Count: y.count, First: dateOf(y.first), Last: dateOf(y.last), term: y.id}
}

// ownCountry is the side of an actor.
func ownCountry(a *Actor) string {
	if a.Kind == "person" {
		return a.Country
	}
	return a.ID
}

// actorOrCountry is an actor by its id, or the country or organization of a code.
func actorOrCountry(ctx context.Context, t *sql.Tx, id string) (Actor, error) {
	one, err := actorByID(ctx, t, id)
	if !errors.Is(err, ErrNotFound) {
		return one, err
	}
	if country, err := countryByCode(ctx, t, id); err == nil {
		return country, nil
	}
	return one, err
}

// actorsByID loads actors by their ids.
func actorsByID(ctx context.Context, t *sql.Tx, ids []string) (map[string]Actor, error) {
	out := make(map[string]Actor, len(ids))
	for part := range slices.Chunk(ids, 500) {
		marks, args := texts(part)
		rows, err := t.QueryContext(ctx, "SELECT "+actorColumns+" FROM actor a WHERE a.id IN ("+marks+")", args...)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var one Actor
			if err := rows.Scan(one.fields()...); err != nil {
				return nil, err
			}
			out[one.ID] = one
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// edges counts the encounters among the counterparts.
func (n *Network) edges(ctx context.Context, t *sql.Tx, p *plan) (err error) {
	var peopleFrom, countriesFrom string
	if n.PeopleEdges, peopleFrom, err = edgesAmong(ctx, t, p, n.People); err != nil {
		return err
	}
	n.CountryEdges, countriesFrom, err = edgesAmong(ctx, t, p, n.Countries)
	n.EdgesFrom = max(peopleFrom, countriesFrom)
	return err
}

// edgesAmong counts for each two nodes the encounters in which both took part,
// in the time that is looked at for all of them.
func edgesAmong(ctx context.Context, t *sql.Tx, p *plan, nodes []Counterpart) (edges []Edge, from string, err error) {
	in := make(map[int64][]int) // encounters to nodes
	var least int64
	for i := range nodes {
		one := p.with(nodes[i].term)
		if one.nothing() {
			continue
		}
		query, args := one.query(one.spans[0], edgeItems)
		keys, err := column[int64](ctx, t, query, args...)
		if err != nil {
			return nil, "", err
		}
		for _, k := range keys {
			in[k] = append(in[k], i)
		}
		if len(keys) == edgeItems {
			least = max(least, keys[len(keys)-1])
		}
	}
	if least > 0 {
		from = dateOf(dayIn(least))
	}
	counts := make(map[[2]int]int)
	for k, who := range in {
		if k < least {
			continue
		}
		for x, i := range who {
			for _, j := range who[x+1:] {
				counts[[2]int{i, j}]++
			}
		}
	}
	edges = []Edge{}
	for pair, count := range counts {
		x, y := nodes[pair[0]].ID, nodes[pair[1]].ID
		edges = append(edges, Edge{A: min(x, y), B: max(x, y), Count: count})
	}
	slices.SortFunc(edges, func(x, y Edge) int {
		return cmp.Or(y.Count-x.Count, strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	return edges, from, nil
}

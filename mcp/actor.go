package mcp

import (
	"context"
	"errors"
	"fmt"

	"chancery/archive"
	"chancery/archive/tenure"
	"chancery/internal/address"
)

const actorAbout = `Tells of a person, country or organization: how documents call it, which offices it held when, how much it met and said, and the newest of that. Name it by id, or by name and, if you can, country: the one in most documents that fits is told, and others that fit are listed.`

// newest is how many encounters and statements the tool actor tells.
const newest = 5

// ActorInput names an actor.
type ActorInput struct {
	ID      string `json:"id,omitempty" jsonschema:"as other tools give it; for countries and organizations their code"`
	Name    string `json:"name,omitempty" jsonschema:"or words of its name"`
	Country string `json:"country,omitempty" jsonschema:"to tell people of one name apart: a code or a name"`
}

// Profile is what the archive knows of an actor.
type Profile struct {
	ActorName
	Names            []Called    `json:"names" jsonschema:"as documents call it"`
	Offices          []Held      `json:"offices" jsonschema:"as documents state them"`
	Tenures          []Tenure    `json:"tenures" jsonschema:"who held which office when: from texts, from the list that comes with the program, and from analysts"`
	Encounters       int         `json:"encounters" jsonschema:"how many it took part in"`
	Statements       int         `json:"statements" jsonschema:"how many it made"`
	First            string      `json:"first,omitempty" jsonschema:"the day of its first encounter that has one"`
	Last             string      `json:"last,omitempty"`
	NewestEncounters []Encounter `json:"newest_encounters"`
	NewestStatements []Statement `json:"newest_statements"`
	Others           []ActorName `json:"others,omitempty" jsonschema:"other actors that fit the name"`
	Truncated        bool        `json:"truncated,omitempty" jsonschema:"names and offices are of the newest documents only, or a count stopped at its bound"`
}

// ActorName is an actor in a line.
type ActorName struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Country   string `json:"country,omitempty"`
	Documents int    `json:"documents" jsonschema:"in how many it appears"`
	Link      string `json:"link"`
}

// Called is a name that documents use.
type Called struct {
	Name      string  `json:"name"`
	Documents int     `json:"documents"`
	Seen      []Quote `json:"seen"`
}

// Held is an office as documents state it.
type Held struct {
	Title     string  `json:"title"`
	Level     string  `json:"level,omitempty"`
	Of        string  `json:"of,omitempty" jsonschema:"its country or organization"`
	State     string  `json:"state,omitempty" jsonschema:"former, acting, elect…"`
	Documents int     `json:"documents"`
	First     string  `json:"first,omitempty" jsonschema:"the day of the first document that says so"`
	Last      string  `json:"last,omitempty"`
	Seen      []Quote `json:"seen"`
}

// Tenure is an office held between two dates.
type Tenure struct {
	Title    string  `json:"title"`
	Level    string  `json:"level,omitempty"`
	Of       string  `json:"of,omitempty"`
	From     string  `json:"from,omitempty"`
	To       string  `json:"to,omitempty"`
	Status   string  `json:"status,omitempty"`
	Origin   string  `json:"origin" jsonschema:"read: texts show it; seed: the program's list; analyst: entered by hand"`
	Sure     bool    `json:"sure"`
	Evidence []Quote `json:"evidence,omitempty"`
}

func (t *tools) actor(ctx context.Context, in ActorInput) (*Profile, error) {
	full, others, err := t.find(ctx, &in)
	if err != nil {
		return nil, err
	}
	out := &Profile{
		ActorName: t.name(&full.Actor), Encounters: full.Encounters, Statements: full.Statements, First: full.First, Last: full.Last,
		Truncated: full.Truncated, Names: []Called{}, Offices: []Held{}, Tenures: []Tenure{},
	}
	for _, n := range full.Names {
		out.Names = append(out.Names, Called{n.Name, n.Documents, t.seen(n.Seen)})
	}
	for _, o := range full.Offices {
		out.Offices = append(out.Offices, Held{o.Title, o.Level, o.Of, o.State, o.Documents, o.First, o.Last, t.seen(o.Seen)})
	}
	for i := range full.Tenures {
		out.Tenures = append(out.Tenures, t.tenure(&full.Tenures[i]))
	}
	for i := range others {
		out.Others = append(out.Others, t.name(&others[i]))
	}
	return out, t.newest(ctx, out)
}

// find looks an actor up by id, else by name.
func (t *tools) find(ctx context.Context, in *ActorInput) (*archive.FullActor, []archive.Actor, error) {
	for name, value := range map[string]string{"id": in.ID, "name": in.Name, "country": in.Country} {
		if err := address.Check(name, value, address.MaxLength); err != nil {
			return nil, nil, err
		}
	}
	if in.ID != "" {
		full, err := t.archive.Actor(ctx, in.ID)
		if !errors.Is(err, archive.ErrNotFound) || in.Name != "" {
			return full, nil, err
		}
		in.Name = in.ID // a name in the place of an id, as it happens
	}
	if in.Name == "" {
		return nil, nil, fmt.Errorf("%w: name the actor by id or by name", errWrong)
	}
	f := archive.Filter{Who: []string{in.Name}, Limit: DefaultItems}
	if in.Country != "" {
		codes, err := address.Countries([]string{in.Country})
		if err != nil {
			return nil, nil, err
		}
		f.Country = codes
	}
	found, err := t.archive.Actors(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	if len(found.Items) == 0 {
		// A country by another name of its, or by its capital.
		if code, e := address.Countries([]string{in.Name}); e == nil {
			if full, err := t.archive.ActorByCountry(ctx, code[0]); err == nil {
				return full, nil, nil
			}
		}
		return nil, nil, fmt.Errorf("%q is %w: give an id as other tools tell it, or words of the name", in.Name, archive.ErrNotFound)
	}
	full, err := t.archive.Actor(ctx, found.Items[0].ID)
	return full, found.Items[1:], err
}

func (t *tools) name(a *archive.Actor) ActorName {
	return ActorName{a.ID, a.Kind, a.Name, a.Country, a.Documents, t.opt.Base + address.Actor(a.ID)}
}

func (t *tools) seen(list []archive.Seen) []Quote {
	out := []Quote{}
	for _, s := range list {
		if s.Evidence != nil {
			out = append(out, t.quote(s.Document, *s.Evidence))
		}
	}
	return out
}

func (t *tools) tenure(a *tenure.Answer) Tenure {
	out := Tenure{
		Title: a.Title, Level: a.Level, Of: a.Country, From: a.From, To: a.To, Status: a.Status, Origin: string(a.Origin), Sure: a.Sure,
	}
	if a.Organization != "" {
		out.Of = a.Organization
	}
	for i, o := range a.Evidence {
		if i == newest {
			break
		}
		out.Evidence = append(out.Evidence, t.quote(o.Document, o.Evidence))
	}
	return out
}

// newest adds what the actor did last. The filter asks by name and country, and
// what is of another of that name is left out.
func (t *tools) newest(ctx context.Context, p *Profile) error {
	f := archive.Filter{Limit: 4 * newest, Country: []string{p.Country}}
	if p.Kind == "person" {
		f.Who = []string{p.Name}
	}
	if p.Country == "" {
		f.Country = nil
	}
	r := t.records()
	p.NewestEncounters, p.NewestStatements = []Encounter{}, []Statement{}
	met, err := t.archive.Dossiers(ctx, f)
	if err != nil {
		return err
	}
	for i := range met.Items {
		if len(p.NewestEncounters) == newest {
			break
		}
		if d := &met.Items[i]; p.among(d.Lead.Parties) {
			e, err := r.dossier(ctx, d)
			if err != nil {
				return err
			}
			p.NewestEncounters = append(p.NewestEncounters, *e)
		}
	}
	said, err := t.archive.Statements(ctx, f)
	if err != nil {
		return err
	}
	for i := range said.Items {
		if len(p.NewestStatements) == newest {
			break
		}
		if s := &said.Items[i]; s.Speaker != nil && p.is(s.Speaker) {
			one, err := r.statement(ctx, s)
			if err != nil {
				return err
			}
			p.NewestStatements = append(p.NewestStatements, *one)
		}
	}
	return nil
}

// is tells whether a party is the actor; people count for their country.
func (p *Profile) is(x *archive.Party) bool {
	return x.ID == p.ID || p.Kind != "person" && x.Country == p.Country
}

func (p *Profile) among(list []archive.Party) bool {
	for i := range list {
		if p.is(&list[i]) {
			return true
		}
	}
	return false
}

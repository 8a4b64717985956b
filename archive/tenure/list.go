package tenure

import (
	"fmt"
	"strings"
	"sync"

	"chancery/archive/name"
	"chancery/holders"
	"chancery/internal/table"
)

// seeds are the tenures of the list that the program comes with, at the levels that
// one person holds at a time. Read once.
var seeds = sync.OnceValue(func() []Tenure {
	var list []Tenure
	persons, edited := holders.All()
	for i := range persons {
		for _, t := range persons[i].Tenures {
			if !single[t.Level] {
				continue
			}
			list = append(list, Tenure{
				Person: persons[i].Name,
				Office: Office{Title: t.Title, Level: t.Level, Country: t.Country, Organization: t.Organization},
				From:   t.From, To: t.To, Origin: Seed, edited: edited,
			})
		}
	}
	return list
})

// seedNames are the names of the list's persons, in its order.
var seedNames = sync.OnceValue(func() []name.Name {
	out := make([]name.Name, len(seeds()))
	for i := range out {
		out[i] = name.Parse(seeds()[i].Person)
	}
	return out
})

// titles are the folded titles of the list by level.
var titles = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, t := range seeds() {
		if out[t.Level] == nil {
			out[t.Level] = map[string]bool{}
		}
		out[t.Level][words(t.Title)] = true
	}
	return out
})

// columns of a list.
const columns = 7

// Parse reads a list of tenures that an analyst wrote: country (ISO 3166 alpha-3,
// for organizations their code), organization (empty for a country's office),
// level, title, person, from, to, parted by tabs. "not " before the person says
// that the office was not held by that person then. A line of the columns' names
// may stand at the top. Errors name the file and line.
func Parse(name, data string, origin Origin) ([]Tenure, error) {
	var list []Tenure
	err := table.Each(name, data, columns, func(f []string) error {
		if f[0] == "country" {
			return nil
		}
		t := Tenure{
			Person: f[4], Office: Office{Title: f[3], Level: f[2], Country: f[0], Organization: f[1]},
			From: f[5], To: f[6], Origin: origin,
		}
		if person, ok := strings.CutPrefix(t.Person, "not "); ok {
			t.Person, t.Status = person, NotHeld
		}
		list = append(list, t)
		return t.check()
	})
	return list, err
}

// check tells what is wrong with a tenure.
func (t *Tenure) check() error {
	switch {
	case t.Person == "":
		return fmt.Errorf("no person")
	case t.Title == "" && t.Level == "":
		return fmt.Errorf("%s has neither title nor level of office", t.Person)
	case t.Country == "" && t.Organization == "":
		return fmt.Errorf("the office of %s belongs to no country and no organization", t.Person)
	}
	for _, d := range []string{t.From, t.To} {
		if err := check(d); err != nil {
			return err
		}
	}
	if t.From != "" && t.To != "" && latest(t.To) < earliest(t.From) {
		return fmt.Errorf("%s leaves on %s and enters on %s", t.Person, t.To, t.From)
	}
	return nil
}

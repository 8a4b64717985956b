package tenure

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"chancery/archive/name"
	"chancery/internal/table"
)

//go:embed tenures.tsv
var seedData string

// seeds is the list, read once. It is part of the program, so a fault in it is
// one of the program; the tests meet it first.
var seeds = sync.OnceValue(func() []Tenure {
	list, err := Parse("tenures.tsv", seedData, Seed)
	if err != nil {
		panic(err)
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

// Parse reads a list of tenures in the form of tenures.tsv, such as an
// analyst's. The lines "country" (the columns' names) and "edited" may be left
// out. Errors name the file and line.
func Parse(name, data string, origin Origin) ([]Tenure, error) {
	var list []Tenure
	edited := ""
	err := table.Each(name, data, columns, func(f []string) error {
		switch f[0] {
		case "country":
			return nil
		case "edited":
			edited = f[6]
			return check(edited)
		}
		t := Tenure{
			Person: f[4], Office: Office{Title: f[3], Level: f[2], Country: f[0], Organization: f[1]},
			From: f[5], To: f[6], Origin: origin, edited: edited,
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

// Package holders is the list of who held which office when that the program
// comes with: holders.tsv. Readings take the country and sector of a well-known
// name from it, and the archive the tenures that texts are compared with.
package holders

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed holders.tsv
var data string

// Person is one person of the list.
type Person struct {
	Name      string
	Spellings []string // others than Name
	Gender    string   // m, f or ""
	Tenures   []Tenure // at least one, by their beginning
}

// Tenure is a person in one office. Dates are YYYY, YYYY-MM or YYYY-MM-DD, "" for
// not known (From) or in office when the list was last edited (To).
type Tenure struct {
	Country      string // ISO 3166 alpha-3; of an organization's office its code
	Organization string // its name; "" for a country's office
	Title        string
	Level        string // as in the record; "" for none of them
	Sector       string // of PLOVER and CAMEO; "" for none
	Sector2      string
	From, To     string
}

// Office is the title with the organization's name, where it is one of an
// organization: "President of the European Council".
func (t *Tenure) Office() string {
	if t.Organization == "" {
		return t.Title
	}
	return t.Title + " of the " + t.Organization
}

// All lists the persons in the order of the file, and the day on which it was last
// edited (YYYY-MM-DD). The lists are shared and not to be changed. The file is part
// of the program, so a fault in it is one of the program; the tests meet it first.
func All() (persons []Person, edited string) {
	l := list()
	return l.persons, l.edited
}

type parsed struct {
	persons []Person
	edited  string
}

var list = sync.OnceValue(func() parsed {
	l, err := parse("holders.tsv", data)
	if err != nil {
		panic(err)
	}
	return l
})

// columns of the file.
const columns = 11

func parse(name, data string) (parsed, error) {
	var l parsed
	err := table.Each(name, data, columns, func(f []string) error {
		switch f[0] {
		case "person":
			return nil
		case "edited":
			l.edited = f[10]
			return nil
		case "":
			if len(l.persons) == 0 {
				return fmt.Errorf("the first row has no person")
			}
		default:
			p := Person{Name: f[0], Gender: f[2]}
			if f[1] != "" {
				p.Spellings = strings.Split(f[1], "|")
			}
			l.persons = append(l.persons, p)
		}
		p := &l.persons[len(l.persons)-1]
		p.Tenures = append(p.Tenures, Tenure{
			Country: f[3], Organization: f[4], Title: f[5], Level: f[6], Sector: f[7], Sector2: f[8], From: f[9], To: f[10],
		})
		return nil
	})
	return l, err
}

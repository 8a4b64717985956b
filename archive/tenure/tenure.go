package tenure

import "chancery/record"

// Origin tells where a tenure comes from.
type Origin string

// The origins, each overriding those before it.
const (
	Read    Origin = "read"    // grown out of the texts
	Seed    Origin = "seed"    // package holders
	Analyst Origin = "analyst" // entered by hand
)

func (o Origin) rank() int {
	switch o {
	case Analyst:
		return 2
	case Seed:
		return 1
	}
	return 0
}

// Office is a position: by its title and level, in a country or organization.
type Office struct {
	Title        string `json:"title"`
	Level        string `json:"level,omitempty"`
	Country      string `json:"country,omitempty"` // ISO 3166 alpha-3; EU, UNO, NATO… for organizations
	Organization string `json:"organization,omitempty"`
}

// NotHeld is the status of an analyst's word that a person did not hold an
// office in that time, whatever list and texts say.
const NotHeld = "not held"

// Tenure is an office held by a person between two dates. Dates are YYYY,
// YYYY-MM or YYYY-MM-DD as precisely as known, "" for not known (From) or for
// still in office or not known (To).
type Tenure struct {
	Person string   `json:"person"`
	Names  []string `json:"names,omitempty"` // other spellings seen
	Office
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Status string `json:"status,omitempty"` // "", acting, NotHeld
	Origin Origin `json:"origin"`
	// First and Last are the earliest and latest day on which a text shows the
	// person in office, "" when none does.
	First    string        `json:"first,omitempty"`
	Last     string        `json:"last,omitempty"`
	Evidence []Observation `json:"evidence,omitempty"`

	edited string // until when an open end is certain
}

// Observation is one text's word that a person held an office on a day.
type Observation struct {
	Person   string          `json:"person"`
	Names    []string        `json:"names,omitempty"`
	Office   Office          `json:"office"`
	Status   string          `json:"status,omitempty"` // "" or acting
	Day      string          `json:"day"`              // YYYY-MM-DD
	Document string          `json:"document"`
	Evidence record.Evidence `json:"evidence"`
}

// Answer is a tenure that a question found.
type Answer struct {
	Tenure
	// Sure is false where the day lies between the earliest and the latest that
	// an imprecise date can mean, or beyond what texts and list cover.
	Sure bool `json:"sure"`
}

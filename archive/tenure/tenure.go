package tenure

import "chancery/record"

// Origin tells where a tenure comes from. A later one in this list overrides an
// earlier one.
type Origin string

// The origins of a tenure.
const (
	Read    Origin = "read"    // grown out of the texts
	Seed    Origin = "seed"    // tenures.tsv
	Analyst Origin = "analyst" // entered by hand
)

// Office is a position: by its title and level, in a country or organization.
type Office struct {
	Title        string `json:"title"`
	Level        string `json:"level,omitempty"`
	Country      string `json:"country,omitempty"` // ISO 3166 alpha-3; EU, UNO, NATO… for organizations
	Organization string `json:"organization,omitempty"`
}

// Tenure is an office held by a person between two dates. Dates are YYYY,
// YYYY-MM or YYYY-MM-DD as precisely as known, "" for not known (From) or still
// in office (To).
type Tenure struct {
	Person string   `json:"person"`
	Names  []string `json:"names,omitempty"` // other spellings
	Office
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Status string `json:"status,omitempty"` // "", acting
	Origin Origin `json:"origin"`
	// First and Last are the earliest and latest day on which a text shows the
	// person in office.
	First    string        `json:"first,omitempty"`
	Last     string        `json:"last,omitempty"`
	Evidence []Observation `json:"evidence,omitempty"`
}

// Observation is one text's word that a person held an office on a day.
type Observation struct {
	Person   string          `json:"person"`
	Names    []string        `json:"names,omitempty"`
	Office   Office          `json:"office"`
	Status   string          `json:"status,omitempty"` // former, acting… as in record.Office
	Day      string          `json:"day"`              // YYYY-MM-DD
	Document string          `json:"document"`
	Evidence record.Evidence `json:"evidence"`
}

package dossier

import (
	"slices"
	"time"
)

// Key names a report: an encounter of a document. Encounter ids may shift when a
// document is read again; who keeps keys for longer anchors them by evidence
// (package correction).
type Key struct {
	Document  string `json:"document"`  // record.Document.ID
	Encounter string `json:"encounter"` // record.Encounter.ID
}

// Report is what one document tells of one encounter, as far as it helps to
// know the encounter again. Days are YYYY-MM-DD, less precise dates shorter.
type Report struct {
	Key
	Kind         string        `json:"kind"`           // as in record.Encounter
	Mode         string        `json:"mode,omitempty"` // in person, telephone, video, written
	Status       string        `json:"status"`
	Background   bool          `json:"background,omitempty"`
	Date         string        `json:"date,omitempty"` // with "T15:04" where the text tells the time
	EndDate      string        `json:"end_date,omitempty"`
	OngoingOn    string        `json:"ongoing_on,omitempty"`
	Venue        string        `json:"venue,omitempty"`
	City         string        `json:"city,omitempty"`
	Country      string        `json:"country,omitempty"` // of the place, ISO 3166 alpha-3
	Lat          float64       `json:"lat,omitempty"`     // of the place; both 0 when not known
	Lon          float64       `json:"lon,omitempty"`
	Participants []Participant `json:"participants"`

	Language  string `json:"language,omitempty"`
	Publisher string `json:"publisher,omitempty"` // agency or publisher
	Published string `json:"published,omitempty"`
	// Zone is the country whose clock the report's days follow: that of the
	// dateline, else the home of who published it; "" when not known.
	Zone string      `json:"zone,omitempty"`
	Text Fingerprint `json:"text,omitzero"`
}

// TitleOnly tells whether the report has somebody of a country or organization
// whom it does not name, and a day on which to look up who held the office.
func (r *Report) TitleOnly(place string) bool {
	return len(r.Date) >= len(time.DateOnly) && slices.ContainsFunc(r.Participants, func(p Participant) bool {
		return p.Kind == "person" && len(p.Names) == 0 && (p.Country == place || p.Organization == place)
	})
}

// Participant is one of those who met. A person whom the text does not name has
// a Title and no Names; a country or organization that stands for its people has
// neither.
type Participant struct {
	Kind         string   `json:"kind"`            // person, country, organization, group
	Names        []string `json:"names,omitempty"` // persons: the name and its other spellings in the text
	Title        string   `json:"title,omitempty"`
	Level        string   `json:"level,omitempty"`
	Country      string   `json:"country,omitempty"` // ISO 3166 alpha-3; EU, UNO, NATO… for organizations
	Organization string   `json:"organization,omitempty"`
	Cameo        string   `json:"cameo,omitempty"`
	Role         string   `json:"role,omitempty"`
}

// Link is a person's ruling on two reports: they tell of the same encounter, or
// they do not. It wins over every other sign.
type Link struct {
	A, B Key
	Same bool
}

// Options tells Cluster what reports do not.
type Options struct {
	// Holder names who held an office on a day, so that "the Chinese premier"
	// of a story can be matched with a name; nil, or ok false, when not known.
	// It must be a pure function.
	Holder func(title, level, country, organization, day string) (name string, ok bool)
}

// Dossier is one encounter with all its reports.
type Dossier struct {
	// ID is made of the least key among the reports. See [Carry] for ids that
	// stay when reports come and go.
	ID      string  `json:"id"`
	Reports []Key   `json:"reports"` // sorted
	Joins   []Join  `json:"joins"`   // why they are one: a tree over Reports, best first
	Stories [][]Key `json:"stories"` // republished copies of one text together
	// History lists the statuses the encounter was reported with, in the order
	// of publication.
	History []Status `json:"history"`
}

// Join tells why two reports are of one encounter.
type Join struct {
	A, B    Key
	Score   float64  `json:"score"` // sum of the weights of the reasons; Threshold is enough
	Reasons []Reason `json:"reasons"`
}

// Reason is one sign for or against, in words, with its weight.
type Reason struct {
	Words  string  `json:"words"`
	Weight float64 `json:"weight"`
}

// Status is what a report said of the encounter, and when.
type Status struct {
	Status    string `json:"status"`
	Published string `json:"published,omitempty"`
	Report    Key    `json:"report"`
}

// Miss is another dossier that is close and was not joined.
type Miss struct {
	Dossier string   `json:"dossier"`
	Score   float64  `json:"score"`
	Why     string   `json:"why"` // "another day: 2023-11-15, 2023-11-16"
	Reasons []Reason `json:"reasons"`
	// Pair are the two reports that come closest, the dossier's own first.
	Pair [2]Key `json:"-"`
	// Open tells that nothing rules the two out: they have too few signs.
	Open bool `json:"-"`
}

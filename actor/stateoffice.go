package actor

import (
	"fmt"
	"slices"
	"strings"
)

// stateOfficeRow is what a title means in some states only: a line of
// stateoffices.tsv.
type stateOfficeRow struct {
	states []string
	level  string // there; "" for the usual one
	alone  bool   // the title tells the state
}

func (l *lexicon) takeStateOffice(f []string) error {
	row := stateOfficeRow{states: values(f[1]), alone: f[3] == "yes"}
	if f[2] != "-" {
		row.level = f[2]
	}
	if len(row.states) == 0 || row.alone && len(row.states) > 1 {
		return fmt.Errorf("%d states: want one for a title that tells it, else one or more", len(row.states))
	}
	for _, t := range values(f[0]) {
		l.stateOffices[t] = row
	}
	return nil
}

// levelIn is the level of an office in the state whose it is.
func (l *lexicon) levelIn(o *Office) string {
	if row := l.stateOffices[strings.ToLower(o.Title)]; row.level != "" && o.Organization == "" && slices.Contains(row.states, o.Country) {
		return row.level
	}
	return o.Level
}

// titleHome is the state that a title alone tells, "" for none.
func (l *lexicon) titleHome(o *Office) string {
	if row := l.stateOffices[strings.ToLower(o.Title)]; row.alone && o.Organization == "" {
		return row.states[0]
	}
	return ""
}

// stage are the states from whose capitals the world's meetings are reported: a
// dateline there does not tell whose minister is meant.
var stage = []string{"USA", "GBR", "FRA", "BEL", "CHE", "AUT", "CHN", "RUS", "EGY", "QAT", "SAU", "ARE"}

// datelineHome is the country of the dateline of a story that names no agency of
// the world: a paper of the country leaves it unsaid. The country must be named in
// the story, and nobody else in it may be an official of it.
func (r *reader) datelineHome() string {
	if r.doc == nil || r.doc.Dateline == nil || r.agency() != nil {
		return ""
	}
	code := r.doc.Dateline.Country
	if code == "" || slices.Contains(stage, code) || r.hasOfficialOf(code) {
		return ""
	}
	if _, ok := r.state.byKey["country:"+code]; !ok {
		return ""
	}
	return code
}

// hasOfficialOf tells whether somebody is said to be an official of the country.
func (r *reader) hasOfficialOf(code string) bool {
	for i := range r.cast.Actors {
		if a := &r.cast.Actors[i]; a.Kind == Person && len(a.Offices) > 0 && r.countryOf(a) == code {
			return true
		}
	}
	return false
}

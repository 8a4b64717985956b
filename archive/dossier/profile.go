package dossier

import (
	"fmt"
	"slices"
	"strings"
)

// The classes of encounters: reports of two classes are never of one encounter.
const (
	classMeeting  = "meeting" // talks, summit, consultation
	classCall     = "call"
	classLetter   = "letter"
	classVisit    = "visit"
	classSigning  = "signing"
	classCeremony = "ceremony"
)

// How an encounter stands: as something that is or was to be, something that is
// off, or something that is only spoken of.
const (
	standingOn   = "on"
	standingOff  = "off"
	standingOpen = "open"
)

// profile is all that reports are compared by. Reports with one profile are one
// node: a thousand copies of a wire story cost no more than one.
type profile struct {
	id       string
	class    string
	kind     string
	status   string
	standing string
	sides    []party
	open     bool
	visitor  string // code of the side that visits
	span     span
	venue    string
	city     string
	country  string
	lat      float64
	lon      float64
	zone     string
	texts    map[uint64]string // bands of its reports' fingerprints, with the document, severalTexts for more
	reports  map[Key]*Report
	certain  bool     // see firm
	in, look []string // blocks, nil when not worked out
	asked    bool     // what stands where it looks is there: see gathering.know
}

// newProfile reads a report. A report that a link speaks of, or that is too
// vague to be the same as another of the same words, is a profile of its own.
func newProfile(r *Report, linked bool, opt Options) *profile {
	p := &profile{
		class: class(r), kind: r.Kind, status: r.Status, standing: standing(r.Status), span: when(r),
		venue: r.Venue, city: r.City, country: r.Country, lat: r.Lat, lon: r.Lon, zone: r.Zone,
		texts: map[uint64]string{}, reports: map[Key]*Report{r.Key: r},
	}
	p.sides, p.open = parties(r, opt)
	if p.class == classVisit {
		p.visit(r)
	}
	p.addText(r)
	p.id = p.describe()
	self := verdict{quiet: true}
	if self.weigh(p.withoutTexts(), p.withoutTexts()); linked || !self.joins() {
		p.id = r.Document + "#" + r.Encounter
	}
	p.certain = p.says()
	return p
}

func class(r *Report) string {
	switch {
	case r.Mode == "telephone" || r.Mode == "video" || r.Kind == "call":
		return classCall
	case r.Mode == "written" || r.Kind == "letter":
		return classLetter
	}
	switch r.Kind {
	case classVisit, classSigning, classCeremony:
		return r.Kind
	}
	return classMeeting
}

func standing(status string) string {
	switch status {
	case "held", "under way", "planned":
		return standingOn
	case "cancelled", "denied":
		return standingOff
	}
	return standingOpen
}

// visit tells who visits. The country visited is where it takes place, not a
// side that must be in both reports.
func (p *profile) visit(r *Report) {
	for i := range r.Participants {
		if part := &r.Participants[i]; part.Role == "visitor" || part.Role == "guest" {
			p.visitor = codeOf(part)
			break
		}
	}
	if p.country == "" {
		for i := range r.Participants {
			if part := &r.Participants[i]; part.Role == "host" {
				p.country = codeOf(part)
			}
		}
	}
	p.sides = slices.DeleteFunc(p.sides, func(s party) bool { return s.code != p.visitor && s.code == p.country })
}

// describe writes what reports are compared by, texts left out.
func (p *profile) describe() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%s|%v|%s|%s|%s|%s|%s|%.3f|%.3f|%s", p.class, p.kind, p.standing, p.status, p.open, p.visitor,
		p.venue, p.city, p.country, p.zone, p.lat, p.lon, fmt.Sprint(p.span.from, p.span.to, p.span.grain, p.span.clock))
	for _, s := range p.sides {
		fmt.Fprintf(&b, "|%s %v", s.code, s.state)
		for _, x := range s.persons {
			fmt.Fprintf(&b, ",%s/%s/%v", x.name.Key(), x.level, x.held)
			if !x.named() {
				b.WriteString(x.said)
			}
		}
	}
	return b.String()
}

func (p *profile) withoutTexts() *profile {
	q := *p
	q.texts = nil
	return &q
}

// firm tells whether the profile says by itself which encounter it is: who, by
// name, and on which day.
func (p *profile) firm() bool { return p.certain }

func (p *profile) says() bool {
	if p.span.grain > ongoing || p.standing == standingOpen {
		return false
	}
	if p.class == classVisit {
		return p.country != "" && len(p.sides) > 0 && p.sides[0].named()
	}
	if len(p.sides) == 1 {
		named := 0
		for _, x := range p.sides[0].persons {
			if x.named() {
				named++
			}
		}
		return named > 1
	}
	named := 0
	for _, s := range p.sides {
		if s.named() {
			named++
		}
	}
	return named > 1
}

// several stands for more than one document.
const several = "*"

// addText adds the bands of a report's text, and tells whether that changed
// anything.
func (p *profile) addText(r *Report) bool {
	changed := false
	for _, b := range r.Text.bandsOf() {
		of, known := p.texts[b]
		switch {
		case !known:
			p.texts[b], changed = r.Document, true
		case of != r.Document && of != several:
			p.texts[b], changed = several, true
		}
	}
	return changed
}

// copies tells whether a text of one profile is a copy of a text of the other,
// and not the same document.
func (p *profile) copies(q *profile) bool {
	if len(p.texts) > len(q.texts) {
		p, q = q, p
	}
	for b, of := range p.texts {
		if other, ok := q.texts[b]; ok && (of != other || of == several) {
			return true
		}
	}
	return false
}

// keys are the reports of the profile, sorted.
func (p *profile) keys() []Key {
	out := make([]Key, 0, len(p.reports))
	for k := range p.reports {
		out = append(out, k)
	}
	slices.SortFunc(out, Key.compare)
	return out
}

func (k Key) compare(o Key) int {
	if c := strings.Compare(k.Document, o.Document); c != 0 {
		return c
	}
	return compareIDs(k.Encounter, o.Encounter)
}

// compareIDs puts e2 before e10.
func compareIDs(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

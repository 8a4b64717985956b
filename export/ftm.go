package export

import (
	"io"
	"strings"

	"golang.org/x/text/language"

	"chancery/archive"
	"chancery/internal/address"
)

// entity is one of FollowTheMoney, a line of JSON.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (e *entity) set(name string, values ...string) {
	for _, v := range values {
		if v != "" {
			e.Properties[name] = appendNew(e.Properties[name], v)
		}
	}
}

// entitySink writes encounters as Events, who took part as Persons and
// PublicBodies, and the stories as Articles. Each stands once, before what refers
// to it.
type entitySink struct {
	job   *Job
	lines Lines[entity]
	seen  map[string]bool
}

func newFTM(j *Job, w io.Writer) sink[Encounter] {
	return &entitySink{j, NewLines[entity](w), make(map[string]bool)}
}

// Add writes encounters.
func (s *entitySink) Add(items []Encounter) error {
	var out []entity
	add := func(e entity) string {
		if !s.seen[e.ID] {
			s.seen[e.ID] = true
			out = append(out, e)
		}
		return e.ID
	}
	for i := range items {
		x := &items[i]
		e := &x.Lead.Encounter
		event := entity{"chancery-encounter-" + x.ID, "Event", make(map[string][]string)}
		event.set("name", titleOf(&x.Dossier))
		event.set("summary", firstWords(e.Evidence))
		event.set("startDate", Day(e.Date))
		event.set("endDate", Day(e.EndDate))
		event.set("date", Day(e.OngoingOn))
		event.set("location", placeNamed(e))
		event.set("country", alpha2(e.Country))
		event.set("sourceUrl", s.job.Base+address.Encounter(x.ID))
		event.set("publisher", Source(&x.Lead.Document))
		event.set("keywords", e.Kind, e.VisitKind)
		event.set("notes", "status: "+x.Status, "date trusted: "+cellBool(x.DateTrusted))
		if x.PlaceLevel != "" {
			event.set("notes", "place level: "+x.PlaceLevel)
		}
		for _, said := range x.Corrected {
			event.set("notes", "by a person: "+said)
		}
		event.set("proof", add(article(&x.Lead.Document)))
		for k := range x.Lead.Parties {
			if p := &x.Lead.Parties[k]; p.ID != "" {
				event.set("involved", add(taker(p)))
			}
		}
		out = append(out, event)
	}
	return s.lines.Add(out)
}

// Flush does nothing: nothing is held back.
func (s *entitySink) Flush() error { return nil }

func cellBool(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// taker is one who took part: a person, or a country or organization.
func taker(p *archive.Party) entity {
	e := entity{"chancery-actor-" + p.ID, "Person", make(map[string][]string)}
	if isBody(p) {
		e.Schema = "PublicBody"
	}
	e.set("name", Printable(p.Name))
	e.set("country", alpha2(p.Country))
	if e.Schema == "Person" {
		e.set("position", Printable(p.Office))
	}
	return e
}

// isBody tells a country or organization from a person: ids of persons end in
// their country, behind a point.
func isBody(p *archive.Party) bool { return !strings.Contains(p.ID, ".") }

func article(d *archive.Document) entity {
	e := entity{"chancery-document-" + d.ID, "Article", make(map[string][]string)}
	e.set("title", firstOf(Printable(d.Title), d.ID))
	e.set("publishedAt", Day(d.Day))
	e.set("publisher", Source(d))
	e.set("sourceUrl", d.URL)
	if tag, err := language.ParseBase(d.Language); err == nil {
		e.set("language", tag.ISO3())
	}
	return e
}

// alpha2 is a country's code of two small letters, as FollowTheMoney has them; ""
// for an organization.
func alpha2(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil || len(code) != 3 || len(r.String()) != 2 {
		return ""
	}
	return strings.ToLower(r.String())
}

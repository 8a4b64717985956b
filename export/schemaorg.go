package export

import (
	"io"

	"chancery/archive"
	"chancery/internal/address"
)

// object is a thing of schema.org.
type object map[string]any

func graph[T any](w io.Writer, of func(*T) object) sink[T] {
	return &array[T]{
		w: w, head: `{"@context":"https://schema.org","@graph":[` + "\n", tail: "]}\n",
		objects: func(x *T) ([]any, error) { return []any{of(x)}, nil },
	}
}

func encounterGraph(j *Job, w io.Writer) sink[Encounter] {
	return graph(w, j.schemaEvent)
}

// schemaEvent is an encounter as a schema.org Event.
func (j *Job) schemaEvent(x *Encounter) object {
	e := &x.Lead.Encounter
	out := object{
		"@type": "Event", "@id": j.Base + address.Encounter(x.ID), "name": titleOf(&x.Dossier), "description": firstWords(e.Evidence),
		"subjectOf": j.article(&x.Lead.Document), "additionalProperty": []object{
			property("status", x.Status), property("date_trusted", x.DateTrusted), property("place_level", x.PlaceLevel), property("corrected_by_person", joined(x.Corrected)),
		},
	}
	if exactDay(e.Date) {
		out["startDate"] = e.Date
	}
	if exactDay(e.EndDate) {
		out["endDate"] = e.EndDate
	}
	switch x.Status {
	case "cancelled":
		out["eventStatus"] = "https://schema.org/EventCancelled"
	case "held", "under way", "planned":
		out["eventStatus"] = "https://schema.org/EventScheduled"
	}
	if e.Mode == "telephone" || e.Mode == "video" {
		out["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode"
	}
	if p := placeNamed(e); p != "" {
		place := object{"@type": "Place", "name": p}
		if e.Country != "" {
			at := object{"@type": "PostalAddress", "addressCountry": e.Country}
			if e.City != "" {
				at["addressLocality"] = e.City
			}
			place["address"] = at
		}
		if e.Geo != nil {
			place["geo"] = object{"@type": "GeoCoordinates", "latitude": e.Geo.Lat, "longitude": e.Geo.Lon}
		}
		out["location"] = place
	}
	var who []object
	for i := range x.Lead.Parties {
		who = append(who, j.schemaParty(&x.Lead.Parties[i]))
	}
	out["attendee"] = who
	return out
}

func property(name string, value any) object {
	return object{"@type": "PropertyValue", "name": name, "value": value}
}

func (j *Job) schemaParty(p *archive.Party) object {
	out := object{"@type": "Person", "name": Printable(p.Name)}
	if p.ID != "" && isBody(p) {
		out["@type"] = "Organization"
	}
	if p.ID != "" {
		out["@id"] = j.Base + address.Actor(p.ID)
	}
	if p.Office != "" {
		out["jobTitle"] = Printable(p.Office)
	}
	if p.Country != "" && out["@type"] == "Person" {
		out["nationality"] = object{"@type": "Country", "identifier": p.Country}
	}
	return out
}

func (j *Job) article(d *archive.Document) object {
	out := object{"@type": "NewsArticle", "@id": j.Base + address.Document(d.ID), "headline": Printable(d.Title), "inLanguage": d.Language}
	if d.URL != "" {
		out["url"] = d.URL
	}
	if exactDay(d.Day) {
		out["datePublished"] = d.Day
	}
	if s := Source(d); s != "" {
		out["publisher"] = object{"@type": "Organization", "name": s}
	}
	return out
}

func statementGraph(j *Job, w io.Writer) sink[Statement] {
	return graph(w, j.schemaClaim)
}

// schemaClaim is a statement as a schema.org Claim.
func (j *Job) schemaClaim(x *Statement) object {
	s := &x.Statement.Statement
	out := object{
		"@type": "Claim", "@id": j.Base + address.Item(x.Document.ID, s.ID), "text": Content(s), "appearance": j.article(&x.Document),
		"additionalProperty": []object{
			property("acts", Acts(s)), property("status", x.Status), property("date_trusted", x.DateTrusted), property("corrected_by_person", joined(x.Corrected)),
		},
	}
	if len(s.Topics) > 0 {
		out["keywords"] = s.Topics
	}
	if x.Speaker != nil {
		out["author"] = j.schemaParty(x.Speaker)
	} else if who := Speaker(&x.Statement, nil); who != "" {
		out["author"] = object{"@type": "Person", "name": who}
	}
	if exactDay(x.Day) {
		out["dateCreated"] = x.Day
	}
	return out
}

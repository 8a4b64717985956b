package dossier

import (
	"strings"

	"chancery/record"
)

// Reports makes the reports of a record's encounters, in their order. zone is
// the country whose clock the document's days follow where the archive knows
// it, or "": the country of the dateline then.
func Reports(r *record.Record, zone string) []Report {
	d := &r.Document
	common := Report{
		Language: d.Language, Publisher: d.Agency, Published: d.Dated(), Zone: zone, Text: Print(body(d)),
	}
	if common.Publisher == "" {
		common.Publisher = d.Publisher
	}
	if zone == "" && d.Dateline != nil {
		common.Zone = d.Dateline.Country
	}
	actors := make(map[string]*record.Actor, len(r.Actors))
	for i := range r.Actors {
		actors[r.Actors[i].ID] = &r.Actors[i]
	}
	out := make([]Report, 0, len(r.Encounters))
	for i := range r.Encounters {
		out = append(out, report(common, d.ID, &r.Encounters[i], actors))
	}
	return out
}

func report(p Report, document string, e *record.Encounter, actors map[string]*record.Actor) Report {
	p.Key = Key{Document: document, Encounter: e.ID}
	p.Kind, p.Mode, p.Status, p.Background = e.Kind, e.Mode, e.Status, e.Background
	p.Date, p.EndDate, p.OngoingOn = e.Date, e.EndDate, e.OngoingOn
	p.Venue, p.City, p.Country = e.Venue, e.City, e.Country
	if e.Geo != nil {
		p.Lat, p.Lon = e.Geo.Lat, e.Geo.Lon
	}
	p.Participants = nil
	seen := map[string]bool{}
	for _, part := range e.Participants {
		p.Participants = takePart(p.Participants, part, actors, seen)
	}
	return p
}

// takePart adds an actor, or the members of a group in its stead.
func takePart(list []Participant, part record.Participant, actors map[string]*record.Actor, seen map[string]bool) []Participant {
	a := actors[part.Actor]
	if a == nil || seen[a.ID] {
		return list
	}
	seen[a.ID] = true
	if a.Kind == "group" && len(a.Members) > 0 {
		for _, m := range a.Members {
			list = takePart(list, record.Participant{Actor: m, Role: part.Role}, actors, seen)
		}
		return list
	}
	return append(list, participant(a, part.Role))
}

func participant(a *record.Actor, role string) Participant {
	p := Participant{Kind: a.Kind, Country: a.Country, Cameo: a.Cameo, Role: role}
	if o := a.Office; o != nil {
		p.Title, p.Level, p.Organization = o.Title, o.Level, o.Organization
		if p.Country == "" {
			p.Country = o.Country
		}
	}
	switch a.Kind {
	case "person":
		if a.Named() {
			p.Names = append([]string{a.Name}, a.Aliases...)
		}
	case "organization":
		p.Organization = a.ID
	}
	return p
}

// body is the text of the paragraphs.
func body(d *record.Document) string {
	q := record.NewQuoter(d.Text)
	var b strings.Builder
	for _, s := range d.Segments {
		if s.Kind == record.Paragraph {
			b.WriteString(d.Text[q.Byte(s.Start):q.Byte(s.End)])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

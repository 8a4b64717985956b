package encounter

import (
	"slices"
	"strconv"

	"chancery/record"
)

// records turns the encounters into their record form.
func (f *finder) records(list []*told) []record.Encounter {
	out := make([]record.Encounter, 0, len(list))
	for i, t := range list {
		e := record.Encounter{
			ID: "e" + strconv.Itoa(i+1), Kind: t.kind, Mode: t.mode, Status: t.status, Background: t.background,
			VisitKind: t.visitKind, Date: t.date.value, EndDate: t.date.end, DatePrecision: t.date.precision, OngoingOn: t.date.ongoing,
			Venue: t.place.venue, City: t.place.city, Country: t.place.country, Geo: t.place.geo,
			ReportedBy: f.reporter(), Rule: t.rule,
		}
		if t.ended.value != "" && e.EndDate == "" {
			e.EndDate = t.ended.value
			t.date.evidence = append(t.date.evidence, t.ended.evidence...)
			if e.DatePrecision == "" {
				e.DatePrecision = t.ended.precision
			}
		}
		if t.part >= 0 {
			e.PartOf = "e" + strconv.Itoa(t.part+1)
		}
		for _, s := range t.sides {
			e.Participants = append(e.Participants, record.Participant{Actor: f.cast.Actors[s.actor].ID, Role: s.role})
		}
		e.DateEvidence = f.quotes(t.date.evidence)
		e.PlaceEvidence = f.quotes(t.place.evidence)
		var spans [][2]int
		for _, r := range t.all {
			spans = append(spans, [2]int{r.start, r.end})
		}
		e.Evidence = f.quotes(spans)
		out = append(out, e)
	}
	return out
}

// reporter is who reports: the agency, else the publisher.
func (f *finder) reporter() string {
	if f.doc.Agency != "" {
		return f.doc.Agency
	}
	return f.doc.Publisher
}

func (f *finder) quotes(spans [][2]int) []record.Evidence {
	var out []record.Evidence
	var seen [][2]int
	for _, s := range spans {
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		out = append(out, f.q.Quote(s[0], s[1]))
	}
	return out
}

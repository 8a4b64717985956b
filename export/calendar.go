package export

import (
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"chancery/archive"
	"chancery/record"
)

// Calendar is a list of encounters as a calendar (RFC 5545).
type Calendar struct {
	Name string
	// Page is where the list is for people.
	Page string
	// Truncated says that there are more encounters than were added.
	Truncated bool

	events []*ics.VEvent
}

// Add adds encounters; base is where the pages stand. An encounter stands on the
// days that its words tell: one whose day is not known, or known by month or year
// alone, is left out, since a calendar would give it one. A visit that was under
// way on a day stands on that day.
func (c *Calendar) Add(base string, list []archive.Dossier) {
	for i := range list {
		if e := event(base, &list[i]); e != nil {
			c.events = append(c.events, e)
		}
	}
}

func event(base string, d *archive.Dossier) *ics.VEvent {
	e := &d.Lead.Encounter
	entry := EncounterEntry(base, d)
	out := ics.NewEvent(strings.TrimPrefix(entry.ID, "urn:uuid:"))
	if !setDays(out, e) {
		return nil
	}
	stamp, _ := time.Parse(time.RFC3339, timestamp(entry.Updated))
	out.SetDtStampTime(stamp)
	out.SetSummary(entry.Title)
	if place := placeNamed(e); place != "" {
		out.SetLocation(place)
	}
	if e.Geo != nil {
		out.SetGeo(e.Geo.Lat, e.Geo.Lon)
	}
	out.SetStatus(standing(d.Status))
	out.SetDescription(strings.TrimSpace(entry.Words + "\n" + entry.Author))
	out.SetURL(entry.Link)
	out.AddCategory(e.Kind)
	extend(out, "STATUS", d.Status)
	return out
}

// extend gives an event a property that calendars do not have, unless it is empty.
func extend(event *ics.VEvent, name, value string) {
	if value != "" {
		event.SetProperty(ics.ComponentProperty("X-CHANCERY-"+name), value)
	}
}

// standing is the status of a calendar for that of an encounter.
func standing(status string) ics.ObjectStatus {
	switch status {
	case "held", "under way":
		return ics.ObjectStatusConfirmed
	case "cancelled", "denied":
		return ics.ObjectStatusCancelled
	}
	return ics.ObjectStatusTentative
}

// setDays puts an event on its days, or at its minute where the words tell one;
// false when they tell no day.
func setDays(out *ics.VEvent, e *record.Encounter) bool {
	date := e.Date
	if date == "" {
		date = e.OngoingOn
	}
	start, precision, ok := moment(date)
	if !ok || precision == "2006" || precision == "2006-01" {
		return false
	}
	switch precision {
	case time.DateOnly:
		last := start
		if end, p, ok := moment(Day(e.EndDate)); ok && p == time.DateOnly && end.After(start) {
			last = end
		}
		out.SetAllDayStartAt(start)
		out.SetAllDayEndAt(last.AddDate(0, 0, 1)) // the end of a calendar is exclusive
	case "2006-01-02T15:04": // a time of the place, wherever it is read
		out.SetProperty(ics.ComponentPropertyDtStart, start.Format("20060102T150405"))
	default:
		out.SetStartAt(start)
	}
	return true
}

// Write writes the calendar.
func (c *Calendar) Write(w io.Writer) error {
	cal := ics.NewCalendarFor("Chancery")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName(c.Name)
	cal.SetUrl(c.Page)
	if c.Truncated {
		cal.CalendarProperties = append(cal.CalendarProperties, ics.CalendarProperty{BaseProperty: ics.BaseProperty{IANAToken: "X-CHANCERY-TRUNCATED", Value: "TRUE"}})
	}
	for _, e := range c.events {
		cal.AddVEvent(e)
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

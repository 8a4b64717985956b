package export

import (
	"io"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/internal/address"
)

const noCalendarDay = "no day is told"

// calendarSink gathers encounters in a calendar, which is written at the end.
type calendarSink struct {
	job *Job
	w   io.Writer
	Calendar
}

func newCalendar(j *Job, w io.Writer) sink[Encounter] {
	return &calendarSink{j, w, Calendar{Name: "Chancery", Page: j.Base + address.List("/encounters", j.Filter)}}
}

// Add takes encounters; those without a day are left out.
func (c *calendarSink) Add(items []Encounter) error {
	for i := range items {
		before := len(c.events)
		c.Calendar.Add(c.job.Base, []archive.Dossier{items[i].Dossier})
		if len(c.events) == before {
			c.job.leaveOut(noCalendarDay)
			continue
		}
		added := c.events[before]
		extend(added, "DATE-TRUSTED", strings.ToUpper(strconv.FormatBool(items[i].DateTrusted)))
		extend(added, "PLACE-LEVEL", items[i].PlaceLevel)
		extend(added, "CORRECTED-BY-PERSON", joined(items[i].Corrected))
	}
	return nil
}

// Flush writes the calendar.
func (c *calendarSink) Flush() error { return c.Write(c.w) }

package export

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"chancery/actor"
	"chancery/record"
	"chancery/where"
)

// newGDELT writes the 61 columns of the event table of GDELT 2.0, parted by tabs,
// without a line of titles; the manifest has them. What the record does not know is
// empty: ethnic and religious codes, tone, ADM codes. Where an actor is, is
// its country, and no more.
func newGDELT(j *Job, w io.Writer) sink[Event] {
	return &tabs{job: j, w: w, rows: gdeltRows}
}

// tabs writes rows of an event, each cell without tab or line break.
type tabs struct {
	job  *Job
	w    io.Writer
	rows func(*Event) (rows [][]string, why string)
}

// Add writes events; one event may be several rows.
func (t *tabs) Add(items []Event) error {
	var b strings.Builder
	for i := range items {
		rows, why := t.rows(&items[i])
		if why != "" {
			t.job.leaveOut(why)
		}
		for _, r := range rows {
			for k := range r {
				r[k] = oneLine(r[k])
			}
			b.WriteString(strings.Join(r, "\t") + "\n")
		}
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

// Flush does nothing: nothing is held back.
func (t *tabs) Flush() error { return nil }

// noCAMEO tells why an event is no row of a table of CAMEO events.
func noCAMEO(x *Event) string {
	switch e := &x.Event.Event; {
	case dayOfEvent(x) == "":
		return noDay
	case len(e.Actor) == 0:
		return noActor
	case !isCAMEO(e.Cameo):
		return noCode
	}
	return ""
}

// isCAMEO tells a code of CAMEO, "01" to "20" with up to two digits more, from
// those that a dictionary of another scheme gives.
func isCAMEO(code string) bool {
	return 2 <= len(code) && len(code) <= 4 && strings.Trim(code, "0123456789") == "" && "01" <= code[:2] && code[:2] <= "20"
}

// quadClass is CAMEO's: that of the event, and of a statement, which PLOVER has
// no type for, verbal cooperation.
func quadClass(e *record.Event) int {
	if e.Quad == 0 && e.Cameo[:2] == "01" {
		return 1
	}
	return e.Quad
}

func gdeltRows(x *Event) (rows [][]string, why string) {
	if why := noCAMEO(x); why != "" {
		return nil, why
	}
	e := &x.Event.Event
	day, _ := time.Parse(time.DateOnly, dayOfEvent(x))
	base := gdeltID(x.ID)
	for i, pair := range pairs(&x.Event) {
		row := []string{
			strconv.FormatInt(base+int64(i), 10), day.Format("20060102"), day.Format("200601"), day.Format("2006"), yearFraction(day),
		}
		row = append(row, gdeltActor(&pair[0])...)
		row = append(row, gdeltActor(&pair[1])...)
		row = append(row,
			"", e.Cameo, e.Cameo[:min(3, len(e.Cameo))], e.Cameo[:2], strconv.Itoa(quadClass(e)),
			strconv.FormatFloat(e.Goldstein, 'f', -1, 64), strconv.Itoa(len(e.Evidence)), "1", "1", "",
		)
		row = append(row, gdeltHome(&pair[0])...)
		row = append(row, gdeltHome(&pair[1])...)
		row = append(row, gdeltPlace(x)...)
		rows = append(rows, append(row, gdeltAdded(x.Added), cmp.Or(x.Document.URL, x.Document.ID)))
	}
	return rows, ""
}

// yearFraction is GDELT's date as a part of its year: months of 30 days of a year
// of 365.
func yearFraction(day time.Time) string {
	f := (float64(day.Month()-1)*30 + float64(day.Day())) / 365
	return fmt.Sprintf("%.4f", float64(day.Year())+min(f, 0.9999))
}

// gdeltActor are the ten columns of an actor.
func gdeltActor(s *side) []string {
	out := make([]string, 10)
	if s.code == "" {
		return out
	}
	out[0], out[1] = s.code, strings.ToUpper(s.name())
	kinds := s.kinds()
	if out[2] = s.country(); s.body {
		out[3] = knownGroup(s.nation)
	}
	copy(out[7:], kinds[:min(3, len(kinds))])
	return out
}

// gdeltLevels are GDELT's numbers for how near a place is, of a place outside the
// United States.
var gdeltLevels = map[where.Level]int{where.Country: 1, where.Region: 5, where.City: 4, where.Venue: 4, where.County: 4}

// gdeltHome are the eight columns of where an actor is: the country it stands for,
// which is all that the record knows.
func gdeltHome(s *side) []string {
	out := make([]string, 8)
	if s.code == "" {
		return out
	}
	out[0] = "0"
	if fips := fipsOf(s.nation); fips != "" && !s.body {
		out[0], out[1], out[2] = "1", actor.CodeName(s.nation), fips
	}
	return out
}

// gdeltPlace are the eight columns of where the event was.
func gdeltPlace(x *Event) []string {
	out := make([]string, 8)
	out[0] = "0"
	p, ok := eventPlace(&x.Event)
	if !ok {
		return out
	}
	level := gdeltLevels[p.Level]
	switch { // the United States have numbers of their own
	case p.Country != "USA" || level < 4:
	case p.Level == where.Region:
		level = 2
	default:
		level = 3
	}
	out[0] = strconv.Itoa(level)
	var parts []string
	name, country := p.Name, countryName(p.Country)
	if name == p.Country {
		name = country
	}
	for _, s := range []string{name, p.Region, country} {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	out[1], out[2] = strings.Join(parts, ", "), fipsOf(p.Country)
	if p.Lat != 0 || p.Lon != 0 {
		out[5], out[6] = coordinate(p.Lat), coordinate(p.Lon)
	}
	if p.GeonameID != 0 {
		out[7] = strconv.Itoa(p.GeonameID)
	}
	return out
}

func coordinate(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func gdeltAdded(added string) string {
	t, err := time.Parse(time.RFC3339, added)
	if err != nil {
		return ""
	}
	return t.UTC().Format("20060102150405")
}

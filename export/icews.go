package export

import (
	"io"
	"strconv"
	"strings"

	"chancery/where"
)

// icewsTitles are the columns of the ICEWS event data, and behind them ours.
var icewsTitles = []string{
	"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
	"City", "District", "Province", "Country", "Latitude", "Longitude",
	"Status", "Date Trusted", "Place Level", "Corrected By Person", "Evidence", "Evidence Start", "Evidence End",
}

// newICEWS writes columns like those of ICEWS, parted by tabs, under a line of
// titles. Countries are told by their ISO codes, sectors by those of PLOVER, the
// sentence is empty, and the intensity is PLOVER's scale.
func newICEWS(j *Job, w io.Writer) sink[Event] {
	return &titled{tabs{job: j, w: w, rows: icewsRows}, false}
}

// titled begins with the titles, even when no row follows.
type titled struct {
	tabs
	begun bool
}

func (t *titled) begin() error {
	if t.begun {
		return nil
	}
	t.begun = true
	_, err := io.WriteString(t.w, strings.Join(icewsTitles, "\t")+"\n")
	return err
}

// Add writes events.
func (t *titled) Add(items []Event) error {
	if err := t.begin(); err != nil {
		return err
	}
	return t.tabs.Add(items)
}

// Flush writes the titles where nothing else was.
func (t *titled) Flush() error { return t.begin() }

func icewsRows(x *Event) (rows [][]string, why string) {
	if why := noCAMEO(x); why != "" {
		return nil, why
	}
	e := &x.Event.Event
	var city, district, province, country, lat, lon string
	if p, ok := eventPlace(&x.Event); ok {
		city, province, country = p.City, p.Region, p.Country
		if p.Level == where.County {
			district = p.Name
		}
		if p.Lat != 0 || p.Lon != 0 {
			lat, lon = coordinate(p.Lat), coordinate(p.Lon)
		}
	}
	proof := cellsOf(&x.Document, e.Evidence)
	for i, pair := range pairs(&x.Event) {
		one, other := &pair[0], &pair[1]
		rows = append(rows, []string{
			strconv.FormatInt(gdeltID(x.ID)+int64(i), 10), dayOfEvent(x), one.name(), joined(one.kinds()), one.country(),
			strings.TrimSpace(e.Plover.Type + " " + e.Plover.Mode), e.Cameo, coordinate(e.Goldstein),
			other.name(), joined(other.kinds()), other.country(), x.Document.ID, "", Source(&x.Document),
			city, district, province, country, lat, lon,
			x.Status, strconv.FormatBool(x.DateTrusted), x.PlaceLevel, joined(x.Corrected),
			proof.Evidence, strconv.FormatInt(proof.Start, 10), strconv.FormatInt(proof.End, 10),
		})
	}
	return rows, ""
}

package export

import (
	"io"
	"strings"

	"chancery/archive"
	"chancery/record"
	"chancery/where"
)

// The record of PLOVER 2.0 (draft of February 2024), by the names of the manual's
// tables. What stands below "comment" is ours.
type (
	ploverRecord struct {
		ID        string           `json:"id"`
		HasEvent  bool             `json:"has_event"`
		Date      string           `json:"date"`
		Time      string           `json:"time,omitempty"`
		EndDate   string           `json:"enddate,omitempty"`
		Actor     []ploverEntity   `json:"actor"`
		Recipient []ploverEntity   `json:"recipient"`
		Event     []string         `json:"event"`
		EventLoc  *ploverLocation  `json:"event_loc,omitempty"`
		EventText []string         `json:"event_text"`
		QuadCode  int              `json:"quad_code"`
		Scale     float64          `json:"event_scale"`
		Mode      []string         `json:"mode"`
		Context   []string         `json:"context"`
		Link      string           `json:"link,omitempty"`
		TextInfo  ploverText       `json:"text_info"`
		CiteInfo  ploverCitation   `json:"cite_info"`
		Coder     string           `json:"coder"`
		Coded     string           `json:"coded_date,omitempty"`
		Comment   string           `json:"comment,omitempty"`
		Offsets   []ploverEvidence `json:"offsets"`
		Status    string           `json:"status"`
		Cameo     string           `json:"cameo,omitempty"`
		RestsOn   []string         `json:"rests_on"`
		Marks
	}
	ploverEntity struct {
		Code   string `json:"code,omitempty"`
		Sector string `json:"sector,omitempty"`
		Text   string `json:"entity_text,omitempty"`
		Office string `json:"office,omitempty"`
		ID     string `json:"archive_id,omitempty"`
	}
	ploverLocation struct {
		Extracted   string  `json:"extracted_place"`
		Resolved    string  `json:"resolved_place,omitempty"`
		GeonameID   int     `json:"geonameid,omitempty"`
		Lat         float64 `json:"lat,omitempty"`
		Lon         float64 `json:"lon,omitempty"`
		City        string  `json:"city,omitempty"`
		Province    string  `json:"province,omitempty"`
		CountryCode string  `json:"country_code,omitempty"`
		Resolution  int     `json:"resolution,omitempty"`
	}
	ploverText struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	ploverCitation struct {
		Corpus      string `json:"corpus"`
		Citation    string `json:"citation"`
		URL         string `json:"url,omitempty"`
		Title       string `json:"title"`
		Language    string `json:"language"`
		Publication string `json:"publication,omitempty"`
		Coder       string `json:"coder"`
		Codebook    string `json:"codebook"`
		Version     string `json:"version"`
	}
	ploverEvidence struct {
		record.Evidence
		Unit string `json:"unit"`
	}
)

// codebook is the manual that the types and modes are of.
const codebook = "plover-2.0-draft-2024-02"

// newPlover writes a record a line.
func newPlover(j *Job, w io.Writer) sink[Event] { return &ploverSink{j, NewLines[ploverRecord](w)} }

type ploverSink struct {
	job   *Job
	lines Lines[ploverRecord]
}

// Add writes events. One without a day or an actor is none in PLOVER.
func (p *ploverSink) Add(items []Event) error {
	var out []ploverRecord
	for i := range items {
		if why := noPlover(&items[i]); why != "" {
			p.job.leaveOut(why)
			continue
		}
		out = append(out, p.record(&items[i]))
	}
	return p.lines.Add(out)
}

// Flush does nothing: nothing is held back.
func (p *ploverSink) Flush() error { return nil }

func noPlover(x *Event) string {
	switch e := &x.Event.Event; {
	case dayOfEvent(x) == "":
		return noDay
	case len(e.Actor) == 0:
		return noActor
	case len(e.Recipient) == 0 && needsRecipient(e.Plover.Type):
		return noRecipient
	case e.Plover.Type == "":
		return noType
	}
	return ""
}

func (p *ploverSink) record(x *Event) ploverRecord {
	e := &x.Event.Event
	out := ploverRecord{
		ID: x.ID, HasEvent: true, Date: dayOfEvent(x), Actor: entities(e.Actor, x.Parties), Recipient: entities(e.Recipient, x.Parties),
		Event: []string{e.Plover.Type}, EventLoc: location(x), EventText: exacts(e.Evidence), QuadCode: e.Quad, Scale: e.Goldstein,
		Mode: list(e.Plover.Mode), Context: append([]string{}, e.Plover.Context...), Coder: p.job.Engine.Name + " " + p.job.Engine.Version,
		Coded: Day(x.Added), CiteInfo: p.citation(&x.Document), Status: x.Status, Cameo: e.Cameo, Marks: x.Marks, RestsOn: []string{},
	}
	if _, minute, ok := strings.Cut(e.Date, "T"); ok {
		out.Time = minute
	}
	if m := x.Encounter; m != nil && m.Date == e.Date && exactDay(m.EndDate) {
		out.EndDate = Day(m.EndDate)
	}
	for _, id := range e.From {
		out.RestsOn = append(out.RestsOn, x.Document.ID+"/"+id)
	}
	if len(out.RestsOn) > 0 {
		out.Link = out.RestsOn[0]
	}
	for _, v := range e.Evidence {
		out.Offsets = append(out.Offsets, ploverEvidence{v, "code points"})
	}
	if len(e.Evidence) > 0 {
		out.TextInfo = ploverText{e.Evidence[0].Start, e.Evidence[0].End}
	}
	switch {
	case Day(e.Date) != out.Date:
		out.Comment = "the date is that of the document"
	case !x.DateTrusted:
		out.Comment = "the date is not told by words of the text"
	}
	return out
}

// list is a value as a list of one, empty where there is none.
func list(s string) []string {
	if s == "" {
		return []string{}
	}
	return []string{s}
}

// entities are the actors of one side, in the order of the event.
func entities(codes []string, parties []archive.Party) []ploverEntity {
	out := []ploverEntity{}
	for _, c := range codes {
		s := sideOf(c, parties)
		e := ploverEntity{Code: s.nation, Sector: strings.Join(s.sectors, "")}
		if s.body && s.nation != "UNO" && s.nation != "EUR" {
			e.Code, e.Text = "IGO", countryName(s.nation)
		}
		if s.party != nil {
			e.Text, e.Office, e.ID = Printable(s.party.Name), Printable(s.party.Office), s.party.ID
		}
		out = append(out, e)
	}
	return out
}

// resolutions are Mordecai's numbers for how near a place is.
var resolutions = map[where.Level]int{where.Venue: 5, where.City: 4, where.County: 3, where.Region: 2, where.Country: 1}

func location(x *Event) *ploverLocation {
	p, ok := eventPlace(&x.Event)
	if !ok {
		return nil
	}
	out := &ploverLocation{
		Extracted: firstOf(x.Event.Event.Place, p.Name, p.Country), GeonameID: p.GeonameID, Lat: p.Lat, Lon: p.Lon, City: p.City,
		Province: p.Region, CountryCode: p.Country, Resolution: resolutions[p.Level],
	}
	if p.GeonameID != 0 {
		out.Resolved = p.Name
	}
	return out
}

func (p *ploverSink) citation(d *archive.Document) ploverCitation {
	return ploverCitation{
		Corpus: "Chancery", Citation: d.ID, URL: d.URL, Title: Printable(d.Title), Language: d.Language, Publication: Source(d),
		Coder: p.job.Engine.Name, Codebook: codebook, Version: p.job.Engine.Version,
	}
}

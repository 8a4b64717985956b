package export

import (
	"cmp"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/record"
)

// The rows of CSV and Parquet: one definition of the columns and their types. A
// list is a list in Parquet; in CSV its values are parted by "; ".
type (
	encounterRow struct {
		ID            string   `parquet:"id"`
		Date          string   `parquet:"date"`
		EndDate       string   `parquet:"end_date"`
		OngoingOn     string   `parquet:"ongoing_on"`
		DatePrecision string   `parquet:"date_precision"`
		DateTrusted   bool     `parquet:"date_trusted"`
		Kind          string   `parquet:"kind,dict"`
		Mode          string   `parquet:"mode,dict"`
		VisitKind     string   `parquet:"visit_kind,dict"`
		Status        string   `parquet:"status,dict"`
		Background    bool     `parquet:"background"`
		Participants  []string `parquet:"participants,list"`
		ActorIDs      []string `parquet:"actor_ids,list"`
		Countries     []string `parquet:"countries,list"`
		Offices       []string `parquet:"offices,list"`
		Levels        []string `parquet:"levels,list"`
		Roles         []string `parquet:"roles,list"`
		Venue         string   `parquet:"venue"`
		City          string   `parquet:"city"`
		Country       string   `parquet:"country,dict"`
		PlaceLevel    string   `parquet:"place_level,dict"`
		GeonameID     *int64   `parquet:"geonameid,optional"`
		Latitude      *float64 `parquet:"latitude,optional"`
		Longitude     *float64 `parquet:"longitude,optional"`
		Reports       int64    `parquet:"reports"`
		Stories       int64    `parquet:"stories"`
		Corrected     []string `parquet:"corrected_by_person,list"`
		Proof
	}
	statementRow struct {
		ID          string   `parquet:"id"`
		Date        string   `parquet:"date"`
		DateTrusted bool     `parquet:"date_trusted"`
		PlaceLevel  string   `parquet:"place_level,dict"`
		SpeakerID   string   `parquet:"speaker_id"`
		Speaker     string   `parquet:"speaker"`
		Country     string   `parquet:"speaker_country,dict"`
		Office      string   `parquet:"speaker_office"`
		Level       string   `parquet:"speaker_level,dict"`
		AddresseeID string   `parquet:"addressee_id"`
		Addressee   string   `parquet:"addressee"`
		To          string   `parquet:"addressee_country,dict"`
		Acts        []string `parquet:"acts,list"`
		Status      string   `parquet:"status,dict"`
		Topics      []string `parquet:"topics,list"`
		Quoted      bool     `parquet:"quoted"`
		Inferred    bool     `parquet:"inferred_attribution"`
		Encounter   string   `parquet:"encounter"`
		Corrected   []string `parquet:"corrected_by_person,list"`
		Proof
	}
	eventRow struct {
		ID          string   `parquet:"id"`
		Date        string   `parquet:"date"`
		DateTrusted bool     `parquet:"date_trusted"`
		Actor       []string `parquet:"actor,list"`
		Recipient   []string `parquet:"recipient,list"`
		Type        string   `parquet:"plover_type,dict"`
		Mode        string   `parquet:"plover_mode,dict"`
		Context     []string `parquet:"plover_context,list"`
		Issues      []string `parquet:"issues,list"`
		Cameo       string   `parquet:"cameo,dict"`
		Quad        int32    `parquet:"quad"`
		Scale       float64  `parquet:"scale"`
		Status      string   `parquet:"status,dict"`
		Place       string   `parquet:"place"`
		Country     string   `parquet:"country,dict"`
		PlaceLevel  string   `parquet:"place_level,dict"`
		GeonameID   *int64   `parquet:"geonameid,optional"`
		Latitude    *float64 `parquet:"latitude,optional"`
		Longitude   *float64 `parquet:"longitude,optional"`
		From        []string `parquet:"rests_on,list"`
		Rule        string   `parquet:"rule,dict"`
		GDELT       int64    `parquet:"gdelt_id"`
		Corrected   []string `parquet:"corrected_by_person,list"`
		Proof
	}
	actorRow struct {
		ID        string   `parquet:"id"`
		Name      string   `parquet:"name"`
		Kind      string   `parquet:"kind,dict"`
		Country   string   `parquet:"country,dict"`
		Office    string   `parquet:"office"`
		Level     string   `parquet:"level,dict"`
		Documents int64    `parquet:"documents"`
		Fits      int64    `parquet:"fits"`
		Corrected []string `parquet:"corrected_by_person,list"`
	}
	// Proof is the words that prove a thing and where they stand.
	Proof struct {
		Evidence  string `parquet:"evidence"`
		Start     int64  `parquet:"evidence_start"` // code points of the stored text
		End       int64  `parquet:"evidence_end"`   // exclusive
		Document  string `parquet:"document"`
		Published string `parquet:"published"`
		Title     string `parquet:"title"`
		Source    string `parquet:"source,dict"`
		URL       string `parquet:"url"`
	}
)

func cellsOf(d *archive.Document, list []record.Evidence) Proof {
	out := Proof{Document: d.ID, Published: d.Day, Title: Printable(d.Title), Source: Source(d), URL: d.URL}
	if len(list) > 0 {
		out.Evidence, out.Start, out.End = Printable(list[0].Exact), int64(list[0].Start), int64(list[0].End)
	}
	return out
}

func rowOfEncounter(x *Encounter) encounterRow {
	e := &x.Lead.Encounter
	out := encounterRow{
		ID: x.ID, Date: e.Date, EndDate: e.EndDate, OngoingOn: e.OngoingOn, DatePrecision: e.DatePrecision, DateTrusted: x.DateTrusted,
		Kind: e.Kind, Mode: e.Mode, VisitKind: e.VisitKind, Status: x.Status, Background: e.Background,
		Venue: Printable(e.Venue), City: Printable(e.City), Country: e.Country, PlaceLevel: x.PlaceLevel,
		Reports: int64(x.Reports), Stories: int64(x.Stories), Corrected: x.Corrected,
		Proof: cellsOf(&x.Lead.Document, e.Evidence),
	}
	if e.Geo != nil {
		out.GeonameID, out.Latitude, out.Longitude = geoCells(e.Geo.GeonameID, e.Geo.Lat, e.Geo.Lon)
	}
	for i := range x.Lead.Parties {
		p := &x.Lead.Parties[i]
		out.Participants = append(out.Participants, Printable(p.Name))
		out.ActorIDs = append(out.ActorIDs, p.ID)
		out.Countries = append(out.Countries, p.Country)
		out.Offices = append(out.Offices, Printable(p.Office))
		out.Levels = append(out.Levels, p.Level)
		out.Roles = append(out.Roles, p.Role)
	}
	return out
}

func geoCells(id int, lat, lon float64) (geoname *int64, latitude, longitude *float64) {
	if id != 0 {
		n := int64(id)
		geoname = &n
	}
	return geoname, &lat, &lon
}

func rowOfStatement(x *Statement) statementRow {
	s := &x.Statement.Statement
	out := statementRow{
		ID: x.ID, Date: Day(x.Day), DateTrusted: x.DateTrusted, PlaceLevel: x.PlaceLevel, Speaker: Speaker(&x.Statement, nil),
		Status: x.Status, Topics: s.Topics, Quoted: s.Quoted, Inferred: s.InferredAttribution, Encounter: x.Statement.Encounter,
		Corrected: x.Corrected, Proof: cellsOf(&x.Document, s.Pieces()),
	}
	out.Evidence = Content(s)
	if p := x.Speaker; p != nil {
		out.SpeakerID, out.Speaker, out.Country, out.Office, out.Level = p.ID, Printable(p.Name), p.Country, Printable(p.Office), p.Level
	}
	if p := x.Addressee; p != nil {
		out.AddresseeID, out.Addressee, out.To = p.ID, Printable(p.Name), p.Country
	}
	for _, a := range s.Acts {
		out.Acts = append(out.Acts, a.Act)
	}
	return out
}

func rowOfEvent(x *Event) eventRow {
	e := &x.Event.Event
	out := eventRow{
		ID: x.ID, Date: Day(cmp.Or(e.Date, x.Document.Day)), DateTrusted: x.DateTrusted, Actor: e.Actor, Recipient: e.Recipient,
		Type: e.Plover.Type, Mode: e.Plover.Mode, Context: e.Plover.Context, Cameo: e.Cameo, Quad: int32(e.Quad), Scale: e.Goldstein,
		Status: x.Status, PlaceLevel: x.PlaceLevel, Rule: e.Rule, GDELT: gdeltID(x.ID), Corrected: x.Corrected,
		Proof: cellsOf(&x.Document, e.Evidence),
	}
	if p, ok := eventPlace(&x.Event); ok {
		out.Place, out.Country = Printable(p.Name), p.Country
		if p.Lat != 0 || p.Lon != 0 {
			out.GeonameID, out.Latitude, out.Longitude = geoCells(p.GeonameID, p.Lat, p.Lon)
		}
	}
	for _, i := range e.Issues {
		out.Issues = append(out.Issues, i.Code+" "+strconv.Itoa(len(i.Evidence)))
	}
	for _, id := range e.From {
		out.From = append(out.From, x.Document.ID+"/"+id)
	}
	return out
}

func rowOfActor(x *Actor) actorRow {
	return actorRow{
		x.ID, Printable(x.Name), x.Kind, x.Country, Printable(x.Office), x.Level, int64(x.Documents), int64(x.Matches), x.Corrected,
	}
}

// joined parts the values of a list in a cell.
func joined(list []string) string { return strings.Join(list, "; ") }

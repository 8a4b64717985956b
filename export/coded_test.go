package export

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"chancery/archive"
)

// ploverSchema says what the manual's tables of the record say.
const ploverSchema = `{
	"type": "object", "required": ["id", "date", "actor", "event"],
	"$defs": {"entities": {"type": "array", "items": {"type": "object", "properties": {
		"code": {"type": "string", "pattern": "^[A-Z]{3}$"}, "sector": {"type": "string", "pattern": "^([A-Z]{3}){1,3}$"}, "entity_text": {"type": "string"}}}}},
	"properties": {
		"id": {"type": "string", "minLength": 1},
		"date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
		"actor": {"$ref": "#/$defs/entities", "minItems": 1},
		"recipient": {"$ref": "#/$defs/entities"},
		"event": {"type": "array", "minItems": 1, "items": {"enum": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]}},
		"mode": {"type": "array", "items": {"type": "string"}},
		"context": {"type": "array", "items": {"type": "string"}},
		"event_text": {"type": "array", "items": {"type": "string"}},
		"quad_code": {"type": "integer", "minimum": 1, "maximum": 4},
		"event_scale": {"type": "number", "minimum": -10, "maximum": 10},
		"event_loc": {"type": "object", "required": ["extracted_place"], "properties": {"resolution": {"type": "integer", "minimum": 1, "maximum": 5}}},
		"cite_info": {"type": "object", "required": ["citation", "title", "language", "coder", "codebook", "version"]},
		"offsets": {"type": "array", "minItems": 1, "items": {"required": ["start", "end", "exact"]}}
	}}`

// valid holds each line to a schema.
func valid(t *testing.T, schema string, b []byte) {
	t.Helper()
	var s jsonschema.Schema
	if err := json.Unmarshal([]byte(schema), &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range objects[any](t, b) {
		if err := r.Validate(o); err != nil {
			t.Errorf("%v: %v", o, err)
		}
	}
}

func TestPlover(t *testing.T) {
	b, m := exported(t, world(t), Job{Format: "plover", Filter: archive.Filter{Oldest: true, From: "2024-03", To: "2024-03"}})
	valid(t, ploverSchema, b)
	list := objects[ploverRecord](t, b)
	if len(list) != 2 {
		t.Fatalf("%d records", len(list))
	}
	visit, offer := list[0], list[1]
	if visit.Actor[0] != (ploverEntity{"FIN", "GOV", "Otto Laine", "Prime Minister", "laine-otto.fin"}) && visit.Actor[0].Text != "Otto Laine" {
		t.Errorf("the actor is %+v", visit.Actor[0])
	}
	if visit.Recipient[0].Sector != "GOV" || visit.Mode[0] != "visit" || visit.EventLoc == nil || visit.EventLoc.Resolution != 4 || visit.EventLoc.GeonameID != 426272 || !visit.DateTrusted {
		t.Errorf("the visit is %+v", visit)
	}
	if visit.CiteInfo.Publication != "Example Press" || visit.CiteInfo.Language != "en" || visit.Coded != "2024-06-01" || visit.Comment != "" {
		t.Errorf("cited as %+v", visit.CiteInfo)
	}
	if offer.EventLoc != nil || !strings.HasSuffix(offer.Link, "/s1") || offer.Offsets[0].Exact != offer.EventText[0] {
		t.Errorf("the offer is %+v", offer)
	}
	// The aid, to nobody, has no day of its own and stands on its document's.
	if m.LeftOut[noRecipient] != 1 || len(m.LeftOut) != 1 {
		t.Errorf("left out: %v", m.LeftOut)
	}
	_, m = exported(t, world(t), Job{Format: "plover"})
	if m.LeftOut[noRecipient] != 3 || m.LeftOut[noDay] != 3 || m.Items != 12 {
		t.Errorf("of %d left out: %v", m.Items, m.LeftOut)
	}
}

func TestGDELTHasSixtyOneColumns(t *testing.T) {
	b, m := exported(t, world(t), Job{Format: "gdelt", Filter: archive.Filter{Oldest: true, From: "2024-03", To: "2024-03"}})
	if len(m.Columns) != 61 || m.Columns[26] != "EventCode" || m.Columns[35] != "Actor1Geo_Type" || m.Columns[60] != "SOURCEURL" {
		t.Errorf("columns %v", m.Columns)
	}
	r := csv.NewReader(strings.NewReader(string(b)))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, 61
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for column, want := range map[int]string{
		1: "20240301", 2: "202403", 3: "2024", 4: "2024.1671", 5: "FINGOV", 6: "OTTO LAINE", 7: "FIN", 12: "GOV", 15: "BDIGOV", 26: "042", 27: "042", 28: "04", 29: "1", 30: "4",
		25: "", 34: "", 35: "1", 36: "Finland", 37: "FI", 40: "", 43: "1", 44: "Burundi", 45: "BY", 53: "BY",
		51: "4", 52: "Gitega, Burundi", 56: "-3.4264", 57: "29.9306", 58: "426272", 59: "20240601120000", 60: "https://news.example/coffee",
	} {
		if rows[0][column] != want {
			t.Errorf("column %d is %q, want %q", column, rows[0][column], want)
		}
	}
	first, err1 := strconv.ParseInt(rows[0][0], 10, 64)
	second, err2 := strconv.ParseInt(rows[1][0], 10, 64)
	if err1 != nil || err2 != nil || first == second || first%256 != 0 {
		t.Errorf("numbered %s and %s", rows[0][0], rows[1][0])
	}
}

func TestCodesOfOtherSchemesAreLeftOut(t *testing.T) {
	for code, want := range map[string]bool{"042": true, "01": true, "2042": true, "223": false, "00": false, "102b": false, "": false, "04222": false} {
		if isCAMEO(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
	var x Event
	x.Event.Event.Date, x.Event.Event.Actor, x.Event.Event.Cameo = "2024-03-01", []string{"FIN"}, "010"
	if why := noPlover(&x); why != noType {
		t.Errorf("a statement: %q", why)
	}
	if why := noCAMEO(&x); why != "" || quadClass(&x.Event.Event) != 1 {
		t.Errorf("a statement: %q, quad %d", why, quadClass(&x.Event.Event))
	}
}

func TestFIPSCodes(t *testing.T) {
	for code, want := range map[string]string{"DEU": "GM", "GBR": "UK", "CHN": "CH", "EU": "", "": ""} {
		if got := fipsOf(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	for _, c := range []struct {
		actors, recipients string
		want               string
	}{
		{"CHN KORGOV", "USA", "CHN>USA KORGOV>USA"},
		{"CHN KOR JPN", "", "CHN>KOR CHN>JPN KOR>JPN"},
		{"CHN", "", "CHN>"},
		{"", "", ""},
	} {
		var e archive.Event
		e.Event.Actor, e.Event.Recipient = strings.Fields(c.actors), strings.Fields(c.recipients)
		var got []string
		for _, p := range pairs(&e) {
			got = append(got, p[0].code+">"+p[1].code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s and %s: %q, want %q", c.actors, c.recipients, got, c.want)
		}
	}
}

func TestCodesAreTakenApart(t *testing.T) {
	for code, want := range map[string]string{
		"CHN": "CHN", "CHNGOVMIL": "CHN GOV MIL", "GOV": " GOV", "IGOUNO": "UNO", "IGOEUREEC": "EUR EEC",
		"NATO": "NATO", "EUGOV": "EUR GOV", "ASEAN": "ASEAN", "AUGOV": "AU GOV", "AUSGOV": "AUS GOV", "PSEREBHMS": "PSE REB HMS",
	} {
		s := sideOf(code, nil)
		if got := strings.Join(append([]string{s.nation}, s.sectors...), " "); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestOrganizationsAreNoCountries(t *testing.T) {
	for code, want := range map[string]string{
		"NATO": "||NAT|IGO", "EUGOV": "||EEC|IGO GOV", "UNO": "||UNO|IGO", "BRICS": "|||IGO", "CHNGOV": "|CHN||GOV", "KORMIL": "|KOR||MIL",
	} {
		s := sideOf(code, nil)
		row := gdeltActor(&s)
		if got := "|" + row[2] + "|" + row[3] + "|" + strings.TrimSpace(strings.Join(row[7:], " ")); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
		if home := gdeltHome(&s); (home[0] == "1") == s.body {
			t.Errorf("%s is at %q", code, home)
		}
	}
	if e := entities([]string{"NATO", "EUGOV"}, nil); e[0].Code != "IGO" || e[0].Text != "NATO" || e[1].Code != "EUR" || e[1].Sector != "GOV" {
		t.Errorf("entities %+v", e)
	}
}

func TestICEWS(t *testing.T) {
	b, _ := exported(t, world(t), Job{Format: "icews", Filter: archive.Filter{Oldest: true, From: "2024-03", To: "2024-05"}})
	rows := csvRows(t, b, '\t')
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	for column, want := range map[string]string{
		"Event Date": "2024-03-01", "Source Name": "Otto Laine", "Source Country": "FIN", "Target Sectors": "GOV", "CAMEO Code": "042",
		"City": "Gitega", "Latitude": "-3.4264", "Publisher": "Example Press", "Date Trusted": "true", "Place Level": "city", "Status": "held",
	} {
		if rows[0][column] != want {
			t.Errorf("%s is %q, want %q", column, rows[0][column], want)
		}
	}
	if i := slices.IndexFunc(rows, func(r map[string]string) bool { return r["Date Trusted"] == "false" }); i < 0 {
		t.Error("every date is trusted")
	}
	empty, _ := exported(t, world(t), Job{Format: "icews", Filter: archive.Filter{Who: []string{"nobody"}}})
	if strings.Count(string(empty), "\n") != 1 || !strings.HasPrefix(string(empty), "Event ID\t") {
		t.Errorf("an empty list is %q", empty)
	}
}

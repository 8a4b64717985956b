package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/piprate/json-gold/ld"
	"github.com/twpayne/go-geom/encoding/geojson"
	"golang.org/x/net/html"

	"chancery/archive"
)

// expanded reads JSON-LD with a library, the context being what the test gives:
// the tests ask for nothing over the network.
func expanded(t *testing.T, b []byte, context, text string) []any {
	t.Helper()
	loader := ld.NewCachingDocumentLoader(nil)
	var known, document any
	if err := json.Unmarshal([]byte(text), &known); err != nil {
		t.Fatal(err)
	}
	loader.AddDocument(context, known)
	if err := json.Unmarshal(b, &document); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = loader
	out, err := ld.NewJsonLdProcessor().Expand(document, options)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnnotationsAreJSONLD(t *testing.T) {
	a := world(t)
	const oa = "http://www.w3.org/ns/oa#"
	for _, of := range []string{OfEncounters, OfStatements, OfEvents} {
		b, _ := exported(t, a, Job{Format: "annotations", Of: of, Filter: archive.Filter{Oldest: true}})
		list := expanded(t, b, "http://www.w3.org/ns/anno.jsonld", `{"@context": {"oa": "`+oa+`", "id": "@id", "type": "@type", "@vocab": "`+oa+`",
			"source": {"@id": "oa:hasSource", "@type": "@id"}, "target": "oa:hasTarget", "selector": "oa:hasSelector", "items": {"@id": "oa:items", "@container": "@list"}}}`)
		items := list[0].(map[string]any)[oa+"items"].([]any)[0].(map[string]any)["@list"].([]any)
		if want := map[string]int{OfEncounters: 4, OfStatements: 4, OfEvents: 12}[of]; len(items) != want {
			t.Fatalf("%s: %d annotations, want %d", of, len(items), want)
		}
		for _, item := range items {
			target := item.(map[string]any)[oa+"hasTarget"].([]any)[0].(map[string]any)
			selectors := target[oa+"hasSelector"].([]any)
			position, quote := selectors[0].(map[string]any), selectors[1].(map[string]any)
			value := func(of map[string]any, key string) any { return of[oa+key].([]any)[0].(map[string]any)["@value"] }
			source := target[oa+"hasSource"].([]any)[0].(map[string]any)["@id"].(string)
			kept, err := a.Document(t.Context(), source[strings.LastIndex(source, "/")+1:])
			if err != nil {
				t.Fatal(source, err)
			}
			text, start, end := []rune(kept.Record.Document.Text), int(value(position, "start").(float64)), int(value(position, "end").(float64))
			if got := string(text[start:end]); got != value(quote, "exact") {
				t.Errorf("%s: %d to %d is %q, not %q", of, start, end, got, value(quote, "exact"))
			}
		}
	}
}

func TestSchemaOrg(t *testing.T) {
	a := world(t)
	const s = "https://schema.org/"
	read := func(of string) map[string]any {
		b, _ := exported(t, a, Job{Format: "jsonld", Of: of, Filter: archive.Filter{From: "2024-03", To: "2024-03"}})
		list := expanded(t, b, "https://schema.org", `{"@context": {"@vocab": "`+s+`"}}`)
		if len(list) != 1 {
			t.Fatalf("%s: %d things", of, len(list))
		}
		return list[0].(map[string]any)
	}
	event := read(OfEncounters)
	first := func(of map[string]any, key string) map[string]any { return of[s+key].([]any)[0].(map[string]any) }
	if event["@type"].([]any)[0] != s+"Event" || first(event, "startDate")["@value"] != "2024-03-01" || len(event[s+"attendee"].([]any)) != 2 {
		t.Errorf("the event is %v", event)
	}
	if geo := first(first(event, "location"), "geo"); first(geo, "latitude")["@value"] != -3.4264 {
		t.Errorf("placed at %v", geo)
	}
	claim := read(OfStatements)
	if claim["@type"].([]any)[0] != s+"Claim" || first(first(claim, "author"), "name")["@value"] != "Élise Nahayo" || first(first(claim, "appearance"), "url")["@value"] != "https://news.example/coffee" {
		t.Errorf("the claim is %v", claim)
	}
}

func TestGeoJSON(t *testing.T) {
	b, m := exported(t, world(t), Job{Format: "geojson"})
	var list geojson.FeatureCollection
	if err := list.UnmarshalJSON(b); err != nil {
		t.Fatal(err)
	}
	if len(list.Features) != 1 || m.LeftOut[noPoint] != 3 {
		t.Fatalf("%d features, left out %v", len(list.Features), m.LeftOut)
	}
	f := list.Features[0]
	if at := f.Geometry.FlatCoords(); at[0] != 29.9306 || at[1] != -3.4264 {
		t.Errorf("at %v", at)
	}
	if f.Properties["city"] != "Gitega" || f.Properties["date_trusted"] != true || f.Properties["status"] != "held" {
		t.Errorf("it has %v", f.Properties)
	}
}

func TestCalendarOpens(t *testing.T) {
	b, m := exported(t, world(t), Job{Format: "ics", Filter: archive.Filter{Oldest: true}})
	c, err := ics.ParseCalendar(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events()) != 3 || m.LeftOut[noCalendarDay] != 1 {
		t.Fatalf("%d events, left out %v", len(c.Events()), m.LeftOut)
	}
	if start, err := c.Events()[1].GetAllDayStartAt(); err != nil || start.Format("2006-01-02") != "2024-03-01" {
		t.Errorf("on %v, %v", start, err)
	}
}

// ftmSchema says what the schemata of FollowTheMoney ask of the entities.
const ftmSchema = `{"type": "object", "required": ["id", "schema", "properties"], "additionalProperties": false, "properties": {
	"id": {"type": "string", "minLength": 1}, "schema": {"enum": ["Event", "Person", "PublicBody", "Article"]},
	"properties": {"type": "object", "additionalProperties": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
		"propertyNames": {"enum": ["name", "title", "summary", "startDate", "endDate", "date", "location", "country", "sourceUrl", "publisher", "publishedAt", "keywords", "notes", "proof", "involved", "position", "language"]},
		"properties": {"country": {"items": {"pattern": "^[a-z]{2}$"}}, "startDate": {"items": {"pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}}}}}}`

func TestFollowTheMoney(t *testing.T) {
	b, _ := exported(t, world(t), Job{Format: "ftm", Filter: archive.Filter{Oldest: true}})
	valid(t, ftmSchema, b)
	known := make(map[string]string)
	count := make(map[string]int)
	for _, e := range objects[entity](t, b) {
		if known[e.ID] != "" {
			t.Errorf("%s stands twice", e.ID)
		}
		known[e.ID] = e.Schema
		count[e.Schema]++
		for property, schema := range map[string]string{"involved": "Person", "proof": "Article"} {
			for _, id := range e.Properties[property] {
				if known[id] != schema {
					t.Errorf("%s of %s is %s, a %q", property, e.ID, id, known[id])
				}
			}
		}
		if e.Schema == "Person" && e.Properties["name"][0] == "Otto Laine" && e.Properties["country"][0] != "fi" {
			t.Errorf("Laine is of %v", e.Properties["country"])
		}
	}
	if count["Event"] != 4 || count["Person"] != 4 || count["Article"] != 4 {
		t.Errorf("counted %v", count)
	}
	if alpha2("EU") != "" || alpha2("UNO") != "" || alpha2("CHN") != "cn" {
		t.Errorf("codes: %q %q %q", alpha2("EU"), alpha2("UNO"), alpha2("CHN"))
	}
}

func TestPageAsksForNothing(t *testing.T) {
	a := world(t)
	list, err := a.Dossiers(t.Context(), archive.Filter{Who: []string{"quispe"}, Place: []string{"lima"}})
	if err != nil {
		t.Fatal(err)
	}
	b, m := exported(t, a, Job{Format: "html", Dossier: list.Items[0].Lead.ID})
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "link", "img", "iframe", "object", "embed", "video", "audio", "form":
			t.Errorf("the page has a %s", n.Data)
		}
		for _, x := range n.Attr {
			if x.Key == "src" || x.Key == "srcset" || x.Key == "style" {
				t.Errorf("%s has %s", n.Data, x.Key)
			}
		}
	}
	for _, want := range []string{"Rosa Quispe (PER)", "Finland should open its market for anchovies", "change date", "by mk on 2024-06-01", "Andes News"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if bytes.Contains(b, []byte("url(")) || bytes.Contains(b, []byte("@import")) {
		t.Error("the style asks for something")
	}
	if m.Items != 1 || m.Dossier == "" {
		t.Errorf("the manifest is %+v", m)
	}
}

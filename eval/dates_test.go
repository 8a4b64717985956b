package eval

import (
	"bytes"
	"strings"
	"testing"
)

func TestDatesKnowsBothFormats(t *testing.T) {
	specs := `{"id":"a","text":"we met on 3 March 2020","reference":"2024-05-15T00:00:00","spec":"x","expected":[{"text":"3 March 2020","start":10,"end":22,"timex":"2020-03-03","type":"date","value":"2020-03-03"}]}
{"id":"b","text":"no time here","reference":"2024-05-15T00:00:00","spec":"x","expected":[]}`
	tei := `{"id":"c","doc":"d","sentence":"Café, 1999: é in 1918.","start":17,"end":21,"text":"1918","when":"1918","docdate":"2010-06-09"}`
	for in, want := range map[string]string{specs: `"value":"2020-03-03"`, tei: `"when":"1918"`} {
		var out bytes.Buffer
		r, err := runDates(strings.NewReader(in), &out)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("predictions %s, want %s", out.String(), want)
		}
		if share := r.Sections[0].Rows[0]; share.F1 != nil && *share.F1 != 100 || share.Share != nil && *share.Share != 100 {
			t.Errorf("score %+v, want all right", share)
		}
	}
}

func TestPlacesScoresCountriesByIdentity(t *testing.T) {
	in := `{"id":"a","text":"Envoys of France met in Geneva.","toponyms":[{"start":10,"end":16,"text":"France","type":"Literal","geonames":"3017382"},{"start":24,"end":30,"text":"Geneva","type":"Literal","geonames":"2660646"},{"start":0,"end":6,"text":"Envoys","type":"Literal_Expression"}]}`
	var out bytes.Buffer
	r, err := runPlaces(strings.NewReader(in), &out)
	if err != nil {
		t.Fatal(err)
	}
	if row := r.Sections[0].Rows[0]; *row.Right != 2 || *row.Gold != 2 {
		t.Errorf("right %d of %d, want 2 of 2", *row.Right, *row.Gold)
	}
	if !strings.Contains(out.String(), `"country":"FRA"`) {
		t.Errorf("predictions %s", out.String())
	}
}

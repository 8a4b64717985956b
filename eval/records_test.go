package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/record"
)

const tinyText = `BEIJING, Jan. 6 (Xinhua) -- Chinese Premier Li Qiang met with President Lee Jae Myung in Beijing on Tuesday. ` +
	`Li said China will open its market. Lee thanked China for its help. Li was in Seoul in 2019.`

// quote finds words in the tiny text; it is ASCII, so bytes are code points.
func quote(words string) record.Evidence {
	i := strings.Index(tinyText, words)
	if i < 0 {
		panic("no words " + words)
	}
	return record.Evidence{Start: i, End: i + len(words), Exact: words}
}

func quoted(words string) *record.Evidence {
	e := quote(words)
	return &e
}

func tinyRecord() *record.Record {
	return &record.Record{
		Document: record.Document{
			Text: tinyText, Language: "en", Agency: "Xinhua",
			Dateline: &record.Dateline{Place: "Beijing", Country: "CHN", Date: "2026-01-06", Agency: "Xinhua", Evidence: quote("BEIJING, Jan. 6 (Xinhua)")},
		},
		Actors: []record.Actor{
			{ID: "li", Kind: "person", Name: "Li Qiang", Country: "CHN", Office: &record.Office{Title: "Premier", Country: "CHN", Level: "head of government"}, Mentions: []record.Mention{{Evidence: quote("Li Qiang"), How: "name"}}},
			{ID: "lee", Kind: "person", Name: "Lee Jae Myung", Country: "KOR", Office: &record.Office{Title: "President", Country: "KOR", Level: "head of state"}, Mentions: []record.Mention{{Evidence: quote("Lee Jae Myung"), How: "name"}}},
			{ID: "CHN", Kind: "country", Name: "China"},
			{ID: "KOR", Kind: "country", Name: "South Korea"},
			{ID: "both", Kind: "group", Members: []string{"CHN", "KOR"}},
		},
		Encounters: []record.Encounter{
			{ID: "e1", Kind: "meeting", Status: "held", Date: "2026-01-06", City: "Beijing", Country: "CHN", Participants: []record.Participant{{Actor: "li", Role: "host"}, {Actor: "lee", Role: "guest"}}, Evidence: []record.Evidence{quote("Li Qiang met")}},
			{ID: "e2", Kind: "visit", Status: "held", Background: true, Date: "2019", Country: "KOR", Participants: []record.Participant{{Actor: "li", Role: "visitor"}}, Evidence: []record.Evidence{quote("Li was in Seoul")}},
		},
		Statements: []record.Statement{
			{ID: "s1", Speaker: "li", Encounter: "e1", Source: quoted("Li"), Cue: quoted("said"), Content: quoted("China will open its market"), Acts: []record.Act{{Act: "pledge", Evidence: quote("China will open its market")}}, Topics: []string{"trade"}},
			{ID: "s2", Speaker: "lee", Encounter: "e1", Source: quoted("Lee"), Cue: quoted("thanked"), Content: quoted("China for its help"), Acts: []record.Act{{Act: "thank", Evidence: quote("China for its help"), Target: "CHN"}}},
		},
		Events: []record.Event{
			{ID: "v1", Actor: []string{"KORGOV"}, Recipient: []string{"CHNGOV"}, Plover: record.Plover{Type: "CONSULT", Mode: "visit"}, Cameo: "042", Status: "held", Date: "2026-01-06", From: []string{"e1"}},
			{ID: "v2", Actor: []string{"CHN"}, Plover: record.Plover{Type: "AGREE"}, From: []string{"s1"}},
		},
		Formulae: []record.Formula{{Formula: "open its market", Evidence: quote("open its market")}},
	}
}

// scoreTiny scores got against the tiny record as gold and yields the rows by
// "section/name".
func scoreTiny(t *testing.T, got *record.Record) (map[string]Row, *Report) {
	t.Helper()
	data, err := json.Marshal(tinyRecord())
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := parseGold(data)
	if err != nil {
		t.Fatal(err)
	}
	g.Text, g.TextPath = []byte(tinyText), "tiny.txt"
	if err := g.Record.Validate(); err != nil {
		t.Fatal(err)
	}
	r, err := Records([]*Gold{g}, func([]byte) (*record.Record, error) { return got, nil })
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]Row{}
	for _, s := range r.Sections {
		for _, row := range s.Rows {
			rows[s.Name+"/"+strings.TrimSpace(row.Name)] = row
		}
	}
	return rows, r
}

func TestPerfectRecordScoresFull(t *testing.T) {
	rows, r := scoreTiny(t, tinyRecord())
	for name, row := range rows {
		if *row.Right != *row.Gold || *row.Right != *row.Predicted {
			t.Errorf("%s: %d right of %d predicted and %d in gold", name, *row.Right, *row.Predicted, *row.Gold)
		}
	}
	if len(r.Misses) != 0 {
		t.Errorf("misses of a perfect record: %v", r.Misses)
	}
}

func TestOtherIdsMakeNoDifference(t *testing.T) {
	got := tinyRecord()
	data, _ := json.Marshal(got)
	other := new(record.Record)
	renamed := strings.NewReplacer(`"li"`, `"li-qiang"`, `"lee"`, `"lee-jae-myung"`, `"e1"`, `"e2"`, `"e2"`, `"e1"`, `"both"`, `"g1"`).Replace(string(data))
	if err := json.Unmarshal([]byte(renamed), other); err != nil {
		t.Fatal(err)
	}
	if _, r := scoreTiny(t, other); len(r.Misses) != 0 {
		t.Errorf("misses: %v", r.Misses)
	}
}

func TestKnownDamageCostsWhatItShould(t *testing.T) {
	for _, tc := range []struct {
		name   string
		damage func(r *record.Record)
		want   map[string]Counts // rows that change, with what they should say
		misses int
	}{
		{
			"a statement less", func(r *record.Record) { r.Statements = r.Statements[:1] },
			map[string]Counts{"statements/content": {1, 1, 2}, "statements/content and speaker": {1, 1, 2}, "statements/acts": {1, 1, 2}},
			2,
		},
		{
			"a wrong speaker", func(r *record.Record) { r.Statements[0].Speaker = "lee" },
			map[string]Counts{"statements/content": {2, 2, 2}, "statements/content and speaker": {1, 2, 2}, "statements/speaker": {1, 2, 2}, "statements/acts": {2, 2, 2}, "statements/acts with speaker": {1, 2, 2}},
			1,
		},
		{
			"a content cut by one word", func(r *record.Record) { r.Statements[0].Content = quoted("China will open its") },
			map[string]Counts{"statements/content": {2, 2, 2}, "statements/exact content": {1, 2, 2}},
			1,
		},
		{
			"a content of less than half", func(r *record.Record) { r.Statements[0].Content = quoted("its market") },
			map[string]Counts{"statements/content": {1, 2, 2}, "statements/acts": {2, 2, 2}},
			2,
		},
		{
			"a statement that gold lacks", func(r *record.Record) {
				r.Statements = append(r.Statements, record.Statement{ID: "s3", Speaker: "li", Content: quoted("in Seoul in 2019"), Acts: []record.Act{{Act: "assert", Evidence: quote("in Seoul in 2019")}}})
			},
			map[string]Counts{"statements/content": {2, 3, 2}, "statements/acts": {2, 3, 2}},
			2,
		},
		{
			"another act", func(r *record.Record) { r.Statements[0].Acts[0].Act = "offer" },
			map[string]Counts{"statements/acts": {1, 2, 2}},
			2,
		},
		{
			"the background visit told as present", func(r *record.Record) { r.Encounters[1].Background = false },
			map[string]Counts{"encounters/found": {2, 2, 2}, "encounters/background": {0, 0, 1}},
			1,
		},
		{
			"an invented encounter", func(r *record.Record) {
				r.Encounters = append(r.Encounters, record.Encounter{ID: "e3", Kind: "call", Status: "held", Participants: []record.Participant{{Actor: "li", Role: "party"}}})
			},
			map[string]Counts{"encounters/found": {2, 3, 2}, "encounters/kind and all participants": {2, 3, 2}},
			1,
		},
		{
			"a participant less", func(r *record.Record) { r.Encounters[0].Participants = r.Encounters[0].Participants[:1] },
			map[string]Counts{"encounters/found": {2, 2, 2}, "encounters/kind and all participants": {1, 2, 2}, "encounters/participants": {2, 2, 3}, "encounters/participants with roles": {2, 2, 3}},
			2,
		},
		{
			"host and guest exchanged", func(r *record.Record) {
				r.Encounters[0].Participants[0].Role, r.Encounters[0].Participants[1].Role = "guest", "host"
			},
			map[string]Counts{"encounters/participants": {3, 3, 3}, "encounters/participants with roles": {1, 3, 3}},
			4,
		},
		{
			"talks for a meeting", func(r *record.Record) { r.Encounters[0].Kind = "talks" },
			map[string]Counts{"encounters/found": {2, 2, 2}, "encounters/kind and all participants": {1, 2, 2}, "encounters/kind": {1, 2, 2}},
			1,
		},
		{
			"a wrong day", func(r *record.Record) { r.Encounters[0].Date = "2026-01-07" },
			map[string]Counts{"encounters/date": {1, 2, 2}},
			1,
		},
		{
			"no office", func(r *record.Record) { r.Actors[0].Office = nil },
			map[string]Counts{"actors/persons": {2, 2, 2}, "actors/office title": {1, 1, 2}, "actors/office level": {1, 1, 2}},
			2,
		},
		{
			"a consultation the other way round", func(r *record.Record) {
				r.Events[0].Actor, r.Events[0].Recipient = []string{"CHN", "KOR"}, nil
			},
			map[string]Counts{"events/type, actor, recipient": {2, 2, 2}},
			0,
		},
		{
			"an agreement the other way round", func(r *record.Record) {
				r.Events[1].Actor, r.Events[1].Recipient = nil, []string{"CHN"}
			},
			map[string]Counts{"events/type, actor, recipient": {1, 2, 2}},
			2,
		},
		{
			"a dateline without its year", func(r *record.Record) { r.Document.Dateline.Date = "" },
			map[string]Counts{"document/dateline date": {0, 0, 1}},
			1,
		},
		{
			"nothing but the text", func(r *record.Record) { *r = record.Record{Document: record.Document{Text: tinyText}} },
			map[string]Counts{"statements/content": {0, 0, 2}, "encounters/found": {0, 0, 2}, "actors/persons": {0, 0, 2}, "events/type, actor, recipient": {0, 0, 2}, "formulae/found": {0, 0, 1}},
			26,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tinyRecord()
			tc.damage(got)
			rows, r := scoreTiny(t, got)
			for name, want := range tc.want {
				row, ok := rows[name]
				if !ok {
					t.Errorf("no row %s", name)
					continue
				}
				if c := (Counts{*row.Right, *row.Predicted, *row.Gold}); c != want {
					t.Errorf("%s: got %+v, want %+v", name, c, want)
				}
			}
			if len(r.Misses) != tc.misses {
				t.Errorf("%d misses, want %d: %+v", len(r.Misses), tc.misses, r.Misses)
			}
		})
	}
}

func TestAGovernmentStandsForItsCountryButBusinessDoesNot(t *testing.T) {
	for code, same := range map[string]bool{"CHNGOV": true, "CHN": true, "CHNBUS": false, "KOR": false} {
		got := tinyRecord()
		got.Events[1].Actor = []string{code}
		rows, _ := scoreTiny(t, got)
		if found := *rows["events/type, actor, recipient"].Right == 2; found != same {
			t.Errorf("CHN as %s: found %v, want %v", code, found, same)
		}
	}
}

func TestHandMadeShapeIsReadAsARecord(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", tinyText)
	e := quote("Li Qiang")
	write("a.gold.json", fmt.Sprintf(`{"schema":"chancery.gold/1","document":{"language":"en"},
 "actors":[{"id":"li","kind":"person","name":"Li Qiang","first":{"start":%d,"end":%d,"exact":"Li Qiang"},"mentions_also":["Li"]},
  {"id":"CHN","kind":"country","name":"China"},{"id":"all","kind":"group","mentions":["the two sides"]}],
 "encounters":[{"id":"e1","kind":"visit","visit_kind":"state visit","visitor":"li","to":"KOR","status":"held","evidence":[]}],
 "statements":[],
 "events":[{"plover":"CONSULT","mode":"visit","cameo":["042","043"],"source":"CHN","target":["KOR"],"from":"e1"},
  {"plover":{"type":"AGREE"},"cameo_root":"03","actor":["CHN"]}],
 "formulae":[{"start":%d,"end":%d,"exact":"Li Qiang"}]}`, e.Start, e.End, e.Start, e.End))
	golds, err := LoadGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	g := golds[0]
	visit := g.Record.Encounters[0]
	if visit.VisitKind != "state" || visit.Country != "KOR" || fmt.Sprint(visit.Participants) != "[{li visitor}]" {
		t.Errorf("visit read as %+v", visit)
	}
	if ev := g.Record.Events; ev[0].Plover.Type != "CONSULT" || ev[0].Actor[0] != "CHN" || ev[1].Plover.Type != "AGREE" {
		t.Errorf("events read as %+v", ev)
	}
	if fmt.Sprint(g.cameoChoices) != "[[042 043] [03]]" {
		t.Errorf("cameo read as %v", g.cameoChoices)
	}
	if g.Record.Formulae[0].Evidence.Exact != "Li Qiang" || len(g.Record.Actors[0].Mentions) != 1 {
		t.Errorf("evidence lost: %+v", g.Record)
	}
}

func TestGoldThatMisquotesItsStoryIsAnError(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.txt":       "Li met Lee.",
		"a.gold.json": `{"document":{"title":{"start":0,"end":2,"exact":"Le"}}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := LoadGold(dir)
	if err == nil || !strings.Contains(err.Error(), `reads "Li", not "Le"`) || !strings.Contains(err.Error(), "a.gold.json") {
		t.Errorf("got %v", err)
	}
}

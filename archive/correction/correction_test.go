package correction

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"chancery/archive/dossier"
	"chancery/record"
)

const text = "Noor met Aran in Oneton on Monday. Later she telephoned him. Noor said the bridge was safe."

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func words(s string) record.Evidence {
	at := strings.Index(text, s)
	return record.NewQuoter(text).Quote(at, at+len(s))
}

// sample is a record as it is read; prefix goes before all ids, as another
// reading may number things otherwise.
func sample(prefix string) *record.Record {
	meets, calls, says := words("Noor met Aran in Oneton on Monday."), words("Later she telephoned him."), words("said")
	content := words("the bridge was safe")
	noor, aran := prefix+"noor", prefix+"aran"
	r := &record.Record{
		Schema:   record.Schema,
		Document: record.Document{ID: "doc", Text: text, Language: "en"},
		Actors: []record.Actor{
			{ID: noor, Kind: "person", Name: "Noor", Country: "AAA", Mentions: []record.Mention{{Evidence: words("Noor"), How: "name"}}},
			{ID: aran, Kind: "person", Name: "Aran", Country: "BBB", Mentions: []record.Mention{{Evidence: words("Aran"), How: "name"}}},
		},
		Encounters: []record.Encounter{
			{
				ID: prefix + "e1", Kind: "meeting", Status: "held", Date: "2026-02-23", City: "Oneton", Evidence: []record.Evidence{meets},
				Participants: []record.Participant{{Actor: noor, Role: "guest"}, {Actor: aran, Role: "host"}},
			},
			{
				ID: prefix + "e2", Kind: "call", Status: "held", Evidence: []record.Evidence{calls},
				Participants: []record.Participant{{Actor: noor, Role: "party"}, {Actor: aran, Role: "party"}},
			},
		},
		Statements: []record.Statement{{
			ID: prefix + "s1", Speaker: noor, Encounter: prefix + "e1", Cue: &says, Content: &content,
			Acts: []record.Act{{Act: "assert", Evidence: content}},
		}},
		Events: []record.Event{{ID: prefix + "v1", Actor: []string{"AAA"}, Cameo: "042", From: []string{prefix + "e1"}, Evidence: []record.Evidence{meets}}},
	}
	return r
}

// rule makes a correction of the sample, made a number of minutes after noon.
func rule(t *testing.T, minutes int, verb Verb, kind, id, field, value string) Correction {
	t.Helper()
	say := Ruling{Verb: verb, Kind: kind, ID: id, Field: field, Author: "ida", Time: noon.Add(time.Duration(minutes) * time.Minute)}
	if value != "" {
		say.Value = json.RawMessage(value)
	}
	c, err := New(sample(""), say)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestRulingsSurviveAnotherReading applies each ruling to the record it was made
// on and to one in which all ids are others.
func TestRulingsSurviveAnotherReading(t *testing.T) {
	tests := []struct {
		name              string
		verb              Verb
		kind, id          string
		field, value      string
		check             func(r *record.Record, prefix string) bool
		humanID, humanWas string
	}{
		{
			name: "a field is changed", verb: Change, kind: OfEncounter, id: "e1", field: "date", value: `"2026-02-24"`,
			check: func(r *record.Record, _ string) bool { return r.Encounters[0].Date == "2026-02-24" },
		},
		{
			name: "a field that was left out is filled", verb: Change, kind: OfEncounter, id: "e2", field: "date", value: `"2026-02-23"`,
			check: func(r *record.Record, _ string) bool { return r.Encounters[1].Date == "2026-02-23" },
		},
		{
			name: "a field is emptied", verb: Reject, kind: OfEncounter, id: "e1", field: "city",
			check: func(r *record.Record, _ string) bool { return r.Encounters[0].City == "" },
		},
		{
			name: "a participant's role", verb: Change, kind: OfEncounter, id: "e1", field: "participants/noor/role", value: `"party"`,
			check: func(r *record.Record, _ string) bool { return r.Encounters[0].Participants[0].Role == "party" },
		},
		{
			name: "a participant goes", verb: Reject, kind: OfEncounter, id: "e2", field: "participants/aran",
			check: func(r *record.Record, p string) bool {
				return len(r.Encounters[1].Participants) == 1 && r.Encounters[1].Participants[0].Actor == p+"noor"
			},
		},
		{
			name: "a speaker is another actor of the record", verb: Change, kind: OfStatement, id: "s1", field: "speaker", value: `"aran"`,
			check: func(r *record.Record, p string) bool { return r.Statements[0].Speaker == p+"aran" },
		},
		{
			name: "an act", verb: Change, kind: OfStatement, id: "s1", field: "acts/assert/act", value: `"deny"`,
			check: func(r *record.Record, _ string) bool { return r.Statements[0].Acts[0].Act == "deny" },
		},
		{
			name: "a participant is added", verb: Change, kind: OfEncounter, id: "e1", field: "participants/-", value: `{"actor":"aran","role":"mediator"}`,
			check: func(r *record.Record, p string) bool {
				return len(r.Encounters[0].Participants) == 3 && r.Encounters[0].Participants[2].Actor == p+"aran"
			},
		},
		{
			name: "an encounter goes with what points at it", verb: Reject, kind: OfEncounter, id: "e1",
			check: func(r *record.Record, p string) bool {
				return len(r.Encounters) == 1 && r.Encounters[0].ID == p+"e2" && r.Statements[0].Encounter == "" && len(r.Events) == 0
			},
		},
		{
			name: "an actor goes with what points at it", verb: Reject, kind: OfActor, id: "noor",
			check: func(r *record.Record, _ string) bool {
				return len(r.Actors) == 1 && len(r.Encounters[0].Participants) == 1 && r.Statements[0].Speaker == ""
			},
		},
		{
			name: "a field is confirmed", verb: Confirm, kind: OfEncounter, id: "e1", field: "date",
			check: func(r *record.Record, _ string) bool { return r.Encounters[0].Date == "2026-02-23" },
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := rule(t, 0, tt.verb, tt.kind, tt.id, tt.field, tt.value)
			for _, prefix := range []string{"", "again-"} {
				read := sample(prefix)
				out, report := Apply(read, []Correction{c})
				if len(report.Moved) > 0 || len(report.Human) != 1 || report.Human[0].ID != prefix+tt.id {
					t.Fatalf("%q: report %+v", prefix, report)
				}
				if !tt.check(out, prefix) {
					b, _ := json.MarshalIndent(out, "", " ")
					t.Errorf("%q: the corrected record is %s", prefix, b)
				}
				if err := out.Validate(); err != nil {
					t.Errorf("%q: %v", prefix, err)
				}
				if a, b := asJSON(t, read), asJSON(t, sample(prefix)); a != b {
					t.Errorf("%q: the record that was read has changed", prefix)
				}
			}
		})
	}
}

func asJSON(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestMovedGroundIsListed changes the record under a ruling.
func TestMovedGroundIsListed(t *testing.T) {
	tests := []struct {
		name    string
		c       Correction
		change  func(*record.Record)
		why     string // of the ruling that moved; "" for one that is applied
		drifted bool
	}{
		{
			"the encounter is no longer read", rule(t, 0, Change, OfEncounter, "e2", "date", `"2026-02-23"`),
			func(r *record.Record) { r.Encounters = r.Encounters[:1] }, "no encounter stands on", false,
		},
		{
			"what was confirmed is read otherwise", rule(t, 0, Confirm, OfEncounter, "e1", "date", ""),
			func(r *record.Record) { r.Encounters[0].Date = "2026-02-16" }, "is now read as", false,
		},
		{
			"what was rejected is read otherwise", rule(t, 0, Reject, OfEncounter, "e1", "date", ""),
			func(r *record.Record) { r.Encounters[0].Date = "2026-02-16" }, "is now read as", false,
		},
		{
			"what was changed is read otherwise, and stays the person's", rule(t, 0, Change, OfEncounter, "e1", "date", `"2026-02-24"`),
			func(r *record.Record) { r.Encounters[0].Date = "2026-02-16" }, "", true,
		},
		{
			"what was changed is now read so", rule(t, 0, Change, OfEncounter, "e1", "date", `"2026-02-24"`),
			func(r *record.Record) { r.Encounters[0].Date = "2026-02-24" }, "", false,
		},
		{
			"the participant is gone", rule(t, 0, Change, OfEncounter, "e1", "participants/aran/role", `"party"`),
			func(r *record.Record) { r.Encounters[0].Participants = r.Encounters[0].Participants[:1] }, `has no element "aran"`, false,
		},
		{
			"two encounters stand on the words, one of that kind", rule(t, 0, Change, OfEncounter, "e1", "date", `"2026-02-24"`),
			func(r *record.Record) {
				e := r.Encounters[0]
				e.ID, e.Kind = "e0", "visit"
				r.Encounters = append([]record.Encounter{e}, r.Encounters...)
			}, "", false,
		},
		{
			"another encounter of that kind stands on the words too", rule(t, 0, Change, OfEncounter, "e1", "date", `"2026-02-24"`),
			func(r *record.Record) {
				e := r.Encounters[0]
				e.ID = "e9"
				r.Encounters = append(r.Encounters, e)
				r.Encounters[0].ID = "e8"
				r.Statements[0].Encounter, r.Events[0].From[0] = "e8", "e8"
			}, "are alike", false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sample("")
			tt.change(r)
			_, report := Apply(r, []Correction{tt.c})
			switch {
			case tt.why == "" && (len(report.Moved) > 0 || len(report.Human) != 1):
				t.Errorf("%+v", report)
			case tt.why != "" && (len(report.Moved) != 1 || !strings.Contains(report.Moved[0].Why, tt.why)):
				t.Errorf("moved: %+v, want %q", report.Moved, tt.why)
			}
			if (len(report.Drifted) > 0) != tt.drifted {
				t.Errorf("drifted: %+v", report.Drifted)
			}
		})
	}
}

func TestTheLaterRulingWins(t *testing.T) {
	first := rule(t, 1, Change, OfEncounter, "e1", "date", `"2026-02-01"`)
	second := rule(t, 2, Change, OfEncounter, "e1", "date", `"2026-02-02"`)
	out, report := Apply(sample(""), []Correction{second, first})
	if out.Encounters[0].Date != "2026-02-02" || len(report.Human) != 1 || report.Human[0].Correction != second.ID {
		t.Errorf("date %s, %+v", out.Encounters[0].Date, report.Human)
	}
	gone := rule(t, 3, Reject, OfEncounter, "e1", "", "")
	back := rule(t, 4, Confirm, OfEncounter, "e1", "", "")
	if out, _ := Apply(sample(""), []Correction{gone, back}); len(out.Encounters) != 2 {
		t.Error("a later confirmation does not bring the encounter back")
	}
}

func TestWhatCannotBeRuled(t *testing.T) {
	tests := []struct {
		name, kind, id, field, value, want string
	}{
		{"no such encounter", OfEncounter, "e7", "date", `"2026"`, `no encounter "e7"`},
		{"no such field", OfEncounter, "e1", "colour", `"red"`, "does not fit"},
		{"the wrong type", OfEncounter, "e1", "date", `7`, "does not fit"},
		{"no JSON", OfEncounter, "e1", "date", `2026-02-24`, "no JSON"},
		{"an actor who is not there", OfStatement, "s1", "speaker", `"nobody"`, "unsound"},
		{"an id", OfEncounter, "e1", "id", `"e5"`, "cannot be changed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(sample(""), Ruling{Verb: Change, Kind: tt.kind, ID: tt.id, Field: tt.field, Value: json.RawMessage(tt.value), Author: "ida", Time: noon})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestLinksFindTheReports(t *testing.T) {
	c, err := NewLink(sample(""), "e1", sample(""), "e2", true, "ida", noon, "one conversation")
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]*record.Record{"doc": sample("again-")}
	links, moved := Links([]Correction{c}, func(d string) *record.Record { return records[d] })
	want := dossier.Link{A: dossier.Key{Document: "doc", Encounter: "again-e1"}, B: dossier.Key{Document: "doc", Encounter: "again-e2"}, Same: true}
	if len(links) != 1 || links[0] != want || len(moved) != 0 {
		t.Errorf("links %+v, moved %+v", links, moved)
	}
	if _, moved := Links([]Correction{c}, func(string) *record.Record { return nil }); len(moved) != 1 {
		t.Errorf("moved %+v", moved)
	}
}

func TestFileGivesBackWhatWasWritten(t *testing.T) {
	list := []Correction{
		rule(t, 2, Change, OfEncounter, "e1", "venue", `"the <old> fort & hall"`),
		rule(t, 1, Reject, OfEncounter, "e1", "participants/noor", ""),
	}
	var file bytes.Buffer
	if err := Write(&file, list); err != nil {
		t.Fatal(err)
	}
	got, err := Decode(bytes.NewReader(file.Bytes()))
	if err != nil || len(got) != 2 || got[0].ID != list[1].ID {
		t.Fatalf("%v, %+v", err, got)
	}
	var again bytes.Buffer
	if err := Write(&again, append(got, list...)); err != nil || again.String() != file.String() {
		t.Errorf("%v; written again:\n%s\nfirst:\n%s", err, again.String(), file.String())
	}
	altered := strings.Replace(file.String(), "ida", "eve", 1)
	if got, err := Decode(strings.NewReader(altered)); err == nil || !strings.Contains(err.Error(), "line 2: ") || len(got) != 1 {
		t.Errorf("an altered line: %v, %d kept", err, len(got))
	}
}

func TestCarryToALaterVersion(t *testing.T) {
	c := rule(t, 0, Change, OfEncounter, "e1", "participants/noor/role", `"party"`)
	later := sample("later-")
	shift := "Corrected. "
	later.Document.ID, later.Document.Text = "doc2", shift+text
	b := []byte(asJSON(t, later))
	for _, key := range []string{"start", "end"} {
		b = moveOffsets(b, key, len(shift))
	}
	r := new(record.Record)
	if err := json.Unmarshal(b, r); err != nil {
		t.Fatal(err)
	}
	carried, ok := Carry(c, r)
	if !ok {
		t.Fatal("the words stand in the later text")
	}
	if out, report := Apply(r, []Correction{c, carried}); len(report.Moved) > 0 || out.Encounters[0].Participants[0].Role != "party" {
		t.Errorf("%+v", report)
	}
	r.Document.Text = "All else."
	if _, ok := Carry(c, r); ok {
		t.Error("carried to a text without the words")
	}
}

// moveOffsets adds n to every number of a key.
func moveOffsets(b []byte, key string, n int) []byte {
	var v any
	if json.Unmarshal(b, &v) != nil {
		return b
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if f, ok := v[key].(float64); ok {
				v[key] = f + float64(n)
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(v)
	out, err := json.Marshal(v)
	if err != nil {
		return b
	}
	return out
}

// TestApplyNeverBreaksARecord applies rulings of any path and value.
func TestApplyNeverBreaksARecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Correction
		for n := range rapid.IntRange(1, 5).Draw(t, "rulings") {
			kind := rapid.SampledFrom([]string{OfDocument, OfActor, OfEncounter, OfStatement, OfEvent, OfFormula, "x"}).Draw(t, "kind")
			id := rapid.SampledFrom([]string{"e1", "e2", "s1", "v1", "noor", "aran", "doc"}).Draw(t, "id")
			target, err := Aim(sample(""), kind, id)
			if err != nil {
				target = Target{Document: "doc", Kind: kind, ID: id}
			}
			part := rapid.SampledFrom([]string{"participants", "noor", "0", "-", "date", "role", "acts", "assert", "", "evidence", "id", "from", "title", "speaker", "content"})
			list = append(list, Correction{
				ID: fmt.Sprint(n), Verb: rapid.SampledFrom([]Verb{Confirm, Reject, Change}).Draw(t, "verb"), Target: target,
				Field: strings.Join(rapid.SliceOfN(part, 0, 3).Draw(t, "path"), "/"),
				Value: json.RawMessage(rapid.SampledFrom([]string{"", "null", `"noor"`, "[]", "7", "{", `{"actor":"aran"}`}).Draw(t, "value")),
				Time:  noon,
			})
		}
		out, report := Apply(sample(""), list)
		if err := out.Validate(); err != nil {
			t.Fatalf("%v after %+v", err, list)
		}
		if len(report.Human)+len(report.Moved) == 0 {
			t.Fatalf("nothing is said of %+v", list)
		}
	})
}

// TestConfirmTakesBack confirms fields as they were read after others ruled
// otherwise: the last word counts.
func TestConfirmTakesBack(t *testing.T) {
	for _, c := range []struct {
		field, value string
		verb         Verb
	}{
		{"date", `"2026-02-24"`, Change},
		{"end_date", `"2026-02-25"`, Change},
		{"city", "", Reject},
		{"participants/aran", "", Reject},
		{"participants/aran/role", `"mediator"`, Change},
	} {
		first := rule(t, 0, c.verb, OfEncounter, "e1", c.field, c.value)
		again := rule(t, 1, Confirm, OfEncounter, "e1", c.field, "")
		out, report := Apply(sample(""), []Correction{first, again})
		if len(report.Moved) > 0 || len(report.Human) != 1 || report.Human[0].Verb != Confirm {
			t.Errorf("%s: report %+v", c.field, report)
		}
		want, _ := json.Marshal(sample("").Encounters[0])
		if got, _ := json.Marshal(out.Encounters[0]); !bytes.Equal(got, want) {
			t.Errorf("%s: got %s, want %s", c.field, got, want)
		}
	}
}

func TestThingsKnownByTheirPlace(t *testing.T) {
	read := func() *record.Record {
		r := sample("")
		for _, w := range []string{"Monday", "Later", "bridge"} {
			r.Abstained = append(r.Abstained, record.Abstention{What: "date", Evidence: words(w), Reason: "vague"})
			r.Formulae = append(r.Formulae, record.Formula{Formula: w, Evidence: words(w)})
		}
		return r
	}
	var list []Correction
	for _, id := range []string{"f1", "x2"} {
		kind := KindOf(read(), id)
		c, err := New(read(), Ruling{Verb: Reject, Kind: kind, ID: id, Author: "ida", Time: noon})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	out, report := Apply(read(), list)
	if len(report.Moved) > 0 || len(out.Formulae) != 2 || out.Formulae[0].Formula != "Later" || len(out.Abstained) != 2 || out.Abstained[1].Evidence.Exact != "bridge" {
		t.Errorf("left %+v and %+v, report %+v", out.Formulae, out.Abstained, report)
	}
	if KindOf(read(), "x9") != "" || KindOf(read(), "doc") != OfDocument || KindOf(read(), "noor") != OfActor {
		t.Error("a kind is told wrongly")
	}
}

// TestPlacesAreThoseRead takes elements out of a list by their places and rules on
// those behind them: places are those of the record as it was read.
func TestPlacesAreThoseRead(t *testing.T) {
	read := func() *record.Record {
		r := sample("")
		r.Statements[0].Acts = nil
		for _, act := range []string{"assert", "assert", "praise", "assert"} {
			r.Statements[0].Acts = append(r.Statements[0].Acts, record.Act{Act: act, Evidence: words("the bridge was safe")})
		}
		return r
	}
	var list []Correction
	for n, say := range []Ruling{
		{Verb: Reject, Field: "acts/0"},
		{Verb: Reject, Field: "acts/praise"},
		{Verb: Change, Field: "acts/3/act", Value: json.RawMessage(`"warn"`)},
		{Verb: Reject, Field: "acts/1"},
		{Verb: Confirm, Field: "acts/1"},
	} {
		say.Kind, say.ID, say.Author, say.Time = OfStatement, "s1", "ida", noon.Add(time.Duration(n)*time.Minute)
		c, err := New(read(), say)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	out, report := Apply(read(), list)
	acts := out.Statements[0].Acts
	if len(report.Moved) > 0 || len(acts) != 2 || acts[0].Act != "assert" || acts[1].Act != "warn" {
		t.Errorf("got %+v, report %+v", acts, report)
	}
}

func TestWithdraw(t *testing.T) {
	change := rule(t, 0, Change, OfEncounter, "e1", "city", `"Twoton"`)
	link, err := NewLink(sample(""), "e1", sample(""), "e2", true, "ida", noon, "")
	if err != nil {
		t.Fatal(err)
	}
	back, err := NewWithdrawal(&change, "jo", noon.Add(time.Minute), "a misprint")
	if err != nil {
		t.Fatal(err)
	}
	backLink, _ := NewWithdrawal(&link, "jo", noon.Add(time.Minute), "")
	again, _ := NewWithdrawal(&back, "ida", noon.Add(2*time.Minute), "no misprint")
	read := func(string) *record.Record { return sample("") }
	for n, c := range []struct {
		list  []Correction
		city  string
		links int
	}{
		{[]Correction{change, link}, "Twoton", 1},
		{[]Correction{back, change, backLink, link}, "Oneton", 0},
		{[]Correction{again, back, change}, "Twoton", 0},
	} {
		out, report := Apply(sample(""), c.list)
		links, moved := Links(c.list, read)
		if out.Encounters[0].City != c.city || len(links) != c.links || len(report.Moved)+len(moved) > 0 {
			t.Errorf("%d: %s, %d links, report %+v, moved %+v", n, out.Encounters[0].City, len(links), report, moved)
		}
	}
	var file bytes.Buffer
	if err := Write(&file, []Correction{change, back}); err != nil {
		t.Fatal(err)
	}
	if got, err := Decode(&file); err != nil || len(got) != 2 || got[1].Of != change.ID {
		t.Errorf("read back %+v, %v", got, err)
	}
	back.Of = ""
	if back.ID = back.digest(); back.check() == nil {
		t.Error("a withdraw of nothing is taken")
	}
}

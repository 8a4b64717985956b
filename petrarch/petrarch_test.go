package petrarch

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/table"
	"chancery/syntax"
)

const folder = "testdata/dictionaries"

func load(t testing.TB) *Dictionaries {
	t.Helper()
	d, faults, err := Load(folder)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v, faults %v", err, faults)
	}
	return d
}

// TestCases codes the sentences of testdata/cases.tsv.
func TestCases(t *testing.T) {
	d := load(t)
	data, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	err = table.Each("testdata/cases.tsv", string(data), 3, func(f []string) error {
		day, want := strings.Trim(f[0], "-"), f[2]
		if want == "-" {
			want = ""
		}
		coding := d.Code(Story{Text: syntax.Parse(f[1]), Day: day})
		if got := told(coding); got != want {
			t.Errorf("%s %s\n got  %q\n want %q", f[0], f[1], got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// told are the events with both sides, as cases.tsv writes them.
func told(c *Coding) string {
	var out []string
	for _, e := range c.Events {
		rule, _, _ := strings.Cut(e.Rule, " ")
		source, target := strings.Join(e.Source, "+"), strings.Join(e.Target, "+")
		switch {
		case e.Mutual:
			out = append(out, "="+source+" "+e.Code+" "+rule)
		case source != "" && target != "":
			out = append(out, source+" "+e.Code+" "+target+" "+rule)
		}
	}
	return strings.Join(out, "; ")
}

func TestCountsAndHash(t *testing.T) {
	d := load(t)
	want := Count{Files: 6, Actors: 10, Agents: 10, Verbs: 9, Patterns: 18, Issues: 5, Discards: 3, Transformations: 1}
	if got := d.Count(); got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
	other, _, err := LoadFS(fstest.MapFS{"a.actors.txt": {Data: []byte("MERIDIA [MER]\n")}}, "x")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Hash()) != 64 || d.Hash() == other.Hash() {
		t.Errorf("hashes %s and %s", d.Hash(), other.Hash())
	}
}

func TestAnEventNamesTheLinesOfItsActors(t *testing.T) {
	c := load(t).Code(Story{Text: syntax.Parse("Soldiers from Meridia criticized Tessaly."), Day: "2003-05-01"})
	if len(c.Events) != 1 || c.Events[0].Rule != "example.verbs.txt:14 example.agents.txt:3 example.actors.txt:4 example.actors.txt:13" {
		t.Errorf("events %+v", c.Events)
	}
}

func TestIssuesAreCountedWithTheirWords(t *testing.T) {
	text := syntax.Parse("Meridia lifted its embargo, though embargos had made free-trade smuggling grow. An embargo on questions followed free trade. The Deep-Water quay stood.")
	var got []string
	for _, i := range load(t).Code(Story{Text: text}).Issues {
		got = append(got, i.Code+" "+text.Span(i.First, i.Last).Text()+" "+i.Rule)
	}
	want := "TRADE embargo example.issues.txt:3|TRADE embargos example.issues.txt:3|TRADE free-trade example.issues.txt:4|CRIME smuggling example.issues.txt:5|HARBOURS Deep-Water quay example.issues.txt:9"
	if strings.Join(got, "|") != want {
		t.Errorf("issues %q, want %q", got, want)
	}
}

func TestDropsTellWhichSentence(t *testing.T) {
	d := load(t)
	c := d.Code(Story{Text: syntax.Parse("Meridia criticized Tessaly. It won the regatta. Tessaly rebuked Meridia.")})
	if c.Dropped(0) || !c.Dropped(1) || c.Dropped(2) || len(c.Events) != 2 {
		t.Errorf("drops %+v, events %+v", c.Drops, c.Events)
	}
	c = d.Code(Story{Text: syntax.Parse("Meridia criticized Tessaly. It won the chess olympiad.")})
	if !c.Dropped(0) || len(c.Events) != 0 {
		t.Errorf("drops %+v, events %+v", c.Drops, c.Events)
	}
}

func TestACodeThatNeedsADateSaysSo(t *testing.T) {
	c := load(t).Code(Story{Text: syntax.Parse("The Harbour League met in Tessaly.")})
	if len(c.Mentions) != 2 || !c.Mentions[0].Undated || c.Mentions[1].Undated {
		t.Errorf("mentions %+v", c.Mentions)
	}
}

func TestOwnActorsStandBesideThoseOfDictionaries(t *testing.T) {
	d := load(t)
	for text, want := range map[string]string{
		"Portugal criticized Tessaly.":          "PRT 111 TES example.verbs.txt:14",
		"Tessaly News criticized Meridia.":      "NEWS 111 MER example.verbs.txt:14",
		"Meridian envoy Li criticized Tessaly.": "MERGOV 111 TES example.verbs.txt:14",
	} {
		own := map[string][]Named{
			"Portugal": {{First: 0, Last: 1, NameFirst: 0, NameLast: 1, Codes: []string{"PRT"}}},
			"Tessaly":  {{First: 0, Last: 2, NameFirst: 0, NameLast: 2, Codes: []string{"NEWS"}}},
			"Meridian": {{First: 0, Last: 3, NameFirst: 2, NameLast: 3, Codes: []string{"MERGOV"}}},
		}
		word, _, _ := strings.Cut(text, " ")
		if got := told(d.Code(Story{Text: syntax.Parse(text), Named: own[word]})); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestFaultsNameFileAndLine(t *testing.T) {
	files := fstest.MapFS{
		"a.actors.txt": {Data: []byte("+SYNONYM\nMERIDIA [MER\nTESSALY [TES 1999]\nVALE [AAA950601-990815]\nX [Y 991301-991302]\nZED [ZED 20050101-20040101]\n_ [A]\n")},
		"b.agents.txt": {Data: []byte("SOLDIER [MIL]\n!X!_MAN [~A]\nPOLICE { [~B]\n")},
		"c.verbs.txt":  {Data: []byte("EARLY [010]\n- * LATE [011]\n--- GO [042] ---\nGO\n- * &NONE [043]\n- * HOME\n- HOME [044]\n- * (HOME [045]\n&A\n+&B\n")},
		"d.issues.txt": {Data: []byte("oil\n[OIL]\n")},
		"e.txt":        {Data: []byte("what is this\n")},
		"README.txt":   {Data: []byte("not a dictionary\n")},
	}
	d, faults, err := LoadFS(files, "x")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		place, _, _ := strings.Cut(f.Error(), ": ")
		got = append(got, place)
	}
	want := "a.actors.txt:1 a.actors.txt:2 a.actors.txt:3 a.actors.txt:4 a.actors.txt:5 a.actors.txt:6 a.actors.txt:7 " +
		"b.agents.txt:1 b.agents.txt:2 b.agents.txt:3 c.verbs.txt:1 c.verbs.txt:2 c.verbs.txt:5 c.verbs.txt:6 c.verbs.txt:7 c.verbs.txt:8 c.verbs.txt:10 " +
		"d.issues.txt:1 d.issues.txt:2 e.txt:1"
	if strings.Join(got, " ") != want {
		t.Errorf("faults %v\nat   %s\nwant %s", faults, strings.Join(got, " "), want)
	}
	if n := d.Count(); n.Files != 4 || n.Verbs != 1 {
		t.Errorf("counts %+v", n)
	}
}

func TestAFolderWithoutDictionariesIsAnError(t *testing.T) {
	if _, _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no dictionary") {
		t.Errorf("error %v", err)
	}
}

func TestRegularForms(t *testing.T) {
	for verb, want := range map[string]string{
		"DEPART": "DEPART DEPARTS DEPARTED DEPARTING", "DEPLORE": "DEPLORE DEPLORES DEPLORED DEPLORING", "DENY": "DENY DENIES DENIED DENYING",
		"TIE": "TIE TIES TIED TYING", "PUSH": "PUSH PUSHES PUSHED PUSHING", "AGREE": "AGREE AGREES AGREED AGREEING", "PLAY": "PLAY PLAYS PLAYED PLAYING",
	} {
		if got := strings.Join(conjugated(verb), " "); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
	for noun, want := range map[string]string{"TANK": "TANKS", "ALLY": "ALLIES", "BOSS": "BOSSES", "CONVOY": "CONVOYS", "CHURCH": "CHURCHES"} {
		if got := plural(noun); got != want {
			t.Errorf("%s: %s, want %s", noun, got, want)
		}
	}
}

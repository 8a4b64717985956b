package reader

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/petrarch"
	"chancery/record"
)

const withDictionaries = `Meridia sends food to Norvek Isles

PORT MERIDIA, May 3, 2003 (Xinhua) -- Meridia lifted its embargo against the Norvek Isles on Friday. President Orsino Vale will criticize Tessaly, and he rebuked Portugal. The police of Tessaly won the regatta and criticized France.
`

func readWith(t *testing.T, text string) *record.Record {
	t.Helper()
	dict, faults, err := petrarch.Load(filepath.Join("..", "petrarch", "testdata", "dictionaries"))
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	r, err := Read([]byte(text), Options{Dictionaries: dict})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestDictionariesAddActorsAndEvents(t *testing.T) {
	r := readWith(t, withDictionaries)
	actors := map[string]string{}
	for _, a := range r.Actors {
		actors[a.Name] = a.Cameo + " " + a.CameoRule
	}
	for name, want := range map[string]string{
		"Orsino Vale": "MERGOV example.actors.txt:11", "Norvek Isles": "NVK example.actors.txt:14", "Portugal": "PRT ",
	} {
		if actors[name] != want {
			t.Errorf("%s is %q, want %q", name, actors[name], want)
		}
	}
	var events []string
	for _, e := range r.Events {
		if strings.HasPrefix(e.Rule, "dictionary ") {
			rule, _, _ := strings.Cut(e.Rule[len("dictionary "):], " ")
			events = append(events, strings.Join(e.Actor, "+")+" "+e.Cameo+" "+strings.Join(e.Recipient, "+")+" "+e.Plover.Type+" "+e.Status+" "+e.Date+" "+rule)
		}
	}
	want := []string{
		"MER 073 NVK AID held  example.verbs.txt:22", // the title
		"MER 085 NVK CONCEDE held 2003-05-02 example.verbs.txt:34",
		"MERGOV 111 TES ACCUSE planned  example.verbs.txt:14",
		"MERGOV 111 PRT ACCUSE held  example.verbs.txt:15",
	}
	if !slices.Equal(events, want) {
		t.Errorf("events %q\nwant %q", events, want)
	}
	if is := r.Events[1].Issues; len(is) != 1 || is[0].Code != "TRADE" || len(is[0].Evidence) != 1 || is[0].Evidence[0].Exact != "embargo" || is[0].Rule != "example.issues.txt:3" {
		t.Errorf("issues %+v", is)
	}
}

func TestDictionariesDropSentences(t *testing.T) {
	r := readWith(t, withDictionaries)
	for _, e := range r.Events {
		for _, ev := range e.Evidence {
			if strings.Contains(ev.Exact, "regatta") {
				t.Errorf("an event of a dropped sentence: %+v", e)
			}
		}
	}
	if !slices.ContainsFunc(r.Abstained, func(a record.Abstention) bool {
		return a.What == "event" && a.Evidence.Exact == "regatta" && strings.HasPrefix(a.Reason, "example.discards.txt:2 ")
	}) {
		t.Errorf("it does not say why: %+v", r.Abstained)
	}
	if r := readWith(t, "Premier Li Qiang met President Lula in Beijing on May 3, 2003. They spoke of the chess olympiad."); len(r.Events) != 0 {
		t.Errorf("events of a dropped story: %+v", r.Events)
	}
}

func TestAStoryWithoutADateAbstainsFromDatedCodes(t *testing.T) {
	r := readWith(t, "The Harbour League criticized Tessaly.")
	if !slices.ContainsFunc(r.Abstained, func(a record.Abstention) bool { return a.What == "actor code" }) {
		t.Errorf("abstained %+v", r.Abstained)
	}
}

func TestDictionariesAreNamedByTheReader(t *testing.T) {
	r := readWith(t, withDictionaries)
	if !strings.HasPrefix(r.Reader.Version, Version+"+dictionaries.") || IdentityWith(nil) != Identity() {
		t.Errorf("reader %+v", r.Reader)
	}
}

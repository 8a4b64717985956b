package encounter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/record"
)

// shared is the folder of the open data and the seed story, or the test is
// skipped.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("CHANCERY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the shared folder is not here: set CHANCERY_SHARED to it")
	}
	return dir
}

func seed(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared(t), "articles", "chinese-premier-meets-rok-president.txt"))
	if err != nil {
		t.Skip("the seed story is not here")
	}
	return string(data)
}

func TestSeedStoryHasTheMeetingAndTheVisit(t *testing.T) {
	got, _, _ := read(t, seed(t))
	if d := describe(got); d != "meeting held, visit under way" {
		t.Fatalf("got %s", d)
	}
	m, v := got[0], got[1]
	if m.Date != "2026-01-06" || m.City != "Beijing" || m.Country != "CHN" || m.PartOf != v.ID || len(m.DateEvidence) != 2 {
		t.Errorf("meeting: %+v", m)
	}
	roles := ""
	for _, p := range m.Participants {
		roles += p.Role + " "
	}
	if roles != "host guest " {
		t.Errorf("roles: %s", roles)
	}
	if v.VisitKind != "state" || v.Country != "CHN" || v.OngoingOn != "2026-01-06" || v.Date != "" {
		t.Errorf("visit: %+v", v)
	}
}

func TestOneEncounterToldOftenIsOneRecord(t *testing.T) {
	got, _, _ := read(t, "Japan, India leaders hold talks in Tokyo\n\nTOKYO, March 10, 2026 (Kyodo) -- "+
		"Japanese Prime Minister Fumio Kishida and Indian Prime Minister Narendra Modi held talks in Tokyo on Monday.\n\n"+
		"During the meeting, Kishida said Japan would invest more in Indian railways.\n\n"+
		"The talks between Kishida and Modi lasted two hours.\n")
	if d := describe(got); d != "talks held" {
		t.Fatalf("got %s", d)
	}
	if e := got[0]; e.Date != "2026-03-09" || e.City != "Tokyo" || len(e.Participants) != 2 || len(e.Evidence) < 2 {
		t.Errorf("%+v", e)
	}
}

// TestEvidenceReproducesItsWords holds the promise of every span.
func TestEvidenceReproducesItsWords(t *testing.T) {
	for _, c := range lines(t, "testdata/cases.tsv") {
		_, sentence, _ := strings.Cut(c, "\t")
		got, abs, a := read(t, story(sentence))
		runes := []rune(a.Document.Text)
		check := func(list []record.Evidence) {
			for _, e := range list {
				if e.Start < 0 || e.End > len(runes) || e.Start > e.End || string(runes[e.Start:e.End]) != e.Exact {
					t.Errorf("%q: %+v", sentence, e)
				}
			}
		}
		for _, e := range got {
			check(e.Evidence)
			check(e.DateEvidence)
			check(e.PlaceEvidence)
			if len(e.Evidence) == 0 {
				t.Errorf("%q: %s has no evidence", sentence, e.ID)
			}
		}
		for _, x := range abs {
			check([]record.Evidence{x.Evidence})
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Li Qiang met with Lee Jae Myung, who is on a visit to China.", "and and , , met with with", "Talks. Talks. The the visit to to.",
		"China, Japan and Korea held", "was received by the by", "A\n\nB, March 10 (Xinhua) -- Xi met Putin and Modi and", "their meeting with their meeting",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(s) == "" || len(s) > 2000 || strings.ContainsRune(s, 0) {
			return
		}
		in, err := tryPrepare(s)
		if err != nil {
			return // the article's business
		}
		first, _ := in.encounters()
		second, _ := in.encounters()
		if describe(first) != describe(second) {
			t.Errorf("two readings differ: %s, %s", describe(first), describe(second))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Join(lines(b, "testdata/cases.tsv"), "\n\n")
	b.SetBytes(int64(len(text)))
	in := prepare(b, "News\n\nGENEVA, March 10, 2026 (Xinhua) -- "+text)
	for b.Loop() {
		in.encounters()
	}
}

// BenchmarkReadTenfold reads ten times as much: its time a byte shows whether
// cost grows linearly.
func BenchmarkReadTenfold(b *testing.B) {
	text := strings.Repeat(strings.Join(lines(b, "testdata/cases.tsv"), "\n\n")+"\n\n", 10)
	b.SetBytes(int64(len(text)))
	in := prepare(b, "News\n\nGENEVA, March 10, 2026 (Xinhua) -- "+text)
	for b.Loop() {
		in.encounters()
	}
}

package statement_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/actor"
	"chancery/article"
	"chancery/record"
	"chancery/statement"
	"chancery/syntax"
)

// read reads a story as the program does, without the other readings.
func read(t testing.TB, story string) *record.Record {
	t.Helper()
	a, err := article.Read([]byte(story), article.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ranges []syntax.Range
	for _, s := range a.Ranges(record.Title, record.CaptionSeg, record.Paragraph) {
		ranges = append(ranges, syntax.Range{Start: s.Start, End: s.End})
	}
	text := syntax.ParseRanges(a.Document.Text, ranges)
	cast := actor.Read(&a.Document, a.Quote, text)
	r := &record.Record{Schema: record.Schema, Document: a.Document}
	take(r, a, text, cast)
	return r
}

// take puts what is read into a record.
func take(r *record.Record, a *article.Article, text *syntax.Text, cast *actor.Cast) {
	said, abstained := statement.Read(&a.Document, a.Quote, text, cast)
	for _, s := range said {
		r.Statements = append(r.Statements, s.Statement)
	}
	r.Abstained, r.Actors = abstained, cast.Records(a.Quote)
}

// found writes a statement as "Speaker | content | act, act".
func found(r *record.Record, s record.Statement) string {
	name := "?"
	for _, a := range r.Actors {
		if a.ID == s.Speaker {
			name = a.Name
		}
	}
	pieces := s.Contents
	if s.Content != nil {
		pieces = []record.Evidence{*s.Content}
	}
	var words, acts []string
	for _, p := range pieces {
		words = append(words, p.Exact)
	}
	for _, a := range s.Acts {
		acts = append(acts, a.Act)
	}
	return name + " | " + strings.Join(words, " … ") + " | " + strings.Join(acts, ", ")
}

const lead = "OSLO, May 6 (Reuters) - Norwegian Foreign Minister Espen Barth Eide met Finnish Foreign Minister Elina Valtonen in Oslo on Tuesday.\n\n"

func TestStatementsAreFoundInTheStylesOfAgencies(t *testing.T) {
	tests := []struct {
		name, paragraph string
		want            []string
	}{
		{
			"cue before the content",
			"Eide said that Norway is ready to share its data with Finland.",
			[]string{"Espen Barth Eide | Norway is ready to share its data with Finland | offer"},
		},
		{
			"cue behind the content",
			"The two sides should open the border posts, Valtonen said.",
			[]string{"Elina Valtonen | The two sides should open the border posts | urge"},
		},
		{
			"inverted cue",
			"The two sides should open the border posts, said Valtonen.",
			[]string{"Elina Valtonen | The two sides should open the border posts | urge"},
		},
		{
			"a quotation that goes on without a cue",
			`"We have made good progress," Eide told reporters. "The work will go on."`,
			[]string{"Espen Barth Eide | We have made good progress | praise", "Espen Barth Eide | The work will go on | assert"},
		},
		{
			"two cues with one subject",
			"Valtonen said Finland supports the plan and expressed the hope that Norway will join it.",
			[]string{"Elina Valtonen | Finland supports the plan | reaffirm", "Elina Valtonen | Norway will join it | request"},
		},
		{
			"a participle that opens the sentence",
			"Noting that trade has grown, Eide said the two countries should cut tariffs.",
			[]string{"Espen Barth Eide | trade has grown | assert", "Espen Barth Eide | the two countries should cut tariffs | urge"},
		},
		{
			"attribution carried back over a sentence",
			"Finland encourages its companies to invest in Norway. Finland is willing to host the next round, said Valtonen.",
			[]string{"Elina Valtonen | Finland encourages its companies to invest in Norway | assert", "Elina Valtonen | Finland is willing to host the next round | offer"},
		},
		{
			"an act that the cue performs",
			"Valtonen thanked Norway for its help.",
			[]string{"Elina Valtonen | Norway for its help | thank"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, lead+tt.paragraph+"\n")
			var got []string
			for _, s := range r.Statements {
				got = append(got, found(r, s))
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestWhatLooksLikeSayingIsNoStatement(t *testing.T) {
	for _, paragraph := range []string{
		"The minister is said to be in good health.",
		"Eide declined to comment.",
		"The so-called \"northern zone\" is known as a quiet place.",
		"Valtonen and Eide held talks for an hour.",
		"If Finland says it wants a deal, a new round may follow.",
		"Eide did not say that the border would close.",
		"Eide welcomed Finnish Foreign Minister Elina Valtonen to the palace.",
		"Indian External Affairs Minister S. Jaishankar called on the New Zealand prime minister on Monday morning.",
	} {
		r := read(t, lead+paragraph+"\n")
		for _, s := range r.Statements {
			t.Errorf("%s: found %s", paragraph, found(r, s))
		}
	}
}

func TestAReportOfAReportNamesWhoReports(t *testing.T) {
	r := read(t, lead+"Eide said that Valtonen had told him that Finland would send a team.\n")
	for _, s := range r.Statements {
		if strings.HasPrefix(found(r, s), "Elina Valtonen | Finland would send a team") {
			if s.ReportedBy != "espen-barth-eide" {
				t.Errorf("reported by %q, want the one who tells it", s.ReportedBy)
			}
			return
		}
	}
	t.Error("the statement inside the statement was not found")
}

func TestRecordsOfTheExamplesHold(t *testing.T) {
	stories, err := filepath.Glob("../examples/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range stories {
		story, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, string(story))
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func FuzzReadNeverPanics(f *testing.F) {
	for _, s := range []string{
		lead + "\"A,\" he said, \"B.", "said said said, said", "According to, according to him",
		"“”“” said. \"\"\" told that that", "A: b?\nC: d", "quoted as saying", ", said",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, story string) {
		a, err := article.Read([]byte(story), article.Options{})
		if err != nil {
			return
		}
		text := syntax.Parse(a.Document.Text)
		cast := actor.Read(&a.Document, a.Quote, text)
		r := &record.Record{Schema: record.Schema, Document: a.Document}
		take(r, a, text, cast)
		if err := r.Validate(); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	story, err := os.ReadFile("../examples/xi-biden-xinhua.txt")
	if err != nil {
		b.Fatal(err)
	}
	a, err := article.Read(story, article.Options{})
	if err != nil {
		b.Fatal(err)
	}
	text := syntax.Parse(a.Document.Text)
	cast := actor.Read(&a.Document, a.Quote, text)
	b.ResetTimer()
	for b.Loop() {
		statement.Read(&a.Document, a.Quote, text, cast)
	}
	b.ReportMetric(float64(text.Len()*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestWhatIsDeniedWasSaidByNobody(t *testing.T) {
	r := read(t, lead+"Eide denied that Finland had asked Norway to change its position.\n")
	if len(r.Statements) != 1 {
		t.Fatalf("%d statements, want the denial alone", len(r.Statements))
	}
	const want = "Espen Barth Eide | Finland had asked Norway to change its position | deny"
	if got := found(r, r.Statements[0]); got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"chancery/event/clause"
)

// ploverTask classifies sentences whose source and target are given. It knows
// the PLV form (roots and the four classes of gold_penta) and the gold standard
// records of PLOVER, whose type names are those of the draft of 2016.
var ploverTask = Task{
	Name: "plover",
	Doc:  "PLOVER type of a sentence with source and target given: roots and penta classes",
	Dev:  []string{"plv-train.jsonl", "plover-gsr.jsonl"},
	Run:  runPlover,
}

// ploverRow is a line of either form.
type ploverRow struct {
	ID string `json:"id"`
	// PLV
	Sentence    string   `json:"sentence"`
	SourceSpans [][2]int `json:"source_spans"`
	TargetSpans [][2]int `json:"target_spans"`
	GoldRoot    string   `json:"gold_root"`
	GoldPenta   int      `json:"gold_penta"`
	// gold standard records
	Text   string            `json:"text"`
	Event  string            `json:"event"`
	Source []json.RawMessage `json:"source"`
	Target []json.RawMessage `json:"target"`
}

// UnmarshalJSON takes the two meanings of "source": a phrase in PLV, a list of
// actors in the gold standard records.
func (r *ploverRow) UnmarshalJSON(data []byte) error {
	type plain struct {
		ID          string          `json:"id"`
		Sentence    string          `json:"sentence"`
		SourceSpans [][2]int        `json:"source_spans"`
		TargetSpans [][2]int        `json:"target_spans"`
		GoldRoot    string          `json:"gold_root"`
		GoldPenta   int             `json:"gold_penta"`
		Text        string          `json:"text"`
		Event       string          `json:"event"`
		Source      json.RawMessage `json:"source"`
		Target      json.RawMessage `json:"target"`
	}
	var p plain
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*r = ploverRow{
		ID: p.ID, Sentence: p.Sentence, SourceSpans: p.SourceSpans, TargetSpans: p.TargetSpans,
		GoldRoot: p.GoldRoot, GoldPenta: p.GoldPenta, Text: p.Text, Event: p.Event,
	}
	if p.Sentence == "" && (strings.HasPrefix(string(p.Source), "[") || strings.HasPrefix(string(p.Target), "[")) {
		_ = json.Unmarshal(p.Source, &r.Source)
		_ = json.Unmarshal(p.Target, &r.Target)
	}
	return nil
}

// clause is the row's sentence with its actors marked.
func (r *ploverRow) clause() clause.Clause {
	if r.Sentence != "" {
		return clause.Clause{Text: r.Sentence, Source: clause.ByCodePoints(r.Sentence, r.SourceSpans), Target: clause.ByCodePoints(r.Sentence, r.TargetSpans)}
	}
	return clause.Clause{Text: r.Text, Source: actorSpans(r.Text, r.Source), Target: actorSpans(r.Text, r.Target)}
}

// actorSpans finds the actors of a gold standard record by their words; an actor may
// be an object or a bare string, and words that are not verbatim are passed
// over.
func actorSpans(text string, list []json.RawMessage) []clause.Span {
	var names []string
	for _, raw := range list {
		var o struct {
			ActorText string `json:"actorText"`
		}
		if json.Unmarshal(raw, &o) != nil {
			_ = json.Unmarshal(raw, &o.ActorText)
		}
		names = append(names, o.ActorText)
	}
	return clause.ByWords(text, names)
}

type ploverPrediction struct {
	ID    string `json:"id"`
	Root  string `json:"root"`
	Penta int    `json:"penta,omitempty"`
}

func runPlover(in io.Reader, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[ploverRow](in)
	if err != nil {
		return nil, err
	}
	m, err := clause.Default()
	if err != nil {
		return nil, err
	}
	var gold, got, goldPenta, gotPenta []string
	for _, r := range rows {
		p := m.Predict(r.clause())
		out := ploverPrediction{ID: r.ID}
		if r.Sentence != "" {
			out.Root, _ = p.Root()
			out.Penta = p.Penta()
			goldPenta, gotPenta = append(goldPenta, strconv.Itoa(r.GoldPenta)), append(gotPenta, strconv.Itoa(out.Penta))
			gold = append(gold, r.GoldRoot)
		} else {
			out.Root = p.Fine()
			gold = append(gold, r.Event)
		}
		got = append(got, out.Root)
		if err := WriteJSONL(predictions, out); err != nil {
			return nil, err
		}
	}
	report := &Report{Name: "plover"}
	classSection(report, "type", gold, got)
	if len(goldPenta) > 0 {
		classSection(report, "penta", goldPenta, gotPenta)
	}
	report.Note("%s", clause.TrainedOn)
	return report, nil
}

// classSection adds accuracy, the mean F1 of the classes that gold has, and the
// figures of each class.
func classSection(r *Report, name string, gold, got []string) {
	per := map[string]*Counts{}
	at := func(c string) *Counts {
		if per[c] == nil {
			per[c] = &Counts{}
		}
		return per[c]
	}
	right := 0
	for i, g := range gold {
		at(g).Gold++
		at(got[i]).Predicted++
		if g == got[i] {
			at(g).Right++
			right++
		}
	}
	var names []string
	sum, n := 0.0, 0
	for c, x := range per {
		names = append(names, c)
		if x.Gold > 0 {
			sum += x.F1()
			n++
		}
	}
	slices.Sort(names)
	rows := []Row{Share("accuracy", right, len(gold)), Value("macro-F1", 100*sum/float64(max(n, 1)))}
	for _, c := range names {
		rows = append(rows, PRF(fmt.Sprintf("  %s", c), *per[c]))
	}
	r.Add(name, rows...)
}

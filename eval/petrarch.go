package eval

import (
	"errors"
	"io"
	"slices"
	"strings"

	"chancery/petrarch"
	"chancery/syntax"
)

// petrarchTask codes sentences by the dictionaries of the older coders and compares
// the events with those of PETRARCH's own test records.
var petrarchTask = Task{
	Name:         "petrarch",
	Doc:          "events by dictionaries of TABARI or PETRARCH: records whose events all agree, and events, by kind of record",
	Dev:          []string{"petrarch-unit.jsonl"},
	Dictionaries: "petrarch-dict",
	RunWith:      runPetrarch,
	Run: func(io.Reader, io.Writer) (*Report, error) {
		return nil, errors.New("this task needs dictionaries: give their folder, as with --dictionaries DIR")
	},
}

// petrarchRow is a test record of PETRARCH.
type petrarchRow struct {
	ID       string            `json:"id"`
	Category string            `json:"category"`
	Date     string            `json:"date"`
	Text     string            `json:"text"`
	Events   []petrarchEvent   `json:"events"`
	Error    string            `json:"error,omitempty"`
	Config   map[string]string `json:"config,omitempty"`
}

type petrarchEvent struct {
	Source string `json:"source"`
	Target string `json:"target"`
	Code   string `json:"code"`
	Rule   string `json:"rule,omitempty"`
}

// testable tells whether a record asks for nothing but dictionaries and a parse:
// faults of the input are PETRARCH's own business.
func (r *petrarchRow) testable() bool {
	return r.Error == "" || strings.HasSuffix(r.Error, "discard")
}

type petrarchPrediction struct {
	ID     string          `json:"id"`
	Events []petrarchEvent `json:"events"`
}

func runPetrarch(in io.Reader, predictions io.Writer, dict *petrarch.Dictionaries) (*Report, error) {
	rows, err := ReadJSONL[petrarchRow](in)
	if err != nil {
		return nil, err
	}
	report := &Report{Name: "petrarch"}
	var kinds []string
	right, of := map[string]int{}, map[string]int{}
	var events Counts
	agree, tested := 0, 0
	for _, r := range rows {
		if !r.testable() {
			continue
		}
		got := r.coded(dict)
		if err := WriteJSONL(predictions, petrarchPrediction{r.ID, append([]petrarchEvent{}, got...)}); err != nil {
			return nil, err
		}
		if !slices.Contains(kinds, r.Category) {
			kinds = append(kinds, r.Category)
		}
		of[r.Category]++
		tested++
		missing, extra := differences(r.Events, got)
		events.Right += len(r.Events) - len(missing)
		events.Predicted += len(got)
		events.Gold += len(r.Events)
		if len(missing)+len(extra) == 0 {
			right[r.Category]++
			agree++
			continue
		}
		for _, e := range missing {
			report.Misses = append(report.Misses, Miss{File: r.ID, Field: r.Category, What: "miss", Gold: e.String(), Words: r.Text})
		}
		for _, e := range extra {
			report.Misses = append(report.Misses, Miss{File: r.ID, Field: r.Category, What: "extra", Got: e.String(), Words: r.Text})
		}
	}
	report.Add("", Share("records whose events all agree", agree, tested), PRF("events", events))
	var rowsOf []Row
	slices.Sort(kinds)
	for _, k := range kinds {
		rowsOf = append(rowsOf, Share(k, right[k], of[k]))
	}
	report.Add("by kind", rowsOf...)
	if left := len(rows) - tested; left > 0 {
		report.Note("%d records are left out: they test how faults of the input are told, which no dictionary decides.", left)
	}
	return report, nil
}

// coded are the events of a record's text, one for each pair of source and target.
// Those with a side that nobody is named for count only where the record's options
// ask for them.
func (r *petrarchRow) coded(dict *petrarch.Dictionaries) []petrarchEvent {
	day := r.Date
	if len(day) == 6 {
		day = "20" + day
	}
	var out []petrarchEvent
	add := func(source, target, code, rule string) {
		one := petrarchEvent{source, target, code, rule}
		if source != target && !slices.ContainsFunc(out, one.same) {
			out = append(out, one)
		}
	}
	for _, e := range dict.Code(petrarch.Story{Text: syntax.Parse(r.Text), Day: day}).Events {
		source, target := e.Source, e.Target
		if e.Mutual {
			target = source
		}
		if r.Config["require_dyad"] == "false" {
			source, target = orNobody(source), orNobody(target)
		}
		for _, a := range source {
			for _, b := range target {
				add(a, b, e.Code, e.Rule)
			}
		}
	}
	return out
}

func orNobody(list []string) []string {
	if len(list) == 0 {
		return []string{"---"}
	}
	return list
}

// same compares events without the dashes that PETRARCH puts before agents of no
// actor.
func (e petrarchEvent) same(o petrarchEvent) bool {
	return bare(e.Source) == bare(o.Source) && bare(e.Target) == bare(o.Target) && e.Code == o.Code
}

func bare(code string) string { return strings.TrimLeft(code, "-") }

// differences are the events of gold that were not found, and those found that are not gold's.
func differences(gold, got []petrarchEvent) (missing, extra []petrarchEvent) {
	for _, g := range gold {
		if !slices.ContainsFunc(got, g.same) {
			missing = append(missing, g)
		}
	}
	for _, e := range got {
		if !slices.ContainsFunc(gold, e.same) {
			extra = append(extra, e)
		}
	}
	return missing, extra
}

func (e petrarchEvent) String() string {
	return strings.TrimSpace(e.Source + " " + e.Code + " " + e.Target + " " + e.Rule)
}

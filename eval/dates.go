package eval

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/when"
)

// datesTask resolves time expressions. It knows two forms of gold: date
// specifications, where spans and values are to be found in a bare text, and
// GUM's dates, where the span is given and its value is asked.
var datesTask = Task{
	Name: "dates",
	Doc:  "time expressions: spans and values of date specifications, or values of given spans (TEI)",
	Dev:  []string{"date-specs.jsonl", "gum-dev-dates.jsonl"},
	Run:  runDates,
}

func runDates(in io.Reader, predictions io.Writer) (*Report, error) {
	var lines [][]byte
	err := Lines(in, func(_ int, line []byte) error {
		lines = append(lines, bytes.Clone(line))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(lines) > 0 && bytes.Contains(lines[0], []byte(`"expected"`)) {
		return scoreSpecs(bytes.Join(lines, []byte("\n")), predictions)
	}
	return scoreTEI(bytes.Join(lines, []byte("\n")), predictions)
}

type specRow struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	Reference string     `json:"reference"`
	Expected  []specGold `json:"expected"`
}

type specGold struct {
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Timex  string          `json:"timex,omitempty"`
	Type   string          `json:"type,omitempty"`
	Value  json.RawMessage `json:"value,omitempty"`
	Values []string        `json:"values,omitempty"`
	Timexs []string        `json:"timexes,omitempty"`
}

type specPrediction struct {
	ID       string      `json:"id"`
	Expected []when.Spec `json:"expected"`
}

func scoreSpecs(data []byte, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[specRow](bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var span, value, timex Counts
	var types Tally
	clean, empty := 0, 0
	for _, row := range rows {
		ref, _ := when.ParseDate(row.Reference)
		found := when.Specs(row.Text, ref)
		points := codePoints(row.Text)
		for i := range found {
			found[i].Start, found[i].End = points(found[i].Start), points(found[i].End)
		}
		if err := WriteJSONL(predictions, specPrediction{row.ID, orEmpty(found)}); err != nil {
			return nil, err
		}
		if len(row.Expected) == 0 {
			empty++
			if len(found) == 0 {
				clean++
			}
		}
		for _, c := range []*Counts{&span, &value, &timex} {
			c.Predicted += len(found)
			c.Gold += len(row.Expected)
		}
		for _, g := range row.Expected {
			t := Counts{Gold: 1}
			for _, f := range found {
				if f.Start != g.Start || f.End != g.End {
					continue
				}
				span.Right++
				if g.accepts(f.Value) {
					value.Right++
					t.Right++
				}
				if g.Timex == f.Timex || slices.Contains(g.Timexs, f.Timex) {
					timex.Right++
				}
			}
			types.Add(g.Type, t)
		}
	}
	r := &Report{Name: "dates"}
	r.Add("specifications", PRF("span", span), PRF("value", value), PRF("timex", timex), Share("texts without a date left alone", clean, empty))
	var byType []Row
	for _, row := range types.Rows() {
		byType = append(byType, Share(row.Name, *row.Right, *row.Gold))
	}
	return r.Add("value by type", byType...), nil
}

func orEmpty(s []when.Spec) []when.Spec {
	if s == nil {
		return []when.Spec{}
	}
	return s
}

func (g specGold) accepts(v string) bool {
	var own string
	if json.Unmarshal(g.Value, &own) != nil {
		own = string(g.Value)
	}
	if len(g.Values) == 0 {
		return plainValue(own) == plainValue(v)
	}
	for _, w := range g.Values {
		if plainValue(w) == plainValue(v) {
			return true
		}
	}
	return false
}

var midnight = regexp.MustCompile(`T00:00(:00)?`)

// plainValue leaves out a time that is only midnight.
func plainValue(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(midnight.ReplaceAllString(s, ""), " 00:00:00", ""))
}

// codePoints turns byte offsets of s, asked for in rising order or not, into
// offsets in code points.
func codePoints(s string) func(int) int {
	return func(off int) int { return utf8.RuneCountInString(s[:off]) }
}

type teiRow struct {
	ID        string `json:"id"`
	Doc       string `json:"doc"`
	Sentence  string `json:"sentence"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
	Date      string `json:"docdate"`
	When      string `json:"when"`
	From      string `json:"from"`
	To        string `json:"to"`
	NotBefore string `json:"notBefore"`
	NotAfter  string `json:"notAfter"`
}

func (r teiRow) keys() map[string]string {
	out := map[string]string{}
	for k, v := range map[string]string{"when": r.When, "from": r.From, "to": r.To, "notBefore": r.NotBefore, "notAfter": r.NotAfter} {
		if v != "" {
			out[k] = v
		}
	}
	return out
}

var teiKeys = []string{"when", "from", "to", "notBefore", "notAfter"}

var yearOf = regexp.MustCompile(`^-?\d{3,4}`)

func scoreTEI(data []byte, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[teiRow](bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	exact, years, yearsRight := 0, 0, 0
	var byKeys Tally
	reader := &when.TEIReader{}
	doc := ""
	for _, row := range rows {
		if row.Doc != doc {
			// What was dated before tells the year of what follows, in one document.
			doc, reader = row.Doc, &when.TEIReader{}
		}
		ref, _ := when.ParseDate(row.Date)
		got := reader.Read(row.Sentence, byteOffset(row.Sentence, row.Start), byteOffset(row.Sentence, row.End), ref)
		if err := WriteJSONL(predictions, withID(row.ID, got)); err != nil {
			return nil, err
		}
		gold := row.keys()
		good := len(gold) > 0
		first, name := "", ""
		for _, k := range teiKeys {
			g, ok := gold[k]
			if !ok {
				continue
			}
			if first == "" {
				first, name = k, k
			} else {
				name += "+" + k
			}
			good = good && plainValue(got[k]) == plainValue(g)
		}
		c := Counts{Gold: 1}
		if good {
			exact++
			c.Right = 1
		}
		byKeys.Add(name, c)
		if y := yearOf.FindString(gold[first]); y != "" {
			years++
			if yearOf.FindString(plainValue(got[first])) == y {
				yearsRight++
			}
		}
	}
	r := &Report{Name: "dates"}
	r.Add("given spans (TEI)", Share("exact", exact, len(rows)), Share("year", yearsRight, years))
	var list []Row
	for _, row := range byKeys.RowsByGold() {
		list = append(list, Share(row.Name, *row.Right, *row.Gold))
	}
	return r.Add("exact by attributes", list...), nil
}

func withID(id string, values map[string]string) map[string]string {
	out := map[string]string{"id": id}
	for k, v := range values {
		out[k] = v
	}
	return out
}

// byteOffset turns an offset in code points into one in bytes.
func byteOffset(s string, point int) int {
	for i := range s {
		if point == 0 {
			return i
		}
		point--
	}
	return len(s)
}

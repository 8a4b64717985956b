package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Report is the outcome of one scoring.
type Report struct {
	Name     string    `json:"name"`            // the task, or "records"
	Input    string    `json:"input,omitempty"` // what it ran on, as given
	Sections []Section `json:"sections"`
	Notes    []string  `json:"notes,omitempty"` // how to read the figures
	Misses   []Miss    `json:"misses,omitempty"`
}

// Section is a group of rows under one heading, which may be empty.
type Section struct {
	Name string `json:"name,omitempty"`
	Rows []Row  `json:"rows"`
}

// Row is one line of figures. Which of them it has follows from how it was
// made: [PRF], [Rates], [Share] or [Value].
type Row struct {
	Name      string   `json:"name"`
	P         *float64 `json:"P,omitempty"`
	R         *float64 `json:"R,omitempty"`
	F1        *float64 `json:"F1,omitempty"`
	Share     *float64 `json:"share,omitempty"`
	Value     *float64 `json:"value,omitempty"`
	Right     *int     `json:"right,omitempty"`
	Predicted *int     `json:"predicted,omitempty"`
	Gold      *int     `json:"gold,omitempty"`
}

// Add appends a section made of these rows and returns the report.
func (r *Report) Add(name string, rows ...Row) *Report {
	r.Sections = append(r.Sections, Section{Name: name, Rows: rows})
	return r
}

// Note appends a remark that is printed under the table.
func (r *Report) Note(format string, args ...any) *Report {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
	return r
}

// PRF is a row of precision, recall and F1 with its counts.
func PRF(name string, c Counts) Row {
	p, r, f := c.P(), c.R(), c.F1()
	return Row{Name: name, P: percent(p), R: percent(r), F1: percent(f), Right: &c.Right, Predicted: &c.Predicted, Gold: &c.Gold}
}

// Rates is a row of precision, recall and F1 that are not ratios of whole
// counts, such as B³; p and r lie between 0 and 1.
func Rates(name string, p, r float64) Row {
	return Row{Name: name, P: percent(p), R: percent(r), F1: percent(harmonic(p, r))}
}

// Share is a row that tells how many of a number of things are right.
func Share(name string, right, of int) Row {
	return Row{Name: name, Share: percent(ratio(right, of)), Right: &right, Gold: &of}
}

// Value is a row with one figure that is printed as it is.
func Value(name string, v float64) Row {
	v = round2(v)
	return Row{Name: name, Value: &v}
}

// WriteJSON prints the report as one indented JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

// columns are the headings of the printed table; share and value stand in the
// column of F1, the one that a reader looks at.
var columns = [...]string{"P", "R", "F1", "right", "predicted", "gold"}

// WriteTable prints the report as an aligned table for people.
func (r *Report) WriteTable(w io.Writer) error {
	width := utf8.RuneCountInString(r.heading())
	for _, s := range r.Sections {
		width = max(width, utf8.RuneCountInString(s.Name))
		for _, row := range s.Rows {
			width = max(width, utf8.RuneCountInString(row.Name)+2)
		}
	}
	var b strings.Builder
	writeCells(&b, r.heading(), width, columns[:])
	for _, s := range r.Sections {
		if s.Name != "" {
			b.WriteString(s.Name + "\n")
		}
		for _, row := range s.Rows {
			writeCells(&b, "  "+row.Name, width, row.cells())
		}
	}
	for _, n := range r.Notes {
		b.WriteString(n + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) heading() string {
	if r.Input == "" {
		return r.Name
	}
	return r.Name + " " + r.Input
}

func (row Row) cells() []string {
	main := row.F1
	for _, other := range []*float64{row.Share, row.Value} {
		if main == nil {
			main = other
		}
	}
	return []string{figure(row.P), figure(row.R), figure(main), count(row.Right), count(row.Predicted), count(row.Gold)}
}

func writeCells(b *strings.Builder, name string, width int, cells []string) {
	line := name + strings.Repeat(" ", width-utf8.RuneCountInString(name))
	for i, c := range cells {
		line += fmt.Sprintf(" %*s", max(7, len(columns[i])), c)
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

func figure(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}

func count(v *int) string {
	if v == nil {
		return ""
	}
	return strconv.Itoa(*v)
}

func percent(v float64) *float64 {
	v = round2(100 * v)
	return &v
}

func round2(v float64) float64 { return math.Round(v*100) / 100 }

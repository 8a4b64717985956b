package when

import "fmt"

// Spec is a time expression as date specifications write it: the family of
// Recognizers-Text (DateTimeModel). A range is "start/end", end exclusive and
// either side empty when open; a duration counts seconds; an expression of two
// readings has both in Values, the earlier one first.
type Spec struct {
	Start  int      `json:"start"` // bytes of the text; the caller turns them into code points
	End    int      `json:"end"`
	Timex  string   `json:"timex"`
	Type   string   `json:"type"` // date, daterange, duration
	Value  string   `json:"value"`
	Values []string `json:"values,omitempty"`
	Mod    string   `json:"mod,omitempty"`
}

// Specs reads a bare text by the conventions of date specifications. Numeric
// dates put the month first unless the numbers forbid it.
func Specs(text string, reference Date) []Spec {
	p := newParser(text, 0, len(text), reference)
	p.order = monthFirst
	var out []Spec
	for _, f := range p.scan() {
		if f.v.clock != "" || f.v.part != "" || f.v.mod == "hours" {
			continue // times of day are another specification's
		}
		out = append(out, p.spec(f))
	}
	return out
}

func (p *parser) spec(f found) Spec {
	v := f.v
	last := f.end - 1
	if p.words[last].low == "." && last > f.first {
		last-- // of an abbreviation at the end the full stop is left out
	}
	s := Spec{Start: p.words[f.first].start, End: p.words[last].end, Timex: v.timex, Mod: v.mod}
	switch v.kind {
	case isDuration:
		s.Type, s.Timex, s.Value = "duration", lengthTimex(v.length), number(seconds(v.length))
		return s
	case isDay:
		s.Type = "date"
	default:
		s.Type = "daterange"
	}
	if v.reason != "" {
		s.Value = "not resolved"
		return s
	}
	if v.grain == "season" || v.grain == "fiscalyear" || v.grainOf == "season" || v.mod == "approx" && v.kind == isDay {
		s.Value = "/"
		if v.grain == "season" && v.mod == "" {
			s.Value = ""
		}
		return s
	}
	for k := range v.niv {
		s.Values = append(s.Values, specValue(s.Type, v.iv[k]))
	}
	if len(s.Values) > 0 {
		s.Value = s.Values[0]
	}
	if len(s.Values) < 2 {
		s.Values = nil
	}
	return s
}

func specValue(typ string, iv interval) string {
	if typ == "date" {
		return fromNumber(iv.start).String()
	}
	a, b := "", ""
	if iv.start > openStart {
		a = fromNumber(iv.start).String()
	}
	if iv.end < openEnd {
		b = fromNumber(iv.end).String()
	}
	return fmt.Sprintf("%s/%s", a, b)
}

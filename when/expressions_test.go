package when

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/expressions.tsv
var expressions string

// reading of a time as the table writes it.
func (t Time) brief() string {
	if t.Unresolved {
		return "? " + t.Reason
	}
	if t.Kind == Duration {
		return t.Timex
	}
	s := t.Value
	switch {
	case s == "":
		s = openDay(t.From) + "/" + openDay(t.To)
	case t.EndValue != "":
		s += "/" + t.EndValue
	}
	s += " " + string(t.Precision)
	switch t.Basis {
	case "publication":
		s += " @published"
	case "earlier expression":
		s += " @earlier"
	}
	if t.Mod != "" {
		s += " ~" + t.Mod
	}
	return s
}

func openDay(d Date) string {
	if d.IsZero() {
		return ".."
	}
	return d.String()
}

// marked takes the brackets out of a sentence and gives what they held.
func marked(s string) (text string, spans [][2]int) {
	var b strings.Builder
	for _, c := range s {
		switch c {
		case '[':
			spans = append(spans, [2]int{b.Len(), 0})
		case ']':
			spans[len(spans)-1][1] = b.Len()
		default:
			b.WriteRune(c)
		}
	}
	return b.String(), spans
}

func TestExpressions(t *testing.T) {
	for n, line := range strings.Split(expressions, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		day, ok := ParseDate(f[0])
		if len(f) != 3 || !ok {
			t.Fatalf("expressions.tsv:%d: want a day, a sentence and readings", n+1)
		}
		text, spans := marked(f[1])
		var want []string
		if f[2] != "-" {
			want = strings.Split(f[2], " ; ")
		}
		var got []string
		at := 0
		for _, x := range Find(text, Basis{Published: day}) {
			got = append(got, text[x.Start:x.End]+" = "+x.brief())
			if at >= len(want) || at >= len(spans) {
				at = -1
				break
			}
			b := x.brief()
			// The words that introduce a time may stand in or out of it.
			good := x.End <= spans[at][1] && x.End >= spans[at][1]-1 && x.Start <= spans[at][0]+4 && x.Start >= spans[at][0]-8
			if r, open := strings.CutPrefix(want[at], "? "); open {
				good = good && x.Unresolved && strings.Contains(x.Reason, r)
			} else {
				good = good && b == want[at]
			}
			if !good {
				at = -1
				break
			}
			at++
		}
		if at != len(want) {
			t.Errorf("expressions.tsv:%d: %s\n\tgot  %q\n\twant %s", n+1, f[1], got, f[2])
		}
	}
}

package statement_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/record"
)

// passage is a text of testdata/passages.txt with the statements it makes.
type passage struct {
	name, text string
	want       []string // are found
	missed     []string // should be found, and are not yet
	wrong      []string // are found, and should not be
}

func passages(t *testing.T) []passage {
	t.Helper()
	data, err := os.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for n, block := range strings.Split("\n"+string(data), "\n## ") {
		name, body, _ := strings.Cut(block, "\n")
		if n == 0 {
			continue // the head of the file
		}
		p := passage{name: name}
		var text []string
		for line := range strings.SplitSeq(body, "\n") {
			mark, rest, _ := strings.Cut(line, " ")
			switch mark {
			case ">":
				p.want = append(p.want, rest)
			case "?":
				p.missed = append(p.missed, rest)
			case "!":
				p.wrong = append(p.wrong, rest)
			default:
				text = append(text, line)
			}
		}
		p.text = strings.TrimSpace(strings.Join(text, "\n")) + "\n"
		out = append(out, p)
	}
	return out
}

// line writes a statement as the lines of the file do.
func line(r *record.Record, s *record.Statement) string {
	cue := "-"
	if s.Cue != nil {
		cue = s.Cue.Exact
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
		acts = append(acts, a.Act+": "+a.Exact)
	}
	if len(s.Acts) == 1 {
		acts[0] = s.Acts[0].Act
	}
	return strings.Join([]string{actorName(r, s.Speaker), cue, strings.Join(words, " … "), strings.Join(acts, "; ")}, " | ")
}

func actorName(r *record.Record, id string) string {
	for _, a := range r.Actors {
		if a.ID != id {
			continue
		}
		if len(a.Members) == 0 {
			return a.Name
		}
		var members []string
		for _, m := range a.Members {
			members = append(members, actorName(r, m))
		}
		slices.Sort(members)
		return strings.Join(members, " + ")
	}
	return "-"
}

// TestPassages reads texts in many styles and compares every statement with
// the one a careful reader makes. A line marked as missed that is found, or as
// wrong that is not, is to be marked anew.
func TestPassages(t *testing.T) {
	for _, p := range passages(t) {
		t.Run(p.name, func(t *testing.T) {
			r := read(t, p.text)
			var got []string
			for i := range r.Statements {
				got = append(got, line(r, &r.Statements[i]))
			}
			if d := difference(append(p.want, p.wrong...), got); d != "" {
				t.Errorf("%s", d)
			}
			for _, l := range p.missed {
				if slices.Contains(got, l) {
					t.Errorf("no longer missed: %s", l)
				}
			}
		})
	}
}

// difference lists the lines that only one side has.
func difference(want, got []string) string {
	var b strings.Builder
	for _, l := range want {
		if !slices.Contains(got, l) {
			b.WriteString("\n> " + l)
		}
	}
	for _, l := range got {
		if !slices.Contains(want, l) {
			b.WriteString("\n+ " + l)
		}
	}
	return b.String()
}

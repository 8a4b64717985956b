package actor

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/record"
	"chancery/syntax"
)

func readStory(t *testing.T, name string) (*Cast, string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "stories", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	return Read(&record.Document{Text: s}, record.NewQuoter(s), syntax.Parse(s)), s
}

func actorNamed(c *Cast, name string) int {
	return slices.IndexFunc(c.Actors, func(a Actor) bool { return a.Name == name })
}

// TestStoriesHaveTheirCast reads the stories of testdata and checks what
// testdata/cast.tsv asks of each.
func TestStoriesHaveTheirCast(t *testing.T) {
	data, err := os.ReadFile("testdata/cast.tsv")
	if err != nil {
		t.Fatal(err)
	}
	casts, texts := map[string]*Cast{}, map[string]string{}
	for n, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if line == "" || line[0] == '#' || f[0] == "story" {
			continue
		}
		if casts[f[0]] == nil {
			casts[f[0]], texts[f[0]] = readStory(t, f[0])
		}
		c, s := casts[f[0]], texts[f[0]]
		if got, ok := checkCast(c, s, f); !ok {
			t.Errorf("testdata/cast.tsv:%d: %s: %s %s %s %s: got %s", n+1, f[0], f[1], f[2], f[3], strings.Join(f[4:], " "), got)
		}
	}
}

func checkCast(c *Cast, s string, f []string) (got string, ok bool) {
	i := actorNamed(c, f[2])
	switch f[1] {
	case "person":
		if i < 0 {
			return "no such actor", false
		}
		a := c.Actors[i]
		level := ""
		for _, o := range a.Offices {
			if level == "" || o.Level == f[4] {
				level = o.Level
			}
		}
		return string(a.Kind) + " " + a.Country + " " + level, a.Kind == Person && a.Country == f[3] && level == f[4]
	case "mention":
		var all []string
		for _, m := range c.Mentions {
			if m.Actor == i && i >= 0 {
				all = append(all, s[m.Start:m.End])
			}
		}
		return strings.Join(all, ", "), slices.Contains(all, f[5])
	case "group":
		words, members, _ := strings.Cut(f[5], "=")
		for _, m := range c.Mentions {
			if s[m.Start:m.End] != words {
				continue
			}
			var names []string
			for _, k := range c.Actors[m.Actor].Members {
				names = append(names, c.Actors[k].Name)
			}
			want := strings.Split(members, "|")
			slices.Sort(want)
			slices.Sort(names)
			return strings.Join(names, "|"), slices.Equal(want, names)
		}
		return "no such mention", false
	case "absent":
		return "an actor", i < 0
	}
	return "unknown check", false
}

// BenchmarkRead measures the reading of parsed text; a token is a token of syntax.
func BenchmarkRead(b *testing.B) {
	var s string
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		s += string(data) + "\n\n"
	}
	text, q := syntax.Parse(s), record.NewQuoter(s)
	doc := &record.Document{Text: s}
	lex()
	b.ResetTimer()
	for b.Loop() {
		Read(doc, q, text)
	}
	b.ReportMetric(float64(text.Len())*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

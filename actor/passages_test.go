package actor

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/record"
	"chancery/syntax"
)

// TestPassages reads each passage of testdata/passages.txt and checks what the
// lines under it ask of its cast.
func TestPassages(t *testing.T) {
	data, err := os.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var c *Cast
	var text string
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '>':
			text = strings.TrimPrefix(line, "> ")
			c = Read(&record.Document{Text: text}, record.NewQuoter(text), syntax.Parse(text))
		default:
			if fault := checkPassage(c, text, line); fault != "" {
				t.Errorf("passages.txt:%d: %s\n\t%s\n\tin %s", n+1, line, fault, text)
			}
		}
	}
}

// checkPassage gives what is wrong with a cast by one line of the table, "" when
// nothing is.
func checkPassage(c *Cast, text, line string) string {
	verb, rest, _ := strings.Cut(line, " ")
	f := strings.Split(rest, " ; ")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	switch verb {
	case "absent":
		if slices.ContainsFunc(c.Actors, func(a Actor) bool { return a.Name == f[0] }) {
			return "is an actor"
		}
	case "unresolved":
		for _, m := range c.Mentions {
			if text[m.Start:m.End] == f[0] && m.Actor >= 0 {
				return "means " + c.Actors[m.Actor].Name
			}
		}
	case "group":
		_, members, named := strings.Cut(f[0], "= ")
		if !named {
			return c.checkActor(Group, f, text)
		}
		return c.checkGroup(strings.Split(members, " + "), strings.Split(f[1], " | "), text)
	case "title", "status":
		i := actorNamed(c, f[0])
		if i < 0 {
			return "no such actor"
		}
		for _, o := range c.Actors[i].Offices {
			if verb == "title" && o.Title == f[1] || verb == "status" && o.Status == f[1] {
				return ""
			}
		}
		return fmt.Sprintf("offices are %+v", c.Actors[i].Offices)
	case "person", "country", "organization":
		return c.checkActor(Kind(verb), f, text)
	default:
		return "unknown check"
	}
	return ""
}

// checkActor looks for one actor with the name, country, level, code and mentions.
func (c *Cast) checkActor(kind Kind, f []string, text string) string {
	for len(f) < 5 {
		f = append(f, "-")
	}
	fault := "no such actor among " + c.namesOf(kind)
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind != kind || f[0] != "-" && a.Name != f[0] {
			continue
		}
		level := ""
		for _, o := range a.Offices {
			if level == "" || o.Level == f[2] {
				level = o.Level
			}
		}
		fault = ""
		for k, got := range []string{a.Country, level, a.Cameo} {
			if f[k+1] != "-" && got != f[k+1] {
				fault += fmt.Sprintf("got %q, want %q; ", got, f[k+1])
			}
		}
		if f[4] != "-" {
			fault += c.lacks(i, strings.Split(f[4], " | "), text)
		}
		if fault == "" {
			return ""
		}
	}
	return fault
}

func (c *Cast) namesOf(kind Kind) string {
	var names []string
	for _, a := range c.Actors {
		if a.Kind == kind {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

// lacks names the wanted mentions that the actor has not.
func (c *Cast) lacks(actor int, want []string, text string) string {
	var got []string
	for _, m := range c.Mentions {
		if m.Actor == actor {
			got = append(got, text[m.Start:m.End])
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			return fmt.Sprintf("no mention %q among %q", w, got)
		}
	}
	return ""
}

// checkGroup looks at what the words mean: a group of just these members.
func (c *Cast) checkGroup(want, words []string, text string) string {
	slices.Sort(want)
	for _, w := range words {
		fault := fmt.Sprintf("no mention at %q", w)
		for _, m := range c.Mentions {
			if text[m.Start:m.End] != w || m.Actor < 0 {
				continue
			}
			var got []string
			for _, k := range c.Actors[m.Actor].Members {
				got = append(got, c.Actors[k].Name)
			}
			slices.Sort(got)
			if fault = ""; !slices.Equal(want, got) {
				fault = fmt.Sprintf("%q means %q of %q", w, c.Actors[m.Actor].Name, got)
			}
			break
		}
		if fault != "" {
			return fault
		}
	}
	return ""
}

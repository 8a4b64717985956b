package actor

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery/record"
	"chancery/syntax"
)

// TestShow prints the cast of the files that ACTOR_SHOW names, for a person to
// read; it asserts nothing.
func TestShow(t *testing.T) {
	show := os.Getenv("ACTOR_SHOW")
	if show == "" {
		t.Skip("ACTOR_SHOW names no files to print")
	}
	for _, file := range strings.Fields(show) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		text := syntax.Parse(s)
		doc := &record.Document{Text: s}
		c := Read(doc, record.NewQuoter(s), text)
		fmt.Println("=====", file)
		fmt.Print(describeCast(c, s))
	}
}

func describeCast(c *Cast, s string) string {
	var b strings.Builder
	for i := range c.Actors {
		a := &c.Actors[i]
		fmt.Fprintf(&b, "%-12s %-28s %-4s %-4s %-4s %-8s %-1s", a.Kind, a.Name, a.Country, a.Sector, a.Sector2, a.Cameo, a.Gender)
		for _, o := range a.Offices {
			fmt.Fprintf(&b, " <%s|%s%s|%s|%s>", o.Title, o.Country, o.Organization, o.Level, o.Status)
		}
		if len(a.Members) > 0 {
			b.WriteString(" members:")
			for _, m := range a.Members {
				b.WriteString(" " + c.Actors[m].Name)
			}
		}
		b.WriteString("\n      ")
		for _, m := range c.Mentions {
			if m.Actor == i {
				mod := ""
				if m.Modifier {
					mod = "~"
				}
				fmt.Fprintf(&b, " [%s%s:%d %s]", strings.Join(strings.Fields(s[m.Start:m.End]), " "), mod, m.Start, m.How)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

package actor

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"chancery/record"
	"chancery/syntax"
)

// FuzzRead holds what is true of any cast: spans lie in the text and in order,
// actors and antecedents exist, and the same text has the same cast.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", ".", "the two sides", "President of the Republic of Korea (ROK) Lee Jae Myung met him.",
		"His Saudi counterpart, Prince", "and and and President President of of", "'s 's 's leader",
		"Queen of", "The North's leader Kim Jong-un, who is also", "U.S. U.S. U.S.", "Li\u00ad Qiang\u200b of",
		"王毅 met Сергей Лавров.", "(ROK) (ROK) (ROK)", "Minister of, and for", "both both the two the three leaders",
		"PRIME MINISTER MODI SAID HE WOULD MEET THE PRESIDENT", "his her its their government's president's",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		text := syntax.Parse(s)
		q := record.NewQuoter(s)
		doc := &record.Document{Text: s}
		c := Read(doc, q, text)
		last := 0
		for i, m := range c.Mentions {
			if m.Start < last || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("mention %d has bytes %d to %d after %d, in %d", i, m.Start, m.End, last, len(s))
			}
			last = m.Start
			if m.Actor < 0 || m.Actor >= len(c.Actors) || m.Antecedent >= len(c.Mentions) {
				t.Fatalf("mention %d points to actor %d, antecedent %d", i, m.Actor, m.Antecedent)
			}
			if m.First >= m.Last || m.WholeFirst > m.First || m.Last > m.WholeLast || m.WholeLast > text.Len() {
				t.Fatalf("mention %d has tokens %d to %d inside %d to %d", i, m.First, m.Last, m.WholeFirst, m.WholeLast)
			}
		}
		ids := map[string]bool{}
		for i, a := range c.Actors {
			if ids[a.ID] {
				t.Fatalf("two actors have the id %q", a.ID)
			}
			ids[a.ID] = true
			for _, m := range a.Members {
				if m < 0 || m >= len(c.Actors) {
					t.Fatalf("actor %d has member %d", i, m)
				}
			}
		}
		c.Records(q)
		for i := range min(text.Len(), 8) {
			c.AtHead(i)
			c.Covering(i)
		}
		if again := Read(doc, q, text); !reflect.DeepEqual(again.Mentions, c.Mentions) {
			t.Fatal("the same text has two casts")
		}
	})
}

// FuzzResolve holds that any phrase is answered.
func FuzzResolve(f *testing.F) {
	f.Add("the Chilean president", "", "2020-01-01")
	f.Add(", of 's", "in Mali", "yesterday")
	f.Fuzz(func(_ *testing.T, phrase, context, date string) { Resolve(phrase, context, date) })
}

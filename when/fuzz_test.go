package when

import (
	"strings"
	"testing"
)

// FuzzFind: no text may cause a panic, and every span lies inside the text, in
// order and without overlap.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"He met her on Jan. 6 from 3 to 5 p.m. GMT.", "30 February 12026", "1/2/2026 11/31 2/29-3/1/2019", "the last 99999999 years",
		"between between 1 and 2 and 3 May May", "in a a a few couple of weeks ago ago", "twenty twenty one hundred thousand and", "the the the 6th of of",
		"the first week of the last month of the next century", "M\u00ady MA\u200bY \xff\xfe ½ year", "'69 '' ' s 's the 1990's's", "Q9 H3 2019-99-99 20199999",
		strings.Repeat("from Monday to ", 50), "a million decades ago", "the 9999999th day of May", "99:99 24:60 12 p.m", "2 weeks before 3 weeks after 4 weeks before Monday",
	} {
		f.Add(s, 2026, 1, 6)
	}
	f.Add("yesterday last Friday", 0, 0, 0)
	f.Fuzz(func(t *testing.T, s string, y, m, d int) {
		ref := Date{y, m, d}
		if y < 1 || y > 9999 || !ref.exists() {
			ref = Date{}
		}
		last := 0
		for _, x := range Find(s, Basis{Dateline: ref}) {
			if x.Start < last || x.End <= x.Start || x.End > len(s) {
				t.Fatalf("%q: span %d-%d after %d", s, x.Start, x.End, last)
			}
			last = x.End
			if x.Unresolved == (x.Reason == "") {
				t.Fatalf("%q: unresolved %v with reason %q", s, x.Unresolved, x.Reason)
			}
			if !x.From.IsZero() && !x.To.IsZero() && x.To.before(x.From) {
				t.Fatalf("%q: from %s to %s", s, x.From, x.To)
			}
		}
		Specs(s, ref)
		(&TEIReader{}).Read(s, 0, len(s), ref)
	})
}

const benchText = `The foreign ministers of the two countries met on Tuesday, a day after the summit in which their leaders had agreed, on Jan. 6, to resume talks that broke down in March 2019. ` +
	`Trade rose 12.5 percent in the third quarter of 2025, and the sides will hold a second round next week, officials said at 10:30 a.m. GMT. `

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(benchText, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := newsReader{basis: tuesday}
		for i := 0; i < len(text); i += len(benchText) {
			r.sentence(text, i, i+len(benchText), i/len(benchText))
		}
	}
}

// BenchmarkFindLong reads as one sentence what no sentence is: cost per byte
// must stay what it is in BenchmarkFind.
func BenchmarkFindLong(b *testing.B) {
	text := strings.Repeat(benchText, 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, tuesday)
	}
}

func BenchmarkFindHostile(b *testing.B) {
	text := strings.Repeat("from the last 3 May to between 4 and 5 of the first week of ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, tuesday)
	}
}

package when

import "testing"

func TestSpecsGivesBothReadings(t *testing.T) {
	ref := Date{2024, 5, 15} // a Wednesday
	cases := []struct{ text, span, typ, value string }{
		{"call me on Friday", "Friday", "date", "2024-05-10"},
		{"due 3 March", "3 March", "date", "2024-03-03"},
		{"the plan for next month", "next month", "daterange", "2024-06-01/2024-07-01"},
		{"away from 2 to 9 June 2024", "from 2 to 9 June 2024", "daterange", "2024-06-02/2024-06-09"},
		{"it ran for two and a half hours", "two and a half hours", "duration", "9000"},
		{"open since 2020", "since 2020", "daterange", "2020-01-01/"},
		{"paid before July 4", "before July 4", "daterange", "/2023-07-04"},
		{"the second quarter of 2023", "the second quarter of 2023", "daterange", "2023-04-01/2023-07-01"},
		{"closed the last 10 days", "last 10 days", "daterange", "2024-05-05/2024-05-15"},
		{"back in three weeks", "in three weeks", "date", "2024-06-05"},
		{"lost on Feb 30", "Feb 30", "date", "not resolved"},
		{"the first Monday of next month", "the first Monday of next month", "date", "2024-06-03"},
		{"the week after next", "the week after next", "daterange", "2024-05-27/2024-06-03"},
		{"music of the 1980s", "the 1980s", "daterange", "1980-01-01/1990-01-01"},
		{"due 12/31/2024", "12/31/2024", "date", "2024-12-31"},
	}
	for _, c := range cases {
		got := Specs(c.text, ref)
		if len(got) != 1 {
			t.Errorf("%s: %d expressions: %+v", c.text, len(got), got)
			continue
		}
		g := got[0]
		if span := c.text[g.Start:g.End]; span != c.span || g.Type != c.typ || g.Value != c.value {
			t.Errorf("%s: %q %s %s, want %q %s %s", c.text, span, g.Type, g.Value, c.span, c.typ, c.value)
		}
	}
}

func TestTEIReadsGivenSpans(t *testing.T) {
	ref := Date{2010, 6, 9}
	cases := []struct{ sentence, span, key, want string }{
		{"The treaty was signed on 3 March 1918.", "3 March 1918", "when", "1918-03-03"},
		{"He was elected two years ago.", "two years ago", "when", "2008"},
		{"They met last week.", "last week", "from", "2010-05-31"},
		{"The style spread in the 18th century.", "the 18th century", "to", "1799-12-31"},
		{"Prices doubled in the 1920s.", "1920s", "from", "1920-01-01"},
		{"Snow is common in winter.", "winter", "from", "--12"},
		{"She fled during World War II.", "World War II", "to", "1945-09-02"},
		{"Carthage fell in 146 BC.", "146 BC", "when", "-0146"},
	}
	for _, c := range cases {
		var r TEIReader
		i := index(c.sentence, c.span)
		if got := r.Read(c.sentence, i, i+len(c.span), ref); got[c.key] != c.want {
			t.Errorf("%s: %v, want %s=%s", c.sentence, got, c.key, c.want)
		}
	}
}

func TestTEIKeepsTheYearToldLast(t *testing.T) {
	var r TEIReader
	ref := Date{2010, 6, 9}
	r.Read("In 1848 he sailed west.", 3, 7, ref)
	s := "On September 17 he landed."
	if got := r.Read(s, 3, 15, ref); got["when"] != "1848-09-17" {
		t.Errorf("%v, want the year told last", got)
	}
}

func index(s, sub string) int {
	for i := range s {
		if len(s)-i >= len(sub) && s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		d       Date
		weekday int
	}{{Date{2026, 1, 6}, 2}, {Date{2000, 2, 29}, 2}, {Date{1900, 1, 1}, 1}, {Date{1, 1, 1}, 1}} {
		if got := c.d.Weekday(); got != c.weekday {
			t.Errorf("%s: weekday %d, want %d", c.d, got, c.weekday)
		}
		if got := fromNumber(c.d.number()); got != c.d {
			t.Errorf("%s comes back as %s", c.d, got)
		}
	}
	if e := easter(2026); e != (Date{2026, 4, 5}) {
		t.Errorf("Easter 2026 is %s", e)
	}
	if y, w := (Date{2021, 1, 3}).isoWeek(); y != 2020 || w != 53 {
		t.Errorf("3 January 2021 is in week %d of %d", w, y)
	}
}

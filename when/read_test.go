package when

import "testing"

// The stories' day in these tests is Tuesday 6 January 2026.
var tuesday = Basis{Dateline: Date{2026, 1, 6}}

func TestFindResolvesNews(t *testing.T) {
	cases := []struct{ text, span, want string }{
		{"The ministers met in Oslo on Tuesday.", "Tuesday", "2026-01-06"},
		{"The envoy left Ankara on Friday.", "Friday", "2026-01-02"},
		{"The council will vote on Friday.", "Friday", "2026-01-09"},
		{"He arrived yesterday.", "yesterday", "2026-01-05"},
		{"He will stay from Jan. 4 to 7.", "from Jan. 4 to 7", "2026-01-04/2026-01-07"},
		{"She visited from Oct. 30-Nov. 1.", "from Oct. 30-Nov. 1", "2025-10-30/2025-11-01"},
		{"The two met in 2014.", "2014", "2014"},
		{"Trade grew in May 2019.", "May 2019", "2019-05"},
		{"The talks broke down last month.", "last month", "2025-12"},
		{"They will meet next week.", "next week", "2026-01-12/2026-01-18"},
		{"The pact was signed two years ago.", "two years ago", "2024"},
		{"On the afternoon of January 6, the president met the premier.", "the afternoon of January 6", "2026-01-06"},
		{"The summit opened at 3 p.m. on Monday.", "at 3 p.m. on Monday", "2026-01-05T15:00"},
		{"It began at 10:30 GMT on Jan. 5.", "at 10:30 GMT on Jan. 5", "2026-01-05T10:30Z"},
		{"Prices fell in the third quarter of 2025.", "the third quarter of 2025", "2025-07-01/2025-09-30"},
		{"It was built in the 1990s.", "the 1990s", "1990-01-01/1999-12-31"},
		{"Leaders gathered on Christmas Day.", "Christmas Day", "2025-12-25"},
		{"The visit, from 4 to 6 January 2026, was his first.", "from 4 to 6 January 2026", "2026-01-04/2026-01-06"},
		{"The delegation left on the 4th.", "the 4th", "2026-01-04"},
		{"He speaks on Janu\u00adary 8.", "Janu\u00adary 8", "2026-01-08"},
		{"ON JAN. 5 THE TWO SIDES MET.", "JAN. 5", "2026-01-05"},
		{"On Nov. 20-22 last year they met.", "Nov. 20-22 last year", "2025-11-20/2025-11-22"},
	}
	for _, c := range cases {
		got := Find(c.text, tuesday)
		if len(got) != 1 {
			t.Errorf("%s: %d times, want 1: %+v", c.text, len(got), got)
			continue
		}
		v := got[0].Value
		if got[0].EndValue != "" {
			v += "/" + got[0].EndValue
		}
		if span := c.text[got[0].Start:got[0].End]; span != c.span || v != c.want {
			t.Errorf("%s: %q is %q (%s), want %q is %q", c.text, span, v, got[0].Reason, c.span, c.want)
		}
	}
}

func TestFindLeavesUnresolved(t *testing.T) {
	cases := []struct {
		text   string
		basis  Basis
		reason string
	}{
		{"The law took effect on 30 February.", tuesday, reasonNoSuchDay},
		{"The note is dated 1/2/2026.", tuesday, reasonOrder},
		{"It falls on January 6, 12026.", tuesday, reasonYear},
		{"He left yesterday.", Basis{}, reasonNoReference},
		{"He left on Monday.", Basis{}, reasonNoReference},
		{"Growth slowed in fiscal year 2024.", tuesday, "a fiscal or school year begins on different days in different places"},
	}
	for _, c := range cases {
		got := Find(c.text, c.basis)
		if len(got) != 1 || !got[0].Unresolved || got[0].Reason != c.reason || got[0].Value != "" {
			t.Errorf("%s: %+v, want one unresolved: %s", c.text, got, c.reason)
		}
	}
}

func TestFindPassesOverWhatIsNoTime(t *testing.T) {
	for _, s := range []string{
		"Theresa May said the deal may fail.", "Prices may rise and troops may march.", "He took second place.",
		"The 2,018 delegates sat down.", "Call 138-2010-2015.", "A spring of water fell.", "The sun sat low.",
		"It fell 1.2015 percent.", "Some 1999 troops and over 2000 people fled.", "Resolution 1701 stands.", "They talk twice a year.", "The Five-Year Plan was praised.", "May I help?", "The second round of talks failed.",
	} {
		if got := Find(s, tuesday); len(got) > 0 {
			t.Errorf("%s: %+v", s, got)
		}
	}
}

func TestFindCountsFromWhatWasTold(t *testing.T) {
	text := "The pact was signed on December 30. A day later the envoys left."
	r := newsReader{basis: tuesday}
	r.sentence(text, 0, 35, 0)
	r.sentence(text, 36, len(text), 1)
	if len(r.out) != 2 || r.out[1].Value != "2025-12-31" || r.out[1].Basis != "earlier expression" {
		t.Errorf("%+v", r.out)
	}
}

func TestFindIsUnsureOfAVisitsThirdDay(t *testing.T) {
	got := Find("On the third day of his visit, Kim toured a plant.", tuesday)
	if len(got) != 1 || got[0].Reason != reasonNoAnchor {
		t.Errorf("%+v", got)
	}
}

func TestNumberCountsDaysOverMonths(t *testing.T) {
	for _, test := range []struct {
		a, b Date
		days int
	}{
		{Date{2024, 2, 28}, Date{2024, 3, 1}, 2},
		{Date{2024, 12, 31}, Date{2025, 1, 1}, 1},
		{Date{2024, 0, 0}, Date{2024, 1, 1}, 0},
		{Date{2024, 3, 0}, Date{2024, 3, 31}, 30},
	} {
		if got := test.b.Number() - test.a.Number(); got != test.days {
			t.Errorf("%v to %v: %d days, want %d", test.a, test.b, got, test.days)
		}
	}
}

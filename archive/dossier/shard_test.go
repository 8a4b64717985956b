package dossier

import "testing"

func TestShardIsTheDyadAndTheMonth(t *testing.T) {
	of := func(date string, codes ...string) Report {
		r := Report{Kind: "meeting", Status: "held", Date: date}
		for _, c := range codes {
			r.Participants = append(r.Participants, Participant{Kind: "country", Country: c})
		}
		return r
	}
	for _, c := range []struct {
		report Report
		want   string
	}{
		{of("2026-01-31", "KOR", "CHN"), "CHN-KOR-2026-01"},
		{of("2026-01", "CHN", "KOR"), "CHN-KOR-2026-01"},
		{of("2026-02-01", "VNM", "KOR", "CHN"), "CHN-KOR-2026-02"},
		{of("2026-02-01", "VNM"), "VNM-none-2026-02"},
		{of("", "CHN", "KOR"), "CHN-KOR-none"},
		{of("", "a.b c", "KOR"), "KOR-abc-none"},
		{of("2026"), "none-none-none"},
	} {
		if got := Shard(c.report); got != c.want {
			t.Errorf("%+v: shard %q, want %q", c.report, got, c.want)
		}
	}
}

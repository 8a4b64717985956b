package dossier

import (
	"slices"
	"strings"
	"testing"
)

// met is a report that two leaders met in Beijing, changed as a case needs.
func met(doc string, change func(*Report)) Report {
	r := Report{
		Key: Key{Document: doc, Encounter: "e1"}, Kind: "meeting", Status: "held", Date: "2026-01-06",
		City: "Beijing", Country: "CHN", Zone: "CHN", Published: "2026-01-06T20:00",
		Participants: []Participant{
			{Kind: "person", Names: []string{"Li Qiang", "Li"}, Title: "Premier", Level: "head of government", Country: "CHN"},
			{Kind: "person", Names: []string{"Lee Jae Myung"}, Title: "President", Level: "head of state", Country: "KOR"},
		},
	}
	if change != nil {
		change(&r)
	}
	return r
}

func TestSignsAndContradictions(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Report)
		joined bool
		words  string // of a reason when joined, of the near miss when not
	}{
		{"another spelling", func(r *Report) { r.Participants[1].Names = []string{"I Jae-myeong"} }, true, "same two persons: Li Qiang; Lee Jae Myung (I Jae-myeong)"},
		{"talks are a meeting", func(r *Report) { r.Kind = "talks" }, true, "meeting, talks"},
		{"planned before", func(r *Report) { r.Status = "planned"; r.Published = "2026-01-02" }, true, "same day: 2026-01-06"},
		{"cancelled on the day", func(r *Report) { r.Status = "cancelled" }, true, "same day"},
		{"by title", func(r *Report) { r.Participants[0].Names = nil }, true, "Premier (Li Qiang)"},
		{"another day", func(r *Report) { r.Date = "2026-01-07" }, false, "another day: 2026-01-06, 2026-01-07"},
		{"the next day by a clock far ahead", func(r *Report) { r.Date, r.Zone = "2026-01-05", "USA" }, true, "a day apart by the clocks"},
		{"the next day by a clock behind", func(r *Report) { r.Date, r.Zone = "2026-01-07", "USA" }, false, "another day"},
		{"a call", func(r *Report) { r.Kind, r.Mode = "call", "telephone" }, false, "another kind"},
		{"another premier", func(r *Report) { r.Participants[0].Names = []string{"Li Keqiang"} }, false, "other people for CHN"},
		{"a third party", func(r *Report) {
			r.Participants = append(r.Participants, Participant{Kind: "person", Names: []string{"Shigeru Ishiba"}, Country: "JPN"})
		}, false, "one more party: JPN"},
		{"another country", func(r *Report) { r.Country, r.City = "KOR", "Seoul" }, false, "another country: CHN, KOR"},
		{"only proposed, no day", func(r *Report) { r.Status, r.Date = "proposed", "" }, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := met("a", nil), met("b", tt.change)
			d := Cluster([]Report{a, b}, nil, Options{})
			near := Near([]Report{a}, map[string][]Report{"other": {b}}, Options{})
			if joined := len(d) == 1; joined != tt.joined {
				t.Fatalf("joined: %v, want %v (%+v, near: %+v)", joined, tt.joined, d[0].Joins, near)
			}
			if tt.joined {
				has := func(r Reason) bool { return strings.Contains(r.Words, tt.words) }
				if !slices.ContainsFunc(d[0].Joins[0].Reasons, has) {
					t.Errorf("no reason says %q: %+v", tt.words, d[0].Joins[0].Reasons)
				}
				return
			}
			if tt.words != "" && (len(near) != 1 || !strings.Contains(near[0].Why, tt.words)) {
				t.Errorf("near misses %+v, want one that says %q", near, tt.words)
			}
		})
	}
}

// TestVagueReportsJoinOneOrNone has a report of two countries on a day with one
// meeting, and with two.
func TestVagueReportsJoinOneOrNone(t *testing.T) {
	vague := met("v", func(r *Report) {
		r.Participants = []Participant{{Kind: "country", Country: "CHN"}, {Kind: "country", Country: "KOR"}}
	})
	other := met("c", func(r *Report) { r.Participants[0].Names = []string{"Xi Jinping"} })
	for _, tt := range []struct {
		reports []Report
		want    int // reports in the vague one's dossier
	}{
		{[]Report{met("a", nil), vague}, 2},
		{[]Report{met("a", nil), other, vague}, 1},
	} {
		if d := holding(Cluster(tt.reports, nil, Options{}), vague.Key); len(d.Reports) != tt.want {
			t.Errorf("of %d reports the vague one is with %d, want %d", len(tt.reports), len(d.Reports), tt.want)
		}
	}
}

func TestAnOfficeStandsForItsHolderOfTheDay(t *testing.T) {
	opt := Options{Holder: func(_, level, country, _, _ string) (string, bool) {
		return "Li Qiang", level == "head of government" && country == "CHN"
	}}
	titled := met("b", func(r *Report) {
		r.Participants[0] = Participant{Kind: "person", Title: "Premier", Level: "head of government", Country: "CHN"}
	})
	d := Cluster([]Report{met("a", nil), titled}, nil, opt)
	if len(d) != 1 || !strings.Contains(d[0].Joins[0].Reasons[1].Words, "Li Qiang, by office on the day") {
		t.Errorf("%+v", d)
	}
}

func TestCopiesCountOnce(t *testing.T) {
	text := story + " and " + story[20:90] + " while the ferry waited for them in the harbour below the old fort"
	whole := met("a", func(r *Report) { r.Text = Print(text) })
	short := met("b", func(r *Report) { r.Text = Print(text[:2*len(text)/3]) })
	other := met("c", func(r *Report) {
		r.Text = Print("Quite another text of the same meeting, written by someone who sat in the second row and " +
			"who counted the flags, the glasses and the minutes, and found that all three were more than last year")
	})
	d := Cluster([]Report{whole, short, other}, nil, Options{})
	if len(d) != 1 || len(d[0].Stories) != 2 || len(d[0].Stories[0]) != 2 {
		t.Fatalf("%+v", d)
	}
}

func TestADocumentIsNoCopyOfItself(t *testing.T) {
	off := func(id, status string) Report {
		return met("a", func(r *Report) { r.Encounter, r.Status, r.Date, r.Text = id, status, "", Print(story) })
	}
	if d := Cluster([]Report{off("e1", "held"), off("e2", "cancelled")}, nil, Options{}); len(d) != 2 {
		t.Errorf("one document tells of a meeting held and of one cancelled, and they are joined: %+v", d)
	}
}

func TestHistoryFollowsPublication(t *testing.T) {
	d := Cluster([]Report{
		met("held", nil),
		met("planned", func(r *Report) { r.Status, r.Published = "planned", "2026-01-02" }),
		met("cancelled", func(r *Report) { r.Status, r.Published = "cancelled", "2026-01-04" }),
	}, nil, Options{})
	var got []string
	for _, s := range d[0].History {
		got = append(got, s.Status)
	}
	if len(d) != 1 || strings.Join(got, " ") != "planned cancelled held" {
		t.Errorf("%d dossiers, history %q", len(d), got)
	}
}

func TestCarryKeepsIDs(t *testing.T) {
	keys := []Key{{"a", "e1"}, {"b", "e1"}, {"c", "e1"}, {"d", "e1"}}
	before := map[Key]string{keys[1]: "old", keys[2]: "old", keys[3]: "older"}
	now := []Dossier{
		{ID: "old", Reports: keys[:1]}, // its own id is taken by those who had it
		{ID: "x", Reports: keys[1:3]},
		{ID: "y", Reports: keys[3:]},
	}
	Carry(before, now)
	if now[1].ID != "old" || now[2].ID != "older" || now[0].ID == "old" || now[0].ID == "" {
		t.Errorf("ids %q, %q, %q", now[0].ID, now[1].ID, now[2].ID)
	}
}

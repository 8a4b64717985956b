package dossier

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"pgregory.net/rapid"
)

// leaders are people of a made-up world, each with spellings.
var leaders = [][]string{
	{"AAA", "Aran Belmar", "A. Belmar", "Belmar"},
	{"AAA", "Coru Dastin", "Coru Dastyn"},
	{"BBB", "Lee Jae Myung", "I Jae-myeong", "Lee"},
	{"BBB", "Kim Min-seok", "Gim Min Suk"},
	{"CCC", "Olena Zelenskyy", "Olena Zelensky"},
	{"", "Henri Kalant"},
}

// drawReport draws a report from a world small enough for reports to meet.
func drawReport(t *rapid.T, n int) Report {
	pick := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	r := Report{
		Key:  Key{Document: fmt.Sprintf("doc%d", n/2), Encounter: fmt.Sprintf("e%d", n%2+1)},
		Kind: pick("kind", "meeting", "talks", "call", "visit"), Status: pick("status", "held", "held", "planned", "cancelled"),
		Date: pick("date", "", "2025-03-03", "2025-03-04", "2025-03-05", "2025-03"),
		City: pick("city", "", "", "Oneton", "Twoton"), Country: pick("country", "", "AAA", "BBB"),
		Venue: pick("venue", "", "", "Long Hall", "Old Fort"), Zone: pick("zone", "", "CHN", "USA"),
		Published: "2025-03-05", Text: Print(pick("text", "one", "two", "three") + story),
	}
	for i, w := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(leaders)-1), 1, 3, rapid.ID).Draw(t, "who") {
		p := Participant{Kind: "person", Country: leaders[w][0], Level: "head of state"}
		switch rapid.IntRange(0, 4).Draw(t, "how") {
		case 0:
			p.Title = "President"
		case 1:
			p.Kind = "country"
		default:
			p.Names = []string{pick("spelling", leaders[w][1:]...)}
		}
		if r.Kind == "visit" {
			p.Role = []string{"visitor", "host", "host"}[i]
		}
		r.Participants = append(r.Participants, p)
	}
	return r
}

// story is a text long enough for a fingerprint.
var story = strings.Join(strings.Fields(`
	 the two sides spoke for an hour of grain, of the ferry and of the bridge that neither has paid for, and
	 parted with a promise to send engineers in spring when the river is low and the piers can be seen`), " ")

// madeReports makes n reports of a year of a busy world: some 190 countries of
// which a few do most of the talking, meetings told by one to six documents in
// different words.
func madeReports(n int) []Report {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	code := func() int { return int(190 * rng.Float64() * rng.Float64()) }
	out := make([]Report, 0, n)
	for meeting := 0; len(out) < n; meeting++ {
		a := code()
		b := (a + 1 + code()) % 191
		day := dayName(19000 + rng.IntN(365*max(1, n/3000)))
		kind := []string{"meeting", "talks", "call", "summit"}[rng.IntN(4)]
		for k := range 1 + rng.IntN(6) {
			r := Report{
				Key:  Key{Document: fmt.Sprintf("doc%d-%d", meeting, k), Encounter: "e1"},
				Kind: kind, Status: "held", Date: day, Published: day, Text: Print(fmt.Sprint(meeting, k/3) + story),
			}
			switch rng.IntN(8) {
			case 0:
				r.Date = day[:7]
			case 1:
				r.Date = ""
			}
			if rng.IntN(2) == 0 {
				r.City = fmt.Sprint("City", a)
			}
			for _, c := range []int{a, b} {
				p := Participant{Kind: "person", Country: fmt.Sprintf("C%02d", c), Names: []string{fmt.Sprintf("Given%d Family%d", c, c)}}
				if rng.IntN(10) == 0 {
					p.Kind, p.Names = "country", nil
				}
				r.Participants = append(r.Participants, p)
			}
			if len(out) < n {
				out = append(out, r)
			}
		}
	}
	return out
}

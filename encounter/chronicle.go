package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// A chronicle opens its paragraphs with the day they tell of ("March 8, 2018: …"); a
// diary puts the day, and often the town, on a line of its own over what is planned
// ("Monday 19 May", "Brussels"), and leaves out whose diary it is, which the headline
// tells.

// chronicle holds what the layout of a document says of its sentences.
type chronicle struct {
	days   []*when.Time   // by segment: the day that heads it, or nil
	towns  []*where.Place // by segment: the town that heads it, or nil
	dated  []bool         // by segment: its own first words are the day
	owner  int            // whose diary it is, an actor, or -1
	turned bool           // it is a transcript
	remote bool           // the document is a diary: what it lists is to come
}

// chronicled reads the layout.
func (f *finder) chronicled() {
	n := len(f.doc.Segments)
	c := &f.layout
	c.days, c.towns, c.dated, c.owner = make([]*when.Time, n), make([]*where.Place, n), make([]bool, n), -1
	f.diaryOf(c)
	c.turned = f.turns()
	var day *when.Time
	var town *where.Place
	for i, s := range f.doc.Segments {
		if s.Kind != record.Paragraph {
			continue
		}
		start, end := f.q.Byte(s.Start), f.q.Byte(s.End)
		t := f.dayAt(start, end)
		switch {
		case t != nil && f.nothingBehind(t.End, end):
			day, town = t, nil // a line of its own
			continue
		case t != nil && f.colonBehind(t.End, end):
			c.days[i], c.dated[i] = t, true
			continue
		}
		if p := f.townLine(start, end); p != nil && day != nil {
			town = p
			continue
		}
		c.days[i], c.towns[i] = day, town
	}
}

// turns tells of a transcript: paragraphs that open with a name and a colon.
func (f *finder) turns() bool {
	n := 0
	for _, s := range f.doc.Segments {
		if s.Kind != record.Paragraph {
			continue
		}
		k, ok := f.text.TokenAt(f.q.Byte(s.Start))
		if !ok {
			continue
		}
		for i := k.Index(); i < min(k.Index()+nearReach, k.Sentence().Last()); i++ {
			if f.text.Token(i).Text() == ":" {
				_, named := f.index.end[i]
				if named {
					n++
				}
				break
			}
		}
	}
	return n > 1
}

// diaryOf finds whose diary the headline announces: "Calendar of President A".
func (f *finder) diaryOf(c *chronicle) {
	for _, s := range f.doc.Segments {
		if s.Kind != record.Title {
			continue
		}
		start, end := f.q.Byte(s.Start), f.q.Byte(s.End)
		for _, w := range strings.Fields(strings.ToLower(f.q.Text()[start:end])) {
			c.remote = c.remote || f.lex.diaries[strings.Trim(w, ":,.")]
		}
		if !c.remote {
			return
		}
		for _, m := range f.cast.Within(start, end) {
			if m.Actor < 0 || f.cast.Actors[m.Actor].Kind != actor.Person || m.Actor == c.owner {
				continue
			}
			if c.owner >= 0 {
				c.owner = -1
				return
			}
			c.owner = m.Actor
		}
		return
	}
}

// dayAt is the day or span of days that the bytes open with.
func (f *finder) dayAt(start, end int) *when.Time {
	i := f.timesFrom(start)
	if i >= len(f.times) {
		return nil
	}
	t := &f.times[i]
	if t.Unresolved || t.From.IsZero() || t.Value == "" || t.End > end || t.Precision != when.Day && (t.Precision != when.Range || len(t.Value) != len("2006-01-02")) || strings.Trim(f.q.Text()[start:max(start, t.Start)], " -–—•*\t") != "" {
		return nil
	}
	return t
}

func (f *finder) nothingBehind(from, end int) bool {
	return strings.Trim(f.q.Text()[from:end], " :.,\t") == ""
}

// colonBehind tells of "March 8, 2018: " and "June 12 – ".
func (f *finder) colonBehind(from, end int) bool {
	rest := strings.TrimLeft(f.q.Text()[from:end], " ")
	for _, sign := range []string{":", "–", "—", "- "} {
		if strings.HasPrefix(rest, sign) {
			return true
		}
	}
	return false
}

// townLine is the town that fills a line by itself.
func (f *finder) townLine(start, end int) *where.Place {
	k, ok := f.text.TokenAt(start)
	if !ok {
		return nil
	}
	p, ok := f.placeAt(k)
	if !ok || p.Level != where.City && p.Level != where.Country || p.Start != start || !f.nothingBehind(p.End, end) {
		return nil
	}
	return &p
}

// segmentOf is the number of the segment that a report stands in.
func (f *finder) segmentOf(r *report) int {
	i, _ := slices.BinarySearch(f.starts, f.text.Sentence(r.sentence).Start()+1)
	return i - 1
}

// headed gives a report the day and town that head its paragraph, where its own words
// tell none.
func (f *finder) headed(r *report) {
	i := f.segmentOf(r)
	if i < 0 || i >= len(f.layout.days) || r.segment != record.Paragraph {
		return
	}
	if d := f.layout.days[i]; d != nil && r.kind != "letter" {
		f.dayOf(r, d, f.layout.dated[i])
	}
	if p := f.layout.towns[i]; p != nil && r.place.country == "" && r.kind != "call" && r.kind != "visit" && !r.background {
		r.place.set(*p)
	}
	if f.layout.remote && r.status == "held" && !r.background && !r.before && (r.date.value == "" || f.layout.days[i] != nil) {
		r.status = "planned"
	}
}

// dayOf gives a report the day that heads its paragraph. A day within the paragraph
// that has no year of its own is of the heading's year.
func (f *finder) dayOf(r *report, d *when.Time, dated bool) {
	if own := r.date; own.value != "" && len(own.evidence) > 0 && own.evidence[0] != [2]int{d.Start, d.End} {
		if dated && strings.HasPrefix(own.timex, "XXXX-") && own.precision == string(when.Day) && own.end == "" && own.from.Year != d.From.Year {
			r.date.from.Year, r.date.to.Year = d.From.Year, d.From.Year
			r.date.value = r.date.from.String()
		}
		return
	}
	if !r.background && !r.before && !r.apart && !f.untimed(r) {
		r.date = datingOf(d)
	}
}

// untimed tells of a report with a time of its own that the document does not
// settle, or whose status says that it was not on the day of the others.
func (f *finder) untimed(r *report) bool {
	return r.status == "cancelled" || r.status == "planned" && !f.layout.remote || r.status == "invited" || r.status == "proposed" || r.status == "hypothetical"
}

// ownDiary gives the owner of a diary as the side that its entries leave out:
// "Meeting with the President of B".
func (f *finder) ownDiary(k syntax.Token, with []side) []side {
	if f.layout.owner < 0 || len(f.expand(with)) == 0 || f.segmentAt(k.Start()) != record.Paragraph {
		return nil
	}
	for _, s := range with {
		if s.actor == f.layout.owner {
			return nil
		}
	}
	return []side{{actor: f.layout.owner, at: k.Index()}}
}

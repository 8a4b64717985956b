package web

import (
	"net/url"
	"slices"
	"strconv"

	"chancery/internal/address"
	"chancery/record"
)

// partLetters is how much of a text a page shows, in code points. No story is as
// long; a chronicle or a volume of speeches is shown in parts, since a page of all of
// a megabyte with what was read in it would itself have thirty.
const partLetters = 40_000

// part is the stretch of a text that a page shows.
type part struct {
	start, end int // code points, end exclusive
	Number, Of int
	Earlier    string // the pages of the parts beside it; "" for none
	Later      string
}

// within tells whether some words begin in the part.
func (p *part) within(list ...record.Evidence) bool {
	return slices.ContainsFunc(list, func(e record.Evidence) bool { return e.Start >= p.start && e.Start < p.end })
}

// partOf is the part that a request asks for: by its number, by words in it, or by an
// encounter or statement of it. Parts end where segments do.
func partOf(r *record.Record, q url.Values) part {
	d := &r.Document
	var ends []int
	begin, last := 0, 0
	for _, seg := range d.Segments {
		if seg.End-begin > partLetters && last > begin {
			ends, begin = append(ends, last), last
		}
		last = max(last, seg.End)
	}
	ends = append(ends, max(last, len([]rune(d.Text))))
	n, _ := strconv.Atoi(q.Get("part"))
	holds := func(start int) int {
		return 1 + slices.IndexFunc(ends, func(end int) bool { return start < end })
	}
	if at, ok := askedSpan(q.Get("at")); ok && n == 0 {
		n = holds(at.Start)
	} else if start, ok := startOf(r, q.Get("item")); ok && n == 0 {
		n = holds(start)
	}
	n = min(max(n, 1), len(ends))
	p := part{end: ends[n-1], Number: n, Of: len(ends)}
	if n > 1 {
		p.start, p.Earlier = ends[n-2], address.Document(d.ID)+"?part="+strconv.Itoa(n-1)
	}
	if n < len(ends) {
		p.Later = address.Document(d.ID) + "?part=" + strconv.Itoa(n+1)
	}
	return p
}

// startOf is where the words of an encounter or a statement begin, by its id.
func startOf(r *record.Record, id string) (int, bool) {
	var words []record.Evidence
	if i := slices.IndexFunc(r.Encounters, func(e record.Encounter) bool { return e.ID == id }); i >= 0 {
		words = r.Encounters[i].Evidence
	} else if i := slices.IndexFunc(r.Statements, func(s record.Statement) bool { return s.ID == id }); i >= 0 {
		words = r.Statements[i].Pieces()
	}
	if len(words) == 0 {
		return 0, false
	}
	return words[0].Start, true
}

// cut is what of a record a part shows: the things with words in it.
func (p *part) cut(r *record.Record) *record.Record {
	if p.Of == 1 {
		return r
	}
	out := *r
	out.Document.Segments = keep(r.Document.Segments, func(s record.Segment) bool { return s.Start >= p.start && s.Start < p.end })
	out.Encounters = keep(r.Encounters, func(e record.Encounter) bool { return p.within(e.Evidence...) })
	out.Statements = keep(r.Statements, func(s record.Statement) bool { return p.within(s.Pieces()...) })
	out.Events = keep(r.Events, func(e record.Event) bool { return p.within(e.Evidence...) })
	out.Actors = nil
	for _, a := range r.Actors {
		a.Mentions = keep(a.Mentions, func(m record.Mention) bool { return p.within(m.Evidence) })
		if len(a.Mentions) > 0 {
			out.Actors = append(out.Actors, a)
		}
	}
	return &out
}

// keep is a list of those that are wanted.
func keep[T any](list []T, wanted func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool { return !wanted(one) })
}

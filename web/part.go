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

// partOf is the part that a request asks for: by its number, or by words in it. Parts
// end where segments do.
func partOf(d *record.Document, q url.Values) part {
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
	if at, ok := askedSpan(q.Get("at")); ok && n == 0 {
		n = 1 + slices.IndexFunc(ends, func(end int) bool { return at.Start < end })
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

// cut is what of a record a part shows: the things with words in it.
func (p *part) cut(r *record.Record) *record.Record {
	if p.Of == 1 {
		return r
	}
	out := *r
	out.Document.Segments = keep(r.Document.Segments, func(s record.Segment) bool { return s.Start >= p.start && s.Start < p.end })
	out.Encounters = keep(r.Encounters, func(e record.Encounter) bool { return p.within(e.Evidence...) })
	out.Statements = keep(r.Statements, func(s record.Statement) bool { return p.within(contents(s)...) })
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

package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// sample is the newest items that fit a filter, each with the numbers of its
// terms. Summaries are counted from one, so that they cost no more on a large
// archive than on a small one.
type sample struct {
	keys      []int64 // sort keys, newest first
	terms     [][]int64
	truncated bool // more fit than were taken
}

// sampleIndex are the indexes that hold all that a sample or a map needs of a
// table. SQLite would pass them over for one that is declared unique; PostgreSQL
// is not told.
var sampleIndex = map[string]string{"dossier": "INDEXED BY dossier_sample"}

// sampleOf takes up to limit of the items of a plan, which must not ask for the
// oldest first; where its lists are long, of the newest on them, as many as look, or
// of all when that is 0.
func sampleOf(ctx context.Context, t *sql.Tx, p *plan, limit, look int) (*sample, error) {
	s := new(sample)
	if p.nothing() {
		return s, nil
	}
	near, rest := p.spans[0], span{}
	if look > 0 && p.long() {
		var err error
		if near, rest, err = p.part(ctx, t, near, look); err != nil {
			return nil, err
		}
	}
	query, args := p.query(near, limit+1)
	rows, err := t.QueryContext(ctx, fmt.Sprintf("SELECT k.item, i.terms FROM (%s) AS k JOIN %s i %s ON i.sort = k.item", query, p.table, sampleIndex[p.table]), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type item struct {
		key      int64
		from, to int // its terms, among all
	}
	var items []item
	var flat []int64
	for rows.Next() {
		var key int64
		var terms sql.RawBytes
		if err := rows.Scan(&key, &terms); err != nil {
			return nil, err
		}
		from := len(flat)
		flat = appendNumbers(flat, terms)
		items = append(items, item{key, from, len(flat)})
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(b.key, a.key) })
	s.truncated = !rest.empty()
	if len(items) > limit {
		items, s.truncated = items[:limit], true
	}
	for _, it := range items {
		s.keys, s.terms = append(s.keys, it.key), append(s.terms, flat[it.from:it.to])
	}
	return s, nil
}

// appendNumbers appends the numbers of a line, parted by spaces.
func appendNumbers(list []int64, line []byte) []int64 {
	n, any := int64(0), false
	for _, c := range line {
		if c == ' ' {
			if any {
				list = append(list, n)
			}
			n, any = 0, false
			continue
		}
		n, any = 10*n+int64(c-'0'), true
	}
	if any {
		list = append(list, n)
	}
	return list
}

// complete is the day from which on nothing is missing in a sample, "" when
// nothing is missing at all.
func (s *sample) complete() string { return completeFrom(s.keys, s.truncated) }

func completeFrom(keys []int64, truncated bool) string {
	if !truncated || len(keys) == 0 {
		return ""
	}
	return dateOf(dayIn(keys[len(keys)-1]) + 1)
}

// dayIn is the number of the day of a sort key, 0 for no date.
func dayIn(sort int64) int64 { return sort >> (serialBits + ordinalBits) }

// dateOf writes a numbered day as YYYY-MM-DD, "" for no date; see dayOf.
func dateOf(day int64) string {
	if day == 0 {
		return ""
	}
	return time.Unix((day-1+firstDay)*86400, 0).UTC().Format(time.DateOnly)
}

// tally is how often a term stands in a sample, and on which days.
type tally struct {
	id          int64
	count       int
	newest      int64 // the item seen first: the newest that has it
	first, last int64 // days, 0 when no item with it has one
}

// tallies counts the terms of a sample.
func (s *sample) tallies() map[int64]*tally {
	out := make(map[int64]*tally)
	for i, key := range s.keys {
		day := dayIn(key)
		for _, id := range s.terms[i] {
			one := out[id]
			if one == nil {
				one = &tally{id: id, newest: key, last: day}
				out[id] = one
			}
			one.count++
			if day != 0 { // keys come newest first
				one.first = day
			}
		}
	}
	return out
}

// most orders tallies of one field by their count, the larger first, then by the
// value of their term, and leaves the first n.
func most(list []*tally, terms map[int64]term, n int) []*tally {
	slices.SortFunc(list, func(a, b *tally) int {
		return cmp.Or(b.count-a.count, strings.Compare(terms[a.id].value, terms[b.id].value))
	})
	return list[:min(len(list), n)]
}

// with narrows a plan to the items that have a term, which is walked first.
func (p *plan) with(ids ...int64) *plan {
	narrow := *p
	narrow.empty = p.empty || len(ids) == 0
	narrow.terms = append([][]int64{ids}, p.terms...)
	return &narrow
}

// count tells how many items fit, up to limit.
func (p *plan) count(ctx context.Context, t *sql.Tx, limit int) (n int, truncated bool, err error) {
	if p.nothing() {
		return 0, false, nil
	}
	query, args := p.query(p.spans[0], limit+1)
	err = t.QueryRowContext(ctx, "SELECT count(*) FROM ("+query+") AS few", args...).Scan(&n)
	return min(n, limit), n > limit, err
}

// whole is a filter without the marks of a page.
func (f Filter) whole() *Filter {
	f.Limit, f.After, f.Oldest = 0, "", false
	return &f
}

// texts writes strings as so many question marks, with them as arguments.
func texts(list []string) (string, []any) {
	args := make([]any, len(list))
	for i, s := range list {
		args[i] = s
	}
	return strings.TrimPrefix(strings.Repeat(", ?", len(list)), ", "), args
}

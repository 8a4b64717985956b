package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// useQuery walks the uses of set phrases that fit a filter.
type useQuery struct {
	filter   Filter
	span     span
	formulae []int64 // nil for all
	fields   []useField
	empty    bool // a value that nothing has
	whole    bool // count by every dimension
	newest   int  // how many of the newest uses to keep
}

// useField is a field of the filter: a use must have one of the terms.
type useField struct {
	group int
	terms []int64 // sorted
}

// errBehind: see migration 0008.
func errBehind(ctx context.Context, t *sql.Tx) error {
	var behind bool
	if err := t.QueryRowContext(ctx, "SELECT behind FROM formula_state").Scan(&behind); err != nil || !behind {
		return err
	}
	return &failure{kind: ErrBehind, hint: "run chancery formulae rescan, once"}
}

// askUses makes the query of a filter.
func askUses(ctx context.Context, t *sql.Tx, f *Filter) (*useQuery, error) {
	if err := errBehind(ctx, t); err != nil {
		return nil, err
	}
	if err := f.eventless(); err != nil {
		return nil, err
	}
	q := &useQuery{filter: *f}
	fields, err := f.asked()
	if err != nil {
		return nil, err
	}
	if q.span, err = f.span(); err != nil {
		return nil, err
	}
	for _, one := range fields {
		if one.field == fieldFormula {
			if q.formulae, err = formulaIDs(ctx, t, one.values); err != nil {
				return nil, err
			}
			q.empty = q.empty || len(q.formulae) == 0
			continue
		}
		terms, err := lookUp(ctx, t, one)
		if err != nil {
			return nil, err
		}
		q.empty = q.empty || len(terms) == 0
		q.fields = append(q.fields, useField{groupOf(one.field), terms})
	}
	return q, nil
}

// formulaIDs are the formulae of these words, else those that hold them.
func formulaIDs(ctx context.Context, t *sql.Tx, values []string) ([]int64, error) {
	var all []int64
	for _, v := range values {
		ids, err := column[int64](ctx, t, "SELECT id FROM phrase WHERE folded = ? OR key = ?", fold(v), v)
		if err == nil && len(ids) == 0 {
			ids, err = column[int64](ctx, t, "SELECT id FROM phrase WHERE ' ' || folded || ' ' LIKE ?", "% "+fold(v)+" %")
		}
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// headOnly tells that overviews need not look at the tails.
func (q *useQuery) headOnly() bool {
	return !q.whole && q.newest == 0 && !slices.ContainsFunc(q.fields, func(f useField) bool { return f.group != useCountry })
}

func (q *useQuery) fits(u *packed) bool {
	if at := sortKey(u.day, u.serial, 0); at < q.span.first || at >= q.span.last {
		return false
	}
	for i := range q.fields {
		f := &q.fields[i]
		if !slices.ContainsFunc(u.terms[f.group], func(id int64) bool {
			_, found := slices.BinarySearch(f.terms, id)
			return found
		}) {
			return false
		}
	}
	return true
}

// walk counts the uses of each formula and hands its useTally over when it is done.
func (q *useQuery) walk(ctx context.Context, t *sql.Tx, done func(*useTally)) error {
	if q.empty || q.span.first >= q.span.last {
		return nil
	}
	in := unpacker{headOnly: q.headOnly()}
	columns := "formula, year, heads, tails"
	if in.headOnly {
		columns = "formula, year, heads, NULL"
	}
	query, args := "SELECT "+columns+" FROM formula_use WHERE TRUE", []any{}
	if q.formulae != nil {
		query += " AND formula IN (" + integers(q.formulae) + ")"
	}
	if q.filter.From != "" || q.filter.To != "" {
		query += " AND year BETWEEN ? AND ?"
		args = append(args, yearOf(dayIn(q.span.first)), yearOf(min(dayIn(q.span.last), maxDay)))
	}
	rows, err := t.QueryContext(ctx, query+" ORDER BY formula, year, part", args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var now *useTally
	for rows.Next() {
		var id, year int64
		var heads, tails sql.RawBytes
		if err := rows.Scan(&id, &year, &heads, &tails); err != nil {
			return err
		}
		if now == nil || now.formula != id {
			if now != nil {
				done(now)
			}
			now = newUseTally(id)
		}
		now.inYear(int(year))
		in.set(heads, tails)
		for in.next() {
			if q.fits(&in.use) {
				now.count(q, &in.use)
			}
		}
		if err := in.err(); err != nil {
			return err
		}
	}
	if now != nil {
		done(now)
	}
	return rows.Err()
}

// useTally counts the uses of one formula.
type useTally struct {
	formula         int64
	documents, uses int
	first, last     int64     // days
	serial          int64     // of the document counted last
	months          []int     // documents, by month from the first year on
	firstMonth      int       // the number of the first of months
	year            int       // the one that is counted, 0 for none
	starts          [13]int64 // the first days of its months, and of the next year
	shares          [useGroups]map[int64]*useShare
	variants        map[int64]*useShare
	newest          []packed // the newest first
}

// useShare counts the documents of one value.
type useShare struct {
	id          int64
	documents   int
	serial      int64
	first, last int64
}

func newUseTally(id int64) *useTally {
	x := &useTally{formula: id, variants: make(map[int64]*useShare)}
	for g := range x.shares {
		x.shares[g] = make(map[int64]*useShare)
	}
	return x
}

// count takes a use in. The uses of one document come together.
func (x *useTally) count(q *useQuery, u *packed) {
	x.uses++
	if u.serial != x.serial {
		x.serial = u.serial
		x.documents++
		x.first, x.last = widen(x.first, x.last, u.day)
		if u.day != 0 {
			x.months[x.year*12-x.firstMonth+x.monthIn(u.day)]++
		}
	}
	countShares(x.shares[useCountry], u.terms[useCountry], u)
	if !q.whole {
		return
	}
	for _, g := range []int{useWho, useDyad, useLevel, usePlace} {
		countShares(x.shares[g], u.terms[g], u)
	}
	countShares(x.variants, []int64{u.variant}, u)
	if q.newest > 0 {
		x.keep(u, q.newest)
	}
}

// inYear makes room for the months of a year; years come in their order, and 0
// for documents without day before them.
func (x *useTally) inYear(year int) {
	if year == x.year {
		return
	}
	if x.year == 0 {
		x.firstMonth = year * 12
	}
	x.year = year
	x.months = append(x.months, make([]int, year*12+12-x.firstMonth-len(x.months))...)
	for m := range x.starts {
		x.starts[m] = dayNumber(time.Date(year, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC))
	}
}

// monthIn is the month of a day of the year that is counted, from 0.
func (x *useTally) monthIn(day int64) int {
	m := min(max(int(day-x.starts[0])/31, 0), 11)
	if m < 11 && day >= x.starts[m+1] {
		m++
	}
	return m
}

// documentsIn tells how many documents of a month have it.
func (x *useTally) documentsIn(month int) int {
	if at := month - x.firstMonth; at >= 0 && at < len(x.months) {
		return x.months[at]
	}
	return 0
}

func countShares(into map[int64]*useShare, ids []int64, u *packed) {
	for _, id := range ids {
		s := into[id]
		if s == nil {
			s = &useShare{id: id}
			into[id] = s
		}
		if s.serial != u.serial {
			s.serial = u.serial
			s.documents++
			s.first, s.last = widen(s.first, s.last, u.day)
		}
	}
}

// widen takes a day into a period; 0 is no day.
func widen(first, last, day int64) (int64, int64) {
	if day == 0 {
		return first, last
	}
	if first == 0 || day < first {
		first = day
	}
	return first, max(last, day)
}

// keep keeps the use if it is among the n newest.
func (x *useTally) keep(u *packed, n int) {
	newer := func(a, b *packed) bool {
		return a.day > b.day || a.day == b.day && a.serial > b.serial
	}
	if len(x.newest) == n && !newer(u, &x.newest[n-1]) {
		return
	}
	c := packed{serial: u.serial, day: u.day, variant: u.variant, start: u.start, length: u.length, statement: u.statement}
	at := len(x.newest)
	for at > 0 && newer(&c, &x.newest[at-1]) {
		at--
	}
	x.newest = slices.Insert(x.newest, at, c)
	x.newest = x.newest[:min(n, len(x.newest))]
}

// useBase is how many documents fit the filter, to tell rates.
type useBase struct {
	months map[int]int
	newest int // the last month of the filter or of the archive
}

// since counts the documents from a month on; those without a day count when the
// month is none.
func (b *useBase) since(month int) int {
	n := 0
	for m, documents := range b.months {
		if m >= month {
			n += documents
		}
	}
	return n
}

// base counts the documents by month that fit the filter, whatever they say.
func (q *useQuery) base(ctx context.Context, t *sql.Tx) (*useBase, error) {
	f := q.filter
	f.Formula = nil
	p, err := planFor(ctx, t, "document", &f)
	if err != nil {
		return nil, err
	}
	b := &useBase{months: make(map[int]int)}
	query, args := "SELECT day, documents FROM document_day WHERE day >= ? AND day < ?",
		[]any{dayIn(q.span.first), dayIn(q.span.last)}
	if len(p.terms) > 0 {
		query = fmt.Sprintf("SELECT item >> %d, count(*) FROM (SELECT DISTINCT x.item FROM document_term x WHERE x.term IN (%s) AND x.item >= ? AND x.item < ?%s) AS found GROUP BY 1",
			serialBits+ordinalBits, integers(p.terms[0]), p.lookUps("x.item", p.terms[1:]))
		if len(p.terms[0]) == 1 {
			query = strings.Replace(query, "DISTINCT ", "", 1)
		}
		args = []any{q.span.first, q.span.last}
	}
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var day int64
		var n int
		if err := rows.Scan(&day, &n); err != nil {
			return nil, err
		}
		month := monthOf(day)
		b.months[month] += n
		b.newest = max(b.newest, month)
	}
	if q.filter.To != "" {
		b.newest = monthOf(dayIn(q.span.last) - 1)
	}
	return b, rows.Err()
}

// valuesOf are the values of terms.
func valuesOf(ctx context.Context, t *sql.Tx, ids []int64) (map[int64]string, error) {
	values := make(map[int64]string, len(ids))
	if len(ids) == 0 {
		return values, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT id, value FROM term WHERE id IN ("+integers(ids)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var value string
		if err := rows.Scan(&id, &value); err != nil {
			return nil, err
		}
		values[id] = value
	}
	return values, rows.Err()
}

package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// plan is how a filter is answered on one kind of item: which lists of the
// inverted index to intersect, the shortest first.
type plan struct {
	table  string
	spans  []span // what is left of them is walked one after another
	oldest bool   // each span from its oldest item
	limit  int
	terms  [][]int64 // any of each; sorted by how many items they list
	empty  bool      // a value that nothing has
	beside string    // a column to take beside each item, "" for none
	least  int       // items on the shortest list, manyItems when it is long
}

// manyItems is how far a list of the index is counted to find the shortest. To
// count so many takes a millisecond.
const manyItems = 4000

// planFor looks the values of a filter up.
func planFor(ctx context.Context, t *sql.Tx, table string, f *Filter) (*plan, error) {
	fields, err := f.asked()
	if err != nil {
		return nil, err
	}
	p := &plan{table: table, limit: f.limit(), oldest: f.Oldest, least: manyItems}
	if p.spans, err = f.spans(); err != nil {
		return nil, err
	}
	if table == "event" {
		fields = sides(fields)
	} else if err := f.eventless(); err != nil {
		return nil, err
	}
	var lists []listed
	for _, a := range fields {
		terms, err := lookUp(ctx, t, a)
		if err != nil {
			return nil, err
		}
		if len(terms) == 0 {
			p.empty = true
			return p, nil
		}
		c, err := countTerms(ctx, t, table, terms)
		if err != nil {
			return nil, err
		}
		lists = append(lists, c)
	}
	slices.SortStableFunc(lists, func(a, b listed) int {
		return cmp.Or(cmp.Compare(a.items, b.items), cmp.Compare(a.reach, b.reach), cmp.Compare(len(a.terms), len(b.terms)))
	})
	for _, l := range lists {
		p.terms = append(p.terms, l.terms)
		p.least = min(p.least, l.items)
	}
	return p, nil
}

// listed is a list of the index, or several together, with how many items are on
// it, up to manyItems. Of a few lists that are longer, reach is the sort key that
// the newest so many go back to: the further, the fewer items they have in any time.
type listed struct {
	terms []int64
	items int
	reach int64
}

func countTerms(ctx context.Context, t *sql.Tx, table string, terms []int64) (listed, error) {
	c := listed{terms: terms}
	if len(terms) > apartTerms {
		err := t.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT item FROM %s_term WHERE term IN (%s) LIMIT %d) AS few",
			table, integers(terms), manyItems)).Scan(&c.items)
		return c, err
	}
	for _, one := range terms {
		list := fmt.Sprintf("SELECT item FROM %s_term WHERE term = %d ORDER BY item DESC", table, one)
		last, err := column[int64](ctx, t, fmt.Sprintf("%s LIMIT 1 OFFSET %d", list, manyItems-1))
		if err != nil {
			return c, err
		}
		if len(last) > 0 {
			c.items, c.reach = manyItems, max(c.reach, last[0])
			continue
		}
		var items int
		var reach int64
		if err := t.QueryRowContext(ctx, "SELECT count(*), coalesce(min(item), 0) FROM ("+list+") AS few").Scan(&items, &reach); err != nil {
			return c, err
		}
		c.items, c.reach = min(c.items+items, manyItems), max(c.reach, reach)
	}
	return c, nil
}

// apartTerms is how many lists are counted one by one.
const apartTerms = 2

// maxTerms bounds how many values a word of a filter may stand for.
const maxTerms = 5000

// lookUp gives the numbers of the terms that a field of a filter asks for.
func lookUp(ctx context.Context, t *sql.Tx, a asked) ([]int64, error) {
	var all []int64
	for _, v := range a.values {
		var found, one []int64
		var err error
		switch a.field {
		case fieldWho:
			found, err = actorTerms(ctx, t, v)
		case fieldSide:
			for _, field := range []string{fieldActor, fieldRecipient} {
				if one, err = exactTerm(ctx, t, field, fold(v)); err != nil {
					return nil, err
				}
				found = append(found, one...)
			}
		case fieldDyad:
			found, err = exactTerm(ctx, t, a.field, v)
		case fieldTopic, fieldPlace, fieldSource, fieldFormula:
			if found, err = exactTerm(ctx, t, a.field, fold(v)); err == nil && len(found) == 0 {
				found, err = looseTerms(ctx, t, a.field, fold(v))
			}
		default:
			found, err = exactTerm(ctx, t, a.field, fold(v))
		}
		if err != nil {
			return nil, err
		}
		if all = append(all, found...); len(all) > maxTerms {
			return nil, fmt.Errorf("%w: %s %q stands for more than %d values; be more precise", ErrFilter, a.field, v, maxTerms)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

func exactTerm(ctx context.Context, t *sql.Tx, field, value string) ([]int64, error) {
	return column[int64](ctx, t, "SELECT id FROM term WHERE field = ? AND value = ?", field, value)
}

// looseTerms are the values that hold these words in this order.
func looseTerms(ctx context.Context, t *sql.Tx, field, value string) ([]int64, error) {
	return column[int64](ctx, t, fmt.Sprintf("SELECT id FROM term WHERE field = ? AND ' ' || value || ' ' LIKE ? LIMIT %d", maxTerms+1),
		field, "% "+value+" %")
}

// actorTerms are the terms of the actors that go by a name with these words, or
// have this id.
func actorTerms(ctx context.Context, t *sql.Tx, name string) ([]int64, error) {
	named, args := actorNamed(name)
	return column[int64](ctx, t, fmt.Sprintf("SELECT id FROM term WHERE field = '%s' AND value IN (SELECT a.id FROM actor a WHERE %s) LIMIT %d",
		fieldWho, named, maxTerms+1), args...)
}

// actorNamed is the condition that an actor a goes by a name with these words or
// has this id.
func actorNamed(name string) (string, []any) {
	query, args := "a.serial IN (SELECT serial FROM actor WHERE id = ?", []any{strings.TrimSpace(name)}
	for i, w := range words(name) {
		if i == 0 {
			query += " UNION SELECT w.actor FROM actor_word w WHERE w.word = ?"
		} else {
			query += " AND EXISTS (SELECT 1 FROM actor_word v WHERE v.word = ? AND v.actor = w.actor)"
		}
		args = append(args, w)
	}
	return query + ")", args
}

// integers writes numbers of the archive's own into a query.
func integers(list []int64) string {
	return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(list)), ","), "[]")
}

// nothing tells that no item can fit.
func (p *plan) nothing() bool { return p.empty || len(p.spans) == 0 }

// keys answers the plan: the sort keys of the page in its order, and the cursor
// of the next one.
func (p *plan) keys(ctx context.Context, t *sql.Tx) (keys []int64, next string, err error) {
	if p.empty {
		return nil, "", nil
	}
	for _, s := range p.spans {
		for look := pageLook; !s.empty(); look *= 4 {
			near, rest := s, span{}
			if p.long() && len(p.terms[0]) > 1 { // one list is walked until the page is full
				if near, rest, err = p.part(ctx, t, s, look); err != nil {
					return nil, "", err
				}
			}
			query, args := p.query(near, p.limit+1-len(keys))
			more, err := column[int64](ctx, t, query, args...)
			if err != nil {
				return nil, "", err
			}
			if keys = append(keys, more...); len(keys) > p.limit {
				keys = keys[:p.limit]
				return keys, cursor(keys[p.limit-1]), nil
			}
			s = rest
		}
	}
	return keys, "", nil
}

// fewTerms is of how many lists of the index the first items are merged. Those of
// more lists are put together and sorted.
const fewTerms = 32

// query walks the shortest list through a span, up to limit items, and looks each
// up in the others.
func (p *plan) query(s span, limit int) (string, []any) {
	end := fmt.Sprintf(" ORDER BY item %s LIMIT %d", p.direction(), limit)
	switch {
	case len(p.terms) == 0:
		return fmt.Sprintf("SELECT x.sort AS item%s FROM %s x %s WHERE x.sort >= ? AND x.sort < ?", p.column("x."), p.table, p.index()) + end, []any{s.first, s.last}
	case len(p.terms[0]) == 1:
		return p.walk("", p.terms[0]) + end, []any{s.first, s.last}
	case len(p.terms[0]) > fewTerms:
		return p.walk("DISTINCT ", p.terms[0]) + end, []any{s.first, s.last}
	}
	var each []string
	var args []any
	for _, term := range p.terms[0] {
		each = append(each, "SELECT item"+p.column("")+" FROM ("+p.walk("", []int64{term})+end+") AS one")
		args = append(args, s.first, s.last)
	}
	return strings.Join(each, " UNION ") + end, args
}

// walk selects the items on the lists of some terms that are on the other lists
// too.
func (p *plan) walk(distinct string, terms []int64) string {
	return fmt.Sprintf("SELECT %sx.item AS item%s FROM %s_term x WHERE x.term IN (%s) AND x.item >= ? AND x.item < ?", distinct, p.column("x."), p.table, integers(terms)) +
		p.lookUps("x.item", p.terms[1:])
}

// pageLook is how many items a page looks at first where several lists are walked
// together; four times as many next.
const pageLook = 1000

// long tells whether the lists that are walked first are few and long, and each of
// their items must be looked up in others: the work is to be bounded then.
func (p *plan) long() bool {
	return p.least == manyItems && len(p.terms) > 1 && len(p.terms[0]) <= apartTerms
}

// part divides a span: near is where the first n items lie of the lists that are
// walked first, at most, and rest, which may be empty, is what follows.
func (p *plan) part(ctx context.Context, t *sql.Tx, s span, n int) (near, rest span, err error) {
	near = s
	for _, one := range p.terms[0] {
		next, err := column[int64](ctx, t, fmt.Sprintf("SELECT item FROM %s_term WHERE term = %d AND item >= ? AND item < ? ORDER BY item %s LIMIT 1 OFFSET %d",
			p.table, one, p.direction(), n/len(p.terms[0])), near.first, near.last)
		switch {
		case err != nil:
			return near, rest, err
		case len(next) == 0:
		case p.oldest:
			near.last = next[0]
		default:
			near.first = next[0] + 1
		}
	}
	if p.oldest {
		return near, span{near.last, s.last}, nil
	}
	return near, span{s.first, near.first}, nil
}

// column is what is taken beside the items.
func (p *plan) column(of string) string {
	if p.beside == "" {
		return ""
	}
	return ", " + of + p.beside
}

// index is the one to walk a table by for what is taken beside the items.
func (p *plan) index() string {
	if p.beside == "" {
		return ""
	}
	return sampleIndex[p.table]
}

func (p *plan) direction() string {
	if p.oldest {
		return "ASC"
	}
	return "DESC"
}

// lookUps are the conditions that an item be on other lists too. To look an item up
// under each of many terms costs more than to put their lists together once. The
// sign before the item keeps the planner from walking that list instead.
func (p *plan) lookUps(item string, lists [][]int64) string {
	var b strings.Builder
	for _, terms := range lists {
		if len(terms) > fewTerms {
			fmt.Fprintf(&b, " AND +%s IN (SELECT y.item FROM %s_term y WHERE y.term IN (%s))", item, p.table, integers(terms))
		} else {
			fmt.Fprintf(&b, " AND EXISTS (SELECT 1 FROM %s_term y WHERE y.term IN (%s) AND y.item = %s)", p.table, integers(terms), item)
		}
	}
	return b.String()
}

// ask plans and answers a filter on one kind of item.
func ask(ctx context.Context, t *sql.Tx, table string, f *Filter) ([]int64, string, error) {
	p, err := planFor(ctx, t, table, f)
	if err != nil {
		return nil, "", err
	}
	return p.keys(ctx, t)
}

// inOrder puts rows into the order of the keys they were loaded by.
func inOrder[T any](list []T, keys []int64, key func(*T) int64) []T {
	at := make(map[int64]int, len(keys))
	for i, k := range keys {
		at[k] = i
	}
	slices.SortFunc(list, func(a, b T) int { return at[key(&a)] - at[key(&b)] })
	return list
}

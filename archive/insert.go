package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
)

// maxParameters is how many parameters a statement may have, by the narrower of
// the databases.
const maxParameters = 32_000

// batch gathers rows for one table, so that they are inserted many at a time.
type batch struct {
	into   string // table and columns: "act (statement, position)"
	suffix string // what stands after VALUES: "ON CONFLICT DO NOTHING"
	width  int
	values []any
	spare  []any // memory for another order of them
}

func newBatch(into, suffix string) *batch {
	return &batch{into: into, suffix: suffix, width: 1 + strings.Count(into, ",")}
}

// add appends one row.
func (b *batch) add(row ...any) {
	if len(row) != b.width {
		panic("archive: a row of another width for " + b.into)
	}
	b.values = append(b.values, row...)
}

// pairs gathers rows of two numbers, the key of their table, and a third where
// the table has one, and inserts them in the order of the key: neighbours go to
// one page of the file.
type pairs struct {
	into string
	rows [][3]int64
}

func (p *pairs) add(row ...int64) { p.rows = append(p.rows, [3]int64(append(row, 0)[:3])) }

func (p *pairs) flush(ctx context.Context, t *tx) error {
	slices.SortFunc(p.rows, func(x, y [3]int64) int {
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		return cmp.Compare(x[1], y[1])
	})
	b := newBatch(p.into, "")
	values := make([]any, 0, b.width*t.engine.chunks()[0])
	err := b.flushRows(ctx, t, len(p.rows), func(from, to int) []any {
		values = values[:0]
		for _, row := range p.rows[from:to] {
			for _, n := range row[:b.width] {
				values = append(values, n)
			}
		}
		return values
	})
	p.rows = p.rows[:0]
	return err
}

func (p *pairs) table() string { return p.into }
func (b *batch) table() string { return b.into }

// flush inserts what was gathered.
func (b *batch) flush(ctx context.Context, t *tx) error {
	err := b.flushRows(ctx, t, len(b.values)/b.width, func(from, to int) []any { return b.values[from*b.width : to*b.width] })
	clear(b.values)
	b.values = b.values[:0]
	return err
}

// flushRows inserts rows in few sizes: each is one prepared statement, and many rows
// a statement cost a fifth of as many statements. values are those of some rows; they
// are used at once.
func (b *batch) flushRows(ctx context.Context, t *tx, rows int, values func(from, to int) []any) error {
	done := 0
	for _, n := range t.engine.chunks() {
		if n*b.width > maxParameters || rows-done < n {
			continue
		}
		query := b.insert(t.engine.insertAll(), n)
		for ; rows-done >= n; done += n {
			if err := t.later(ctx, query, values(done, done+n)...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *batch) insert(verb string, n int) string {
	row := "(" + strings.Repeat("?, ", b.width-1) + "?)"
	return verb + " INTO " + b.into + " VALUES " + strings.Repeat(row+", ", n-1) + row + " " + b.suffix
}

// prepare prepares a statement once for all transactions. The one that asks for
// it first, while the writer's only connection is taken, has its own; see
// keepPrepared.
//
// The statement asked for last is asked for next most often: that of the next rows of
// a batch, thousands of characters long. To compare it with itself costs nothing.
func (t *tx) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if t.recent.statement != nil && t.recent.query == query {
		return t.recent.statement, nil
	}
	s := t.bound[query]
	if s == nil {
		if kept := t.prepared[query]; kept != nil {
			s = t.StmtContext(ctx, kept)
		} else {
			var err error
			if s, err = t.PrepareContext(ctx, query); err != nil {
				return nil, err
			}
		}
		t.bound[query] = s
	}
	t.recent.query, t.recent.statement = query, s
	return s, nil
}

func (t *tx) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if !t.engine.embedded() {
		return t.ExecContext(ctx, query, args...)
	}
	s, err := t.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// get scans the one row of a query; sql.ErrNoRows when there is none.
func (t *tx) get(ctx context.Context, query string, args []any, into ...any) error {
	if !t.engine.embedded() {
		return t.QueryRowContext(ctx, query, args...).Scan(into...)
	}
	s, err := t.prepare(ctx, query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(ctx, args...).Scan(into...)
}

// outcome is where the result of a statement goes: how many rows it changed, and the
// columns of the one row that it gives, which are left as they are when there is none.
// Both may be nil.
type outcome struct {
	affected *int64
	into     []any
}

// later executes a statement of whose result nothing is needed; see [engine.later].
func (t *tx) later(ctx context.Context, query string, args ...any) error {
	return t.engine.later(ctx, t, outcome{}, query, args)
}

// await waits for the results of statements that were executed later.
func (t *tx) await(ctx context.Context) error { return t.engine.await(ctx, t) }

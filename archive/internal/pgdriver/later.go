package pgdriver

import (
	"context"
	"database/sql/driver"
	"errors"

	"github.com/jackc/pgx/v5"
)

// Later, as the first argument of a statement that is executed in a transaction, lets
// it wait: it is sent together with others, in their order, before the next statement
// that does not wait, or before the commit. What is wrong with it is told by that one.
type Later struct {
	// Affected is how many rows it changed, and Into the columns of the first row that
	// it gives; both are set when it was sent, and both may be nil. Where there is no
	// row, Into is left as it is.
	Affected *int64
	Into     []any
}

// Send is a statement that only sends those that wait.
const Send = ""

// mostWaiting bounds the statements that wait, and with them the memory they take.
const mostWaiting = 512

var errNoTransaction = errors.New("a statement can wait within a transaction only")

// wait lets a statement wait.
func (c *conn) wait(ctx context.Context, later *Later, text string, args []driver.NamedValue) error {
	if c.Conn.Conn().PgConn().TxStatus() == 'I' {
		return errNoTransaction
	}
	values := make([]any, len(args))
	for i := range args {
		values[i] = args[i].Value
	}
	q := c.waiting.Queue(text, values...)
	q.Fn = later.take
	if c.waiting.Len() < mostWaiting {
		return nil
	}
	return c.send(ctx)
}

// take takes the result of a statement.
func (l *Later) take(results pgx.BatchResults) error {
	if l.Into == nil {
		done, err := results.Exec()
		if err == nil && l.Affected != nil {
			*l.Affected = done.RowsAffected()
		}
		return err
	}
	if err := results.QueryRow().Scan(l.Into...); !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	return nil
}

// send sends the statements that wait, all at once, and takes their results.
func (c *conn) send(ctx context.Context) error {
	if c.waiting.Len() == 0 {
		return nil
	}
	batch := c.waiting
	c.waiting = new(pgx.Batch)
	return c.Conn.Conn().SendBatch(ctx, batch).Close()
}

// BeginTx begins a transaction that sends what waits before it commits.
func (c *conn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	c.waiting, c.later = new(pgx.Batch), nil
	t, err := c.Conn.BeginTx(ctx, opts)
	if err != nil {
		return nil, err
	}
	return &transaction{Tx: t, conn: c, ctx: ctx}, nil
}

type transaction struct {
	driver.Tx
	conn *conn
	ctx  context.Context // of the beginning; the commit has none
}

func (t *transaction) Commit() error {
	if err := t.conn.send(t.ctx); err != nil {
		return errors.Join(err, t.Tx.Rollback())
	}
	return t.Tx.Commit()
}

func (t *transaction) Rollback() error {
	t.conn.waiting = new(pgx.Batch)
	return t.Tx.Rollback()
}

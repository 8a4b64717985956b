// Package pgdriver lets PostgreSQL understand the SQL of archives, which is
// written once for all databases: it numbers the marks of parameters, passes
// lists of numbers that stand in a query as one array, drops the hints that are
// for SQLite, and gives truth values as the numbers that the tables keep. Statements
// whose result is not needed at once can wait and be sent together: see [Later].
package pgdriver

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Open connects to a database when it is first asked.
func Open(config *pgx.ConnConfig) *sql.DB {
	return sql.OpenDB(connector{stdlib.GetConnector(*config)})
}

type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	inner, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{Conn: inner.(*stdlib.Conn), waiting: new(pgx.Batch)}, nil
}

// conn is a connection that translates. The methods that it does not have are
// those of the one beneath.
type conn struct {
	*stdlib.Conn
	waiting *pgx.Batch // what is to be sent before the next statement; see Later
	later   *Later     // was among the arguments of the statement that comes now
}

// PrepareContext prepares a query; one with a list of numbers in it is to be asked
// as it is.
func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	text, _, lists := translate(query)
	if len(lists) > 0 {
		return nil, fmt.Errorf("a query with a list of numbers is not prepared: %s", query)
	}
	return c.Conn.PrepareContext(ctx, text)
}

func (c *conn) Prepare(query string) (driver.Stmt, error) {
	return c.PrepareContext(context.Background(), query)
}

// errBusy is a fault of the program: SQLite would answer, PostgreSQL does not.
var errBusy = errors.New("asked while the rows of another query are read; read them first")

func (c *conn) busy() bool { return c.Conn.Conn().PgConn().IsBusy() }

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	later := c.later
	c.later = nil
	if c.busy() {
		return nil, errBusy
	}
	text, order, lists := translate(query)
	args = arrange(args, order, lists)
	if later != nil {
		return driver.RowsAffected(0), c.wait(ctx, later, text, args)
	}
	if err := c.send(ctx); err != nil || query == Send {
		return driver.RowsAffected(0), err
	}
	return c.Conn.ExecContext(ctx, text, args)
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if c.busy() {
		return nil, errBusy
	}
	if err := c.send(ctx); err != nil {
		return nil, err
	}
	text, order, lists := translate(query)
	return c.Conn.QueryContext(ctx, text, arrange(args, order, lists))
}

// CheckNamedValue makes values fit: truth values are numbers, and text is UTF-8
// without zero bytes, which PostgreSQL does not keep.
func (c *conn) CheckNamedValue(v *driver.NamedValue) error {
	switch x := v.Value.(type) {
	case *Later:
		c.later = x
		return driver.ErrRemoveArgument
	case bool:
		v.Value = int64(0)
		if x {
			v.Value = int64(1)
		}
	case string:
		v.Value = plain(x)
	case []string:
		list := make([]string, len(x))
		for i := range x {
			list[i] = plain(x[i])
		}
		v.Value = list
	}
	return c.Conn.CheckNamedValue(v)
}

func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

package archive

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"chancery/archive/fulltext"
)

// engine is the database that an archive stands on, as far as one differs from
// another: sqlite.go and postgres.go. All else is asked in SQL that both
// understand; the documentation of the package says what that is.
type engine interface {
	// name is the location as it may be shown: without a password.
	name() string
	// open connects what reads and, unless opt says otherwise, what writes. The
	// schema is up to date then, or the error says why it cannot be.
	open(ctx context.Context, opt Options) (read, write *sql.DB, err error)
	close() error
	// explain names the archive in an error and tells what to do, where the
	// database's code says what is the matter; other errors come back as they are.
	explain(err error) error

	// snapshot is how a transaction begins that sees one state of the archive.
	snapshot() *sql.TxOptions
	// begin takes the locks of a transaction of the writer: alone or beside others
	// that add to be merged later, or merge.
	begin(ctx context.Context, t *sql.Tx, alone bool) error
	// finish does what is to be done last before the commit.
	finish(ctx context.Context, t *sql.Tx) error
	// forget lets go of what a transaction of the writer that failed seemed to leave.
	forget()
	// again tells whether a transaction that failed so is to be tried again, and
	// after how long. Attempts count from 1.
	again(err error, attempt int) (time.Duration, bool)
	// embedded tells that the database is part of the program: one transaction
	// writes at a time, and statements are worth preparing once for all.
	embedded() bool

	// later executes a statement whose result is not needed before await: on a server
	// it is sent with others, in their order, and what is wrong with it may be told by
	// one that comes after it.
	later(ctx context.Context, t *tx, out outcome, query string, args []any) error
	await(ctx context.Context, t *tx) error
	// foresee prepares for documents that are to be added in the transaction.
	foresee(ctx context.Context, t *tx, documents []*rows) error
	// identify makes a row that gives something its number, unless it is there.
	identify(ctx context.Context, t *tx, insert string, values ...any) error
	// serial is the next number of a row of a table; last is the last one that the
	// transaction gave, 0 at first.
	serial(ctx context.Context, t *tx, table string, last int64) (int64, error)
	// reserve prepares for so many serials of a table.
	reserve(ctx context.Context, t *tx, table string, n int) error
	// chunks are how many rows are inserted by one statement, from most to one.
	chunks() []int
	// insertAll is the verb that inserts rows without a way back to before the
	// statement: when one fails, so has the transaction.
	insertAll() string
	// lockedRows is the end of a query that locks the rows it gives of a table, by its
	// name in the query. It fails when another transaction has one of them.
	lockedRows(table string) string
	// lockReports lets no other transaction make the dossiers of reports until this
	// one ends.
	lockReports(ctx context.Context, t *tx, encounters []int64) error
	// lockUses lets no other transaction change the packed uses of phrases in years,
	// which are in order, until this one ends.
	lockUses(ctx context.Context, t *tx, slots []useSlot) error

	// texts gathers rows of texts, textRow makes one.
	texts() *batch
	textRow(sort int64, text string) []any
	// mentionKey tells how mentions refer to documents.
	mentionKey() mentionKey
	// makeRoom prepares the tables for a document with this sort key.
	makeRoom(ctx context.Context, sort int64) error
	// search answers a plan on documents among those that a query finds.
	search(ctx context.Context, t *sql.Tx, p *plan, q *fulltext.Query) (Page[Hit], error)

	// stamp is a number that changes with each commit.
	stamp(ctx context.Context) (int64, error)
	// integrity is all that the database finds wrong with itself.
	integrity(ctx context.Context, t *sql.Tx) []string
	// backup writes a copy to a file that is not there, checked.
	backup(ctx context.Context, path string) error
}

// engineFor is the engine of a location.
func engineFor(location string) (engine, error) {
	scheme, _, found := strings.Cut(location, "://")
	switch {
	case found && (scheme == "postgres" || scheme == "postgresql"):
		return newPostgres(location)
	case found:
		return nil, &failure{location: withoutPassword(location), kind: ErrNotArchive, hint: "name a file, or a database as postgres://user@host/database"}
	case location == "":
		return nil, &failure{location: "no name", kind: ErrNoArchive, hint: "name a file"}
	}
	return &sqliteFile{path: location}, nil
}

// mentionKey is how table mention refers to documents: by a column of its own that
// has the value of one of document, the serial or the sort key.
type mentionKey struct{ column, document string }

// of is the value for the document with this sort key.
func (k mentionKey) of(sort int64) int64 {
	if k.document == "sort" {
		return sort
	}
	return serialOf(sort)
}

// on joins mentions m to their documents d.
func (k mentionKey) on() string { return "d." + k.document + " = m." + k.column }

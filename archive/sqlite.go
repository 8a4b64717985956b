package archive

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// sqliteFile is an archive in a file of SQLite.
type sqliteFile struct {
	path string
	db   *sql.DB // what reads
	// watch is a connection of its own, since the number that SQLite gives counts
	// the commits of all others.
	watch struct {
		sync.Mutex
		*sql.Conn
	}
}

func (s *sqliteFile) name() string { return s.path }

func (s *sqliteFile) open(ctx context.Context, opt Options) (read, write *sql.DB, err error) {
	if err := lookAt(s.path, opt); err != nil {
		return nil, nil, err
	}
	if !opt.ReadOnly {
		if write, err = openSQLite(writerDSN(s.path), 1); err != nil {
			return nil, nil, err
		}
		if err := patientlySQLite(ctx, func() error { return migrateSQLite(ctx, s.path, write, &opt) }); err != nil {
			return nil, write, s.doubt(ctx, write, err)
		}
	}
	if read, err = openSQLite(readerDSN(s.path, !opt.ReadOnly || writableSQLite(s.path)), readers); err != nil {
		return nil, write, err
	}
	s.db = read
	if opt.ReadOnly {
		if err := migrateSQLite(ctx, s.path, read, &opt); err != nil {
			return read, nil, s.doubt(ctx, read, err)
		}
	}
	return read, write, nil
}

// lookAt tells the plain cases before the database does in its own words.
func lookAt(path string, opt Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (opt.ReadOnly || opt.Present):
		return &failure{location: path, kind: ErrNoArchive, hint: "add something first (chancery add FILE…), or name it with --archive"}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &failure{location: path, kind: ErrNoArchive, cause: err}
	case info.IsDir():
		return &failure{location: path, kind: ErrNotArchive, cause: errors.New("a folder"), hint: "name a file in it"}
	}
	return nil
}

// doubt asks the database whether the file is sound when something failed that
// no known cause explains.
func (s *sqliteFile) doubt(ctx context.Context, db *sql.DB, err error) error {
	var f *failure
	if explained := s.explain(err); errors.As(explained, &f) {
		return explained
	}
	if report := quickCheckSQLite(ctx, db); report != "" {
		return &failure{kind: ErrCorrupt, cause: errors.New(report), hint: "restore a backup, or save what can be read: sqlite3 FILE .recover"}
	}
	return err
}

func (s *sqliteFile) close() error {
	s.watch.Lock()
	defer s.watch.Unlock()
	if s.watch.Conn == nil {
		return nil
	}
	return s.watch.Close()
}

func (s *sqliteFile) explain(err error) error { return explainSQLite(s.path, err) }

func (*sqliteFile) snapshot() *sql.TxOptions { return &sql.TxOptions{ReadOnly: true} }

// A transaction that writes has the whole file to itself from its beginning, and
// waits for its turn there; so there is nothing to lock or to try again.

func (*sqliteFile) begin(context.Context, *sql.Tx, bool) error      { return nil }
func (*sqliteFile) finish(context.Context, *sql.Tx) error           { return nil }
func (*sqliteFile) forget()                                         {}
func (*sqliteFile) again(error, int) (time.Duration, bool)          { return 0, false }
func (*sqliteFile) lockReports(context.Context, *tx, []int64) error { return nil }
func (*sqliteFile) lockedRows(string) string                        { return "" }
func (*sqliteFile) lockUses(context.Context, *tx, []useSlot) error  { return nil }
func (*sqliteFile) embedded() bool                                  { return true }
func (*sqliteFile) texts() *batch                                   { return newBatch("document_text (sort, text)", "") }
func (*sqliteFile) textRow(sort int64, text string) []any           { return []any{sort, text} }
func (*sqliteFile) mentionKey() mentionKey                          { return mentionKey{"document", "serial"} }
func (*sqliteFile) makeRoom(context.Context, int64) error           { return nil }

func (*sqliteFile) later(ctx context.Context, t *tx, out outcome, query string, args []any) error {
	if out.into != nil {
		return ignoreNoRows(t.get(ctx, query, args, out.into...))
	}
	done, err := t.exec(ctx, query, args...)
	if err == nil && out.affected != nil {
		*out.affected, err = done.RowsAffected()
	}
	return err
}

func (*sqliteFile) await(context.Context, *tx) error                { return nil }
func (*sqliteFile) reserve(context.Context, *tx, string, int) error { return nil }
func (*sqliteFile) chunks() []int                                   { return []int{64, 16, 4, 1} }

// insertAll spares the journal of each statement, a tenth of the cost.
func (*sqliteFile) insertAll() string { return "INSERT OR ROLLBACK" }

func (*sqliteFile) identify(ctx context.Context, t *tx, insert string, values ...any) error {
	_, err := t.exec(ctx, insert, values...)
	return err
}

func (s *sqliteFile) serial(ctx context.Context, t *tx, table string, last int64) (int64, error) {
	if last == 0 {
		return s.next(ctx, t, table, "serial")
	}
	return last + 1, nil
}

func (s *sqliteFile) stamp(ctx context.Context) (n int64, err error) {
	s.watch.Lock()
	defer s.watch.Unlock()
	if s.watch.Conn == nil {
		if s.watch.Conn, err = s.db.Conn(ctx); err != nil {
			return 0, err
		}
	}
	err = s.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
	return n, err
}

func (s *sqliteFile) backup(ctx context.Context, path string) error {
	return copySQLite(ctx, s.path, path)
}

//go:embed migrations/sqlite/*.sql
var sqliteMigrations embed.FS

// applicationID marks a SQLite file as an archive ("CHNC"), so that another
// program's database is told from one.
const applicationID = 0x43484e43

// busyMillis is how long a statement waits for another process that writes. A
// batch is committed in well under a second.
const busyMillis = 15_000

// dsn names a file with what every connection to it must set: readers go on
// while one writes (WAL), a commit is on the disk, and a transaction of the writer
// takes the lock when it begins, so that it cannot fail for the lock later.
//
// References are not looked up with each row, which would cost a sixth of adding:
// what refers to a row that goes is taken away with it by name, PostgreSQL holds the
// same statements to the references, and Verify looks at all of them.
func dsn(path string, pragmas ...string) string {
	q := url.Values{}
	for _, p := range append([]string{fmt.Sprintf("busy_timeout(%d)", busyMillis)}, pragmas...) {
		q.Add("_pragma", p)
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// writerDSN lets the journal grow to 32 MB before its pages go to the file: a page
// that several batches change is written there once.
func writerDSN(path string) string {
	return dsn(path, "journal_mode(wal)", "synchronous(full)", "wal_autocheckpoint(8192)", "cache_size(-65536)", "temp_store(memory)", "journal_size_limit(67108864)") + "&_txlock=immediate"
}

// readerDSN is for questions only. A file on a medium that cannot be written to
// has no other writers, and is read as it stands.
func readerDSN(path string, writable bool) string {
	d := dsn(path, "query_only(1)", "cache_size(-16384)")
	if writable {
		return d
	}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		return d + "&mode=ro&immutable=1"
	}
	return d + "&mode=ro"
}

func openSQLite(dataSource string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dataSource)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// writableSQLite tells whether the file and the folder around it, where the
// journal stands, can be written to.
func writableSQLite(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	f.Close()
	probe, err := os.CreateTemp(filepath.Dir(path), ".chancery-*")
	if err != nil {
		return false
	}
	probe.Close()
	os.Remove(probe.Name())
	return true
}

// migrateSQLite brings the schema up to date, or tells why it cannot.
func migrateSQLite(ctx context.Context, path string, db *sql.DB, opt *Options) error {
	if err := claimSQLite(ctx, db, opt.ReadOnly); err != nil {
		return err
	}
	folder, err := fs.Sub(sqliteMigrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	known := steps.ListSources()
	newest := known[len(known)-1].Version
	var now int64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&now); err != nil && !isMissingTable(err) {
		return err
	}
	switch {
	case now > newest:
		return &failure{kind: ErrNewer, cause: fmt.Errorf("its schema is %d, this program knows %d", now, newest), hint: "use the newer program, or restore a backup made by this one"}
	case now == newest:
		return nil
	case opt.ReadOnly:
		return older(fmt.Errorf("its schema is %d and must become %d", now, newest))
	}
	return migrateUp(ctx, path, steps, now, opt)
}

// patience is how long an archive that others make or change at the same moment
// is waited for, beyond busyMillis.
const patience = 5 * time.Second

// patientlySQLite tries again while another process is at the same work: two
// that make one archive at once get in each other's way when they switch the
// journal and when they take the steps to the newest schema.
func patientlySQLite(ctx context.Context, do func() error) error {
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		err := do()
		var e *sqlite.Error
		var partial *goose.PartialError
		locked := errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_BUSY
		if err == nil || !locked && !errors.As(err, &partial) || time.Since(begun) > patience || ctx.Err() != nil {
			return err
		}
	}
}

// claimSQLite checks that the file is an archive, and marks an empty one.
func claimSQLite(ctx context.Context, db *sql.DB, readOnly bool) error {
	var id, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id == applicationID {
		return nil
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 || id != 0 {
		return &failure{kind: ErrNotArchive, cause: errors.New("a SQLite database of another program"), hint: "name another file with --archive"}
	}
	if readOnly {
		return &failure{kind: ErrNoArchive, cause: errors.New("the file is empty"), hint: "add something first: chancery add FILE…"}
	}
	_, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	return err
}

func isMissingTable(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_ERROR && strings.Contains(e.Error(), "no such table")
}

// explainSQLite names the archive in an error and tells what to do, where the
// database's code says what is the matter; other errors come back as they are.
func explainSQLite(location string, err error) error {
	var f *failure
	if errors.As(err, &f) {
		if f.location == "" {
			f.location = location
		}
		return err
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	f = &failure{location: location, cause: err}
	switch e.Code() & 0xff {
	case lib.SQLITE_NOTADB:
		f.kind, f.cause, f.hint = ErrNotArchive, nil, "the file is something else; name another with --archive"
	case lib.SQLITE_CORRUPT:
		f.kind, f.hint = ErrCorrupt, "restore a backup, or save what can be read: sqlite3 FILE .recover"
	case lib.SQLITE_READONLY:
		f.kind, f.hint = ErrReadOnly, "check the permissions of the file and of its folder"
	case lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		f.kind, f.hint = ErrReadOnly, "check that the folder is there and its permissions"
	case lib.SQLITE_FULL:
		f.kind, f.hint = ErrFull, "what was committed is safe; make room and run the same command again"
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		f.kind, f.hint = ErrLocked, "wait until it is done and run the same command again"
	case lib.SQLITE_IOERR:
		f.kind, f.hint = errDisk, "what was committed is safe; check the disk and run the same command again"
	default:
		return err
	}
	return f
}

// quickCheckSQLite is the database's own opinion of the file: "" when nothing is
// wrong.
func quickCheckSQLite(ctx context.Context, db *sql.DB) string {
	var report string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&report); err != nil {
		return err.Error()
	}
	if report == "ok" {
		return ""
	}
	return report
}

// copySQLite writes a compact copy of a database that others may be using.
func copySQLite(ctx context.Context, from, to string) error {
	source, err := openSQLite(dsn(from), 1)
	if err != nil {
		return err
	}
	defer source.Close()
	if _, err := source.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return err
	}
	written, err := openSQLite(dsn(to), 1)
	if err != nil {
		return err
	}
	defer written.Close()
	if report := quickCheckSQLite(ctx, written); report != "" {
		return &failure{kind: ErrCorrupt, cause: errors.New(report), hint: "the copy was not kept"}
	}
	return nil
}

// integrity looks at the pages, the references, and the full-text indexes beside
// the texts.
func (*sqliteFile) integrity(ctx context.Context, t *sql.Tx) []string {
	var found []string
	for _, check := range []string{"PRAGMA integrity_check(20)", `SELECT 'a row of "' || "table" || '" refers to one of "' || parent || '" that is not there' FROM pragma_foreign_key_check LIMIT 20`} {
		rows, err := t.QueryContext(ctx, check)
		if err != nil {
			found = append(found, err.Error())
			continue
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err == nil && line != "ok" {
				found = append(found, line)
			}
		}
		if err := rows.Err(); err != nil {
			found = append(found, err.Error())
		}
		rows.Close()
	}
	for _, index := range []string{"document_fts", "document_exact"} {
		if _, err := t.ExecContext(ctx, "INSERT INTO "+index+" ("+index+", rank) VALUES ('integrity-check', 1)"); err != nil {
			found = append(found, "the full-text index "+index+" does not fit the texts: "+err.Error())
		}
	}
	return found
}

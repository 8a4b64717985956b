package archive

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"chancery/archive/internal/pgdriver"
)

//go:embed migrations/postgres/*.sql
var postgresMigrations embed.FS

// postgres is an archive in a database of PostgreSQL: in the schema that is first
// on its search path.
type postgres struct {
	config *pgx.ConnConfig
	shown  string
	read   *sql.DB
	// own is a connection beside the writer's, for what is to stay whatever becomes
	// of the transaction; nil when opened to read only.
	own *sql.DB
	// spare are numbers of rows that no other program gives, by table; the writer's.
	spare map[string][]int64
	// months are those, by their first day, that have partitions; the writer's.
	months map[int64]bool
	watch  partedWatch
}

// lockArchive is the first half of the keys of locks on an archive as a whole; the
// second is made of the name of the schema. It is "CHNC", as in files of SQLite.
const lockArchive = applicationID

func newPostgres(location string) (*postgres, error) {
	config, err := pgx.ParseConfig(location)
	if err != nil {
		return nil, &failure{location: withoutPassword(location), kind: ErrNotArchive, cause: err, hint: "write it as postgres://user@host/database"}
	}
	for name, value := range map[string]string{
		"application_name": "chancery",
		"jit":              "off", // questions are short
		// A writer on a machine that is gone does not hold its locks for hours.
		"tcp_keepalives_idle": "60", "tcp_keepalives_interval": "10", "tcp_keepalives_count": "6",
	} {
		if _, set := config.RuntimeParams[name]; !set {
			config.RuntimeParams[name] = value
		}
	}
	return &postgres{config: config, shown: withoutPassword(location), spare: make(map[string][]int64), months: make(map[int64]bool)}, nil
}

// withoutPassword is a location as it may be shown.
func withoutPassword(location string) string {
	u, err := url.Parse(location)
	if err != nil {
		return "postgres://…"
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	if q := u.Query(); q.Has("password") {
		q.Del("password")
		u.RawQuery = q.Encode()
	}
	return u.String()
}

func (p *postgres) name() string { return p.shown }

func (p *postgres) connect(connections int, params map[string]string) *sql.DB {
	config := p.config.Copy()
	for name, value := range params {
		config.RuntimeParams[name] = value
	}
	db := pgdriver.Open(config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}

// open lets readers plan each question for its values: how many rows a filter
// leaves differs by orders of magnitude.
func (p *postgres) open(ctx context.Context, opt Options) (read, write *sql.DB, err error) {
	p.read = p.connect(readers, map[string]string{"default_transaction_read_only": "on", "plan_cache_mode": "force_custom_plan"})
	if opt.ReadOnly {
		return p.read, nil, p.current(ctx)
	}
	// What own commits is on the disk before what the writer commits after it, and
	// need not wait for that itself.
	p.own, write = p.connect(1, map[string]string{"synchronous_commit": "off"}), p.connect(1, nil)
	if err := p.migrate(ctx, &opt); err != nil {
		return p.read, write, err
	}
	return p.read, write, p.part(ctx, &opt)
}

func (p *postgres) close() error {
	if p.own == nil {
		return nil
	}
	return p.own.Close()
}

// migrate brings the schema up to date; one program at a time does.
func (p *postgres) migrate(ctx context.Context, opt *Options) error {
	conn, err := p.own.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	const key = "(?, hashtext(current_setting('search_path')))"
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock"+key, lockArchive); err != nil {
		return err
	}
	defer func() { _, _ = conn.ExecContext(ctx, "SELECT pg_advisory_unlock"+key, lockArchive) }()
	if !opt.Present {
		if err := p.makeSchema(ctx, conn); err != nil {
			return err
		}
	}
	if err := p.claim(ctx, conn, opt.Present); err != nil {
		return err
	}
	plain := stdlib.OpenDB(*p.config) // what migrates speaks PostgreSQL
	defer plain.Close()
	steps, newest, err := p.steps(plain)
	if err != nil {
		return err
	}
	now, err := p.version(ctx, conn)
	if err != nil || now == newest {
		return err
	}
	if now > newest {
		return tooNew(now, newest)
	}
	return migrateUp(ctx, p.shown, steps, now, opt)
}

// makeSchema makes the schema that the location names, where it is not there.
func (p *postgres) makeSchema(ctx context.Context, conn *sql.Conn) error {
	name, named := p.config.RuntimeParams["search_path"]
	var there bool
	if err := conn.QueryRowContext(ctx, "SELECT current_schema() IS NOT NULL").Scan(&there); err != nil || there || !named {
		return err
	}
	_, err := conn.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+pgx.Identifier{name}.Sanitize())
	return err
}

func (p *postgres) steps(db *sql.DB) (*goose.Provider, int64, error) {
	folder, err := fs.Sub(postgresMigrations, "migrations/postgres")
	if err != nil {
		return nil, 0, err
	}
	steps, err := goose.NewProvider(goose.DialectPostgres, db, folder, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, 0, err
	}
	known := steps.ListSources()
	return steps, known[len(known)-1].Version, nil
}

// queryer asks for one row: a connection or several.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// version is that of the schema, 0 when there is none.
func (p *postgres) version(ctx context.Context, q queryer) (now int64, err error) {
	var there bool
	if err := q.QueryRowContext(ctx, "SELECT to_regclass('goose_db_version') IS NOT NULL").Scan(&there); err != nil || !there {
		return 0, err
	}
	err = q.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&now)
	return now, err
}

// claim checks that the database is an archive, and marks an empty one unless one
// must be present.
func (p *postgres) claim(ctx context.Context, conn *sql.Conn, present bool) error {
	marked, tables, err := p.marked(ctx, conn)
	switch {
	case err != nil || marked:
		return err
	case tables > 0:
		return notOurs()
	case present:
		return nothingThere()
	}
	_, err = conn.ExecContext(ctx, "CREATE TABLE chancery_archive (application TEXT)")
	return err
}

func (p *postgres) marked(ctx context.Context, q queryer) (marked bool, tables int, err error) {
	err = q.QueryRowContext(ctx, `SELECT to_regclass('chancery_archive') IS NOT NULL,
		(SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace(current_schema()))`).Scan(&marked, &tables)
	return marked, tables, err
}

func notOurs() error {
	return &failure{kind: ErrNotArchive, cause: errors.New("it holds tables of another program"), hint: "make a database for the archive (createdb NAME), or name a schema with ?search_path=NAME"}
}

func nothingThere() error {
	return &failure{kind: ErrNoArchive, cause: errors.New("the database is empty"), hint: "add something first: chancery add FILE…"}
}

func tooNew(now, newest int64) error {
	return &failure{kind: ErrNewer, cause: fmt.Errorf("its schema is %d, this program knows %d", now, newest), hint: "use the newer program, or restore a backup made by this one"}
}

// current checks, for who reads only, that there is an archive of today's schema.
func (p *postgres) current(ctx context.Context) error {
	marked, tables, err := p.marked(ctx, p.read)
	switch {
	case err != nil:
		return err
	case !marked && tables > 0:
		return notOurs()
	case !marked:
		return nothingThere()
	}
	_, newest, err := p.steps(p.read)
	if err != nil {
		return err
	}
	now, err := p.version(ctx, p.read)
	switch {
	case err != nil:
		return err
	case now > newest:
		return tooNew(now, newest)
	case now < newest:
		return older(fmt.Errorf("its schema is %d and must become %d", now, newest))
	}
	return nil
}

func (p *postgres) snapshot() *sql.TxOptions {
	return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
}

// embedded: others write at the same time, and pgx prepares statements itself.
func (p *postgres) embedded() bool { return false }

func (p *postgres) chunks() []int { return []int{1024, 256, 64, 16, 4, 1} }

func (p *postgres) insertAll() string { return "INSERT" }

// begin keeps those who compare reports with others apart from all who write;
// those who do not, and those who merge under locks of their own, share.
func (p *postgres) begin(ctx context.Context, t *sql.Tx, alone bool) error {
	query := "SELECT pg_advisory_xact_lock_shared(?, hashtext(current_schema()))"
	if alone {
		query = "SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))"
	}
	_, err := t.ExecContext(ctx, query, lockArchive)
	return err
}

// finish counts the transaction, last, so that others that count in the same row
// wait for the commit only.
func (p *postgres) finish(ctx context.Context, t *sql.Tx) error {
	_, err := t.ExecContext(ctx, "UPDATE stamp SET n = n + 1 WHERE slot = pg_backend_pid() % 64", &pgdriver.Later{})
	return err
}

func (p *postgres) stamp(ctx context.Context) (n int64, err error) {
	err = p.read.QueryRowContext(ctx, "SELECT sum(n)::bigint FROM stamp").Scan(&n)
	return n, err
}

func (p *postgres) later(ctx context.Context, t *tx, out outcome, query string, args []any) error {
	option := &pgdriver.Later{Affected: out.affected, Into: out.into}
	_, err := t.ExecContext(ctx, query, append([]any{option}, args...)...)
	return err
}

func (p *postgres) await(ctx context.Context, t *tx) error {
	_, err := t.ExecContext(ctx, pgdriver.Send)
	return err
}

// identify makes the row in a transaction of its own: it stays even if that of the
// writer fails, and two writers that meet a thing at once do not wait for each
// other's end. A number that nothing uses does no harm.
func (p *postgres) identify(ctx context.Context, _ *tx, insert string, values ...any) error {
	_, err := p.own.ExecContext(ctx, insert, values...)
	return err
}

// serial takes from the numbers that were set aside for this program.
func (p *postgres) serial(ctx context.Context, t *tx, table string, _ int64) (int64, error) {
	if len(p.spare[table]) == 0 {
		if err := p.reserve(ctx, t, table, 1); err != nil {
			return 0, err
		}
	}
	next := p.spare[table][0]
	p.spare[table] = p.spare[table][1:]
	return next, nil
}

func (p *postgres) reserve(ctx context.Context, t *tx, table string, n int) error {
	missing := n - len(p.spare[table])
	if missing <= 0 {
		return nil
	}
	more, err := column[int64](ctx, t.Tx, "SELECT nextval(?::regclass) FROM generate_series(1, ?::int)", table+"_serial", missing)
	p.spare[table] = append(p.spare[table], more...)
	return err
}

func (p *postgres) lockedRows(table string) string { return " FOR UPDATE OF " + table + " NOWAIT" }

// lockReports does not wait: who cannot have a report lets go of all it has and
// begins anew, so that no two wait for each other.
func (p *postgres) lockReports(ctx context.Context, t *tx, encounters []int64) error {
	_, err := t.ExecContext(ctx, "SELECT 1 FROM report WHERE encounter IN ("+integers(encounters)+") ORDER BY encounter FOR UPDATE NOWAIT")
	return err
}

func (p *postgres) lockUses(ctx context.Context, t *tx, slots []useSlot) error {
	if len(slots) == 0 || t.alone {
		return nil
	}
	keys := make([]string, 0, len(slots))
	for _, s := range slots {
		keys = append(keys, fmt.Sprintf("%d %d", s.formula, s.year))
	}
	_, err := t.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || k, ?)) FROM unnest(?::text[]) AS k", lockArchive, keys)
	return err
}

func (p *postgres) forget() { clear(p.months) } // documents of these may not be there

// again: what other writers were in the way of is tried again at once, and a
// server that is starting, stopping or out of reach for a while.
func (p *postgres) again(err error, attempt int) (time.Duration, bool) {
	if err == nil {
		return 0, false
	}
	switch {
	case inTheWay(err):
		return jitter(min(longestWay, firstWay<<(attempt-1))), attempt < 2*patientAttempts
	case lost(err):
		return jitter(min(time.Duration(attempt)*200*time.Millisecond, 3*time.Second)), attempt <= lostAttempts
	}
	return 0, false
}

// Who was in the way is given time to be through: to try again means to do all again,
// and a transaction that merges takes up to a second.
const (
	firstWay   = 20 * time.Millisecond
	longestWay = 800 * time.Millisecond
)

// lostAttempts is how often a database is asked for that is out of reach; they take
// half a minute.
const lostAttempts = 20

// backup writes an archive in a file.
func (p *postgres) backup(ctx context.Context, path string) error {
	from := &Archive{engine: p, read: p.read, Now: time.Now}
	to, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	_, err = from.CopyTo(ctx, to, nil)
	return errors.Join(err, to.Close())
}

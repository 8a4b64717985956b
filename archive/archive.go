package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"chancery/archive/dossier"
)

// readers is how many questions are answered at once.
const readers = 8

// Archive is an open archive. Its methods may be called from many goroutines.
type Archive struct {
	location   string
	read       *sql.DB
	write      *sql.DB // one connection; nil when opened to read only
	writing    sync.Mutex
	ids        *identities // guarded by writing, as is prepared
	prepared   map[string]*sql.Stmt
	dictionary dictionary
	stamp      stamp
	deferred   bool
	// Now is the clock of the added columns; tests set it before first use.
	Now func() time.Time
}

// Options of [Open].
type Options struct {
	// ReadOnly opens an archive that must be there, to ask questions only. It
	// works on files that cannot be written to.
	ReadOnly bool
	// Deferred leaves the reports of documents that are added waiting to be
	// compared with others: [Archive.Pending] lists what waits, [Archive.Merge]
	// does it. Until then their encounters are in no dossier. What people rule is
	// applied at once.
	Deferred bool
}

// Open opens the archive at location, a path, and makes it when it is not
// there. Its errors say what is the matter and what to do; see the errors of
// this package.
func Open(ctx context.Context, location string, opt Options) (*Archive, error) {
	if scheme, _, found := strings.Cut(location, "://"); found {
		return nil, &failure{location: location, kind: ErrNotArchive, cause: fmt.Errorf("archives of kind %q are not served", scheme), hint: "name a file"}
	}
	if location == "" {
		return nil, &failure{location: "no name", kind: ErrNoArchive, hint: "name a file"}
	}
	if err := lookAt(location, opt); err != nil {
		return nil, err
	}
	a := &Archive{location: location, Now: time.Now, ids: newIdentities(), prepared: make(map[string]*sql.Stmt), deferred: opt.Deferred}
	if err := a.open(ctx, opt); err != nil {
		a.Close()
		return nil, a.explain(err)
	}
	return a, nil
}

// lookAt tells the plain cases before the database does in its own words.
func lookAt(path string, opt Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && opt.ReadOnly:
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

func (a *Archive) open(ctx context.Context, opt Options) (err error) {
	if !opt.ReadOnly {
		if a.write, err = openSQLite(writerDSN(a.location), 1); err != nil {
			return err
		}
		if err := patientlySQLite(ctx, func() error { return migrateSQLite(ctx, a.write, false) }); err != nil {
			return a.doubt(ctx, a.write, err)
		}
		if err := a.fillBlocks(ctx); err != nil {
			return err
		}
		if err := a.fillShapes(ctx); err != nil {
			return err
		}
	}
	if a.read, err = openSQLite(readerDSN(a.location, !opt.ReadOnly || writableSQLite(a.location)), readers); err != nil {
		return err
	}
	if opt.ReadOnly {
		if err := migrateSQLite(ctx, a.read, true); err != nil {
			return a.doubt(ctx, a.read, err)
		}
	}
	return nil
}

// doubt asks the database whether the file is sound when something failed that
// no known cause explains.
func (a *Archive) doubt(ctx context.Context, db *sql.DB, err error) error {
	var f *failure
	if explained := a.explain(err); errors.As(explained, &f) {
		return explained
	}
	if report := quickCheckSQLite(ctx, db); report != "" {
		return &failure{kind: ErrCorrupt, cause: errors.New(report), hint: "restore a backup, or save what can be read: sqlite3 FILE .recover"}
	}
	return err
}

func (a *Archive) explain(err error) error {
	if err == nil {
		return nil
	}
	return explainSQLite(a.location, err)
}

// Location is the name the archive was opened by.
func (a *Archive) Location() string { return a.location }

// Close ends all work with the archive.
func (a *Archive) Close() error {
	var errs []error
	for _, s := range a.prepared {
		errs = append(errs, s.Close())
	}
	errs = append(errs, a.stamp.close())
	for _, db := range []*sql.DB{a.read, a.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return a.explain(errors.Join(errs...))
}

// tx is the writer's transaction. now is the same for all that it writes.
type tx struct {
	*sql.Tx
	now      string
	ids      *identities
	index    *index
	dossiers dossier.Options
	ranks    *ranking // see ranking
	gathering
	deferred bool                 // reports that are added wait to be merged
	prepared map[string]*sql.Stmt // of the archive, by query
	bound    map[string]*sql.Stmt // the same within the transaction, closed with it
}

// update runs do in a transaction of the writer and commits what it did, or
// nothing when it fails.
func (a *Archive) update(ctx context.Context, do func(*tx) error) (err error) {
	if a.write == nil {
		return &failure{location: a.location, kind: ErrReadOnly, cause: errors.New("opened to read only")}
	}
	a.writing.Lock()
	defer a.writing.Unlock()
	t, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		return a.explain(err)
	}
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, ignoreDone(t.Rollback()))
			a.ids.forget() // it may hold what was rolled back
		}
	}()
	one := &tx{
		Tx: t, now: timestamp(a.Now()), ids: a.ids, index: newIndex(), gathering: newGathering(),
		prepared: a.prepared, bound: make(map[string]*sql.Stmt),
	}
	if err := one.run(ctx, do); err != nil {
		return a.explain(err)
	}
	done = true
	if err := t.Commit(); err != nil {
		a.ids.forget()
		return a.explain(err)
	}
	return a.explain(a.keepPrepared(ctx, one.bound))
}

// keepPrepared prepares for good what a transaction had to prepare for itself.
func (a *Archive) keepPrepared(ctx context.Context, bound map[string]*sql.Stmt) error {
	for query := range bound {
		if a.prepared[query] != nil {
			continue
		}
		s, err := a.write.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		a.prepared[query] = s
	}
	return nil
}

// run does something in the transaction once what dossiers rest on is known.
func (t *tx) run(ctx context.Context, do func(*tx) error) error {
	if err := t.loadRules(ctx); err != nil {
		return err
	}
	if err := t.loadHolder(ctx); err != nil {
		return err
	}
	return do(t)
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// view runs do on one snapshot of the archive.
func (a *Archive) view(ctx context.Context, do func(*sql.Tx) error) error {
	t, err := a.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return a.explain(err)
	}
	defer func() { _ = t.Rollback() }()
	return a.explain(do(t))
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"
	"time"

	"chancery/archive/dossier"
)

// readers is how many questions are answered at once.
const readers = 8

// Archive is an open archive. Its methods may be called from many goroutines.
type Archive struct {
	engine     engine
	read       *sql.DB
	write      *sql.DB // one connection; nil when opened to read only
	writing    sync.Mutex
	ids        *identities // guarded by writing, as are the next two
	prepared   map[string]*sql.Stmt
	index      *index
	known      *sql.Stmt // knownQuery, prepared where the database is a file
	dictionary dictionary
	moved      movedMemory
	deferred   bool
	// Now is the clock of the added columns; tests set it before first use.
	Now func() time.Time
}

// Options of [Open].
type Options struct {
	// ReadOnly opens an archive that must be there, to ask questions only. It
	// works on files that cannot be written to.
	ReadOnly bool
	// Present fails with ErrNoArchive where no archive is there, instead of making
	// one.
	Present bool
	// Deferred leaves the reports of documents that are added waiting to be
	// compared with others: [Archive.Pending] lists what waits, [Archive.Merge]
	// does it. Until then their encounters are in no dossier. What people rule is
	// applied at once.
	Deferred bool
	// Upkeep is told how far an archive of an older version is that is being brought
	// up to date: at the beginning and the end of each step, and now and then between;
	// may be nil.
	Upkeep func(Upkeep)
}

// Open opens the archive at location, and makes it when it is not there: the path
// of a file, or a database of PostgreSQL as postgres://user@host/database. Its
// errors say what is the matter and what to do; see the errors of this package.
func Open(ctx context.Context, location string, opt Options) (*Archive, error) {
	e, err := engineFor(location)
	if err != nil {
		return nil, err
	}
	a := &Archive{engine: e, Now: time.Now, ids: newIdentities(), prepared: make(map[string]*sql.Stmt), index: newIndex(e), deferred: opt.Deferred}
	a.read, a.write, err = e.open(ctx, opt)
	switch {
	case err != nil:
	case opt.ReadOnly:
		err = a.filled(ctx)
	default:
		err = a.fill(ctx, &opt)
	}
	if err == nil && e.embedded() && !opt.ReadOnly {
		a.known, err = a.read.PrepareContext(ctx, knownQuery)
	}
	if err != nil {
		a.Close()
		return nil, a.explain(err)
	}
	return a, nil
}

func (a *Archive) explain(err error) error {
	if err == nil {
		return nil
	}
	return a.engine.explain(err)
}

// Location is the name the archive was opened by, without a password.
func (a *Archive) Location() string { return a.engine.name() }

// Close ends all work with the archive.
func (a *Archive) Close() error {
	var errs []error
	for _, s := range a.prepared {
		errs = append(errs, s.Close())
	}
	errs = append(errs, a.engine.close())
	for _, db := range []*sql.DB{a.read, a.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	// A connection that is gone is closed.
	errs = slices.DeleteFunc(errs, func(err error) bool { return err != nil && lost(err) })
	return a.explain(errors.Join(errs...))
}

// tx is the writer's transaction. now is the same for all that it writes.
type tx struct {
	*sql.Tx
	engine   engine
	alone    bool // no other transaction writes
	now      string
	ids      *identities
	index    *index
	dossiers dossier.Options
	ranks    *ranking // see ranking
	gathering
	serials   map[string]int64     // of documents that are to be added and are there; see foresee
	corrected map[string]bool      // those of them that have corrections; nil when not looked up
	deferred  bool                 // reports that are added wait to be merged
	prepared  map[string]*sql.Stmt // of the archive, by query
	bound     map[string]*sql.Stmt // the same within the transaction, closed with it
	recent    struct {             // the one of bound that was asked for last
		query     string
		statement *sql.Stmt
	}
}

// update runs do in a transaction of the writer, alone, and commits what it did,
// or nothing when it fails. Where others were in its way do is run again, so that
// it must begin from nothing each time.
func (a *Archive) update(ctx context.Context, do func(*tx) error) error {
	return a.transact(ctx, true, do)
}

// share is update beside others that share: they take care of what they change
// together. It is done alone when it fails often, or asks for it by errAlone.
func (a *Archive) share(ctx context.Context, do func(*tx) error) error {
	return a.transact(ctx, false, do)
}

// errAlone tells that a transaction must be alone for what it does.
var errAlone = errors.New("cannot be done beside other writers")

// patientAttempts is how often a transaction is tried beside others. One that is alone
// keeps all others waiting, so that it pays to be patient.
const patientAttempts = 10

func (a *Archive) transact(ctx context.Context, alone bool, do func(*tx) error) error {
	if a.write == nil {
		return &failure{location: a.Location(), kind: ErrReadOnly, cause: errors.New("opened to read only")}
	}
	a.writing.Lock()
	defer a.writing.Unlock()
	attempts := 0
	return a.explain(a.patiently(ctx, func() error {
		attempts++
		err := a.attempt(ctx, alone || a.engine.embedded() || attempts > patientAttempts, do)
		if errors.Is(err, errAlone) {
			err = a.attempt(ctx, true, do)
		}
		return err
	}))
}

// patiently does something again as long as its error is one that passes.
func (a *Archive) patiently(ctx context.Context, do func() error) error {
	for attempt := 1; ; attempt++ {
		err := do()
		wait, again := a.engine.again(err, attempt)
		if !again {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
	}
}

// attempt is one try of a transaction.
func (a *Archive) attempt(ctx context.Context, alone bool, do func(*tx) error) (err error) {
	t, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, ignoreDone(t.Rollback()))
		}
		if err != nil {
			a.ids.forget() // it may hold what was rolled back
			a.engine.forget()
		}
	}()
	if err := a.engine.begin(ctx, t, alone); err != nil {
		return err
	}
	one := &tx{
		Tx: t, engine: a.engine, alone: alone, now: timestamp(a.Now()), ids: a.ids, index: a.index, gathering: newGathering(),
		prepared: a.prepared, bound: make(map[string]*sql.Stmt),
	}
	defer a.index.reset()
	if err := one.run(ctx, do); err != nil {
		return err
	}
	if err := a.engine.finish(ctx, t); err != nil {
		return err
	}
	done = true
	if err := t.Commit(); err != nil {
		return err
	}
	return a.keepPrepared(ctx, one.bound)
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

func ignoreNoRows(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// view runs do on one snapshot of the archive.
func (a *Archive) view(ctx context.Context, do func(*sql.Tx) error) error {
	t, err := a.read.BeginTx(ctx, a.engine.snapshot())
	if err != nil {
		return a.explain(err)
	}
	defer func() { _ = t.Rollback() }()
	return a.explain(do(t))
}

package archive

import (
	"context"
	"errors"

	"github.com/pressly/goose/v3"
)

// Upkeep is how far an archive is that an older version of the program made, while
// [Open] brings it up to date. A step is committed part by part, one of which may be
// large: who stops it in the midst loses nothing but that part, and the next who opens
// the archive goes on.
type Upkeep struct {
	Archive  string // its location, without a password
	Step     string // what is being done
	Done, Of int    // how much of it; Of is 0 where that is not known
}

// The steps of [Upkeep].
const (
	stepTables = "changing its tables"
	stepMonths = "parting it by month"
	stepBlocks = "grouping its reports"
	stepShapes = "describing its dossiers"
	stepEvents = "listing its events"
)

// tell tells how far a step is.
func (opt *Options) tell(archive, step string, done, of int) {
	if opt.Upkeep != nil {
		opt.Upkeep(Upkeep{Archive: archive, Step: step, Done: done, Of: of})
	}
}

// migrateUp takes the steps from one version of the schema to the newest, each of
// which is a transaction.
func migrateUp(ctx context.Context, archive string, steps *goose.Provider, now int64, opt *Options) error {
	coming := 0
	for _, s := range steps.ListSources() {
		if s.Version > now {
			coming++
		}
	}
	for done := 0; ; done++ {
		if now > 0 {
			opt.tell(archive, stepTables, min(done, coming), coming)
		}
		switch _, err := steps.UpByOne(ctx); {
		case errors.Is(err, goose.ErrNoNextVersion):
			return nil
		case err != nil:
			return err
		}
	}
}

// fill completes what a change of the schema left to be made from what the archive
// holds.
func (a *Archive) fill(ctx context.Context, opt *Options) error {
	for _, f := range []filling{fillBlocks, fillShapes, fillEvents} {
		if err := f.run(ctx, a, opt); err != nil {
			return err
		}
	}
	return nil
}

// filling makes the rows of one kind that a change of the schema left out.
type filling struct {
	step    string
	missing string // a query that tells cheaply whether any are left out
	count   string // how many
	// next makes the next ones and tells how many; 0 when none are left out. Of many
	// told is told between how many are made.
	next func(ctx context.Context, a *Archive, t *tx, told func(int)) (int, error)
}

// run makes them, some in each transaction. Other programs may do the same meanwhile.
func (f *filling) run(ctx context.Context, a *Archive, opt *Options) error {
	missing, err := f.due(ctx, a.write)
	if err != nil || !missing {
		return err
	}
	var of int
	if err := a.write.QueryRowContext(ctx, f.count).Scan(&of); err != nil {
		return err
	}
	told := func(done int) { opt.tell(a.Location(), f.step, min(done, of), of) }
	for done, n := 0, 1; n > 0; done += n {
		told(done)
		if err := a.update(ctx, func(t *tx) (err error) {
			n, err = f.next(ctx, a, t, told)
			return err
		}); err != nil {
			return err
		}
	}
	told(of)
	return nil
}

func (f *filling) due(ctx context.Context, q queryer) (missing bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT "+f.missing).Scan(&missing)
	return missing, err
}

// filled checks, for who reads only, that nothing is left out of the lists.
func (a *Archive) filled(ctx context.Context) error {
	for _, f := range []filling{fillBlocks, fillShapes, fillEvents} {
		if missing, err := f.due(ctx, a.read); err != nil || missing {
			return errors.Join(err, older(errors.New("bringing it up to date was begun and not ended")))
		}
	}
	return nil
}

// older is the error of who reads only.
func older(cause error) error {
	return &failure{kind: ErrOlder, cause: cause, hint: "open it once with a command that writes, such as chancery verify, or a copy of it where it cannot be written to"}
}

package ingest

import (
	"context"
	"runtime"
	"sync"

	"chancery/archive"
	"chancery/formula"
	"chancery/reader"
)

// rescanBatch is how many texts are looked through together.
const rescanBatch = 256

// Rescan looks for the set phrases of a list in the kept texts and mends the
// records of those that hold others than they are known to; nothing else is read
// again. report is told how many documents were looked through and how many of
// them changed; it may be nil. It can be stopped and begun again.
func Rescan(ctx context.Context, a *archive.Archive, set *formula.Set, report func(done, changed int)) error {
	if err := a.Follow(ctx, nil); err != nil {
		return err
	}
	finders := make([]*formula.Finder, runtime.GOMAXPROCS(0))
	for i := range finders {
		finders[i] = formula.NewFinder(set)
	}
	var last *archive.Scanned
	done, changed := 0, 0
	for ctx.Err() == nil {
		list, err := a.Scan(ctx, last, rescanBatch)
		if err != nil || len(list) == 0 {
			return err
		}
		last = &list[len(list)-1]
		mended, err := mendAll(ctx, a, finders, list)
		if err != nil {
			return err
		}
		if err := a.Replace(context.WithoutCancel(ctx), mended...); err != nil {
			return err
		}
		done, changed = done+len(list), changed+len(mended)
		if report != nil {
			report(done, changed)
		}
	}
	return ctx.Err()
}

// mendAll gives the new records of those documents that need one.
func mendAll(ctx context.Context, a *archive.Archive, finders []*formula.Finder, list []archive.Scanned) ([]*archive.Replacement, error) {
	mended := make([]*archive.Replacement, len(list))
	errs := make([]error, len(list))
	var workers sync.WaitGroup
	next := make(chan int)
	for _, f := range finders {
		workers.Go(func() {
			for i := range next {
				mended[i], errs[i] = mend(ctx, a, f, &list[i])
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	workers.Wait()
	var out []*archive.Replacement
	for i := range list {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if mended[i] != nil {
			out = append(out, mended[i])
		}
	}
	return out, nil
}

// mend gives the new record of a document, nil when its set phrases are the same.
func mend(ctx context.Context, a *archive.Archive, f *formula.Finder, s *archive.Scanned) (*archive.Replacement, error) {
	if f.Unchanged(s.Text, s.Formulae) {
		return nil, nil
	}
	r, err := a.AsRead(ctx, s)
	if err != nil {
		return nil, err
	}
	before := r.Formulae
	r.Formulae = f.Read(&r.Document, before)
	reader.AttributeFormulae(r)
	same := len(before) == len(r.Formulae)
	for i := 0; same && i < len(before); i++ {
		same = before[i] == r.Formulae[i]
	}
	if same {
		return nil, nil
	}
	return s.Replace(r)
}

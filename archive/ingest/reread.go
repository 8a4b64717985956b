package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"chancery/archive"
	"chancery/reader"
	"chancery/record"
)

// Reread is what became of one document that was read again.
type Reread struct {
	Document string
	// FromText tells that the kept text was read, since the original bytes were
	// not kept or give another text today.
	FromText bool
	Err      error
}

// errOtherText: the engine of today cuts another text out of what is kept.
var errOtherText = errors.New("the present engine makes another text of it; its record was left as it is")

// rereadBatch is how many documents are read and replaced together.
const rereadBatch = 64

// ReadAgain reads every document that another version of the reader read, and
// puts the new record in the place of the old. opt tells with which phrases and dictionaries; its Article is that of each
// document. Texts and ids stay. It can be
// stopped and begun again: what is done is not done twice. A document that fails
// is reported, keeps its record and is tried again the next time.
func ReadAgain(ctx context.Context, a *archive.Archive, opt reader.Options, report func(Reread)) error {
	var last *archive.Stale
	for ctx.Err() == nil {
		list, err := a.Outdated(ctx, reader.IdentityWith(opt.Dictionaries), last, rereadBatch)
		if err != nil || len(list) == 0 {
			return err
		}
		last = &list[len(list)-1]
		if err := replaceAll(context.WithoutCancel(ctx), a, opt, list, report); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// again is a document on its way.
type again struct {
	Reread
	with *archive.Replacement
}

// replaceAll reads a batch on all cores and commits it.
func replaceAll(ctx context.Context, a *archive.Archive, opt reader.Options, list []archive.Stale, report func(Reread)) error {
	done := make([]again, len(list))
	var workers sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				done[i] = readAgain(&list[i], opt)
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	workers.Wait()
	if err := commitAll(ctx, a, done); err != nil {
		return err
	}
	if report != nil {
		for i := range done {
			report(done[i].Reread)
		}
	}
	return nil
}

// commitAll replaces all records at once; if one of them cannot be, each alone.
func commitAll(ctx context.Context, a *archive.Archive, done []again) error {
	var all []*archive.Replacement
	for i := range done {
		if done[i].with != nil {
			all = append(all, done[i].with)
		}
	}
	err := a.Replace(ctx, all...)
	if err == nil || archive.Unusable(err) {
		return err
	}
	for i := range done {
		if done[i].with == nil {
			continue
		}
		err := a.Replace(ctx, done[i].with)
		if archive.Unusable(err) {
			return err
		}
		if err != nil {
			done[i].Err = fmt.Errorf("%w: %w", ErrNotKept, err)
		}
	}
	return nil
}

func readAgain(s *archive.Stale, opt reader.Options) (out again) {
	out.Document = s.ID
	r, err := readKept(s, opt, &out.FromText)
	if err == nil {
		out.with, err = s.Replace(r)
	}
	out.Err = err
	return out
}

// readKept reads the original bytes, else the stored text.
func readKept(s *archive.Stale, opt reader.Options, fromText *bool) (*record.Record, error) {
	if s.Original != nil {
		opt.Article = s.Options
		r, err := reader.ReadSafely(s.Original, opt)
		if err == nil && r.Document.ID == s.ID {
			return r, nil
		}
	}
	*fromText = true
	opt.Article = s.Options
	opt.Article.Charset = "utf-8"
	r, err := reader.ReadSafely([]byte(s.Text), opt)
	if err == nil && r.Document.ID != s.ID {
		err = errOtherText
	}
	return r, err
}

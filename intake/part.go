package intake

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"chancery/intake/warc"
)

// ErrNoPart: an origin that cannot be found again by its name and place alone.
var ErrNoPart = errors.New("it cannot be found again by its place")

// Part reads one item again that a walk has found, without walking through what
// stands before it: a file that is one document, or a record of a file that is a web
// archive; other origins are ErrNoPart. Files change, and in a web archive whose
// records are compressed together many have one place: compare the bytes, or their
// hash, with those of the walk.
func Part(ctx context.Context, at Origin, opt Options) ([]byte, error) {
	if !isFile(at.Input) || at.Inner != "" && at.Inner != recordName(at.Offset) {
		return nil, fmt.Errorf("%s: %w", at, ErrNoPart)
	}
	f, err := os.Open(at.Input)
	if err != nil {
		return nil, plainError(err)
	}
	defer f.Close()
	if at.Inner != "" {
		return recordAt(f, at.Offset, opt.maxBytes())
	}
	var found []Item
	w := &walker{ctx: ctx, opt: opt, yield: func(item Item) bool {
		found = append(found, item)
		return len(found) < 2
	}}
	w.take(w.fresh(Origin{Input: at.Input}, f, true))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(found) != 1 || found[0].Inner != "":
		return nil, errors.New("it is no single document any more")
	}
	return found[0].Data, found[0].Err
}

// recordAt reads the document of the record that begins at offset.
func recordAt(f *os.File, offset int64, limit int) ([]byte, error) {
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		return nil, plainError(err)
	}
	rec, err := warc.NewReader(bufio.NewReaderSize(f, 64<<10)).Next()
	if err != nil {
		return nil, fmt.Errorf("no record at byte %d: %w", offset, err)
	}
	if rec.Offset != 0 {
		return nil, fmt.Errorf("no record at byte %d", offset)
	}
	m, err := warc.Payload(rec, limit)
	switch {
	case err != nil:
		return nil, err
	case m == nil:
		return nil, fmt.Errorf("no page in the record at byte %d", offset)
	}
	return m.Body, rec.Check()
}

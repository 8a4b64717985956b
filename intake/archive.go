package intake

import (
	"errors"
	"fmt"
	"io"

	"chancery/intake/warc"
)

// warc takes in the pages and texts of a web archive: responses, resources and
// conversions of type text/html, XHTML, text/plain or JSON. A broken record is
// named with its place, and the rest goes on.
func (w *walker) warc(s stream) bool {
	r := warc.NewReader(s.r)
	var told int64
	r.Guard = func(unpacked int64) error {
		spent := unpacked - told
		told = unpacked
		return s.budget.spend(max(spent, 0))
	}
	for {
		rec, err := r.Next()
		var broken *warc.RecordError
		switch {
		case err == nil:
			if !w.record(s, rec) {
				return false
			}
		case errors.As(err, &broken):
			if !w.fail(recordOrigin(s.at, broken.Offset), fmt.Errorf("%w; reading goes on behind it", broken.Err)) {
				return false
			}
		case errors.Is(err, io.EOF):
			return true
		default:
			return w.fail(s.at, plainError(err))
		}
	}
}

func recordOrigin(at Origin, offset int64) Origin {
	return at.within(recordName(offset), offset)
}

func recordName(offset int64) string { return fmt.Sprintf("record at byte %d", offset) }

// record yields the document that a record holds, if it holds one.
func (w *walker) record(s stream, rec *warc.Record) bool {
	m, err := warc.Payload(rec, w.opt.maxBytes())
	if err == nil && m == nil {
		return true // no page, or none that was had
	}
	at := recordOrigin(s.at, rec.Offset)
	at.URL, at.Fetched = resolve("", rec.TargetURI), rec.Date
	if bad := rec.Check(); bad != nil {
		var broken *warc.RecordError
		if errors.As(bad, &broken) {
			bad = fmt.Errorf("%w; reading goes on behind it", broken.Err)
		}
		return w.fail(at, bad)
	}
	if errors.Is(err, warc.ErrTooLarge) {
		err = w.tooLarge()
	}
	if err != nil {
		return w.fail(at, err)
	}
	part := s
	part.at, part.named, part.charset = at, false, knownCharset(m.Charset)
	return w.found(part, m.Body)
}

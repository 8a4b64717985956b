package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// Read reads the block. It ends with io.EOF at the stated length, or with a
// *RecordError before it.
func (rec *Record) Read(p []byte) (int, error) {
	switch {
	case rec.err != nil:
		return 0, rec.err
	case rec.left == 0 || rec.checked:
		return 0, io.EOF
	}
	r := rec.r
	if int64(len(p)) > rec.left {
		p = p[:rec.left]
	}
	n, err := r.in.Read(p)
	r.pos += int64(n)
	rec.left -= int64(n)
	r.watch.see(p[:n])
	if e := r.guard(); e != nil {
		rec.err = e
		return n, e
	}
	switch {
	case err == nil:
	case errors.Is(err, io.EOF) && rec.left == 0:
		return n, io.EOF
	case errors.Is(err, io.EOF):
		rec.err = r.failed(rec.start, io.ErrUnexpectedEOF)
	default:
		rec.err = r.failed(rec.start, err)
	}
	return n, rec.err
}

// Check reads what is left of the block and reports, as a *RecordError, when it
// does not end where its length says. What was read of the block is then not to
// be trusted. Where the next record was seen inside the block, reading goes on
// there.
func (rec *Record) Check() error {
	if rec.checked {
		return rec.verdict
	}
	_, err := io.Copy(io.Discard, struct{ io.Reader }{rec})
	if err == nil {
		err = rec.end()
	}
	rec.checked, rec.verdict = true, err
	if err != nil {
		if rec.r.back() && errors.Is(err, ErrCut) {
			rec.verdict = rec.r.broken(rec.start, ErrLength)
		}
		rec.r.lost = true
	}
	return rec.verdict
}

// end looks at what follows the block: line ends, and then a record, or the end
// of the file.
func (rec *Record) end() error {
	r := rec.r
	const ends = len("\r\n\r\n")
	from := r.pos
	if err := r.skipLineEnds(ends); err != nil {
		return rec.ending(err)
	}
	if r.pos-from == int64(ends) {
		_, err := r.in.Peek(1)
		if errors.Is(err, errSum) {
			return r.broken(rec.start, ErrDamaged)
		}
		r.gap = errors.Is(err, errGap)
		return nil // whatever stands behind them is no fault of this record
	}
	head, err := r.in.Peek(len("WARC/"))
	if string(head) == "WARC/" && r.pos > from {
		return nil
	}
	if err != nil && len(head) == 0 {
		return rec.ending(err)
	}
	return r.broken(rec.start, ErrLength)
}

// ending is what an error right behind a block means.
func (rec *Record) ending(err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.Is(err, errGap):
		return rec.r.broken(rec.start, ErrDamaged)
	}
	return err
}

// watch looks, in the block that is being read, for the beginning of another
// record, and keeps what was read from there on: when the block's length turns
// out to be wrong, it was the next record.
type watch struct {
	tail  []byte // the last bytes seen, while nothing is found
	spare []byte // what was read from the beginning found
	found bool
	over  bool // more was read since than is kept
}

// spareBytes bounds what is kept.
const spareBytes = 8 << 20

var mark = []byte("\r\n\r\nWARC/1.")

func (w *watch) see(p []byte) {
	if w.found {
		if w.over = w.over || len(w.spare)+len(p) > spareBytes; w.over {
			w.spare = nil
			return
		}
		w.spare = append(w.spare, p...)
		return
	}
	joint := append(w.tail, p[:min(len(p), len(mark))]...)
	if at := bytes.Index(joint, mark); at >= 0 {
		w.start(joint[at:], p[min(len(p), len(mark)):])
		return
	}
	if at := bytes.Index(p, mark); at >= 0 {
		w.start(p[at:], nil)
		return
	}
	if len(p) >= len(mark) {
		w.tail = append(w.tail[:0], p[len(p)-len(mark)+1:]...)
	} else {
		w.tail = append([]byte(nil), joint[max(0, len(joint)-len(mark)+1):]...)
	}
}

func (w *watch) start(a, b []byte) {
	w.found = true
	w.see(a)
	w.see(b)
}

// back puts what was kept of the block before the rest of the file.
func (r *Reader) back() bool {
	w := r.watch
	r.watch = watch{}
	if !w.found || w.over {
		return false
	}
	ahead, _ := r.in.Peek(r.in.Buffered())
	kept := append(w.spare, ahead...)
	r.pos -= int64(len(w.spare))
	r.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(kept), r.src), bufferBytes)
	return true
}

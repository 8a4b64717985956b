package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Record is the header of a record and, as a reader, its block.
type Record struct {
	// Type is WARC-Type: response, resource, conversion, warcinfo, request…
	Type string
	// TargetURI is the address that the block was had from, without the brackets
	// that old writers put around it.
	TargetURI string
	// Date is WARC-Date, zero where it is missing or no time.
	Date time.Time
	// ContentType is the media type of the block ("application/http;
	// msgtype=response"), not of what an HTTP message in it carries.
	ContentType string
	// Length is the length of the block in bytes, as the header states it.
	Length int64
	// Offset is where the record begins in the file: its first byte, or, in a
	// compressed file, that of the member it begins in.
	Offset int64
	// Header holds all fields of the header, by canonical names.
	Header textproto.MIMEHeader

	r       *Reader
	start   int64 // in the unpacked stream
	left    int64
	err     error // what ended the block before its length
	checked bool
	verdict error
}

// RecordError is a record that could not be read.
type RecordError struct {
	Offset int64 // as Record.Offset
	Err    error
}

func (e *RecordError) Error() string { return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err) }

func (e *RecordError) Unwrap() error { return e.Err }

// What is wrong with a record; RecordError wraps them.
var (
	ErrNoRecord = errors.New("no record begins here")
	ErrHeader   = errors.New("the record's header is broken")
	ErrLength   = errors.New("the record's length is missing or wrong")
	ErrCut      = errors.New("the file ends within the record")
	ErrDamaged  = errors.New("the compressed data is damaged")
)

// Reader reads the records of one file in their order.
type Reader struct {
	// Guard, where it is set, is told now and then how many bytes were unpacked;
	// its error ends the reading. It is there to stop at what unpacks to far more
	// than it is.
	Guard func(unpacked int64) error

	src     source
	in      *bufio.Reader
	pos     int64 // where in the unpacked stream the next byte is read
	guarded int64 // pos when Guard was last asked
	record  *Record
	watch   watch
	lost    bool // the place of the next record is not known
	gap     bool // damaged data was seen right behind the record
}

// headerBytes bounds the header of a record, guardBytes how much is read before
// Guard is asked again.
const (
	bufferBytes = 64 << 10
	headerBytes = 64 << 10
	guardBytes  = 1 << 20
)

// NewReader reads r, which may be compressed.
func NewReader(r io.Reader) *Reader {
	out := &Reader{src: newSource(r)}
	out.in = bufio.NewReaderSize(out.src, bufferBytes)
	return out
}

// Next passes over the rest of the record before and gives the next. It returns
// io.EOF at the end, a *RecordError for a record that is broken, after which it
// can be called again, and any other error of the reader below, after which it
// cannot.
func (r *Reader) Next() (*Record, error) {
	if last := r.record; last != nil {
		told := last.checked || last.err != nil
		err := last.Check()
		r.record = nil
		if err != nil && (!told || !errors.As(err, new(*RecordError))) {
			return nil, err
		}
	}
	if r.gap && !r.lost {
		r.gap = false
		return nil, r.broken(r.pos, ErrDamaged)
	}
	r.gap = false
	if r.lost {
		if err := r.search(); err != nil {
			return nil, err
		}
		r.lost = false
	} else if err := r.skipLineEnds(0); err != nil {
		return nil, r.failed(r.pos, err)
	}
	rec, err := r.header()
	if err != nil {
		return nil, err
	}
	r.record = rec
	r.watch = watch{}
	return rec, nil
}

// broken is the error of the record that begins at pos; the next one has to be
// searched for.
func (r *Reader) broken(pos int64, err error) *RecordError {
	r.lost = true
	return &RecordError{Offset: r.src.offset(pos), Err: err}
}

// failed is what an error of reading means for the record that begins at pos.
func (r *Reader) failed(pos int64, err error) error {
	switch {
	case errors.Is(err, errGap):
		return r.broken(pos, ErrDamaged)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return r.broken(pos, ErrCut)
	}
	return err
}

// line reads to the end of a line and gives its first bytes, at most as many as
// the buffer holds.
func (r *Reader) line() ([]byte, error) {
	s, err := r.in.ReadSlice('\n')
	r.pos += int64(len(s))
	if !errors.Is(err, bufio.ErrBufferFull) {
		return s, err
	}
	s = bytes.Clone(s)
	for errors.Is(err, bufio.ErrBufferFull) {
		var more []byte
		more, err = r.in.ReadSlice('\n')
		r.pos += int64(len(more))
		if e := r.guard(); e != nil {
			return nil, e
		}
	}
	return s, err
}

func (r *Reader) guard() error {
	if r.Guard == nil || r.pos-r.guarded < guardBytes {
		return nil
	}
	r.guarded = r.pos
	return r.Guard(r.pos)
}

// skipLineEnds passes over line ends, at most so many bytes; any number when
// most is 0.
func (r *Reader) skipLineEnds(most int) error {
	for n := 0; most == 0 || n < most; n++ {
		b, err := r.in.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return r.in.UnreadByte()
		}
		r.pos++
	}
	return nil
}

var version = regexp.MustCompile(`^WARC/[01]\.\d+[ \t]*\r?\n`)

// search goes to the next line that begins a record.
func (r *Reader) search() error {
	for {
		head, err := r.in.Peek(len("WARC/1.00\r\n"))
		switch {
		case errors.Is(err, errGap): // more damage on the way to the next record
			n, _ := r.in.Discard(len(head))
			r.pos += int64(n)
			continue
		case version.Match(head):
			return nil
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
		if _, err := r.line(); err != nil && !errors.Is(err, errGap) {
			return err
		}
		if err := r.guard(); err != nil {
			return err
		}
	}
}

// header reads the header of the record that begins here.
func (r *Reader) header() (*Record, error) {
	start := r.pos
	first, err := r.line()
	if err != nil && len(first) == 0 {
		return nil, r.failed(start, err)
	}
	if !version.Match(first) {
		return nil, r.broken(start, ErrNoRecord)
	}
	rec := &Record{r: r, start: start, Offset: r.src.offset(start), Header: textproto.MIMEHeader{}}
	if err := r.fields(rec); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if errors.Is(err, ErrHeader) {
			return nil, r.broken(start, err)
		}
		return nil, r.failed(start, err)
	}
	rec.Type = strings.ToLower(rec.Header.Get("WARC-Type"))
	rec.TargetURI = strings.Trim(rec.Header.Get("WARC-Target-URI"), "<> ")
	rec.ContentType = rec.Header.Get("Content-Type")
	if t, err := time.Parse(time.RFC3339, rec.Header.Get("WARC-Date")); err == nil {
		rec.Date = t
	}
	rec.Length, err = strconv.ParseInt(strings.TrimSpace(rec.Header.Get("Content-Length")), 10, 64)
	if err != nil || rec.Length < 0 {
		return nil, r.broken(start, ErrLength)
	}
	rec.left = rec.Length
	return rec, nil
}

// fields reads the lines of a header to the blank line that ends it.
func (r *Reader) fields(rec *Record) error {
	last := ""
	for total := 0; total < headerBytes; {
		line, err := r.line()
		total += len(line)
		if err != nil {
			return err
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case text == "":
			return nil
		case (text[0] == ' ' || text[0] == '\t') && last != "": // a line carried on
			values := rec.Header[last]
			values[len(values)-1] += " " + strings.TrimSpace(text)
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return fmt.Errorf("%w: no field in %.60q", ErrHeader, text)
		}
		last = textproto.CanonicalMIMEHeaderKey(name)
		rec.Header.Add(last, strings.TrimSpace(value))
	}
	return fmt.Errorf("%w: more than %d bytes", ErrHeader, headerBytes)
}

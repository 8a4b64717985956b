package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// errGap tells that damaged data was passed over; what is read after it does not
// go on from what was read before it.
var errGap = errors.New("damaged data was passed over")

// errSum is the errGap behind data that was unpacked whole and whose checksum is
// wrong.
var errSum = fmt.Errorf("%w: wrong checksum", errGap)

// source is an unpacked stream that knows where its bytes come from.
type source interface {
	io.Reader
	// offset is the place in the file of a byte of the unpacked stream.
	offset(pos int64) int64
}

func newSource(r io.Reader) source {
	c := &counter{r: r}
	in := bufio.NewReaderSize(c, bufferBytes)
	if head, _ := in.Peek(len(magic)); bytes.Equal(head, magic) {
		return &members{in: in, read: &c.n}
	}
	return plain{in}
}

type plain struct{ io.Reader }

func (plain) offset(pos int64) int64 { return pos }

// members reads the members of a gzip file one after another. A damaged member
// costs what is left of it; errGap marks the place.
type members struct {
	in    *bufio.Reader
	read  *int64 // bytes read into in
	z     *gzip.Reader
	open  bool
	gap   error // to be told by the next Read
	pos   int64
	marks []place
}

// place is where a member begins: in the unpacked stream and in the file.
type place struct{ pos, offset int64 }

// magic begins a member: gzip, compressed by deflate.
var magic = []byte{0x1f, 0x8b, 8}

func (m *members) Read(p []byte) (int, error) {
	for {
		if gap := m.gap; gap != nil {
			m.gap = nil
			return 0, gap
		}
		if !m.open {
			if err := m.next(); err != nil {
				return 0, err
			}
			continue
		}
		n, err := m.z.Read(p)
		m.pos += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			m.open = false
		case err != nil:
			m.open, m.gap = false, errGap
			if errors.Is(err, gzip.ErrChecksum) {
				m.gap = errSum
			}
			if err := m.resync(); err != nil && n == 0 && !errors.Is(err, io.EOF) {
				return 0, err
			}
		}
		if n > 0 {
			return n, nil
		}
	}
}

// next opens the member that begins here, or passes over what is none.
func (m *members) next() error {
	head, err := m.in.Peek(len(magic))
	if len(head) == 0 {
		return err
	}
	if !bytes.Equal(head, magic) {
		if !isPadding(head) {
			m.gap = errGap
		}
		return m.resync()
	}
	m.mark()
	if m.z == nil {
		m.z, err = gzip.NewReader(m.in)
	} else {
		err = m.z.Reset(m.in)
	}
	if err != nil {
		m.gap = errGap
		return m.resync()
	}
	m.z.Multistream(false)
	m.open = true
	return nil
}

// isPadding reports the zero bytes with which some writers fill a block.
func isPadding(head []byte) bool { return len(bytes.Trim(head, "\x00")) == 0 }

// resync goes to the next place where a member may begin; to the end of the
// file, without an error, where there is none.
func (m *members) resync() error {
	for {
		head, err := m.in.Peek(bufferBytes / 2)
		if at := bytes.Index(head, magic); at >= 0 {
			_, err := m.in.Discard(at)
			return err
		}
		if err != nil {
			_, _ = m.in.Discard(len(head))
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		_, _ = m.in.Discard(len(head) - len(magic) + 1)
	}
}

// mark notes where the member begins that is opened now. Places far behind are
// forgotten: no record goes back to them.
func (m *members) mark() {
	const keep = 2 * spareBytes
	if len(m.marks) > 1<<12 && m.marks[len(m.marks)/2].pos < m.pos-keep {
		m.marks = append(m.marks[:0], m.marks[len(m.marks)/2:]...)
	}
	m.marks = append(m.marks, place{m.pos, *m.read - int64(m.in.Buffered())})
}

func (m *members) offset(pos int64) int64 {
	for i := len(m.marks) - 1; i >= 0; i-- {
		if m.marks[i].pos <= pos {
			return m.marks[i].offset
		}
	}
	return 0
}

// counter counts the bytes that pass.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

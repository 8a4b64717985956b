package intake

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"chancery/article"
)

// stream is some bytes on their way in, and what is known of them.
type stream struct {
	at Origin
	r  *bufio.Reader
	// named says that the user named it, so that what is no document is a
	// failure.
	named bool
	// charset is the one declared from outside.
	charset string
	// archives and layers count the archives and the compressions around it.
	archives, layers int
	// file is the stream as a file that can be read anywhere, and its size; nil
	// where it is none.
	file io.ReaderAt
	size int64
	// follow says that it came from an address, so that a feed's links are
	// followed.
	follow bool
	// budget bounds what comes of unpacking.
	budget *budget
}

// Bounds of nesting: an archive in an archive, a compression in a compression.
const (
	maxArchives = 2
	maxLayers   = 2
)

// fresh makes a stream of an input.
func (w *walker) fresh(at Origin, r io.Reader, named bool) stream {
	return stream{at: at, r: bufio.NewReaderSize(&counter{r: r, n: &w.consumed}, 64<<10), named: named, budget: newBudget(&w.consumed, w.opt.maxUnpacked())}
}

// within is a stream for a part of s.
func (s stream) within(at Origin, r io.Reader) stream {
	s.at, s.r, s.file, s.named, s.follow, s.charset = at, bufio.NewReaderSize(r, 64<<10), nil, false, false, ""
	return s
}

// take takes in a stream: it is opened if it is a container, and else read as
// one document.
func (w *walker) take(s stream) bool {
	head, err := s.r.Peek(headBytes)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return w.fail(s.at, plainError(err))
	}
	switch k := kindOf(head); k {
	case gzipFile, zstdFile:
		return w.packed(s, k)
	case zipFile:
		return w.zip(s)
	case tarFile:
		return w.tar(s)
	case warcFile:
		return w.warc(s)
	case feedFile:
		return w.feed(s)
	case jsonFile:
		return w.json(s)
	}
	return w.document(s)
}

// document reads one document to its end.
func (w *walker) document(s stream) bool {
	data, err := w.whole(s.r)
	if err != nil {
		return w.fail(s.at, err)
	}
	return w.found(s, data)
}

// whole reads what may be one document, and no more than that.
func (w *walker) whole(r io.Reader) ([]byte, error) {
	limit := w.opt.maxBytes()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("it is cut off")
	case err != nil:
		return nil, plainError(err)
	case len(data) > limit:
		return nil, w.tooLarge()
	}
	return data, nil
}

func (w *walker) tooLarge() error {
	return fmt.Errorf("more than %s: %w", megabytes(w.opt.maxBytes()), ErrTooLarge)
}

// found yields a document, or says why it is none.
func (w *walker) found(s stream, data []byte) bool {
	if kind := article.BinaryKind(data); kind != "" && !s.named {
		return w.fail(s.at, fmt.Errorf("%s: %w", kind, ErrSkipped))
	}
	opt := w.articleOf(s.at)
	if s.charset != "" {
		opt.Charset = s.charset
	}
	return w.send(Item{Origin: s.at, Data: data, Article: opt})
}

// articleOf is what is known of a document from this origin.
func (w *walker) articleOf(at Origin) article.Options {
	opt := w.opt.Article
	if opt.MaxBytes == 0 {
		opt.MaxBytes = w.opt.maxBytes()
	}
	if at.URL != "" {
		opt.URL = at.URL
	}
	return opt
}

// counter counts the bytes that pass.
type counter struct {
	r io.Reader
	n *int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// printable is a name of a member without what could drive a terminal, cut to
// a length that fits a line.
func printable(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?"))
	if runes := []rune(name); len(runes) > 300 {
		name = string(runes[:300]) + "…"
	}
	return name
}

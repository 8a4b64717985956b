package intake

import (
	"bufio"
	"bytes"
	"io"
	"regexp"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// kind is what a stream holds, told by how it begins.
type kind uint8

const (
	document kind = iota
	zipFile
	tarFile
	gzipFile
	zstdFile
	warcFile
	feedFile
	jsonFile // objects a line, a list, an object that holds a list, or one object
)

// headBytes is how much of a stream is looked at.
const headBytes = 4096

// kindOf tells what a stream holds from its first bytes.
func kindOf(head []byte) kind {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipFile
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}):
		if isWARC(unpackedHead(head)) {
			return warcFile // its members are its records
		}
		return gzipFile
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return zstdFile
	case isWARC(head):
		return warcFile
	case isTar(head):
		return tarFile
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case isFeed(text):
		return feedFile
	case jsonStart.Match(text):
		return jsonFile
	}
	return document
}

func isWARC(head []byte) bool {
	return bytes.HasPrefix(head, []byte("WARC/0.")) || bytes.HasPrefix(head, []byte("WARC/1."))
}

// unpackedHead unpacks what begins in head, as far as it goes.
func unpackedHead(head []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out := make([]byte, 16)
	n, _ := io.ReadFull(z, out)
	return out[:n]
}

// isTar looks for the mark of a header of POSIX tar.
func isTar(head []byte) bool {
	const at = 257
	return len(head) > at+8 && bytes.HasPrefix(head[at:], []byte("ustar"))
}

var (
	feedStart = regexp.MustCompile(`^(?:<\?xml[^>]*\?>\s*|<!--(?s:.*?)-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE\s[^>]*>\s*)*<(?:rss|feed|rdf:RDF|RDF)[\s>]`)
	jsonFeed  = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org`)
	jsonStart = regexp.MustCompile(`^(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|$))`)
)

func isFeed(text []byte) bool {
	return feedStart.Match(text) || len(text) > 0 && text[0] == '{' && jsonFeed.Match(text)
}

// unpack gives the stream that a compressed one holds.
func unpack(k kind, r *bufio.Reader) (io.ReadCloser, error) {
	if k == gzipFile {
		return gzip.NewReader(r)
	}
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return z.IOReadCloser(), nil
}

// zstdWindow is the largest window that is granted to zstd, in bytes: that of its
// strongest usual setting.
const zstdWindow = 128 << 20

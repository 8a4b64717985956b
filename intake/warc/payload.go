package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// ErrTooLarge: a body of more bytes than was granted.
var ErrTooLarge = errors.New("the body is too large")

// ErrEncoding: a body in a compression that is not read here.
var ErrEncoding = errors.New("the body is compressed in a way that is not read here")

// Message is the body of a page or text that a record holds.
type Message struct {
	// MediaType is "text/html", without parameters; "" where none is stated.
	MediaType string
	// Charset is the one stated with the media type, as it stands there.
	Charset string
	// Body is the page, with the transfer's chunks joined and unpacked.
	Body []byte
}

// textTypes are the media types of documents.
var textTypes = map[string]bool{
	"text/html": true, "application/xhtml+xml": true, "text/plain": true, "application/json": true, "application/ld+json": true, "text/markdown": true,
}

// Payload reads the document that a record holds. It is nil, without an error,
// where the record holds none: a request, a picture, an answer other than 200.
// A body of more than limit bytes is ErrTooLarge.
func Payload(rec *Record, limit int) (*Message, error) {
	switch rec.Type {
	case "response":
		if kind, _, _ := mime.ParseMediaType(rec.ContentType); kind == "application/http" || kind == "" {
			return response(rec, limit)
		}
	case "resource", "conversion":
	default:
		return nil, nil
	}
	m := message(rec.ContentType)
	if !textTypes[m.MediaType] {
		return nil, nil
	}
	body, err := readAll(rec, limit)
	m.Body = body
	return m, err
}

func message(contentType string) *Message {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil { // sloppy parameters
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	}
	return &Message{MediaType: strings.TrimSpace(kind), Charset: params["charset"]}
}

// response reads an HTTP answer.
func response(rec *Record, limit int) (*Message, error) {
	in := bufio.NewReaderSize(rec, 16<<10)
	status, header, err := httpHeader(in)
	if err != nil {
		return nil, err
	}
	m := message(header.Get("Content-Type"))
	if status != 200 || m.MediaType != "" && !textTypes[m.MediaType] {
		return nil, nil
	}
	body, err := readAll(dechunked(header, in), limit)
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) && len(body) > 0 {
		body, err = decoded(header.Get("Content-Encoding"), body, limit)
	}
	if err != nil {
		return nil, err
	}
	m.Body = body
	return m, nil
}

// httpHeader reads a status line and the fields below it. Lines that are no
// fields are passed over: what the page is, the other lines tell.
func httpHeader(in *bufio.Reader) (status int, header textproto.MIMEHeader, err error) {
	header = textproto.MIMEHeader{}
	for total, first := 0, true; total < headerBytes; first = false {
		line, err := in.ReadSlice('\n')
		total += len(line)
		if err != nil {
			return 0, nil, fmt.Errorf("the HTTP header is cut off or too long: %w", err)
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch name, value, ok := strings.Cut(text, ":"); {
		case first:
			fields := strings.Fields(text)
			if len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
				return 0, nil, fmt.Errorf("no HTTP answer but %.40q", text)
			}
			status, _ = strconv.Atoi(fields[1])
		case text == "":
			return status, header, nil
		case ok:
			header.Add(textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name)), strings.TrimSpace(value))
		}
	}
	return 0, nil, errors.New("the HTTP header is too long")
}

// dechunked joins the chunks of a body. Some crawlers keep the field and store
// the body already joined; then no length stands at its beginning.
func dechunked(header textproto.MIMEHeader, in *bufio.Reader) io.Reader {
	if !strings.EqualFold(header.Get("Transfer-Encoding"), "chunked") {
		return in
	}
	head, _ := in.Peek(20)
	digits := bytes.IndexFunc(head, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF", r) })
	if digits <= 0 || !bytes.ContainsAny(head[digits:min(digits+1, len(head))], "\r\n; ") {
		return in
	}
	return httputil.NewChunkedReader(in)
}

// decoded unpacks a body. A body that was stored unpacked is left as it is.
func decoded(encoding string, body []byte, limit int) ([]byte, error) {
	for _, name := range strings.Split(encoding, ",") {
		var z io.Reader
		var err error
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip", "x-gzip":
			if !bytes.HasPrefix(body, magic[:2]) {
				continue
			}
			z, err = gzip.NewReader(bytes.NewReader(body))
		case "deflate":
			if z, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
				z, err = flate.NewReader(bytes.NewReader(body)), nil
			}
		case "zstd":
			if !bytes.HasPrefix(body, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
				continue
			}
			var d *zstd.Decoder
			if d, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
				defer d.Close()
				z = d
			}
		case "br", "compress":
			return nil, fmt.Errorf("%s: %w", name, ErrEncoding)
		default:
			continue
		}
		if err == nil {
			body, err = readAll(z, limit)
		}
		if err != nil && (!errors.Is(err, io.ErrUnexpectedEOF) || len(body) == 0) {
			return nil, fmt.Errorf("the body cannot be unpacked: %w", err)
		}
	}
	return body, nil
}

func readAll(r io.Reader, limit int) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(body) > limit {
		return nil, ErrTooLarge
	}
	return body, err
}

package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/klauspost/compress/zstd"

	"chancery/article"
	"chancery/record"
)

// Source is where a document came from.
type Source struct {
	Input   string          // the file, address or "-"
	Part    string          // the part of a container, "" for the whole
	URL     string          // where it was published, "" when not told
	Fetched time.Time       // when it was taken from URL; zero when not told
	Offset  int64           // where the part begins in its container, in bytes
	Options article.Options // what was known besides the bytes
}

// Entry is a document ready to be added: see [Prepare] and [Archive.Known].
type Entry struct {
	id       string // of the document
	known    int64  // its serial when it is known to be there; the record is nil then
	record   *record.Record
	source   Source
	options  string // source.Options as JSON
	page     string // see pageOf
	hash     string // of the original bytes
	size     int
	original []byte // compressed, or nil when it is not to be kept
	json     []byte // the record without its text, compressed
	rows     *rows
}

// Hash is what [Archive.Known] knows original bytes by: their SHA-256 in
// hexadecimal.
func Hash(original []byte) string {
	sum := sha256.Sum256(original)
	return hex.EncodeToString(sum[:])
}

// Prepare does the work of adding that needs no database. original are the
// bytes that the record was read from; with keep they are kept, else only their
// hash is. The record must not be changed afterwards.
func Prepare(r *record.Record, source Source, original []byte, keep bool) (*Entry, error) {
	if r.Document.ID != Hash([]byte(r.Document.Text)) {
		return nil, errors.New("the record's document id is not the SHA-256 of its text")
	}
	options, err := encodeOptions(source.Options)
	if err != nil {
		return nil, err
	}
	body, err := encodeRecord(r)
	if err != nil {
		return nil, err
	}
	e := &Entry{
		id: r.Document.ID, record: r, source: source, options: options, page: pageOf(&source, r.Document.URL),
		hash: Hash(original), size: len(original), json: body,
	}
	if keep {
		e.original = compress(original)
	}
	e.rows, err = derive(r)
	return e, err
}

func encodeOptions(o article.Options) (string, error) {
	b, err := json.Marshal(o)
	return string(b), err
}

// encodeRecord leaves the text out: it is kept beside the record, once.
func encodeRecord(r *record.Record) ([]byte, error) {
	bare := *r
	bare.Document.Text = ""
	b, err := json.Marshal(&bare)
	if err != nil {
		return nil, err
	}
	return compress(b), nil
}

func decodeRecord(b []byte, text string) (*record.Record, error) {
	plain, err := decompress(b)
	if err != nil {
		return nil, fmt.Errorf("a kept record cannot be unpacked: %w", err)
	}
	r := new(record.Record)
	if err := json.Unmarshal(plain, r); err != nil {
		return nil, fmt.Errorf("a kept record cannot be read: %w", err)
	}
	r.Document.Text = text
	return r, nil
}

// Both are safe for concurrent use by their EncodeAll and DecodeAll.
var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(1<<20))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderMaxMemory(1<<30))
)

func compress(b []byte) []byte { return encoder.EncodeAll(b, make([]byte, 0, len(b)/3+64)) }

func decompress(b []byte) ([]byte, error) { return decoder.DecodeAll(b, nil) }

// Bytes is about how much memory the entry holds.
func (e *Entry) Bytes() int {
	n := len(e.original) + len(e.json)
	if e.record != nil {
		n += len(e.record.Document.Text)
	}
	return n
}

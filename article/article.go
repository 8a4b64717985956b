package article

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/article/internal/markup"
	"chancery/record"
)

// DefaultMaxBytes is the largest input read when [Options.MaxBytes] is 0. A
// news story has some kilobytes; the room is for transcripts and whole dumps.
const DefaultMaxBytes = 64 << 20

// Errors of [Read]. They may be wrapped with what was seen; compare with
// errors.Is.
var (
	// ErrEmpty: no letter or digit in the input.
	ErrEmpty = errors.New("no text in the input: nothing to read")
	// ErrBinary: the bytes are not text in any charset known here.
	ErrBinary = errors.New("not text: convert it to plain text first")
	// ErrTooLarge: more bytes than Options.MaxBytes.
	ErrTooLarge = errors.New("input too large: split it into single stories")
	// ErrFormat: a format with a structure of its own that is not read here (a
	// container of several documents, an XML of another kind), or one that is
	// broken.
	ErrFormat = errors.New("not a document that can be read: save the story's text")
	// ErrNoStory: well-formed data in which no text of a story was found.
	ErrNoStory = markup.ErrNoStory
	// ErrCharset: Options.Charset names no charset known here.
	ErrCharset = errors.New("unknown charset: leave it out to have it detected")
)

// Options tell what is known of the bytes beforehand. The zero value is fine.
type Options struct {
	// Charset is the declared charset (an IANA or WHATWG label); "" to detect.
	// A byte order mark, and bytes that are plainly valid UTF-8, overrule it.
	Charset string
	// URL and Publisher are copied into the document; they go before what the
	// document says of itself.
	URL       string
	Publisher string
	// MaxBytes refuses larger inputs; 0 means DefaultMaxBytes.
	MaxBytes int
	// Fields says for JSON and front matter under which key a field of a story
	// stands, where it is not one of the usual names: "body" → "doc.full_text",
	// with a dot between the keys of objects in objects. The fields are those of
	// [CheckFields].
	Fields map[string]string
}

// CheckFields refuses a mapping for Options.Fields with a field that is none.
func CheckFields(fields map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(markup.Fields, name) {
			return fmt.Errorf("no field %q: the fields are %s", name, strings.Join(markup.Fields, ", "))
		}
		if fields[name] == "" {
			return fmt.Errorf("field %s: name the key that holds it", name)
		}
	}
	return nil
}

// IsBodyKey reports a key of JSON under which the text of a story stands.
func IsBodyKey(key string) bool { return markup.IsKey("body", key) }

// IsListKey reports a key of JSON under which a list of stories may stand.
func IsListKey(key string) bool { return markup.IsKey("list", key) }

// Article is a document and the means to quote it.
type Article struct {
	// Document has every field filled except those the text does not give.
	Document record.Document
	// Quote converts between byte offsets and code points of Document.Text.
	Quote *record.Quoter
	// Charset is what the bytes were read as, by its WHATWG name ("utf-8").
	Charset string
	// Format is what the bytes were read as.
	Format Format
	// Notes say, in plain words, where the stored text differs from the input.
	Notes []string

	segments []segment
}

// Format is a form in which a document comes.
type Format string

// The formats.
const (
	Plain    Format = "text"
	HTML     Format = "html"
	JSON     Format = "json"
	Markdown Format = "markdown"
)

// Range is a stretch of the stored text in bytes, end exclusive.
type Range struct{ Start, End int }

// segment is a Range of one kind; segments are sorted and disjoint.
type segment struct {
	kind record.SegmentKind
	Range
}

// Ranges gives, in the order of the text, the byte ranges of the segments of
// these kinds; of all segments when no kind is named.
func (a *Article) Ranges(kinds ...record.SegmentKind) []Range {
	var out []Range
	for _, s := range a.segments {
		if len(kinds) == 0 || containsKind(kinds, s.kind) {
			out = append(out, s.Range)
		}
	}
	return out
}

func containsKind(kinds []record.SegmentKind, kind record.SegmentKind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// documentID is the SHA-256 of the stored text in hexadecimal.
func documentID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

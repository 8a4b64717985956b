package article

import (
	"bytes"
	"encoding/json"
	"strings"
)

// signatures are the first bytes of formats that are not text.
var signatures = []struct{ magic, kind string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\x1f\x8b", "gzip data"},
	{"BZh", "bzip2 data"},
	{"\xfd7zXZ\x00", "xz data"},
	{"\x28\xb5\x2f\xfd", "zstd data"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a\x07", "a RAR archive"},
	{"\x89PNG\r\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"\x7fELF", "a program"},
	{"MZ\x90\x00", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"OggS", "sound"},
	{"ID3", "sound"},
}

// markup is how formats with a structure of their own begin, in lower case.
var markup = []struct{ start, kind string }{
	{"<!doctype", "HTML"},
	{"<html", "HTML"},
	{"<?xml", "XML"},
	{"<rss", "a feed"},
	{"<feed", "a feed"},
	{"warc/1.", "a WARC file"},
}

// markupKind says what structured format text is in, or "". JSON is told by its
// first two characters together with being valid to the end of its first value.
func markupKind(text string) string {
	head := strings.ToLower(strings.TrimLeftFunc(cutRunes(text, 256), isSpace))
	for _, m := range markup {
		if strings.HasPrefix(head, m.start) {
			return m.kind
		}
	}
	if strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[{") {
		var value json.RawMessage
		if json.NewDecoder(strings.NewReader(text)).Decode(&value) == nil {
			return "JSON"
		}
	}
	return ""
}

// BinaryKind says in words what data is ("a PNG picture") when it is no text in
// any charset, else "".
func BinaryKind(data []byte) string {
	if name, _ := byteOrderMark(data); name != "" || wideWithoutMark(data) != "" {
		return ""
	}
	return binaryKind(data)
}

// binaryKind says what data is when it is not text, else "". A few stray
// control characters are still text; one in ten is not.
func binaryKind(data []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return s.kind
		}
	}
	const part = 64 << 10
	bad, seen := 0, 0
	for _, sample := range [][]byte{data[:min(len(data), part)], data[max(0, len(data)-part):]} {
		for _, b := range sample {
			seen++
			if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
				bad++
			}
		}
	}
	if bad*10 > seen && bad > 2 {
		return "binary data"
	}
	return ""
}

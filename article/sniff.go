package article

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"chancery/article/internal/markup"
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

// pages is how HTML begins, in lower case; white space, a declaration of XML
// and comments may stand before it.
var pages = []string{
	"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<style", "<link", "<table", "<div", "<p", "<br", "<a",
	"<h1", "<h2", "<h3", "<b", "<center", "<font", "<article", "<main", "<section", "<header", "<span", "<img", "<iframe", "<ul", "<ol",
	"<figure", "<blockquote", "<strong", "<em",
}

// others is how formats begin that are not one document, or none that is read
// here, in lower case.
var others = []struct{ start, kind string }{
	{"<?xml", "XML"},
	{"<rss", "a feed of several documents"},
	{"<feed", "a feed of several documents"},
	{"<rdf", "a feed of several documents"},
	{"<!doctype", "XML"},
	{"warc/1.", "a WARC file of several documents"},
}

// formatOf tells the format of a text by how it begins; other says what it is
// when no format read here fits.
func formatOf(text string) (f Format, other string) {
	head := strings.ToLower(strings.TrimLeftFunc(cutRunes(text, 4096), isSpace))
	if isPage(head) {
		return HTML, ""
	}
	for _, m := range others {
		if strings.HasPrefix(head, m.start) {
			return "", m.kind
		}
	}
	if strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[") {
		switch value, err := firstJSON(text); {
		case err == nil && value[0] == '{':
			return JSON, ""
		case err == nil && isObjects(value):
			return "", "a list of several documents"
		case head[0] == '{' && jsonKey(head):
			return JSON, "" // broken, and the reader of JSON says where
		}
	}
	if markup.IsMarkdown(text) {
		return Markdown, ""
	}
	return Plain, ""
}

// isPage reports whether HTML begins here; head is in lower case.
func isPage(head string) bool {
	for {
		head = strings.TrimLeftFunc(head, isSpace)
		var end string
		switch {
		case strings.HasPrefix(head, "<!--"):
			end = "-->"
		case strings.HasPrefix(head, "<?xml"):
			end = "?>"
		default:
			for _, p := range pages {
				if rest, ok := strings.CutPrefix(head, p); ok && (rest == "" || strings.IndexByte(" \t\r\n>/", rest[0]) >= 0) {
					return true
				}
			}
			return false
		}
		at := strings.Index(head, end)
		if at < 0 {
			return end == "-->" // a page that opens with a long comment
		}
		head = head[at+len(end):]
	}
}

// firstJSON is the first value of JSON in text.
func firstJSON(text string) (json.RawMessage, error) {
	var value json.RawMessage
	err := json.NewDecoder(strings.NewReader(text)).Decode(&value)
	return value, err
}

// isObjects reports a list of objects.
func isObjects(value json.RawMessage) bool {
	inner := bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimSpace(value), []byte("[")), " \t\r\n")
	return bytes.HasPrefix(inner, []byte("{"))
}

// jsonKey reports the beginning of an object: a brace, a key in quotes, a colon.
func jsonKey(head string) bool { return jsonKeyExpr.MatchString(head) }

var jsonKeyExpr = regexp.MustCompile(`^\{\s*"[^"\n]{1,100}"\s*:`)

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

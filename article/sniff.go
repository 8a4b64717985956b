package article

import "bytes"

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

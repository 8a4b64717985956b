package markup

import (
	"regexp"

	"golang.org/x/net/html/charset"
)

// declared finds the charset in a declaration of XML or in a meta element, in
// either of its forms.
var declared = regexp.MustCompile(`(?i)(?:<\?xml[^>]*\bencoding|<meta\b[^>]*\bcharset)\s*=\s*["']?\s*([a-z0-9._:-]{1,40})`)

// charsetBytes is how far into a page its charset may be declared. The standard
// says 1,024 bytes; pages with much before it are met.
const charsetBytes = 4096

// Charset is the charset that the bytes of a page declare, by its WHATWG name;
// "" when they declare none that is known.
func Charset(data []byte) string {
	for _, m := range declared.FindAllSubmatch(data[:min(len(data), charsetBytes)], -1) {
		if _, name := charset.Lookup(string(m[1])); name != "" {
			return name
		}
	}
	return ""
}

package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"chancery/article/internal/markup"
)

// detectSample is how much of the input the charset detector sees. Its cost is
// linear with a large constant; what decides is in the first kilobytes.
const detectSample = 64 << 10

// decoded is the text of some bytes and how it was had.
type decoded struct {
	text    string
	charset string
	damage  int // byte sequences that could not be read
	notes   []string
}

// decodeDeclared is decode with the charset that the bytes themselves declare, if
// they are a page, and none is declared from outside or that one does not fit.
func decodeDeclared(data []byte, declared string) (decoded, error) {
	own := ""
	if bytes.IndexByte(data[:min(len(data), 512)], '<') >= 0 {
		own = markup.Charset(data)
	}
	if declared == "" {
		return decode(data, own)
	}
	d, err := decode(data, declared)
	if own == "" || err == nil && d.damage == 0 {
		return d, err
	}
	if other, err := decode(data, own); err == nil && other.damage == 0 {
		return other, nil
	}
	return d, err
}

// decode turns bytes into UTF-8. The order of trust: a byte order mark, valid
// UTF-8, the declared charset, the shape of the bytes, a statistical detector.
func decode(data []byte, declared string) (decoded, error) {
	if name, size := byteOrderMark(data); name != "" {
		d, err := convert(data[size:], name)
		d.notes = append([]string{"a byte order mark was dropped"}, d.notes...)
		return d, err
	}
	if name := wideWithoutMark(data); name != "" {
		return convert(data, name)
	}
	if kind := binaryKind(data); kind != "" {
		return decoded{}, fmt.Errorf("%s: %w", kind, ErrBinary)
	}
	// ISO-2022-JP is pure ASCII to look at, so it must be asked for first.
	if bytes.Contains(data[:min(len(data), detectSample)], []byte("\x1b$")) {
		return convert(data, "iso-2022-jp")
	}
	if utf8.Valid(data) {
		return decoded{text: string(data), charset: "utf-8"}, nil
	}
	if declared != "" {
		if _, name := charset.Lookup(declared); name == "" {
			return decoded{}, fmt.Errorf("%q: %w", declared, ErrCharset)
		}
		return convert(data, declared)
	}
	return convert(data, detect(data))
}

func byteOrderMark(data []byte) (name string, size int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return "utf-32le", 4
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "utf-32be", 4
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return "utf-8", 3
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le", 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be", 2
	}
	return "", 0
}

// wideWithoutMark recognises UTF-16 text of mostly Latin letters: every second
// byte is zero and the others hardly ever.
func wideWithoutMark(data []byte) string {
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) < 4 {
		return ""
	}
	var zero [2]int
	for i, b := range sample {
		if b == 0 {
			zero[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zero[1] > half*7/10 && zero[0] < half/50+1:
		return "utf-16le"
	case zero[0] > half*7/10 && zero[1] < half/50+1:
		return "utf-16be"
	}
	return ""
}

// convert decodes data from a charset known by its label, and counts what it
// could not.
func convert(data []byte, label string) (decoded, error) {
	enc, name := charset.Lookup(label)
	switch {
	case name == "gbk": // browsers read it as its superset, and pages rely on that
		enc, name = charset.Lookup("gb18030")
	case strings.EqualFold(label, "utf-8"):
		enc, name = xunicode.UTF8, "utf-8"
	case label == "utf-32le":
		enc, name = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), label
	case label == "utf-32be":
		enc, name = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), label
	case enc == nil || enc == encoding.Replacement:
		return decoded{}, fmt.Errorf("%q: %w", label, ErrCharset)
	}
	before := bytes.Count(data, []byte("\uFFFD"))
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil { // a decoder replaces what it cannot read; only odd tails end here
		out = bytes.ToValidUTF8(data, []byte("\uFFFD"))
		name = "utf-8"
	}
	d := decoded{text: string(out), charset: name}
	if name != "utf-8" {
		d.notes = append(d.notes, "converted from "+name)
	}
	if n := strings.Count(d.text, "\uFFFD") - before; n > 0 {
		d.damage = n
		d.notes = append(d.notes, fmt.Sprintf("%d unreadable byte sequences became U+FFFD", n))
	}
	return d, nil
}

// detect names the charset of bytes that are not valid UTF-8 and declare
// nothing.
func detect(data []byte) string {
	sample := data[:min(len(data), detectSample)]
	if first := bytes.IndexFunc(data, func(r rune) bool { return r == utf8.RuneError }); first > detectSample/2 {
		sample = data[first-detectSample/2 : min(len(data), first+detectSample/2)]
	}
	shape := shapeOf(data[:min(len(data), 1<<20)])
	symbols := symbolCharset(data[:min(len(data), 1<<20)])
	switch {
	case shape.multi > 0 && shape.broken*2 <= shape.multi:
		return "utf-8" // UTF-8 with damage
	case shape.high < utf8.UTFMax && shape.multi == 0 && shape.cut && shape.alone == 0 || shape.cut && shape.high == 1:
		return "utf-8" // ASCII cut in the middle of a character
	case symbols != "":
		return symbols
	case shape.alone > shape.high/2:
		// Bytes above ASCII that stand alone are the quotes, dashes and accents of
		// a single-byte charset in a text of Latin letters.
		return "windows-1252"
	}
	name := detectByStatistics(sample)
	if name == "" || strings.HasPrefix(name, "windows-") || strings.HasPrefix(name, "iso-8859-") {
		if cjk := decodesAs(sample); cjk != "" {
			return cjk
		}
	}
	if name == "" {
		return "windows-1252"
	}
	return name
}

// symbolCharset recognises English text whose only other characters are the
// quotes and dashes of an East Asian charset: all bytes above ASCII are pairs of
// its row of symbols. GB 2312 and KS X 1001 have them at the same places.
func symbolCharset(data []byte) string {
	var gb, big5, sjis int
	for i := 0; i < len(data); i++ {
		b := data[i]
		if b < utf8.RuneSelf {
			continue
		}
		if i+1 == len(data) {
			return ""
		}
		trail := data[i+1]
		switch {
		case b == 0xA1 && (trail >= 0xA6 && trail <= 0xA8 || trail >= 0x40 && trail <= 0x7E):
			big5++ // its quotes, where GB 2312 has accents, and its dashes
		case (b == 0xA1 || b == 0xA3) && trail >= 0xA1:
			gb++
		case b == 0x81 && trail >= 0x41 && trail <= 0x7E: // 0x81 is nothing in windows-1252
			sjis++
		default:
			return ""
		}
		i++
	}
	switch {
	case big5 > 0 && gb+sjis == 0:
		return "big5"
	case gb > 0 && big5+sjis == 0:
		return "gb18030"
	case sjis > 0 && gb+big5 == 0:
		return "shift_jis"
	}
	return ""
}

// decodesAs tries the charsets of Japanese and Korean on text that the detector
// took for Latin letters: short words among English ones mislead it. One fits
// when every byte can be read and the letters are those of the language.
func decodesAs(data []byte) string {
	for _, c := range []struct {
		name    string
		letters []*unicode.RangeTable
		share   int // percent of the characters above ASCII
	}{
		{"shift_jis", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}, 20},
		{"euc-jp", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}, 20},
		{"euc-kr", []*unicode.RangeTable{unicode.Hangul}, 60},
	} {
		if strings.HasPrefix(c.name, "euc-") && hasLowHigh(data) {
			continue
		}
		enc, _ := charset.Lookup(c.name)
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil || bytes.Contains(out, []byte("\uFFFD")) {
			continue
		}
		letters, all := 0, 0
		for _, r := range string(out) {
			if r >= utf8.RuneSelf && (r < 0xFF61 || r > 0xFF9F) { // half-width kana is what noise becomes
				all++
				if unicode.In(r, c.letters...) {
					letters++
				}
			} else if r >= utf8.RuneSelf {
				all++
			}
		}
		if letters*100 >= all*c.share && letters > 3 {
			return c.name
		}
	}
	return ""
}

// hasLowHigh reports bytes 0x80 to 0xA0, the shifts of EUC-JP aside: EUC text
// has none.
func hasLowHigh(data []byte) bool {
	for _, b := range data {
		if b >= 0x80 && b <= 0xA0 && b != 0x8E && b != 0x8F {
			return true
		}
	}
	return false
}

// shape counts what the bytes above ASCII do.
type shape struct {
	high   int  // bytes above ASCII
	alone  int  // of these, with ASCII or an end on both sides
	multi  int  // well-formed UTF-8 sequences of two bytes and more
	broken int  // what remains of sequences that are not well formed
	cut    bool // the broken bytes are the last ones
}

func shapeOf(data []byte) shape {
	var s shape
	run := 0 // broken bytes in a row
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			i++
			run = 0
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			if run%(utf8.UTFMax-1) == 0 {
				s.broken++
			}
			run++
			s.cut = i >= len(data)-3
		} else {
			s.multi++
			run = 0
		}
		s.high += size
		if size == 1 && (i == 0 || data[i-1] < utf8.RuneSelf) && (i+1 == len(data) || data[i+1] < utf8.RuneSelf) {
			s.alone++
		}
		i += size
	}
	return s
}

// detectByStatistics asks the detector; its failures count as "not known".
func detectByStatistics(sample []byte) (name string) {
	defer func() {
		if recover() != nil {
			name = ""
		}
	}()
	result := chardet.Detect(sample)
	if result.Confidence < 0.2 {
		return ""
	}
	label := strings.ToLower(result.Encoding)
	switch label {
	case "gb2312", "gbk":
		label = "gb18030"
	case "cp949", "uhc", "johab":
		label = "euc-kr"
	case "cp932":
		label = "shift_jis"
	case "maccyrillic":
		label = "x-mac-cyrillic"
	case "utf-8", "ascii":
		return ""
	}
	if enc, name := charset.Lookup(label); enc != nil && enc != encoding.Replacement {
		return name
	}
	return ""
}

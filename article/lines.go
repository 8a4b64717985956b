package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line without the white space around it.
type line struct {
	Range
	indent int  // white-space bytes before it
	blank  bool // a blank line, or the start of the text, stands before it
}

// block is what stands alone on the page: a paragraph, a headline, a byline.
// It is one line, or several lines wrapped at a fixed width.
type block struct {
	Range
	blank bool // a blank line stands before it
}

// splitLines finds the lines of text. Line ends are LF, CR LF, CR, the Unicode
// separators, form feed and vertical tab.
func splitLines(text string) []line {
	var out []line
	blank := true
	add := func(start, end int) {
		raw := text[start:end]
		left := strings.TrimLeftFunc(raw, isSpace)
		trimmed := strings.TrimRightFunc(left, isSpace)
		if trimmed == "" {
			blank = true
			return
		}
		at := start + len(raw) - len(left)
		out = append(out, line{Range{at, at + len(trimmed)}, at - start, blank})
		blank = false
	}
	start := 0
	for i := 0; i < len(text); {
		size := lineEnd(text, i)
		if size == 0 {
			i++
			continue
		}
		add(start, i)
		i += size
		start = i
	}
	add(start, len(text))
	return out
}

// lineEnd is the length of the line end at byte i, or 0.
func lineEnd(text string, i int) int {
	switch text[i] {
	case '\n', '\f', '\v':
		return 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(text[i:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// isSpace adds to Unicode's white space the characters that print as nothing.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' || r == '\u200E' || r == '\u200F'
}

// maxWrap is the widest line, in code points, that can be the work of a
// program that wraps lines; e-mail and telex use 60 to 80.
const maxWrap = 120

// splitBlocks joins wrapped lines. A program that wraps at a width breaks a
// line only where the next word would not have fitted: where that holds for
// nearly all line ends inside the blocks of a text, the lines are joined; a
// line after which the next word would have fitted ends its paragraph.
func splitBlocks(text string) []block {
	lines := splitLines(text)
	width := wrapWidth(text, lines)
	blocks := make([]block, 0, len(lines))
	for i, l := range lines {
		if i > 0 && width > 0 && continues(text, lines, i, width) && scriptsIn(text[lines[i-1].Start:lines[i-1].End]) <= maxScripts {
			blocks[len(blocks)-1].End = l.End
			continue
		}
		blocks = append(blocks, block{l.Range, l.blank})
	}
	return blocks
}

// headLines are left out when the width is measured: a headline may be longer
// than the wrapped text below it.
const headLines = 3

// wrapWidth is the width at which the text was wrapped, in code points, or 0.
func wrapWidth(text string, lines []line) int {
	width, inner, long := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if utf8.RuneCountInString(text[lines[i].Start:lines[i].End]) > maxWrap {
			long++
		}
		if lines[i].blank {
			continue
		}
		inner++
		above := lines[i-1]
		if i <= headLines {
			continue
		}
		if above.End-above.Start > maxWrap*utf8.UTFMax {
			return 0
		}
		width = max(width, utf8.RuneCountInString(text[above.Start:above.End]))
	}
	if width > maxWrap || width < 40 || inner < 2 || long*2 > inner {
		return 0
	}
	joined, mid := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blank || fits(text, lines[i-1], lines[i], width) {
			continue
		}
		joined++
		if !endsSentence(text[lines[i-1].Start:lines[i-1].End]) {
			mid++
		}
	}
	if joined*2 < inner || mid*2 < joined {
		return 0
	}
	return width
}

// fits reports whether the first word of b would have fitted on line a.
func fits(text string, a, b line, width int) bool {
	word := text[b.Start:b.End]
	if i := strings.IndexFunc(word, isSpace); i >= 0 {
		word = word[:i]
	}
	used := utf8.RuneCountInString(text[a.Start:a.End]) + 1 + utf8.RuneCountInString(word)
	return used <= width
}

// continues reports whether line i carries on the paragraph of the line before.
func continues(text string, lines []line, i, width int) bool {
	a, b := lines[i-1], lines[i]
	if b.blank || b.indent > a.indent+1 && b.indent > 2 {
		return false
	}
	if !fits(text, a, b, width) {
		return true
	}
	// A break before a word that would have fitted is a paragraph's end, unless
	// the sentence plainly runs on.
	first, _ := utf8.DecodeRuneInString(text[b.Start:b.End])
	return unicode.IsLower(first) && !endsSentence(text[a.Start:a.End])
}

// Package markup takes formats with a structure of their own apart: HTML, JSON
// and Markdown become a [Story], which package article composes into a
// document's stored text. It finds what a page says of itself (title, time of
// publication, publisher, address, language) and the lines of the story, and
// leaves menus, notices, scripts and lists of other stories out.
//
// Nothing is guessed: a field that the source does not state is empty.
package markup

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Story is what one structured source holds.
type Story struct {
	Title string
	// Published and Updated are the times as the source states them, in ISO 8601
	// where their form was understood ("2026-01-06T08:30+08:00", "2026-01-06"),
	// else in the source's own words.
	Published string
	Updated   string
	Publisher string
	URL       string
	Language  string // as stated, "en-GB"
	// Lines are the paragraphs, headings and captions, without line ends and
	// superfluous white space.
	Lines []Line
	// Plain is the body where the source gives plain text; Lines is then empty.
	Plain string
}

// Line is one block of a story.
type Line struct {
	Text    string
	Caption bool // it stands under a picture

	linked int // bytes of it that are links
}

// size is how many bytes of words the lines hold, and how many of them are links.
func size(lines []Line) (all, linked int) {
	for _, l := range lines {
		all += len(l.Text)
		linked += l.linked
	}
	return all, linked
}

// isIndex reports lines that are links for the most part: a page that lists
// stories and is none.
func isIndex(lines []Line) bool {
	all, linked := size(lines)
	return linked*2 > all
}

// maxField is the longest title, name or date taken from a source, in bytes;
// longer ones are no such thing.
const maxField = 1000

// field makes one clean line of what a source gives as a title or name.
func field(s string) string {
	if len(s) > 4*maxField {
		return ""
	}
	s = fold(html.UnescapeString(s))
	if len(s) > maxField {
		return ""
	}
	return s
}

// fold makes runs of white space one space, and takes out the characters that
// only tell a browser where a word may break.
func fold(s string) string {
	if strings.ContainsFunc(s, invisible) {
		s = strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.Join(strings.FieldsFunc(s, isSpace), " ")
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r < ' ' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029'
}

// invisible reports the soft hyphen, spaces of no width and marks of direction.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E':
		return true
	}
	return false
}

var markupExpr = regexp.MustCompile(`(?i)</?(?:p|br|div|span|a|b|i|strong|em|h[1-6]|ul|ol|li|table|blockquote|figure|article|section|img|html|body)\b[^<>]*>`)

var entityExpr = regexp.MustCompile(`&(?:[a-zA-Z]{2,10}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});`)

// setBody files a body that may be plain text or a piece of HTML.
func (s *Story) setBody(body string) {
	switch {
	case markupExpr.MatchString(body):
		s.Lines = fragment(body)
	case entityExpr.MatchString(body):
		s.Plain = html.UnescapeString(body)
	default:
		s.Plain = body
	}
}

// HasBody reports whether there is a story besides its title.
func (s *Story) HasBody() bool { return len(s.Lines) > 0 || strings.TrimSpace(s.Plain) != "" }

// same reports whether two lines say the same, letters' case and marks aside.
func same(a, b string) bool {
	return len(a) > 0 && strings.EqualFold(letters(a), letters(b))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// cut gives at most n bytes of s, whole characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

package petrarch

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Fault is a line of a dictionary that cannot be read; it was left out.
type Fault struct {
	File   string // the name of the file, without folders
	Line   int    // from 1
	Reason string
}

func (f *Fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Reason) }

// ref names the line that a decision rests on: "actors.txt:12".
type ref struct {
	file string
	line int
}

func (r ref) String() string {
	if r.file == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", r.file, r.line)
}

// source is one file while it is read.
type source struct {
	file   string
	line   int
	faults *[]error
}

func (s *source) at() ref { return ref{s.file, s.line} }

func (s *source) fault(format string, args ...any) {
	*s.faults = append(*s.faults, &Fault{s.file, s.line, fmt.Sprintf(format, args...)})
}

// each calls do with every line that holds something, without comments and
// without white space at its end; what stands before it is kept, since a tab
// begins a restriction.
func (s *source) each(data []byte, do func(line string)) {
	hidden := false
	for line := range strings.Lines(decoded(data)) {
		s.line++
		line, hidden = uncomment(line, hidden)
		line = strings.TrimRight(line, " \t\r\n")
		if strings.TrimSpace(line) != "" {
			do(line)
		}
	}
}

// decoded is the text of a file: UTF-8, else what was written before it.
func decoded(data []byte) string {
	if !utf8.Valid(data) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			data = text
		}
	}
	return strings.TrimPrefix(string(data), "\uFEFF")
}

// uncomment drops "<!-- … -->", which may go over lines, and what follows "#" or
// ";" outside of brackets: "[###]" is a code. hidden tells that a comment is open.
func uncomment(line string, hidden bool) (string, bool) {
	var out strings.Builder
	for line != "" {
		if hidden {
			_, rest, closed := strings.Cut(line, "-->")
			if !closed {
				return out.String(), true
			}
			line, hidden = rest, false
			continue
		}
		before, rest, opened := cutComment(line)
		out.WriteString(before)
		line, hidden = rest, opened
	}
	text := out.String()
	bracket := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && (c == '#' || c == ';'):
			return text[:i], hidden
		}
	}
	return text, hidden
}

// cutComment cuts a line where "<!--" or "<! --" opens a comment.
func cutComment(line string) (before, rest string, opened bool) {
	for _, mark := range []string{"<!--", "<! --"} {
		if before, rest, opened = strings.Cut(line, mark); opened {
			return before, rest, true
		}
	}
	return line, "", false
}

// bracketed cuts a line into what stands before its first "[" and the contents of
// all its brackets.
func bracketed(line string) (before string, codes []string, err error) {
	before, rest, some := strings.Cut(line, "[")
	for some {
		code, after, closed := strings.Cut(rest, "]")
		if !closed {
			return before, codes, fmt.Errorf("the bracket of %q is not closed", "["+strings.TrimSpace(rest))
		}
		codes = append(codes, strings.TrimSpace(code))
		_, rest, some = strings.Cut(after, "[")
	}
	return before, codes, nil
}

// braced takes "{…}" out of a line: what is left, the words within, and whether
// there was one.
func braced(line string) (rest string, words []string, found bool, err error) {
	before, after, found := strings.Cut(line, "{")
	if !found {
		return line, nil, false, nil
	}
	inner, after, closed := strings.Cut(after, "}")
	if !closed {
		return "", nil, true, fmt.Errorf("the brace of %q is not closed", "{"+strings.TrimSpace(inner))
	}
	return before + " " + after, strings.Fields(inner), true, nil
}

package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxLine is how long a line may be, in bytes.
const maxLine = 16 << 20

// Error is a fault of a file, with the line on which it stands.
type Error struct {
	Line int // from 1
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Msg) }

func fault(line int, format string, args ...any) error {
	return &Error{line, fmt.Sprintf(format, args...)}
}

// Reader reads sentences from a file.
type Reader struct {
	lines *bufio.Scanner
	line  int
}

// NewReader reads from r.
func NewReader(r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 64<<10), maxLine)
	return &Reader{lines: s}
}

// Next reads the next sentence. After the last one the error is io.EOF; a fault of
// the file is an [*Error]. Nothing can be read after an error. Comments without
// words at the end of a file are passed over; a byte order mark and carriage
// returns too.
func (r *Reader) Next() (*Sentence, error) {
	s := &Sentence{}
	for r.lines.Scan() {
		r.line++
		line := strings.TrimSuffix(r.lines.Text(), "\r")
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			if len(s.Words) > 0 {
				return s, s.check()
			}
			continue
		}
		if s.Line == 0 {
			s.Line = r.line
		}
		if err := s.read(line, r.line); err != nil {
			return nil, err
		}
	}
	if err := r.lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return nil, fault(r.line+1, "longer than %d bytes", maxLine)
		}
		return nil, err
	}
	if len(s.Words) > 0 {
		return s, s.check()
	}
	return nil, io.EOF
}

// ReadAll reads all sentences.
func ReadAll(r io.Reader) ([]*Sentence, error) {
	var out []*Sentence
	reader := NewReader(r)
	for {
		s, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// read takes one line that is not blank.
func (s *Sentence) read(line string, n int) error {
	if !utf8.ValidString(line) {
		return fault(n, "not valid UTF-8")
	}
	if line[0] == '#' {
		if len(s.Words) > 0 || len(s.Multiwords) > 0 || len(s.Empties) > 0 {
			return fault(n, "a comment inside a sentence: is the blank line before it missing?")
		}
		s.Comments = append(s.Comments, line)
		return nil
	}
	if c := strings.Count(line, "\t") + 1; c != 10 {
		return fault(n, "%d columns, want 10 parted by tabs", c)
	}
	var col [10]string
	rest := line
	for i := range col {
		col[i], rest, _ = strings.Cut(rest, "\t")
		if col[i] == "" {
			return fault(n, "column %d is empty, want \"_\" for none", i+1)
		}
	}
	switch {
	case strings.Contains(col[0], "-"):
		return s.multiword(col, n)
	case strings.Contains(col[0], "."):
		return s.empty(col, n)
	}
	return s.word(col, n)
}

func (s *Sentence) word(col [10]string, n int) error {
	id, err := number(col[0])
	if err != nil || id != len(s.Words)+1 {
		return fault(n, "id %q, want %d", col[0], len(s.Words)+1)
	}
	head := -1 // not annotated
	if col[6] != "_" {
		if head, err = number(col[6]); err != nil {
			return fault(n, "head %q is not a number", col[6])
		}
	}
	s.Words = append(s.Words, Word{
		Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Feats: col[5],
		Head: head, Rel: col[7], Deps: col[8], Misc: col[9], Line: n,
	})
	return nil
}

func (s *Sentence) multiword(col [10]string, n int) error {
	a, b, _ := strings.Cut(col[0], "-")
	first, err1 := number(a)
	last, err2 := number(b)
	if err1 != nil || err2 != nil || first != len(s.Words)+1 || last <= first {
		return fault(n, "range %q, want one that begins at %d", col[0], len(s.Words)+1)
	}
	if k := len(s.Multiwords); k > 0 && s.Multiwords[k-1].Last >= first {
		return fault(n, "range %q overlaps the one before it", col[0])
	}
	s.Multiwords = append(s.Multiwords, Multiword{first, last, col[1], col[9], n})
	return nil
}

func (s *Sentence) empty(col [10]string, n int) error {
	a, b, _ := strings.Cut(col[0], ".")
	after, err1 := number(a)
	index, err2 := number(b)
	want := 1
	if k := len(s.Empties); k > 0 && s.Empties[k-1].After == len(s.Words) {
		want = s.Empties[k-1].Index + 1
	}
	if err1 != nil || err2 != nil || after != len(s.Words) || index != want {
		return fault(n, "empty node %q, want %d.%d", col[0], len(s.Words), want)
	}
	e := Empty{After: after, Index: index, Line: n}
	copy(e.Columns[:], col[1:])
	s.Empties = append(s.Empties, e)
	return nil
}

// check tells what can only be seen when the whole sentence was read.
func (s *Sentence) check() error {
	if k := len(s.Multiwords); k > 0 && s.Multiwords[k-1].Last > len(s.Words) {
		m := s.Multiwords[k-1]
		return fault(m.Line, "range %d-%d ends after the last word, %d", m.First, m.Last, len(s.Words))
	}
	for i, w := range s.Words {
		if w.Head > len(s.Words) {
			return fault(w.Line, "head %d of word %d does not exist", w.Head, i+1)
		}
	}
	return nil
}

// number reads a whole number of at most nine digits, without a sign.
func number(s string) (int, error) {
	if s == "" || len(s) > 9 || s[0] < '0' || s[0] > '9' {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(s)
}

package conllu

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Writer writes sentences. Call Flush at the end.
type Writer struct{ w *bufio.Writer }

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriter(w)} }

// Write writes one sentence and the blank line after it. White space inside a
// column that may hold none, and control characters anywhere, are written as "_"
// or spaces, so that what is written can be read again.
func (w *Writer) Write(s *Sentence) error {
	for _, c := range s.Comments {
		w.w.WriteString(oneLine(c))
		w.w.WriteByte('\n')
	}
	m, e := 0, 0
	for id := 0; id <= len(s.Words); id++ {
		if id > 0 {
			if m < len(s.Multiwords) && s.Multiwords[m].First == id {
				w.multiword(s.Multiwords[m])
				m++
			}
			w.word(id, s.Words[id-1])
		}
		for ; e < len(s.Empties) && s.Empties[e].After == id; e++ {
			w.empty(s.Empties[e])
		}
	}
	return w.w.WriteByte('\n')
}

// Flush writes what is still held back.
func (w *Writer) Flush() error { return w.w.Flush() }

func (w *Writer) word(id int, v Word) {
	head := "_"
	if v.Head >= 0 {
		head = strconv.Itoa(v.Head)
	}
	w.line(strconv.Itoa(id), v.Form, v.Lemma, v.UPOS, v.XPOS, v.Feats, head, v.Rel, v.Deps, v.Misc)
}

func (w *Writer) multiword(v Multiword) {
	w.line(strconv.Itoa(v.First)+"-"+strconv.Itoa(v.Last), v.Form, "_", "_", "_", "_", "_", "_", "_", v.Misc)
}

func (w *Writer) empty(v Empty) {
	w.line(append([]string{strconv.Itoa(v.After) + "." + strconv.Itoa(v.Index)}, v.Columns[:]...)...)
}

// line writes the columns; the second and third may hold spaces.
func (w *Writer) line(columns ...string) {
	for i, c := range columns {
		if i > 0 {
			w.w.WriteByte('\t')
		}
		c = oneLine(c)
		if i != 1 && i != 2 {
			c = strings.ReplaceAll(c, " ", "_")
		}
		if c == "" {
			c = "_"
		}
		w.w.WriteString(c)
	}
	w.w.WriteByte('\n')
}

// oneLine makes a string valid UTF-8 without control characters.
func oneLine(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

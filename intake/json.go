package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"chancery/article"
)

// ErrLine: a line among lines of JSON that is none.
var ErrLine = errors.New("no object of JSON on this line: mend it or take it out")

// json takes in objects of JSON: a list of them, one that holds a list of
// stories, one a line, or a single one.
func (w *walker) json(s stream) bool {
	skipMark(s.r)
	head, _ := s.r.Peek(s.r.Size())
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) > 0 && head[0] == '[' {
		return w.list(s, "")
	}
	if key := listKey(head); key != "" {
		return w.list(s, key)
	}
	first, cut, err := readLine(s.r, w.opt.maxBytes())
	if err != nil && !errors.Is(err, io.EOF) {
		return w.fail(s.at, plainError(err))
	}
	if cut {
		return w.fail(s.at, w.tooLarge())
	}
	if isObject(first) {
		return w.lines(s, first)
	}
	second, cut, err := readLine(s.r, w.opt.maxBytes())
	if err == nil && !cut && isObject(second) { // the first of many is broken
		return w.lines(s, first, second)
	}
	s.r = bufio.NewReader(io.MultiReader(bytes.NewReader(first), bytes.NewReader(second), s.r))
	return w.document(s)
}

// skipMark passes over a byte order mark.
func skipMark(r *bufio.Reader) {
	const mark = "\ufeff"
	if head, _ := r.Peek(len(mark)); string(head) == mark {
		_, _ = r.Discard(len(mark))
	}
}

func isObject(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && line[0] == '{' && json.Valid(line)
}

// readLine reads a line with its end; cut tells that it is longer than limit,
// in which case it is passed over.
func readLine(r *bufio.Reader, limit int) (line []byte, cut bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > limit+2 {
			cut, line = true, nil
		}
		if !cut {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, cut, err
		}
	}
}

// lines takes in an object a line; first are those that were read already.
func (w *walker) lines(s stream, first ...[]byte) bool {
	if _, err := s.r.Peek(1); err != nil && len(first) == 1 {
		return w.found(s, first[0]) // one line is one document
	}
	offset := int64(0)
	for n := 1; ; n++ {
		var line []byte
		var cut bool
		var err error
		if n <= len(first) {
			line = first[n-1]
		} else {
			line, cut, err = readLine(s.r, w.opt.maxBytes())
		}
		at := s.at.within(fmt.Sprintf("line %d", n), offset)
		offset += int64(len(line))
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return w.fail(at, plainError(err))
		case cut:
			if !w.fail(at, w.tooLarge()) {
				return false
			}
		case len(bytes.TrimSpace(line)) == 0:
		case !isObject(line):
			if !w.fail(at, ErrLine) {
				return false
			}
		default:
			part := s
			part.at = at
			if !w.found(part, bytes.TrimRight(line, "\r\n")) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// listKey is the key of an object, within the part of it seen in head, that
// holds a list of stories; "" where there is none or the object is a story
// itself.
func listKey(head []byte) string {
	dec := json.NewDecoder(bytes.NewReader(head))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return ""
	}
	for {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok || article.IsBodyKey(key) && !article.IsListKey(key) {
			return ""
		}
		rest := bytes.TrimLeft(head[dec.InputOffset():], " \t\r\n:")
		if article.IsListKey(key) && bytes.HasPrefix(rest, []byte("[")) &&
			bytes.HasPrefix(bytes.TrimLeft(rest[1:], " \t\r\n"), []byte("{")) {
			return key
		}
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return ""
		}
	}
}

// list takes in the objects of a list: the whole stream, or what stands under a
// key of an object.
func (w *walker) list(s stream, key string) bool {
	limit := &allowance{r: s.r, left: int64(w.opt.maxBytes())}
	dec := json.NewDecoder(limit)
	if err := enter(dec, key); err != nil {
		return w.broken(s.at, dec, err, limit)
	}
	for n := 1; dec.More(); n++ {
		limit.left = int64(w.opt.maxBytes())
		at := s.at.within(fmt.Sprintf("%s[%d]", key, n), dec.InputOffset())
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return w.broken(at, dec, err, limit)
		}
		part := s
		part.at = at
		if !w.found(part, value) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return w.broken(s.at, dec, err, limit)
	}
	return true
}

// enter goes to the first element of the list.
func enter(dec *json.Decoder, key string) error {
	if key == "" {
		_, err := dec.Token()
		return err
	}
	if _, err := dec.Token(); err != nil {
		return err
	}
	for {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		if t == key {
			_, err := dec.Token()
			return err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return err
		}
	}
}

// broken tells of a list that cannot be read on.
func (w *walker) broken(at Origin, dec *json.Decoder, err error, limit *allowance) bool {
	switch {
	case limit.left <= 0:
		err = w.tooLarge()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = fmt.Errorf("the list is cut off at byte %d", dec.InputOffset())
	default:
		err = fmt.Errorf("JSON broken behind byte %d, what follows is lost: %w", dec.InputOffset(), plainError(err))
	}
	return w.fail(at, err)
}

// allowance passes on so many bytes.
type allowance struct {
	r    io.Reader
	left int64
}

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, io.ErrUnexpectedEOF
	}
	n, err := a.r.Read(p[:min(int64(len(p)), a.left)])
	a.left -= int64(n)
	return n, err
}

package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Lines calls do with every line of in that is not blank, without its line
// end, and with its number from 1. Lines may be of any length. An error of do
// comes back with the input's name and the line's number before it.
func Lines(in io.Reader, do func(n int, line []byte) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("%s:%d: %w", inputName(in), n, err)
		}
		if line = bytes.TrimRight(line, "\r\n"); len(bytes.TrimSpace(line)) > 0 {
			if e := do(n, line); e != nil {
				return fmt.Errorf("%s:%d: %w", inputName(in), n, e)
			}
		}
		if err != nil {
			return nil
		}
	}
}

// ReadJSONL reads a file of JSON Lines whole. Fields that T does not name are
// passed over; an input without any line is an error, since a score over
// nothing would look like a result.
func ReadJSONL[T any](in io.Reader) ([]T, error) {
	var out []T
	err := Lines(in, func(_ int, line []byte) error {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no lines", inputName(in))
	}
	return out, nil
}

// WriteJSONL writes v as one line; it does nothing when w is nil, so that a
// task need not ask whether predictions were wanted.
func WriteJSONL(w io.Writer, v any) error {
	if w == nil {
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// inputName is the file's name where the reader knows it.
func inputName(in io.Reader) string {
	if f, ok := in.(interface{ Name() string }); ok {
		return f.Name()
	}
	return "input"
}

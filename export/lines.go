package export

import (
	"encoding/json"
	"io"
)

// Lines writes items as JSON, one a line.
type Lines[T any] struct{ enc *json.Encoder }

// NewLines begins with no item.
func NewLines[T any](w io.Writer) Lines[T] {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return Lines[T]{enc}
}

// Add writes items.
func (l Lines[T]) Add(items []T) error {
	for i := range items {
		if err := l.enc.Encode(&items[i]); err != nil {
			return err
		}
	}
	return nil
}

// Flush does nothing: nothing is held back.
func (Lines[T]) Flush() error { return nil }

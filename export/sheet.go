package export

import (
	"encoding/csv"
	"io"
)

// Sheet writes items as lines of CSV (RFC 4180 but for \n at the ends of lines;
// UTF-8), under a line of titles.
type Sheet[T any] struct {
	w       *csv.Writer
	columns []Column[T]
	row     []string
}

// NewSheet begins a sheet. Errors of writing show at Flush.
func NewSheet[T any](w io.Writer, columns []Column[T]) *Sheet[T] {
	s := &Sheet[T]{csv.NewWriter(w), columns, make([]string, len(columns))}
	for i, c := range columns {
		s.row[i] = c.Title
	}
	_ = s.w.Write(s.row)
	return s
}

// Add writes items.
func (s *Sheet[T]) Add(items []T) error {
	for k := range items {
		for i, c := range s.columns {
			s.row[i] = c.Value(&items[k])
		}
		if err := s.w.Write(s.row); err != nil {
			return err
		}
	}
	return nil
}

// Flush writes what is still held back, and tells what went wrong so far.
func (s *Sheet[T]) Flush() error {
	s.w.Flush()
	return s.w.Error()
}

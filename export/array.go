package export

import (
	"encoding/json"
	"io"
)

// array writes items as a JSON list within one document: what stands before the
// list, the objects parted by commas, and what stands behind.
type array[T any] struct {
	w          io.Writer
	head, tail string
	objects    func(*T) ([]any, error)
	begun      bool
	any        bool
}

func (a *array[T]) begin() error {
	if a.begun {
		return nil
	}
	a.begun = true
	_, err := io.WriteString(a.w, a.head)
	return err
}

// Add writes items; one may be several objects or none.
func (a *array[T]) Add(items []T) error {
	if err := a.begin(); err != nil {
		return err
	}
	enc := json.NewEncoder(a.w) // ends each object with a line break
	enc.SetEscapeHTML(false)
	for i := range items {
		list, err := a.objects(&items[i])
		if err != nil {
			return err
		}
		for _, o := range list {
			if a.any {
				if _, err := io.WriteString(a.w, ","); err != nil {
					return err
				}
			}
			a.any = true
			if err := enc.Encode(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// Flush ends the document.
func (a *array[T]) Flush() error {
	if err := a.begin(); err != nil {
		return err
	}
	_, err := io.WriteString(a.w, a.tail)
	return err
}

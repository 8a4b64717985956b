package client

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
)

// WithToken sends a token with every request; "" sends none.
func WithToken(token string) ClientOption {
	return WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		return nil
	})
}

// All walks a list from its first page to its last. fetch gives the items of the
// page behind a cursor, "" for the first, and the cursor of the next, "" on the
// last. An error ends the walk.
func All[T any](fetch func(after string) (items []T, next string, err error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for after := ""; ; {
			items, next, err := fetch(after)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if after = next; after == "" {
				return
			}
		}
	}
}

// Problem is an answer that is none: what the server said instead (RFC 9457).
type Problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Errors []struct {
		Message  string `json:"message"`
		Location string `json:"location"`
	} `json:"errors"`
}

// Error says what was wrong, and with which parameter.
func (p *Problem) Error() string {
	s := fmt.Sprintf("%d %s", p.Status, p.Title)
	if p.Detail != "" {
		s += ": " + p.Detail
	}
	for _, e := range p.Errors {
		s += fmt.Sprintf("; %s %s", e.Location, e.Message)
	}
	return s
}

// Failed makes an error of a response that is not the one wanted.
func Failed(res *http.Response, body []byte) error {
	p := &Problem{Status: res.StatusCode, Title: http.StatusText(res.StatusCode)}
	_ = json.Unmarshal(body, p) // what is no problem document keeps status and title
	return p
}

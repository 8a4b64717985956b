package intake

import (
	"fmt"
	"io"

	"chancery/article"
)

// stream takes in what r gives. Named says that the user named it, so that
// what is no document is a failure.
func (w *walker) stream(at Origin, r io.Reader, named bool) bool {
	return w.document(at, &counter{r: r, n: &w.consumed}, named)
}

// document reads one document to its end.
func (w *walker) document(at Origin, r io.Reader, named bool) bool {
	limit := w.opt.maxBytes()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return w.fail(at, plainError(err))
	case len(data) > limit:
		return w.fail(at, fmt.Errorf("more than %s: %w", megabytes(limit), ErrTooLarge))
	}
	if kind := article.BinaryKind(data); kind != "" && !named {
		return w.fail(at, fmt.Errorf("%s: %w", kind, ErrSkipped))
	}
	return w.send(Item{Origin: at, Data: data, Article: w.articleOf(at)})
}

// articleOf is what is known of a document from this origin.
func (w *walker) articleOf(at Origin) article.Options {
	opt := w.opt.Article
	if opt.MaxBytes == 0 {
		opt.MaxBytes = w.opt.maxBytes()
	}
	if at.URL != "" {
		opt.URL = at.URL
	}
	return opt
}

// counter counts the bytes that pass.
type counter struct {
	r io.Reader
	n *int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

package export

import (
	"context"

	"chancery/archive"
)

// Fetch asks for one page of a list, as [archive.Archive.Statements] does.
type Fetch[T any] func(context.Context, archive.Filter) (archive.Page[T], error)

// Pages fetches a page after another until there are most items, or all where
// most is 0, and shows them. next is where to go on, "" at the end of the list; n
// is how many were shown.
func Pages[T any](ctx context.Context, fetch Fetch[T], f archive.Filter, most int, show func([]T) error) (next string, n int, err error) {
	next = f.After
	for most <= 0 || n < most {
		f.After, f.Limit = next, archive.MaxLimit
		if most > 0 {
			f.Limit = min(f.Limit, most-n)
		}
		page, err := fetch(ctx, f)
		if err != nil {
			return next, n, err
		}
		if err := show(page.Items); err != nil {
			return next, n, err
		}
		n += len(page.Items)
		if next = page.Next; next == "" {
			break
		}
	}
	return next, n, nil
}

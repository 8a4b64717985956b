package archive

import (
	"context"
)

// fillBlocks puts the reports of an archive into blocks, where a newer schema
// left these empty.
func (a *Archive) fillBlocks(ctx context.Context) error {
	const unfilled = "SELECT EXISTS (SELECT 1 FROM report) AND NOT EXISTS (SELECT 1 FROM report_block)"
	var empty bool
	if err := a.write.QueryRowContext(ctx, unfilled).Scan(&empty); err != nil || !empty {
		return err
	}
	return a.update(ctx, func(t *tx) error {
		// Another program may have been quicker.
		if err := t.get(ctx, unfilled, nil, &empty); err != nil || !empty {
			return err
		}
		const page = 1000
		for last := int64(-1); ; {
			reports, err := t.loadReports(ctx, "e.sort IN (SELECT encounter FROM report WHERE encounter > ? ORDER BY encounter LIMIT ?)", last, page)
			if err != nil || len(reports) == 0 {
				return err
			}
			for i := range reports {
				last = max(last, t.sorts[reports[i].Key])
				t.block(&reports[i], t.sorts[reports[i].Key])
			}
			t.forgetReports()
			if err := t.index.blocks.flush(ctx, t); err != nil {
				return err
			}
		}
	})
}

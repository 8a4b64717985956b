package archive

import "context"

// fillBlocks puts the reports of an archive into blocks: all in one transaction, since
// a report may stand in none, and the table tells only whether it was begun.
var fillBlocks = filling{
	step:    stepBlocks,
	missing: unblocked,
	count:   "SELECT count(*) FROM report",
	next: func(ctx context.Context, _ *Archive, t *tx, told func(int)) (int, error) {
		return 0, t.fillBlocks(ctx, told)
	},
}

const unblocked = "EXISTS (SELECT 1 FROM report) AND NOT EXISTS (SELECT 1 FROM report_block)"

func (t *tx) fillBlocks(ctx context.Context, told func(int)) error {
	// Another program may have been quicker.
	var due bool
	if err := t.get(ctx, "SELECT "+unblocked, nil, &due); err != nil || !due {
		return err
	}
	const page = 1000
	for last, done := int64(-1), 0; ; told(done) {
		reports, err := t.loadReports(ctx, "e.sort IN (SELECT encounter FROM report WHERE encounter > ? ORDER BY encounter LIMIT ?)", last, page)
		if err != nil || len(reports) == 0 {
			return err
		}
		for i := range reports {
			last = max(last, t.sorts[reports[i].Key])
			t.block(&reports[i], t.sorts[reports[i].Key])
		}
		done += len(reports)
		t.forgetReports()
		if err := t.index.blocks.flush(ctx, t); err != nil {
			return err
		}
	}
}

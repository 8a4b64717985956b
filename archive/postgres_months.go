package archive

import (
	"context"
	"database/sql"
	"sync/atomic"
	"time"
)

// A large archive has its texts and mentions in partitions, one a month of the
// documents' days. What has no day or an older one than firstMonth is in the first
// partition, what is not before endOfMonths in the last: both bound how many there can
// be. The bounds are those of migration 16, whose functions make the partitions.
//
// A question is planned for each partition that it may look into. So texts are asked
// for by their keys (see addTexts), and a search walks from the newest month in steps;
// to look for a rare word in each of 120 months still takes milliseconds, and longer
// beside a filter. That is why small archives have none.
var (
	firstMonth  = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	endOfMonths = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

// partedFrom is how many documents an archive has that is parted when it is opened to
// write. That takes minutes; others can read meanwhile.
var partedFrom int64 = 1_000_000

// part parts the archive by month if it is large and was not parted before.
func (p *postgres) part(ctx context.Context, opt *Options) error {
	due := false
	if err := p.own.QueryRowContext(ctx, "SELECT items >= ? AND NOT parted() FROM tally WHERE name = 'document'", partedFrom).Scan(&due); err != nil || !due {
		return err
	}
	opt.tell(p.shown, stepMonths, 0, 0)
	t, err := p.own.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = t.Rollback() }()
	if err := p.begin(ctx, t, true); err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, "SELECT part_by_month()"); err != nil {
		return err
	}
	return t.Commit()
}

// partOf is the month of a sort key: the numbers of its first day and of the day after
// its last. What is in the first or the last partition has none.
func partOf(sort int64) (first, end int64, ok bool) {
	day := dayIn(sort)
	if day < dayNumber(firstMonth) || day >= dayNumber(endOfMonths) {
		return 0, 0, false
	}
	at := dateOfDay(day)
	begin := at.AddDate(0, 0, 1-at.Day())
	return dayNumber(begin), dayNumber(begin.AddDate(0, 1, 0)), true
}

// makeRoom makes the partitions of the month, beside the transaction of the writer,
// so that two writers that meet a month at once do not wait for each other's end.
// Nobody parts the archive meanwhile, and who does makes the months of all documents;
// so those that the writer has committed documents of stay made.
func (p *postgres) makeRoom(ctx context.Context, sort int64) error {
	first, _, ok := partOf(sort)
	if !ok || p.months[first] {
		return nil
	}
	if _, err := p.own.ExecContext(ctx, "SELECT make_month(?::date)", dateOf(first)); err != nil {
		return err
	}
	p.months[first] = true
	return nil
}

func (*postgres) mentionKey() mentionKey { return mentionKey{"sort", "sort"} }

// partedWatch remembers whether an archive is parted. Once it is, it stays so; until
// then it is asked again now and then, since to take it for whole makes a search
// slower and not wrong.
type partedWatch struct {
	parted atomic.Bool
	asked  atomic.Int64 // when, in seconds
}

const partedAgain = 60 // seconds

func (w *partedWatch) is(ctx context.Context, t *sql.Tx) (bool, error) {
	now := time.Now().Unix()
	if w.parted.Load() || now-w.asked.Load() < partedAgain {
		return w.parted.Load(), nil
	}
	var parted bool
	if err := t.QueryRowContext(ctx, "SELECT parted()").Scan(&parted); err != nil {
		return false, err
	}
	w.parted.Store(parted)
	w.asked.Store(now)
	return parted, nil
}

// stepGrows is by how much each step of a walk over months is longer than the one
// before: a frequent word is found in the newest month alone, a rare one by few
// questions.
const stepGrows = 8

// dayBegins is the place of the day in a sort key.
const dayBegins = serialBits + ordinalBits

// stretches cuts a span of a parted archive into what is searched one after another,
// from where its outermost document of a month is; of one that is not parted it is the
// whole.
func (p *postgres) stretches(ctx context.Context, t *sql.Tx, s span, oldest bool) ([]span, error) {
	if parted, err := p.watch.is(ctx, t); err != nil || !parted {
		return []span{s}, err
	}
	outermost := "max"
	if oldest {
		outermost = "min"
	}
	var begin sql.NullInt64
	if err := t.QueryRowContext(ctx, "SELECT "+outermost+"(sort) FROM document WHERE sort >= ? AND sort < ?",
		max(s.first, dayNumber(firstMonth)<<dayBegins), min(s.last, dayNumber(endOfMonths)<<dayBegins)).Scan(&begin); err != nil {
		return nil, err
	}
	first, end, ok := partOf(begin.Int64)
	switch {
	case !ok:
		return []span{s}, nil
	case oldest:
		return s.cutUp(end), nil
	}
	return s.cutDown(first), nil
}

// cutDown cuts a span at the first day of a month, and further on at those of ever
// more months before it.
func (s span) cutDown(at int64) (list []span) {
	for months := stepGrows; at > dayNumber(firstMonth) && at<<dayBegins > s.first; months *= stepGrows {
		cut := at << dayBegins
		list, s.last = append(list, span{cut, s.last}), cut
		at = dayNumber(dateOfDay(at).AddDate(0, -months, 0))
	}
	return append(list, s)
}

// cutUp cuts it at the end of a month, and further on at those of ever more after it.
func (s span) cutUp(at int64) (list []span) {
	for months := stepGrows; at < dayNumber(endOfMonths) && at<<dayBegins < s.last; months *= stepGrows {
		cut := at << dayBegins
		list, s.first = append(list, span{s.first, cut}), cut
		at = dayNumber(dateOfDay(at).AddDate(0, months, 0))
	}
	return append(list, s)
}

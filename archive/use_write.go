package archive

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"chancery/formula"
)

// partBytes is from what size on a part of a formula's uses is left alone and
// the next one begun. A batch writes the last part of each formula in it anew,
// so that this bounds what a use costs to write.
const partBytes = 6 << 10

// useSlot is where uses are kept together.
type useSlot struct{ formula, year int64 }

// useBatch gathers the uses that a transaction adds and takes away.
type useBatch struct {
	added map[useSlot][]packed
	gone  map[useSlot]map[int64]bool // serials of documents
}

func newUseBatch() *useBatch {
	return &useBatch{added: make(map[useSlot][]packed), gone: make(map[useSlot]map[int64]bool)}
}

// add takes the uses of a document in.
func (b *useBatch) add(ctx context.Context, t *tx, serial int64, r *rows) error {
	day := dayOfUses(r)
	for i := range r.uses {
		u := &r.uses[i]
		p := packed{serial: serial, day: day, start: u.start, length: u.stop - u.start, statement: u.statement}
		id, err := t.phrase(ctx, u.formula)
		if err != nil {
			return err
		}
		if u.variant != "" {
			if p.variant, err = t.phrase(ctx, u.variant); err != nil {
				return err
			}
		}
		for g, terms := range u.terms {
			for _, one := range terms {
				n, err := t.term(ctx, one)
				if err != nil {
					return err
				}
				p.terms[g] = append(p.terms[g], n)
			}
		}
		at := useSlot{id, yearOf(p.day)}
		b.added[at] = append(b.added[at], p)
	}
	return nil
}

// dayOfUses is the day of the document, for one without the first that any of
// the statements with a set phrase has.
func dayOfUses(r *rows) int64 {
	day := dayOf(r.day)
	for i := range r.uses {
		if k := r.uses[i].statement; day == 0 && k >= 0 {
			day = dayOf(r.statements[k].day)
		}
	}
	return day
}

// remove takes the uses of a document away, while its rows are still there. The
// year of a use is the document's, or for a document without day any.
func (b *useBatch) remove(ctx context.Context, t *tx, serial int64) error {
	ids, err := column[int64](ctx, t.Tx, "SELECT DISTINCT p.id FROM formula f JOIN phrase p ON p.words = f.formula WHERE f.document = ?", serial)
	if err != nil || len(ids) == 0 {
		return err
	}
	var sort int64
	if err := t.get(ctx, "SELECT sort FROM document WHERE serial = ?", []any{serial}, &sort); err != nil {
		return err
	}
	years := []int64{yearOf(dayIn(sort))}
	for _, id := range ids {
		if dayIn(sort) == 0 {
			if years, err = column[int64](ctx, t.Tx, "SELECT DISTINCT year FROM formula_use WHERE formula = ?", id); err != nil {
				return err
			}
		}
		for _, year := range years {
			at := useSlot{id, year}
			if b.gone[at] == nil {
				b.gone[at] = make(map[int64]bool)
			}
			b.gone[at][serial] = true
		}
	}
	return nil
}

// flush writes what was gathered.
func (b *useBatch) flush(ctx context.Context, t *tx) error {
	slots := slices.AppendSeq(slices.Collect(maps.Keys(b.gone)), maps.Keys(b.added))
	slices.SortFunc(slots, useSlot.compare)
	if err := t.engine.lockUses(ctx, t, slices.Compact(slots)); err != nil {
		return err
	}
	for _, at := range sortedSlots(b.gone) {
		if err := t.dropUses(ctx, at, b.gone[at]); err != nil {
			return fmt.Errorf("taking uses of set phrases away: %w", err)
		}
	}
	slots = sortedSlots(b.added)
	last, err := t.lastParts(ctx, slots)
	if err != nil {
		return err
	}
	for i, at := range slots {
		if err := t.appendUses(ctx, at, &last[i], b.added[at]); err != nil {
			return fmt.Errorf("writing uses of set phrases: %w", err)
		}
	}
	clear(b.gone)
	clear(b.added)
	return nil
}

func sortedSlots[V any](m map[useSlot]V) []useSlot {
	list := make([]useSlot, 0, len(m))
	for at := range m {
		list = append(list, at)
	}
	slices.SortFunc(list, useSlot.compare)
	return list
}

func (a useSlot) compare(b useSlot) int {
	return cmp.Or(cmp.Compare(a.formula, b.formula), cmp.Compare(a.year, b.year))
}

// usePart is a part of the uses of a phrase in a year.
type usePart struct {
	part         int64
	heads, tails []byte
}

// lastParts are the last parts of slots; one that has none has an empty one.
func (t *tx) lastParts(ctx context.Context, slots []useSlot) ([]usePart, error) {
	list := make([]usePart, len(slots))
	for i, at := range slots {
		p := &list[i]
		if err := t.engine.later(ctx, t, outcome{into: []any{&p.part, &p.heads, &p.tails}},
			"SELECT part, heads, tails FROM formula_use WHERE formula = ? AND year = ? ORDER BY part DESC LIMIT 1", []any{at.formula, at.year}); err != nil {
			return nil, err
		}
	}
	return list, t.await(ctx)
}

// appendUses fills the last part and begins new ones.
func (t *tx) appendUses(ctx context.Context, at useSlot, last *usePart, list []packed) error {
	part, heads, tails := last.part, last.heads, last.tails
	write := func() error {
		return t.later(ctx, `INSERT INTO formula_use (formula, year, part, heads, tails) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (formula, year, part) DO UPDATE SET heads = excluded.heads, tails = excluded.tails`,
			at.formula, at.year, part, heads, tails)
	}
	for i := range list {
		// The uses of one document stay together.
		if len(heads)+len(tails) >= partBytes && (i == 0 || list[i].serial != list[i-1].serial) {
			if i > 0 {
				if err := write(); err != nil {
					return err
				}
			}
			part, heads, tails = part+1, nil, nil
		}
		heads, tails = appendUse(heads, tails, &list[i])
	}
	return write()
}

// dropUses takes the uses of documents out of all parts.
func (t *tx) dropUses(ctx context.Context, at useSlot, gone map[int64]bool) error {
	var parts []usePart
	rows, err := t.QueryContext(ctx, "SELECT part, heads, tails FROM formula_use WHERE formula = ? AND year = ?", at.formula, at.year)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var r usePart
		if err := rows.Scan(&r.part, &r.heads, &r.tails); err != nil {
			return err
		}
		parts = append(parts, r)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, r := range parts {
		var heads, tails []byte
		dropped := false
		var in unpacker
		in.set(r.heads, r.tails)
		for in.next() {
			if gone[in.use.serial] {
				dropped = true
				continue
			}
			heads, tails = appendUse(heads, tails, &in.use)
		}
		if err := in.err(); err != nil {
			return err
		}
		switch {
		case !dropped:
		case len(heads) == 0:
			_, err = t.exec(ctx, "DELETE FROM formula_use WHERE formula = ? AND year = ? AND part = ?", at.formula, at.year, r.part)
		default:
			_, err = t.exec(ctx, "UPDATE formula_use SET heads = ?, tails = ? WHERE formula = ? AND year = ? AND part = ?",
				heads, tails, at.formula, at.year, r.part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// phrase is the number of a formula or variant, made when it is new.
func (t *tx) phrase(ctx context.Context, words string) (int64, error) {
	if id, ok := t.ids.phrases[words]; ok {
		return id, nil
	}
	var id int64
	err := t.known(ctx, "SELECT id FROM phrase WHERE words = ?", []any{words},
		"INSERT INTO phrase (words, folded, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", []any{words, fold(words), formula.Key(words)}, &id)
	if err == nil {
		t.ids.phrases[words] = id
	}
	return id, err
}

// dateOfDay is the first moment of a numbered day.
func dateOfDay(day int64) time.Time { return time.Unix((day-1+firstDay)*86400, 0).UTC() }

// yearOf is the year of a numbered day, 0 for none.
func yearOf(day int64) int64 {
	if day == 0 {
		return 0
	}
	return int64(dateOfDay(day).Year())
}

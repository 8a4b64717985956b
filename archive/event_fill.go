package archive

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"chancery/record"
)

// fillBatch is how many events are listed in one transaction: a second of work or two.
const fillBatch = 5000

// fillEvents lists the events of an archive under their terms.
var fillEvents = filling{
	step:    stepEvents,
	missing: "EXISTS (SELECT 1 FROM event WHERE terms = '')",
	count:   "SELECT count(*) FROM event WHERE terms = ''",
	next:    func(ctx context.Context, a *Archive, t *tx, _ func(int)) (int, error) { return a.listEvents(ctx, t) },
}

// unlisted is an event that is in no list, with what its document is listed by.
type unlisted struct {
	sort, serial int64
	body         string
	document     record.Document
	day          string
	event        record.Event
}

// listEvents lists the next events.
func (a *Archive) listEvents(ctx context.Context, t *tx) (int, error) {
	list, err := collect(ctx, t.Tx, func(u *unlisted) []any {
		d := &u.document
		return []any{&u.sort, &u.serial, &u.body, &u.day, &d.Agency, &d.Publisher, &d.URL}
	}, `SELECT v.sort, v.document, v.body, d.day, d.agency, d.publisher, d.url FROM event v JOIN document d ON d.serial = v.document
		WHERE v.sort IN (SELECT sort FROM event WHERE terms = '' ORDER BY sort LIMIT ?)`, fillBatch)
	if err != nil {
		return 0, err
	}
	known, err := a.groundsOf(ctx, t, list)
	if err != nil {
		return 0, err
	}
	for i := range list {
		u := &list[i]
		if err := json.Unmarshal([]byte(u.body), &u.event); err != nil {
			return 0, fmt.Errorf("a kept event cannot be read: %w", err)
		}
		sort := sortKey(dayOf(firstSet(u.event.Date, u.day)), u.serial, int(u.sort&maxOrdinal))
		terms, err := t.index.terms(ctx, t, t.index.eventTerms, sort, eventTerms(&u.event, known[u.serial], sourceTerms(&u.document)))
		if err != nil {
			return 0, err
		}
		if _, err := t.exec(ctx, "UPDATE event SET sort = ?, terms = ? WHERE sort = ?", sort, terms, u.sort); err != nil {
			return 0, err
		}
	}
	return len(list), t.index.eventTerms.flush(ctx, t)
}

// groundsOf are the terms of what events may rest on, by document.
func (a *Archive) groundsOf(ctx context.Context, t *tx, list []unlisted) (map[int64]grounds, error) {
	serials := make(map[int64]bool)
	for i := range list {
		serials[list[i].serial] = true
	}
	type kept struct {
		serial    int64
		id, terms string
		numbers   []int64
	}
	var all []kept
	ids := make(map[int64]bool)
	for part := range slices.Chunk(slices.Sorted(maps.Keys(serials)), 500) {
		for _, table := range []string{"statement", "encounter"} {
			some, err := collect(ctx, t.Tx, func(k *kept) []any { return []any{&k.serial, &k.id, &k.terms} },
				"SELECT document, id, terms FROM "+table+" WHERE document IN ("+integers(part)+")")
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
	}
	for i := range all {
		all[i].numbers = appendNumbers(nil, []byte(all[i].terms))
		for _, n := range all[i].numbers {
			ids[n] = true
		}
	}
	terms, err := a.termsBy(ctx, t.Tx, slices.Collect(maps.Keys(ids)))
	if err != nil {
		return nil, err
	}
	out := make(map[int64]grounds)
	for _, k := range all {
		if out[k.serial] == nil {
			out[k.serial] = make(grounds)
		}
		under := make([]term, 0, len(k.numbers))
		for _, n := range k.numbers {
			under = append(under, terms[n])
		}
		out[k.serial][k.id] = under
	}
	return out, nil
}

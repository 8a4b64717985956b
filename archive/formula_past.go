package archive

import (
	"context"
	"slices"

	"chancery/formula"
	"chancery/formula/alert"
)

// maxCandidates bounds how many reports of a dyad are looked through for accounts
// of the side, so many of them at once. Those that were held, and where it matters
// are of one source, are looked for among the newest lookedCandidates.
const (
	maxCandidates    = 500
	lookedCandidates = 1000
	candidatesAtOnce = 100
)

// usedBy is a use of a phrase by a country, "" for nobody who is told.
type usedBy struct {
	country string // folded
	alert.Use
}

// uses are the phrases that the side uses in documents. In its own account what
// nobody else is told to have said is the side's.
func (w *watch) uses(ctx context.Context, serials []int64, s followedSide) (map[int64][]alert.Use, error) {
	if err := w.loadUses(ctx, serials); err != nil {
		return nil, err
	}
	list := make(map[int64][]alert.Use)
	for _, serial := range serials {
		for _, u := range w.used[serial] {
			if u.country == s.from || s.own && u.country == "" {
				list[serial] = append(list[serial], u.Use)
			}
		}
	}
	return list, nil
}

// loadUses looks up which phrases are used in documents, and by whom.
func (w *watch) loadUses(ctx context.Context, serials []int64) error {
	serials = slices.DeleteFunc(slices.Clone(serials), func(serial int64) bool { _, known := w.used[serial]; return known })
	if len(serials) == 0 {
		return nil
	}
	for _, serial := range serials {
		w.used[serial] = nil
	}
	rows, err := w.QueryContext(ctx, `SELECT f.document, f.formula, f.variant, f.start, f.stop, coalesce(p.country, '') FROM formula f
		LEFT JOIN appearance p ON p.document = f.document AND p.local = f.speaker WHERE f.document IN (`+integers(serials)+") ORDER BY f.document, f.position")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var u usedBy
		var span usedSpan
		if err := rows.Scan(&span.serial, &u.Formula, &u.Variant, &span.start, &span.stop, &u.country); err != nil {
			return err
		}
		if !formula.Embedded().Loose(u.Formula) {
			u.country, u.Ref = fold(u.country), len(w.spans)
			w.spans = append(w.spans, span)
			w.used[span.serial] = append(w.used[span.serial], u)
		}
	}
	return rows.Err()
}

// pastAccount is what a side told of one encounter, all its reports together.
type pastAccount struct {
	alert.Account
	dossier int64 // 0 when not known
	serial  int64 // of the first report met
}

// past are the accounts of the side's encounters with the counterpart before
// those of the document, the newest first, and the formulae that other reports of
// the same encounter have.
func (w *watch) past(ctx context.Context, serial int64, s followedSide, met []meeting) (list []pastAccount, siblings []string, err error) {
	pair := s.from + ">" + s.to
	before, same := int64(0), map[int64]bool{}
	for _, m := range met {
		if slices.Contains(m.pairs, pair) {
			before = max(before, sortKey(dayIn(m.sort), 0, 0))
			if m.dossier.Valid {
				same[m.dossier.Int64] = true
			}
		}
	}
	q, err := w.question(ctx, serial, s, before+sortKey(1, 0, 0))
	if err != nil {
		return nil, nil, err
	}
	seen := map[int64]bool{serial: true}
	for looked := 0; looked < maxCandidates && len(list) < w.opt.Window; looked += candidatesAtOnce {
		some, err := w.reports(ctx, &q)
		if err != nil {
			return nil, nil, err
		}
		fit := slices.DeleteFunc(w.candidates(some, w.sources[serial], s), func(c candidate) bool {
			again := seen[c.serial]
			seen[c.serial] = true
			return again || !same[c.dossier] && c.sort >= before // another encounter of the day
		})
		if list, siblings, err = w.tell(ctx, fit, s, same, list, siblings); err != nil {
			return nil, nil, err
		}
		if len(some) < candidatesAtOnce {
			break
		}
	}
	return list, siblings, nil
}

// tell takes what candidates tell into the accounts of their encounters, up to the
// window, or of those that are the same into its siblings.
func (w *watch) tell(ctx context.Context, fit []candidate, s followedSide, same map[int64]bool, list []pastAccount, siblings []string) ([]pastAccount, []string, error) {
	serials := make([]int64, 0, len(fit))
	for _, c := range fit {
		serials = append(serials, c.serial)
	}
	uses, err := w.uses(ctx, serials, s)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range fit {
		if same[c.dossier] {
			for _, u := range uses[c.serial] {
				siblings = append(siblings, u.Formula)
			}
			continue
		}
		at := slices.IndexFunc(list, func(p pastAccount) bool { return c.dossier != 0 && p.dossier == c.dossier })
		if at < 0 {
			if len(list) == w.opt.Window {
				break
			}
			at = len(list)
			list = append(list, pastAccount{alert.Account{Day: dateOf(dayIn(c.sort))}, c.dossier, c.serial})
		}
		list[at].Uses = append(list[at].Uses, uses[c.serial]...)
	}
	return list, siblings, nil
}

// candidate is a report of an encounter of a dyad. Its dossier is 0 where it has
// none, and less where it was not merged yet.
type candidate struct{ sort, serial, dossier int64 }

// question asks for reports of the encounters of a dyad that were held, in a span.
type question struct {
	dyad   string // of the two that have it the first in the alphabet
	source source // of which they are; empty for any
	span
}

// question asks for the newest reports of encounters of a side with its counterpart
// that were held before a sort key. Where the side's accounts are those of one
// source, they are of that.
func (w *watch) question(ctx context.Context, serial int64, s followedSide, before int64) (question, error) {
	q := question{dyad: min(s.from+">"+s.to, s.to+">"+s.from), span: span{dated, before}}
	if !s.own {
		q.source = w.sources[serial]
	}
	p, err := w.plan(ctx, &q)
	if err != nil {
		return q, err
	}
	q.span, _, err = p.part(ctx, w.Tx, q.span, lookedCandidates)
	return q, err
}

func (w *watch) plan(ctx context.Context, q *question) (*plan, error) {
	lists := [][]term{{{fieldDyad, q.dyad}}}
	for _, name := range []string{q.source.agency, q.source.publisher} { // few are of one source: it comes before what most have
		if name = fold(name); name != "" {
			lists = append(lists, []term{{fieldSource, name}})
		}
	}
	lists = append(lists, []term{{fieldStatus, "held"}, {fieldStatus, "under way"}}, []term{{fieldBackground, yesNo(false)}})
	p := &plan{table: "encounter", least: manyItems}
	for _, list := range lists {
		var ids []int64
		for _, one := range list {
			id, err := w.term(ctx, one)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		p.terms = append(p.terms, ids)
	}
	return p, nil
}

// reports are the next reports that a question asks for, with their sources looked
// up; the question goes on behind them. Sides and documents ask the same again and
// again.
func (w *watch) reports(ctx context.Context, q *question) ([]candidate, error) {
	list, known := w.asked[*q]
	if !known {
		p, err := w.plan(ctx, q)
		if err != nil {
			return nil, err
		}
		query, args := p.query(q.span, candidatesAtOnce)
		if list, err = collect(ctx, w.Tx, func(c *candidate) []any { return []any{&c.sort, &c.dossier} },
			"SELECT k.item, CASE WHEN r.encounter IS NULL THEN -1 ELSE coalesce(r.dossier, 0) END FROM ("+query+
				") AS k LEFT JOIN report r ON r.encounter = k.item ORDER BY k.item DESC", args...); err != nil {
			return nil, err
		}
		documents := make([]int64, 0, len(list))
		for i := range list {
			list[i].serial = serialOf(list[i].sort)
			documents = append(documents, list[i].serial)
		}
		slices.Sort(documents)
		if err := w.loadSources(ctx, slices.Compact(documents)); err != nil {
			return nil, err
		}
		w.asked[*q] = list
	}
	if len(list) > 0 {
		q.last = list[len(list)-1].sort
	}
	return list, nil
}

// term is the number of a term; 0, which none has, when it is not there.
func (w *watch) term(ctx context.Context, one term) (int64, error) {
	if id, known := w.terms[one]; known {
		return id, nil
	}
	ids, err := exactTerm(ctx, w.Tx, one.field, one.value)
	if err != nil {
		return 0, err
	}
	w.terms[one] = 0
	if len(ids) > 0 {
		w.terms[one] = ids[0]
	}
	return w.terms[one], nil
}

// candidates are those of some reports that are in accounts of the side that is
// followed or, where that is nobody's, of the same source.
func (w *watch) candidates(reports []candidate, mine source, s followedSide) []candidate {
	return slices.DeleteFunc(slices.Clone(reports), func(c candidate) bool {
		of := w.sources[c.serial]
		if s.own {
			return c.dossier < 0 || w.voice(of) != s.from
		}
		return c.dossier < 0 || of != mine
	})
}

// loadSources looks up who made documents.
func (w *watch) loadSources(ctx context.Context, documents []int64) error {
	documents = slices.DeleteFunc(documents, func(serial int64) bool { _, known := w.sources[serial]; return known })
	if len(documents) == 0 {
		return nil
	}
	type made struct {
		serial int64
		source
	}
	list, err := collect(ctx, w.Tx, func(m *made) []any { return []any{&m.serial, &m.agency, &m.publisher} },
		"SELECT serial, agency, publisher FROM document WHERE serial IN ("+integers(documents)+")")
	for _, m := range list {
		w.sources[m.serial] = m.source
	}
	return err
}

package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// rulingRow is a correction of a list.
type rulingRow struct {
	ID, Verb, Author, Reason string
	Time                     time.Time
	Thing, Href              string // what it is aimed at, and where that is
	Other, OtherHref         string // of a split or join
	Field, Was, Value        string
	Moved                    string // why it does not apply any more; "" when it does
	Again                    string // the form of the same field
	Withdrawn                bool
	Of                       string // of a withdrawal: what it takes back
}

// When writes the time of a ruling.
func (r rulingRow) When() string { return r.Time.UTC().Format("2 January 2006, 15:04 UTC") }

// rowOf tells a correction; r is the record it is aimed at, nil where that is not
// at hand.
func rowOf(r *record.Record, c *correction.Correction) rulingRow {
	row := rulingRow{
		ID: c.ID, Verb: string(c.Verb), Author: c.Author, Reason: c.Reason, Time: c.Time, Field: c.Field, Of: c.Of,
		Thing: thingWords(&c.Target), Href: thingHref(&c.Target),
	}
	if c.Other != nil {
		row.Other, row.OtherHref = thingWords(c.Other), thingHref(c.Other)
	} else if c.Verb != correction.Withdraw {
		row.Again = addressOfCorrect(c.Target.Document, c.Target.ID, c.Field)
	}
	if f, ok := rulableAt(c.Target.Kind, c.Field); ok {
		row.Field = f.words
	}
	if r == nil {
		r = new(record.Record)
	}
	row.Was, row.Value = plain(r, c.Was), plain(r, c.Value)
	return row
}

// thingWords is what a target is, in words.
func thingWords(t *correction.Target) string {
	if t.Kind == correction.OfDocument {
		return "document " + shortID(t.Document)
	}
	words := t.Kind + " " + t.ID
	if len(t.Ground) > 0 {
		words += ": “" + clip(90, t.Ground[0].Exact) + "”"
	}
	return words
}

func thingHref(t *correction.Target) string {
	if len(t.Ground) > 0 {
		return address.Span(t.Document, t.Ground[0])
	}
	return address.Document(t.Document)
}

// earlier are the rulings on a field of a thing, oldest first; of the whole
// thing, all that are aimed at it.
func earlier(r *record.Record, list []correction.Correction, kind, id, field string) (rows []rulingRow) {
	aim, err := correction.Aim(r, kind, id)
	if err != nil {
		return nil
	}
	for i := range list {
		c := &list[i]
		same := c.Target.Kind == kind && c.Target.ID == id && slices.Equal(c.Target.Ground, aim.Ground)
		if same && (field == "" || c.Field == field || c.Field == "") {
			rows = append(rows, rowOf(r, c))
		}
	}
	return rows
}

// correctionsPage lists what people ruled, newest first.
type correctionsPage struct {
	Rows      []rulingRow
	All       int
	OnlyMoved bool
	Newer     string
	Older     string
	Reviewer  bool
}

// correctionsShown is how many stand on a page.
const correctionsShown = 100

// corrections is the list of all corrections.
func (s *Server) corrections(ctx context.Context, r *http.Request) (view, error) {
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	from = max(from, 0)
	p := correctionsPage{OnlyMoved: r.URL.Query().Get("moved") == "yes", Reviewer: s.session.reviewer(r) != ""}
	page, of, err := s.correctionsFrom(ctx, &p, from)
	if err != nil {
		return view{}, err
	}
	p.All = page.All
	for i := range page.Items {
		row := rowOf(nil, &page.Items[i])
		row.Moved, row.Withdrawn = page.Moved[row.ID], !page.Standing[row.ID] && row.Of == ""
		p.Rows = append(p.Rows, row)
	}
	if from > 0 {
		p.Newer = p.pageAt(max(min(from, of)-correctionsShown, 0))
	}
	if to := from + correctionsShown; to < of {
		p.Older = p.pageAt(to)
	}
	return view{template: "corrections", title: "Corrections", nav: "review", data: p}, nil
}

// correctionsFrom is a page of all corrections, or of those that do not apply any
// more, and of how many. To find the latter every corrected document is read.
func (s *Server) correctionsFrom(ctx context.Context, p *correctionsPage, from int) (page archive.CorrectionsPage, of int, err error) {
	if !p.OnlyMoved {
		page, err = s.archive.CorrectionsFrom(ctx, from, correctionsShown)
		return page, page.All, err
	}
	if page, err = s.archive.CorrectionsFrom(ctx, 0, 0); err != nil {
		return page, 0, err
	}
	moved, err := s.archive.Moved(ctx)
	slices.Reverse(moved)
	for _, m := range moved[min(from, len(moved)):min(from+correctionsShown, len(moved))] {
		page.Items = append(page.Items, m.Correction)
		page.Moved[m.Correction.ID], page.Standing[m.Correction.ID] = m.Why, true
	}
	return page, len(moved), err
}

func (p *correctionsPage) pageAt(from int) string {
	q := "?from=" + strconv.Itoa(from)
	if p.OnlyMoved {
		q += "&moved=yes"
	}
	return "/corrections" + q
}

// withdraw takes a correction back.
func (s *Server) withdraw(ctx context.Context, w http.ResponseWriter, r *http.Request, author string) {
	reason := strings.TrimSpace(r.PostForm.Get("reason"))
	err := wrongText("reason", reason, mostReason)
	if err != nil {
		s.write(w, r, s.failure(r, fmt.Errorf("%w: %w", errRequest, err)))
		return
	}
	c, err := s.archive.Withdraw(ctx, r.PostForm.Get("id"), author, reason)
	if err != nil {
		s.write(w, r, s.failure(r, err))
		return
	}
	tell(w, string(c.Verb), c.ID)
	http.Redirect(w, r, localPath(r.PostForm.Get("next"), "/corrections#"+c.Of), http.StatusSeeOther)
}

// exportCorrections sends all corrections as a file that can be cited, the same
// that "chancery correct export" writes.
func (s *Server) exportCorrections(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.opt.Timeout)
	defer cancel()
	list, err := s.archive.Corrections(ctx)
	if err != nil {
		s.write(w, r, s.failure(r, err))
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/jsonl; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="corrections.jsonl"`)
	if err := correction.Write(w, list); err != nil {
		s.log.Warn("corrections could not be sent", "error", err)
	}
}

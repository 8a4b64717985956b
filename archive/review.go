package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/archive/correction"
	"chancery/archive/dossier"
	"chancery/record"
)

// What awaits a person's word, in the order in which Review lists them.
const (
	AwaitsCorrection = "correction" // a ruling that does not apply any more
	AwaitsJoin       = "join"       // reports that were joined with little to spare, or against a sign
	AwaitsField      = "field"      // a field that rests on a rule or model to be looked at; see review.tsv
	AwaitsAbstention = "abstention" // what was seen and not asserted
	AwaitsNear       = "near"       // encounters that were not joined for little
)

var awaiting = []string{AwaitsCorrection, AwaitsJoin, AwaitsField, AwaitsAbstention, AwaitsNear}

// Bounds of one page of a review: what is looked through for it.
const (
	reviewDocuments = 60
	reviewDossiers  = 200
)

// closeTo is how far above dossier.Threshold the score of a join may lie for it to
// be shown, or below it that of two that were not joined: less than any two signs
// that speak for a join together.
const closeTo = 1.0

// Awaiting is one thing that awaits a person.
type Awaiting struct {
	Kind   string `json:"kind"`   // correction, join, field, abstention, near
	What   string `json:"what"`   // the field or thing: "speaker", "date", "encounter"; of join and near "dossier"
	Reason string `json:"reason"` // why, in words
	Rule   string `json:"rule,omitempty"`
	// Where are the words in question: of join and near, those of both reports.
	Where []Seen `json:"where"`
	// Things are what it concerns: "document/e1", and of join and near the dossier
	// before the two reports.
	Things []string `json:"things"`
	// Score and Reasons are those of join and near.
	Score      float64                `json:"score,omitempty"`
	Reasons    []dossier.Reason       `json:"reasons,omitempty"`
	Correction *correction.Correction `json:"correction,omitempty"`
}

// Review lists what awaits a person, of one kind or, with kind "", of all, one
// kind after another and in each the newest first. The filter narrows it to
// dossiers and documents that fit; corrections are listed all. A page may be
// shorter than the limit, and even empty, while another follows: what is looked
// through for one page is bounded.
func (a *Archive) Review(ctx context.Context, kind string, f Filter) (page Page[Awaiting], err error) {
	at := reviewCursor{kind: firstSet(kind, awaiting[0]), sort: 1<<63 - 1}
	if f.After != "" {
		if at, err = parseReviewCursor(f.After); err != nil {
			return page, err
		}
	}
	if !slices.Contains(awaiting, at.kind) {
		return page, fmt.Errorf("%w: nothing of kind %q awaits anybody; one of: %s", ErrFilter, kind, strings.Join(awaiting, ", "))
	}
	r := reviewer{limit: f.limit(), filter: f.whole()}
	page.Items = []Awaiting{}
	for {
		next, err := r.list(ctx, a, at)
		if err != nil {
			return page, err
		}
		page.Items = r.found
		if next == nil && kind == "" {
			if i := slices.Index(awaiting, at.kind); i+1 < len(awaiting) {
				next = &reviewCursor{kind: awaiting[i+1], sort: 1<<63 - 1}
			}
		}
		if next == nil {
			return page, nil
		}
		if page.Next = next.String(); len(r.found) == r.limit || next.kind == at.kind {
			return page, nil
		}
		at, page.Next = *next, ""
	}
}

// reviewCursor is where a review goes on: in a kind, below a sort key, behind so
// many things of the item there.
type reviewCursor struct {
	kind string
	sort int64
	done int
}

func (c reviewCursor) String() string {
	return fmt.Sprintf("%s.%s.%d", c.kind, cursor(c.sort), c.done)
}

func parseReviewCursor(s string) (reviewCursor, error) {
	parts := strings.Split(s, ".")
	wrong := fmt.Errorf("%w: %q is no cursor; take the one that the page before ends with", ErrFilter, s)
	if len(parts) != 3 {
		return reviewCursor{}, wrong
	}
	sort, err := parseCursor(parts[1])
	done, err2 := strconv.Atoi(parts[2])
	if err != nil || err2 != nil || done < 0 || !slices.Contains(awaiting, parts[0]) {
		return reviewCursor{}, wrong
	}
	return reviewCursor{parts[0], sort, done}, nil
}

// reviewer gathers one page.
type reviewer struct {
	limit  int
	filter *Filter
	found  []Awaiting
}

// list goes on with the kind of a cursor, and gives the cursor of what is left of
// it, nil when nothing is.
func (r *reviewer) list(ctx context.Context, a *Archive, at reviewCursor) (next *reviewCursor, err error) {
	if at.kind == AwaitsCorrection {
		return r.corrections(ctx, a, at)
	}
	look := r.documents
	switch at.kind {
	case AwaitsJoin:
		look = r.joins
	case AwaitsNear:
		look = r.nearly
	}
	err = a.view(ctx, func(t *sql.Tx) error {
		next, err = look(ctx, t, at)
		return err
	})
	return next, err
}

// take appends things of the item with a sort key as far as the page has room,
// but for those that were taken before, and gives the cursor behind the last that
// was taken when more are left.
func (r *reviewer) take(at reviewCursor, sort int64, things []Awaiting) *reviewCursor {
	done := 0
	if sort == at.sort {
		done = min(at.done, len(things))
	}
	n := min(len(things)-done, r.limit-len(r.found))
	r.found = append(r.found, things[done:done+n]...)
	if done+n < len(things) {
		return &reviewCursor{at.kind, sort, done + n}
	}
	return nil
}

// corrections lists those that do not apply any more. There are as many as people
// made, at most.
func (r *reviewer) corrections(ctx context.Context, a *Archive, at reviewCursor) (*reviewCursor, error) {
	moved, err := a.Moved(ctx)
	if err != nil {
		return nil, err
	}
	var things []Awaiting
	for _, m := range moved {
		c := m.Correction
		one := Awaiting{Kind: AwaitsCorrection, What: firstSet(c.Field, c.Target.Kind), Reason: m.Why, Correction: &c}
		for _, target := range []*correction.Target{&c.Target, c.Other} {
			if target == nil {
				continue
			}
			one.Things = append(one.Things, target.Document+"/"+target.ID)
			where := Seen{Document: target.Document}
			if len(target.Ground) > 0 {
				where.Evidence = &target.Ground[0]
			}
			one.Where = append(one.Where, where)
		}
		things = append(things, one)
	}
	at.sort = 0
	return r.take(at, 0, things), nil
}

// documents lists what awaits a person in records, the newest documents first.
func (r *reviewer) documents(ctx context.Context, t *sql.Tx, at reviewCursor) (*reviewCursor, error) {
	p, err := planFor(ctx, t, "document", r.filter)
	if err != nil || p.nothing() {
		return nil, err
	}
	span := p.spans[0]
	if at.sort < span.last {
		span.last = at.sort + 1 // the document that was begun is looked at again
	}
	query, args := p.query(span, reviewDocuments+1)
	keys, err := column[int64](ctx, t, query, args...)
	if err != nil {
		return nil, err
	}
	for i, key := range keys {
		if i == reviewDocuments || len(r.found) == r.limit {
			return &reviewCursor{at.kind, key, 0}, nil
		}
		things, err := awaitedIn(ctx, t, serialOf(key), at.kind)
		if err != nil {
			return nil, err
		}
		if next := r.take(at, key, things); next != nil {
			return next, nil
		}
	}
	return nil, nil
}

// readings are the parts of a record that a review looks at.
type readings struct {
	Document struct {
		ID string `json:"id"`
	} `json:"document"`
	Encounters []record.Encounter  `json:"encounters"`
	Statements []record.Statement  `json:"statements"`
	Events     []record.Event      `json:"events"`
	Abstained  []record.Abstention `json:"abstained"`
}

// awaitedIn lists what awaits a person in the record of a document, as it is with
// the corrections applied. What a person has ruled on is settled.
func awaitedIn(ctx context.Context, t *sql.Tx, serial int64, kind string) ([]Awaiting, error) {
	var id, day string
	var body []byte
	if err := t.QueryRowContext(ctx, "SELECT d.id, d.day, r.json FROM document d JOIN record r ON r.document = d.serial WHERE d.serial = ?", serial).Scan(&id, &day, &body); err != nil {
		return nil, err
	}
	list, err := corrections(ctx, t, "document = ?", id)
	if err != nil {
		return nil, err
	}
	read := new(readings)
	var ruled []correction.Field
	if len(list) > 0 {
		as, err := recordOf(ctx, t, serial)
		if err != nil {
			return nil, err
		}
		now, report := correction.Apply(as, list)
		ruled = report.Human
		read.Encounters, read.Statements, read.Events, read.Abstained = now.Encounters, now.Statements, now.Events, as.Abstained
	} else if err := unpack(body, read); err != nil {
		return nil, err
	}
	day, _, _ = strings.Cut(day, "T")
	where := Seen{Document: id, Day: day}
	if kind == AwaitsAbstention {
		return read.abstentions(where, ruled), nil
	}
	return read.fields(where, ruled), nil
}

func unpack(body []byte, into *readings) error {
	plain, err := decompress(body)
	if err != nil {
		return fmt.Errorf("a kept record cannot be unpacked: %w", err)
	}
	if err := json.Unmarshal(plain, into); err != nil {
		return fmt.Errorf("a kept record cannot be read: %w", err)
	}
	return nil
}

// abstentions lists what was left open and not ruled on, each as a thing of its
// own, "document/x1", before what stands on the same words.
func (r *readings) abstentions(where Seen, ruled []correction.Field) []Awaiting {
	var out []Awaiting
	for i := range r.Abstained {
		a := &r.Abstained[i]
		id := "x" + strconv.Itoa(i+1)
		if slices.ContainsFunc(ruled, func(f correction.Field) bool { return f.Kind == correction.OfAbstention && f.ID == id }) {
			continue
		}
		at := where
		at.Evidence = &a.Evidence
		out = append(out, Awaiting{
			Kind: AwaitsAbstention, What: a.What, Reason: a.Reason, Where: []Seen{at},
			Things: append([]string{where.Document + "/" + id}, r.around(where.Document, a.Evidence)...),
		})
	}
	return out
}

// around are the encounters and statements that stand on words which a span
// touches.
func (r *readings) around(document string, span record.Evidence) []string {
	touches := func(e record.Evidence) bool { return e.Start < span.End && span.Start < e.End }
	var out []string
	for i := range r.Encounters {
		if slices.ContainsFunc(r.Encounters[i].Evidence, touches) {
			out = append(out, document+"/"+r.Encounters[i].ID)
		}
	}
	for i := range r.Statements {
		if s := &r.Statements[i]; slices.ContainsFunc(s.Pieces(), touches) || s.Source != nil && touches(*s.Source) {
			out = append(out, document+"/"+s.ID)
		}
	}
	return out
}

// fields lists the fields that rest on rules to be looked at, in the order of the
// text.
func (r *readings) fields(where Seen, ruled []correction.Field) []Awaiting {
	var out []Awaiting
	add := func(kind, id, rule string, inferred bool, evidence []record.Evidence) {
		d := doubted(kind, rule, inferred)
		if d == nil || len(evidence) == 0 || slices.ContainsFunc(ruled, func(f correction.Field) bool {
			return f.Kind == kind && f.ID == id && (f.Field == "" || strings.HasPrefix(f.Field+"/", d.field+"/"))
		}) {
			return
		}
		at := where
		at.Evidence = &evidence[0]
		out = append(out, Awaiting{Kind: AwaitsField, What: d.field, Reason: d.why, Rule: rule, Where: []Seen{at}, Things: []string{where.Document + "/" + id}})
	}
	for i := range r.Encounters {
		e := &r.Encounters[i]
		add(correction.OfEncounter, e.ID, e.Rule, false, e.Evidence)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		add(correction.OfStatement, s.ID, s.Rule, s.InferredAttribution, s.Pieces())
	}
	for i := range r.Events {
		e := &r.Events[i]
		add(correction.OfEvent, e.ID, e.Rule, false, e.Evidence)
	}
	slices.SortStableFunc(out, func(a, b Awaiting) int { return cmp.Compare(a.Where[0].Evidence.Start, b.Where[0].Evidence.Start) })
	return out
}

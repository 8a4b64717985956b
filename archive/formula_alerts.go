package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"chancery/formula"
	"chancery/formula/alert"
	"chancery/record"
)

// AlertOptions say what an account is compared with.
type AlertOptions struct {
	alert.Options
	// Window is how many accounts of the past are looked at, the newest ones.
	Window int
}

// DefaultAlerts are the options that alerts are made with when none are given.
var DefaultAlerts = AlertOptions{Options: alert.Defaults, Window: 50}

// maxCandidates bounds how many reports of a dyad are looked through for accounts
// of the side, so many of them at once. Those that were held, and where it matters
// are of one source, are looked for among the newest lookedCandidates.
const (
	maxCandidates    = 500
	lookedCandidates = 1000
	candidatesAtOnce = 100
)

// DocumentAlerts are what is new, missing and altered in the set phrases of one
// account of an encounter, against the accounts that the same side gave of its
// encounters with the same counterpart before.
type DocumentAlerts struct {
	Document Document `json:"document"`
	Day      string   `json:"day,omitempty"` // of the encounter
	// From is the side whose phrases are followed, To its counterpart; "" when the
	// document is not compared, and Note says why.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	// Own tells that the accounts are the side's own; else those of one source.
	Own    bool           `json:"own"`
	Past   int            `json:"past"` // accounts that it was compared with
	Note   string         `json:"note,omitempty"`
	Alerts []FormulaAlert `json:"alerts"`
}

// FormulaAlert is one alert with its numbers and both texts; package
// formula/alert says what they mean.
type FormulaAlert struct {
	Kind    alert.Kind `json:"kind"`
	Formula string     `json:"formula"`
	Variant string     `json:"variant,omitempty"`
	Before  string     `json:"before,omitempty"` // the wording used before
	Gone    []string   `json:"gone,omitempty"`
	Came    []string   `json:"came,omitempty"`
	Used    int        `json:"used"` // in so many accounts before
	Of      int        `json:"of"`   // of so many
	First   string     `json:"first,omitempty"`
	Last    string     `json:"last,omitempty"`
	Chance  float64    `json:"chance"`
	// Now and Then are the sentences of this account and of the newest one before
	// that has the phrase. Where an account lacks it, the sentence most like the
	// other's is shown, without evidence; null when none is alike.
	Now  *AlertText `json:"now"`
	Then *AlertText `json:"then"`
}

// AlertText is one side of an alert.
type AlertText struct {
	Document Document         `json:"document"`
	Evidence *record.Evidence `json:"evidence"` // null where the phrase is not there
	Sentence record.Evidence  `json:"sentence"`
}

// FormulaAlerts compares one document, by its id or a beginning of it. A document
// of several sides that each may be followed gives one item a side.
func (a *Archive) FormulaAlerts(ctx context.Context, id string, opt AlertOptions) (list []DocumentAlerts, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		serial, _, err := find(ctx, t, id)
		if err == nil {
			list, err = newWatch(t, opt).alerts(ctx, serial)
		}
		return err
	})
	return list, err
}

// AlertsPage compares the documents that fit a filter, newest first.
func (a *Archive) AlertsPage(ctx context.Context, f Filter, opt AlertOptions) (page Page[DocumentAlerts], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "document", &f)
		if err != nil {
			return err
		}
		page.Next, page.Items = next, []DocumentAlerts{}
		w := newWatch(t, opt)
		for _, key := range keys {
			list, err := w.alerts(ctx, serialOf(key))
			if err != nil {
				return err
			}
			page.Items = append(page.Items, list...)
		}
		return nil
	})
	return page, err
}

// watch compares the accounts of the sides of documents.
type watch struct {
	*sql.Tx
	opt     AlertOptions
	texts   map[int64]*keptText
	spans   []usedSpan        // what alert.Use.Ref numbers
	sources map[int64]source  // of documents
	known   map[source]string // what voiceOf said
	terms   map[term]int64    // their numbers
}

// source is the agency and the publisher of a document.
type source struct{ agency, publisher string }

type usedSpan struct {
	serial      int64
	start, stop int
}

func newWatch(t *sql.Tx, opt AlertOptions) *watch {
	return &watch{
		Tx: t, opt: opt, texts: make(map[int64]*keptText), sources: make(map[int64]source), known: make(map[source]string), terms: make(map[term]int64),
	}
}

// alerts compares one document: one item for each of its sides that may be followed.
func (w *watch) alerts(ctx context.Context, serial int64) ([]DocumentAlerts, error) {
	var d Document
	if err := w.QueryRowContext(ctx, "SELECT "+documentColumns+" FROM document d WHERE d.serial = ?", serial).Scan(d.fields()...); err != nil {
		return nil, err
	}
	w.sources[serial] = source{d.Agency, d.Publisher}
	met, err := meetingsOf(ctx, w.Tx, serial)
	if err != nil {
		return nil, err
	}
	base := DocumentAlerts{Document: d, Day: d.Day, Alerts: []FormulaAlert{}}
	sides, note := followed(w.voice(w.sources[serial]), met)
	if note != "" {
		base.Note = note
		return []DocumentAlerts{base}, nil
	}
	var out []DocumentAlerts
	for _, s := range sides {
		one := base
		one.From, one.To, one.Own = strings.ToUpper(s.from), strings.ToUpper(s.to), s.own
		if err := w.compare(ctx, serial, s, met, &one); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// voice is voiceOf for a source, folded.
func (w *watch) voice(s source) string {
	voice, known := w.known[s]
	if !known {
		voice = fold(voiceOf(&Document{Agency: s.agency, Publisher: s.publisher}))
		w.known[s] = voice
	}
	return voice
}

// compare fills the alerts of one side in.
func (w *watch) compare(ctx context.Context, serial int64, s followedSide, met []meeting, out *DocumentAlerts) error {
	uses, err := w.uses(ctx, []int64{serial}, s)
	if err != nil {
		return err
	}
	past, siblings, err := w.past(ctx, serial, s, met)
	if err != nil {
		return err
	}
	accounts := make([]alert.Account, len(past))
	for i := range past {
		accounts[i] = past[i].Account
	}
	out.Past = len(accounts)
	if len(accounts) < w.opt.Least {
		out.Note = fmt.Sprintf("too little past: %d accounts of this dyad before, %d are needed", len(accounts), w.opt.Least)
		return nil
	}
	for _, found := range alert.Compare(alert.Account{Day: out.Day, Uses: uses[serial]}, accounts, w.opt.Options) {
		if found.Kind == alert.Missing && slices.Contains(siblings, found.Formula) {
			continue // another account of this encounter by the same side has it
		}
		shown, err := w.show(ctx, serial, past[0].serial, &found)
		if err != nil {
			return err
		}
		out.Alerts = append(out.Alerts, shown)
	}
	return nil
}

// uses are the phrases that the side uses in documents. In its own account what
// nobody else is told to have said is the side's.
func (w *watch) uses(ctx context.Context, serials []int64, s followedSide) (map[int64][]alert.Use, error) {
	list := make(map[int64][]alert.Use)
	if len(serials) == 0 {
		return list, nil
	}
	rows, err := w.QueryContext(ctx, `SELECT f.document, f.formula, f.variant, f.start, f.stop, coalesce(p.country, '') FROM formula f
		LEFT JOIN appearance p ON p.document = f.document AND p.local = f.speaker WHERE f.document IN (`+integers(serials)+") ORDER BY f.document, f.position")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var u alert.Use
		var country string
		var span usedSpan
		if err := rows.Scan(&span.serial, &u.Formula, &u.Variant, &span.start, &span.stop, &country); err != nil {
			return nil, err
		}
		if (fold(country) == s.from || s.own && country == "") && !formula.Embedded().Loose(u.Formula) {
			u.Ref = len(w.spans)
			w.spans = append(w.spans, span)
			list[span.serial] = append(list[span.serial], u)
		}
	}
	return list, rows.Err()
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
	reports, err := w.reports(ctx, serial, s, before+sortKey(1, 0, 0))
	if err != nil {
		return nil, nil, err
	}
	seen := map[int64]bool{serial: true}
	for some := range slices.Chunk(reports, candidatesAtOnce) {
		if len(list) == w.opt.Window {
			break
		}
		fit, err := w.candidates(ctx, some, w.sources[serial], s)
		if err != nil {
			return nil, nil, err
		}
		fit = slices.DeleteFunc(fit, func(c candidate) bool {
			again := seen[c.serial]
			seen[c.serial] = true
			return again || !same[c.dossier] && c.sort >= before // another encounter of the day
		})
		if list, siblings, err = w.tell(ctx, fit, s, same, list, siblings); err != nil {
			return nil, nil, err
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

// candidate is a report of an encounter of a dyad.
type candidate struct{ sort, serial, dossier int64 }

// reports are the newest reports of encounters of a side with its counterpart that
// were held before a sort key. Where the side's accounts are those of one source,
// they are of that.
func (w *watch) reports(ctx context.Context, serial int64, s followedSide, before int64) ([]int64, error) {
	p := &plan{table: "encounter", least: manyItems, look: lookedCandidates}
	lists := [][]term{{{fieldDyad, s.from + ">" + s.to}}}
	if !s.own { // few are of one source: it comes before what most have

		of := w.sources[serial]
		for _, name := range []string{of.agency, of.publisher} {
			if name = fold(name); name != "" {
				lists = append(lists, []term{{fieldSource, name}})
			}
		}
	}
	lists = append(lists, []term{{fieldStatus, "held"}, {fieldStatus, "under way"}}, []term{{fieldBackground, yesNo(false)}})
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
	query, args := p.query(span{dated, before}, maxCandidates)
	return column[int64](ctx, w.Tx, query, args...)
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
func (w *watch) candidates(ctx context.Context, reports []int64, mine source, s followedSide) ([]candidate, error) {
	if err := w.loadSources(ctx, serials(reports)); err != nil {
		return nil, err
	}
	reports = slices.DeleteFunc(slices.Clone(reports), func(sort int64) bool {
		of := w.sources[serialOf(sort)]
		if s.own {
			return w.voice(of) != s.from
		}
		return of != mine
	})
	if len(reports) == 0 {
		return nil, nil
	}
	list, err := collect(ctx, w.Tx, func(c *candidate) []any { return []any{&c.sort, &c.dossier} },
		"SELECT encounter, coalesce(dossier, 0) FROM report WHERE encounter IN ("+integers(reports)+") ORDER BY encounter DESC")
	for i := range list {
		list[i].serial = serialOf(list[i].sort)
	}
	return list, err
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

// show puts an alert into words of both texts. last is the newest document of
// the past.
func (w *watch) show(ctx context.Context, serial, last int64, a *alert.Alert) (FormulaAlert, error) {
	out := FormulaAlert{
		Kind: a.Kind, Formula: a.Formula, Variant: a.Variant, Before: a.Before, Gone: a.Gone, Came: a.Came,
		Used: a.Used, Of: a.Of, First: a.First, Last: a.Last, Chance: a.Chance,
	}
	var err error
	if a.Now != nil {
		if out.Now, err = w.text(ctx, a.Now); err != nil {
			return out, err
		}
	}
	if a.Then != nil {
		if out.Then, err = w.text(ctx, a.Then); err != nil {
			return out, err
		}
	}
	switch {
	case out.Now == nil:
		out.Now, err = w.nearest(ctx, serial, out.Then.Sentence.Exact)
	case out.Then == nil:
		out.Then, err = w.nearest(ctx, last, out.Now.Sentence.Exact)
	}
	return out, err
}

func (w *watch) text(ctx context.Context, u *alert.Use) (*AlertText, error) {
	span := w.spans[u.Ref]
	k, err := shownText(ctx, w.Tx, span.serial, w.texts)
	if err != nil {
		return nil, err
	}
	words, sentence := k.show(span.start, span.stop)
	return &AlertText{k.document, &words, sentence}, nil
}

// nearby is how alike a sentence must be to be shown beside another.
const nearby = 0.3

// nearest is the sentence of a document that is most like another; nil when none
// is.
func (w *watch) nearest(ctx context.Context, serial int64, other string) (*AlertText, error) {
	k, err := shownText(ctx, w.Tx, serial, w.texts)
	if err != nil {
		return nil, err
	}
	best, most := [2]int{}, 0.0
	for _, s := range sentences(k.text) {
		if l := formula.Likeness(other, k.text[s[0]:s[1]]); cmp.Compare(l, most) > 0 {
			best, most = s, l
		}
	}
	if most < nearby {
		return nil, nil
	}
	return &AlertText{k.document, nil, k.quote.Quote(best[0], best[1])}, nil
}

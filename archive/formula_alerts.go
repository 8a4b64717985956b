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
// of the side, so many of them at once.
const (
	maxCandidates    = 500
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
			list, err = alertsOf(ctx, t, serial, opt)
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
		for _, key := range keys {
			list, err := alertsOf(ctx, t, serialOf(key), opt)
			if err != nil {
				return err
			}
			page.Items = append(page.Items, list...)
		}
		return nil
	})
	return page, err
}

func alertsOf(ctx context.Context, t *sql.Tx, serial int64, opt AlertOptions) ([]DocumentAlerts, error) {
	w := &watch{Tx: t, opt: opt, texts: make(map[int64]*keptText), known: make(map[[2]string]string)}
	k, err := shownText(ctx, t, serial, w.texts)
	if err != nil {
		return nil, err
	}
	met, err := meetingsOf(ctx, t, serial)
	if err != nil {
		return nil, err
	}
	base := DocumentAlerts{Document: k.document, Day: k.document.Day, Alerts: []FormulaAlert{}}
	sides, note := followed(voiceOf(&k.document), met)
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

// watch compares the accounts of one document's sides.
type watch struct {
	*sql.Tx
	opt   AlertOptions
	texts map[int64]*keptText
	spans []usedSpan           // what alert.Use.Ref numbers
	known map[[2]string]string // what voiceOf said of agency and publisher
}

type usedSpan struct {
	serial      int64
	start, stop int
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
	seen := map[int64]bool{serial: true}
	next := before + sortKey(1, 0, 0)
	for looked := 0; looked < maxCandidates && len(list) < w.opt.Window; looked += candidatesAtOnce {
		candidates, err := w.reports(ctx, pair, next)
		if err != nil {
			return nil, nil, err
		}
		var fit []candidate
		for _, c := range candidates {
			next = c.sort
			if seen[c.serial] || !w.ofSide(&c.document, &w.texts[serial].document, s) {
				continue
			}
			seen[c.serial] = true
			if same[c.dossier] || c.sort < before { // else another encounter of the day
				fit = append(fit, c)
			}
		}
		if list, siblings, err = w.tell(ctx, fit, s, same, list, siblings); err != nil {
			return nil, nil, err
		}
		if len(candidates) < candidatesAtOnce {
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

// ofSide tells whether a document is an account of the side that is followed, or
// where that is nobody's, of the same source.
func (w *watch) ofSide(d, mine *Document, s followedSide) bool {
	if !s.own {
		return d.Agency == mine.Agency && d.Publisher == mine.Publisher
	}
	source := [2]string{d.Agency, d.Publisher}
	voice, known := w.known[source]
	if !known {
		voice = fold(voiceOf(d))
		w.known[source] = voice
	}
	return voice == s.from
}

// candidate is a report of an encounter of a dyad.
type candidate struct {
	sort, serial, dossier int64
	document              Document
}

// reports are the next reports of encounters of a dyad that were held before a
// sort key, newest first.
func (w *watch) reports(ctx context.Context, pair string, before int64) ([]candidate, error) {
	return collect(ctx, w.Tx, func(c *candidate) []any {
		return append([]any{&c.sort, &c.serial, &c.dossier}, c.document.fields()...)
	}, `SELECT e.sort, e.document, coalesce(r.dossier, 0), `+documentColumns+`
		FROM term x JOIN encounter_term y ON y.term = x.id JOIN encounter e ON e.sort = y.item
		JOIN document d ON d.serial = e.document LEFT JOIN report r ON r.encounter = e.sort
		WHERE x.field = ? AND x.value = ? AND y.item < ? AND e.sort >= ? AND e.background = 0 AND e.status IN ('held', 'under way')
		ORDER BY y.item DESC LIMIT ?`, fieldDyad, pair, before, dated, candidatesAtOnce)
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

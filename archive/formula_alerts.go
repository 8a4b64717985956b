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
	// Further is how many more documents AlertsPage looks through while it has found
	// nothing: most accounts have too little past to be compared.
	Further int
}

// DefaultAlerts are the options that alerts are made with when none are given.
var DefaultAlerts = AlertOptions{Options: alert.Defaults, Window: 50}

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

// AlertsPage compares the documents that fit a filter, newest first: a page of them,
// and further pages while nothing is found, up to opt.Further documents.
func (a *Archive) AlertsPage(ctx context.Context, f Filter, opt AlertOptions) (page Page[DocumentAlerts], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		page.Items = []DocumentAlerts{}
		w := newWatch(t, opt)
		for further := opt.Further; ; {
			keys, next, err := ask(ctx, t, "document", &f)
			if err != nil {
				return err
			}
			found := false
			for _, key := range keys {
				list, err := w.alerts(ctx, serialOf(key))
				if err != nil {
					return err
				}
				found = found || slices.ContainsFunc(list, func(d DocumentAlerts) bool { return len(d.Alerts) > 0 })
				page.Items = append(page.Items, list...)
			}
			page.Next, f.After, further = next, next, further-len(keys)
			if found || next == "" || further < 0 {
				return nil
			}
		}
	})
	return page, err
}

// watch compares the accounts of the sides of documents.
type watch struct {
	*sql.Tx
	opt     AlertOptions
	texts   map[int64]*keptText
	spans   []usedSpan         // what alert.Use.Ref numbers
	sources map[int64]source   // of documents
	known   map[source]string  // what voiceOf said
	terms   map[term]int64     // their numbers
	used    map[int64][]usedBy // in documents
	asked   map[question][]candidate
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
		used: make(map[int64][]usedBy), asked: make(map[question][]candidate),
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
		out.Note = fmt.Sprintf("too little past: fewer than %d earlier accounts of encounters of these two", w.opt.Least)
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

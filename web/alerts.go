package web

import (
	"context"
	"net/http"

	"chancery/archive"
	"chancery/formula/alert"
	"chancery/internal/address"
	"chancery/record"
)

// alertView is one finding on the set phrases of an account.
type alertView struct {
	archive.FormulaAlert
	Href      string // the ledger of the phrase
	Now, Then *alertText
}

// alertText is a sentence of an account with the phrase marked.
type alertText struct {
	Title, Day, Href string
	Pieces           []piece
}

// alertsRow is an account with what was found.
type alertsRow struct {
	archive.DocumentAlerts
	Dyad   string
	Alerts []alertView
}

// alertsPage lists the accounts that differ from what their side used to say.
type alertsPage struct {
	Box     filterBox
	Rows    []alertsRow
	Notes   []string // why accounts were not compared
	Quiet   int      // accounts of the page without a finding
	Pager   pager
	Options archive.AlertOptions
}

var filterOfAlerts = []string{"country", "dyad", "who", "source", "from", "to"}

// alertsLimit is how many documents are looked at for a page. Where nothing is found
// in them, the page looks on, through alertsFurther more at most.
const (
	alertsLimit   = 10
	alertsFurther = 20
)

// alerts is the page of what is new, missing and altered in the newest accounts,
// or in one document.
func (s *Server) alerts(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	if f.Limit == 0 || f.Limit > alertsLimit {
		f.Limit = alertsLimit
	}
	p := alertsPage{Box: newFilterBox("/formulae/alerts", filterOfAlerts, f, ""), Options: archive.DefaultAlerts}
	if id := r.URL.Query().Get("document"); id != "" {
		list, err := s.archive.FormulaAlerts(ctx, id, archive.DefaultAlerts)
		if err != nil {
			return view{}, err
		}
		p.add(list)
		return p.view(), nil
	}
	opt := archive.DefaultAlerts
	opt.Further = alertsFurther
	page, err := s.archive.AlertsPage(ctx, f, opt)
	if err != nil {
		return view{}, err
	}
	p.add(page.Items)
	p.Pager = newPager(r, page.Next)
	return p.view(), nil
}

// add puts what was found in some accounts on the page.
func (p *alertsPage) add(list []archive.DocumentAlerts) {
	for _, d := range list {
		if len(d.Alerts) == 0 {
			p.Quiet++
			if d.Note != "" {
				p.Notes = compact(append(p.Notes, d.Note))
			}
			continue
		}
		p.Rows = append(p.Rows, newAlertsRow(d))
	}
}

func (p *alertsPage) view() view {
	return view{template: "alerts", title: titled("What changed in set phrases", p.Box), nav: "formulae", data: *p}
}

func newAlertsRow(d archive.DocumentAlerts) alertsRow {
	row := alertsRow{DocumentAlerts: d}
	if d.From != "" && d.To != "" {
		row.Dyad = address.Dyad(d.From, d.To)
	}
	for _, a := range d.Alerts {
		row.Alerts = append(row.Alerts, alertView{a, address.Formula(a.Formula), newAlertText(a.Now), newAlertText(a.Then)})
	}
	return row
}

func newAlertText(t *archive.AlertText) *alertText {
	if t == nil {
		return nil
	}
	out := &alertText{Title: t.Document.Title, Day: t.Document.Day, Href: address.Span(t.Document.ID, t.Sentence)}
	var marks []record.Evidence
	if t.Evidence != nil {
		marks = append(marks, *t.Evidence)
		out.Href = address.Span(t.Document.ID, *t.Evidence)
	}
	out.Pieces = piecesOf(t.Sentence, marks)
	return out
}

// kinds of alerts in words.
var alertWords = map[alert.Kind]string{
	alert.New:     "new here",
	alert.Missing: "missing",
	alert.Altered: "altered",
}

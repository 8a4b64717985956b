package mcp

import (
	"context"

	"chancery/archive"
	"chancery/internal/address"
)

const alertsAbout = `Tells what changed in the set phrases of an account of an encounter, against the accounts that the same side gave of its encounters with the same counterpart before: new (none of these has it), missing (nearly all of the last ones have it) and altered (another wording than before, with the words that came and went). The chance is that of seeing as much by habit alone: the lower, the stronger. Name a document, or let the filter choose, newest first; with too few accounts before nothing is told, and note says so.`

// AlertsInput names a document, or what documents must fit.
type AlertsInput struct {
	Document string `json:"document,omitempty" jsonschema:"the id of one document; none for those that fit the filter"`
	Filter
}

// AlertsPage is a page of accounts with what changed in them.
type AlertsPage struct {
	Items []AccountAlerts `json:"items" jsonschema:"accounts in which something changed; of a named document, each side followed"`
	Quiet int             `json:"quiet" jsonschema:"further accounts of the page in which nothing changed, or with too little before them"`
	Next  string          `json:"next,omitempty" jsonschema:"give it as after for the next page"`
}

// AccountAlerts are the alerts of one account of one side.
type AccountAlerts struct {
	Source Source  `json:"source"`
	Day    string  `json:"day,omitempty" jsonschema:"of the encounter"`
	From   string  `json:"from,omitempty" jsonschema:"the side whose phrases are followed"`
	To     string  `json:"to,omitempty" jsonschema:"its counterpart"`
	Own    bool    `json:"own" jsonschema:"the accounts are the side's own; else those of one source"`
	Past   int     `json:"past" jsonschema:"accounts that it was compared with"`
	Note   string  `json:"note,omitempty" jsonschema:"why it was not compared"`
	Alerts []Alert `json:"alerts"`
}

// Alert is one set phrase that is new, missing or altered.
type Alert struct {
	Kind    string      `json:"kind" jsonschema:"new, missing or altered"`
	Formula string      `json:"formula" jsonschema:"the canonical wording"`
	Wording string      `json:"wording,omitempty" jsonschema:"the wording used, where it is another"`
	Before  string      `json:"before,omitempty" jsonschema:"the wording used before"`
	Gone    []string    `json:"gone,omitempty" jsonschema:"words of the wording before that it lacks"`
	Came    []string    `json:"came,omitempty" jsonschema:"words that it has instead"`
	Used    int         `json:"used" jsonschema:"in so many accounts before"`
	Of      int         `json:"of" jsonschema:"of so many"`
	First   string      `json:"first,omitempty" jsonschema:"the day of its first use before"`
	Last    string      `json:"last,omitempty"`
	Chance  float64     `json:"chance" jsonschema:"0 to 1"`
	Now     *AlertWords `json:"now,omitempty" jsonschema:"where this account has it, or the sentence most like that of then"`
	Then    *AlertWords `json:"then,omitempty" jsonschema:"where the newest account before has it, or the sentence most like that of now"`
	Link    string      `json:"link" jsonschema:"the page of the phrase"`
}

// AlertWords is the sentence of one account.
type AlertWords struct {
	Evidence *Quote `json:"evidence,omitempty" jsonschema:"the phrase; missing where the account lacks it"`
	Sentence Quote  `json:"sentence"`
	Source   Source `json:"source"`
}

func (t *tools) alerts(ctx context.Context, in AlertsInput) (*AlertsPage, error) {
	f, err := in.filter()
	if err == nil {
		err = address.Check("document", in.Document, address.MaxLength)
	}
	if err != nil {
		return nil, err
	}
	var found archive.Page[archive.DocumentAlerts]
	if in.Document != "" {
		found.Items, err = t.archive.FormulaAlerts(ctx, in.Document, archive.DefaultAlerts)
	} else {
		found, err = t.archive.AlertsPage(ctx, f, archive.DefaultAlerts)
	}
	if err != nil {
		return nil, err
	}
	out := &AlertsPage{Items: []AccountAlerts{}, Next: found.Next}
	for i := range found.Items {
		if in.Document == "" && len(found.Items[i].Alerts) == 0 {
			out.Quiet++
			continue
		}
		out.Items = append(out.Items, t.accountAlerts(&found.Items[i]))
	}
	return out, nil
}

func (t *tools) accountAlerts(d *archive.DocumentAlerts) AccountAlerts {
	out := AccountAlerts{
		Source: t.source(&d.Document), Day: d.Day, From: d.From, To: d.To, Own: d.Own, Past: d.Past, Note: d.Note, Alerts: []Alert{},
	}
	for _, a := range d.Alerts {
		out.Alerts = append(out.Alerts, Alert{
			Kind: string(a.Kind), Formula: a.Formula, Wording: a.Variant, Before: a.Before, Gone: a.Gone, Came: a.Came,
			Used: a.Used, Of: a.Of, First: a.First, Last: a.Last, Chance: a.Chance,
			Now: t.alertWords(a.Now), Then: t.alertWords(a.Then), Link: t.opt.Base + address.Formula(a.Formula),
		})
	}
	return out
}

func (t *tools) alertWords(w *archive.AlertText) *AlertWords {
	if w == nil {
		return nil
	}
	return &AlertWords{t.quoted(w.Document.ID, w.Evidence), t.quote(w.Document.ID, w.Sentence), t.source(&w.Document)}
}

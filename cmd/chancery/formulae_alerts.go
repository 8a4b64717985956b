package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/export"
	"chancery/formula/alert"
)

type formulaeAlertsCmd struct {
	Documents []string `arg:"" optional:"" name:"document" help:"Ids of documents, or beginnings of them; none for those that fit the filters."`
	Since     string   `placeholder:"DATE" help:"Documents of this day or later; the same as --from."`
	Last      int      `default:"6" help:"From how many of the side's last accounts a habit is told."`
	Habit     int      `default:"5" help:"In how many of these a phrase must be to be missed."`
	Least     int      `default:"4" help:"How many accounts there must be before; with fewer nothing is told."`
	Window    int      `default:"50" help:"In how many accounts before a new phrase must not be."`
	listFlags
}

// Help is the longer text of --help.
func (formulaeAlertsCmd) Help() string {
	return `Compares an account of an encounter with those that the same side gave of encounters with the same counterpart before. New: a phrase that none of these has. Missing: one that nearly all of the last ones have. Altered: one in a wording that was not used before, with the words that changed, or one much like it in its place. The chance is that of seeing as much by habit alone (rule of succession): the lower, the stronger.

  chancery formulae alerts a1b2c3d4e5f6
  chancery formulae alerts --since 2026-01 --dyad CHN,JPN
  chancery formulae alerts --since 2026 --format csv --limit 0`
}

// Run prints the alerts.
func (c *formulaeAlertsCmd) Run(globals *cli, std streams) error {
	opt := archive.AlertOptions{Options: alert.Options{Last: c.Last, Habit: c.Habit, Least: c.Least}, Window: c.Window}
	if c.Last < 1 || c.Habit < 1 || c.Habit > c.Last || c.Least < 1 || c.Window < c.Last {
		return usageError{errors.New("1 ≤ --habit ≤ --last ≤ --window, and 1 ≤ --least, must hold")}
	}
	if c.Since != "" {
		if c.From != "" && c.From != c.Since {
			return usageError{errors.New("--since and --from are the same; give one")}
		}
		c.From = c.Since
	}
	page := &alertPage{verbose: globals.Verbose}
	return list[archive.DocumentAlerts]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.DocumentAlerts], error) {
			if len(c.Documents) == 0 {
				return a.AlertsPage(ctx, f, opt)
			}
			page.verbose = true // who names a document wants to know why there is nothing
			var out archive.Page[archive.DocumentAlerts]
			for _, id := range c.Documents {
				found, err := a.FormulaAlerts(ctx, id, opt)
				if err != nil {
					return out, err
				}
				out.Items = append(out.Items, found...)
			}
			return out, nil
		},
		text:  page.printer,
		sheet: alertSheet,
		empty: "no document fits",
	}.print(&c.listFlags, globals, std)
}

// alertPage prints alerts for people, and counts.
type alertPage struct {
	textPage
	verbose                  bool // tell of documents without alerts, too
	compared, silent, alerts int
}

func (p *alertPage) printer(w io.Writer, style painter) printer[archive.DocumentAlerts] {
	p.w, p.color = w, bool(style)
	return printer[archive.DocumentAlerts]{
		page: func(items []archive.DocumentAlerts) error {
			for i := range items {
				p.document(&items[i])
			}
			return p.err
		},
		end: func(string) error {
			p.line("%s compared, %s; %d not compared", count(p.compared, "account", "accounts"), count(p.alerts, "alert", "alerts"), p.silent)
			return p.err
		},
	}
}

func (p *alertPage) document(d *archive.DocumentAlerts) {
	day, _, _ := strings.Cut(d.Day, "T")
	if d.Note != "" {
		p.silent++
	} else {
		p.compared++
	}
	p.alerts += len(d.Alerts)
	if len(d.Alerts) == 0 && !p.verbose {
		return
	}
	p.line("%s  %s  %s", p.style(styleBold, printable(d.Document.Title)), day, p.style(styleBlue, short(d.Document.ID)))
	switch {
	case d.Note != "":
		p.line("  not compared: %s", d.Note)
	case len(d.Alerts) == 0:
		p.line("  %s to %s: as in the %s before", d.From, d.To, count(d.Past, "account", "accounts"))
	default:
		p.line("  %s to %s, against %s before", d.From, d.To, count(d.Past, "account", "accounts"))
	}
	for i := range d.Alerts {
		p.alert(&d.Alerts[i])
	}
	p.line("")
}

func (p *alertPage) alert(a *archive.FormulaAlert) {
	words := printable(cmp.Or(a.Variant, a.Formula))
	numbers := fmt.Sprintf("in %d of %d before", a.Used, a.Of)
	if a.First != "" {
		numbers += fmt.Sprintf(", %s to %s", a.First, a.Last)
	}
	if a.Before != "" {
		words = fmt.Sprintf("%s → %s%s", printable(a.Before), words, p.changed(a.Gone, a.Came))
	}
	p.line("  %s  %s  %s", p.style(styleGreen, fmt.Sprintf("%-7s", a.Kind)), p.style(styleBold, words), p.style(styleDim, fmt.Sprintf("%s; chance %.2f", numbers, a.Chance)))
	p.sentence("now", a.Now)
	p.sentence("then", a.Then)
}

func (p *alertPage) sentence(when string, t *archive.AlertText) {
	if t == nil {
		p.line("      %-4s  (no sentence like it)", when)
		return
	}
	note := ""
	if t.Evidence == nil {
		note = "nearest: "
	}
	p.line("      %-4s  %s%s  %s", when, note, p.quote(t.Sentence), p.style(styleBlue, short(t.Document.ID)))
}

// alertRow is one alert as a line of CSV.
type alertRow struct {
	d *archive.DocumentAlerts
	a *archive.FormulaAlert
}

func alertSheet(w io.Writer) printer[archive.DocumentAlerts] {
	column := func(title string, value func(*alertRow) string) export.Column[alertRow] {
		return export.Column[alertRow]{Title: title, Value: value}
	}
	s := export.NewSheet(w, []export.Column[alertRow]{
		column("day", func(r *alertRow) string { return r.d.Day }),
		column("from", func(r *alertRow) string { return r.d.From }),
		column("to", func(r *alertRow) string { return r.d.To }),
		column("kind", func(r *alertRow) string { return string(r.a.Kind) }),
		column("formula", func(r *alertRow) string { return r.a.Formula }),
		column("wording", func(r *alertRow) string { return cmp.Or(r.a.Variant, r.a.Formula) }),
		column("before", func(r *alertRow) string { return r.a.Before }),
		column("gone", func(r *alertRow) string { return strings.Join(r.a.Gone, " ") }),
		column("came", func(r *alertRow) string { return strings.Join(r.a.Came, " ") }),
		column("used", func(r *alertRow) string { return strconv.Itoa(r.a.Used) }),
		column("of", func(r *alertRow) string { return strconv.Itoa(r.a.Of) }),
		column("first", func(r *alertRow) string { return r.a.First }),
		column("last", func(r *alertRow) string { return r.a.Last }),
		column("chance", func(r *alertRow) string { return fmt.Sprintf("%.3f", r.a.Chance) }),
		column("now", func(r *alertRow) string { return sentenceOf(r.a.Now) }),
		column("then", func(r *alertRow) string { return sentenceOf(r.a.Then) }),
		column("document", func(r *alertRow) string { return r.d.Document.ID }),
		column("then_document", func(r *alertRow) string {
			if r.a.Then == nil {
				return ""
			}
			return r.a.Then.Document.ID
		}),
	})
	return printer[archive.DocumentAlerts]{
		page: func(items []archive.DocumentAlerts) error {
			var rows []alertRow
			for i := range items {
				for k := range items[i].Alerts {
					rows = append(rows, alertRow{&items[i], &items[i].Alerts[k]})
				}
			}
			return s.Add(rows)
		},
		end: func(string) error { return s.Flush() },
	}
}

func sentenceOf(t *archive.AlertText) string {
	if t == nil {
		return ""
	}
	return t.Sentence.Exact
}

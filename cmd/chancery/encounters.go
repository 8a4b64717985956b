package main

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/record"
)

type encountersCmd struct {
	listFlags
	Reports bool `help:"List each report by itself, not the encounters they are of."`
}

// Help is the longer text of --help.
func (encountersCmd) Help() string {
	return `Lists the encounters that fit all filters, newest first. A filter given several values takes any of them. Reports of one encounter are one line, which shows what the fullest of them tells; JSON has all of them, with the reasons why they are one.

  chancery encounters --who "Li Qiang" --from 2025
  chancery encounters --dyad CHN,KOR --kind meeting,talks --status held
  chancery encounters --level "foreign minister" --place Beijing --format csv --limit 0 --out meetings.csv`
}

// Run prints the encounters.
func (c *encountersCmd) Run(globals *cli, std streams) error {
	if c.Reports {
		return list[archive.Encounter]{
			fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.Encounter], error) {
				return a.Encounters(ctx, f)
			},
			columns: encounterColumns,
			empty:   "no encounter fits",
		}.print(&c.listFlags, globals, std)
	}
	return list[archive.Dossier]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.Dossier], error) {
			return a.Dossiers(ctx, f)
		},
		columns: dossierColumns,
		empty:   "no encounter fits",
	}.print(&c.listFlags, globals, std)
}

// dossierColumns are those of the fullest report, but for how many there are.
func dossierColumns(style painter) []column[archive.Dossier] {
	var columns []column[archive.Dossier]
	for _, c := range encounterColumns(style) {
		if c.title == "id" || c.title == "source" {
			continue
		}
		columns = append(columns, column[archive.Dossier]{
			title: c.title, wide: c.wide, in: c.in, value: func(d archive.Dossier) string { return c.value(d.Lead) },
		})
	}
	return append(columns,
		column[archive.Dossier]{title: "reports", value: func(d archive.Dossier) string { return strconv.Itoa(d.Reports) }},
		column[archive.Dossier]{title: "source", value: func(d archive.Dossier) string { return sourceOf(&d.Lead.Document) }},
		column[archive.Dossier]{title: "lead", value: func(d archive.Dossier) string { return d.Lead.ID }, in: "csv"},
		column[archive.Dossier]{title: "id", value: func(d archive.Dossier) string { return style.paint(styleBlue, d.ID) }},
	)
}

func encounterColumns(style painter) []column[archive.Encounter] {
	return []column[archive.Encounter]{
		{title: "date", value: func(e archive.Encounter) string { return tableDays(&e.Encounter) }, in: "table"},
		{title: "date", value: func(e archive.Encounter) string { return e.Encounter.Date }, in: "csv"},
		{title: "end_date", value: func(e archive.Encounter) string { return e.Encounter.EndDate }, in: "csv"},
		{title: "kind", value: func(e archive.Encounter) string { return kindOf(&e.Encounter) }},
		{title: "status", value: func(e archive.Encounter) string { return status(&e.Encounter) }},
		{title: "who", value: func(e archive.Encounter) string { return parties(e.Parties, style) }, wide: true, in: "table"},
		{title: "participants", value: func(e archive.Encounter) string { return parties(e.Parties, false) }, in: "csv"},
		{title: "where", value: func(e archive.Encounter) string { return printable(place(&e.Encounter)) }, wide: true, in: "table"},
		{title: "venue", value: func(e archive.Encounter) string { return e.Encounter.Venue }, in: "csv"},
		{title: "city", value: func(e archive.Encounter) string { return e.Encounter.City }, in: "csv"},
		{title: "country", value: func(e archive.Encounter) string { return e.Encounter.Country }, in: "csv"},
		{title: "source", value: func(e archive.Encounter) string { return sourceOf(&e.Document) }},
		{title: "evidence", value: func(e archive.Encounter) string { return firstWords(e.Encounter.Evidence) }, in: "csv"},
		{title: "id", value: func(e archive.Encounter) string { return style.paint(styleBlue, shortItem(e.ID)) }, in: "table"},
		{title: "id", value: func(e archive.Encounter) string { return e.ID }, in: "csv"},
	}
}

// tableDays is when an encounter was: a visit under way shows a day within it.
func tableDays(e *record.Encounter) string {
	day, _, _ := strings.Cut(e.Date, "T")
	switch {
	case e.Date == "" && e.OngoingOn != "":
		return "…" + e.OngoingOn + "…"
	case e.EndDate != "":
		return day + "…"
	}
	return day
}

// parties names who took part, with countries; offices stand in JSON.
func parties(list []archive.Party, style painter) string {
	var names []string
	for i := range list {
		names = append(names, partyName(&list[i], style))
	}
	return strings.Join(names, "; ")
}

func partyName(p *archive.Party, style painter) string {
	if p == nil {
		return ""
	}
	name := style.paint(styleGreen, printable(p.Name))
	if p.Country == "" || p.Country == p.ID {
		return name
	}
	return name + " (" + p.Country + ")"
}

func kindOf(e *record.Encounter) string { return strings.TrimSpace(e.VisitKind + " " + e.Kind) }

// sourceOf is the short name of who published a document.
func sourceOf(d *archive.Document) string {
	return printable(firstSet(d.Agency, d.Publisher, host(d.URL)))
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func firstWords(es []record.Evidence) string {
	if len(es) == 0 {
		return ""
	}
	return printable(es[0].Exact)
}

// shortItem shortens the document in an item's id: "a1b2c3d4e5f6/e1".
func shortItem(id string) string {
	document, item, _ := strings.Cut(id, "/")
	return short(document) + "/" + item
}

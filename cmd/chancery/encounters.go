package main

import (
	"context"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/export"
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
		if c.in != "table" || c.title == "id" || c.title == "source" {
			continue
		}
		columns = append(columns, column[archive.Dossier]{
			title: c.title, wide: c.wide, in: c.in, value: func(d archive.Dossier) string { return c.value(d.Lead) },
		})
	}
	columns = append(columns,
		column[archive.Dossier]{title: "reports", value: func(d archive.Dossier) string { return strconv.Itoa(d.Reports) }, in: "table"},
		column[archive.Dossier]{title: "source", value: func(d archive.Dossier) string { return export.Source(&d.Lead.Document) }, in: "table"},
		column[archive.Dossier]{title: "id", value: func(d archive.Dossier) string { return style.paint(styleBlue, d.ID) }, in: "table"},
	)
	return append(columns, sheet(export.Encounters())...)
}

func encounterColumns(style painter) []column[archive.Encounter] {
	return append([]column[archive.Encounter]{
		{title: "date", value: func(e archive.Encounter) string { return tableDays(&e.Encounter) }, in: "table"},
		{title: "kind", value: func(e archive.Encounter) string { return export.Kind(&e.Encounter) }, in: "table"},
		{title: "status", value: func(e archive.Encounter) string { return export.Status(&e.Encounter) }, in: "table"},
		{title: "who", value: func(e archive.Encounter) string { return export.Parties(e.Parties, style.green) }, wide: true, in: "table"},
		{title: "where", value: func(e archive.Encounter) string { return export.Place(&e.Encounter) }, wide: true, in: "table"},
		{title: "source", value: func(e archive.Encounter) string { return export.Source(&e.Document) }, in: "table"},
		{title: "id", value: func(e archive.Encounter) string { return style.paint(styleBlue, shortItem(e.ID)) }, in: "table"},
	}, sheet(export.Reports())...)
}

// tableDays is when an encounter was: a visit under way shows a day within it.
func tableDays(e *record.Encounter) string {
	day := export.Day(e.Date)
	switch {
	case e.Date == "" && e.OngoingOn != "":
		return "…" + e.OngoingOn + "…"
	case e.EndDate != "":
		return day + "…"
	}
	return day
}

// shortItem shortens the document in an item's id: "a1b2c3d4e5f6/e1".
func shortItem(id string) string {
	document, item, _ := strings.Cut(id, "/")
	return short(document) + "/" + item
}

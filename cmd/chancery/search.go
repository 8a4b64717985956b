package main

import (
	"context"
	"strings"

	"chancery/archive"
	"chancery/export"
)

type searchCmd struct {
	Query []string `arg:"" help:"Words, \"phrases\", -without, begin*, this OR that."`
	listFlags
}

// Help is the longer text of --help.
func (searchCmd) Help() string {
	return `Finds documents by their words, newest first, and shows the words found. All words must be there, in any order and form. A phrase in quotation marks keeps its order, and a query with one is taken as it is typed, without other forms of its words.

  chancery search fishery talks
  chancery search '"one-China principle" -Taiwan' --source xinhua --from 2025
  chancery search 'normali* OR restor*' --dyad SAU,IRN --format json

Words to leave out begin with -; put -- before the query when it begins with one.`
}

// Run prints the documents found.
func (c *searchCmd) Run(globals *cli, std streams) error {
	query := c.query()
	return list[archive.Hit]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.Hit], error) {
			return a.Search(ctx, query, f)
		},
		columns: hitColumns,
		empty:   "no document fits",
	}.print(&c.listFlags, globals, std)
}

// query joins the arguments. One that the shell took the quotation marks from is
// a phrase again when it stands beside others.
func (c *searchCmd) query() string {
	if len(c.Query) == 1 {
		return c.Query[0]
	}
	var parts []string
	for _, q := range c.Query {
		if strings.ContainsAny(q, " \t") && !strings.Contains(q, `"`) {
			q = `"` + q + `"`
		}
		parts = append(parts, q)
	}
	return strings.Join(parts, " ")
}

func hitColumns(style painter) []column[archive.Hit] {
	return append([]column[archive.Hit]{
		{title: "date", value: func(h archive.Hit) string { return export.Day(h.Document.Day) }, in: "table"},
		{title: "source", value: func(h archive.Hit) string { return export.Source(&h.Document) }, in: "table"},
		{title: "title", value: func(h archive.Hit) string { return printable(h.Document.Title) }, wide: true, in: "table"},
		{title: "words", value: func(h archive.Hit) string { return marked(&h, style) }, wide: true, in: "table"},
		{title: "id", value: func(h archive.Hit) string { return style.paint(styleBlue, short(h.Document.ID)) }, in: "table"},
	}, sheet(export.Hits())...)
}

// marked is the snippet with what was found in bold, or between «marks» where
// there is no colour.
func marked(h *archive.Hit, style painter) string {
	text := []rune(h.Snippet.Exact)
	var b strings.Builder
	at := 0
	for _, m := range h.Matches {
		from, to := m.Start-h.Snippet.Start, m.End-h.Snippet.Start
		if from < at || to > len(text) {
			continue
		}
		b.WriteString(printablePiece(text[at:from]))
		if words := printable(string(text[from:to])); style {
			b.WriteString(style.paint(styleBold, words))
		} else {
			b.WriteString("«" + words + "»")
		}
		at = to
	}
	b.WriteString(printablePiece(text[at:]))
	return "…" + strings.TrimSpace(b.String()) + "…"
}

// printablePiece is printable for a piece that stands between others: the spaces at
// its ends are kept.
func printablePiece(piece []rune) string {
	s := printable("." + string(piece) + ".")
	return s[1 : len(s)-1]
}

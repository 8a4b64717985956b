package main

import (
	"context"

	"chancery/archive"
	"chancery/export"
)

type statementsCmd struct{ listFlags }

// Help is the longer text of --help.
func (statementsCmd) Help() string {
	return `Lists the statements that fit all filters, newest first: by the day of the encounter in which the words were said, else by that of the document.

  chancery statements --act urge --dyad CHN,KOR
  chancery statements --who "Wang Yi" --topic trade --from 2025-06
  chancery statements --formula "one-China principle" --format jsonl --limit 0`
}

// Run prints the statements.
func (c *statementsCmd) Run(globals *cli, std streams) error {
	return list[archive.Statement]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.Statement], error) {
			return a.Statements(ctx, f)
		},
		columns: statementColumns,
		empty:   "no statement fits",
	}.print(&c.listFlags, globals, std)
}

func statementColumns(style painter) []column[archive.Statement] {
	return append([]column[archive.Statement]{
		{title: "date", value: func(s archive.Statement) string { return export.Day(s.Day) }, in: "table"},
		{title: "speaker", value: func(s archive.Statement) string { return export.Speaker(&s, style.green) }, wide: true, in: "table"},
		{title: "acts", value: func(s archive.Statement) string { return export.Acts(&s.Statement) }, in: "table"},
		{title: "words", value: func(s archive.Statement) string { return "“" + export.Content(&s.Statement) + "”" }, wide: true, in: "table"},
		{title: "to", value: func(s archive.Statement) string { return export.Party(s.Addressee, nil) }, in: "table"},
		{title: "source", value: func(s archive.Statement) string { return export.Source(&s.Document) }, in: "table"},
		{title: "id", value: func(s archive.Statement) string { return style.paint(styleBlue, shortItem(s.ID)) }, in: "table"},
	}, sheet(export.Statements())...)
}

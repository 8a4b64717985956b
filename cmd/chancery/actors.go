package main

import (
	"context"
	"strconv"

	"chancery/archive"
	"chancery/export"
)

type actorsCmd struct{ listFlags }

// Help is the longer text of --help.
func (actorsCmd) Help() string {
	return `Lists people, countries and organizations. With names and countries alone: those in most documents first. With other filters: the actors of the newest encounters and statements that fit, those with most of them first.

  chancery actors --country KOR
  chancery actors --who lee
  chancery actors --level "foreign minister" --place Beijing --from 2025`
}

// Run prints the actors.
func (c *actorsCmd) Run(globals *cli, std streams) error {
	return list[archive.Actor]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.Actor], error) {
			return a.Actors(ctx, f)
		},
		columns: actorColumns,
		empty:   "no actor fits",
	}.print(&c.listFlags, globals, std)
}

func actorColumns(style painter) []column[archive.Actor] {
	return append([]column[archive.Actor]{
		{title: "name", value: func(a archive.Actor) string { return style.paint(styleGreen, printable(a.Name)) }, wide: true, in: "table"},
		{title: "kind", value: func(a archive.Actor) string { return a.Kind }, in: "table"},
		{title: "country", value: func(a archive.Actor) string { return a.Country }, in: "table"},
		{title: "office", value: func(a archive.Actor) string { return printable(a.Office) }, wide: true, in: "table"},
		{title: "documents", value: func(a archive.Actor) string { return strconv.Itoa(a.Documents) }, in: "table"},
		{title: "fits", value: func(a archive.Actor) string { return positive(a.Matches) }, in: "table"},
		{title: "id", value: func(a archive.Actor) string { return style.paint(styleBlue, a.ID) }, in: "table"},
	}, sheet(export.Actors())...)
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

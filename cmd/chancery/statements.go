package main

import (
	"context"
	"strings"

	"chancery/archive"
	"chancery/record"
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
	return []column[archive.Statement]{
		{title: "date", value: func(s archive.Statement) string { day, _, _ := strings.Cut(s.Day, "T"); return day }},
		{title: "speaker", value: func(s archive.Statement) string { return speakerOf(&s, style) }, wide: true, in: "table"},
		{title: "speaker", value: func(s archive.Statement) string { return speakerOf(&s, false) }, in: "csv"},
		{title: "acts", value: func(s archive.Statement) string { return acts(&s.Statement) }},
		{title: "words", value: func(s archive.Statement) string { return "“" + contentWords(&s.Statement) + "”" }, wide: true, in: "table"},
		{title: "content", value: func(s archive.Statement) string { return contentWords(&s.Statement) }, in: "csv"},
		{title: "to", value: func(s archive.Statement) string { return partyName(s.Addressee, false) }},
		{title: "topics", value: func(s archive.Statement) string { return strings.Join(s.Statement.Topics, "; ") }, in: "csv"},
		{title: "encounter", value: func(s archive.Statement) string { return s.Encounter }, in: "csv"},
		{title: "source", value: func(s archive.Statement) string { return sourceOf(&s.Document) }},
		{title: "id", value: func(s archive.Statement) string { return style.paint(styleBlue, shortItem(s.ID)) }, in: "table"},
		{title: "id", value: func(s archive.Statement) string { return s.ID }, in: "csv"},
	}
}

// speakerOf is who speaks: an actor, or the words that name the speaker.
func speakerOf(s *archive.Statement, style painter) string {
	if s.Speaker == nil && s.Statement.Source != nil {
		return "“" + printable(s.Statement.Source.Exact) + "”"
	}
	return partyName(s.Speaker, style)
}

func acts(s *record.Statement) string {
	var list []string
	for _, a := range s.Acts {
		if len(list) == 0 || list[len(list)-1] != a.Act {
			list = append(list, a.Act)
		}
	}
	return strings.Join(list, ", ")
}

func contentWords(s *record.Statement) string {
	contents := s.Contents
	if s.Content != nil {
		contents = []record.Evidence{*s.Content}
	}
	var pieces []string
	for _, c := range contents {
		pieces = append(pieces, printable(c.Exact))
	}
	return strings.Join(pieces, " … ")
}

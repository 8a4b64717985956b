package main

import (
	"context"
	"strings"

	"chancery/archive"
	"chancery/record"
)

type versionsCmd struct {
	Address string `arg:"" help:"The address of a page."`
	listFlagsPlain
}

// Help is the longer text of --help.
func (versionsCmd) Help() string {
	return `Lists the texts that stood at an address, oldest first, with the sentences that came and went from each to the next.

  chancery versions https://news.example/readout`
}

// Run prints the versions.
func (c *versionsCmd) Run(globals *cli, std streams) error {
	return list[archive.Version]{
		fetch: func(ctx context.Context, a *archive.Archive, _ archive.Filter) (archive.Page[archive.Version], error) {
			items, err := a.Versions(ctx, c.Address)
			return archive.Page[archive.Version]{Items: items}, err
		},
		columns: versionColumns,
		empty:   "no document is known to come from there",
	}.print(&listFlags{archiveFlag: c.archiveFlag, Format: c.Format, Out: c.Out, Color: c.Color}, globals, std)
}

func versionColumns(style painter) []column[archive.Version] {
	return []column[archive.Version]{
		{title: "seen", value: func(v archive.Version) string { return v.Seen }},
		{title: "title", value: func(v archive.Version) string { return printable(v.Title) }, wide: true},
		{title: "went", value: func(v archive.Version) string { return sentenceList(v.Went) }, wide: true},
		{title: "came", value: func(v archive.Version) string { return sentenceList(v.Came) }, wide: true},
		{title: "id", value: func(v archive.Version) string { return style.paint(styleBlue, short(v.Document)) }, in: "table"},
		{title: "id", value: func(v archive.Version) string { return v.Document }, in: "csv"},
	}
}

func sentenceList(list []record.Evidence) string {
	var out []string
	for _, e := range list {
		out = append(out, "“"+printable(e.Exact)+"”")
	}
	return strings.Join(out, " ")
}

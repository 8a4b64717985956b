package main

import (
	"context"
	"fmt"
	"os"

	"chancery/archive"
	"chancery/archive/tenure"
	"chancery/internal/address"
)

type tenuresCmd struct {
	Place  string `arg:"" optional:"" help:"A country or organization: its code or name."`
	Who    string `placeholder:"NAME" help:"Of this person only."`
	On     string `placeholder:"DAY" help:"Who held them on that day: 2019-03-01."`
	Enter  string `placeholder:"FILE" help:"Take in what you know, a line an office: country, organization, level, title, person, from, to, parted by tabs."`
	Author string `env:"CHANCERY_AUTHOR" placeholder:"NAME" help:"Who says so, with --enter (or set CHANCERY_AUTHOR)."`
	listFlagsPlain
}

// listFlagsPlain are those of a list that is always whole.
type listFlagsPlain struct {
	archiveFlag
	Format string `enum:"table,json,jsonl,csv" default:"table" help:"table for people; json, jsonl (an item a line) or csv for programs."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color  string `enum:"auto,always,never" default:"auto" help:"Colour the table: auto is on terminals only."`
}

// Help is the longer text of --help.
func (tenuresCmd) Help() string {
	return `Lists who held which office when: from what an analyst has entered, a list of heads of state and government, foreign ministers and heads of organizations that comes with the program, and what the texts of the archive show. Where they know the same, the first of these counts.

  chancery tenures China --on 2019-03-01
  chancery tenures KOR --who "Lee Jae-myung" --format json
  chancery tenures --enter ministers.tsv --author mk`
}

// Run prints tenures, or takes some in.
func (c *tenuresCmd) Run(globals *cli, std streams) error {
	if c.Enter != "" {
		return c.enter(globals, std)
	}
	if c.Place == "" {
		return usageError{fmt.Errorf("name a country or organization, such as CHN or UNO")}
	}
	codes, err := address.Countries([]string{c.Place})
	if err != nil {
		return wrongUse(err)
	}
	filter := archive.TenureFilter{Country: codes[0], Person: c.Who, On: c.On}
	return list[tenure.Answer]{
		fetch: func(ctx context.Context, a *archive.Archive, _ archive.Filter) (archive.Page[tenure.Answer], error) {
			items, err := a.Tenures(ctx, filter)
			return archive.Page[tenure.Answer]{Items: items}, err
		},
		columns: tenureColumns,
		empty:   "no tenure fits",
	}.print(&listFlags{archiveFlag: c.archiveFlag, Format: c.Format, Out: c.Out, Color: c.Color}, globals, std)
}

func (c *tenuresCmd) enter(globals *cli, std streams) error {
	if c.Author == "" {
		return usageError{fmt.Errorf("--enter needs --author: who says so")}
	}
	data, err := os.ReadFile(c.Enter)
	if err != nil {
		return err
	}
	entered, err := tenure.Parse(c.Enter, string(data), tenure.Analyst)
	if err != nil {
		return err
	}
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		if err := a.EnterTenures(ctx, c.Author, entered...); err != nil {
			return err
		}
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %s entered\n", a.Location(), count(len(entered), "tenure", "tenures"))
		}
		return nil
	})
}

func tenureColumns(style painter) []column[tenure.Answer] {
	return []column[tenure.Answer]{
		{title: "person", value: func(t tenure.Answer) string { return style.paint(styleGreen, printable(t.Person)) }, wide: true},
		{title: "office", value: func(t tenure.Answer) string { return printable(joinSet(" ", t.Status, t.Title)) }, wide: true},
		{title: "of", value: func(t tenure.Answer) string { return joinSet(", ", t.Country, t.Organization) }},
		{title: "from", value: func(t tenure.Answer) string { return t.From }},
		{title: "to", value: func(t tenure.Answer) string { return t.To }},
		{title: "first seen", value: func(t tenure.Answer) string { return t.First }},
		{title: "last seen", value: func(t tenure.Answer) string { return t.Last }},
		{title: "by", value: func(t tenure.Answer) string { return string(t.Origin) + unsure(t.Sure) }},
	}
}

func unsure(sure bool) string {
	if sure {
		return ""
	}
	return " (?)"
}

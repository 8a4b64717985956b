package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/formula"
)

type formulaeCmd struct {
	List     formulaeListCmd     `cmd:"" default:"withargs" help:"The set phrases in use: since when, how often, by whom. This is what formulae alone does."`
	Show     formulaeShowCmd     `cmd:"" help:"The ledger of one set phrase: months, speakers, counterparts, variants, newest uses."`
	Alerts   formulaeAlertsCmd   `cmd:"" help:"What is new, missing or altered in accounts of encounters, against the same side's past."`
	Discover formulaeDiscoverCmd `cmd:"" help:"Offer phrases that recur in what is said and that no list has."`
	Rescan   formulaeRescanCmd   `cmd:"" help:"Look for the set phrases of the lists in the kept texts again."`
}

// Help is the longer text of --help.
func (formulaeCmd) Help() string {
	return `A set phrase is a whole wording with its variants. The program has a list; phrases of your own stand in a file that --formulae or CHANCERY_FORMULAE names.

  chancery formulae --country CHN --from 2025
  chancery formulae show "one-China principle" --dyad CHN,USA
  chancery formulae alerts --since 2026-01
  chancery formulae discover --review --formulae mine.tsv`
}

// formulaeFlag names a user's file of set phrases.
type formulaeFlag struct {
	Formulae string `env:"CHANCERY_FORMULAE" placeholder:"FILE" help:"Set phrases of your own, besides those of the program (or set CHANCERY_FORMULAE)."`
}

// set is the list of the program and the user's.
func (f *formulaeFlag) set() (*formula.Set, error) {
	if f.Formulae == "" {
		return formula.Embedded(), nil
	}
	return formula.Load(f.Formulae)
}

type formulaeListCmd struct{ listFlags }

// Help is the longer text of --help.
func (formulaeListCmd) Help() string {
	return `Lists the set phrases in use, the most frequent first. Filters are asked of the statement that a phrase is used in: --country and --who are those of the speaker, --dyad of the speaker and whom it is said to. The rate is documents with the phrase per hundred documents that fit the filters, from its first use on; the trend shows the last twelve months.`
}

// Run prints the overview.
func (c *formulaeListCmd) Run(globals *cli, std streams) error {
	return list[archive.FormulaSummary]{
		fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (archive.Page[archive.FormulaSummary], error) {
			return a.Formulae(ctx, f)
		},
		columns: formulaColumns,
		empty:   "no set phrase fits",
	}.print(&c.listFlags, globals, std)
}

func formulaColumns(style painter) []column[archive.FormulaSummary] {
	type item = archive.FormulaSummary
	return []column[item]{
		{title: "formula", value: func(s item) string { return style.paint(styleGreen, printable(s.Formula)) }, wide: true, in: "table"},
		{title: "formula", value: func(s item) string { return s.Formula }, in: "csv"},
		{title: "documents", value: func(s item) string { return strconv.Itoa(s.Documents) }},
		{title: "uses", value: func(s item) string { return strconv.Itoa(s.Uses) }, in: "csv"},
		{title: "rate", value: func(s item) string { return fmt.Sprintf("%.2f", s.Rate) }, in: "csv"},
		{title: "per 100", value: func(s item) string { return fmt.Sprintf("%.1f", s.Rate) }, in: "table"},
		{title: "first", value: func(s item) string { return s.First }},
		{title: "last", value: func(s item) string { return s.Last }},
		{title: "trend", value: func(s item) string { return spark(s.Trend) }, in: "table"},
		{title: "trend", value: func(s item) string { return strings.Trim(fmt.Sprint(s.Trend), "[]") }, in: "csv"},
		{title: "users", value: func(s item) string { return shareList(s.Users, 3) }},
		{title: "key", value: func(s item) string { return s.Key }, in: "csv"},
	}
}

// bars are the heights of a trend.
var bars = []rune("▁▂▃▄▅▆▇█")

// spark draws numbers as bars, a point for none.
func spark(list []int) string {
	most := 0
	for _, n := range list {
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range list {
		if n == 0 {
			b.WriteRune('·')
			continue
		}
		b.WriteRune(bars[(n*len(bars)-1)/most])
	}
	return b.String()
}

// shareList writes "CHN 12, RUS 3".
func shareList(list []archive.FormulaShare, n int) string {
	var out []string
	for _, s := range list[:min(n, len(list))] {
		out = append(out, fmt.Sprintf("%s %d", printable(s.Name), s.Documents))
	}
	return strings.Join(out, ", ")
}

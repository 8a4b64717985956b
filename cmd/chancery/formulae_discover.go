package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/formula"
	"chancery/formula/discover"
	"chancery/formula/discover/fromarchive"
)

type formulaeDiscoverCmd struct {
	listFlags
	formulaeFlag
	Review    bool `help:"Ask for each phrase: a accept, v variant of another, r reject, s skip, q quit. What is decided is kept in the file that --formulae names."`
	Documents int  `default:"20000" help:"How many of the newest documents to look through."`
	Count     int  `default:"5" help:"In how many places a phrase must be."`
	Spread    int  `default:"4" help:"In how many documents."`
	Speakers  int  `default:"2" help:"By how many speakers."`
	Words     int  `default:"3" help:"How many words it must have; articles do not count."`
}

// Help is the longer text of --help.
func (formulaeDiscoverCmd) Help() string {
	return `Looks through what is said for phrases that recur, are fixed, long and specific, and that no list has. The best come first, each with the numbers that speak for it: places, documents, speakers; how its words stick together at the weakest cut (pointwise mutual information, bits); how free the words before and after are (entropy, bits).

  chancery formulae discover --country CHN --from 2025
  chancery formulae discover --review --formulae mine.tsv
  chancery formulae rescan --formulae mine.tsv      the ledger follows what was accepted`
}

type offered = fromarchive.Offered

// Run lists the candidates, or asks about each.
func (c *formulaeDiscoverCmd) Run(globals *cli, std streams) error {
	set, err := c.set()
	if err != nil {
		return err
	}
	if !c.Review {
		return list[offered]{
			fetch: func(ctx context.Context, a *archive.Archive, f archive.Filter) (page archive.Page[offered], err error) {
				limit := f.Limit
				page.Items, err = c.candidates(ctx, a, f, set)
				page.Items = page.Items[:min(limit, len(page.Items))]
				return page, err
			},
			columns: offeredColumns,
			empty:   "no phrase recurs that is in no list",
		}.print(&c.listFlags, globals, std)
	}
	if c.Formulae == "" {
		return usageError{errors.New("--review keeps what is decided in a file; name it with --formulae or CHANCERY_FORMULAE")}
	}
	filter, err := c.filter()
	if err != nil {
		return err
	}
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		list, err := c.candidates(ctx, a, filter, set)
		if err != nil {
			return wrongUse(err)
		}
		return newReview(c.Formulae, set, std).all(list)
	})
}

// candidates looks through the speech that fits the filter.
func (c *formulaeDiscoverCmd) candidates(ctx context.Context, a *archive.Archive, f archive.Filter, set *formula.Set) ([]offered, error) {
	return fromarchive.Find(ctx, a, f, c.Documents, set, discover.Options{Count: c.Count, Documents: c.Spread, Speakers: c.Speakers, Words: c.Words})
}

func offeredColumns(style painter) []column[offered] {
	number := func(f float64) string { return fmt.Sprintf("%.1f", f) }
	return []column[offered]{
		{title: "phrase", value: func(o offered) string { return style.paint(styleGreen, printable(o.Phrase)) }, wide: true, in: "table"},
		{title: "phrase", value: func(o offered) string { return o.Phrase }, in: "csv"},
		{title: "in", value: func(o offered) string {
			return fmt.Sprintf("%d, %d docs, %d by", o.Count, o.Candidate.Documents, o.Candidate.Speakers)
		}, in: "table"},
		{title: "score", value: func(o offered) string { return number(o.Score) }, in: "csv"},
		{title: "places", value: func(o offered) string { return strconv.Itoa(o.Count) }, in: "csv"},
		{title: "documents", value: func(o offered) string { return strconv.Itoa(o.Candidate.Documents) }, in: "csv"},
		{title: "speakers", value: func(o offered) string { return strconv.Itoa(o.Candidate.Speakers) }, in: "csv"},
		{title: "sticky", value: func(o offered) string { return number(o.Sticky) }},
		{title: "edges", value: func(o offered) string { return number(o.Left) + "/" + number(o.Right) }},
		{title: "countries", value: func(o offered) string { return strings.Join(o.Countries[:min(3, len(o.Countries))], " ") }, in: "table"},
		{title: "countries", value: func(o offered) string { return strings.Join(o.Countries, " ") }, in: "csv"},
		{title: "variant of", value: func(o offered) string { return o.VariantOf }, in: "csv"},
		{title: "example", value: func(o offered) string { return exampleOf(&o) }, wide: true, in: "table"},
		{title: "example", value: func(o offered) string { return o.Content }, in: "csv"},
		{title: "id", value: func(o offered) string { return style.paint(styleBlue, shortItem(o.Statement)) }, in: "table"},
		{title: "id", value: func(o offered) string { return o.Statement }, in: "csv"},
	}
}

// besides is how many bytes an example shows before and after the phrase.
const besides = 30

// exampleOf is the example, behind the formula that the phrase is much like.
func exampleOf(o *offered) string {
	before, after := o.Content[:o.Start], o.Content[o.End:]
	if len(before) > besides {
		cut := strings.IndexByte(before[len(before)-besides:], ' ')
		before = "…" + before[len(before)-besides+max(cut, 0):]
	}
	if len(after) > besides {
		after = after[:max(strings.LastIndexByte(after[:besides], ' '), 0)] + " …"
	}
	s := "“" + printable(strings.ToValidUTF8(before+o.Evidence.Exact+after, "")) + "”"
	if o.VariantOf != "" {
		s = "like “" + printable(o.VariantOf) + "”: " + s
	}
	return s
}

type formulaeRescanCmd struct {
	archiveFlag
	formulaeFlag
}

// Help is the longer text of --help.
func (formulaeRescanCmd) Help() string {
	return `Looks for the set phrases of the program's list and of your own file in the kept texts, and mends the records and the ledger of those documents that hold others than before. Nothing else is read again, so it is far cheaper than reread. It can be stopped and begun again.`
}

// Run rescans the archive.
func (c *formulaeRescanCmd) Run(globals *cli, std streams) error {
	set, err := c.set()
	if err != nil {
		return err
	}
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		total, err := a.Count(ctx)
		if err != nil {
			return err
		}
		p := newCounter(globals, std, "looking for set phrases", total)
		done, changed := 0, 0
		err = ingest.Rescan(ctx, a, set, func(n, mended int) {
			done, changed = n, mended
			p.set(int64(n), fmt.Sprintf("%d of %d documents", n, total))
		})
		p.done()
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %s looked through, %d changed\n", a.Location(), count(done, "document", "documents"), changed)
		}
		if errors.Is(err, context.Canceled) {
			return errors.New("stopped; run the same command again for the rest")
		}
		return err
	})
}

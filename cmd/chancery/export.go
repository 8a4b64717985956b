package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"chancery/archive"
	"chancery/export"
	"chancery/reader"
)

type exportCmd struct {
	archiveFlag
	filterFlags
	eventFlags
	Format  string `required:"" placeholder:"FORMAT" help:"The form of the file; see the list above."`
	Of      string `placeholder:"KIND" help:"What is exported: encounters, statements, events or actors; what the format is for, if not said."`
	Out     string `short:"o" placeholder:"FILE" help:"Write to FILE and tell what it is in FILE.manifest.json; else to standard output, without a manifest."`
	Dossier string `placeholder:"ID" help:"The encounter that html shows: its id or that of a report."`
	Limit   int    `default:"0" help:"How many items at most; 0 for all."`
	Oldest  bool   `help:"The oldest first; what has no date comes last either way."`
	Base    string `default:"http://127.0.0.1:8080" placeholder:"URL" help:"Where the pages of the archive stand, for links (default http://127.0.0.1:8080)."`
}

// Help is the longer text of --help.
func (exportCmd) Help() string {
	return `Writes what fits all filters in a form that other tools open, with a manifest beside it: filters, counts, versions and the SHA-256 of the file. The same archive gives the same bytes. docs/exports.md tells the columns of each format.

Formats: ` + strings.Join(export.Formats(), ", ") + `.

  chancery export --format parquet --of events --from 2025 --out events.parquet
  chancery export --format plover --dyad CHN,KOR --out chn-kor.jsonl
  chancery export --format csv --of statements --act urge,reject --out acts.csv
  chancery export --format html --dossier d2c07b5ae92f1 --out talks.html`
}

// Run writes the export.
func (c *exportCmd) Run(globals *cli, std streams) error {
	filter, err := c.filter()
	if err == nil {
		err = c.into(&filter)
	}
	if err != nil {
		return err
	}
	filter.Oldest = c.Oldest
	j := &export.Job{
		Format: c.Format, Of: c.Of, Filter: filter, Dossier: c.Dossier, Limit: c.Limit, Base: strings.TrimRight(c.Base, "/"), Engine: reader.Identity(),
	}
	if err := j.Check(); err != nil {
		return wrongUse(err)
	}
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		if c.Out == "" {
			w := bufio.NewWriter(std.out)
			_, err := j.Write(ctx, a, w)
			return errors.Join(wrongUse(err), w.Flush())
		}
		m, err := j.File(ctx, a, c.Out)
		if err != nil || globals.Quiet {
			return wrongUse(err)
		}
		_, err = fmt.Fprintf(std.out, "%s: %d %s%s\n", c.Out, m.Items, m.Of, leftOut(m))
		return err
	})
}

// leftOut tells how many items the format cannot say.
func leftOut(m *export.Manifest) string {
	n := 0
	for _, count := range m.LeftOut {
		n += count
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them left out (the manifest tells why)", n)
}

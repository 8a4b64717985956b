package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"chancery/archive"
)

type copyCmd struct {
	From string `required:"" placeholder:"ARCHIVE" help:"What to copy: a file, or postgres://user@host/database."`
	To   string `required:"" placeholder:"ARCHIVE" help:"Where to: a file or a database; it is made when it is not there."`
}

// Help is the longer text of --help.
func (copyCmd) Help() string {
	return `Brings all that an archive holds into another one: documents with their sources, originals, records and the times when they were added, what people ruled and entered, and the ids of dossiers. So an archive moves from a file to PostgreSQL and back. What the other archive holds already stays.

It can be stopped at any moment; the same command goes on where it was, and later brings what came meanwhile.

  chancery copy --from chancery.db --to postgres://chancery@db.example/news
  chancery copy --from postgres://chancery@db.example/news --to chancery.db`
}

// Run copies one archive into the other.
func (c *copyCmd) Run(globals *cli, std streams) (err error) {
	if c.From == c.To {
		return usageError{errors.New("--from and --to name one archive")}
	}
	ctx, restore := signal.NotifyContext(context.Background(), os.Interrupt)
	defer restore()
	context.AfterFunc(ctx, restore)
	from, err := openArchive(ctx, globals, std, c.From, archive.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	to, err := openArchive(ctx, globals, std, c.To, archive.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	total, err := from.Count(ctx)
	if err != nil {
		return err
	}
	p := newCounter(globals, std, "copying", total)
	copied, err := from.CopyTo(ctx, to, func(done, of int) { p.set(int64(done), fmt.Sprintf("%d of %d documents", done, of)) })
	p.done()
	if !globals.Quiet {
		fmt.Fprintf(std.out, "%s: %s\n", to.Location(), strings.Join(copiedParts(copied), ", "))
	}
	if errors.Is(err, context.Canceled) {
		return errors.New("stopped; run the same command again for the rest")
	}
	return err
}

func copiedParts(c archive.Copied) []string {
	return append([]string{count(c.Documents, "document copied", "documents copied")}, counts(
		tallied{c.Replaced, "newer record", "newer records"},
		tallied{c.Sources, "more source", "more sources"},
		tallied{c.Corrections, "correction", "corrections"},
		tallied{c.Tenures, "tenure", "tenures"},
	)...)
}

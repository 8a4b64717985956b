package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/reader"
)

type verifyCmd struct{ archiveFlag }

// Help is the longer text of --help.
func (verifyCmd) Help() string {
	return `Checks the file, the full-text index, each text and each original against its hash, each span of each record against the words of the text, and the lists against the records. Nothing is changed. What is wrong is named on standard error, and the exit code is 1.

  chancery verify
  chancery verify --archive backup.db`
}

// Run checks the archive and says what is wrong with it.
func (c *verifyCmd) Run(globals *cli, std streams) error {
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		p := newCounter(globals, std, "verifying", 0)
		found, err := a.Verify(ctx, func(problem string) {
			p.clear()
			fmt.Fprintf(std.err, "chancery: %s\n", problem)
		}, func(done, of int) { p.set(int64(done), fmt.Sprintf("%d of %d documents", done, of)) })
		p.done()
		if err != nil {
			return err
		}
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %s, %s: %s\n", a.Location(), count(found.Documents, "document", "documents"),
				count(found.Originals, "original", "originals"), count(found.Problems, "problem", "problems"))
		}
		if found.Problems > 0 {
			return errSomeFailed
		}
		return nil
	})
}

type backupCmd struct {
	File string `arg:"" help:"The copy; it must not be there yet."`
	archiveFlag
}

// Help is the longer text of --help.
func (backupCmd) Help() string {
	return `Writes a copy of the archive as it is now, and checks it. The archive can be used and added to meanwhile. Of an archive in PostgreSQL it writes one in a file; for a large one, pg_dump is quicker.

  chancery backup chancery-2026-01-06.db`
}

// Run copies the archive.
func (c *backupCmd) Run(globals *cli, std streams) error {
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		if err := a.Backup(ctx, c.File); err != nil {
			return err
		}
		if info, err := os.Stat(c.File); err == nil && !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %.1f MB, checked\n", c.File, float64(info.Size())/1e6)
		}
		return nil
	})
}

type rereadCmd struct {
	archiveFlag
	formulaeFlag
	dictionariesFlag
}

// Help is the longer text of --help.
func (rereadCmd) Help() string {
	return `Reads the kept documents again that another version of the program read, or that were read with other dictionaries, and replaces their records. Texts, ids and sources stay, and so do corrections; those whose ground has moved are listed. It can be stopped at any moment; the same command goes on where it was.`
}

// Run reads what is out of date.
func (c *rereadCmd) Run(globals *cli, std streams) error {
	set, err := c.set()
	if err != nil {
		return err
	}
	dict, faulty, err := c.load(globals, std)
	if err != nil {
		return err
	}
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		total, err := a.CountOutdated(ctx, reader.IdentityWith(dict))
		if err != nil {
			return err
		}
		p := newCounter(globals, std, "reading again", total)
		done, failed := 0, 0
		err = ingest.ReadAgain(ctx, a, reader.Options{Formulae: set, Dictionaries: dict}, func(r ingest.Reread) {
			if r.Err != nil {
				failed++
				p.clear()
				fmt.Fprintf(std.err, "chancery: document %s: %v\n", short(r.Document), r.Err)
			} else {
				done++
			}
			p.set(int64(done+failed), fmt.Sprintf("%d of %d", done+failed, total))
		})
		p.done()
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %s read again, %d failed\n", a.Location(), count(done, "document", "documents"), failed)
		}
		moved, errMoved := a.Moved(context.WithoutCancel(ctx))
		if len(moved) > 0 {
			fmt.Fprintln(std.out, "corrections whose ground has moved:")
			printMoved(std.out, moved)
		}
		switch {
		case errors.Is(err, context.Canceled):
			return errors.New("stopped; run the same command again for the rest")
		case err != nil || errMoved != nil:
			return errors.Join(err, errMoved)
		case failed > 0 || faulty:
			return errSomeFailed
		}
		return nil
	})
}

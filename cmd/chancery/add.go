package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/intake"
	"chancery/record"
)

type addCmd struct {
	Inputs []string `arg:"" name:"input" help:"What to take in: files, folders, patterns, addresses, archives of pages, or - for standard input."`
	archiveFlag
	formulaeFlag
	dictionariesFlag
	NoOriginals  bool          `help:"Keep the hash of the bytes a document came as, not the bytes."`
	AllowPrivate bool          `help:"Fetch addresses that lead to this machine or its own network, too."`
	Timeout      time.Duration `default:"30s" help:"How long one fetch may take."`
	sendFlags
}

// Help is the longer text of --help.
func (addCmd) Help() string {
	return `Reads what the inputs hold and keeps it: the text, the bytes it came as, where it came from and the record. ` +
		`The same text from two places is one document with two sources; a text that has changed at its address is a new version, and the sentences that came and went are told.

It can be stopped at any moment; the same command goes on where it was and adds nothing twice.

  chancery add stories/                        a folder, with all that is in it
  chancery add https://news.example/feed.xml   a feed, with the stories it links
  chancery add CC-NEWS-*.warc.gz               web archives
  curl … | chancery add -                      standard input
  chancery add --archive asia.db readouts.zip  into an archive of its own
  chancery add --queue nats://HOST stories/    to workers (chancery work), that read and keep`
}

// Run adds every input. One that fails is named on standard error and does not
// stop the others.
func (c *addCmd) Run(globals *cli, std streams) error {
	if c.Queue != "" {
		return c.send(globals, std)
	}
	set, err := c.set()
	if err != nil {
		return err
	}
	dict, faulty, err := c.load(globals, std)
	if err != nil {
		return err
	}
	ctx, restore := interruptible()
	defer restore()
	defer spendMemory()()
	return c.opened(ctx, archive.Options{}, c.patience(std), func(ctx context.Context, a *archive.Archive) error {
		t := &addTally{std: std, globals: globals, archive: a, ctx: ctx}
		t.progress = newProgress(globals, std, "adding", intake.Size(c.Inputs))
		opt := ingest.Options{NoOriginals: c.NoOriginals, Formulae: set, Dictionaries: dict, Report: t.report, Intake: c.intake(std)}
		err := ingest.Add(ctx, a, c.Inputs, opt)
		t.progress.done()
		t.print()
		switch {
		case errors.Is(err, context.Canceled):
			return errors.New("stopped; what is listed above is kept, run the same command again for the rest")
		case err != nil:
			return err
		case t.failed > 0 || faulty:
			return errSomeFailed
		}
		return nil
	})
}

// intake is how the inputs are taken in.
func (c *addCmd) intake(std streams) intake.Options {
	return intake.Options{Stdin: std.in, Fetch: true, AllowPrivate: c.AllowPrivate, Timeout: c.Timeout}
}

// addTally counts what became of the documents and prints what a user must
// know at once.
type addTally struct {
	std      streams
	globals  *cli
	archive  *archive.Archive
	ctx      context.Context
	progress *progress

	added, known, sources, versions, failed, skipped int
}

func (t *addTally) report(o ingest.Outcome) {
	switch {
	case o.Failed():
		t.failed++
		t.note(t.std.err, "chancery: %s: %v", o.Origin, o.Err)
	case o.Err != nil:
		t.skipped++
		t.tell("%s: %v", o.Origin, o.Err)
	case o.Added.Replaces != "":
		t.added++
		t.versions++
		t.change(o)
	case o.Added.New:
		t.added++
		t.tell("%s: added as %s", o.Origin, short(o.Added.Document))
	case o.Added.NewSource:
		t.sources++
		t.tell("%s: a new source of %s", o.Origin, short(o.Added.Document))
	default:
		t.known++
		t.tell("%s: known as %s", o.Origin, short(o.Added.Document))
	}
	t.progress.set(o.Consumed, fmt.Sprintf("%d added", t.added))
}

// change tells what came and went where a text has changed at its address.
func (t *addTally) change(o ingest.Outcome) {
	came, went, err := t.archive.Change(context.WithoutCancel(t.ctx), o.Added.Replaces, o.Added.Document)
	if err != nil {
		t.note(t.std.err, "chancery: %s: the versions cannot be compared: %v", o.Origin, err)
		return
	}
	if t.globals.Quiet {
		return
	}
	t.note(t.std.out, "%s: changed since %s, now %s", o.Origin, short(o.Added.Replaces), short(o.Added.Document))
	for _, list := range []struct {
		sign string
		of   []record.Evidence
	}{{"-", went}, {"+", came}} {
		for _, e := range list.of {
			t.note(t.std.out, "  %s “%s” [%d–%d]", list.sign, printable(e.Exact), e.Start, e.End)
		}
	}
}

// tell prints what only --verbose shows.
func (t *addTally) tell(format string, args ...any) {
	if t.globals.Verbose {
		t.note(t.std.err, format, args...)
	}
}

func (t *addTally) note(w io.Writer, format string, args ...any) {
	t.progress.clear()
	fmt.Fprintf(w, format+"\n", args...)
}

func (t *addTally) print() {
	if t.globals.Quiet {
		return
	}
	parts := append([]string{count(t.added, "document added", "documents added")}, counts(
		tallied{t.versions, "of them a new version", "of them new versions"},
		tallied{t.sources, "new source of a known text", "new sources of known texts"},
		tallied{t.known, "known already", "known already"},
		tallied{t.skipped, "set aside", "set aside"},
		tallied{t.failed, "failed", "failed"},
	)...)
	fmt.Fprintf(t.std.out, "%s: %s\n", t.archive.Location(), strings.Join(parts, ", "))
}

// tallied is how many there are of something, and what one and many are called.
type tallied struct {
	n         int
	one, many string
}

// counts writes out those of which there are any.
func counts(list ...tallied) []string {
	var parts []string
	for _, t := range list {
		if t.n > 0 {
			parts = append(parts, count(t.n, t.one, t.many))
		}
	}
	return parts
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// short is the beginning of a document's id that tables and messages show.
func short(id string) string { return id[:min(len(id), 12)] }

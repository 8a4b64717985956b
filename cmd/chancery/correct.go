package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/correction"
)

type correctCmd struct {
	Confirm  correctConfirmCmd  `cmd:"" help:"A field, or a whole thing, is right as read."`
	Reject   correctRejectCmd   `cmd:"" help:"A field, or a whole thing, is wrong and goes."`
	Change   correctChangeCmd   `cmd:"" help:"A field has another value."`
	Split    correctSplitCmd    `cmd:"" help:"Two reports are of two encounters."`
	Join     correctJoinCmd     `cmd:"" help:"Two reports are of one encounter."`
	Withdraw correctWithdrawCmd `cmd:"" help:"Take a correction back."`
	List     correctListCmd     `cmd:"" help:"List corrections, or those whose ground has moved."`
	Export   correctExportCmd   `cmd:"" help:"Write all corrections to a file that can be cited."`
	Import   correctImportCmd   `cmd:"" help:"Take in corrections from such a file."`
}

// Help is the longer text of --help.
func (correctCmd) Help() string {
	return `Corrections are kept apart from what was read, with author, time and reason, and applied on top; they stay when documents are read again. A thing is named as the lists print it: a1b2c3d4e5f6/e1 for an encounter, a1b2c3d4e5f6/s3 for a statement, a document's id for the document. A dossier's id stands for the report that speaks for it.

  chancery correct change a1b2c3d4e5f6/e1 date 2026-01-06 --reason "the gazette"
  chancery correct change a1b2c3d4e5f6/e1 participants/li-qiang/role host
  chancery correct reject a1b2c3d4e5f6/s3
  chancery correct split a1b2c3d4e5f6/e1 0f9e8d7c6b5a/e2
  chancery correct withdraw c37c73b85837a7e2f
  chancery correct export corrections.jsonl`
}

// ruling is who rules and why.
type ruling struct {
	archiveFlag
	Author string `env:"CHANCERY_AUTHOR" required:"" placeholder:"NAME" help:"Who says so (or set CHANCERY_AUTHOR)."`
	Reason string `placeholder:"WORDS" help:"Why."`
}

// rule keeps one ruling on a thing of a record.
func (c *ruling) rule(globals *cli, std streams, thing string, say correction.Ruling) error {
	say.Author, say.Reason = c.Author, c.Reason
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		kept, err := a.Rule(ctx, thing, say)
		return told(globals, std, kept, err)
	})
}

// link keeps one ruling on two reports.
func (c *ruling) link(globals *cli, std streams, one, other string, same bool) error {
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		kept, err := a.RuleLink(ctx, one, other, same, c.Author, c.Reason)
		return told(globals, std, kept, err)
	})
}

// withArchive opens an archive that must be there, to write.
func (f *archiveFlag) withArchive(do func(context.Context, *archive.Archive) error) error {
	return f.with(archive.Options{Present: true}, do)
}

func told(globals *cli, std streams, kept correction.Correction, err error) error {
	if err == nil && !globals.Quiet {
		fmt.Fprintf(std.out, "kept as %s\n", kept.ID)
	}
	return err
}

// fieldRuling is a ruling on a field of a thing, or on all of it.
type fieldRuling struct {
	Thing string `arg:"" help:"What: DOCUMENT/e1, DOCUMENT/s3…"`
	Field string `arg:"" optional:"" help:"Which field, as in the record's JSON; none for the whole thing."`
	ruling
}

type correctConfirmCmd struct{ fieldRuling }

// Run keeps the confirmation.
func (c *correctConfirmCmd) Run(globals *cli, std streams) error {
	return c.rule(globals, std, c.Thing, correction.Ruling{Verb: correction.Confirm, Field: c.Field})
}

type correctRejectCmd struct{ fieldRuling }

// Run keeps the rejection.
func (c *correctRejectCmd) Run(globals *cli, std streams) error {
	return c.rule(globals, std, c.Thing, correction.Ruling{Verb: correction.Reject, Field: c.Field})
}

type correctChangeCmd struct {
	Thing string `arg:"" help:"What: DOCUMENT/e1, DOCUMENT/s3…"`
	Field string `arg:"" help:"Which field, as in the record's JSON: date, participants/li-qiang/role…"`
	Value string `arg:"" help:"Its value: words, or JSON where it begins with [, { or a quotation mark, or is true or false."`
	JSON  bool   `name:"json" help:"The value is JSON, such as a number."`
	ruling
}

// Run keeps the change.
func (c *correctChangeCmd) Run(globals *cli, std streams) error {
	value := []byte(c.Value)
	plain := !c.JSON && !strings.HasPrefix(c.Value, "[") && !strings.HasPrefix(c.Value, "{") && !strings.HasPrefix(c.Value, `"`) && c.Value != "true" && c.Value != "false"
	if plain {
		value, _ = json.Marshal(c.Value) // a string is always JSON
	}
	if !json.Valid(value) {
		return usageError{fmt.Errorf("the value is no JSON: %s", c.Value)}
	}
	return c.rule(globals, std, c.Thing, correction.Ruling{Verb: correction.Change, Field: c.Field, Value: value})
}

// reportsRuling is a ruling on two reports.
type reportsRuling struct {
	One   string `arg:"" help:"A report (DOCUMENT/e1) or a dossier."`
	Other string `arg:"" help:"Another."`
	ruling
}

type correctSplitCmd struct{ reportsRuling }

// Run keeps the ruling that the two are not one.
func (c *correctSplitCmd) Run(globals *cli, std streams) error {
	return c.link(globals, std, c.One, c.Other, false)
}

type correctJoinCmd struct{ reportsRuling }

// Run keeps the ruling that the two are one.
func (c *correctJoinCmd) Run(globals *cli, std streams) error {
	return c.link(globals, std, c.One, c.Other, true)
}

type correctWithdrawCmd struct {
	ID string `arg:"" help:"Of the correction, as the list prints it."`
	ruling
}

// Run keeps the withdrawal.
func (c *correctWithdrawCmd) Run(globals *cli, std streams) error {
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		kept, err := a.Withdraw(ctx, c.ID, c.Author, c.Reason)
		return told(globals, std, kept, err)
	})
}

type correctListCmd struct {
	archiveFlag
	Moved bool `help:"Only those that do not apply to what is read today, and why."`
}

// Run prints corrections, a line each.
func (c *correctListCmd) Run(std streams) error {
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		if c.Moved {
			moved, err := a.Moved(ctx)
			printMoved(std.out, moved)
			return err
		}
		list, err := a.Corrections(ctx)
		for i := range list {
			fmt.Fprintln(std.out, correctionLine(&list[i]))
		}
		return err
	})
}

func correctionLine(c *correction.Correction) string {
	thing := func(t *correction.Target) string { return short(t.Document) + "/" + t.ID }
	parts := []string{c.Time.Format(time.DateOnly), c.ID, string(c.Verb), thing(&c.Target)}
	if c.Target.Kind == correction.OfDocument {
		parts[3] = short(c.Target.Document)
	}
	if c.Other != nil {
		parts = append(parts, thing(c.Other))
	}
	if c.Field != "" {
		parts = append(parts, c.Field)
	}
	if c.Verb == correction.Change {
		parts = append(parts, string(c.Was), "→", string(c.Value))
	}
	if c.Of != "" {
		parts = append(parts, "of", c.Of)
	}
	parts = append(parts, "by", c.Author)
	if c.Reason != "" {
		parts = append(parts, "“"+c.Reason+"”")
	}
	return printable(strings.Join(parts, " "))
}

// printMoved lists corrections that do not apply, with the reason.
func printMoved(w io.Writer, moved []correction.Moved) {
	for i := range moved {
		fmt.Fprintf(w, "%s: %s\n", correctionLine(&moved[i].Correction), printable(moved[i].Why))
	}
}

type correctExportCmd struct {
	File string `arg:"" optional:"" help:"The file; standard output when none is named."`
	archiveFlag
}

// Run writes all corrections.
func (c *correctExportCmd) Run(std streams) error {
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		list, err := a.Corrections(ctx)
		if err != nil {
			return err
		}
		return withOutput(std, c.File, func(w, _ io.Writer) error { return correction.Write(w, list) })
	})
}

type correctImportCmd struct {
	File string `arg:"" help:"A file that export wrote, or - for standard input."`
	archiveFlag
}

// Run takes corrections in. A faulty line is named and costs no other.
func (c *correctImportCmd) Run(globals *cli, std streams) error {
	in := std.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	list, faults := correction.Decode(in)
	if faults != nil {
		for _, line := range strings.Split(faults.Error(), "\n") {
			fmt.Fprintf(std.err, "chancery: %s: %s\n", c.File, line)
		}
	}
	return c.withArchive(func(ctx context.Context, a *archive.Archive) error {
		n, err := a.Correct(ctx, list...)
		if err != nil {
			return err
		}
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s: %s, %d of them new\n", a.Location(), count(len(list), "correction", "corrections"), n)
		}
		if faults != nil {
			return errSomeFailed
		}
		return nil
	})
}

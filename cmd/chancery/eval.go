package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"chancery/eval"
	"chancery/reader"
	"chancery/record"
)

type evalCmd struct {
	Gold        []string `arg:"" optional:"" name:"gold" help:"Gold records, or folders of them, each beside its story."`
	Task        string   `placeholder:"TASK" help:"Run one reading on a corpus: las, segment, ner, coref, statements, plover, events, dates, actors, places, petrarch, passages."`
	Input       string   `placeholder:"FILE" help:"With --task: the corpus file; - for standard input."`
	Predictions string   `placeholder:"FILE" help:"With --task: write what was predicted, for other scorers to read."`
	dictionariesFlag
	Suite  string `placeholder:"DIR" help:"Run every task on its development files in this folder."`
	Misses bool   `help:"List every difference between gold and what was read."`
	Format string `enum:"table,json" default:"table" help:"table or json."`
}

func (c *evalCmd) Help() string {
	return "Each gold record (NAME.gold.json, or a record's JSON) is compared with what is read from the story " +
		"its \"file\" field names, or NAME.txt beside it. Figures are percentages, summed over all files before dividing."
}

// Run scores records, one task or the suite, whichever was asked for.
func (c *evalCmd) Run(globals *cli, std streams) error {
	switch {
	case c.Task != "" && (len(c.Gold) > 0 || c.Suite != ""), c.Suite != "" && len(c.Gold) > 0:
		return usageError{errors.New("eval: give gold records, or --task, or --suite, not several")}
	case c.Task == "" && (c.Input != "" || c.Predictions != ""):
		return usageError{errors.New("eval: --input and --predictions go with --task")}
	case c.Task != "":
		return c.task(globals, std)
	case c.Suite != "":
		return eval.Suite(c.Suite, func(r *eval.Report) error { return c.print(std, r) })
	case len(c.Gold) == 0:
		return usageError{errors.New("eval: nothing to score: give gold records, --task TASK --input FILE, or --suite DIR")}
	}
	golds, err := eval.LoadGold(c.Gold...)
	if err != nil {
		return err
	}
	dict, _, err := c.load(globals, std)
	if err != nil {
		return err
	}
	r, err := eval.Records(golds, func(data []byte) (*record.Record, error) {
		return reader.Read(data, reader.Options{Dictionaries: dict})
	})
	if err != nil {
		return err
	}
	if !c.Misses {
		r.Misses = nil
	}
	return c.print(std, r)
}

func (c *evalCmd) task(globals *cli, std streams) (err error) {
	t, err := eval.FindTask(c.Task)
	if err != nil {
		return usageError{err}
	}
	dict, faulty, err := c.load(globals, std)
	if err != nil {
		return err
	}
	if dict != nil {
		t = t.With(dict)
	}
	if c.Input == "" {
		return usageError{errors.New("eval: --task needs --input FILE (- for standard input)")}
	}
	var predictions io.Writer
	if c.Predictions != "" {
		f, e := os.Create(c.Predictions)
		if e != nil {
			return e
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		predictions = f
	}
	var r *eval.Report
	if c.Input == "-" {
		if r, err = t.Run(std.in, predictions); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		r.Name = t.Name
	} else if r, err = t.RunFile(c.Input, predictions); err != nil {
		return err
	}
	if !c.Misses {
		r.Misses = nil
	}
	if err := c.print(std, r); err != nil || !faulty {
		return err
	}
	return errSomeFailed
}

func (c *evalCmd) print(std streams, r *eval.Report) error {
	if c.Format == "json" {
		return r.WriteJSON(std.out)
	}
	return errors.Join(r.WriteTable(std.out), r.WriteMisses(std.out))
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"chancery/article"
	"chancery/intake"
	"chancery/reader"
	"chancery/record"
)

// progressFrom is from how many bytes of input a progress bar is worth its
// lines.
const progressFrom = 256 << 10

type readCmd struct {
	Paths        []string          `arg:"" name:"file" help:"What to read: files, folders, patterns, addresses (http, https), or - for standard input."`
	Format       string            `enum:"text,json,jsonl" default:"text" help:"text for people, json (indented) or jsonl (a line each) for programs."`
	Out          string            `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color        string            `enum:"auto,always,never" default:"auto" help:"Colour the text: auto is on terminals only."`
	Field        map[string]string `placeholder:"NAME=KEY" help:"Where JSON and front matter keep a field under a name of their own: title, body, published, updated, publisher, url or language. Dots lead into objects: --field body=doc.text."`
	AllowPrivate bool              `help:"Fetch from addresses of this machine and its own network too."`
	formulaeFlag
	dictionariesFlag
}

func (c *readCmd) Help() string {
	return "Stories may be plain text, web pages (HTML), JSON or Markdown, alone or in feeds (RSS, Atom, JSON Feed), lines or lists of JSON, " +
		"web archives (WARC), ZIP and tar, packed by gzip or zstd or not; what they are is told by their content. The network is used only for " +
		"addresses that are given here; of a feed's address, the pages that its entries lead to are read."
}

// Run reads every story and prints its record, in the order given. An input
// that fails is named on standard error and does not stop the others.
func (c *readCmd) Run(globals *cli, std streams) error {
	if err := article.CheckFields(c.Field); err != nil {
		return usageError{err}
	}
	failed := false
	err := withOutput(std, c.Out, func(w, out io.Writer) (err error) {
		failed, err = c.readInto(w, out, globals, std)
		return err
	})
	if err == nil && failed {
		return errSomeFailed
	}
	return err
}

// readInto prints the records to w and tells whether an input failed.
func (c *readCmd) readInto(w, out io.Writer, globals *cli, std streams) (failed bool, err error) {
	set, err := c.set()
	if err != nil {
		return false, err
	}
	dict, failed, err := c.load(globals, std)
	if err != nil {
		return false, err
	}
	show := c.printer(w, out)
	bar := c.bar(globals, std)
	setAside := 0
	items := intake.Walk(context.Background(), c.Paths, intake.Options{
		Stdin: std.in, Fetch: true, AllowPrivate: c.AllowPrivate, Article: article.Options{Fields: c.Field},
	})
	for result := range readAll(items, reader.Options{Formulae: set, Dictionaries: dict}) {
		switch {
		case errors.Is(result.err, intake.ErrSkipped):
			setAside++
			if globals.Verbose {
				fmt.Fprintf(std.err, "chancery: %s: %v\n", result.Origin, result.err)
			}
		case result.err != nil:
			fmt.Fprintf(std.err, "chancery: %s: %v\n", result.Origin, result.err)
			failed = true
		default:
			if err := show(result.record); err != nil {
				return failed, err
			}
		}
		if bar != nil {
			_ = bar.Set64(result.Consumed)
		}
	}
	if setAside > 0 && !globals.Verbose && !globals.Quiet {
		fmt.Fprintf(std.err, "chancery: set aside what is no document: %d (--verbose names them)\n", setAside)
	}
	return failed, nil
}

func (c *readCmd) printer(w io.Writer, out io.Writer) func(*record.Record) error {
	switch c.Format {
	case "json", "jsonl":
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		if c.Format == "json" {
			enc.SetIndent("", "  ")
		}
		return func(r *record.Record) error { return enc.Encode(r) }
	}
	page := textPage{w: w, color: c.Color == "always" || c.Color == "auto" && isTerminal(out)}
	return page.print
}

// bar shows how much of the input has been read; nil where that is not worth
// its lines or not known.
func (c *readCmd) bar(globals *cli, std streams) *progressbar.ProgressBar {
	if globals.Quiet || !isTerminal(std.err) || (c.Out == "" && isTerminal(std.out)) {
		return nil
	}
	size := intake.Size(c.Paths)
	if size < progressFrom {
		return nil
	}
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(std.err), progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish())
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// readResult is an item with the record read from it, or the error of either.
type readResult struct {
	intake.Item
	record *record.Record
	err    error
}

// readAll reads the items on all cores and yields the results in their order.
// At most a few items and records a core are held at once.
func readAll(items iter.Seq[intake.Item], opt reader.Options) iter.Seq[readResult] {
	return func(yield func(readResult) bool) {
		workers := runtime.GOMAXPROCS(0)
		slots := make(chan chan readResult, 2*workers)
		done := make(chan struct{})
		defer close(done)
		go func() {
			defer close(slots)
			running := make(chan struct{}, workers)
			for item := range items {
				slot := make(chan readResult, 1)
				select {
				case slots <- slot:
				case <-done:
					return
				}
				running <- struct{}{}
				go func() {
					slot <- readOne(item, opt)
					<-running
				}()
			}
		}()
		for slot := range slots {
			if !yield(<-slot) {
				return
			}
		}
	}
}

// readOne reads one item; what it is told by itself takes the place of that in opt.
func readOne(item intake.Item, opt reader.Options) readResult {
	if item.Err != nil {
		return readResult{Item: item, err: item.Err}
	}
	opt.Article = item.Article
	r, err := reader.ReadSafely(item.Data, opt)
	item.Data = nil // done with
	return readResult{Item: item, record: r, err: err}
}

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sort"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"chancery/reader"
	"chancery/record"
)

// progressFrom is the number of files from which a progress bar is worth its
// lines.
const progressFrom = 20

type readCmd struct {
	Paths  []string `arg:"" name:"file" help:"Stories to read: files, folders (their .txt files), or - for standard input."`
	Format string   `enum:"text,json,jsonl" default:"text" help:"text for people, json (indented) or jsonl (a line each) for programs."`
	Out    string   `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color  string   `enum:"auto,always,never" default:"auto" help:"Colour the text: auto is on terminals only."`
}

// Run reads every input and prints its record, in the order given. An input
// that fails is named on standard error and does not stop the others.
func (c *readCmd) Run(globals *cli, std streams) (err error) {
	paths, failed := c.expand(std)
	out := std.out
	if c.Out != "" {
		f, err := os.Create(c.Out)
		if err != nil {
			return fmt.Errorf("cannot write the output: %w", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	w := bufio.NewWriter(out)
	defer func() { err = errors.Join(err, w.Flush()) }()

	show := c.printer(w, out)
	bar := c.bar(globals, std, len(paths))
	for result := range readAll(paths, std.in) {
		if result.err != nil {
			fmt.Fprintf(std.err, "chancery: %s: %v\n", result.path, result.err)
			failed = true
		} else if err := show(result.record); err != nil {
			return err
		}
		if bar != nil {
			_ = bar.Add(1)
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

// expand turns folders into the stories they hold, in the order of their
// names.
func (c *readCmd) expand(std streams) (paths []string, failed bool) {
	for _, p := range c.Paths {
		info, err := os.Stat(p)
		if p == "-" || err != nil || !info.IsDir() {
			paths = append(paths, p) // a missing file is reported when it is read
			continue
		}
		found, err := filepath.Glob(filepath.Join(p, "*.txt"))
		if err != nil || len(found) == 0 {
			fmt.Fprintf(std.err, "chancery: %s: the folder holds no .txt files; name the stories themselves\n", p)
			failed = true
			continue
		}
		sort.Strings(found)
		paths = append(paths, found...)
	}
	return paths, failed
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

func (c *readCmd) bar(globals *cli, std streams, n int) *progressbar.ProgressBar {
	if globals.Quiet || n < progressFrom || !isTerminal(std.err) || (c.Out == "" && isTerminal(std.out)) {
		return nil
	}
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(std.err), progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("stories"), progressbar.OptionClearOnFinish())
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

type readResult struct {
	path   string
	record *record.Record
	err    error
}

// readAll reads the inputs on all cores and yields the results in the order of
// paths. At most a few records a core are held at once.
func readAll(paths []string, stdin io.Reader) func(yield func(readResult) bool) {
	return func(yield func(readResult) bool) {
		workers := min(runtime.GOMAXPROCS(0), len(paths))
		slots := make(chan chan readResult, 2*workers)
		done := make(chan struct{})
		defer close(done)
		go func() {
			defer close(slots)
			running := make(chan struct{}, max(workers, 1))
			for _, p := range paths {
				slot := make(chan readResult, 1)
				select {
				case slots <- slot:
				case <-done:
					return
				}
				running <- struct{}{}
				go func() {
					slot <- readOne(p, stdin)
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

// maxInput bounds what is taken from one input, so that a path such as
// /dev/zero ends in a message and not in all of memory.
const maxInput = 256 << 20

// readOne reads one input. A fault of the program itself costs that input and
// is named like any other failure, so that the rest of a batch is done.
func readOne(path string, stdin io.Reader) (result readResult) {
	defer func() {
		if fault := recover(); fault != nil {
			result = readResult{path: path, err: fmt.Errorf("a fault of the program, please report it with the text: %v\n%s", fault, debug.Stack())}
		}
	}()
	data, err := slurp(path, stdin)
	if err != nil {
		return readResult{path: path, err: err}
	}
	r, err := reader.Read(data, reader.Options{})
	return readResult{path: path, record: r, err: err}
}

func slurp(path string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			var pe *os.PathError
			if errors.As(err, &pe) {
				err = pe.Err // the path is named by the caller
			}
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxInput {
		return nil, fmt.Errorf("more than %d MB; split it into stories", maxInput>>20)
	}
	return data, nil
}

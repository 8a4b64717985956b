// Command chancery reads the news of diplomacy and keeps the record. Each verb
// is one file here; the work is done in the packages.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// Exit codes of every verb.
const (
	exitDone   = 0
	exitFailed = 1 // some inputs failed, each named on standard error
	exitUsage  = 2
)

const description = `Chancery reads wire stories, readouts and press statements and prints the record: ` +
	`who met whom, in which office, when, where and how; who said, asked, offered, promised or refused what to whom. ` +
	`Every field shows the words that prove it. It works offline.`

// cli is the command line: one field a verb.
type cli struct {
	Quiet   bool `short:"q" help:"Print results and errors only."`
	Verbose bool `short:"v" help:"Tell on standard error what is being done."`

	Read       readCmd       `cmd:"" help:"Read stories and print their records; keeps nothing."`
	Add        addCmd        `cmd:"" help:"Read stories and keep them in an archive."`
	Work       workCmd       `cmd:"" help:"Read and keep what add --queue has sent; any number of workers share a queue."`
	Queue      queueCmd      `cmd:"" help:"See how a queue stands; send its dead letters again or drop them."`
	Search     searchCmd     `cmd:"" help:"Find documents of the archive by their words."`
	Encounters encountersCmd `cmd:"" help:"List who met whom."`
	Statements statementsCmd `cmd:"" help:"List who said what to whom."`
	Actors     actorsCmd     `cmd:"" help:"List people, countries and organizations."`
	Export     exportCmd     `cmd:"" help:"Write encounters, statements, events or actors for other tools: CSV, Parquet, PLOVER, GDELT…"`
	Formulae   formulaeCmd   `cmd:"" help:"Follow set phrases: ledger, alerts, discovery."`
	Tenures    tenuresCmd    `cmd:"" help:"List who held which office when, or enter it."`
	Versions   versionsCmd   `cmd:"" help:"List the texts that stood at an address, and what changed."`
	Correct    correctCmd    `cmd:"" help:"Rule on what was read: confirm, reject, change, split, join."`
	Compare    compareCmd    `cmd:"" help:"Lay the accounts of one encounter beside one another: shared, omitted, reworded, contradicted."`
	Serve      serveCmd      `cmd:"" help:"Open the archive in a browser."`
	Mcp        mcpCmd        `cmd:"" help:"Answer a program by the Model Context Protocol on standard input and output."`
	Verify     verifyCmd     `cmd:"" help:"Check an archive: every hash, every span, every list."`
	Backup     backupCmd     `cmd:"" help:"Copy the archive while it is in use."`
	Copy       copyCmd       `cmd:"" help:"Copy an archive into another one: from a file to PostgreSQL and back."`
	Reread     rereadCmd     `cmd:"" help:"Read kept documents again with this version of the program."`
	Parse      parseCmd      `cmd:"" help:"Print the words, tags, trees and names of a text (CoNLL-U)."`
	Eval       evalCmd       `cmd:"" help:"Score records against gold records, or one reading on a corpus."`
	Version    versionCmd    `cmd:"" help:"Print the versions of the program, the record's schema and the model."`
}

// streams are where a verb reads and writes; tests give their own.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errSomeFailed tells that the failures have been named already.
var errSomeFailed = errors.New("some inputs failed")

// usageError is a wrong use found after the flags were parsed.
type usageError struct{ error }

// memoryGoal is, in bytes, where the collector starts to work harder: a laptop
// should not notice a 50 MB input. GOMEMLIMIT overrules it.
const memoryGoal = 600 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// newParser is a parser of command lines into c; exit is called with --help.
func newParser(c *cli, std streams, exit func(int)) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("chancery"),
		kong.Description(description),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Writers(std.out, std.err),
		kong.Exit(exit),
		kong.Bind(c, std),
	)
}

// run carries out one command line and returns its exit code.
func run(args []string, std streams) int {
	var c cli
	code := -1
	parser, err := newParser(&c, std, func(n int) { code = n })
	if err != nil {
		fmt.Fprintln(std.err, "chancery:", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	if code >= 0 { // --help has printed and is done
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "chancery: %v\ntry: chancery --help\n", err)
		return exitUsage
	}
	err = ctx.Run(&c, std)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSomeFailed):
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintln(std.err, "chancery:", err)
		return exitUsage
	}
	fmt.Fprintln(std.err, "chancery:", err)
	return exitFailed
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"

	"chancery/archive"
	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/intake"
	"chancery/reader"
)

type compareCmd struct {
	Paths       []string `arg:"" optional:"" name:"account" help:"Accounts of one encounter, two or more: files, addresses, or ids of documents in the archive."`
	Encounter   string   `placeholder:"ID" help:"Compare the reports of this encounter of the archive: a dossier's id, or a report's (document/e1)."`
	AgainstLast bool     `help:"With --encounter: tell what is new and what is gone against the last encounter of the same pair at a similar level."`
	archiveFlag
	Format string `enum:"text,json" default:"text" help:"text for people, json for programs."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color  string `enum:"auto,always,never" default:"auto" help:"Colour the text: auto is on terminals only."`
}

// Help is the longer text of --help.
func (compareCmd) Help() string {
	return `Lays what each side published beside the others': what all say, what one leaves out, what is put in other words, what is ascribed to a side that does not confirm it, what is contradicted; order and share of topics, length, tone, who is named, who asked for the meeting. Each line has its words and their offsets in code points.

  chancery compare china.txt usa.txt
  chancery compare 3f2a9c81 b07d44e2
  chancery compare --encounter d9ef5c5c9bbc0
  chancery compare --encounter d9ef5c5c9bbc0 --against-last`
}

// comparison is what the verb prints: reports beside one another or, where change
// is set, one encounter against the last.
type comparison struct {
	*compare.Comparison
	Left   []string `json:"left,omitempty"` // reports of no side, "document/e1"
	change *compare.Change
}

// Run reads the accounts and prints what they share, omit and contradict.
func (c *compareCmd) Run(_ *cli, std streams) error {
	switch {
	case c.Encounter != "" && len(c.Paths) > 0:
		return usageError{errors.New("compare takes either accounts or --encounter")}
	case c.AgainstLast && c.Encounter == "":
		return usageError{errors.New("--against-last needs --encounter ID")}
	case c.Encounter != "":
		return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
			return c.encounter(ctx, a, std)
		})
	case len(c.Paths) < 2:
		return usageError{errors.New("compare needs two accounts or more (chancery compare A.txt B.txt), or --encounter ID")}
	}
	accounts, err := c.accounts(std)
	if err != nil {
		return err
	}
	found, err := compare.Compare(accounts)
	if err != nil {
		return err
	}
	return c.print(std, accounts, comparison{Comparison: found})
}

// encounter compares the reports of a dossier, or the dossier with the last one.
func (c *compareCmd) encounter(ctx context.Context, a *archive.Archive, std streams) error {
	now, err := fromarchive.Encounter(ctx, a, c.Encounter)
	if err != nil {
		return err
	}
	if c.AgainstLast {
		last, err := fromarchive.Last(ctx, a, now)
		if err != nil {
			return fmt.Errorf("encounter %s: %w", c.Encounter, err)
		}
		change, err := compare.Against(now.Accounts, last.Accounts)
		if err != nil {
			return err
		}
		return c.print(std, append(now.Accounts, last.Accounts...), comparison{change: change})
	}
	if len(now.Accounts) < 2 {
		return fmt.Errorf("encounter %s: one side alone reports it; with --against-last it is compared with the pair's last encounter", c.Encounter)
	}
	found, err := compare.Compare(now.Accounts)
	if err != nil {
		return err
	}
	return c.print(std, now.Accounts, comparison{Comparison: found, Left: now.Left})
}

func (c *compareCmd) print(std streams, accounts []compare.Account, found comparison) error {
	return withOutput(std, c.Out, func(w, out io.Writer) error {
		if c.Format == "json" {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if found.change != nil {
				return enc.Encode(found.change)
			}
			return enc.Encode(found)
		}
		page := comparePage{
			textPage: textPage{w: w, color: c.Color == "always" || c.Color == "auto" && isTerminal(out)},
			names:    actorNames(accounts),
		}
		if found.change != nil {
			return page.change(found.change)
		}
		return page.print(found.Comparison, found.Left)
	})
}

// archived is what the id of a document, or an unmistakable beginning of it, looks
// like.
var archived = regexp.MustCompile(`^[0-9a-f]{6,64}$`)

// accounts reads the inputs; one that fails is named, and there is no comparison.
// What is no file and looks like an id is a document of the archive.
func (c *compareCmd) accounts(std streams) (out []compare.Account, err error) {
	for _, path := range c.Paths {
		if _, missing := os.Stat(path); missing != nil && archived.MatchString(path) {
			err := c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
				list, err := fromarchive.Documents(ctx, a, path)
				out = append(out, list...)
				return err
			})
			if err != nil {
				return nil, err
			}
			continue
		}
		for result := range readAll(intake.Walk(context.Background(), []string{path}, intake.Options{Stdin: std.in, Fetch: true}), reader.Options{}) {
			if result.err != nil {
				fmt.Fprintf(std.err, "chancery: %s: %v\n", result.Origin, result.err)
				return nil, errSomeFailed
			}
			out = append(out, compare.Account{Record: result.record})
		}
	}
	for i := range out {
		out[i].Name = compare.Letter(i)
	}
	if len(out) < 2 {
		return nil, compare.ErrOne
	}
	return out, nil
}

// actorNames maps the actors of each document to what they are called there.
func actorNames(accounts []compare.Account) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, a := range accounts {
		for _, r := range append([]compare.Report{{Record: a.Record}}, a.Also...) {
			names := map[string]string{}
			for _, actor := range r.Record.Actors {
				names[actor.ID] = actor.Name
			}
			out[r.Record.Document.ID] = names
		}
	}
	return out
}

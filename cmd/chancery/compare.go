package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"chancery/compare"
	"chancery/intake"
)

type compareCmd struct {
	Paths  []string `arg:"" name:"file" help:"Accounts of one encounter, two or more: readouts, releases, stories."`
	Format string   `enum:"text,json" default:"text" help:"text for people, json for programs."`
	Out    string   `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color  string   `enum:"auto,always,never" default:"auto" help:"Colour the text: auto is on terminals only."`
}

// Run reads the accounts and prints what they share, omit and contradict.
func (c *compareCmd) Run(_ *cli, std streams) (err error) {
	if len(c.Paths) < 2 {
		return usageError{errors.New("compare needs two accounts or more: chancery compare A.txt B.txt")}
	}
	accounts, err := c.accounts(std)
	if err != nil {
		return err
	}
	found, err := compare.Compare(accounts)
	if err != nil {
		return err
	}
	return withOutput(std, c.Out, func(w, out io.Writer) error {
		if c.Format == "json" {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(found)
		}
		page := comparePage{textPage: textPage{w: w, color: c.Color == "always" || c.Color == "auto" && isTerminal(out)}, names: actorNames(accounts)}
		return page.print(found)
	})
}

// accounts reads the inputs; one that fails is named, and there is no comparison.
func (c *compareCmd) accounts(std streams) (out []compare.Account, err error) {
	for result := range readAll(intake.Walk(context.Background(), c.Paths, intake.Options{Stdin: std.in, Fetch: true})) {
		if result.err != nil {
			fmt.Fprintf(std.err, "chancery: %s: %v\n", result.Origin, result.err)
			return nil, errSomeFailed
		}
		name := fmt.Sprint(len(out) + 1)
		if len(out) < 26 {
			name = string(rune('A' + len(out)))
		}
		out = append(out, compare.Account{Name: name, Record: result.record})
	}
	return out, nil
}

// actorNames maps the actors of each account to what they are called there.
func actorNames(accounts []compare.Account) []map[string]string {
	out := make([]map[string]string, len(accounts))
	for i, a := range accounts {
		out[i] = map[string]string{}
		for _, actor := range a.Record.Actors {
			out[i][actor.ID] = actor.Name
		}
	}
	return out
}

// comparePage prints a comparison for people.
type comparePage struct {
	textPage
	names []map[string]string
}

// classTitles are the headings, in the order in which analysts ask.
var classTitles = []struct {
	class compare.Class
	title string
}{
	{compare.Contradicted, "Contradicted"},
	{compare.Unconfirmed, "Ascribed to another side, whose own account lacks it"},
	{compare.Both, "In both"},
	{compare.Reworded, "In both, in other words"},
	{compare.Only, "In one account only"},
}

func (p *comparePage) print(c *compare.Comparison) error {
	for i := range c.Accounts {
		p.account(&c.Accounts[i])
	}
	counts := c.Counts()
	for _, t := range classTitles {
		if counts[t.class] == 0 {
			continue
		}
		p.heading(fmt.Sprintf("%s (%d)", t.title, counts[t.class]))
		for i := range c.Propositions {
			if c.Propositions[i].Class == t.class {
				p.proposition(c, &c.Propositions[i])
			}
		}
	}
	return p.err
}

func (p *comparePage) account(s *compare.Side) {
	p.line("%s  %s  %s", p.style(styleBold, s.Name), cmp.Or(printable(s.Publisher), "publisher not told"),
		p.style(styleDim, fmt.Sprintf("%s · %d words, %d clauses", cmp.Or(s.Country, "side not told"), s.Words, s.Clauses)))
	for _, t := range s.Tones {
		p.line("     tone: %s, %s", t.Name, p.quote(t.Evidence))
	}
	if s.Asked != nil {
		p.line("     asked for by %s: %s", cmp.Or(s.Asked.By, "(not resolved)"), p.quote(s.Asked.Evidence))
	}
	topics := ""
	for i, t := range s.Topics {
		if i == 6 {
			break
		}
		if i > 0 {
			topics += ", "
		}
		topics += fmt.Sprintf("%s %.0f%%", t.Topic, 100*t.Share)
	}
	if topics != "" {
		p.line("     topics: %s", topics)
	}
}

func (p *comparePage) proposition(c *compare.Comparison, q *compare.Proposition) {
	for i, cl := range q.Clauses {
		mark := "  "
		if i == 0 {
			mark = "· "
		}
		p.line("  %s%s  %s %s %s", mark, p.style(styleBold, c.Accounts[cl.Account].Name),
			cmp.Or(p.names[cl.Account][cl.Speaker], "(not resolved)"), p.style(styleGreen, cmp.Or(cl.Act, "says")), p.quote(cl.Evidence))
		if q.Class == compare.Reworded && len(cl.Differ) > 0 {
			words := ""
			for k, d := range cl.Differ {
				if k > 0 {
					words += ", "
				}
				words += printable(d.Exact)
			}
			p.line("       %s", p.style(styleDim, "only here: "+words))
		}
	}
}

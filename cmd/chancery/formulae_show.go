package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/export"
	"chancery/formula"
)

type formulaeShowCmd struct {
	Phrase string `arg:"" help:"The phrase: its words, those of a variant, or words of it that no other used phrase has."`
	Uses   int    `default:"10" help:"How many of the newest uses to show."`
	archiveFlag
	formulaeFlag
	filterFlags `embed:"" prefix:""`
	Format      string `enum:"table,json,jsonl,csv" default:"table" help:"table for people; json, jsonl (one line) or csv (a count a line) for programs."`
	Out         string `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color       string `enum:"auto,always,never" default:"auto" help:"Colour the text: auto is on terminals only."`
}

// shownLedger is a ledger with what the lists say of the phrase.
type shownLedger struct {
	*archive.FormulaLedger
	Listed *formula.Entry `json:"listed"` // null when no list has it any more
}

// Run prints the ledger.
func (c *formulaeShowCmd) Run(_ *cli, std streams) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	lists, err := c.set()
	if err != nil {
		return err
	}
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		l, err := a.Formula(ctx, c.Phrase, filter, c.Uses)
		if err != nil {
			return wrongUse(err)
		}
		shown := shownLedger{FormulaLedger: l}
		if e, _, ok := lists.Find(l.Formula); ok {
			shown.Listed = &e
		}
		return withOutput(std, c.Out, func(w, out io.Writer) error {
			switch c.Format {
			case "json":
				return encoder(w).Encode(shown)
			case "jsonl":
				return export.NewLines[shownLedger](w).Add([]shownLedger{shown})
			case "csv":
				return ledgerSheet(w, l)
			}
			p := textPage{w: w, color: c.Color == "always" || c.Color == "auto" && isTerminal(out)}
			return p.ledger(&shown)
		})
	})
}

// counted is a line of a ledger as CSV.
type counted struct{ by, value, name, documents, of, first, last string }

func ledgerSheet(w io.Writer, l *archive.FormulaLedger) error {
	column := func(title string, value func(*counted) string) export.Column[counted] {
		return export.Column[counted]{Title: title, Value: value}
	}
	s := export.NewSheet(w, []export.Column[counted]{
		column("by", func(c *counted) string { return c.by }),
		column("value", func(c *counted) string { return c.value }),
		column("name", func(c *counted) string { return c.name }),
		column("documents", func(c *counted) string { return c.documents }),
		column("of", func(c *counted) string { return c.of }),
		column("first", func(c *counted) string { return c.first }),
		column("last", func(c *counted) string { return c.last }),
	})
	var rows []counted
	for _, m := range l.Months {
		rows = append(rows, counted{by: "month", value: m.Month, name: m.Month, documents: strconv.Itoa(m.Documents), of: strconv.Itoa(m.Of)})
	}
	for _, d := range dimensions(l) {
		for _, s := range d.list {
			rows = append(rows, counted{d.name, s.Value, s.Name, strconv.Itoa(s.Documents), "", s.First, s.Last})
		}
	}
	for _, v := range l.Variants {
		words := cmp.Or(v.Variant, l.Formula)
		rows = append(rows, counted{"variant", words, words, strconv.Itoa(v.Documents), "", v.First, v.Last})
	}
	if err := s.Add(rows); err != nil {
		return err
	}
	return s.Flush()
}

type dimension struct {
	name string
	list []archive.FormulaShare
}

func dimensions(l *archive.FormulaLedger) []dimension {
	return []dimension{
		{"speaker", l.Speakers},
		{"country", l.Countries},
		{"counterpart", l.Counterparts},
		{"level", l.Levels},
		{"place", l.Places},
	}
}

// shownShares is how many values of a dimension a page shows.
const shownShares = 8

func (p *textPage) ledger(l *shownLedger) error {
	p.line("%s", p.style(styleBold, printable(l.Formula)))
	if e := l.Listed; e != nil {
		about := printable(e.Meaning)
		if len(e.Users) > 0 {
			about += fmt.Sprintf(" (%s", strings.Join(e.Users, ", "))
			if e.Since > 0 {
				about += fmt.Sprintf(", since %d", e.Since)
			}
			about += ")"
		}
		p.line("%s", p.style(styleDim, strings.TrimSpace(about)))
	}
	p.line("%s, %s; %.1f per hundred documents since its first use", count(l.Documents, "document", "documents"), count(l.Uses, "use", "uses"), l.Rate)
	if l.Documents == 0 {
		return p.err
	}
	p.line("first %s, last %s", cmp.Or(l.First, "on no day told"), cmp.Or(l.Last, "on no day told"))
	p.heading("By month")
	for _, m := range l.Months[max(0, len(l.Months)-24):] {
		p.line("  %s  %4d of %-5d %6.1f %s", m.Month, m.Documents, m.Of, m.Rate, p.style(styleBlue, strings.Repeat("█", int(m.Rate/4+0.99))))
	}
	for _, d := range dimensions(l.FormulaLedger) {
		if len(d.list) > 0 {
			p.heading("By " + d.name)
		}
		for _, s := range d.list[:min(shownShares, len(d.list))] {
			p.line("  %5d  %s  %s", s.Documents, p.style(styleGreen, printable(s.Name)), p.style(styleDim, strings.TrimSpace(s.First+" – "+s.Last)))
		}
		if more := len(d.list) - shownShares; more > 0 {
			p.line("         and %d more", more)
		}
	}
	p.heading("Wordings")
	for _, v := range l.Variants {
		p.line("  %5d  %s%s  %s", v.Documents, printable(cmp.Or(v.Variant, l.Formula)), p.changed(v.Gone, v.Came), p.style(styleDim, v.First+" – "+v.Last))
	}
	if len(l.Newest) > 0 {
		p.heading("Newest uses")
	}
	for i := range l.Newest {
		u := &l.Newest[i]
		p.line("  %s  %s  %s", cmp.Or(u.Day, "no day"), p.style(styleGreen, cmp.Or(export.Party(u.Speaker, nil), "(the text)")), p.style(styleBlue, shortItem(cmp.Or(u.Statement, u.Document.ID+"/"))))
		p.line("      %s", p.quote(u.Sentence))
	}
	return p.err
}

// changed writes the words that a wording lacks and has: " (−steady +sound)".
func (p *textPage) changed(gone, came []string) string {
	if len(gone)+len(came) == 0 {
		return ""
	}
	var out []string
	for _, w := range gone {
		out = append(out, "−"+printable(w))
	}
	for _, w := range came {
		out = append(out, "+"+printable(w))
	}
	return " (" + strings.Join(out, " ") + ")"
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"chancery/archive"
	"chancery/export"
)

// listFlags are how a list is printed and which part of it.
type listFlags struct {
	archiveFlag
	filterFlags
	Format string `enum:"table,json,jsonl,csv" default:"table" help:"table for people; json (a page), jsonl (an item a line) or csv for programs."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
	Color  string `enum:"auto,always,never" default:"auto" help:"Colour the table: auto is on terminals only."`
	Limit  int    `default:"20" help:"How many items; 0 for all."`
	Oldest bool   `help:"The oldest first; what has no date comes last either way."`
	After  string `placeholder:"CURSOR" help:"Go on behind the page that ended with this cursor."`
}

// column is one of a table or of CSV.
type column[T any] struct {
	title string
	value func(T) string
	// wide columns share what room the others leave; others keep their width.
	wide bool
	// in is the formats it stands in: "" for both, else "table" or "csv".
	in string
}

// list is a list of the archive: how a page of it is fetched and what of an item
// is shown.
type list[T any] struct {
	fetch   func(context.Context, *archive.Archive, archive.Filter) (archive.Page[T], error)
	columns func(style painter) []column[T]
	empty   string // what to say when there is nothing
	// text and sheet, where set, print what does not fit a table of columns.
	text  func(w io.Writer, style painter) printer[T]
	sheet func(w io.Writer) printer[T]
}

// print fetches what was asked for and prints it. An empty list is no failure.
func (l list[T]) print(c *listFlags, globals *cli, std streams) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	filter.After, filter.Oldest = c.After, c.Oldest
	return c.with(archive.Options{ReadOnly: true}, func(ctx context.Context, a *archive.Archive) error {
		return withOutput(std, c.Out, func(w, out io.Writer) error {
			p := l.printer(c, w, out)
			fetch := func(ctx context.Context, f archive.Filter) (archive.Page[T], error) { return l.fetch(ctx, a, f) }
			next, n, err := export.Pages(ctx, fetch, filter, c.Limit, p.page)
			if err = errors.Join(wrongUse(err), p.end(next)); err != nil || globals.Quiet {
				return err
			}
			switch {
			case n == 0 && c.Format == "table":
				fmt.Fprintf(std.err, "chancery: %s\n", l.empty)
			case next != "" && c.Format != "json":
				fmt.Fprintf(std.err, "chancery: there is more; go on with --after %s\n", next)
			}
			return nil
		})
	})
}

// printer is a format: it takes pages, and the cursor at the end.
type printer[T any] struct {
	page func([]T) error
	end  func(next string) error
}

func (l list[T]) printer(c *listFlags, w io.Writer, out io.Writer) printer[T] {
	nothing := func(string) error { return nil }
	switch c.Format {
	case "json":
		all := archive.Page[T]{Items: []T{}}
		return printer[T]{
			func(items []T) error { all.Items = append(all.Items, items...); return nil },
			func(next string) error { all.Next = next; return encoder(w).Encode(all) },
		}
	case "jsonl":
		return printer[T]{export.NewLines[T](w).Add, nothing}
	case "csv":
		if l.sheet != nil {
			return l.sheet(w)
		}
		return l.csv(w)
	}
	style := painter(c.Color == "always" || c.Color == "auto" && isTerminal(out))
	if l.text != nil {
		return l.text(w, style)
	}
	return l.table(w, style, width(out))
}

func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc
}

func (l list[T]) csv(w io.Writer) printer[T] {
	var columns []export.Column[T]
	for _, c := range pick(l.columns(false), "csv") {
		columns = append(columns, export.Column[T]{Title: c.title, Value: func(item *T) string { return c.value(*item) }})
	}
	s := export.NewSheet(w, columns)
	return printer[T]{s.Add, func(string) error { return s.Flush() }}
}

// sheet makes the columns of an export those of CSV.
func sheet[T any](columns []export.Column[T]) []column[T] {
	out := make([]column[T], len(columns))
	for i, c := range columns {
		out[i] = column[T]{title: c.Title, value: func(item T) string { return c.Value(&item) }, in: "csv"}
	}
	return out
}

func pick[T any](columns []column[T], format string) []column[T] {
	var out []column[T]
	for _, c := range columns {
		if c.in == "" || c.in == format {
			out = append(out, c)
		}
	}
	return out
}

// table gathers all rows, since the widths depend on all.
func (l list[T]) table(w io.Writer, style painter, width int) printer[T] {
	columns := pick(l.columns(style), "table")
	var rows [][]string
	return printer[T]{func(items []T) error {
		for _, it := range items {
			row := make([]string, len(columns))
			for i, c := range columns {
				row[i] = c.value(it)
			}
			rows = append(rows, row)
		}
		return nil
	}, func(string) error {
		if len(rows) == 0 {
			return nil
		}
		_, err := fmt.Fprintln(w, render(columns, rows, style, width))
		return err
	}}
}

// gap is what a table puts between two columns.
const gap = 2

// render draws a table that fits the width: what the narrow columns leave is
// shared by the wide ones, whose words are wrapped.
func render[T any](columns []column[T], rows [][]string, style painter, width int) string {
	t := table.NewWriter()
	room, wide := width, 0
	for i, c := range columns {
		if c.wide {
			wide++
			room -= gap
			continue
		}
		most := text.StringWidthWithoutEscSequences(c.title)
		for _, r := range rows {
			most = max(most, text.StringWidthWithoutEscSequences(r[i]))
		}
		room -= most + gap
	}
	var configs []table.ColumnConfig
	head := table.Row{}
	for i, c := range columns {
		config := table.ColumnConfig{Number: i + 1}
		if c.wide {
			config.WidthMax = max(room/wide, 16)
			config.WidthMaxEnforcer = text.WrapSoft
		}
		configs = append(configs, config)
		head = append(head, style.paint(styleBold, strings.ToUpper(c.title)))
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(head)
	for _, r := range rows {
		row := table.Row{}
		for _, cell := range r {
			row = append(row, cell)
		}
		t.AppendRow(row)
	}
	s := table.StyleLight
	s.Options = table.Options{SeparateHeader: true}
	s.Box.PaddingLeft, s.Box.PaddingRight = "", strings.Repeat(" ", gap)
	s.Format.Header = text.FormatDefault
	t.SetStyle(s)
	t.SuppressTrailingSpaces()
	return t.Render()
}

// width is that of the terminal, else of COLUMNS, else one that a page holds.
func width(out any) int {
	if f, ok := out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w >= 40 {
		return w
	}
	return 120
}

// painter colours, or does not.
type painter bool

func (p painter) paint(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// green paints names.
func (p painter) green(s string) string { return p.paint(styleGreen, s) }

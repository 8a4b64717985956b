package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"chancery/formula"
)

// review asks about candidates, one key each, and keeps what is decided.
type review struct {
	file string
	set  *formula.Set
	in   *bufio.Reader
	tty  int // the terminal that keys come from, -1 when they come from elsewhere
	textPage

	accepted, variants, rejected, skipped int
}

func newReview(file string, set *formula.Set, std streams) *review {
	r := &review{file: file, set: set, in: bufio.NewReader(std.in), tty: -1}
	r.w, r.color = std.out, isTerminal(std.out)
	if f, ok := std.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		r.tty = int(f.Fd())
	}
	return r
}

// all asks about each candidate until there are no more or the user quits.
func (r *review) all(list []offered) error {
	for i := range list {
		r.show(i+1, len(list), &list[i])
		more, err := r.one(&list[i])
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	r.line("%d accepted, %d as variants, %d rejected, %d skipped; kept in %s", r.accepted, r.variants, r.rejected, r.skipped, r.file)
	if r.accepted+r.variants > 0 {
		r.line("bring the ledger up to date: chancery formulae rescan --formulae %s", r.file)
	}
	return r.err
}

func (r *review) show(n, of int, o *offered) {
	r.line("%s  %s", r.style(styleBold, printable(o.Phrase)), r.style(styleDim, fmt.Sprintf("%d of %d", n, of)))
	r.line("  %s in %s, %s (%s); sticky %.1f, edges %.1f/%.1f", count(o.Count, "place", "places"),
		count(o.Candidate.Documents, "document", "documents"), count(o.Candidate.Speakers, "speaker", "speakers"),
		strings.Join(o.Countries[:min(4, len(o.Countries))], " "), o.Sticky, o.Left, o.Right)
	r.line("  “%s”  %s", printable(o.Content), r.style(styleBlue, shortItem(o.Statement)))
	if o.VariantOf != "" {
		r.line("  much like “%s”", printable(o.VariantOf))
	}
}

// one asks about a candidate; more is false when the user quits.
func (r *review) one(o *offered) (more bool, err error) {
	for {
		if r.ask("[a]ccept, [v]ariant of…, [r]eject, [s]kip, [q]uit: "); r.err != nil {
			return false, r.err
		}
		key, err := r.key()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		r.line("%c", key)
		switch key {
		case 'a':
			r.accepted++
			return true, formula.Accept(r.file, o.Phrase, o.Countries[:min(4, len(o.Countries))])
		case 'v':
			if done, err := r.variant(o); done || err != nil {
				return true, err
			}
		case 'r':
			r.rejected++
			return true, formula.Reject(r.file, o.Phrase)
		case 's':
			r.skipped++
			return true, nil
		case 'q':
			return false, nil
		}
	}
}

// variant asks which formula the phrase is a wording of.
func (r *review) variant(o *offered) (bool, error) {
	if o.VariantOf != "" {
		r.ask("variant of (return for “%s”): ", printable(o.VariantOf))
	} else {
		r.ask("variant of: ")
	}
	line, err := r.in.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	name := strings.TrimSpace(line)
	if name == "" {
		name = o.VariantOf
	}
	e, _, ok := r.set.Find(name)
	if !ok {
		r.line("no list has “%s”", printable(name))
		return false, nil
	}
	r.variants++
	return true, formula.AcceptVariant(r.file, e.Formula, o.Phrase)
}

// ask prints a question and stays on its line.
func (r *review) ask(format string, args ...any) {
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.w, "  "+format, args...)
	}
}

const interrupt = 3 // what Ctrl-C is while a terminal gives single keys

// key reads one key: at once from a terminal, else the next sign that is no space.
func (r *review) key() (rune, error) {
	if r.tty >= 0 {
		state, err := term.MakeRaw(r.tty)
		if err != nil {
			return 0, err
		}
		defer func() { _ = term.Restore(r.tty, state) }()
	}
	for {
		key, _, err := r.in.ReadRune()
		if err != nil {
			return 0, err
		}
		if key == interrupt {
			return 'q', nil
		}
		if key > ' ' {
			return key, nil
		}
	}
}

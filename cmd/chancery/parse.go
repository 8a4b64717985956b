package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"chancery/record"
	"chancery/syntax"
)

type parseCmd struct {
	Paths  []string `arg:"" name:"file" help:"Plain text to analyse, or - for standard input."`
	Format string   `enum:"conllu,tree,json" default:"conllu" help:"conllu, a tree drawn for the eye, or json."`
	Out    string   `short:"o" placeholder:"FILE" help:"Write to FILE, not to standard output."`
}

func (c *parseCmd) Help() string {
	return "Prints sentences, words, lemmas, tags, Universal Dependencies trees and names. Offsets (TokenRange in CoNLL-U, " +
		"start and end in JSON) count code points of the file from 0, end exclusive. A blank line ends a paragraph; the text is " +
		"taken as it is, without looking for titles or datelines as read does."
}

// Run analyses every input and prints the analyses in the order given. An input
// that fails is named on standard error and does not stop the others.
func (c *parseCmd) Run(std streams) (err error) {
	out := std.out
	if c.Out != "" {
		f, e := os.Create(c.Out)
		if e != nil {
			return fmt.Errorf("cannot write the output: %w", e)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	w := bufio.NewWriter(out)
	defer func() { err = errors.Join(err, w.Flush()) }()
	if err := syntax.Ready(); err != nil {
		return err
	}
	failed := false
	for _, path := range c.Paths {
		text, e := parseInput(path, std.in)
		if e != nil {
			fmt.Fprintf(std.err, "chancery: %s: %v\n", path, e)
			failed = true
			continue
		}
		if e := c.print(w, text); e != nil {
			return e
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

// maxInput bounds what is taken from one input, so that a path such as
// /dev/zero ends in a message and not in all of memory.
const maxInput = 256 << 20

// slurp reads an input whole, whatever it holds.
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

func parseInput(path string, stdin io.Reader) (*syntax.Text, error) {
	data, err := slurp(path, stdin)
	if err != nil {
		return nil, err
	}
	return syntax.Parse(string(data)), nil
}

func (c *parseCmd) print(w io.Writer, text *syntax.Text) error {
	switch c.Format {
	case "tree":
		for i := range text.Sentences() {
			if err := drawTree(w, text, text.Sentence(i)); err != nil {
				return err
			}
		}
		return nil
	case "json":
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(parsedText(text))
	}
	return text.WriteCoNLLU(w)
}

// parsed is the JSON form of an analysis.
type parsed struct {
	Sentences []parsedSentence `json:"sentences"`
}

type parsedSentence struct {
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Text   string        `json:"text"`
	Tokens []parsedToken `json:"tokens"`
	Names  []parsedName  `json:"names"`
}

type parsedToken struct {
	ID    int    `json:"id"` // in the sentence, from 1
	Start int    `json:"start"`
	End   int    `json:"end"`
	Form  string `json:"form"`
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"`
	XPOS  string `json:"xpos"`
	Feats string `json:"feats,omitempty"`
	Head  int    `json:"head"` // an id; 0 at the root
	Rel   string `json:"rel"`
}

type parsedName struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Text  string `json:"text"`
}

func parsedText(text *syntax.Text) parsed {
	q := record.NewQuoter(text.Source())
	out := parsed{Sentences: []parsedSentence{}}
	for i := range text.Sentences() {
		s := text.Sentence(i)
		p := parsedSentence{Start: q.Rune(s.Start()), End: q.Rune(s.End()), Text: s.Text(), Names: []parsedName{}}
		for k := range s.Tokens() {
			p.Tokens = append(p.Tokens, parsedToken{
				ID: k.Index() - s.First() + 1, Start: q.Rune(k.Start()), End: q.Rune(k.End()),
				Form: k.Text(), Lemma: k.Lemma(), UPOS: string(k.UPOS()), XPOS: k.XPOS(), Feats: strings.TrimPrefix(k.Feats(), "_"),
				Head: headID(k), Rel: string(k.Rel()),
			})
		}
		for _, n := range s.Names() {
			span := text.Span(n.First, n.Last)
			p.Names = append(p.Names, parsedName{q.Rune(span.Start()), q.Rune(span.End()), string(n.Type), span.Text()})
		}
		out.Sentences = append(out.Sentences, p)
	}
	return out
}

// headID is the id of a token's head in its sentence, 0 at the root.
func headID(k syntax.Token) int {
	h, ok := k.Head()
	if !ok {
		return 0
	}
	return h.Index() - k.Sentence().First() + 1
}

// treeLine is a word of a drawn tree: the strokes before it and the word.
type treeLine struct {
	strokes string
	token   syntax.Token
}

// drawTree prints a sentence a word a line, its tree at the left: what depends on a
// word and stands before it is drawn above it, what follows below.
func drawTree(w io.Writer, text *syntax.Text, s syntax.Sentence) error {
	var lines []treeLine
	branch(s.Root(), "", "", "", &lines)
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.strokes+l.token.Text()))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", strings.Join(strings.Fields(s.Text()), " "))
	for _, l := range lines {
		drawn := l.strokes + l.token.Text()
		fmt.Fprintf(&b, "%s%s  %-5s %s", drawn, strings.Repeat(" ", width-utf8.RuneCountInString(drawn)), l.token.UPOS(), l.token.Rel())
		if n, ok := text.NameAt(l.token.Index()); ok {
			fmt.Fprintf(&b, "  [%s]", n.Type)
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// branch appends the lines of a token and all below it. The strokes of its own
// line are own; above and below are those of the lines of its descendants.
func branch(k syntax.Token, own, above, below string, lines *[]treeLine) {
	var left, right []syntax.Token
	for c := range k.Children() {
		if c.Index() < k.Index() {
			left = append(left, c)
		} else {
			right = append(right, c)
		}
	}
	for i, c := range left {
		if i == 0 {
			branch(c, above+"┌─ ", above+"   ", above+"│  ", lines)
		} else {
			branch(c, above+"├─ ", above+"│  ", above+"│  ", lines)
		}
	}
	*lines = append(*lines, treeLine{own, k})
	for i, c := range right {
		if i == len(right)-1 {
			branch(c, below+"└─ ", below+"│  ", below+"   ", lines)
		} else {
			branch(c, below+"├─ ", below+"│  ", below+"│  ", lines)
		}
	}
}

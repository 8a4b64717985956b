package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/actor"
	"chancery/compare"
	"chancery/record"
)

// comparePage prints a comparison for people, so that it can be pasted into a
// note: a summary, what each account is like, then the lines side by side.
type comparePage struct {
	textPage
	names map[string]map[string]string // by document and actor id
}

// Widths of the page in characters.
const (
	pageWidth   = 110
	columnWidth = 52
	columnGap   = "  "
)

// classTitles are the headings, in the order in which analysts ask, with how a
// summary counts them.
var classTitles = []struct {
	class        compare.Class
	title, count string
}{
	{compare.Contradicted, "Contradicted", "contradicted"},
	{compare.Unconfirmed, "Ascribed to another side, whose own account lacks it", "ascribed and not confirmed"},
	{compare.Both, "In both", "in both"},
	{compare.Reworded, "In both, in other words", "in both, in other words"},
	{compare.Only, "In one account only", "in one account only"},
}

// classTitlesOfMany are those that differ where more than two accounts are compared.
var classTitlesOfMany = map[compare.Class]string{
	compare.Both: "In several", compare.Reworded: "In several, in other words",
}

func (p *comparePage) print(c *compare.Comparison, left []string) error {
	p.summary(c)
	for i := range c.Accounts {
		p.account(&c.Accounts[i])
	}
	counts := c.Counts()
	for _, t := range classTitles {
		if counts[t.class] == 0 {
			continue
		}
		title := t.title
		if many := classTitlesOfMany[t.class]; many != "" && len(c.Accounts) > 2 {
			title = many
		}
		p.heading(fmt.Sprintf("%s (%d)", title, counts[t.class]))
		for i := range c.Propositions {
			if c.Propositions[i].Class == t.class {
				p.proposition(c.Accounts, &c.Propositions[i])
			}
		}
	}
	if len(left) > 0 {
		p.heading(fmt.Sprintf("Reports of no side, left out (%d)", len(left)))
		for _, id := range left {
			p.line("  %s", id)
		}
	}
	return p.err
}

// summary is the page's first paragraph.
func (p *comparePage) summary(c *compare.Comparison) {
	p.line("%s", p.style(styleBold, fmt.Sprintf("%s of %s%s", count(len(c.Accounts), "account", "accounts"), parties(c.Accounts), dated(c.Accounts))))
	counts := c.Counts()
	var parts []string
	for _, t := range classTitles {
		if counts[t.class] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[t.class], t.count))
		}
	}
	p.paragraph(fmt.Sprintf("%s: %s.", count(len(c.Propositions), "proposition", "propositions"), strings.Join(parts, ", ")))
	if c.Apart != "" {
		p.paragraph("The accounts seem to tell of different encounters: " + printable(c.Apart) + ". Nothing is called contradicted or unconfirmed between them.")
	}
}

// parties names those who took part by the accounts.
func parties(sides []compare.Side) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range sides {
		for _, code := range s.Parties {
			if !seen[code] {
				seen[code] = true
				out = append(out, printable(cmp.Or(actor.CodeName(code), code)))
			}
		}
	}
	if len(out) == 0 {
		return "an encounter"
	}
	return "an encounter of " + listed(out)
}

func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// dated is the day on which the accounts agree.
func dated(sides []compare.Side) string {
	day := ""
	for _, s := range sides {
		if s.Date != "" && day != "" && s.Date != day {
			return ""
		}
		day = cmp.Or(day, s.Date)
	}
	if day == "" {
		return ""
	}
	return ", " + day
}

// account prints what is told of an account as a whole.
func (p *comparePage) account(s *compare.Side) {
	p.line("")
	p.line("%s  %s · %s", p.style(styleBold, s.Name), printable(sideName(s)), printable(cmp.Or(s.Publisher, "publisher not told")))
	if s.Title != "" {
		p.row("", "“"+printable(s.Title)+"”")
	}
	p.row("length", fmt.Sprintf("%d words, %s", s.Words, count(s.Clauses, "clause", "clauses")))
	if s.Encounter == "" {
		p.row("note", "no encounter was read in it; it is compared by what the parties say")
	}
	for _, id := range append([]string{s.Document}, s.Also...) {
		p.row("document", short(id))
	}
	var tones []string
	for _, t := range s.Tones {
		tones = append(tones, fmt.Sprintf("%s (%d of 7) %s", t.Name, t.Rung, p.quote(t.Evidence)))
	}
	p.row("tone", strings.Join(tones, ", "))
	p.row("topics", topics(s))
	var named []string
	for _, n := range s.Named {
		named = append(named, printable(n))
	}
	p.row("named", strings.Join(named, ", "))
	if s.Asked != nil {
		p.row("asked for", fmt.Sprintf("by %s: %s", printable(cmp.Or(actor.CodeName(s.Asked.By), s.Asked.By, "(not resolved)")), p.quote(s.Asked.Evidence)))
	}
}

func sideName(s *compare.Side) string {
	if s.Country == "" {
		return "side not told"
	}
	return cmp.Or(actor.CodeName(s.Country), s.Country)
}

// topics lists the topics in the order of mention, with their shares.
func topics(s *compare.Side) string {
	inOrder := make([]string, len(s.Topics))
	for _, t := range s.Topics {
		inOrder[t.First-1] = fmt.Sprintf("%s %.0f%%", t.Topic, 100*t.Share)
	}
	return strings.Join(inOrder, ", ")
}

// row prints a label and what stands behind it, wrapped; nothing for an empty one.
func (p *comparePage) row(label, text string) {
	if text == "" {
		return
	}
	for i, l := range wrap(text, pageWidth-14) {
		if i > 0 {
			label = ""
		}
		p.line("   %s %s", p.style(styleDim, fmt.Sprintf("%-10s", label)), l)
	}
}

func (p *comparePage) paragraph(text string) {
	for _, l := range wrap(text, pageWidth) {
		p.line("%s", l)
	}
}

// proposition prints the clauses of one: two side by side, more below one another.
func (p *comparePage) proposition(sides []compare.Side, q *compare.Proposition) {
	p.line("")
	if q.Class != compare.Both && (q.Class != compare.Only || q.Nearest != nil) {
		for _, l := range wrap(verdict(q.Reason), pageWidth-4) {
			p.line("  %s", p.style(styleDim, l))
		}
	}
	if len(q.Clauses) != 2 {
		for _, c := range q.Clauses {
			for i, l := range p.clause(sides, q, c, pageWidth-4) {
				p.line("  %s", p.first(i, l))
			}
		}
		if q.Nearest != nil {
			p.line("  %s", p.style(styleDim, "the nearest line there"))
			for i, l := range p.clause(sides, q, *q.Nearest, pageWidth-4) {
				p.line("  %s", p.first(i, l))
			}
		}
		return
	}
	left, right := p.clause(sides, q, q.Clauses[0], columnWidth), p.clause(sides, q, q.Clauses[1], columnWidth)
	for i := range max(len(left), len(right)) {
		l, r := at(left, i), at(right, i)
		pad := strings.Repeat(" ", max(0, columnWidth-utf8.RuneCountInString(l)))
		p.line("  %s", strings.TrimRight(p.first(i, l)+pad+columnGap+p.first(i, r), " "))
	}
}

// verdict begins a reason with a capital and ends it with a stop.
func verdict(reason string) string {
	r, n := utf8.DecodeRuneInString(reason)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + printable(reason[n:]) + "."
}

// first makes the first line of a clause, who says it, stand out.
func (p *comparePage) first(i int, s string) string {
	if i > 0 {
		return s
	}
	return p.style(styleBold, s)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// clause is a clause as lines: who says it by whose account and how, its words,
// and which of them the other account lacks.
func (p *comparePage) clause(sides []compare.Side, q *compare.Proposition, c compare.Clause, width int) []string {
	s := &sides[c.Account]
	who := cmp.Or(p.names[c.Document][c.Speaker], joinedNames(c.Voice))
	head := fmt.Sprintf("%s  %s, %s", s.Name, printable(who), cmp.Or(c.Act, "says"))
	out := wrap(head, width)
	words := fmt.Sprintf("“%s” [%d–%d]", printable(c.Evidence.Exact), c.Evidence.Start, c.Evidence.End)
	for _, l := range wrap(words, width-3) {
		out = append(out, "   "+l)
	}
	if q.Class != compare.Reworded {
		return out
	}
	other := slices.DeleteFunc(slices.Clone(c.Differ), func(e record.Evidence) bool { return slices.Contains(c.Alone, e) })
	for _, part := range []struct {
		name  string
		words []record.Evidence
	}{{"put otherwise", other}, {"only here", c.Alone}} {
		if len(part.words) == 0 {
			continue
		}
		for _, l := range wrap(part.name+": "+wordsOf(part.words), width-3) {
			out = append(out, "   "+l)
		}
	}
	return out
}

// joinedNames names the countries or organizations that a clause speaks for.
func joinedNames(codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, cmp.Or(actor.CodeName(c), c))
	}
	return cmp.Or(listed(out), "(not resolved)")
}

// wordsOf lists words; those that stand side by side in the text are one entry.
func wordsOf(list []record.Evidence) string {
	var out []string
	for i, e := range list {
		if i > 0 && e.Start == list[i-1].End+1 {
			out[len(out)-1] += " " + printable(e.Exact)
			continue
		}
		out = append(out, printable(e.Exact))
	}
	return strings.Join(out, ", ")
}

// wrap breaks text at spaces into lines of at most width characters; a longer word
// has its line for itself.
func wrap(text string, width int) []string {
	var out []string
	line := ""
	n := 0
	for _, w := range strings.Fields(text) {
		k := utf8.RuneCountInString(w)
		if n > 0 && n+1+k > width {
			out = append(out, line)
			line, n = "", 0
		}
		if n > 0 {
			line += " "
			n++
		}
		line += w
		n += k
	}
	return append(out, line)
}

// change prints what is new and what is gone against the last encounter.
func (p *comparePage) change(c *compare.Change) error {
	now, last := c.Accounts[:c.Now], c.Accounts[c.Now:]
	for i := range last {
		last[i].Name = "last " + last[i].Name
	}
	p.line("%s", p.style(styleBold, fmt.Sprintf("What changed: %s%s, against the last one%s", parties(now), dated(now), dated(last))))
	p.paragraph(fmt.Sprintf("%d new, %d gone, %d said again; topics: %d new, %d gone; set phrases: %d new, %d gone.",
		len(c.New), len(c.Gone), len(c.Kept), len(c.Topics.New), len(c.Topics.Gone), len(c.Formulae.New), len(c.Formulae.Gone)))
	for i := range c.Accounts {
		p.account(&c.Accounts[i])
	}
	p.line("")
	p.row("topics", turned(c.Topics, func(s string) string { return printable(s) }))
	p.row("phrases", turned(c.Formulae, func(f compare.Formula) string {
		return fmt.Sprintf("“%s” (%s [%d–%d])", printable(f.Formula), c.Accounts[f.Account].Name, f.Evidence.Start, f.Evidence.End)
	}))
	p.row("tone", turned(c.Tones, func(t compare.Tone) string { return t.Name }))
	for _, part := range []struct {
		title string
		list  []compare.Proposition
	}{{"New", c.New}, {"Gone", c.Gone}, {"Said again", c.Kept}} {
		if len(part.list) == 0 {
			continue
		}
		p.heading(fmt.Sprintf("%s (%d)", part.title, len(part.list)))
		for i := range part.list {
			p.proposition(c.Accounts, &part.list[i])
		}
	}
	return p.err
}

// turned is "new: a, b; gone: c".
func turned[T any](t compare.Turn[T], name func(T) string) string {
	var parts []string
	for _, half := range []struct {
		word string
		list []T
	}{{"new: ", t.New}, {"gone: ", t.Gone}} {
		var names []string
		for _, x := range half.list {
			names = append(names, name(x))
		}
		if len(names) > 0 {
			parts = append(parts, half.word+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

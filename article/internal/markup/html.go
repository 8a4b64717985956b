package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// treeBytes and treeTags bound the pages, in bytes and in tags, for which a tree
// is built and the story looked for in it: both take time that can grow faster
// than the page. Of larger ones every line is kept that is not marked as standing
// apart. No news page comes near it.
const (
	treeBytes = 4 << 20
	treeTags  = 60_000
)

// tooLarge reports a page, or a piece of one, that is read without a tree.
func tooLarge(page string) bool { return len(page) > treeBytes || strings.Count(page, "<") > treeTags }

// HTML reads a page.
func HTML(page string) *Story {
	s := &Story{}
	if tooLarge(page) {
		head(cut(page, headSize), s)
		s.Lines = scan(page)
		return s
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil { // nested deeper than any page that people wrote
		s.Lines = scan(page)
		return s
	}
	body := readMeta(doc, s)
	dropNotices(doc)
	all := linesOf(doc, true)
	story := sole(doc, atom.Article)
	var inArticle []Line
	if story != nil {
		inArticle = linesOf(story, true)
	}
	visible := s.visibleTitle(doc, all)
	if s.Published == "" && s.Updated == "" {
		s.Published = normalDate(visibleTime(doc))
	}
	s.Lines = mainLines(doc)
	s.complete(all, inArticle, body)
	s.withHead(all, visible)
	return s
}

// headSize is how much of a page too large for a tree is read for what it says
// of itself.
const headSize = 128 << 10

// head reads what a page too large for a tree says of itself at its beginning.
func head(page string, s *Story) {
	if doc, err := html.Parse(strings.NewReader(page)); err == nil {
		readMeta(doc, s)
		s.visibleTitle(doc, linesOf(doc, true))
	}
}

// mainLines finds the story on the page and gives its lines; none where the
// page has nothing that looks like one.
func mainLines(doc *html.Node) (lines []Line) {
	defer func() {
		if recover() != nil { // a fault of the library costs its help, not the page
			lines = nil
		}
	}()
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	p.CharThresholds = shortStory
	found, err := p.ParseAndMutate(doc, nil)
	if err != nil || found.Node == nil {
		return nil
	}
	return linesOf(found.Node, false)
}

// shortStory is from how many characters on a piece of a page is a story; news
// in brief have no more.
const shortStory = 120

// complete mends a page on which too little was found: first by the one article
// element, then by the text the page states for machines, then by all lines.
func (s *Story) complete(all, inArticle []Line, body string) {
	if prose := proseSize(inArticle); prose > 2*proseSize(s.Lines) {
		s.Lines = inArticle
	}
	found, _ := size(s.Lines)
	if len(body) > 3*found {
		s.Lines = nil
		s.setBody(body)
		return
	}
	if proseSize(s.Lines) == 0 && (proseSize(all) > 0 || found == 0) {
		s.Lines = all
	}
	if isIndex(s.Lines) {
		s.Lines = nil
	}
}

// dropNotices takes out what asks the reader for consent; never an element that
// holds the headline or the story.
func dropNotices(doc *html.Node) {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isNotice(n) && !holds(n, atom.H1) && !holds(n, atom.Article) && !holds(n, atom.Body) {
			found = append(found, n)
		}
	}
	for _, n := range found {
		n.Parent.RemoveChild(n)
	}
}

func isNotice(n *html.Node) bool {
	name := strings.ToLower(cut(attr(n, "id")+" "+attr(n, "class"), maxField))
	return len(name) > 1 && slices.ContainsFunc(notices(), func(word string) bool { return strings.Contains(name, word) })
}

// holds reports whether n is or contains an element of a kind.
func holds(n *html.Node, tag atom.Atom) bool {
	if n.DataAtom == tag {
		return true
	}
	for d := range n.Descendants() {
		if d.DataAtom == tag {
			return true
		}
	}
	return false
}

// proseWords is the fewest words of a line that is running text for sure.
const proseWords = 10

// proseSize is how many bytes stand in lines of running text. Scripts without
// spaces have no words to count; their lines are measured by length.
func proseSize(lines []Line) int {
	n := 0
	for _, l := range lines {
		if strings.Count(l.Text, " ") >= proseWords-1 || strings.Count(l.Text, " ")*20 < len(l.Text) && len(l.Text) > 90 {
			n += len(l.Text)
		}
	}
	return n
}

// headLines is how many lines between headline and story are looked at, and
// headBytes the longest of them.
const (
	headLines = 8
	headBytes = 220
)

// withHead puts back the short lines that the page shows between its headline
// and the story (who published it, and when), which the search for the story
// leaves out. What they are, the document's parser judges.
func (s *Story) withHead(all []Line, title string) {
	if len(s.Lines) == 0 {
		return
	}
	first := s.Lines[0].Text
	start := slices.IndexFunc(all, func(l Line) bool { return l.Text == first })
	if start < 0 {
		return
	}
	at := start
	for at > 0 && start-at < headLines && !same(all[at].Text, title) {
		at--
	}
	if !same(all[at].Text, title) {
		return
	}
	var between []Line
	for _, l := range all[at+1 : max(start, at+1)] {
		if len(l.Text) <= headBytes {
			between = append(between, l)
		}
	}
	s.Lines = append(between, s.Lines...)
}

// visibleTitle is the headline that the page shows, "" where none can be told.
// It is the story's title where the page states none for machines. The title of
// the window counts only where the page shows it too: many sites have one for
// all their pages.
func (s *Story) visibleTitle(doc *html.Node, all []Line) string {
	stated := s.Title
	if title := windowTitle(doc); stated == "" {
		stated = title
	}
	best := ""
	whole := strings.ToLower(letters(stated))
	for _, l := range all {
		if len(l.Text) <= maxField && len(l.Text) > len(best) && within(l.Text, whole) {
			best = l.Text
		}
	}
	if best == "" && s.Title == "" {
		if h1 := sole(doc, atom.H1); h1 != nil && !below(h1, apart) {
			if text := field(textOf(h1)); strings.Count(text, " ") >= titleWords-1 {
				best = text
			}
		}
	}
	setOnce(&s.Title, best)
	return best
}

// titleWords is the fewest words of a line that is a headline wherever it
// stands.
const titleWords = 4

// within reports whether a line is the stated title, given by its letters, or the
// part of it without the site's name.
func within(line, stated string) bool {
	a, b := strings.ToLower(letters(line)), stated
	if a == b {
		return a != ""
	}
	long := strings.Count(line, " ") >= titleWords-1 || len(a) > 15 && utf8.RuneCountInString(a) < len(a)/2 // or a script without spaces
	return long && strings.Contains(b, a)
}

func windowTitle(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title && n.Parent != nil && n.Parent.DataAtom == atom.Head {
			return field(textOf(n))
		}
	}
	return ""
}

// visibleTime is the time of the first time element below the headline and
// above the running text.
func visibleTime(doc *html.Node) string {
	below1 := false
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode && below1 && !below(n, unread) && strings.Count(n.Data, " ") > 2*proseWords:
			return ""
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.H1:
			below1 = true
		case n.DataAtom == atom.Time && below1 && !below(n, apart):
			if at := attr(n, "datetime"); at != "" {
				return at
			}
			return textOf(n)
		}
	}
	return ""
}

// below reports whether an element of these lies above n.
func below(n *html.Node, elements map[atom.Atom]bool) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if elements[up.DataAtom] {
			return true
		}
	}
	return false
}

// sole is the one element of its kind, nil where there are none or several.
func sole(doc *html.Node, tag atom.Atom) *html.Node {
	var found *html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == tag {
			if found != nil {
				return nil
			}
			found = n
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() <= 4*maxField {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

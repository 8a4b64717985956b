package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collector turns the elements and words of a page, in their order, into
// lines: a block element ends the line before it and after it.
type collector struct {
	lines   []Line
	words   strings.Builder
	linked  int // bytes of words that are links
	link    int // depth inside links
	skip    int // depth inside elements that are not read
	caption int // depth inside captions
	pre     int // depth inside preformatted text
	// strict leaves out what a page marks as not its story: nav, aside, footer.
	strict bool
}

// unread are the elements whose words no reader sees, or that are controls.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Head: true, atom.Iframe: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Object: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Title: true, atom.Datalist: true, atom.Rp: true, atom.Rt: true,
}

// apart are the elements that hold what stands beside a story.
var apart = map[atom.Atom]bool{atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Dialog: true, atom.Menu: true}

// inline are the elements inside a line; every other one ends it.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true, atom.Q: true, atom.Ruby: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true,
	atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Rb: true, atom.Picture: true, atom.Source: true,
}

// void are the elements that have no end.
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

func (c *collector) leftOut(tag atom.Atom, attr []html.Attribute) bool {
	return unread[tag] || c.strict && apart[tag] || hidden(attr)
}

// hidden reports an element that the page does not show.
func hidden(attr []html.Attribute) bool {
	for _, a := range attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return strings.EqualFold(a.Val, "true")
		case "style":
			style := strings.ToLower(strings.ReplaceAll(cut(a.Val, 400), " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

func (c *collector) open(tag atom.Atom, attr []html.Attribute) {
	if void[tag] {
		if !inline[tag] {
			c.endLine()
		}
		return
	}
	if c.skip > 0 || c.leftOut(tag, attr) {
		if !inline[tag] && c.skip == 0 {
			c.endLine()
		}
		c.skip++
		return
	}
	if inline[tag] {
		return
	}
	c.endLine()
	if tag == atom.Pre {
		c.pre++
	}
}

func (c *collector) close(tag atom.Atom) {
	if void[tag] {
		return
	}
	if c.skip > 0 {
		c.skip--
		return
	}
	if inline[tag] {
		return
	}
	c.endLine()
	if tag == atom.Pre {
		c.pre = max(c.pre-1, 0)
	}
}

func (c *collector) text(s string) {
	if c.skip > 0 {
		return
	}
	if c.link > 0 {
		c.linked += len(s)
	}
	if c.pre == 0 {
		c.words.WriteString(s)
		return
	}
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			c.endLine()
		}
		c.words.WriteString(line)
	}
}

// endLine files the words gathered so far.
func (c *collector) endLine() {
	if c.words.Len() == 0 {
		return
	}
	if s := fold(c.words.String()); s != "" {
		c.lines = append(c.lines, Line{Text: s, Caption: c.caption > 0, linked: min(c.linked, len(s))})
	}
	c.linked = 0
	c.words.Reset()
}

// node collects what lies below n, n included.
func (c *collector) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		c.text(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	caption := n.Type == html.ElementNode && isCaption(n)
	if n.DataAtom == atom.A {
		c.link++
		defer func() { c.link-- }()
	}
	if n.Type == html.ElementNode {
		c.open(n.DataAtom, n.Attr)
	}
	if caption {
		c.endLine()
		c.caption++
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child)
	}
	if caption {
		c.endLine()
		c.caption--
	}
	if n.Type == html.ElementNode {
		c.close(n.DataAtom)
	}
}

// isCaption reports the text under a picture: by its element, or by a class
// that says so on an element without further blocks.
func isCaption(n *html.Node) bool {
	if n.DataAtom == atom.Figcaption {
		return true
	}
	if n.DataAtom != atom.P && n.DataAtom != atom.Div && n.DataAtom != atom.Span {
		return false
	}
	if !strings.Contains(strings.ToLower(attr(n, "class")), "caption") {
		return false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode && !inline[child.DataAtom] && !void[child.DataAtom] {
			return false
		}
	}
	return true
}

// linesOf collects the lines of a tree.
func linesOf(n *html.Node, strict bool) []Line {
	c := collector{strict: strict}
	c.node(n)
	c.endLine()
	return c.lines
}

// scan collects the lines of a page without building its tree: for pages too
// large for one. Ends that were left out are not made up for, so only elements
// that are always closed are skipped.
func scan(page string) []Line {
	c := collector{strict: true}
	var skipped []atom.Atom // elements that are not read, innermost last
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			c.skip = 0
			c.endLine()
			return c.lines
		}
		if kind == html.TextToken {
			c.text(html.UnescapeString(string(z.Raw())))
			continue
		}
		t := z.Token()
		switch kind {
		case html.StartTagToken:
			if len(skipped) > 0 {
				if t.DataAtom == skipped[len(skipped)-1] {
					skipped = append(skipped, t.DataAtom)
				}
				continue
			}
			if (unread[t.DataAtom] || apart[t.DataAtom]) && !void[t.DataAtom] {
				c.endLine()
				skipped = append(skipped, t.DataAtom)
				c.skip = 1
				continue
			}
			c.open(t.DataAtom, nil)
		case html.EndTagToken:
			if n := len(skipped); n > 0 {
				if t.DataAtom == skipped[n-1] {
					skipped = skipped[:n-1]
				}
				c.skip = min(len(skipped), 1)
				continue
			}
			c.close(t.DataAtom)
		}
	}
}

// fragment reads a piece of HTML that is all story: the body of a feed's entry
// or of a JSON field.
func fragment(s string) []Line {
	if tooLarge(s) {
		return scan(s)
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil { // nested too deep for a tree
		return scan(s)
	}
	return linesOf(doc, false)
}

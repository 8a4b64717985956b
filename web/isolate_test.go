package web

import (
	"strings"

	"golang.org/x/net/html"
)

// wantIsolated wants every text with a control of direction to stand in an element
// of its own direction, so that it cannot reorder what stands around it.
func (s *site) wantIsolated(path string, page *html.Node) {
	s.Helper()
	for n := range page.Descendants() {
		if n.Type == html.TextNode && strings.ContainsAny(n.Data, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068") && !isolated(n) {
			at := strings.IndexAny(n.Data, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
			s.Errorf("%s: <%s class=%q> in <%s class=%q> does not isolate %q", path, n.Parent.Data, attribute(n.Parent, "class"),
				n.Parent.Parent.Data, attribute(n.Parent.Parent, "class"), n.Data[max(0, at-60):at])
		}
	}
}

// isolated tells whether a text stands in an element whose direction is its own:
// by the standard, or since browsers show it as a whole by itself.
func isolated(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		switch n.Data {
		case "bdi", "title", "option", "textarea", "pre", "text": // the last one of a drawing
			return true
		}
		if attribute(n, "dir") == "auto" {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

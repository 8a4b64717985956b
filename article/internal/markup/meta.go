package markup

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readMeta reads what a page states for machines: JSON-LD first, which speaks
// of the story, then meta elements, which may speak of the page. It returns the
// body that the JSON-LD carries, if any.
func readMeta(doc *html.Node, s *Story) (body string) {
	var canonical string
	stated := map[string]string{}
	var data []any
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			s.Language = language(attr(n, "lang"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "" {
				canonical = address(attr(n, "href"))
			}
		case atom.Meta:
			value := attr(n, "content")
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && stated[name] == "" {
					stated[name] = value
				}
			}
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
				data = append(data, linked(n.FirstChild.Data))
			}
		}
	}
	s.URL = canonical
	if story := storyIn(data, canonical); story != nil {
		body = s.fromObject(story)
	}
	for _, name := range Fields {
		for _, key := range known().meta[name] {
			s.set(name, stated[key])
		}
	}
	return body
}

// linkedBytes bounds one piece of JSON-LD.
const linkedBytes = 2 << 20

// linked decodes a piece of JSON-LD; raw line ends inside strings, which many
// systems leave there, are forgiven.
func linked(text string) any {
	if len(text) > linkedBytes {
		return nil
	}
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		return v
	}
	spaced := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	if json.Unmarshal([]byte(spaced), &v) == nil {
		return v
	}
	return nil
}

// storyIn finds the object that is the page's story: of several, the one with
// the page's address, else the first with a headline.
func storyIn(data []any, canonical string) object {
	var stories []object
	gatherStories(data, 0, &stories)
	for _, o := range stories {
		if canonical != "" && (o.text("url") == canonical || o.text("mainentityofpage") == canonical || o.text("mainentityofpage.@id") == canonical) {
			return o
		}
	}
	for _, o := range stories {
		if o.first("title") != "" {
			return o
		}
	}
	return nil
}

// linkedDepth is how deep JSON-LD is searched for stories.
const linkedDepth = 6

func gatherStories(v any, depth int, out *[]object) {
	if depth > linkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			gatherStories(e, depth+1, out)
		}
	case map[string]any:
		o := newObject(v)
		if o.isStory() {
			*out = append(*out, o)
			return
		}
		for _, key := range []string{"@graph", "mainentity", "mainentityofpage"} {
			gatherStories(o[key], depth+1, out)
		}
	}
}

// isStory reports an object of schema.org whose type is a story's.
func (o object) isStory() bool {
	var types []any
	switch t := o["@type"].(type) {
	case string:
		types = []any{t}
	case []any:
		types = t
	}
	return slices.ContainsFunc(types, func(t any) bool {
		s, _ := t.(string)
		s = strings.ToLower(s)
		return slices.ContainsFunc(known().json["kind"], func(k string) bool { return strings.HasSuffix(s, k) })
	})
}

package markup

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"
)

// converter leaves HTML inside Markdown as it is: it is read like any other.
var converter = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))

// matterBytes bounds front matter: it states a story's data, not its text.
const matterBytes = 64 << 10

// IsMarkdown reports text that begins with front matter, or with a heading of
// Markdown on a line of its own.
func IsMarkdown(text string) bool {
	if _, _, _, ok := matter(text); ok {
		return true
	}
	first, rest, _ := strings.Cut(strings.TrimLeft(text, "\r\n \t"), "\n")
	second, _, _ := strings.Cut(rest, "\n")
	title, ok := strings.CutPrefix(first, "# ")
	return ok && strings.TrimSpace(title) != "" && strings.TrimSpace(second) == ""
}

// matter parts the front matter from the text below it; fence is "---" (YAML)
// or "+++" (TOML).
func matter(text string) (fence, head, body string, ok bool) {
	text = strings.TrimLeft(text, "\r\n \t")
	if len(text) < 4 {
		return "", "", "", false
	}
	fence = text[:3]
	first, rest, found := strings.Cut(text, "\n")
	if !found || fence != "---" && fence != "+++" || strings.TrimRight(first, "\r ") != fence {
		return "", "", "", false
	}
	at := 0
	for line := range strings.Lines(rest) {
		if at > matterBytes {
			break
		}
		if end := strings.TrimRight(line, "\r\n "); end == fence || fence == "---" && end == "..." {
			head, body = rest[:at], rest[at+len(line):]
			return fence, head, body, strings.Contains(head, ":") || strings.Contains(head, "=")
		}
		at += len(line)
	}
	return "", "", "", false
}

// Markdown reads a text with or without front matter. Mapping is that of
// [JSON].
func Markdown(text string, mapping map[string]string) (*Story, error) {
	s := &Story{}
	if fence, head, body, ok := matter(text); ok {
		data, err := decodeMatter(fence, head)
		if err != nil {
			return nil, fmt.Errorf("front matter: %w", err)
		}
		o := newObject(data)
		for name, key := range mapping {
			if name != "body" {
				s.set(name, o.text(plainKey(key)))
			}
		}
		s.fromObject(o)
		text = body
	}
	if crooked(text) {
		if s.Plain = text; !s.HasBody() {
			return nil, ErrNoStory
		}
		return s, nil
	}
	var page strings.Builder
	if err := converter.Convert([]byte(text), &page); err != nil {
		return nil, err
	}
	s.Lines = fragment(page.String())
	if len(s.Lines) == 0 {
		return nil, ErrNoStory
	}
	if first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n \t"), "\n"); strings.HasPrefix(first, "# ") {
		setOnce(&s.Title, field(s.Lines[0].Text))
	}
	return s, nil
}

// Bounds of what is read as Markdown: beyond them the time to take it apart
// grows faster than the text, and no story comes near.
const (
	markdownBytes = 1 << 20
	markdownLinks = 4000
)

// nested40 finds marks of quotes and lists one in the other, 40 deep.
var nested40 = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){40}`)

// crooked reports a text that is read line by line, its marks left where they
// stand.
func crooked(text string) bool {
	return len(text) > markdownBytes || strings.Count(text, "[") > markdownLinks || nested40.MatchString(text)
}

// decodeMatter reads the data at the head of a text. Aliases of YAML are
// refused: a story's data need none, and a few lines of them can stand for
// gigabytes.
func decodeMatter(fence, head string) (map[string]any, error) {
	data := map[string]any{}
	if fence == "+++" {
		err := toml.Unmarshal([]byte(head), &data)
		return data, err
	}
	if yamlAlias(head) {
		return nil, errors.New("aliases of YAML are not read: write the values out")
	}
	if err := yaml.Unmarshal([]byte(head), &data); err != nil {
		return nil, errors.New(strings.TrimSpace(strings.SplitN(yaml.FormatError(err, false, false), "\n", 2)[0]))
	}
	return data, nil
}

// yamlAlias reports a value that begins with the mark of an alias.
func yamlAlias(head string) bool {
	for line := range strings.Lines(head) {
		at := strings.IndexByte(line, '*')
		if at < 0 || strings.ContainsAny(line[:at], "\"'") {
			continue
		}
		before := strings.TrimRight(line[:at], " \t")
		if before == "" || strings.ContainsRune(":-[,{", rune(before[len(before)-1])) {
			return true
		}
	}
	return false
}

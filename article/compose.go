package article

import (
	"errors"
	"fmt"
	"strings"

	"chancery/article/internal/markup"
	"chancery/record"
)

// readMarkup reads a page, an object of JSON or a text in Markdown: the story is
// taken out of it and composed into a stored text, which is then cut into
// segments like any other.
func readMarkup(format Format, d decoded, text string, opt Options) (*Article, error) {
	var story *markup.Story
	var err error
	switch format {
	case HTML:
		story = markup.HTML(text)
	case JSON:
		story, err = markup.JSON(text, opt.Fields)
	case Markdown:
		story, err = markup.Markdown(text, opt.Fields)
	}
	switch {
	case errors.Is(err, ErrNoStory):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", err, ErrFormat)
	}
	c := compose(story)
	if !story.HasBody() || !hasWords(c.text()) {
		return nil, ErrNoStory
	}
	d.notes = append(d.notes, "the stored text was composed from "+string(format))
	if opt.URL == "" {
		opt.URL = story.URL
	}
	if opt.Publisher == "" {
		opt.Publisher = story.Publisher
	}
	a := finish(c.parse(), d, format, opt)
	if a.Document.Language == "" {
		a.Document.Language = story.Language
	}
	return a, nil
}

// composed is the stored text in the making: blocks with a blank line between
// them.
type composed struct {
	title   bool // the first block is the title
	stamped bool // the block after it is the line of publication
	updated bool // and its date that of the last change
	blocks  []string
	caption map[int]bool // which blocks are captions
}

// compose puts title, line of publication and the story's lines in order. A line
// of the story that says the title again is left out at its head.
func compose(s *markup.Story) *composed {
	c := &composed{caption: map[int]bool{}}
	if countWords(s.Title, 1) > 0 {
		c.title = true
		c.blocks = append(c.blocks, s.Title)
	}
	if line, updated := publication(s); line != "" {
		c.stamped, c.updated = true, updated
		c.blocks = append(c.blocks, line)
	}
	lines := s.Lines
	if len(lines) == 0 {
		lines = plainLines(s.Plain)
	}
	head := true
	for _, l := range lines {
		if head && c.title && sameWords(l.Text, s.Title) {
			continue
		}
		head = head && !isProse(l.Text)
		if l.Caption {
			c.caption[len(c.blocks)] = true
		}
		c.blocks = append(c.blocks, l.Text)
	}
	return c
}

// publication is the line that states when and by whom a story was published,
// as far as its source says.
func publication(s *markup.Story) (line string, updated bool) {
	when, label := s.Published, "Published: "
	if !hasDate(when) {
		when, label, updated = s.Updated, "Updated: ", true
	}
	if !hasDate(when) {
		when, label, updated = "", "", false
	}
	line = label + when
	if s.Publisher != "" && line != "" {
		line += " | "
	}
	return line + s.Publisher, updated
}

// hasDate reports whether a whole date stands in s.
func hasDate(s string) bool {
	dates := scanDates(s)
	return len(dates) > 0 && dates[0].year != 0 && dates[0].day != 0 && !dates[0].swapped
}

// plainLines parts a plain body as it would be parted in a file of its own.
func plainLines(body string) []markup.Line {
	body, _ = clean(body)
	var out []markup.Line
	for _, b := range splitBlocks(body) {
		out = append(out, markup.Line{Text: strings.Join(strings.Fields(body[b.Start:b.End]), " ")})
	}
	return out
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

const blockGap = "\n\n"

func (c *composed) text() string { return strings.Join(c.blocks, blockGap) + "\n" }

// parse cuts the composed text, whose first blocks are known for what they are.
func (c *composed) parse() *parser {
	p := newParser(c.text())
	if len(p.parts) != len(c.blocks) { // a block that prints as nothing
		return p.run()
	}
	if !c.title && !c.stamped { // a scraped text inside, perhaps with its header
		p.readHeader()
		p.readKeys()
		if len(p.parts) != len(c.blocks) {
			return p.run()
		}
	}
	at := 0
	if c.title {
		p.keyed = true
		p.parts[0].known, p.parts[0].class = true, short
		at = 1
	}
	if c.stamped {
		p.setPublication(at, c.updated)
	}
	for i := range c.caption {
		p.parts[i].known, p.parts[i].class = true, caption
	}
	return p.run()
}

// setPublication files the line of publication.
func (p *parser) setPublication(i int, updated bool) {
	part := &p.parts[i]
	part.known, part.class, part.kind = true, byliner, record.Byline
	for _, st := range scanDates(p.words(i)) {
		if st.year == 0 || st.day == 0 {
			continue
		}
		if updated {
			p.updated = p.place(st, i)
		} else {
			p.published = p.place(st, i)
		}
		break
	}
	if b, ok := readByline(p.words(i)); ok {
		p.agency, p.country = b.agency, b.country
	}
}

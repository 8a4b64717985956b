package article

import (
	"strings"

	"chancery/record"
)

// class is what a block is by itself, before its neighbours are looked at.
type class uint8

const (
	short   class = iota // a label, a headline, a list item
	prose                // running text
	caption              // text under a picture
	page                 // the page's own words
	ending               // a heading after which the page speaks of other things
	byliner              // who, when, where from
	dated                // a dateline alone on its line
)

// part is a block as the parser sees it.
type part struct {
	block
	class class
	// known says that class was given and not read off the words.
	known bool
	// kind is the verdict; "" until there is one.
	kind record.SegmentKind
}

// parser cuts one text. All offsets are bytes of text.
type parser struct {
	text  string
	parts []part

	header           *found // the date of a scraper's header
	headerRest       bool   // the first part stood behind it
	published        *found
	updated          *found
	title            Range
	agency           string // from a byline
	country          string // of that agency
	signed           string // from the end of the story
	publisher        string
	publisherIsState bool      // a whole state: one of its institutions is more exact
	url              string    // stated in the text
	keyed            bool      // the first part is the headline by name
	dateline         *dateline // with offsets of the text
	captions         []caught
	extra            []segment // pieces of blocks, found on the way
	body             int       // the part with which the story begins
}

// found is a stamp in the text.
type found struct {
	stamp
	line int // the part it stands in
}

// caught is a caption and its credit.
type caught struct {
	Range
	credit string
}

// headParts is how many blocks after the first running text may still belong
// to the head, and from the end to the foot.
const headParts = 12

// menuParts is how many short blocks may stand above the story: a page with a
// longer menu is read without its headline.
const menuParts = 120

func parse(text string) *parser {
	p := newParser(text)
	p.readHeader()
	p.readKeys()
	return p.run()
}

// newParser parts a text into its blocks.
func newParser(text string) *parser {
	blocks := splitBlocks(text)
	p := &parser{text: text, parts: make([]part, len(blocks))}
	for i, b := range blocks {
		p.parts[i] = part{block: b}
	}
	return p
}

// run judges the blocks.
func (p *parser) run() *parser {
	p.splitStamps()
	p.classify()
	p.readIssuers()
	p.findBody()
	p.readHead()
	p.readCaptions()
	p.chooseTitle()
	p.readFoot()
	p.settle()
	return p
}

func (p *parser) words(i int) string { return p.text[p.parts[i].Start:p.parts[i].End] }

// classify judges each block by its own words.
func (p *parser) classify() {
	for i := range p.parts {
		if !p.parts[i].known {
			p.parts[i].class = p.classOf(i)
		}
	}
}

func (p *parser) classOf(i int) class {
	s := p.words(i)
	if i == 0 && p.keyed {
		return short
	}
	if pat, ok := matchPattern(lex().lines, s); ok && !(i == 0 && p.headerRest && pat.match == "long") {
		if pat.match == "ends" {
			return ending
		}
		return page
	}
	if c, ok := readCredit(s); ok && (!c.weak || c.Start == 0) {
		if countWords(s, captionWords) < captionWords {
			return caption
		}
		return prose
	}
	if looksLikeCaption(s) {
		return caption
	}
	if _, ok := readAuthor(s); ok && len(s) <= bylineBytes {
		return short
	}
	if isProse(s) || innerCut(s) > 0 {
		return prose
	}
	if d, ok := readDateline(s); ok && d.body < len(s) && countWords(s[d.body:], 6) >= 4 {
		return prose
	}
	return short
}

// findBody looks for the block the story begins with: the first with a
// dateline that names its agency or day, near the top; else the first running
// text.
func (p *parser) findBody() {
	p.body = len(p.parts)
	for i := range p.parts {
		if p.parts[i].class != prose {
			continue
		}
		if i == 0 && (p.headerRest || p.bylineNext()) && p.isHeadline(0) {
			p.parts[0].class = short
			continue
		}
		if p.body == len(p.parts) {
			p.body = i
		}
		if i > p.body+headParts {
			return
		}
		if d, ok := readDateline(p.words(i)); ok && (!d.weak || i == p.body) {
			p.setDateline(d, i)
			p.body = i
			return
		}
	}
}

// bylineNext tells whether the second block says who wrote the story or when it was
// published, as stands below a headline.
func (p *parser) bylineNext() bool {
	if len(p.parts) < 3 {
		return false
	}
	s := p.words(1)
	if len(s) > bylineBytes {
		return false
	}
	_, author := readAuthor(s)
	kind, _ := labelPrefix(s)
	return author || kind != "" && kind != "other" && len(scanDates(s)) > 0
}

// isHeadline saves headlines that end in a question or exclamation mark.
func (p *parser) isHeadline(i int) bool {
	s := p.words(i)
	_, isDateline := readDateline(s)
	return !isDateline && countWords(s, 21) <= 20 && !strings.HasSuffix(s, ".") && innerSentenceEnd(s) == 0 &&
		i+1 < len(p.parts)
}

func (p *parser) setDateline(d dateline, i int) {
	at := p.parts[i].Start
	d.Start, d.End, d.body = at, at+d.End, at+d.body
	p.dateline = &d
}

func (p *parser) place(st stamp, i int) *found {
	at := p.parts[i].Start
	st.Start, st.End = at+st.Start, at+st.End
	return &found{stamp: st, line: i}
}

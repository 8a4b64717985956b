package article

import (
	"fmt"
	"strings"

	"chancery/record"
)

// Read turns bytes into a document. It never panics and keeps no reference to
// data. Its errors wrap those of this package.
func Read(data []byte, opt Options) (*Article, error) {
	limit := opt.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if len(data) > limit {
		return nil, fmt.Errorf("%d bytes, limit %d: %w", len(data), limit, ErrTooLarge)
	}
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	d, err := decodeDeclared(data, opt.Charset)
	if err != nil {
		return nil, err
	}
	text, controls := clean(d.text)
	if !hasWords(text) {
		return nil, ErrEmpty
	}
	format, other := formatOf(text)
	if other != "" {
		return nil, fmt.Errorf("%s: %w", other, ErrFormat)
	}
	if format != Plain {
		return readMarkup(format, d, text, opt)
	}
	if controls > 0 {
		d.notes = append(d.notes, note(controls, "%d control characters became spaces"))
	}
	return finish(parse(text), d, Plain, opt), nil
}

// finish makes the article of a text that was taken apart.
func finish(p *parser, d decoded, format Format, opt Options) *Article {
	a := &Article{Quote: record.NewQuoter(p.text), Charset: d.charset, Format: format, Notes: d.notes}
	a.segments = boundSegments(p.segments())
	a.fill(p, opt)
	return a
}

// maxSegments bounds how many segments a document has: no story comes near it,
// and a text of nothing but short lines stays small in memory.
const maxSegments = 100_000

// boundSegments makes one last paragraph of what lies beyond maxSegments.
func boundSegments(list []segment) []segment {
	if len(list) <= maxSegments {
		return list
	}
	rest := segment{kind: record.Paragraph, Range: Range{list[maxSegments-1].Start, list[len(list)-1].End}}
	return append(list[:maxSegments-1:maxSegments-1], rest)
}

// fill writes what the parser found into the document.
func (a *Article) fill(p *parser, opt Options) {
	doc := &a.Document
	doc.Text = p.text
	doc.ID = documentID(p.text)
	doc.URL = opt.URL
	if doc.URL == "" {
		doc.URL = p.url
	}
	doc.Publisher = opt.Publisher
	if doc.Publisher == "" {
		doc.Publisher = p.publisher
	}
	doc.Language = languageOf(a.sample())
	if p.title.End > p.title.Start {
		e := a.quote(p.title)
		doc.Title = &e
	}
	if p.header != nil {
		doc.HeaderDate = a.date(p.header.stamp)
	}
	switch {
	case p.published != nil:
		doc.Published = a.date(p.published.stamp)
	case p.updated != nil:
		doc.Published = a.date(p.updated.stamp)
	}
	a.fillDateline(p)
	doc.Agency = p.storyAgency()
	for _, c := range p.captions {
		doc.Captions = append(doc.Captions, record.Caption{Evidence: a.quote(c.Range), Credit: c.credit})
	}
	if len(doc.Captions) > 0 {
		doc.Caption = &doc.Captions[0]
	}
	for _, s := range a.segments {
		e := a.Quote
		doc.Segments = append(doc.Segments, record.Segment{Kind: s.kind, Start: e.Rune(s.Start), End: e.Rune(s.End)})
		if s.kind == record.Paragraph {
			doc.BodyParagraphs++
		}
	}
}

// storyAgency is whose story it is: the dateline's agency, else the byline's,
// else the one that signs it off.
func (p *parser) storyAgency() string {
	switch {
	case p.dateline != nil && p.dateline.agency != "":
		return p.dateline.agency
	case p.agency != "":
		return p.agency
	}
	return p.signed
}

func (a *Article) quote(r Range) record.Evidence { return a.Quote.Quote(r.Start, r.End) }

func (a *Article) date(st stamp) *record.Date {
	value, precision := st.value()
	if value == "" {
		return nil
	}
	return &record.Date{Value: value, Precision: precision, Evidence: a.quote(st.Range)}
}

// staleDays is how long before its publication a dateline without a year can
// lie and still be given one.
const staleDays = 183

func (a *Article) fillDateline(p *parser) {
	d := p.dateline
	if d == nil {
		return
	}
	out := &record.Dateline{Place: d.place, Country: d.country, Agency: d.agency, Evidence: a.quote(d.Range)}
	if d.date.year != 0 {
		out.Date, _ = stamp{year: d.date.year, month: d.date.month, day: d.date.day}.value()
	} else if d.date.day != 0 {
		out.Date = p.dateOfDateline(d.date)
	}
	a.Document.Dateline = out
}

// dateOfDateline finds the year of a dateline in the document's own dates.
func (p *parser) dateOfDateline(st stamp) string {
	for _, known := range []*found{p.published, p.header, p.updated} {
		if known == nil || known.day == 0 || known.year == 0 {
			continue
		}
		day, ok := nearestYear(st.month, st.day, known.midnight())
		if !ok || known.midnight().Sub(day).Hours() > staleDays*24 {
			return ""
		}
		return day.Format("2006-01-02")
	}
	return ""
}

// sample is the beginning of the story's own words, for telling the language.
func (a *Article) sample() string {
	var b strings.Builder
	for _, s := range a.segments {
		if s.kind == record.Paragraph || s.kind == record.Title || s.kind == record.CaptionSeg {
			b.WriteString(cutRunes(a.Quote.Text()[s.Start:s.End], languageSample))
			b.WriteByte('\n')
		}
		if b.Len() > languageSample {
			break
		}
	}
	return b.String()
}

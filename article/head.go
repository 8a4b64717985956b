package article

import (
	"strings"

	"chancery/record"
)

// readHead reads bylines, mastheads and lone datelines above the story, and
// bylines a little below its first block.
func (p *parser) readHead() {
	limit := min(len(p.parts), min(p.body, menuParts)+headParts)
	for i := 0; i < limit; i++ {
		part := &p.parts[i]
		switch {
		case part.class == page && i <= p.body:
			if p.readByline(i) {
				part.class, part.kind = byliner, record.Byline
			}
		case part.class != short, i == 0 && p.keyed:
		case i == 0 && p.headerRest && countWords(p.words(0), 5) >= 5 && len(scanDates(p.words(0))) == 0:
		case p.readMasthead(i), p.readDatelineLine(i), p.readByline(i):
		}
	}
	p.readLonePlace()
	p.readLoneClock()
	for i := p.body; i < len(p.parts) && p.signed == ""; i++ {
		if p.parts[i].class == page {
			if a, n := agencyPrefix(behindSource(p.words(i))); n > 0 && a.kind == "wire" {
				p.signed = a.name
			}
		}
	}
	// The foot holds bylines too: "Published: 6 January 2026".
	for i := max(limit, len(p.parts)-headParts); i < len(p.parts); i++ {
		if p.parts[i].class == short || p.parts[i].class == page {
			p.readByline(i)
		}
	}
}

// readDatelineLine reads a dateline that has its line for itself. A whole date
// there is the day of publication too.
func (p *parser) readDatelineLine(i int) bool {
	if i >= p.body || p.dateline != nil {
		return false
	}
	d, ok := readDatelineLine(p.words(i))
	if !ok {
		return false
	}
	p.setDateline(d, i)
	p.parts[i].class, p.parts[i].kind = dated, record.DatelineSeg
	if dates := scanDates(p.words(i)); len(dates) == 1 && dates[0].year != 0 && p.published == nil {
		p.published = p.place(dates[0], i)
	}
	return true
}

// readLonePlace takes a known place on a line of its own for the dateline when
// the line above or below it is the date.
func (p *parser) readLonePlace() {
	for i := 0; i < p.body && i < len(p.parts) && p.dateline == nil; i++ {
		pl, ok := placeNamed(p.words(i))
		if !ok || p.parts[i].class != short || !(p.isStamp(i-1) || p.isStamp(i+1)) {
			continue
		}
		p.setDateline(dateline{Range: Range{0, len(p.words(i))}, place: pl.name, country: pl.country}, i)
		p.parts[i].class, p.parts[i].kind = dated, record.DatelineSeg
	}
}

func (p *parser) isStamp(i int) bool {
	return i >= 0 && i < len(p.parts) && p.parts[i].class == byliner && len(scanDates(p.words(i))) > 0
}

// readLoneClock adds a time of day that stands on the line below its date.
func (p *parser) readLoneClock() {
	if p.published == nil || p.published.hasTime || p.published.line+1 >= len(p.parts) {
		return
	}
	next := &p.parts[p.published.line+1]
	s := p.words(p.published.line + 1)
	if len(s) > 24 || strings.TrimFunc(p.text[p.published.End:next.Start], isMark) != "" {
		return
	}
	c := scanTimes(s)
	if len(c) != 1 || strings.TrimFunc(s[:c[0].Start]+s[c[0].End:], isMark) != "" {
		return
	}
	p.published.hasTime, p.published.hour, p.published.minute = true, c[0].hour, c[0].minute
	p.published.offset = c[0].offset
	p.published.End = next.Start + c[0].End
	next.class, next.kind = byliner, record.Byline
}

func (p *parser) readByline(i int) bool {
	b, ok := readByline(p.words(i))
	if !ok {
		return false
	}
	part := &p.parts[i]
	if part.class == short {
		part.class, part.kind = byliner, record.Byline
	}
	if p.agency == "" {
		p.agency, p.country = b.agency, b.country
	}
	if st, ok := p.disambiguate(b.published); ok && st.year != 0 && (better(st, p.published) || i <= p.body && p.clockOfPage(st)) {
		p.published = p.place(st, i)
	}
	if st, ok := p.disambiguate(b.updated); ok && st.year != 0 && better(st, p.updated) {
		p.updated = p.place(st, i)
	}
	return true
}

// behindSource is what stands behind "Source:" at the start of a line, else the line.
func behindSource(s string) string {
	kind, n := labelPrefix(s)
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[n:], " "), ":")
	if kind != "source" || !ok {
		return s
	}
	return strings.TrimLeft(rest, " ")
}

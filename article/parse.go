package article

import (
	"regexp"
	"strings"
	"time"

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

var headerExpr = regexp.MustCompile(`^(?i:date)\s*:?\s+(\d{4}-\d{2}(?:-\d{2})?)(?:\s+|$)`)

// readHeader takes a scraper's header off the first block: "date 2026-01-07 TITLE".
func (p *parser) readHeader() {
	if len(p.parts) == 0 {
		return
	}
	first := &p.parts[0]
	s := p.words(0)
	m := headerExpr.FindStringSubmatchIndex(s[:min(len(s), 64)])
	if m == nil {
		return
	}
	st, ok := isoDate(s[m[2]:m[3]])
	if !ok {
		return
	}
	st.Range = Range{first.Start + m[2], first.Start + m[3]}
	p.header = &found{stamp: st}
	p.extra = append(p.extra, segment{record.Byline, Range{first.Start, first.Start + m[3]}})
	first.Start += m[1]
	p.headerRest = first.Start < first.End
	if !p.headerRest {
		p.parts = p.parts[1:]
	}
}

// keyExpr is a headline under its name, with the address behind it perhaps:
// "TITLE: … LINK: …".
var keyExpr = regexp.MustCompile(`^(?i:title|headline)\s*:\s*(\S.*?)\s*(?:\b(?i:link|url|source)\s*:\s*(https?://\S+))?\s*$`)

// readKeys takes the name off a headline that the first block gives under it.
func (p *parser) readKeys() {
	if len(p.parts) < 2 {
		return
	}
	first := &p.parts[0]
	s := p.words(0)
	if len(s) > 2000 {
		return
	}
	m := keyExpr.FindStringSubmatchIndex(s)
	if m == nil {
		return
	}
	if m[4] >= 0 {
		p.url = s[m[4]:m[5]]
		p.extra = append(p.extra, segment{record.Boilerplate, Range{first.Start + m[3] + leadingSpace(s[m[3]:]), first.End}})
	}
	p.extra = append(p.extra, segment{record.Boilerplate, Range{first.Start, first.Start + len(strings.TrimRightFunc(s[:m[2]], isSpace))}})
	first.Start, first.End = first.Start+m[2], first.Start+m[3]
	p.keyed = true
}

// isoDate reads "2026-01" and "2026-01-07".
func isoDate(s string) (stamp, bool) {
	var st stamp
	for i, n := range []*int{&st.year, &st.month, &st.day} {
		if from := i*3 + min(i, 1)*2; from < len(s) {
			for _, c := range s[from:min(from+2+2*boolInt(i == 0), len(s))] {
				*n = *n*10 + int(c-'0')
			}
		}
	}
	return st, st.possible(len(s) > len("2026-01"))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// splitStamps divides blocks near the top that begin with a time of publication
// and go on with the story: "Updated: 2008-10-28 23:12 MOSCOW -- …".
func (p *parser) splitStamps() {
	for i := 0; i < min(len(p.parts), headParts*2); i++ {
		if p.parts[i].known {
			continue
		}
		at := leadingStamp(p.words(i))
		if at == 0 {
			continue
		}
		rest := p.parts[i]
		rest.Start += at
		p.parts[i].End = rest.Start - len(p.text[p.parts[i].Start:rest.Start]) + len(strings.TrimRightFunc(p.text[p.parts[i].Start:rest.Start], isSpace))
		p.parts = append(p.parts[:i+1], append([]part{rest}, p.parts[i+1:]...)...)
		i++
	}
}

// leadingStamp is where the story begins behind a label and a stamp with a time
// of day at the start of s, or 0.
func leadingStamp(s string) int {
	head := cutRunes(s, 80)
	dates := scanDates(head)
	if len(dates) == 0 || !dates[0].hasTime {
		return 0
	}
	d := dates[0]
	before := strings.TrimFunc(head[:d.Start], isMark)
	if _, n := labelPrefix(before); n != len(before) {
		return 0
	}
	rest := strings.TrimLeft(s[d.End:], " \t|")
	if !startsDateline(rest) || countWords(rest, 9) < 8 || !isProse(rest) {
		return 0
	}
	return len(s) - len(rest)
}

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

// behindSource is what stands behind "Source:" at the start of a line, else the line.
func behindSource(s string) string {
	kind, n := labelPrefix(s)
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[n:], " "), ":")
	if kind != "source" || !ok {
		return s
	}
	return strings.TrimLeft(rest, " ")
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

func (p *parser) readMasthead(i int) bool {
	m, ok := matchPattern(lex().mastheads, p.words(i))
	institution := m.match == "body" || m.match == "state"
	if !ok || institution && !p.headlineAfter(i) && !p.headlineBefore(i) {
		return false
	}
	p.parts[i].class, p.parts[i].kind = byliner, record.Byline
	if institution {
		m.value = bodyName(p.words(i))
	}
	if p.publisher == "" || p.publisherIsState && m.value != "" {
		p.publisher, p.publisherIsState = m.value, m.match == "state"
	}
	if d := scanDates(p.words(i)); len(d) == 1 && p.published == nil {
		p.published = p.place(d[0], i)
	}
	return true
}

// headlineAfter reports another line above the story that can be the headline.
func (p *parser) headlineAfter(i int) bool {
	for k := i + 1; k < p.body && k <= i+headParts; k++ {
		s := p.words(k)
		if p.parts[k].class == short && countWords(s, 4) >= 4 && len(scanDates(cutRunes(s, bylineBytes))) == 0 {
			if _, other := matchPattern(lex().mastheads, s); !other {
				return true
			}
		}
	}
	return false
}

// headlineBefore reports that a line stands between the headline and the date: it
// is who publishes.
func (p *parser) headlineBefore(i int) bool {
	if i == 0 || i+1 >= len(p.parts) || i+1 > p.body || countWords(p.words(i-1), 4) < 4 {
		return false
	}
	if _, other := matchPattern(lex().mastheads, p.words(i-1)); other {
		return false
	}
	next := cutRunes(p.words(i+1), bylineBytes)
	return len(scanDates(next)) == 1 && countWords(next, 7) < 7
}

// bodyName is the name of an institution as a record has it: not in capitals.
func bodyName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if !isCapitals(s) {
		return s
	}
	words := strings.Fields(titleCase(s))
	for i, w := range words {
		if lower := strings.ToLower(w); i > 0 && (isParticle(lower) || lower == "for") {
			words[i] = lower
		}
	}
	return strings.Join(words, " ")
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

// better prefers the first stamp, and one with a time of day for the same day.
func better(st stamp, old *found) bool {
	return old == nil || st.hasTime && !old.hasTime && st.year == old.year && st.month == old.month && st.day == old.day
}

// clockDays is by how many days the date of a page's own clock must follow that of
// its story to be told from it.
const clockDays = 2

// clockOfPage tells whether the date of publication that was found first is only
// that of the day on which the page was fetched: a weekday and a date on a line
// above the headline, and a stamp of an earlier day below that.
func (p *parser) clockOfPage(st stamp) bool {
	have := p.published
	if have == nil || have.day == 0 || st.day == 0 || have.line >= p.body || have.midnight().Sub(st.midnight()).Hours() < clockDays*24 {
		return false
	}
	first, _, _ := strings.Cut(p.words(have.line), " ")
	if !isWeekday(strings.TrimRight(first, ",")) {
		return false
	}
	for i := have.line + 1; i < p.body; i++ {
		if s := p.words(i); p.parts[i].class == short && countWords(s, 4) >= 4 {
			return true // the headline
		}
	}
	return false
}

// disambiguate settles 06-01-2026 by the header's date, by that of the dateline, or by
// the day of the week on which the story's first paragraph has things happen; without
// any of these such a date is left alone.
func (p *parser) disambiguate(st stamp) (stamp, bool) {
	if !st.swapped {
		return st, st.month != 0
	}
	other := st
	other.day, other.month = st.month, st.day
	near := p.nearTo()
	switch {
	case near == nil:
	case near(st) && !near(other):
		return st, true
	case near(other) && !near(st):
		return other, true
	}
	return st, false
}

// nearTo tells which day of publication agrees with what else is known of it; it is nil
// where nothing is.
func (p *parser) nearTo() func(stamp) bool {
	within := func(known time.Time, before float64) func(stamp) bool {
		return func(s stamp) bool {
			d := s.midnight().Sub(known).Hours() / 24
			return d >= before && d <= 2
		}
	}
	if p.header != nil && p.header.day != 0 {
		return within(p.header.midnight(), -7)
	}
	if p.dateline != nil && p.dateline.date.day != 0 {
		return func(s stamp) bool {
			d := p.dateline.date
			d.year = s.year
			return within(d.midnight(), -1)(s)
		}
	}
	if p.body < len(p.parts) {
		if day, ok := onlyWeekday(p.words(p.body)); ok {
			return func(s stamp) bool { return s.midnight().Weekday() == day }
		}
	}
	return nil
}

// onlyWeekday is the one day of the week that a paragraph names.
func onlyWeekday(s string) (day time.Weekday, ok bool) {
	for _, w := range strings.FieldsFunc(s, isMark) {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if w == d.String() {
				if ok && d != day {
					return day, false
				}
				day, ok = d, true
			}
		}
	}
	return day, ok
}

func (p *parser) place(st stamp, i int) *found {
	at := p.parts[i].Start
	st.Start, st.End = at+st.Start, at+st.End
	return &found{stamp: st, line: i}
}

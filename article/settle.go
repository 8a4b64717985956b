package article

import (
	"sort"
	"strings"
	"unicode/utf8"

	"chancery/record"
)

// readCaptions takes captions apart from their credits, and finds those that
// show by their place only.
func (p *parser) readCaptions() {
	if p.dateline != nil && p.parts[min(p.body, len(p.parts)-1)].Start == p.dateline.Start {
		for i := 0; i < p.body; i++ {
			if p.parts[i].class == prose && p.endsWithFullDate(i) {
				p.parts[i].class = caption
			}
		}
	}
	p.weakCaptions()
	p.repeatedCaptions()
	for i := range p.parts {
		if p.parts[i].class == caption {
			p.takeCaption(i)
		}
	}
}

// endsWithFullDate recognises the caption of a picture above a dateline: its
// last words hold day, month and year.
func (p *parser) endsWithFullDate(i int) bool {
	s := p.words(i)
	from := max(0, len(s)-80)
	for _, st := range scanDates(s[from:]) {
		if st.year != 0 && st.day != 0 {
			return true
		}
	}
	return false
}

// weakCaptions judges blocks that end in an agency's bare name: above the story
// or among it they are captions; the last is a story signed off.
func (p *parser) weakCaptions() {
	last := p.lastOf(prose)
	for i := range p.parts {
		if p.parts[i].class != prose || i == last || i == p.body && p.dateline != nil {
			continue
		}
		c, ok := readCredit(p.words(i))
		if ok && c.weak && (i < p.body || p.endsWithFullDate(i)) {
			p.parts[i].class = caption
		}
	}
}

// repeatedCaptions finds the copy of a caption that has no credit.
func (p *parser) repeatedCaptions() {
	for i := 0; i+1 < len(p.parts); i++ {
		if p.parts[i].class != prose || p.parts[i+1].class != caption {
			continue
		}
		if strings.HasPrefix(p.words(i+1), p.words(i)) {
			p.parts[i].class, p.parts[i].kind = page, record.Boilerplate
		}
	}
}

func (p *parser) takeCaption(i int) {
	part := &p.parts[i]
	s := p.words(i)
	c, ok := readCredit(s)
	if !ok {
		part.kind = record.CaptionSeg
		p.captions = append(p.captions, caught{Range: part.Range})
		return
	}
	end := len(strings.TrimRightFunc(s[:c.Start], isSpace))
	if countWords(s[:end], 2) == 0 { // a credit alone
		part.kind = record.Byline
		if a, ok := agencyIn(strings.Trim(s, "()[]")); ok && c.weak && i < p.body && p.agency == "" {
			p.agency = a.name // "(Xinhua)" under the headline
			return
		}
		if n := len(p.captions); n > 0 && i > 0 && p.parts[i-1].kind == record.CaptionSeg && p.captions[n-1].credit == "" {
			p.captions[n-1].credit = c.name
		}
		return
	}
	at := part.Start
	part.kind = record.CaptionSeg
	p.captions = append(p.captions, caught{Range{at, at + end}, c.name})
	p.extra = append(p.extra, segment{record.Byline, Range{at + c.Start, part.End}})
	part.End = at + end
}

// lastOf is the last part of a class, or -1.
func (p *parser) lastOf(c class) int {
	for i := len(p.parts) - 1; i >= 0; i-- {
		if p.parts[i].class == c {
			return i
		}
	}
	return -1
}

// readFoot finds where the story ends: at a heading of other stories with no
// more than a few blocks of running text after it; and signs it off.
func (p *parser) readFoot() {
	total := 0
	for i := range p.parts {
		total += boolInt(p.parts[i].class == prose)
	}
	before := 0
	for i := range p.parts {
		before += boolInt(p.parts[i].class == prose)
		if p.parts[i].class != ending || before == 0 {
			continue
		}
		if before*2 >= total {
			p.dropFrom(i)
			break
		}
		for k := i + 1; k < len(p.parts) && p.parts[k].class == short && p.parts[k].kind == ""; k++ {
			p.parts[k].kind = record.Boilerplate
		}
	}
	p.dropTrailers()
	p.signOff()
}

// trailerBytes is the longest block taken for a line about the reporters.
const trailerBytes = 300

// dropTrailers takes lines such as "Roe reported from Budapest." off the end.
func (p *parser) dropTrailers() {
	for i := p.lastOf(prose); i > p.body; i-- {
		s := p.words(i)
		if p.parts[i].class != prose || len(s) > trailerBytes {
			if p.parts[i].class == prose {
				return
			}
			continue
		}
		if !hasAny(asciiLower(s), lex().trailers) {
			return
		}
		p.parts[i].class, p.parts[i].kind = page, record.Boilerplate
	}
}

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func (p *parser) dropFrom(i int) {
	for k := i; k < len(p.parts); k++ {
		p.parts[k].class, p.parts[k].kind = page, record.Boilerplate
	}
}

// signOff cuts what follows the story's words inside its blocks: "Reporting by
// …" anywhere, "(ANI)" and "/END/" at the end of the last.
func (p *parser) signOff() {
	last := p.lastOf(prose)
	for i := range p.parts {
		if p.parts[i].class != prose || p.parts[i].kind != "" {
			continue
		}
		if at := innerCut(p.words(i)); at > 0 {
			p.cutAt(i, at)
		}
	}
	if last < 0 || p.parts[last].kind != "" {
		return
	}
	s := p.words(last)
	if c, ok := readCredit(s); ok && c.Start > 0 {
		if a, known := agencyIn(strings.Trim(s[c.Start:], "()[]/. ")); known {
			p.signed = a.name
		}
		p.cutAt(last, c.Start)
	} else if at := signOffStart(s); at > 0 && isSignOff(s[at:]) {
		p.cutAt(last, at)
	}
}

// isSignOff keeps brackets that belong to the sentence before them.
func isSignOff(s string) bool {
	bare := strings.TrimFunc(s, isMark)
	if bare == "" {
		return true
	}
	if p, ok := matchPattern(lex().lines, bare); ok && p.match != "ends" {
		return true
	}
	_, n := agencyPrefix(bare)
	return n > 0 && isCapitals(bare)
}

// innerBytes is how far from the end of a block the page's words are looked for.
const innerBytes = 800

// innerCut is where, after a sentence, the page's own words begin; 0 if nowhere.
func innerCut(s string) int {
	from := max(0, len(s)-innerBytes)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	tail := s[from:]
	for i := 1; i+1 < len(tail); i++ {
		if !isSpace(rune(tail[i])) || isSpace(rune(tail[i+1])) || tail[i] >= utf8.RuneSelf {
			continue
		}
		if most := innerWords(tail[i+1:]); most > 0 && endsSentence(s[:from+i]) && countWords(tail[i+1:], most+1) <= most {
			return from + i + 1
		}
	}
	return 0
}

// innerWords is how many words at most the page's own words have that begin
// here; 0 when none do. What is longer is the story, into which the page has put
// a link.
func innerWords(s string) int {
	if !lex().innerFirst[s[0]] {
		return 0
	}
	lower := asciiLower(cutRunes(s, 40))
	for _, p := range lex().inner {
		if strings.HasPrefix(lower, p.words) {
			if p.match == "tail" {
				return 15
			}
			return 80
		}
	}
	return 0
}

// cutAt moves the end of block i to byte at of its words; the rest is the
// page's.
func (p *parser) cutAt(i, at int) {
	part := &p.parts[i]
	s := p.words(i)
	end := len(strings.TrimRightFunc(s[:at], isSpace))
	if end == 0 {
		return
	}
	p.extra = append(p.extra, segment{record.Boilerplate, Range{part.Start + at, part.End}})
	part.End = part.Start + end
}

// settle gives every block its kind.
func (p *parser) settle() {
	last := p.lastOf(prose)
	for i := range p.parts {
		part := &p.parts[i]
		if part.kind != "" {
			continue
		}
		part.kind = record.Paragraph
		if part.Start < p.title.Start || p.onlyLabels(i) {
			part.kind = record.Boilerplate
			continue
		}
		switch part.class {
		case page, ending:
			part.kind = record.Boilerplate
		case short:
			if last >= 0 && i > last && !p.isItem(i) || p.repeatsTitle(i) || countWords(p.words(i), 1) == 0 {
				part.kind = record.Boilerplate
			}
		}
	}
}

// isItem reports a list item or a line long enough to say something after the
// last running text.
func (p *parser) isItem(i int) bool {
	s := p.words(i)
	r, _ := utf8.DecodeRuneInString(s)
	if endsSentence(s) && countWords(s, 2) >= 2 {
		return true
	}
	return strings.ContainsRune("•-*–—“\"", r) && countWords(s, 5) >= 5 || r >= '0' && r <= '9' && countWords(s, 5) >= 5 || countWords(s, 11) > 10
}

// onlyLabels recognises "From:" and "Published" on a line of their own.
func (p *parser) onlyLabels(i int) bool {
	s := p.words(i)
	if p.parts[i].class != short || len(s) > 40 {
		return false
	}
	s = strings.TrimFunc(s, isMark)
	_, n := labelPrefix(s)
	return n > 0 && n == len(s)
}

func (p *parser) repeatsTitle(i int) bool {
	return p.title.End > 0 && p.words(i) == p.text[p.title.Start:p.title.End]
}

// segments gives the pieces in the order of the text, without empty ones. A
// dateline is cut off the paragraph it opens.
func (p *parser) segments() []segment {
	out := append([]segment(nil), p.extra...)
	for i := range p.parts {
		part := p.parts[i]
		r := part.Range
		if part.kind == record.Paragraph {
			if d, ok := readDateline(p.text[r.Start:r.End]); ok && r.Start+d.body < r.End && (!d.weak || p.dateline != nil && p.dateline.Start == r.Start) {
				head := strings.TrimRightFunc(p.text[r.Start:r.Start+d.body], isSpace)
				out = append(out, segment{record.DatelineSeg, Range{r.Start, r.Start + len(head)}})
				r.Start += d.body
			}
		}
		if part.kind == record.Title && r.Start < p.title.Start && p.title.Start < r.End {
			r.Start = p.title.Start
		}
		if part.kind == record.Title && r.Start == p.title.Start && p.title.End < r.End {
			out = append(out, segment{record.Boilerplate, Range{p.title.End + leadingSpace(p.text[p.title.End:r.End]), r.End}})
			r.End = p.title.End
		}
		if r.Start < r.End {
			out = append(out, segment{part.kind, r})
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	return out
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, isSpace)) }

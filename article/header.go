package article

import (
	"regexp"
	"strings"

	"chancery/record"
)

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

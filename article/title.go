package article

import (
	"regexp"
	"strings"
	"unicode"

	"chancery/record"
)

// titleScore is what a headline must reach. The score counts signs, each worth
// one or two: see scoreTitle.
const titleScore = 2

// keyedScore is that of a headline that the text names as one; nothing beats it.
const keyedScore = 100

// chooseTitle picks the headline among the short lines above the story, and
// settles the other short lines there.
func (p *parser) chooseTitle() {
	seen := p.headLines()
	best, bestScore := -1, titleScore-1
	for i := 0; i < min(p.body, len(p.parts), menuParts); i++ {
		if p.parts[i].class != short || p.body == len(p.parts) && !(i == 0 && (p.headerRest || p.keyed || p.headsList())) {
			continue
		}
		if s := p.scoreTitle(i, seen); s > bestScore {
			best, bestScore = i, s
		}
	}
	for i := 0; i < best; i++ {
		if p.parts[i].class == short && p.words(i) == p.words(best) {
			best = i
		}
	}
	if best >= 0 {
		p.title = p.withoutSlug(p.withoutNumber(best, p.withoutSite(p.parts[best].Range)))
		p.parts[best].kind = record.Title
		p.datedTitle(best)
	}
	p.settleHead(best)
}

// datedTitle takes the day that closes the headline of a release ("PM call with
// President Roe: 15 September 2017") for that of its publication, where nothing else
// tells it.
func (p *parser) datedTitle(i int) {
	s := p.text[p.title.Start:p.title.End]
	dates := scanDates(s)
	if len(dates) == 0 || p.published != nil || p.header != nil {
		return
	}
	st := dates[len(dates)-1]
	if st.End != len(s) || st.year == 0 || st.day == 0 || st.swapped || !strings.HasSuffix(strings.TrimRightFunc(s[:st.Start], isSpace), ":") {
		return
	}
	st.Start, st.End = p.title.Start+st.Start, p.title.Start+st.End
	p.published = &found{stamp: st, line: i}
}

// listParts is how many blocks a list without running text must have for its first to
// be a headline.
const listParts = 4

// headsList tells whether the first block heads a list of short lines, a diary perhaps.
func (p *parser) headsList() bool {
	s := p.words(0)
	return len(p.parts) >= listParts && countWords(s, 4) >= 4 && len(scanDates(cutRunes(s, bylineBytes))) == 0
}

// headLines counts equal lines around the head: a headline stands there twice
// on many pages.
func (p *parser) headLines() map[string]int {
	seen := map[string]int{}
	for i := 0; i < min(len(p.parts), min(p.body, menuParts)+headParts); i++ {
		if part := p.parts[i]; part.End-part.Start <= 400 {
			seen[p.words(i)]++
		}
	}
	return seen
}

func (p *parser) scoreTitle(i int, seen map[string]int) int {
	if i == 0 && p.keyed {
		return keyedScore
	}
	s := p.words(i)
	score := 0
	switch n := countWords(s, 41); {
	case n < 2:
		return 0
	case n == 2:
		score--
	case n >= 5 && n <= 25:
		score += 2
	case n > 40:
		return 0
	}
	if i == 0 {
		score++
		if p.headerRest {
			score++
		}
	}
	if seen[s] > 1 {
		score += 2
		for _, c := range p.captions {
			if p.text[c.Start:c.End] == s {
				return 0
			}
		}
	}
	if i+1 < len(p.parts) && p.parts[i+1].class != short && p.parts[i+1].class != page {
		score++
	}
	if strings.HasSuffix(s, ":") || strings.ContainsAny(s, ">|»•·") {
		score -= 2
	}
	if gluedWords(s) > 1 {
		score -= 3
	}
	if isMenu(s) {
		score -= 2
	}
	if p.body < len(p.parts) && scriptsIn(s) > 0 && scriptsIn(p.words(p.body)) == 0 {
		score -= 3 // the name of a site
	}
	if scriptsIn(s) > maxScripts { // the languages in which a page is to be had
		return 0
	}
	for _, d := range scanDates(cutRunes(s, bylineBytes)) {
		if d.hasTime {
			score -= 3
		}
	}
	return score
}

// maxScripts is how many scripts besides Latin a line of a story may have.
const maxScripts = 2

// scriptsIn counts the scripts besides Latin that stand at the beginning of a line.
func scriptsIn(s string) int {
	_, counts, _ := countScripts(cutRunes(s, bylineBytes))
	n := 0
	for i, c := range counts {
		if t := scripts[i].table; t != unicode.Hiragana && t != unicode.Katakana { // they stand beside Han
			n += boolInt(c > 0)
		}
	}
	return n
}

// gluedWords counts capitals inside words: links of a menu that lost the space
// between them.
func gluedWords(s string) int {
	n, lower := 0, false
	for _, r := range s {
		if lower && unicode.IsUpper(r) {
			n++
		}
		lower = unicode.IsLower(r)
	}
	return n
}

// withoutSite cuts " | Reuters" and " - Xinhua" off a headline.
func (p *parser) withoutSite(r Range) Range {
	s := p.text[r.Start:r.End]
	for _, sep := range []string{" | ", " - ", " – ", " — ", " -- "} {
		at := strings.LastIndex(s, sep)
		if at < 0 {
			continue
		}
		site := strings.TrimSpace(s[at+len(sep):])
		_, known := agencyNamed(site)
		if (known || sep == " | " && countWords(site, 6) <= 5) && countWords(s[:at], 3) >= 3 {
			s = strings.TrimRightFunc(s[:at], isSpace)
		}
	}
	return Range{r.Start, r.Start + len(s)}
}

// withoutSlug cuts "(LEAD) " off a headline.
func (p *parser) withoutSlug(r Range) Range {
	s := p.text[r.Start:r.End]
	lower := asciiLower(cutRunes(s, 40))
	for _, slug := range lex().slugs {
		if rest, ok := strings.CutPrefix(lower, slug); ok && countWords(rest, 2) > 1 {
			return Range{r.Start + len(slug) + leadingSpace(s[len(slug):]), r.End}
		}
	}
	return r
}

var numberExpr = regexp.MustCompile(`^\d{1,2}\.\s+`)

// withoutNumber cuts "4. " off a headline that a page lists after other numbered
// lines: the steps of a path.
func (p *parser) withoutNumber(i int, r Range) Range {
	m := numberExpr.FindString(p.text[r.Start:r.End])
	if m == "" {
		return r
	}
	for k := 0; k < i; k++ {
		if numberExpr.MatchString(p.words(k)) {
			return Range{r.Start + len(m), r.End}
		}
	}
	return r
}

// settleHead decides what the other short lines above the story are: below the
// headline a long one is a second headline; the rest is the page's.
func (p *parser) settleHead(title int) {
	if p.body == len(p.parts) {
		return
	}
	for i := 0; i < p.body; i++ {
		part := &p.parts[i]
		if part.class != short || part.kind != "" {
			continue
		}
		s := p.words(i)
		repeated := title >= 0 && s == p.text[p.title.Start:p.title.End]
		if title >= 0 && i > title && !repeated && countWords(s, 5) >= 5 && gluedWords(s) <= 1 {
			part.kind = record.Title
			continue
		}
		part.kind = record.Boilerplate
	}
}

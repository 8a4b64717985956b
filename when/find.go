package when

import "strings"

// found is an expression with its first word and the one just past it.
type found struct {
	first, end int
	v          value
}

// newParser prepares to read text[start:end].
func newParser(text string, start, end int, ref Date) *parser {
	p := &parser{g: theGrammar(), words: lex(text, start, end), text: text, ref: ref, memo: map[int][]reading{}}
	if ref.IsZero() {
		// Any day will do: all that is counted from it becomes unresolved.
		p.ref, p.noRef = Date{2000, 1, 1}, true
	}
	return p
}

// scan finds the longest expressions from left to right.
func (p *parser) scan() []found {
	var out []found
	top := &p.g.first[p.g.top]
	for i := 0; i < len(p.words); {
		if !top.admits(&p.words[i]) {
			i++
			continue
		}
		best, ok := p.longest(i)
		if ok && (p.words[i].low == "the" || p.words[i].low == "on") && i+1 < len(p.words) {
			// "The year" gives way to "year 2008".
			if next, later := p.longest(i + 1); later && next.end > best.end {
				best = next
			}
		}
		if ok {
			out = append(out, best)
			i = best.end
		} else {
			i++
		}
		// Nothing that is read from here on begins before word i.
		if len(p.memo) > 4096 {
			clear(p.memo)
		}
	}
	return out
}

// longest is the longest expression at word i that the words around it bear
// out.
func (p *parser) longest(i int) (found, bool) {
	best := found{first: i, end: i}
	for _, r := range p.read(p.g.top, i) {
		if r.end > best.end && p.plausible(i, r.end, &r.v) {
			best.end, best.v = r.end, r.v
		}
	}
	return best, best.end > i
}

// ordersANoun tells of "on Friday, the first face-to-face contact": a number written
// out behind a comma belongs to the noun that follows, not to a month.
func (p *parser) ordersANoun(i, end int) bool {
	if end-i < 3 || end >= len(p.words) || p.low(end-2) != "the" || p.low(end-3) != "," {
		return false
	}
	return p.words[end-1].kind == letters && p.words[end].kind == letters && !among(" of in at ", p.low(end))
}

// at is the reading of exactly the words from i to end.
func (p *parser) at(i, end int) (value, bool) {
	for _, r := range p.read(p.g.top, i) {
		if r.end == end {
			return r.v, true
		}
	}
	return value{}, false
}

func (p *parser) low(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].low
}

const (
	beforeTime   = " in on of since until till by before after from to through during throughout for between and or early late mid end middle beginning next last this past around about every each circa late- mid- "
	beforeDayNum = " on for by of until from since before after around "
)

func among(list, w string) bool { return w != "" && strings.Contains(list, " "+w+" ") }

// plausible asks the words around an expression whether it is one: lone
// numbers, "may", "spring", "the second" need evidence.
func (p *parser) plausible(i, end int, v *value) bool {
	first := &p.words[i]
	prev := p.low(i - 1)
	if first.glued && i > 0 && p.words[i-1].kind != mark && !(first.kind == digits && p.words[i-1].kind == letters && end-i > 1) {
		return false
	}
	if end < len(p.words) && p.words[end].glued && p.words[end].kind == letters && p.words[end-1].kind != mark {
		if p.words[end].low != "s" {
			return false
		}
	}
	if end < len(p.words) && p.words[end].low == "-" && p.words[end].glued && end+1 < len(p.words) && p.words[end+1].glued && p.words[end+1].kind == digits && p.words[end-1].kind == digits && v.kind != isDay {
		return false
	}
	if first.kind == digits && p.badLeft(i) || prev == "$" {
		return false
	}
	if v.grain == "era" && p.strict && !p.words[i].upper && !(first.low == "the" && p.words[i+1].upper) {
		return false
	}
	if v.hol != nil && p.strict && !p.words[i].upper && p.words[i].classes&cHoliday != 0 {
		return false // holidays are written with capitals in the news
	}
	if p.news && v.grain == "season" && p.words[end-1].upper && end < len(p.words) && p.words[end].upper && p.words[end].kind == letters {
		return false // "the 2026 Winter Olympics"
	}
	if v.grain == "decade" && p.strict && among(" his her their my our your its whose ", prev) {
		return false // an age
	}
	if v.grain == "decade" && p.strict && first.kind == digits && len(first.low) == 2 && !among(" late- mid- ", prev) {
		return false // "temperatures in 70s"
	}
	if p.news && v.anchored && p.opensClause(end) {
		return false // "a day after the two spoke" counts from what it goes on to tell
	}
	if p.news && p.ordersANoun(i, end) {
		return false
	}
	if p.isVerb(i, end) {
		return false
	}
	if v.length != nil && v.kind == isPeriod && among(" ago earlier later ", p.low(end)) {
		return false // "the last 3 months and 2 days ago" are two
	}
	if p.strict && p.partOfName(i, end, v) {
		return false
	}
	switch {
	case v.kind == isNow || v.kind == isWord || v.kind == isNumber || v.kind == isNothing:
		return false
	case v.kind == isDuration:
		return p.plausibleLength(i, end, v)
	case !v.bare:
		return true
	}
	switch {
	case v.kind == isDay && v.wd > 0: // "sat", "sun"
		return false
	case v.kind == isDay && v.length != nil: // "in two weeks"
		return true
	case v.kind == isDay && v.anchored: // "the day"
		return p.plausibleUnit(i, end)
	case v.kind == isDay && v.m == 0 && v.d > 0 && v.reason != reasonOrder: // "the 6th"
		return p.plausibleDayNumber(i, end, v)
	case v.kind == isDay: // "11/20"
		return p.plausibleSlash(i, end, prev)
	case v.grain == "month":
		return p.plausibleMonth(end-1, i, end)
	case v.grain == "season":
		return p.plausibleSeason(i, end, prev)
	case first.low == "overnight":
		next := p.low(end)
		return end == len(p.words) || p.words[end].kind == mark || among(" in at by and but as with for to when after from while that into against near across ", next)
	case v.grain == "year":
		return p.plausibleYear(i, end, prev)
	case v.anchored:
		return p.plausibleUnit(i, end)
	}
	return true
}

// partOfName tells "the Monday Club" and "Vision 2030", names that hold a word
// of time.
func (p *parser) partOfName(i, end int, v *value) bool {
	name := func(k int) bool {
		return k >= 0 && k < len(p.words) && p.words[k].upper && p.words[k].kind == letters && p.words[k].classes&^cHoliday == 0
	}
	switch {
	case v.hol != nil && p.words[end-1].upper && name(end):
		return true // "Black Friday Group"
	case v.kind == isDay && end == i+1 && p.words[i].classes&cWeekday != 0:
		return (p.low(i-1) == "the" || name(i-1)) && name(end) && !p.words[end].glued
	case v.grain == "year" && end == i+1 && p.words[i].kind == digits:
		// A name that begins the sentence may be any word: "Meanwhile 2025".
		return name(i-1) && !p.words[i].glued && !functionWord(p.low(i-1))
	}
	return false
}

// functionWord tells words that carry a capital for where they stand.
func functionWord(w string) bool {
	return among(beforeTime, w) || among(" the a an but as when while it its with than meanwhile however although because if yet so ", w)
}

// opensClause tells whether an expression that ends in "after" or "before" goes
// on: then the words that follow tell what it counts from.
func (p *parser) opensClause(end int) bool {
	if w := p.low(end - 1); w != "after" && w != "before" && w != "prior" || p.tei {
		return false
	}
	return end < len(p.words) && p.words[end].kind != mark && !among(" and but or while when as that which in on at for by with from ", p.low(end))
}

// isVerb tells "may" and "last" as verbs: "this may take", "will last three
// days".
func (p *parser) isVerb(i, end int) bool {
	if p.low(end-1) == "may" && !p.words[end-1].upper && end-i > 1 && end < len(p.words) && p.words[end].kind == letters &&
		!among(" in on at of and with for when after before as but that from to until through because is was were are ", p.low(end)) {
		return true
	}
	if p.low(i) == "last" && among(" will would can could may might should must to not n't shall won't didn't doesn't ", p.low(i-1)) {
		return true
	}
	return false
}

func (p *parser) plausibleLength(i, end int, v *value) bool {
	if p.words[i].kind == digits && p.badLeft(i) {
		return false
	}
	if w := p.low(end); w == "old" || w == "-" && p.low(end+1) == "old" {
		return !p.news
	}
	if w := &p.words[end-1]; p.news && w.upper && p.words[i].upper && w.classes&cUnit != 0 && end < len(p.words) && p.words[end].upper {
		return false // "the Five-Year Plan"
	}
	if p.news && among(" twice once thrice times percent per ", p.low(i-1)) {
		return false // "twice a year"
	}
	if p.news && among(" after before ago earlier later since ", p.low(end)) {
		return false // the distance from something the words do not date
	}
	if v.fuzzy && p.low(i) == "couple" {
		return false
	}
	return p.low(i-1) != "$"
}

// plausibleDayNumber: "on the 6th", but neither "the 21st" alone nor "the
// second round".
func (p *parser) plausibleDayNumber(i, end int, v *value) bool {
	prev, next := p.low(i-1), p.low(end)
	if p.words[i+1].kind == letters && p.words[i+1].classes&cTens == 0 && p.news {
		return prev == "on" && (next == "" || strings.Contains(".,;:!?)", next))
	}
	if prev != "on" && prev != "for" && !(p.news && among(beforeDayNum, prev) && !v.fuzzy) {
		return false
	}
	if v.fuzzy {
		return !p.news && (next == "" || strings.Contains(".,;!?", next))
	}
	return next == "" || p.words[end].kind == mark || among(" at in to and or with for when after before as but that from of during ", next)
}

func (p *parser) plausibleSlash(i, end int, prev string) bool {
	if p.words[i].kind != digits {
		return true
	}
	if p.news {
		return among(" on dated since until by before after from ", prev)
	}
	return true
}

func (p *parser) plausibleMonth(k, i, end int) bool {
	w := p.words[i]
	if w.low == "the" {
		return true
	}
	prev := p.low(i - 1)
	if among(beforeTime, prev) {
		if (prev == "and" || prev == "or") && p.news && i+1 == end && end < len(p.words) && p.words[end].upper && p.words[end].kind == letters && p.words[end].classes == 0 {
			return false // "Peter May and June Carter"
		}
		return w.upper || prev != "and" && prev != "or" && prev != "to"
	}
	if !w.upper {
		return w.low != "may" && w.low != "march" && w.classes&cMonth != 0
	}
	next := p.words[min(end, len(p.words)-1)]
	switch {
	case w.low == "may" || w.low == "march":
		return prev == "," && end < len(p.words) && next.low != "said"
	case i > 0 && p.words[i-1].upper && p.words[i-1].kind == letters && p.words[i-1].classes == 0 && p.news:
		return false
	case end < len(p.words) && next.upper && next.kind == letters && next.classes == 0 && p.news:
		return false
	case w.classes&cMonth == 0:
		return !p.news || p.low(end-1) == "."
	}
	return true
}

func (p *parser) plausibleSeason(i, end int, prev string) bool {
	w := p.words[i]
	if !p.news {
		return w.low != "fall" && w.low != "spring" || among(beforeTime, prev) || w.low == "the"
	}
	if w.low == "the" {
		return p.words[i+1].low != "fall" && !p.words[i+1].upper && !among(" of ", p.low(end))
	}
	return among(" in during by since until this next last of early late mid ", prev) && !w.upper
}

// plausibleYear: a bare number of four digits is a year unless it counts
// something.
func (p *parser) plausibleYear(i, end int, prev string) bool {
	w := p.words[i]
	if w.kind != digits {
		if w.low == "'" {
			return !w.glued
		}
		return !p.news || among(" in since until by from of after before during to ", prev)
	}
	if p.unitNext(end) || end < len(p.words) && p.words[end].classes&(cUnit|cScale) != 0 && !p.words[end].glued {
		return false
	}
	if p.news && p.counts(end, prev) {
		return false
	}
	if w.glued && i > 0 {
		b := p.words[i-1]
		if b.kind == letters || b.low == "." || b.low == "/" || b.low == "_" || b.low == ":" && b.glued && i > 1 && p.words[i-2].kind == digits {
			return false
		}
		if b.low == "-" && b.glued && i > 1 && p.words[i-2].kind == letters && p.news {
			return false
		}
	}
	if end < len(p.words) && p.words[end].glued && p.words[end].low == "-" && end+1 < len(p.words) && p.words[end+1].glued {
		if p.words[end+1].kind == digits {
			return false
		}
	}
	if w.n < 1500 || w.n > 2100 {
		return !p.news && among(beforeTime, prev) || among(" in since ", prev)
	}
	return true
}

// counts tells whether a number of four digits counts what follows or is the
// number of something: "over 2000 people", "Resolution 1701".
func (p *parser) counts(end int, prev string) bool {
	if among(" over some nearly almost than least most resolution no number article room flight route ", prev) {
		return true
	}
	if end >= len(p.words) || among(" in since by until during the early late mid from of through for a its his their this ", prev) {
		return false
	}
	w := &p.words[end]
	return w.kind == letters && !w.upper && len(w.low) > 3 && (w.low[len(w.low)-1] == 's' || w.low == "people" || w.low == "women") && w.classes == 0
}

// plausibleUnit: "the week", "the year", but not "the year of the dragon".
func (p *parser) plausibleUnit(i, end int) bool {
	return !p.news && p.low(end) != "of"
}

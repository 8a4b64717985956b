package encounter

import (
	"sort"

	"chancery/record"
	"chancery/syntax"
	"chancery/when"
)

// happening tells of "talks held in Geneva", "a meeting that is set for Friday":
// the clause says of the noun before it that, when and where it takes place.
func (f *finder) happening(v syntax.Token) bool {
	lemma := v.Lemma()
	if f.light(v) == "full" {
		return true // "the visit that he paid in April"
	}
	if f.lex.happenings[lemma] || f.lex.phases[lemma] != "" {
		return true
	}
	for _, g := range f.lex.governors[lemma] {
		if g.status == "planned" {
			return true
		}
	}
	return false
}

// shared is the verb whose fronted phrases hold for the report's verb too: "In
// Kathmandu, A called on B and met C".
func (f *finder) shared(k syntax.Token, r *report) (int, bool) {
	v := f.text.Token(r.anchor)
	for v.BaseRel() == syntax.Conj && isVerb(v) && !hasOwnSubject(v) {
		h, ok := v.Head()
		if !ok || !isVerb(h) {
			return 0, false
		}
		v = h
	}
	return v.Index(), v.Index() != r.anchor && k.Index() < v.Index()
}

// aimOf tells of the talks for which somebody is received, which are that meeting:
// "will host B for talks in Nairobi".
func (f *finder) aimOf(k syntax.Token, r *report) bool {
	h, ok := k.Head()
	return ok && h.Index() == r.anchor && r.kind != "visit" && isVerb(h) && r.token == r.anchor && hasCase(k, "for") && family(f.kindOf(k)) == family(r.kind)
}

func (f *finder) kindOf(k syntax.Token) string {
	n, _ := f.nounOf(k)
	return n.kind
}

// marginOf tells of the summit on whose sidelines something else takes place, at
// its place and time.
func (f *finder) marginOf(k syntax.Token) bool {
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Nmod && f.lex.margins[h.Lower()]
}

// settleDate finds when a report was.
func (f *finder) settleDate(r *report) {
	if r.date.value != "" {
		return // told by the words that follow a visit
	}
	s := f.text.Sentence(r.sentence)
	lo := sort.Search(len(f.times), func(i int) bool { return f.times[i].Start >= s.Start() })
	best, n := f.timeNear(r, lo, s)
	if best < 0 && r.near > 0 {
		r.near = 0
		best, n = f.timeNear(r, lo, s)
	}
	if best < 0 && r.date.value == "" {
		best = f.predicated(r)
	}
	if best < 0 && r.date.value == "" && r.near == 0 {
		best = f.timeOfFirst(r, lo)
	}
	if best < 0 && f.introduced(r, "when") {
		best = f.lastBefore(lo, f.text.Token(r.anchor).Start())
	}
	if best < 0 && n == 1 && r.segment == record.CaptionSeg {
		best = f.lastOf(lo, s)
	}
	if best >= 0 {
		r.date = datingOf(&f.times[best])
		f.dayApart(r)
	}
}

// timeOfFirst is the day of the verb that the report's goes on: "visited the barracks
// today and called on B", -1 for none.
func (f *finder) timeOfFirst(r *report, lo int) int {
	v := f.text.Token(r.anchor)
	h, ok := v.Head()
	if !ok || v.BaseRel() != syntax.Conj || !isVerb(v) || !isVerb(h) || hasOwnSubject(v) || v.XPOS() != h.XPOS() || v.XPOS() != "VBD" {
		return -1
	}
	for i := lo; i < len(f.times) && f.times[i].Start < v.Start(); i++ {
		t := &f.times[i]
		if t.Unresolved || t.Value == "" || t.From.IsZero() || t.Mod != "" || t.Precision != when.Day || t.EndValue != "" && t.EndValue != t.Value {
			continue
		}
		k, ok := f.headOf(t.Start, t.End)
		if !ok || k.Index() < h.Index() {
			continue
		}
		if u, ok := k.Head(); ok && u.Index() == h.Index() {
			return i
		}
	}
	return -1
}

// dayApart reads "met A on Tuesday, a day after talks with B": the time of the
// clause less the days that part the two.
func (f *finder) dayApart(r *report) {
	k := f.text.Token(r.token)
	c, ok := k.Child(syntax.Case)
	if !ok || isVerb(k) || c.Lower() != "after" && c.Lower() != "before" {
		return
	}
	p, ok := c.Prev()
	if !ok || p.Lemma() != "day" && p.Lemma() != "week" && p.Lemma() != "month" && p.Lemma() != "hour" {
		return
	}
	q, ok := p.Prev()
	r.apart = true
	if p.Lower() != "day" || !ok || q.Lower() != "a" && q.Lower() != "one" || r.date.precision != string(when.Day) || r.date.end != "" {
		r.date = dating{}
		return
	}
	n := -1
	if c.Lower() == "before" {
		n = 1
	}
	r.date.from, r.date.to = r.date.from.AddDays(n), r.date.to.AddDays(n)
	r.date.value = r.date.from.String()
	r.date.evidence = append(r.date.evidence, [2]int{q.Start(), c.End()})
}

// timeNear is the resolved time of the report's clause that stands nearest to
// its verb, or behind the word that it is told by, -1 for none; n counts the
// times of the sentence that could be meant.
func (f *finder) timeNear(r *report, lo int, s syntax.Sentence) (best, n int) {
	best = -1
	bestDist := 1 << 30
	last := f.tailEnd(f.text.Token(r.token))
	off := f.calledOffBy(r)
	for i := lo; i < len(f.times) && f.times[i].Start < s.End(); i++ {
		t := &f.times[i]
		if t.Unresolved || t.Value == "" || t.From.IsZero() {
			continue
		}
		switch t.Mod {
		case "since", "until", "before", "after":
			continue
		}
		n++
		if r.near > 0 {
			if k, ok := f.headOf(t.Start, t.End); ok && k.Index() > r.near && k.Index()-r.near < bestDist && k.Index()-r.near < nearReach {
				best, bestDist = i, k.Index()-r.near
			}
			continue
		}
		k, ok := f.headOf(t.Start, t.End)
		if !ok || !f.sameClause(k, r) && !f.ownMonth(k, t, r) || off && !f.under(k, r) {
			continue
		}
		if f.countsWithin(r, t) {
			continue
		}
		d := abs(k.Index() - r.anchor)
		if r.token != r.anchor && k.Index() > r.token && k.Index() < last {
			d = k.Index() - r.token - f.text.Len() // in the noun's own phrases
		}
		if d < bestDist {
			best, bestDist = i, d
		}
	}
	return best, n
}

// countsWithin tells of "their third meeting this year", where the year only counts.
func (f *finder) countsWithin(r *report, t *when.Time) bool {
	k := f.text.Token(r.token)
	first, ok := f.text.TokenAt(t.Start)
	if isVerb(k) || !ok || first.Lower() != "this" || t.Precision != when.Year && t.Precision != when.Month {
		return false
	}
	for c := range k.Children() {
		if c.Feat("NumType") == "Ord" {
			return true
		}
	}
	return false
}

// predicated is the time that is said of the encounter: "A's last trip to B was in
// October", -1 for none.
func (f *finder) predicated(r *report) int {
	k := f.text.Token(r.token)
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Nsubj || isVerb(k) {
		return -1
	}
	if _, is := h.Child(syntax.Cop); !is || !f.isTime(h) {
		return -1
	}
	return f.timesFrom(h.Start())
}

// calledOffBy tells of a noun under a verb that calls off or denies, whose day is not
// that of the encounter: "cancelled on Thursday a summit with B".
func (f *finder) calledOffBy(r *report) bool {
	v := f.text.Token(r.anchor)
	if r.anchor == r.token || r.status != "cancelled" && r.status != "denied" || !isVerb(v) {
		return false
	}
	for _, g := range f.lex.governors[v.Lemma()] {
		if (g.status == "cancelled" || g.status == "denied") && (g.particle == "" || g.particle == particle(v)) {
			return true
		}
	}
	return false
}

// under tells whether k belongs to the words that stand with the report's noun.
func (f *finder) under(k syntax.Token, r *report) bool {
	for range 12 {
		if k.Index() == r.token || f.tellsOf(k, r) {
			return true
		}
		h, ok := k.Head()
		if !ok || k.Index() == r.anchor {
			return false
		}
		k = h
	}
	return false
}

// ownMonth tells of a month or year in the phrases right behind a noun that says whose
// encounter it is: "to carry out the results of A's visit to C in September".
func (f *finder) ownMonth(t syntax.Token, time *when.Time, r *report) bool {
	k := f.text.Token(r.token)
	if isVerb(k) || r.direct || time.Precision != when.Month && time.Precision != when.Year || t.Index() < k.Index() || t.Index() >= f.tailEnd(k) {
		return false
	}
	p, ok := k.Child(syntax.NmodPoss)
	return ok && len(f.sidesOf(p)) > 0
}

// introduced tells whether a relative adverb opens the report's clause: "in
// 1972, when he met Mao".
func (f *finder) introduced(r *report, word string) bool {
	for _, i := range []int{r.token, r.anchor} {
		for c := range f.text.Token(i).Children() {
			if c.Lower() == word && c.Index() < i {
				return true
			}
		}
	}
	v := f.text.Token(r.anchor)
	for range 3 { // "where he is set to meet B"
		h, ok := v.Head()
		if !ok || v.BaseRel() != syntax.Xcomp {
			return false
		}
		v = h
		for c := range v.Children() {
			if c.Lower() == word && c.Index() < v.Index() {
				return true
			}
		}
	}
	return false
}

// lastBefore is the last resolved time, from lo on, that ends before the byte.
func (f *finder) lastBefore(lo, before int) int {
	last := -1
	for i := lo; i < len(f.times) && f.times[i].End <= before; i++ {
		if t := &f.times[i]; !t.Unresolved && !t.From.IsZero() && (t.Value != "" || t.Mod == "since" && (t.Precision == when.Day || t.Precision == when.Month)) {
			last = i
		}
	}
	return last
}

// lastOf is the last resolved time of the sentence.
func (f *finder) lastOf(lo int, s syntax.Sentence) int {
	last := -1
	for i := lo; i < len(f.times) && f.times[i].Start < s.End(); i++ {
		if t := &f.times[i]; !t.Unresolved && t.Value != "" && !t.From.IsZero() {
			last = i
		}
	}
	return last
}

func datingOf(t *when.Time) dating {
	d := dating{value: t.Value, precision: string(t.Precision), timex: t.Timex, from: t.From, to: t.To, evidence: [][2]int{{t.Start, t.End}}}
	if d.to.IsZero() {
		d.to = d.from
	}
	if d.value == "" && t.Mod == "since" {
		d.value = d.from.String() // the day from which on, for what took place then
		if t.Precision == when.Month && len(d.value) == len("2006-01-02") {
			d.value = d.value[:len("2006-01")]
		}
	}
	if t.EndValue != "" && t.EndValue != t.Value {
		d.end = t.EndValue
	}
	if n := map[string]int{string(when.Month): len("2006-01"), string(when.Year): len("2006")}[d.precision]; n > 0 && d.end != "" && part[t.Mod] {
		d.value, d.end = d.value[:n], "" // "early last month": no more is told than the month
	}
	if d.precision == string(when.Minute) && len(d.value) > 10 {
		d.value, d.precision = d.value[:10], string(when.Day)
	}
	return d
}

// part are the modifiers that tell a part of a month or year.
var part = map[string]bool{"early": true, "mid": true, "late": true}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

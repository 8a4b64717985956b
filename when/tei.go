package when

import (
	"fmt"
	"strings"
)

// TEIReader resolves given expressions of one document, in the order of the
// text, into the date attributes of the Text Encoding Initiative. The zero
// reader is ready.
type TEIReader struct {
	bc    bool // the year told last was before Christ
	last  Date // day told last
	years int  // year told last; 0 for none
	have  bool
	today Date // the day that the text says it is, if it does
}

// Read gives the attributes (when, from, to, notBefore, notAfter) of the
// expression at sentence[start:end], bytes; nil when it cannot be resolved.
// Stretches get from and to; since encoders differ over which pair fits one
// whose bounds are not exact, notBefore and notAfter repeat them.
func (r *TEIReader) Read(sentence string, start, end int, reference Date) map[string]string {
	if !r.today.IsZero() {
		reference = r.today
	}
	if start < 0 || end > len(sentence) || start >= end {
		return nil
	}
	p := newParser(sentence, 0, len(sentence), reference)
	p.news, p.order, p.tei = true, monthFirst, true
	if y, ok := r.loneYear(p, start, end); ok {
		r.last, r.years, r.have, r.bc = Date{y, 1, 1}, y, true, y <= 0
		return point(teiYear(y))
	}
	if bound, ok := p.boundOf(start, end, sentence, reference); ok {
		r.remember(bound, reference, unsure)
		return r.attributes(bound, bound.iv[0], sentence, "")
	}
	v, ok := p.inSpan(start, end)
	if !ok {
		return r.loosely(p, sentence[start:end], reference)
	}
	if v.anchored && r.have {
		q := *p
		q.ref, q.noRef, q.memo, q.vals = r.last, false, map[int][]reading{}, nil
		if w, ok := q.inSpan(start, end); ok {
			v = w
		}
	}
	if v.fuzzy && v.length != nil && v.relative {
		return r.vague(v, reference)
	}
	if !r.generic(v, sentence) {
		v = r.inContext(p, v, reference, looksOf(sentence, start))
	}
	l := looksOf(sentence, start)
	if v.kind == isDay && v.niv == 2 && saysToday(p, start) {
		near := v.iv[0]
		if now := reference.number(); v.iv[1].start-now < now-near.start {
			near = v.iv[1]
		}
		v.iv[0], v.niv = near, 1
		r.today = fromNumber(near.start)
	}
	iv := chooseReading(v, l, reference)
	if now := reference.number(); v.grain == "week" && v.relative && iv.start <= now && now < iv.last && hasPerfect(sentence) {
		iv.end, iv.last = now+1, now+1 // what this week has brought ends today
	}
	out := r.attributes(v, iv, sentence, wordBefore(sentence, start))
	r.remember(v, reference, l)
	return out
}

// loneYear is a span of digits only that is a year: "347", and "72" after
// "1871 -".
func (r *TEIReader) loneYear(p *parser, start, end int) (int, bool) {
	for i := range p.words {
		w := &p.words[i]
		if w.start != start || w.end != end || w.kind != digits {
			continue
		}
		switch {
		case len(w.low) == 3 || len(w.low) == 4 && w.n < 1000:
			if r.bc && p.low(i+1) != "ad" && p.low(i+1) != "ce" && w.n < 1-r.years {
				return 1 - w.n, true // still before Christ, and later
			}
			return w.n, true
		case len(w.low) == 2 && i >= 2 && p.low(i-1) == "-" && len(p.low(i-2)) == 4 && p.words[i-2].kind == digits:
			return p.words[i-2].n/100*100 + w.n, true
		}
	}
	return 0, false
}

// loosely is "good morning" or "an interesting week": the day, week or year of
// the document, or for "that night" the day told last.
func (r *TEIReader) loosely(p *parser, s string, reference Date) map[string]string {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return nil
	}
	if e := theLexicon().words[words[len(words)-1]]; len(words) > 1 && len(words) < 5 && len(e) > 0 && e[0].class == cUnit && e[0].s == words[len(words)-1] {
		switch words[0] {
		case "a", "an", "our", "this", "my", "your", "the":
			if v, ok := p.unitAt(e[0].s, 0); ok && !p.noRef && v.kind != isNothing {
				return r.attributes(v, v.iv[0], s, "")
			}
		}
	}
	found := false
	for _, w := range words {
		for _, e := range theLexicon().words[w] {
			found = found || e.class == cPart
		}
		found = found || w == "present" || w == "now"
	}
	if !found || reference.IsZero() || len(words) > 3 {
		return nil
	}
	if words[0] == "that" && r.have && r.last.Day > 0 {
		return point(r.last.String())
	}
	return point(reference.String())
}

// inSpan is the longest reading within a given span: of all its words, or
// without what stands around the time ("for close to 100 years").
func (p *parser) inSpan(start, end int) (value, bool) {
	a, b := p.wordsIn(start, end)
	if b <= a {
		return value{}, false
	}
	best, length := value{}, 0
	for i := a; i < b; i++ {
		for _, rd := range p.read(p.g.top, i) {
			if rd.end > b || rd.v.kind == isNow && i != a {
				continue
			}
			n := rd.end - i
			if n > length {
				best, length = rd.v, n
			}
		}
	}
	return best, length > 0
}

// attributes writes a value out.
// What stands before the span may bound it: "by 1900", "from 776 BC".
func (r *TEIReader) attributes(v value, iv interval, sentence, before string) map[string]string {
	out := r.plainAttributes(v, iv, sentence)
	w, ok := out["when"]
	if !ok {
		return out
	}
	if len(w) == 4 && (before == "by" || before == "before") {
		w += "-01-01"
	}
	if k := boundWords[before]; k != "" {
		out[k] = w
	}
	return out
}

var boundWords = map[string]string{"by": "notAfter", "before": "notAfter", "after": "notBefore", "since": "notBefore", "from": "from", "to": "to", "until": "to"}

func wordBefore(s string, start int) string {
	f := strings.Fields(s[:start])
	if len(f) == 0 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}

func (r *TEIReader) plainAttributes(v value, iv interval, sentence string) map[string]string {
	if v.kind == isDuration {
		return nil
	}
	if v.reason != "" || v.niv == 0 {
		return nil
	}
	switch {
	case iv.start <= openStart:
		to := teiBound(v, iv.last-1)
		if v.mod == "by" {
			to = teiBound(v, iv.last)
		}
		return map[string]string{"to": to, "notAfter": to}
	case iv.last >= openEnd:
		from := teiBound(v, iv.start)
		return map[string]string{"from": from, "notBefore": from, "when": from}
	}
	a, b := fromNumber(iv.start), fromNumber(iv.last-1)
	generic := r.generic(v, sentence)
	switch {
	case v.grain == "era":
		return stretch(v.era.from.String(), v.era.to.String())
	case v.grain == "decade" && v.half == "" && strings.Contains(v.timex, "XX") && !v.inWords,
		v.grain == "century" && v.half == "" && v.inWords:
		return stretch(teiYear(a.Year), teiYear(b.Year))
	case v.kind == isDay && v.length != nil && (v.half == "year" || v.half == "decade" || v.half == "century"):
		return point(teiYear(a.Year))
	case v.kind == isDay && v.length != nil && v.half == "month":
		return point(a.String()[:7])
	case v.kind == isDay && generic:
		return point(fmt.Sprintf("--%02d-%02d", a.Month, a.Day))
	case v.kind == isDay:
		return point(a.String())
	case v.grain == "month" && v.half == "":
		if generic {
			return point(fmt.Sprintf("--%02d", a.Month))
		}
		return point(a.String()[:7])
	case v.grain == "year" && v.half == "":
		return point(teiYear(a.Year))
	case v.grain == "season":
		m := a.Month
		e := (m+2)%12 + 1
		if v.niv == 2 {
			return stretch(fmt.Sprintf("--%02d", m), fmt.Sprintf("--%02d", e))
		}
		y := a.Year
		if v.relative {
			return stretch(a.String(), b.String())
		}
		if e < m {
			return stretch(fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d-%02d", y+1, e))
		}
		return stretch(fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d-%02d", y, e))
	case v.grain == "century" && v.half == "late":
		return stretch(Date{b.Year - 24, 1, 1}.String(), b.String())
	case v.grain == "century" && v.half == "early":
		return stretch(a.String(), Date{a.Year + 24, 12, 31}.String())
	case v.mod == "end" && v.grain == "year" && v.relative:
		out := stretch(a.String(), b.String())
		out["when"] = b.String()
		return out
	case v.grain == "month" && v.half == "late" && !generic:
		return stretch(a.AddDays(-1).String(), b.String())
	case v.grain == "month" && generic:
		if v.half == "late" {
			a.Day-- // from the middle on
		}
		return stretch(fmt.Sprintf("--%02d-%02d", a.Month, a.Day), fmt.Sprintf("--%02d-%02d", b.Month, b.Day))
	case v.grain == "stretch" && v.sense == senseNone && v.length != nil && v.relative:
		return stretch(a.AddDays(1).String(), b.AddDays(1).String())
	}
	return stretch(a.String(), b.String())
}

// generic tells whether a month or feast is that of every year.
func (r *TEIReader) generic(v value, sentence string) bool {
	return v.niv == 2 && v.sense == senseYearly && (v.grain == "month" || v.hol != nil) && timeless(sentence)
}

// vague is "several years ago", "the past few days", "coming weeks": all that
// is sure is the side of the document's day.
func (r *TEIReader) vague(v value, reference Date) map[string]string {
	at := reference.String()
	if v.kind == isDay && v.half == "month" {
		at = at[:7]
	}
	out := map[string]string{}
	if v.niv > 0 {
		if sure := r.plainAttributes(v, v.iv[0], ""); sure != nil {
			out = sure
		}
	}
	if v.mod == "future" || v.niv > 0 && v.iv[0].last > reference.number()+1 {
		out["notBefore"] = at
	} else {
		out["notAfter"] = at
	}
	return out
}

// speakers are words of one who speaks of what happened or will happen once.
var speakers = map[string]bool{"i": true, "i'm": true, "i'll": true, "i've": true, "we": true, "my": true, "our": true, "will": true, "last": true, "next": true, "this": true}

// timeless tells whether a sentence speaks of what happens every year.
func timeless(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ".,;:!?\"'()“”")
		if theLexicon().cues[w] == back || speakers[w] {
			return false
		}
	}
	return true
}

func teiBound(v value, n int) string {
	d := fromNumber(n)
	switch v.grainOf {
	case "year":
		return teiYear(d.Year)
	case "month":
		return d.String()[:7]
	case "century":
		if d.Year <= 0 {
			return teiYear(d.Year + 1)
		}
	}
	return d.String()
}

// teiYear writes years before Christ as the corpora do: 3000 BC is -3000.
func teiYear(y int) string {
	if y <= 0 {
		return fmt.Sprintf("-%04d", 1-y)
	}
	return fmt.Sprintf("%04d", y)
}

func point(s string) map[string]string { return map[string]string{"when": s} }

func stretch(from, to string) map[string]string {
	return map[string]string{"from": from, "to": to, "notBefore": from, "notAfter": to}
}

package when

import (
	"strings"

	"chancery/syntax"
)

// look tells whether a clause speaks of what was or of what is to come.
type look uint8

const (
	unsure look = iota
	back
	ahead
	present // a plain verb of the present, which dates what is near: "the visit ends on April 15"
)

// looks judges the clause around a byte: by the verb that governs it where
// there is a tree, else by the words of the sentence.
func (r *newsReader) looks(at int, src string, start, end int) look {
	if r.text == nil {
		return looksOf(src[start:end], at-start)
	}
	tok, ok := r.text.TokenAt(at)
	if !ok {
		return unsure
	}
	for range 12 {
		if l := looksVerb(tok); l != unsure {
			return l
		}
		if tok, ok = tok.Head(); !ok {
			break
		}
	}
	return looksOf(src[start:end], at-start)
}

func looksVerb(tok syntax.Token) look {
	if u := tok.UPOS(); u != syntax.Verb && u != syntax.Aux && u != syntax.Adj && u != syntax.Noun {
		return unsure
	}
	passive := false
	for c := range tok.Children() {
		switch c.BaseRel() {
		case syntax.RelAux:
			switch c.Lower() {
			case "will", "shall", "'ll", "’ll", "wo", "would", "may", "could", "should", "can", "might", "must":
				return ahead
			case "was", "were", "had", "did", "has", "have":
				passive = true
			}
		case syntax.Mark:
			if c.Lower() == "to" {
				return ahead
			}
		case syntax.Cop:
			switch c.Lower() {
			case "was", "were":
				passive = true
			}
		}
	}
	switch {
	case passive:
		return back
	case tok.UPOS() == syntax.Verb && tok.Feat("Tense") == "Past" && tok.Feat("VerbForm") == "Fin":
		return back
	case tok.XPOS() == "VBD":
		return back
	case tok.XPOS() == "VBZ" || tok.XPOS() == "VBP":
		return present
	}
	return unsure
}

// clauseReach is how many bytes to either side cues are looked for.
const clauseReach = 400

// looksOf judges by the words alone: by the last cue before the byte at, else
// by the first one after it.
func looksOf(s string, at int) look {
	if at > clauseReach { // so that cost stays linear in a text without sentences
		s, at = s[at-clauseReach:], clauseReach
	}
	s = s[:min(len(s), at+clauseReach)]
	l := unsure
	prev, prev2 := "", ""
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' && s[j] != '\n' {
			j++
		}
		word := strings.ToLower(strings.Trim(s[i:j], ".,;:\"()“”"))
		c := cueOf(word)
		switch {
		case c == back && prev == "be":
			c = unsure // "will be held"
		case c == ahead && nounToo[word] && (articles[prev] || articles[prev2]):
			c = unsure // "off to a bright start"
		case word == "to" && copulas[prev]:
			c = ahead // "are to meet"
		}
		prev2, prev = prev, word
		if c != unsure {
			if i > at && l != unsure {
				return l
			}
			l = c
			if i > at {
				return l
			}
		}
		i = j + 1
	}
	return l
}

// nounToo are cues that look ahead as verbs, and say nothing as nouns.
var (
	nounToo  = map[string]bool{"start": true, "starts": true, "plan": true, "plans": true, "hope": true, "hopes": true}
	articles = map[string]bool{"the": true, "a": true, "an": true, "its": true, "his": true, "her": true, "their": true}
	copulas  = map[string]bool{"is": true, "are": true, "was": true, "were": true}
)

func cueOf(w string) look {
	if c, ok := theLexicon().cues[w]; ok {
		return c
	}
	if len(w) > 4 && strings.HasSuffix(w, "ed") {
		return back
	}
	return unsure
}

// A day of the year that lies so few days back and so many ahead is the one that has
// been: what is planned for months ahead is told with its year.
const (
	justPast = 60
	farAhead = 240
)

// chooseReading is the reading of an open value that news means.
func chooseReading(v value, l look, ref Date) interval {
	if v.niv < 2 {
		return v.iv[0]
	}
	now := ref.number()
	past, future := v.iv[0], v.iv[1]
	if l == ahead && v.grain == "range" && v.sense == senseWeekday && past.start < now {
		return future
	}
	if v.iv[1].start <= now && now < v.iv[1].last { // the day or month of the report itself
		return future
	}
	if v.iv[0].start <= now && now < v.iv[0].last && v.iv[0].start > openStart {
		return past
	}
	if v.kind == isDay && now-past.start <= justPast && future.start-now > farAhead {
		return past // "efforts to end the war, including the meeting on April 26", told in May
	}
	switch {
	case l == ahead || l == present && v.sense == senseWeekday:
		return future // "the president leaves on Saturday"
	case l == back || v.sense == senseWeekday:
		return past
	case v.sense == senseWeekend:
		return future
	case now-past.start <= future.start-now:
		return past
	}
	return future
}

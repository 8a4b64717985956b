package article

import (
	"slices"
	"strings"

	"chancery/record"
)

// A release that another page passes on says at its head or foot whose it is: "Issued
// by: Ministry of Foreign Affairs of Norway", "Distributed by A on behalf of the
// Presidency of Ghana", "The press release was issued by 10 Downing Street on 5 May
// 2024".

// issuerWords is how many words may stand before the name of who issued a release.
const issuerWords = 8

// readIssuers looks for such lines near both ends of the text.
func (p *parser) readIssuers() {
	for i := range p.parts {
		if i >= headParts && i < len(p.parts)-headParts || p.parts[i].known || i == 0 && p.keyed {
			continue
		}
		name, dates, ok := issuerOf(p.words(i))
		if !ok {
			continue
		}
		p.parts[i].class, p.parts[i].kind = byliner, record.Byline
		if p.publisher == "" {
			p.publisher = name
		}
		if len(dates) == 1 && dates[0].year != 0 && !dates[0].swapped && p.published == nil {
			p.published = p.place(dates[0], i)
		}
	}
}

// issuerOf is the institution that a line names as the one which issued the text, and
// the dates of the line; ok is false for a line that says anything else.
func issuerOf(s string) (name string, dates []stamp, ok bool) {
	if len(s) > bylineBytes {
		return "", nil, false
	}
	lower := asciiLower(s)
	for _, cue := range lex().issuers {
		at := strings.Index(lower, cue)
		if at < 0 || at > 0 && isWordRune(rune(lower[at-1])) || !isRelease(lower[:at]) {
			continue
		}
		rest := s[at+len(cue):]
		if !strings.HasSuffix(cue, ":") && isWordRune(rune(firstByte(rest))) {
			continue
		}
		dates = scanDates(rest)
		if len(dates) > 0 {
			if len(dates) > 1 || strings.TrimFunc(rest[dates[0].End:], isMark) != "" {
				continue
			}
			rest = strings.TrimSuffix(strings.TrimRight(rest[:dates[0].Start], " ,|("), " on")
			dates[0].Start, dates[0].End = dates[0].Start+at+len(cue), dates[0].End+at+len(cue)
		}
		if name = institution(strings.Trim(rest, " .,:;|()")); name != "" {
			return name, dates, true
		}
	}
	return "", nil, false
}

func firstByte(s string) byte {
	if s == "" {
		return ' '
	}
	return s[0]
}

// isRelease tells whether the words before "issued by" are nothing, or only name a
// release: "this press release was", "distributed by A".
func isRelease(lower string) bool {
	words := strings.FieldsFunc(lower, isMark)
	if len(words) == 0 {
		return true
	}
	if len(words) > issuerWords {
		return false
	}
	if len(words) > 1 && words[1] == "by" && slices.Contains(lex().passers, words[0]) {
		return true
	}
	for len(words) > 0 && slices.Contains([]string{"was", "is", "were", "has", "been", "as"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for i := range words {
		if m, ok := matchPattern(lex().mastheads, strings.Join(words[i:], " ")); ok && (m.match == "whole" || m.match == "house") && m.value == "" {
			return true
		}
	}
	return false
}

// institution is the name of a ministry, presidency or the like as a record has it;
// "" when the words name none.
func institution(s string) string {
	for _, prefix := range []string{"", "the "} {
		if prefix == "" && strings.HasPrefix(s, "the ") {
			continue // of a sentence, not of the name
		}
		if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
			continue
		}
		if m, ok := mastheadOf(s[len(prefix):]); ok && m.publisher != "" {
			return m.publisher
		}
	}
	return ""
}

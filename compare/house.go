package compare

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
)

// houses finds the sides of accounts whose publisher names no country: by another line
// of the head that names a house and a party ("Amiri Diwan, State of Qatar"), by where
// the text is dated, and at last by who is left when the other accounts have theirs. An
// account whose head names no house stays nobody's: it may be the press.
func (l *lexicon) houses(list []*told) {
	for _, t := range list {
		if t.side == "" {
			t.side = l.houseOf(t)
		}
	}
	for _, t := range list {
		if t.side != "" || !l.isHouse(t) {
			continue
		}
		if left := t.left(list); len(left) == 1 {
			t.side = left[0]
		}
	}
}

// left are the parties of an account that publish none of the others.
func (t *told) left(list []*told) []string {
	var left []string
	for _, code := range t.parties {
		if !slices.ContainsFunc(list, func(o *told) bool { return o.account != t.account && o.side == code }) {
			left = append(left, code)
		}
	}
	return left
}

// head are the lines between the title and the story.
func (t *told) head() []string {
	var lines []string
	text := t.quoter.Text()
	for i, s := range t.Record.Document.Segments {
		if s.Kind == record.Paragraph {
			break
		}
		if i > 0 {
			lines = append(lines, text[t.quoter.Byte(s.Start):t.quoter.Byte(s.End)])
		}
	}
	return lines
}

// isHouse tells whether a line of the head, or the publisher, names a house.
func (l *lexicon) isHouse(t *told) bool {
	return slices.ContainsFunc(append(t.head(), t.Record.Document.Publisher), l.namesHouse)
}

// namesHouse tells whether a line is the name of an office of state: "Cabinet Office of
// the Prime Minister".
func (l *lexicon) namesHouse(line string) bool {
	return slices.ContainsFunc(cut(line), func(w word) bool { return l.is("house", w.lower) || l.is("issuer", w.lower) })
}

// houseOf is the party that a line of the head names beside a house, else the one in
// whose country the text is dated; "" for none.
func (l *lexicon) houseOf(t *told) string {
	for _, line := range t.head() {
		if !l.namesHouse(line) {
			continue
		}
		if code := t.partyIn(line); code != "" {
			return code
		}
	}
	if d := t.Record.Document.Dateline; d != nil && l.isHouse(t) && slices.Contains(t.parties, d.Country) {
		return d.Country
	}
	return ""
}

// partyIn is the one party that a line names, as a whole or in one of its parts; "" for
// none, and for several.
func (t *told) partyIn(line string) string {
	var found []string
	note := func(code string) {
		if slices.Contains(t.parties, code) && !slices.Contains(found, code) {
			found = append(found, code)
		}
	}
	note(actor.PublisherOf(line).Country)
	for part := range strings.SplitSeq(line, ",") {
		note(actor.PublisherOf(strings.TrimSpace(part)).Country)
	}
	for _, w := range cut(line) {
		note(countryWord(line[w.start:w.end]))
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
)

// sentenceDiff compares two texts sentence by sentence, as bags: what after has
// and before had not came, and the other way round went. Spaces and their kind
// make no difference.
func sentenceDiff(before, after string) (came, went []record.Evidence) {
	return missing(after, before), missing(before, after)
}

// missing lists the sentences of text that other does not have, as often as they
// stand there.
func missing(text, other string) []record.Evidence {
	there := make(map[string]int)
	for _, s := range sentences(other) {
		there[squeeze(other[s[0]:s[1]])]++
	}
	q := record.NewQuoter(text)
	var out []record.Evidence
	for _, s := range sentences(text) {
		key := squeeze(text[s[0]:s[1]])
		if there[key] > 0 {
			there[key]--
			continue
		}
		out = append(out, q.Quote(s[0], s[1]))
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentences cuts a text into stretches of bytes for comparing two of them: at
// blank lines, and after a full stop, question or exclamation mark that a space
// and no small letter follow, unless the word before is as short as an
// abbreviation. Both texts are cut alike, so a wrong cut does no harm but to make
// a stretch longer or shorter.
func sentences(text string) [][2]int {
	var out [][2]int
	start := 0
	cut := func(end int) {
		if piece := strings.TrimSpace(text[start:end]); piece != "" {
			at := start + strings.Index(text[start:end], piece)
			out = append(out, [2]int{at, at + len(piece)})
		}
		start = end
	}
	for i, r := range text {
		switch {
		case r == '\n' && blankLineAt(text, i):
			cut(i)
		case strings.ContainsRune(".!?。！？", r):
			end := i + utf8.RuneLen(r)
			for end < len(text) {
				c, n := utf8.DecodeRuneInString(text[end:])
				if !strings.ContainsRune(`"”’')`, c) {
					break
				}
				end += n
			}
			if end > start && endsSentence(text, start, i, end) {
				cut(end)
			}
		}
	}
	cut(len(text))
	return out
}

func blankLineAt(text string, i int) bool {
	for _, r := range text[i+1:] {
		if r == '\n' {
			return true
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// shortWord is how many letters a word before a full stop must have to end a
// sentence: "Jan.", "Mr." and initials have fewer.
const shortWord = 4

func endsSentence(text string, start, stop, end int) bool {
	if r, _ := utf8.DecodeRuneInString(text[stop:]); r > 0x7f {
		return true // ideographic marks stand for nothing else
	}
	rest := text[end:]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if trimmed == "" {
		return true
	}
	if len(trimmed) == len(rest) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(trimmed); unicode.IsLower(r) {
		return false
	}
	if text[stop] != '.' {
		return true
	}
	word := text[start:stop]
	word = word[strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })+1:]
	return word == "" || utf8.RuneCountInString(word) >= shortWord && !strings.Contains(word, ".")
}

package archive

import (
	"fmt"
	"strings"
	"unicode"
)

// parseQuery turns what a person types into the language of FTS5. Each word is
// quoted, so that no sign in it has a meaning that was not meant. The index is
// the one to ask: with a phrase in the query, words must stand as they are typed.
func parseQuery(query string) (index, match string, err error) {
	alternatives, without, exact, err := readQuery(query)
	if err != nil {
		return "", "", err
	}
	index = "document_fts"
	if exact {
		index = "document_exact"
	}
	var groups []string
	for _, all := range alternatives {
		groups = append(groups, strings.Join(all, " AND "))
	}
	match = groups[0]
	if len(groups) > 1 {
		match = "(" + strings.Join(groups, ") OR (") + ")"
	}
	for _, w := range without {
		match = "(" + match + ") NOT " + w
	}
	return index, match, nil
}

// readQuery cuts a query at OR into alternatives, each a list of words and
// phrases that must all be there, and lists those that must not be. Exact tells
// that a phrase is among them.
func readQuery(query string) (alternatives [][]string, without []string, exact bool, err error) {
	alternatives = [][]string{nil}
	rest := strings.TrimSpace(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(query))
	for rest != "" {
		var word string
		minus := strings.HasPrefix(rest, "-")
		if minus {
			rest = rest[1:]
		}
		quoted := strings.HasPrefix(rest, `"`)
		if quoted {
			var closed bool
			if word, rest, closed = strings.Cut(rest[1:], `"`); !closed {
				return nil, nil, false, queryError(query, "a quotation mark is not closed")
			}
		} else {
			end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if end < 0 {
				end = len(rest)
			}
			word, rest = rest[:end], rest[end:]
		}
		rest = strings.TrimSpace(rest)
		if !quoted && !minus && word == "OR" {
			if len(alternatives[len(alternatives)-1]) == 0 || rest == "" {
				return nil, nil, false, queryError(query, "OR needs a word on either side")
			}
			alternatives = append(alternatives, nil)
			continue
		}
		term := quoteWord(word, quoted)
		exact = exact || quoted && term != ""
		last := len(alternatives) - 1
		switch {
		case term == "":
		case minus:
			without = append(without, term)
		default:
			alternatives[last] = append(alternatives[last], term)
		}
	}
	for _, all := range alternatives {
		if len(all) == 0 {
			return nil, nil, false, queryError(query, "no word to look for in it")
		}
	}
	return alternatives, without, exact, nil
}

// quoteWord is a word or phrase as FTS5 reads it, "" when it has no letter or
// digit. A star at the end of a word asks for its beginning only.
func quoteWord(word string, phrase bool) string {
	if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return ""
	}
	star := ""
	if bare := strings.TrimRight(word, "*"); !phrase && bare != word {
		word, star = bare, " *"
	}
	return `"` + strings.ReplaceAll(word, "\x00", " ") + `"` + star
}

func queryError(query, what string) error {
	return fmt.Errorf("%w: %s: %s (words, \"phrases\", -without, begin*, this OR that)", ErrQuery, query, what)
}

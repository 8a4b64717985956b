package web

import (
	"regexp"
	"strings"

	"chancery/actor"
	"chancery/archive"
)

// countryName is how the country or organization of a code is called; the code
// itself where no name is known.
func countryName(code string) string {
	if name := actor.CodeName(code); name != "" {
		return name
	}
	return code
}

// called is how a person is called in lists: by name, or, where texts tell the
// office only, by that and whose it is: "Prime Minister, Russia (not named)".
func called(name, country string) string {
	office := archive.OfficeOf(name)
	if office == "" {
		return name
	}
	words := strings.Fields(office)
	for i, w := range words {
		if w != "of" && w != "for" && w != "the" {
			words[i] = capital(w)
		}
	}
	office = strings.Join(words, " ")
	if country != "" {
		office += ", " + countryName(country)
	}
	return office + " (not named)"
}

// coded are codes of countries and days in the reasons for joining reports.
var coded = regexp.MustCompile(`\b(?:[A-Z]{3}|\d{4}-\d{2}(?:-\d{2})?)\b`)

// reasonWords writes a reason for joining reports, or for not joining them, for
// people: "Russia in both", "same day: 23 October 2024".
func reasonWords(reason string) string {
	return coded.ReplaceAllStringFunc(reason, func(code string) string { return longDay(countryName(code)) })
}

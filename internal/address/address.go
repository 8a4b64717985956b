// Package address builds the addresses of the pages, so that pages, the REST
// API, feeds and MCP name one thing by one link. Addresses begin with a slash
// and are relative to where the server is reached.
package address

import (
	"net/url"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/record"
)

// Document is the page of a document.
func Document(id string) string { return "/documents/" + url.PathEscape(id) }

// Span is the page of a document, open at the words of e.
func Span(document string, e record.Evidence) string {
	return Document(document) + "?at=" + strconv.Itoa(e.Start) + "-" + strconv.Itoa(e.End) + "#at"
}

// Item is the page of a document, open at a thing of its record: "e1", "s3".
func Item(document, local string) string { return Document(document) + "#" + url.PathEscape(local) }

// Versions is the page of the texts that stood at a document's address.
func Versions(document string) string { return Document(document) + "/versions" }

// Encounter is the page of a dossier, or of the dossier that a report
// ("document/e1") is in.
func Encounter(id string) string { return "/encounters/" + (&url.URL{Path: id}).EscapedPath() }

// Actor is the page of a person, country or organization.
func Actor(id string) string { return "/actors/" + url.PathEscape(id) }

// Dyad is the page of two countries or organizations, by their codes.
func Dyad(a, b string) string { return "/dyads/" + url.PathEscape(a) + "/" + url.PathEscape(b) }

// Formula is the page of a set phrase, by its canonical wording.
func Formula(phrase string) string { return "/formulae/" + url.PathEscape(phrase) }

// Compare is the page that lays documents beside one another.
func Compare(documents ...string) string { return "/compare?" + url.Values{"doc": documents}.Encode() }

// CompareEncounter is the page that lays the reports of a dossier beside one
// another.
func CompareEncounter(dossier string) string {
	return "/compare?" + url.Values{"encounter": {dossier}}.Encode()
}

// AgainstLast is the page that lays an encounter beside the last one of the same
// pair.
func AgainstLast(dossier string) string { return CompareEncounter(dossier) + "&against=last" }

// List is a page of a list ("/encounters") under a filter.
func List(path string, f archive.Filter) string {
	if q := Query(f).Encode(); q != "" {
		return path + "?" + q
	}
	return path
}

// Query is a filter as query parameters; Filter reads them back.
func Query(f archive.Filter) url.Values {
	q := url.Values{}
	for _, field := range lists(&f) {
		if len(*field.list) > 0 {
			q[field.name] = *field.list
		}
	}
	for _, field := range words(&f) {
		if *field.word != "" {
			q.Set(field.name, *field.word)
		}
	}
	if f.Oldest {
		q.Set("order", oldest)
	}
	if f.Limit > 0 {
		q.Set("limit", strconv.Itoa(f.Limit))
	}
	return q
}

// Values of the parameter order.
const (
	newest = "newest"
	oldest = "oldest"
)

type listField struct {
	name string
	list *[]string
}

// lists are the parameters that may be given several times.
func lists(f *archive.Filter) []listField {
	return []listField{
		{"who", &f.Who},
		{"country", &f.Country},
		{"dyad", &f.Dyad},
		{"level", &f.Level},
		{"kind", &f.Kind},
		{"status", &f.Status},
		{"act", &f.Act},
		{"topic", &f.Topic},
		{"place", &f.Place},
		{"source", &f.Source},
		{"formula", &f.Formula},
		{"type", &f.Type},
		{"mode", &f.Mode},
		{"actor", &f.Actor},
		{"recipient", &f.Recipient},
	}
}

type wordField struct {
	name string
	word *string
}

func words(f *archive.Filter) []wordField {
	return []wordField{
		{"from", &f.From},
		{"to", &f.To},
		{"background", &f.Background},
		{"after", &f.After},
	}
}

// Filter reads a filter from query parameters. Empty values, which a form sends
// for fields left alone, ask for nothing; a dyad may be given as "CHN,KOR". What
// the values mean is checked where the filter is used.
func Filter(q url.Values) (f archive.Filter) {
	for _, field := range lists(&f) {
		for _, v := range q[field.name] {
			if v != "" {
				*field.list = append(*field.list, v)
			}
		}
	}
	if len(f.Dyad) == 1 {
		f.Dyad = strings.Split(f.Dyad[0], ",")
	}
	for _, field := range words(&f) {
		*field.word = q.Get(field.name)
	}
	f.Oldest = q.Get("order") == oldest
	f.Limit, _ = strconv.Atoi(q.Get("limit"))
	f.Limit = max(f.Limit, 0)
	return f
}

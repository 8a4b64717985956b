package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/archive"
	"chancery/internal/address"
)

// filterBox is the form that narrows a list, with what is chosen already.
type filterBox struct {
	Path   string // of the list
	Query  string // of full-text search; "" elsewhere
	Fields []filterField
	Chips  []chip
}

// filterField is one control of the form.
type filterField struct {
	Name, Label, Hint string
	Value             string
	Options           []string // of a closed vocabulary; nil for free text
	Date              bool
}

// chip is one value that is chosen, with the address of the list without it.
type chip struct{ Label, Value, Without string }

// A list offers those controls that mean something to it.
var (
	filterOfEncounters = []string{"who", "country", "dyad", "level", "kind", "status", "place", "source", "topic", "act", "formula", "from", "to", "background"}
	filterOfStatements = []string{"who", "country", "dyad", "level", "act", "topic", "source", "formula", "kind", "status", "place", "from", "to"}
	filterOfEvents     = []string{"type", "mode", "actor", "recipient", "country", "dyad", "status", "who", "kind", "act", "topic", "place", "source", "from", "to", "background"}
	filterOfDocuments  = []string{"who", "country", "dyad", "source", "topic", "formula", "from", "to"}
	filterOfActors     = []string{"who", "country", "level"}
)

var filterWords = map[string][2]string{
	"who":        {"Who", "a name or words of it"},
	"country":    {"Country or organization", "CHN, EU…"},
	"dyad":       {"Two countries", "CHN,KOR"},
	"level":      {"Level of office", ""},
	"kind":       {"Kind", ""},
	"status":     {"Status", ""},
	"act":        {"Act", ""},
	"topic":      {"Topic", "trade"},
	"place":      {"Place", "Beijing"},
	"source":     {"Source", "Xinhua"},
	"formula":    {"Set phrase", "win-win cooperation"},
	"from":       {"From", ""},
	"to":         {"To", ""},
	"type":       {"Type", ""},
	"mode":       {"Mode", "visit"},
	"actor":      {"Who acts", "CHN, EU…"},
	"recipient":  {"Towards whom", "KOR, EU…"},
	"background": {"From the past", ""},
}

// newFilterBox makes the form of a list at path under a filter; query is that of
// full-text search.
func newFilterBox(path string, names []string, f archive.Filter, query string) filterBox {
	f.After, f.Limit = "", 0
	asked := address.Query(f)
	if query != "" {
		asked.Set("q", query)
	}
	box := filterBox{Path: path, Query: query}
	for _, name := range names {
		f := filterField{
			Name: name, Label: filterWords[name][0], Hint: filterWords[name][1], Options: archive.Vocabulary(name),
			Date: name == "from" || name == "to",
		}
		if len(asked[name]) > 0 {
			f.Value = asked[name][0]
		}
		if name == "dyad" && len(asked[name]) == 2 {
			f.Value = asked[name][0] + "," + asked[name][1]
		}
		box.Fields = append(box.Fields, f)
	}
	for _, name := range names {
		if name == "dyad" && len(asked[name]) == 2 {
			box.Chips = append(box.Chips, chip{filterWords[name][0], countryName(asked[name][0]) + " and " + countryName(asked[name][1]), path + encoded(without(asked, name, ""))})
			continue
		}
		for _, v := range asked[name] {
			box.Chips = append(box.Chips, chip{filterWords[name][0], chosenWords(name, v), path + encoded(without(asked, name, v))})
		}
	}
	return box
}

// chosenWords is how a value of a filter is shown.
func chosenWords(name, value string) string {
	switch name {
	case "country", "actor", "recipient":
		return countryName(value)
	case "place":
		if name := actor.CodeName(strings.ToUpper(value)); name != "" {
			return name
		}
	}
	return value
}

// without is a query less one value of a field, or, where value is "", less the
// field.
func without(q url.Values, name, value string) url.Values {
	out := url.Values{}
	for k, list := range q {
		if k != name {
			out[k] = list
		} else if value != "" {
			if rest := slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value }); len(rest) > 0 {
				out[k] = rest
			}
		}
	}
	return out
}

// encoded is a query as the end of an address: "" or "?a=b".
func encoded(q url.Values) string {
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// pager leads through the pages of a list.
type pager struct{ First, Next string }

// newPager leads on from the page that a request asks for.
func newPager(r *http.Request, next string) pager {
	q := r.URL.Query()
	var p pager
	if q.Get("after") != "" {
		p.First = r.URL.Path + encoded(without(q, "after", ""))
	}
	if next != "" {
		q = without(q, "after", "")
		q.Set("after", next)
		p.Next = r.URL.Path + encoded(q)
	}
	return p
}

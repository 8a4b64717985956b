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
	"country":    {"Country", "China, EU, NATO…"},
	"dyad":       {"Two sides", "China, South Korea"},
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
	"actor":      {"Who acts", "China, EU…"},
	"recipient":  {"Towards whom", "South Korea, EU…"},
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
	box.chips(path, names, asked)
	return box
}

// chips are what is chosen of the fields of a list. A time that is one year, month
// or day is one of them.
func (box *filterBox) chips(path string, names []string, asked url.Values) {
	one := asked.Get("from") != "" && asked.Get("from") == asked.Get("to")
	for _, name := range names {
		label, less := filterWords[name][0], path+encoded(without(asked, name, ""))
		switch {
		case name == "dyad" && len(asked[name]) == 2:
			joint := " and "
			if path == "/statements" {
				joint, label = " to ", "Whose words"
			}
			box.Chips = append(box.Chips, chip{label, countryName(asked[name][0]) + joint + countryName(asked[name][1]), less})
			continue
		case name == "from" && one:
			box.Chips = append(box.Chips, chip{"When", longDay(asked.Get(name)), path + encoded(without(without(asked, name, ""), "to", ""))})
			continue
		case name == "to" && one:
			continue
		}
		for _, v := range asked[name] {
			box.Chips = append(box.Chips, chip{label, chosenWords(name, v), path + encoded(without(asked, name, v))})
		}
	}
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
	case "from", "to":
		return longDay(value)
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

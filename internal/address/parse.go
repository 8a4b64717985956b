package address

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/actor"
	"chancery/archive"
)

// Bounds of what is taken from outside: no question needs more, and each value
// costs a look-up.
const (
	MaxValues = 20  // of one parameter
	MaxLength = 200 // of a value, in bytes
)

// Parse reads a filter from query parameters as [Filter] does, and checks them:
// it is for those who want to be told what is wrong. Countries and organizations
// may be given by name. Parameters of other names are not looked at. Errors wrap
// [archive.ErrFilter] and name the parameter.
func Parse(q url.Values) (archive.Filter, error) {
	f := Filter(q)
	for _, field := range lists(&f) {
		if err := check(field.name, *field.list); err != nil {
			return archive.Filter{}, err
		}
	}
	for _, field := range words(&f) {
		if n := len(q[field.name]); n > 1 {
			return archive.Filter{}, fmt.Errorf("%w: %s takes one value, not %d", archive.ErrFilter, field.name, n)
		}
		if err := Check(field.name, *field.word, MaxLength); err != nil {
			return archive.Filter{}, err
		}
	}
	if s := q.Get("limit"); s != "" {
		if n, err := strconv.Atoi(s); err != nil || n < 0 {
			return archive.Filter{}, fmt.Errorf("%w: limit %q is no number of items", archive.ErrFilter, s)
		}
	}
	if s := q.Get("order"); s != "" && s != newest && s != oldest {
		return archive.Filter{}, fmt.Errorf("%w: order %q is neither %s nor %s", archive.ErrFilter, s, newest, oldest)
	}
	for _, list := range []*[]string{&f.Country, &f.Dyad, &f.Actor, &f.Recipient} {
		codes, err := Countries(*list)
		if err != nil {
			return archive.Filter{}, err
		}
		*list = codes
	}
	return f, nil
}

func check(name string, values []string) error {
	if len(values) > MaxValues {
		return fmt.Errorf("%w: %d values of %s; %d are taken at most", archive.ErrFilter, len(values), name, MaxValues)
	}
	for _, v := range values {
		if err := Check(name, v, MaxLength); err != nil {
			return err
		}
	}
	return nil
}

// Check tells what is wrong with a value that came from outside: more bytes than
// most, bytes that are no text, control characters. Its errors wrap
// [archive.ErrFilter].
func Check(name, value string, most int) error {
	switch {
	case len(value) > most:
		return fmt.Errorf("%w: %s has %d bytes; %d are taken at most", archive.ErrFilter, name, len(value), most)
	case !utf8.ValidString(value):
		return fmt.Errorf("%w: %s is not valid UTF-8", archive.ErrFilter, name)
	case strings.ContainsFunc(value, unicode.IsControl):
		return fmt.Errorf("%w: %s has a control character in it", archive.ErrFilter, name)
	}
	return nil
}

// Countries turns names of countries and organizations into codes: "China" and
// "chn" into "CHN". What looks like a code is taken as one. Its errors wrap
// [archive.ErrFilter].
func Countries(names []string) ([]string, error) {
	var codes []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n == "" {
			return nil, fmt.Errorf("%w: a country or organization without a name", archive.ErrFilter)
		}
		code := strings.ToUpper(n)
		if len(n) > 4 || strings.ToLower(n) != n && code != n {
			if code = cmp.Or(actor.Resolve(n, "", "").Country, actor.Resolve(large(n), "", "").Country); code == "" {
				return nil, fmt.Errorf("%w: no country or organization called %q; use its code, such as CHN or EU", archive.ErrFilter, n)
			}
		}
		codes = append(codes, code)
	}
	return codes, nil
}

// Side is the code of the country or organization that words name and nothing else,
// in whatever case; "" for "Chinese trade".
func Side(words string) string {
	if code := strings.ToUpper(words); actor.CodeName(code) != "" {
		return code
	}
	for _, name := range []string{words, large(words)} {
		if r := actor.Resolve(name, "", ""); r.Title == "" && r.Rest == "" && actor.CodeName(r.Country) != "" {
			return r.Country
		}
	}
	return ""
}

// large begins each word with a capital: people type "south korea".
func large(words string) string {
	list := strings.Fields(words)
	for i, w := range list {
		first, size := utf8.DecodeRuneInString(w)
		list[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(list, " ")
}

// Parameters names what [Parse] reads.
func Parameters() []string {
	var f archive.Filter
	var names []string
	for _, field := range lists(&f) {
		names = append(names, field.name)
	}
	for _, field := range words(&f) {
		names = append(names, field.name)
	}
	return append(names, "order", "limit")
}

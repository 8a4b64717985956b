package markup

import (
	_ "embed"
	"errors"
	"sync"

	"chancery/internal/table"
)

//go:embed data/fields.tsv
var fieldsFile string

// names are, for each field, the names under which sources state it, best
// first.
type names struct{ json, meta map[string][]string }

// known parses the data file once. It is part of the program and tested.
var known = sync.OnceValue(func() names {
	n, err := loadNames()
	if err != nil {
		panic(err)
	}
	return n
})

func loadNames() (names, error) {
	n := names{map[string][]string{}, map[string][]string{}}
	err := table.Each("data/fields.tsv", fieldsFile, 3, func(f []string) error {
		switch f[1] {
		case "json":
			n.json[f[0]] = append(n.json[f[0]], f[2])
		case "meta":
			n.meta[f[0]] = append(n.meta[f[0]], f[2])
		default:
			return errors.New("the second column is neither json nor meta")
		}
		return nil
	})
	return n, err
}

//go:embed data/notices.tsv
var noticesFile string

// notices are the words that mark a page's notice about consent.
var notices = sync.OnceValue(func() []string {
	var out []string
	err := table.Each("data/notices.tsv", noticesFile, 1, func(f []string) error {
		out = append(out, f[0])
		return nil
	})
	if err != nil {
		panic(err)
	}
	return out
})

// Fields are the fields of a story that a source may state, by the names that
// a mapping of keys uses.
var Fields = []string{"title", "body", "published", "updated", "publisher", "url", "language"}

// set files a field; the first value stays.
func (s *Story) set(name, value string) {
	switch name {
	case "title":
		setOnce(&s.Title, field(value))
	case "published":
		setOnce(&s.Published, normalDate(value))
	case "updated":
		setOnce(&s.Updated, normalDate(value))
	case "publisher":
		if address(value) == "" {
			setOnce(&s.Publisher, field(value))
		}
	case "url":
		setOnce(&s.URL, address(value))
	case "language":
		setOnce(&s.Language, language(value))
	}
}

func setOnce(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

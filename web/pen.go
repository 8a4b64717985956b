package web

import (
	"net/url"
	"slices"
	"strconv"

	"chancery/archive/correction"
	"chancery/record"
)

// correct is the form for a field of a thing, or with "" for the whole; "" where
// nobody is logged in or the field cannot be ruled on.
func (d *description) correct(kind, id, path string) string {
	if d.as == nil {
		return ""
	}
	if _, ok := rulableAt(kind, path); !ok && path != "" {
		return ""
	}
	href := addressOfCorrect(d.id, id, path)
	if d.back != "" {
		href += "&next=" + url.QueryEscape(d.back)
	}
	return href
}

// correctAt is the form for a thing that is known by its words alone: a set
// phrase, something left open. Its number is that of the record as it was read.
func (d *description) correctAt(kind string, e record.Evidence) string {
	if d.as == nil {
		return ""
	}
	switch kind {
	case correction.OfFormula:
		if i := slices.IndexFunc(d.as.Formulae, func(f record.Formula) bool { return f.Evidence == e }); i >= 0 {
			return addressOfCorrect(d.id, numbered("f", i), "")
		}
	case correction.OfAbstention:
		if i := slices.IndexFunc(d.as.Abstained, func(x record.Abstention) bool { return x.Evidence == e }); i >= 0 {
			return addressOfCorrect(d.id, numbered("x", i), "")
		}
	}
	return ""
}

// actPath names an act of a statement by the record as it was read, which
// corrections are aimed at.
func (d *description) actPath(s *record.Statement, i int) string {
	if d.as == nil {
		return strconv.Itoa(i)
	}
	for j := range d.as.Statements {
		read := &d.as.Statements[j]
		if read.ID != s.ID {
			continue
		}
		at := -1
		for k, a := range read.Acts {
			if a.Evidence == s.Acts[i].Evidence {
				if at < 0 || a.Act == s.Acts[i].Act {
					at = k
				}
			}
		}
		if at >= 0 {
			return actName(read.Acts, at)
		}
	}
	return strconv.Itoa(i)
}

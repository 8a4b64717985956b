package web

import (
	"chancery/archive"
	"chancery/internal/address"
)

// ways are those in which a list leaves the pages: saved for other programs, or
// followed as it grows.
type ways struct{ Save, Follow []way }

type way struct{ Words, Href string }

// waysOf are the ways of a list at path under a filter.
func waysOf(path string, f archive.Filter, save, follow []string) ways {
	f.After, f.Limit = "", 0
	words := map[string]string{"csv": "CSV", "jsonl": "JSONL", "atom": "Atom feed", "ics": "calendar"}
	to := func(forms []string) []way {
		var list []way
		for _, form := range forms {
			list = append(list, way{words[form], address.List(path+"."+form, f)})
		}
		return list
	}
	return ways{to(save), to(follow)}
}

func waysOfEncounters(f archive.Filter) ways {
	return waysOf("/encounters", f, []string{"csv", "jsonl"}, []string{"atom", "ics"})
}

func waysOfStatements(f archive.Filter) ways {
	return waysOf("/statements", f, []string{"csv", "jsonl"}, []string{"atom"})
}

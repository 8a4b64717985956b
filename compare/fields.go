package compare

import (
	_ "embed"
	"strings"
)

//go:embed data/fields.tsv
var fieldsData string

//go:embed data/near.tsv
var nearData string

// fieldsMost is how many words of one field in a clause count.
const fieldsMost = 2.0

// addNear reads a narrow field.
func (l *lexicon) addNear(f []string) error { return l.near.add("≈"+f[0], f[0]) }

// addField reads a field and its words.
func (l *lexicon) addField(f []string) error { return l.broad.add(f[0], f[1]) }

type fields struct {
	of    map[string][]string
	width int
}

func (l *fields) add(name, members string) error {
	if l.of == nil {
		l.of = map[string][]string{}
	}
	for _, member := range strings.Split(members, "|") {
		var stems []string
		for _, w := range cut(member) {
			stems = append(stems, w.stem)
		}
		if len(stems) == 0 {
			continue
		}
		key := strings.Join(stems, " ")
		l.of[key] = append(l.of[key], name)
		l.width = max(l.width, len(stems))
	}
	return nil
}

// in counts the words of each field in a clause, the names of the parties left out, and
// other names too where it is to be nameless.
func (l *fields) in(u *unit, nameless bool) map[string]float64 {
	out := map[string]float64{}
	for i := 0; i < len(u.words); {
		n := 1
		for k := min(l.width, len(u.words)-i); k > 0; k-- {
			var stems []string
			for _, w := range u.words[i : i+k] {
				stems = append(stems, w.stem)
			}
			names, ok := l.of[strings.Join(stems, " ")]
			if !ok {
				continue
			}
			n = k
			if at, ok := u.index[u.words[i].key]; ok && named(u.words[i].key) && (nameless || u.terms[at].weight < 1) {
				break
			}
			for _, f := range names {
				out[f] = min(fieldsMost, out[f]+1)
			}
			break
		}
		i += n
	}
	return out
}

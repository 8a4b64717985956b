package actor

import "strings"

// description is a noun that points back to actors named before.
type description struct {
	form string // one, many, side
	kind string // country, person, leaders, sides, bloc, company…
	only string // codes of the countries that it can mean, joined by bars
}

func (l *lexicon) takeDescription(f []string) error {
	for _, v := range values(f[2]) {
		key := foldName(v)
		l.descriptions[key] = append(l.descriptions[key], description{f[0], f[1], f[3]})
	}
	return nil
}

// ambiguity lists the words that tell a state from its namesakes.
type ambiguity struct{ state, other map[string]bool }

func (l *lexicon) takeAmbiguous(f []string) error {
	a := ambiguity{map[string]bool{}, map[string]bool{}}
	for _, w := range strings.Fields(f[1]) {
		a.state[w] = true
	}
	for _, w := range strings.Fields(f[2]) {
		a.other[w] = true
	}
	l.ambiguous[f[0]] = a
	return nil
}

func (l *lexicon) takeLanguage(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		l.language[w] = f[0]
	}
	return nil
}

func (l *lexicon) takeSigning(f []string) error {
	l.signing[f[0]] = true
	return nil
}

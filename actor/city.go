package actor

import "fmt"

// takeCity enters cities that tell the country of a phrase: "Kyiv police". They
// are no actors by themselves, and so only Resolve reads them.
func (l *lexicon) takeCity(f []string) error {
	i, ok := l.byCode[f[0]]
	if !ok {
		return fmt.Errorf("country %q is not in countries.tsv", f[0])
	}
	for _, v := range values(f[1]) {
		l.cities[foldName(v)] = i
	}
	return nil
}

package actor

import (
	"fmt"
	"strings"
)

type honorific struct{ gender string }

func (l *lexicon) takeHonorific(f []string) error {
	i := len(l.honorifics)
	l.honorifics = append(l.honorifics, honorific{gender: f[1]})
	for _, v := range values(f[0]) {
		// Honorifics are written with a capital: "don" is no Don.
		l.trie.add(strings.ToUpper(v[:1])+v[1:], honorificName, int32(i))
	}
	return nil
}

func (l *lexicon) takeParticle(f []string) error {
	l.particles[f[0]] += f[1] + " "
	return nil
}

// isParticle tells whether a lower-case word is a particle of the kind.
func (l *lexicon) isParticle(w, kind string) bool {
	return strings.Contains(l.particles[w], kind)
}

func (l *lexicon) takeGiven(f []string) error {
	if len(f[0]) != 1 {
		return fmt.Errorf("gender %q: want m, f or u", f[0])
	}
	for _, v := range strings.Fields(f[1]) {
		l.given[v] = f[0][0]
	}
	return nil
}

func (l *lexicon) takeFamily(f []string) error {
	for _, v := range strings.Fields(f[1]) {
		l.family[v] = true
	}
	return nil
}

func (l *lexicon) takeNotName(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		if l.notName[w] == "" {
			l.notName[w] = f[0]
		}
	}
	return nil
}

// takeLookalike enters phrases that hold the name of a country or another entry
// and mean something else: "fine china", "Michael Jordan".
func (l *lexicon) takeLookalike(f []string) error {
	ref := int32(0)
	if f[1] == "person" {
		ref = 1
	}
	l.trie.add(f[0], notActor, ref)
	return nil
}

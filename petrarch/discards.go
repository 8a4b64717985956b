package petrarch

import "strings"

// discard is a phrase that keeps a sentence, or the whole story, from being
// coded.
type discard struct {
	story bool
	ref   ref
}

// discards reads a discard file: a phrase a line, with + before it for the story. A phrase
// ends where a word of the text ends, or where one begins so, unless "_" ends it.
func (d *Dictionaries) discards(s *source, data []byte) {
	s.each(data, func(line string) {
		line = strings.TrimSpace(line)
		phrase, story := strings.CutPrefix(line, "+")
		atoms := phraseAtoms(phrase)
		if len(atoms) == 0 || len(atoms) > maxPhrase {
			s.fault("no words, or more than %d, in %q", maxPhrase, line)
			return
		}
		value := discard{story, s.at()}
		d.drops.add(atoms, value)
		if !strings.HasSuffix(phrase, "_") {
			d.drops.add(plurals(atoms), value)
		}
		d.count.Discards++
	})
}

package petrarch

import (
	"slices"
	"strings"
)

// agent is a role that is added to an actor's code: behind it, or before it.
type agent struct {
	code   string
	before bool
	ref    ref
}

// agents reads an agent file.
func (d *Dictionaries) agents(s *source, data []byte) {
	sets := map[string][]string{}
	s.each(data, func(line string) {
		line = strings.TrimSpace(line)
		if name, list, ok := strings.Cut(line, "="); ok && strings.HasPrefix(line, "!") {
			name = strings.TrimSpace(name)
			for w := range strings.SplitSeq(list, ",") {
				if w = strings.TrimSpace(w); w != "" {
					sets[name] = append(sets[name], w)
				}
			}
			if len(name) < 3 || !strings.HasSuffix(name, "!") {
				s.fault("a set of words is named !NAME!, not %q", name)
			}
			return
		}
		d.agent(s, sets, line)
	})
}

func (d *Dictionaries) agent(s *source, sets map[string][]string, line string) {
	phrase, codes, err := bracketed(line)
	if err != nil {
		s.fault("%v", err)
		return
	}
	phrase, irregular, given, err := braced(phrase)
	if err != nil {
		s.fault("%v", err)
		return
	}
	if len(codes) != 1 || strings.Count(codes[0], "~") != 1 {
		s.fault("an agent has one code with ~ where that of the actor goes")
		return
	}
	a := agent{code: strings.TrimSpace(strings.Trim(codes[0], "~")), before: strings.HasSuffix(codes[0], "~"), ref: s.at()}
	if a.code == "" {
		s.fault("an agent without a code")
		return
	}
	list, missing := expand(strings.TrimSpace(phrase), sets)
	if missing != "" {
		s.fault("no set of words is named %s", missing)
		return
	}
	substituted := len(list) > 1 || strings.Contains(phrase, "!")
	for _, p := range list {
		atoms := phraseAtoms(p)
		if len(atoms) == 0 || len(atoms) > maxPhrase {
			s.fault("no words, or more than %d, in %q", maxPhrase, p)
			return
		}
		d.roles.add(atoms, a)
		d.count.Agents++
		if !given && !substituted {
			d.roles.add(plurals(atoms), a)
		}
	}
	for _, p := range irregular {
		if atoms := phraseAtoms(p); len(atoms) > 0 && len(atoms) <= maxPhrase {
			d.roles.add(atoms, a)
		}
	}
}

// maxExpanded bounds how many phrases sets of words make of one line.
const maxExpanded = 10_000

// expand puts each word of a set in the place of !NAME!; missing names a set
// that is not there.
func expand(phrase string, sets map[string][]string) (list []string, missing string) {
	list = []string{phrase}
	for range 4 {
		var next []string
		for _, p := range list {
			before, rest, ok := strings.Cut(p, "!")
			name, after, closed := strings.Cut(rest, "!")
			if !ok || !closed {
				next = append(next, p)
				continue
			}
			words := sets["!"+name+"!"]
			if words == nil {
				return nil, "!" + name + "!"
			}
			for _, w := range words {
				if next = append(next, before+w+after); len(next) > maxExpanded {
					return nil, "so few words as !" + name + "!"
				}
			}
		}
		if slices.Equal(next, list) {
			break
		}
		list = next
	}
	return list, ""
}

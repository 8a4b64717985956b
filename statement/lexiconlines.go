package statement

import (
	"fmt"
	"slices"
	"strings"
)

// addCues adds the entries of a line of cues.tsv: one for each of the verbs that
// "|" parts.
func (l *lexicon) addCues(f []string, inflect func(string)) error {
	verbs, rest, more := strings.Cut(f[0], " ")
	if more {
		rest = " " + rest
	}
	for _, v := range strings.Split(verbs, "|") {
		g := slices.Clone(f)
		g[0] = v + rest
		if err := l.addCue(g, inflect); err != nil {
			return err
		}
	}
	return nil
}

func (l *lexicon) addCue(f []string, inflect func(string)) error {
	e := &cueEntry{words: strings.Fields(f[0]), act: f[2]}
	switch f[1] {
	case "verb":
		e.form = verbCue
	case "noun":
		e.form = nounCue
	case "prep":
		e.form = prepCue
	case "trap":
		e.form = trapCue
	default:
		return fmt.Errorf("no form %q", f[1])
	}
	switch f[3] {
	case "weak":
		e.weak = true
	case "strong", "none":
	default:
		return fmt.Errorf("no strength %q", f[3])
	}
	for _, p := range strings.Split(f[4], ",") {
		switch p {
		case "that":
			e.pattern |= thatClause
		case "quote":
			e.pattern |= quotation
		case "inf":
			e.pattern |= infinitive
		case "objinf":
			e.pattern |= objectInfinitive
		case "obj":
			e.pattern |= object
		case "self":
			e.pattern |= itself
		case "naming":
			e.pattern |= naming
		case "told":
			e.pattern |= told
		case "none":
		default:
			e.pattern |= preposition
			e.prepositions = append(e.prepositions, p)
		}
	}
	if len(e.words) == 0 {
		return fmt.Errorf("no words")
	}
	if e.form == prepCue {
		l.bases[e.words[0]] = appendNew(l.bases[e.words[0]], e.words[0])
	} else {
		inflect(e.words[0])
	}
	l.cues[e.words[0]] = append(l.cues[e.words[0]], e)
	return nil
}

// addActs adds the rules of a line of acts.tsv: one for each choice of the words
// that "|" parts.
func (l *lexicon) addActs(f []string, inflect func(string)) error {
	words := strings.Fields(f[0])
	for i, w := range words {
		if !strings.Contains(w, "|") {
			continue
		}
		for _, choice := range strings.Split(w, "|") {
			g := slices.Clone(f)
			g[0] = strings.Join(slices.Concat(words[:i], []string{choice}, words[i+1:]), " ")
			if err := l.addActs(g, inflect); err != nil {
				return err
			}
		}
		return nil
	}
	return l.addAct(f, inflect)
}

func (l *lexicon) addAct(f []string, inflect func(string)) error {
	r := actRule{words: strings.Fields(strings.ReplaceAll(f[0], "-", " ")), act: f[1], zone: f[2], subject: f[3]}
	if !acts[r.act] {
		return fmt.Errorf("no act %q", r.act)
	}
	inflect(r.words[0])
	for _, w := range r.words {
		if w != "~" && len(w) > 3 {
			inflect(w)
		}
	}
	l.byWord[r.words[0]] = append(l.byWord[r.words[0]], len(l.acts))
	l.acts = append(l.acts, r)
	return nil
}

func (l *lexicon) addTopic(f []string) error {
	switch f[2] {
	case "issue", "place", "state", "general", "default", "trap":
	default:
		return fmt.Errorf("no kind %q", f[2])
	}
	topic := slices.Index(l.topics, f[0])
	switch {
	case f[2] == "trap":
		topic = -1
	case topic < 0:
		topic = len(l.topics)
		l.topics = append(l.topics, f[0])
	}
	for _, term := range strings.Split(f[1], "|") {
		words := strings.Fields(term)
		if len(words) == 0 {
			return fmt.Errorf("empty term")
		}
		key, _, _ := strings.Cut(words[0], "-")
		l.terms[key] = append(l.terms[key], topicTerm{words, topic, f[2]})
		if key != words[0] {
			l.terms[words[0]] = append(l.terms[words[0]], topicTerm{words, topic, f[2]})
		}
	}
	return nil
}

func (l *lexicon) addSetting(f []string) error {
	words := strings.Fields(f[0])
	switch f[1] {
	case "public", "joint", "agreed", "within", "none":
	default:
		return fmt.Errorf("no setting %q", f[1])
	}
	if len(words) == 0 {
		return fmt.Errorf("no words")
	}
	l.places[words[0]] = append(l.places[words[0]], settingTerm{words, f[1]})
	return nil
}

// addTimes takes a line of times.tsv.
func (l *lexicon) addTimes(f []string) error {
	beside := map[string]map[string]bool{"pointing": l.pointing, "order": l.order, "span": l.spans}[f[0]]
	for _, w := range strings.Fields(f[1]) {
		if beside != nil {
			beside[w] = true
		} else {
			l.times[w] = f[0]
		}
	}
	return nil
}

// inflected lists the forms of a verb by the rules of spelling, with those
// that break them.
func inflected(base string, irregular []string) []string {
	out := append([]string{base}, irregular...)
	last := base[len(base)-1]
	stem, s, ed, ing := base, base+"s", base+"ed", base+"ing"
	switch {
	case last == 'e':
		ed, ing = base+"d", base[:len(base)-1]+"ing"
		if strings.HasSuffix(base, "ee") || strings.HasSuffix(base, "oe") || strings.HasSuffix(base, "ye") {
			ing = base + "ing" // "agreeing"
		}
	case last == 'y' && len(base) > 1 && !vowel(base[len(base)-2]):
		stem = base[:len(base)-1]
		s, ed = stem+"ies", stem+"ied"
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "sh"):
		s = base + "es"
	}
	return append(out, s, ed, ing)
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

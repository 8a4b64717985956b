package petrarch

import "strings"

// issue is a phrase of an issue file: what it tells of, "" for a phrase that keeps
// its sentence from telling of anything.
type issue struct {
	code string
	ref  ref
}

// issues reads an issue file: "phrase [CODE]" a line, in which n: before a word
// stands for singular and plural, v: for the forms of a verb and + for a blank or a
// hyphen; "~phrase" is ignored with its sentence. A phrase without a code has that
// of its group, <ISSUE CATEGORY="CODE" …>.
func (d *Dictionaries) issues(s *source, data []byte) {
	group := ""
	s.each(data, func(line string) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "<") {
			_, name, _ := strings.Cut(line, `CATEGORY="`)
			group, _, _ = strings.Cut(name, `"`)
			return
		}
		phrase, codes, err := bracketed(line)
		ignored := strings.HasPrefix(phrase, "~")
		phrase = strings.TrimSpace(strings.TrimLeft(phrase, "~"))
		switch {
		case err != nil:
			s.fault("%v", err)
			return
		case len(codes) == 0 && group != "":
			codes = []string{group}
		case !ignored && (len(codes) != 1 || codes[0] == ""):
			s.fault("an issue is a phrase with one code in brackets")
			return
		}
		value := issue{ref: s.at()}
		if !ignored {
			value.code = codes[0]
		}
		list := spellings(phrase)
		if len(list) == 0 {
			s.fault("no words, or too many, in %q", line)
			return
		}
		for _, atoms := range list {
			d.topics.add(atoms, value)
		}
		d.count.Issues++
	})
}

// spellings are the ways to write a phrase of an issue file; nil for one without
// words or with too many.
func spellings(phrase string) [][]string {
	out := [][]string{nil}
	for word := range strings.FieldsSeq(phrase) {
		var forms []string
		for part, rest := "", word; ; {
			var more bool
			part, rest, more = strings.Cut(rest, "+")
			grown := wordForms(part)
			if forms == nil {
				forms = grown
			} else {
				forms = joined(forms, grown)
			}
			if !more {
				break
			}
		}
		var next [][]string
		for _, head := range out {
			for _, f := range forms {
				atoms := phraseAtoms(f)
				next = append(next, append(append([]string(nil), head...), atoms...))
			}
		}
		if out = next; len(out) > 256 {
			return nil
		}
	}
	if len(out[0]) == 0 || len(out[0]) > maxPhrase {
		return nil
	}
	return out
}

func wordForms(word string) []string {
	switch {
	case strings.HasPrefix(word, "n:"):
		w := strings.ToUpper(word[2:])
		return []string{w, plural(w)}
	case strings.HasPrefix(word, "v:"):
		return conjugated(strings.ToUpper(word[2:]))
	}
	return []string{word}
}

// joined puts two words together with a blank and with a hyphen.
func joined(first, second []string) []string {
	var out []string
	for _, a := range first {
		for _, b := range second {
			out = append(out, a+"_"+b, a+"-"+b)
		}
	}
	return out
}

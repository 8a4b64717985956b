package petrarch

import (
	"fmt"
	"slices"
	"strings"
)

// block is verbs that share a code and patterns.
type block struct {
	codes    codes
	patterns []*pattern // those that say most first
}

// codes are what source does to target, and what target then does to source; ""
// for nothing.
type codes struct{ forward, back string }

func (c codes) none() bool { return c.forward == "" && c.back == "" }

// verb is an entry of a verb file; of one of several words, those before and
// behind the word that is the verb in the tree.
type verb struct {
	before, after []string
	block         *block
	codes         codes
	ref           ref
}

// verbs reads a verb file: sets of synonyms, and blocks of verbs with patterns.
func (d *Dictionaries) verbs(s *source, data []byte) {
	r := verbReader{d: d, source: s, sets: map[string]*synset{}, annotated: strings.Contains(string(data), "* {") || strings.Contains(string(data), "* (")}
	s.each(data, r.line)
	for _, b := range r.blocks {
		slices.SortStableFunc(b.patterns, func(p, q *pattern) int { return q.weight - p.weight })
	}
}

// verbReader is the state between the lines of a verb file.
type verbReader struct {
	d *Dictionaries
	*source
	sets      map[string]*synset
	set       *synset // that lines with + go to; nil within a block
	block     *block
	blocks    []*block
	annotated bool // its patterns tell nouns and prepositions, as PETRARCH 2's do
}

func (r *verbReader) line(line string) {
	line = strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(line, "---"):
		r.head(line)
	case line[0] == '&':
		r.set = &synset{words: newPhraseTree[struct{}](), bare: strings.HasSuffix(line, "_")}
		r.sets[strings.ToUpper(strings.TrimRight(line, "_"))] = r.set
	case line[0] == '+' && r.set != nil:
		if err := r.set.add(line[1:], r.sets); err != nil {
			r.fault("%v", err)
		}
	case line[0] == '-':
		r.pattern(line[1:])
	case line[0] == '~':
		r.d.count.Transformations++
	default:
		r.set = nil
		r.verb(line)
	}
}

// head begins a block: "--- NAME [code] ---".
func (r *verbReader) head(line string) {
	r.set, r.block = nil, &block{}
	r.blocks = append(r.blocks, r.block)
	_, list, err := bracketed(line)
	switch {
	case err != nil:
		r.fault("%v", err)
	case len(list) > 0:
		r.block.codes = readCodes(list[0])
	}
}

// readCodes reads "031", "031:032", ":173" or "---", which is no code.
func readCodes(text string) codes {
	forward, back, _ := strings.Cut(text, ":")
	return codes{readCode(forward), readCode(back)}
}

func readCode(text string) string {
	text = strings.TrimSpace(text)
	if strings.Trim(text, "-+#") == "" {
		return ""
	}
	return text
}

func (r *verbReader) verb(line string) {
	text, list, err := bracketed(line)
	if err == nil && r.block == nil {
		err = fmt.Errorf("%q stands before the first block", line)
	}
	var forms []string
	given := false
	if err == nil {
		text, forms, given, err = braced(text)
	}
	if err != nil {
		r.fault("%v", err)
		return
	}
	base := strings.Join(strings.Fields(text), "_")
	before, head, after := verbParts(base)
	if head == "" {
		r.fault("no verb in %q", line)
		return
	}
	v := verb{before, after, r.block, r.block.codes, r.at()}
	if len(list) > 0 {
		v.codes = readCodes(list[0])
	}
	r.d.count.Verbs++
	r.d.verbBase[head] = append(r.d.verbBase[head], &v)
	regular := conjugated(head)
	if given {
		regular = regular[:1]
	}
	for _, f := range regular {
		r.d.verbForm[f] = append(r.d.verbForm[f], &v)
	}
	for _, f := range forms {
		b, h, a := verbParts(f)
		if h == "" {
			continue
		}
		irregular := v
		irregular.before, irregular.after = b, a
		r.d.verbForm[h] = append(r.d.verbForm[h], &irregular)
	}
}

// verbParts cuts "WIRE_+TAP" into what stands before the verb, the verb and what
// stands behind; without a + the first word is the verb.
func verbParts(text string) (before []string, head string, after []string) {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == '_' || r == ' ' })
	at := 0
	for i, w := range words {
		if strings.HasPrefix(w, "+") {
			at = i
		}
	}
	for i, w := range words {
		atoms := phraseAtoms(strings.TrimPrefix(w, "+"))
		switch {
		case i < at:
			before = append(before, atoms...)
		case i == at && len(atoms) > 0:
			head, after = atoms[0], atoms[1:]
		case i > at:
			after = append(after, atoms...)
		}
	}
	return before, head, after
}

func (r *verbReader) pattern(line string) {
	r.set = nil
	text, list, err := bracketed(line)
	switch {
	case err != nil:
		r.fault("%v", err)
		return
	case r.block == nil:
		r.fault("a pattern before the first block")
		return
	case len(list) == 0:
		r.fault("a pattern without a code")
		return
	}
	p, err := readPattern(text, r.sets, r.annotated)
	if err != nil {
		r.fault("%v", err)
		return
	}
	p.codes, p.ref = readCodes(list[0]), r.at()
	p.discard = strings.TrimSpace(list[0]) == "###"
	r.block.patterns = append(r.block.patterns, p)
	r.d.count.Patterns++
}

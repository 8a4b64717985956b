package train

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"chancery/syntax/internal/neural"
)

// Types of names by their number in Tables.Names.
const (
	person = iota
	organization
	place
	norp
	event
	law
	product
	work
	nameTypes
)

var readings = map[string]int{"person": person, "organization": organization, "place": place, "norp": norp, "event": event, "law": law, "product": product, "work": work}

// Sets of tags.
const outside = uint64(1)

func typeTags(types ...int) uint64 {
	var set uint64
	for _, t := range types {
		set |= 0xf << neural.NameTag(t, neural.NameBegin)
	}
	return set
}

var (
	otherTypes = typeTags(norp, event, law, product, work)
	allTypes   = otherTypes | typeTags(person, organization, place)
)

// setName marks words from up to end as one name of a type.
func setName(allowed []uint64, from, end, typ int) {
	for i := from; i < end; i++ {
		place := neural.NameInside
		switch {
		case end-from == 1:
			place = neural.NameSingle
		case i == from:
			place = neural.NameBegin
		case i == end-1:
			place = neural.NameEnd
		}
		allowed[i] = 1 << neural.NameTag(typ, place)
	}
}

type entity struct {
	Start, End int
	Type       string
}

type entityText struct {
	ID       string
	Text     string
	Tokens   [][2]int
	Entities []entity
}

// corpusNames reads a corpus of tokens joined by blanks. Hyphenated words are
// parted as treebanks do.
func corpusNames(path, corpus string, lex *neural.Lexicon) ([]*Sentence, error) {
	texts, err := readLines[entityText](path)
	if err != nil {
		return nil, err
	}
	l, err := loadLists()
	if err != nil {
		return nil, err
	}
	style, layer := neural.StyleNeutral, neural.StyleNeutral
	open := outside
	switch corpus {
	case "cross":
		style = neural.StyleCross
	case "wiki":
		style = neural.StyleWiki
	case "social":
		style, layer = neural.StyleSocial, neural.StyleSocial
		open |= typeTags(event)
	case "defence":
		style, layer = neural.StyleDefence, neural.StyleDefence
		open |= typeTags(event, law, work)
	}
	var out []*Sentence
	for _, t := range texts {
		if t.Text == "-DOCSTART-" || len(t.Tokens) == 0 {
			continue
		}
		runes := []rune(t.Text)
		s := &Sentence{Style: style, Weight: 1}
		var spans [][2]int
		for _, tok := range t.Tokens {
			if tok[0] < 0 || tok[1] > len(runes) || tok[0] >= tok[1] {
				return nil, fmt.Errorf("%s: %s: a token outside the text", path, t.ID)
			}
			from := tok[0]
			for i := tok[0] + 1; i < tok[1]-1; i++ {
				if runes[i] == '-' && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
					spans = append(spans, [2]int{from, i}, [2]int{i, i + 1})
					from = i + 1
				}
			}
			spans = append(spans, [2]int{from, tok[1]})
		}
		allowed := make([]uint64, len(spans))
		for i, sp := range spans {
			s.Words = append(s.Words, string(runes[sp[0]:sp[1]]))
			allowed[i] = open
		}
		for _, e := range t.Entities {
			from, end := cover(spans, e.Start, e.End)
			if from >= end {
				continue
			}
			reading := l.reading[[2]string{corpus, e.Type}]
			named := slices.ContainsFunc(s.Words[from:end], capital)
			typ, isType := readings[reading]
			switch {
			case corpus == "defence" && !named:
				if isType {
					widen(allowed[from:end], outside|typeTags(typ))
				}
			case isType:
				setName(allowed, from, end, typ)
			case reading == "any":
				widen(allowed[from:end], outside|allTypes&^typeTags(person))
			case l.law[s.Words[end-1]] && named:
				setName(allowed, from, end, law)
			default:
				widen(allowed[from:end], outside|otherTypes&^typeTags(norp))
			}
		}
		markNorp(s.Words, allowed, lex)
		s.Names = []NameLayer{{layer, allowed, 1}}
		out = append(out, s)
	}
	return out, nil
}

func widen(allowed []uint64, set uint64) {
	for i := range allowed {
		allowed[i] = set
	}
}

func capital(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }

// markNorp makes names of nationalities, religions and parties certain where a
// capitalised listed word stands outside names of persons, organizations and
// places.
func markNorp(words []string, allowed []uint64, lex *neural.Lexicon) {
	low, shapes, sets := make([]string, len(words)), make([]uint8, len(words)), make([]uint32, len(words))
	for i, w := range words {
		low[i], shapes[i] = neural.Lowered(w), neural.ShapeOf(w)
	}
	lex.Gaz.Mark(low, shapes, neural.CaseOf(words), sets)
	norps := typeTags(norp)
	for i := range words {
		if allowed[i]&outside == 0 {
			continue
		}
		if sets[i]>>(3*neural.GazDemonym)&1 != 0 && capital(words[i]) {
			allowed[i] = 1 << neural.NameTag(norp, neural.NameSingle)
		} else {
			allowed[i] &^= norps
		}
	}
}

// cover finds the words that lie within a span of characters.
func cover(spans [][2]int, start, end int) (int, int) {
	from, to := len(spans), 0
	for i, sp := range spans {
		if sp[0] >= start && sp[1] <= end && sp[1] > sp[0] {
			from, to = min(from, i), max(to, i+1)
		}
	}
	return from, to
}

type gumText struct {
	Doc       string
	Genre     string
	Text      string
	Sentences [][2]int
	Mentions  []gumMention
}

type gumMention struct {
	Start, End int
	Type, UPOS string
}

// nonCommercial are GUM's genres that may not be used for whatever purpose.
var nonCommercial = map[string]bool{"fiction": true, "whow": true, "essay": true, "letter": true, "podcast": true}

func genre(doc string) string {
	p := strings.Split(doc, "_")
	if len(p) < 2 {
		return ""
	}
	return p[1]
}

// gumNames adds names to the sentences of GUM's trees, under GUM's own
// convention and under the neutral one.
func gumNames(path string, trees []tree, sents []*Sentence, lex *neural.Lexicon) error {
	texts, err := readLines[gumText](path)
	if err != nil {
		return err
	}
	l, err := loadLists()
	if err != nil {
		return err
	}
	docs := map[string]*gumText{}
	for i := range texts {
		docs[texts[i].Doc] = &texts[i]
	}
	at := 0
	for at < len(trees) {
		end := at
		for end < len(trees) && trees[end].doc == trees[at].doc {
			end++
		}
		if t := docs[trees[at].doc]; t != nil {
			if len(t.Sentences) != end-at {
				return fmt.Errorf("%s: %s has %d sentences, the trees %d", path, t.Doc, len(t.Sentences), end-at)
			}
			runes := []rune(t.Text)
			for i := at; i < end; i++ {
				se := t.Sentences[i-at]
				spans := align(trees[i].rows, runes, se[0], se[1])
				if spans != nil {
					sents[i].Names = gumLayers(t, trees[i].rows, spans, se, l, lex)
				}
			}
		}
		at = end
	}
	return nil
}

// align finds the words of a sentence in its text; nil if they are not there.
func align(rows []row, text []rune, start, end int) [][2]int {
	spans := make([][2]int, len(rows))
	at := start
	match := func(form string, from int) int {
		for _, r := range form {
			if from >= end || text[from] != r {
				return -1
			}
			from++
		}
		return from
	}
	for i := 0; i < len(rows); {
		for at < end && unicode.IsSpace(text[at]) {
			at++
		}
		next := match(rows[i].surface, at)
		if next < 0 {
			return nil
		}
		j := i + 1
		for j < len(rows) && rows[j].inside {
			j++
		}
		p := at
		for k := i; k < j; k++ {
			q := match(rows[k].form, p)
			if q < 0 || q > next || j == i+1 {
				for k := i; k < j; k++ {
					spans[k] = [2]int{at, next}
				}
				break
			}
			spans[k] = [2]int{p, q}
			p = q
		}
		at, i = next, j
	}
	return spans
}

// gumWeight makes up for how few names GUM has beside the other corpora.
const gumWeight = 2

type located struct{ from, end, typ, head int }

// gumLayers reads the proper names of one sentence under both conventions.
func gumLayers(t *gumText, rows []row, spans [][2]int, se [2]int, l *lists, lex *neural.Lexicon) []NameLayer {
	n := len(rows)
	words := make([]string, n)
	for i, r := range rows {
		words[i] = r.form
	}
	var list []located
	native, neutral := make([]uint64, n), make([]uint64, n)
	for i := range rows {
		native[i], neutral[i] = outside, outside
		if rows[i].upos == "PROPN" {
			native[i] |= typeTags(event, law, product, work)
			neutral[i] = native[i]
		}
	}
	for _, m := range t.Mentions {
		if m.UPOS != "PROPN" || m.Start < se[0] || m.End > se[1] {
			continue
		}
		from, end := cover(spans, m.Start, m.End)
		if from >= end {
			continue
		}
		typ, ok := readings[l.reading[[2]string{"gum", m.Type}]]
		if !ok {
			typ = -1
			if l.law[words[end-1]] && end-from > 1 {
				typ = law
			}
		}
		head := from
		for i := from; i < end; i++ {
			if h := int(rows[i].head); h < from || h >= end {
				head = i
				break
			}
		}
		list = append(list, located{from, end, typ, head})
	}
	// Names do not nest here: the longest wins, unless it describes more than it
	// names and holds shorter ones.
	slices.SortStableFunc(list, func(a, b located) int { return (a.end - a.from) - (b.end - b.from) })
	taken := make([]bool, n)
	for _, m := range slices.Backward(list) {
		if m.typ < 0 || slices.Contains(taken[m.from:m.end], true) || wordy(rows[m.from:m.end]) && holds(list, m) {
			continue
		}
		setName(native, m.from, m.end, m.typ)
		for i := m.from; i < m.end; i++ {
			taken[i] = true
		}
	}
	clear(taken)
	for _, m := range slices.Backward(list) {
		from, end := core(rows, m, l)
		if from >= end || slices.Contains(taken[from:end], true) {
			continue
		}
		if m.typ >= 0 {
			setName(neutral, from, end, m.typ)
		} else {
			widen(neutral[from:end], outside|otherTypes&^typeTags(norp))
		}
		for i := from; i < end; i++ {
			taken[i] = true
		}
	}
	markNorp(words, native, lex)
	markNorp(words, neutral, lex)
	return []NameLayer{{neural.StyleGUM, native, gumWeight}, {neural.StyleNeutral, neutral, 1}}
}

// wordy tells whether a mention describes rather than names.
func wordy(rows []row) bool {
	for _, r := range rows {
		switch r.upos {
		case "PROPN", "DET", "PUNCT", "NUM", "ADP", "CCONJ", "PART":
		default:
			return len(rows) > 3
		}
	}
	return len(rows) > 8
}

func holds(list []located, m located) bool {
	for _, o := range list {
		if o.typ >= 0 && o.end-o.from < m.end-m.from && o.from >= m.from && o.end <= m.end {
			return true
		}
	}
	return false
}

// core cuts a mention down to the name around its head: no determiner, no
// title before a person, nothing after a comma, a bracket or a clause.
func core(rows []row, m located, l *lists) (int, int) {
	from, end := m.head, m.head+1
	belongs := func(i int) bool {
		switch rows[i].upos {
		case "PROPN", "NUM":
			return true
		}
		return rows[i].xpos == "HYPH" || capital(rows[i].form) && rows[i].upos != "DET" && rows[i].upos != "PRON" && rows[i].upos != "VERB" && rows[i].upos != "AUX"
	}
	link := func(i int) bool {
		switch rows[i].form {
		case "of", "the", "and", "&", "for", "de", "la", "di", "von", "van", "'", "’", "'s", "’s", ".", "-":
			return m.typ != person || rows[i].form != "and" && rows[i].form != "of" && rows[i].form != "the" && rows[i].form != "for"
		}
		return false
	}
	for from > m.from {
		k := from - 1
		for k > m.from && link(k) && !belongs(k) {
			k--
		}
		if !belongs(k) || from-k > 3 {
			break
		}
		from = k
	}
	for end < m.end {
		k := end
		for k < m.end-1 && link(k) && !belongs(k) {
			k++
		}
		if !belongs(k) || k-end > 2 {
			break
		}
		end = k + 1
	}
	for from < end && (l.start[strings.ToLower(rows[from].form)] || rows[from].upos == "DET") {
		from++
	}
	for m.typ == person && from < end-1 && l.title[strings.ToLower(rows[from].form)] {
		from++
	}
	return from, end
}

package article

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/internal/table"
)

//go:embed data/*.tsv
var dataFiles embed.FS

// lexicon is everything the data files say, by the word it begins with.
type lexicon struct {
	agencies   map[string][]agency // by first word, lower case
	countries  map[string]string   // lower-case name → alpha-3
	places     map[string]place    // lower-case name → place
	states     map[string]string   // alpha-3 → the usual name in a sentence: "the Philippines"
	lines      map[string][]linePattern
	inner      []linePattern // what begins, inside a block, the words of the page
	innerFirst [256]bool     // their first bytes
	slugs      []string      // marks of a desk before a headline
	trailers   []string      // words of lines about the reporters
	mastheads  map[string][]linePattern
	labels     map[string][]label
	trades     map[string]bool // words for who writes
	issuers    []string        // words before who issued a release
	passers    []string        // words for passing a release on
	layouts    []layout
	credits    []string // label words before a credited name
	sources    map[string]bool
	signers    map[string]bool // sources that also sign off a story
	captions   map[string][]linePattern
	within     []string
	zones      []zone
	frequent   map[string][]int // word → languages
	languages  []string
}

type agency struct {
	words, name, country, kind string
}

type place struct{ name, country string }

type linePattern struct{ match, words, value string }

type label struct{ words, kind string }

type zone struct{ name, offset string }

// layout is how the bylines of one agency are known.
type layout struct{ words, agency string }

// lex parses the data files once. They are part of the program and tested, so a
// fault in them is a fault of the build.
var lex = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon()
	if err != nil {
		panic(err)
	}
	return l
})

func loadLexicon() (*lexicon, error) {
	l := &lexicon{
		agencies: map[string][]agency{}, countries: map[string]string{}, places: map[string]place{}, states: map[string]string{},
		lines: map[string][]linePattern{}, mastheads: map[string][]linePattern{}, labels: map[string][]label{}, trades: map[string]bool{},
		sources: map[string]bool{}, signers: map[string]bool{}, captions: map[string][]linePattern{}, frequent: map[string][]int{},
	}
	for _, f := range []struct {
		name    string
		columns int
		add     func([]string) error
	}{
		{"agencies", 4, l.addAgency},
		{"places", 3, l.addPlaces},
		{"boilerplate", 2, l.addBoilerplate},
		{"mastheads", 3, l.addMasthead},
		{"labels", 2, l.addLabel},
		{"credits", 2, l.addCredit},
		{"zones", 2, l.addZone},
		{"frequent", 2, l.addFrequent},
		{"slugs", 1, l.addSlug},
		{"layouts", 2, l.addLayout},
	} {
		if err := eachRow("data/"+f.name+".tsv", f.columns, f.add); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// eachRow calls add for each row of a data file.
func eachRow(name string, columns int, add func([]string) error) error {
	data, err := dataFiles.ReadFile(name)
	if err != nil {
		return err
	}
	return table.Each(name, string(data), columns, add)
}

func (l *lexicon) addAgency(c []string) error {
	names := []string{c[0]}
	if c[1] != "-" {
		names = append(names, strings.Split(c[1], ";")...)
	}
	country := c[2]
	if country == "-" {
		country = ""
	}
	switch c[3] {
	case "wire", "paper", "photo":
	default:
		return fmt.Errorf("kind %q", c[3])
	}
	for _, n := range names {
		key := firstWord(strings.ToLower(n))
		if key == "" {
			return fmt.Errorf("empty name")
		}
		l.agencies[key] = append(l.agencies[key], agency{n, c[0], country, c[3]})
	}
	return nil
}

func (l *lexicon) addPlaces(c []string) error {
	country := c[0]
	if country == "-" {
		country = ""
	}
	for n := range strings.SplitSeq(c[1], ";") {
		if n == "-" {
			continue
		}
		l.countries[plainKey(n)] = country
		if l.states[country] == "" || strings.HasPrefix(n, "The ") {
			l.states[country] = strings.Replace(n, "The ", "the ", 1)
		}
	}
	for n := range strings.SplitSeq(c[2], ";") {
		if n == "-" {
			continue
		}
		if old, ok := l.places[plainKey(n)]; ok {
			return fmt.Errorf("place %q stands twice (%s)", n, old.country)
		}
		l.places[plainKey(n)] = place{n, country}
	}
	return nil
}

func (l *lexicon) addBoilerplate(c []string) error {
	switch c[0] {
	case "whole", "starts", "long", "ends", "inner", "tail", "has":
	default:
		return fmt.Errorf("match %q", c[0])
	}
	p := linePattern{c[0], c[1], ""}
	switch c[0] {
	case "inner", "tail":
		l.inner = append(l.inner, p)
		l.innerFirst[p.words[0]] = true
		l.innerFirst[strings.ToUpper(p.words)[0]] = true
	case "has":
		l.trailers = append(l.trailers, c[1])
	default:
		addPattern(l.lines, p)
	}
	return nil
}

func (l *lexicon) addMasthead(c []string) error {
	if !slices.Contains([]string{"whole", "starts", "body", "state", "house"}, c[0]) {
		return fmt.Errorf("match %q", c[0])
	}
	value := c[2]
	if value == "-" {
		value = ""
	}
	addPattern(l.mastheads, linePattern{c[0], plainQuotes(c[1]), value})
	return nil
}

func addPattern(to map[string][]linePattern, p linePattern) {
	key := firstWord(p.words)
	to[key] = append(to[key], p)
}

func (l *lexicon) addLabel(c []string) error {
	switch c[1] {
	case "trade":
		l.trades[c[0]] = true
		return nil
	case "issuer":
		l.issuers = append(l.issuers, c[0])
		return nil
	case "passed on":
		l.passers = append(l.passers, c[0])
		return nil
	case "published", "updated", "viewed", "source", "author", "other":
	default:
		return fmt.Errorf("kind %q", c[1])
	}
	key := firstWord(c[0])
	l.labels[key] = append(l.labels[key], label{c[0], c[1]})
	return nil
}

func (l *lexicon) addCredit(c []string) error {
	switch c[0] {
	case "label":
		l.credits = append(l.credits, c[1])
	case "source":
		l.sources[c[1]] = true
	case "signer":
		l.sources[c[1]], l.signers[c[1]] = true, true
	case "caption":
		addPattern(l.captions, linePattern{"long", c[1], ""})
	case "within":
		l.within = append(l.within, c[1])
	default:
		return fmt.Errorf("sign %q", c[0])
	}
	return nil
}

func (l *lexicon) addZone(c []string) error {
	l.zones = append(l.zones, zone{c[0], c[1]})
	return nil
}

func (l *lexicon) addLayout(c []string) error {
	l.layouts = append(l.layouts, layout{c[0], c[1]})
	return nil
}

func (l *lexicon) addSlug(c []string) error {
	l.slugs = append(l.slugs, c[0])
	return nil
}

func (l *lexicon) addFrequent(c []string) error {
	l.languages = append(l.languages, c[0])
	for w := range strings.FieldsSeq(c[1]) {
		l.frequent[w] = append(l.frequent[w], len(l.languages)-1)
	}
	return nil
}

// firstWord is the key that patterns are found by: letters and digits at the
// start, or else the first character.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if i == 0 {
				return string(r)
			}
			return s[:i]
		}
	}
	return s
}

// plainKey folds the name of a place for look-up: lower case, typographic
// apostrophes made plain.
func plainKey(s string) string { return plainQuotes(strings.ToLower(s)) }

func plainQuotes(s string) string {
	if !strings.ContainsAny(s, "’‘") {
		return s
	}
	return strings.NewReplacer("’", "'", "‘", "'").Replace(s)
}

// lookupBytes is how much of a line is folded to look a pattern up: no pattern
// is longer.
const lookupBytes = 160

// folded is the beginning of s in lower case with plain apostrophes and single
// spaces, for matching only: its offsets are its own.
func folded(s string) string {
	s = cutRunes(s, lookupBytes)
	return strings.Join(strings.Fields(plainKey(s)), " ")
}

// cutRunes is the longest prefix of s of at most n bytes that ends between
// runes.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// matchPattern finds the longest pattern that fits a block.
func matchPattern(in map[string][]linePattern, s string) (linePattern, bool) {
	f := folded(s)
	best, found := linePattern{}, false
	try := func(f string) {
		for _, p := range in[firstWord(f)] {
			if p.fits(f, s) && (!found || len(p.words) > len(best.words)) {
				best, found = p, true
			}
		}
	}
	try(f)
	if bare := strings.TrimLeftFunc(f, isMark); len(bare) < len(f) {
		try(bare)
	}
	return best, found
}

// isMark reports what is neither letter nor digit.
func isMark(r rune) bool { return !isWordRune(r) }

// patternWords is how long a line may be to be taken for the beginning of a
// page's own words.
const patternWords = 30

// labelWords is how long a line may be to be taken for a label by its first word
// alone.
const labelWords = 3

func isOneWord(s string) bool { return strings.IndexFunc(s, isMark) < 0 }

func (p linePattern) fits(f, s string) bool {
	switch p.match {
	case "whole", "ends", "house":
		if stem, ok := strings.CutSuffix(p.words, " *"); ok {
			return hasWordPrefix(f, stem) && countWords(s, 7) <= 6 && !endsSentence(s)
		}
		if bare := strings.TrimRight(f, "0123456789/-.: №"); p.value == "" && bare == p.words {
			return true
		}
		if open := strings.LastIndexByte(f, '('); open > 0 && strings.HasSuffix(f, ")") && strings.TrimRight(f[:open], " ") == p.words {
			return true // "Press and Information Office (BPA)"
		}
		return f == p.words || strings.TrimFunc(f, isMark) == strings.TrimFunc(p.words, isMark)
	case "starts":
		if isOneWord(p.words) && (endsSentence(s) || countWords(s, labelWords+1) > labelWords) {
			return false // "Facebook said on Monday that …"
		}
		return hasWordPrefix(f, p.words) && countWords(s, patternWords+1) <= patternWords
	case "long":
		return hasWordPrefix(f, p.words)
	case "body", "state":
		return hasWordPrefix(f, p.words) && looksLikeBody(s)
	}
	return false
}

// looksLikeBody accepts the name of an institution and nothing else: up to
// fourteen words, all with capitals but for particles.
func looksLikeBody(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isParticle(w) && w != "for" && w != "&" {
			return false
		}
	}
	return len(words) <= 14 && !endsSentence(s)
}

// hasWordPrefix reports whether s begins with prefix and no word is cut.
func hasWordPrefix(s, prefix string) bool {
	if !strings.HasPrefix(s, prefix) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(prefix)
	if unicode.IsDigit(last) {
		return true // "copyright 20" stands for any year of the century
	}
	next, size := utf8.DecodeRuneInString(s[len(prefix):])
	return size == 0 || !isWordRune(last) || !isWordRune(next)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

package actor

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/*.tsv
var files embed.FS

// lexicon is all data of the package, read once.
type lexicon struct {
	trie           *spellings
	countries      []country
	byCode         map[string]int // ISO code → row of countries
	orgs           []organization
	titles         []title
	portfolios     []portfolio
	sectors        []sectorWord
	honorifics     []honorific
	holders        []holder
	byHolder       map[string][]int // folded family name → rows of holders
	byHolderFamily map[string][]int // folded family name → first rows of persons
	familyOnce     sync.Once
	particles      map[string]string
	given          map[string]byte   // folded given name → m, f or u (either)
	signing        map[string]bool   // lemmas of verbs by which two act each for a side
	family         map[string]bool   // folded family names that open a name (East Asian)
	notName        map[string]string // folded word → why it is no part of a name
	elsewhere      map[string]string // title of few states → what the counterpart of its holder is called
	modifiers      map[string]string // word before a title → status, filler or title
	ambiguous      map[string]ambiguity
	shorts         map[string]int            // "North" → row of countries
	stateOffices   map[string]stateOfficeRow // title → what it is in some states only
	stateForms     map[string]string         // words of the long names of states
	speech         map[string][]string       // word → what it tells of who speaks a text
	houses         map[string][]string       // level → words that a publisher of its office has
	language       map[string]string         // word before the name of a language → before or verb
	cities         map[string]int            // folded city → row of countries
	descriptions   map[string][]description  // folded noun phrase → what it points to
}

// lex gives the lexicon; the first call reads it. A fault in a file is a fault of
// the build, which the tests find, and so it panics with file and line.
var lex = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic(err)
	}
	return l
})

func readLexicon() (*lexicon, error) {
	l := &lexicon{
		trie: newSpellings(), byCode: map[string]int{}, byHolder: map[string][]int{},
		particles: map[string]string{}, given: map[string]byte{}, family: map[string]bool{}, notName: map[string]string{}, modifiers: map[string]string{}, elsewhere: map[string]string{}, ambiguous: map[string]ambiguity{}, shorts: map[string]int{}, descriptions: map[string][]description{}, cities: map[string]int{}, language: map[string]string{},
		stateOffices: map[string]stateOfficeRow{}, houses: map[string][]string{}, stateForms: map[string]string{},
		signing: map[string]bool{},
		speech:  map[string][]string{},
	}
	for _, file := range []struct {
		name string
		take func(l *lexicon, f []string) error
	}{
		{"countries", (*lexicon).takeCountry},
		{"territories", (*lexicon).takeTerritory},
		{"formernames", (*lexicon).takeFormerName},
		{"organizations", (*lexicon).takeOrganization},
		{"bodies", (*lexicon).takeOrganization},
		{"parties", (*lexicon).takeOrganization},
		{"armed", (*lexicon).takeOrganization},
		{"offices", (*lexicon).takeTitle},
		{"stateoffices", (*lexicon).takeStateOffice},
		{"houses", (*lexicon).takeHouse},
		{"speech", (*lexicon).takeSpeech},
		{"stateforms", (*lexicon).takeStateForm},
		{"portfolios", (*lexicon).takePortfolio},
		{"sectors", (*lexicon).takeSector},
		{"honorifics", (*lexicon).takeHonorific},
		{"particles", (*lexicon).takeParticle},
		{"givennames", (*lexicon).takeGiven},
		{"familynames", (*lexicon).takeFamily},
		{"notnames", (*lexicon).takeNotName},
		{"descriptions", (*lexicon).takeDescription},
		{"modifiers", (*lexicon).takeModifier},
		{"elsewhere", func(l *lexicon, f []string) error { l.elsewhere[f[0]] = f[1]; return nil }},
		{"ambiguous", (*lexicon).takeAmbiguous},
		{"shorts", (*lexicon).takeShort},
		{"lookalikes", (*lexicon).takeLookalike},
		{"cities", (*lexicon).takeCity},
		{"languages", (*lexicon).takeLanguage},
		{"signing", (*lexicon).takeSigning},
	} {
		if err := eachRow(file.name+".tsv", func(f []string) error { return file.take(l, f) }); err != nil {
			return nil, err
		}
	}
	l.takeHolders()
	return l, nil
}

// eachRow calls take with the fields of each line of a file that is neither a
// comment, nor empty, nor the first one, which names the columns. Errors name file
// and line.
func eachRow(name string, take func(fields []string) error) error {
	data, err := files.ReadFile("lexicon/" + name)
	if err != nil {
		return fmt.Errorf("actor: %w", err)
	}
	head := 0
	text := string(data)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if head == 0 {
			head = len(fields)
			continue
		}
		if len(fields) > head {
			return fmt.Errorf("actor: lexicon/%s:%d: %d fields, the head names %d columns", name, n, len(fields), head)
		}
		for len(fields) < head {
			fields = append(fields, "")
		}
		if err := take(fields); err != nil {
			return fmt.Errorf("actor: lexicon/%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// values parts a field at its bars and leaves out empty pieces.
func values(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

func (l *lexicon) addAll(field string, kind entryKind, ref int) {
	for _, v := range values(field) {
		l.trie.add(v, kind, int32(ref))
	}
}

func year(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) > 4 {
		s = s[:4]
	}
	return strconv.Atoi(s)
}

// plural writes a noun phrase in the plural; words that have none stay.
func plural(s string) string {
	head, tail := s, ""
	for _, p := range []string{" of ", " to ", " without ", " for ", "-in-"} {
		if i := strings.Index(s, p); i > 0 {
			head, tail = s[:i], s[i:]
			break
		}
	}
	switch {
	case strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss"), strings.HasSuffix(head, "men"),
		strings.HasSuffix(head, "police"), strings.HasSuffix(head, "people"), strings.HasSuffix(head, "children"):
		return s
	case strings.HasSuffix(head, "man") && head != "human" && !strings.HasSuffix(head, "shaman"):
		return strings.TrimSuffix(head, "man") + "men" + tail
	case strings.HasSuffix(head, "y") && len(head) > 1 && !strings.ContainsRune("aeiou", rune(head[len(head)-2])):
		return strings.TrimSuffix(head, "y") + "ies" + tail
	case strings.HasSuffix(head, "ss"), strings.HasSuffix(head, "ch"), strings.HasSuffix(head, "sh"), strings.HasSuffix(head, "x"):
		return head + "es" + tail
	}
	return head + "s" + tail
}

// slug writes a name as an id: lower-case words joined by hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, a := range cut(nil, s, 0) {
		if strings.Contains(parting, a.text) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(a.text)
	}
	return b.String()
}

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

type country struct {
	code    string
	cow     int
	name    string
	sector  string // PRE for partially recognised entities
	cameo   string
	partOf  bool // a territory that folds into the state of its code
	capital string
}

type organization struct {
	id      string // "UNO", or a slug
	name    string
	country string
	sector  string
	sector2 string
	cameo   string
	from    int // years in which the country, sector and sector2 hold; 0 = open
	to      int
	host    string // state whose part it is, "" for international ones
}

// standing is what stands in the place of a country for the organization: its
// state's code, else EU, UNO or its own code (NATO); the kind (NGO, MNC) for those
// that no state belongs to.
func (o *organization) standing() string {
	switch o.country {
	case "EUR":
		return "EU"
	case "IGO":
		return o.id
	}
	return o.country
}

type title struct {
	level   string
	sector  string
	sector2 string
	flags   string
	text    string
	row     int // titles of one row of the list mean the same
}

type portfolio struct{ sector2 string }

type sectorWord struct {
	body    bool
	plural  bool
	sector  string
	sector2 string
}

type honorific struct{ gender string }

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
		particles: map[string]string{}, given: map[string]byte{}, family: map[string]bool{}, notName: map[string]string{}, modifiers: map[string]string{}, ambiguous: map[string]ambiguity{}, shorts: map[string]int{}, descriptions: map[string][]description{}, cities: map[string]int{}, language: map[string]string{},
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

func (l *lexicon) takeCountry(f []string) error {
	if len(f[0]) != 3 {
		return fmt.Errorf("code %q: want three letters", f[0])
	}
	cow, err := strconv.Atoi(f[1])
	if err != nil {
		return fmt.Errorf("COW number: %w", err)
	}
	names := values(f[2])
	if len(names) == 0 {
		return fmt.Errorf("no name")
	}
	i := len(l.countries)
	c := country{code: f[0], cow: cow, name: names[0], cameo: f[0]}
	if f[0] == "XKX" {
		c.cameo = "KOS" // PLOVER's code; ISO has none
	}
	if caps := values(f[5]); len(caps) > 0 {
		c.capital = caps[0]
	}
	l.countries = append(l.countries, c)
	l.byCode[f[0]] = i
	l.addAll(f[2], countryName, i)
	l.addAll(f[3], countryAdjective, i)
	l.addDemonyms(f[4], f[3], i)
	l.addAll(f[5], countryCapital, i)
	l.addAll(f[6], countrySeat, i)
	return nil
}

// addDemonyms enters the words for a country's people; without any, the
// adjectives with and without -s.
func (l *lexicon) addDemonyms(demonyms, adjectives string, i int) {
	if demonyms != "" {
		l.addAll(demonyms, countryDemonym, i)
		return
	}
	for _, a := range values(adjectives) {
		if strings.HasSuffix(a, "n") || strings.HasSuffix(a, "i") || strings.HasSuffix(a, "r") ||
			strings.HasSuffix(a, "t") || strings.HasSuffix(a, "e") {
			l.trie.add(a, countryDemonym, int32(i))
			l.trie.add(a+"s", countryDemonym, int32(i))
		}
	}
}

// takeTerritory gives each name a row of its own, so that Greenland keeps its name
// and yet has Denmark's code.
func (l *lexicon) takeTerritory(f []string) error {
	if _, ok := l.byCode[f[0]]; !ok {
		return fmt.Errorf("country %q is not in countries.tsv", f[0])
	}
	names := values(f[2])
	if len(names) == 0 {
		return fmt.Errorf("no name")
	}
	i := len(l.countries)
	l.countries = append(l.countries, country{code: f[0], name: names[0], sector: f[1], cameo: f[0] + f[1], partOf: true})
	if f[1] == "PRE" { // all names are one entity's
		l.addAll(f[2], countryName, i)
	} else {
		for n, name := range names {
			if n > 0 {
				l.countries = append(l.countries, country{code: f[0], name: name, cameo: f[0], partOf: true})
			}
			l.trie.add(name, countryName, int32(i+n))
		}
	}
	l.addAll(f[3], countryAdjective, i)
	return nil
}

// takeFormerName enters a name that a state had, or a state that is no more.
func (l *lexicon) takeFormerName(f []string) error {
	i, ok := l.byCode[f[0]]
	if !ok {
		return fmt.Errorf("country %q is not in countries.tsv", f[0])
	}
	l.addAll(f[1], countryName, i)
	l.addAll(f[2], countryAdjective, i)
	return nil
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

// takeOrganization reads a row of organizations, bodies, parties or armed: id,
// country, sector, sector2, names, from, to.
func (l *lexicon) takeOrganization(f []string) error {
	names := values(f[4])
	if len(names) == 0 {
		return fmt.Errorf("no name")
	}
	o := organization{id: f[0], name: names[0], country: f[1], sector: f[2], sector2: f[3]}
	var err error
	if o.from, err = year(f[5]); err != nil {
		return fmt.Errorf("from: %w", err)
	}
	if o.to, err = year(f[6]); err != nil {
		return fmt.Errorf("to: %w", err)
	}
	if o.id == "" {
		o.id = slug(o.name)
	}
	if _, ok := l.byCode[o.country]; ok {
		o.host = o.country
	}
	o.cameo = o.country + o.sector
	i := len(l.orgs)
	l.orgs = append(l.orgs, o)
	l.addAll(f[4], organizationName, i)
	return nil
}

func (l *lexicon) takeTitle(f []string) error {
	row := len(l.titles) + 1
	for _, v := range values(f[0]) {
		i := len(l.titles)
		l.titles = append(l.titles, title{level: f[1], sector: f[2], sector2: f[3], flags: f[4], text: v, row: row})
		l.trie.add(v, titleName, int32(i))
		if !strings.HasSuffix(v, ".") {
			l.titles = append(l.titles, title{level: f[1], sector: f[2], sector2: f[3], flags: f[4] + "s", text: v, row: row})
			l.trie.add(plural(v), titleName, int32(i+1))
		}
	}
	return nil
}

func (l *lexicon) takePortfolio(f []string) error {
	l.trie.add(f[0], portfolioName, int32(len(l.portfolios)))
	l.portfolios = append(l.portfolios, portfolio{sector2: f[1]})
	return nil
}

func (l *lexicon) takeSector(f []string) error {
	kind := agentName
	switch f[0] {
	case "body":
		kind = bodyName
	case "agent":
	default:
		return fmt.Errorf("kind %q: want body or agent", f[0])
	}
	i := len(l.sectors)
	one := sectorWord{body: f[0] == "body", sector: f[1], sector2: f[2]}
	many := one
	many.plural = true
	l.sectors = append(l.sectors, one, many)
	for _, v := range values(f[3]) {
		l.trie.add(v, kind, int32(i))
		if p := plural(v); p != v {
			l.trie.add(p, kind, int32(i+1))
		}
	}
	return nil
}

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

func (l *lexicon) takeNotName(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		if l.notName[w] == "" {
			l.notName[w] = f[0]
		}
	}
	return nil
}

// isParticle tells whether a lower-case word is a particle of the kind.
func (l *lexicon) isParticle(w, kind string) bool {
	return strings.Contains(l.particles[w], kind)
}

// description is a noun that points back to actors named before.
type description struct {
	form string // one, many, side
	kind string // country, person, leaders, sides, bloc, company…
	only string // codes of the countries that it can mean, joined by bars
}

func (l *lexicon) takeDescription(f []string) error {
	for _, v := range values(f[2]) {
		key := foldName(v)
		l.descriptions[key] = append(l.descriptions[key], description{f[0], f[1], f[3]})
	}
	return nil
}

func (l *lexicon) takeLanguage(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		l.language[w] = f[0]
	}
	return nil
}

// ambiguity lists the words that tell a state from its namesakes.
type ambiguity struct{ state, other map[string]bool }

func (l *lexicon) takeAmbiguous(f []string) error {
	a := ambiguity{map[string]bool{}, map[string]bool{}}
	for _, w := range strings.Fields(f[1]) {
		a.state[w] = true
	}
	for _, w := range strings.Fields(f[2]) {
		a.other[w] = true
	}
	l.ambiguous[f[0]] = a
	return nil
}

func (l *lexicon) takeShort(f []string) error {
	i, ok := l.byCode[f[0]]
	if !ok {
		return fmt.Errorf("country %q is not in countries.tsv", f[0])
	}
	for _, w := range values(f[1]) {
		l.shorts[w] = i
	}
	return nil
}

func (l *lexicon) takeSigning(f []string) error {
	l.signing[f[0]] = true
	return nil
}

func (l *lexicon) takeModifier(f []string) error {
	for _, w := range strings.Fields(f[1]) {
		l.modifiers[w] = f[0]
	}
	return nil
}

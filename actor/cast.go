package actor

import (
	"slices"
	"sort"
	"strings"

	"chancery/record"
	"chancery/syntax"
)

// resolver is the state of the second pass, which gives each raw mention its actor.
type resolver struct {
	names    map[string]bool // folded words of persons' names
	officeAt []int32
	shorts   [][2]int // tokens that may be short names of persons

	byKey    map[string]int      // key of a country, organization or full name → actor
	byFamily map[string][]int    // folded family name → persons
	byWord   map[string][]int    // any folded word of a full name → persons
	expanded map[int]int         // first token of a name → the bracket behind it that has its letters
	defined  map[string]int      // acronym → the bracket that opens its definition
	holders  map[[5]string][]int // office → persons who hold it
	owned    map[int][2]int      // token of a possessive pronoun → person and place in its offices
	rows     map[int]bool        // rows of countries that the document names
	deferred map[int]int         // token of a possessive pronoun → raw mention that waits for it
	aliases  map[string]string
	own      map[[4]string]ownHolder // office by its title alone → whether the publisher's state has one
	changes  int                     // of who persons are, where from, and in which offices
}

// Read finds the actors of a document. The text must be the parse of the
// document's stored text; q is its Quoter.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text) *Cast {
	if text == nil || text.Len() == 0 {
		return &Cast{atHead: map[int]int{}}
	}
	r := newReader(doc, text)
	r.scan()
	r.collect()
	r.shortNames()
	r.resolve()
	r.settle()
	r.findVoice(q)
	r.findTurns()
	r.corefer()
	r.finish()
	r.findVoice(q)
	r.findTurns()
	return r.cast
}

// shortNames turns words that are the family name of a person met in full into
// mentions of persons.
func (r *reader) shortNames() {
	family, taken := map[string]bool{}, map[[2]int]int{}
	for i, m := range r.raw {
		switch m.kind {
		case rawPerson:
			_, f := r.lex.partsOfName(r.span(m.first, m.last))
			family[f] = true
		case rawName:
			taken[[2]int{m.first, m.last}] = i
		}
	}
	for _, s := range r.state.shorts {
		if w := r.text.Token(s[0]); w.End()-w.Start() < 2 {
			continue // "I" is no emperor's number here
		}
		name := foldName(r.span(s[0], s[1]))
		f := fold(r.span(s[0], s[1]))
		if !family[f] && !family[name] && !family[oneArticle(f)] {
			continue
		}
		if i, ok := taken[s]; ok {
			r.raw[i].kind = rawPerson // "Xi", taken for an organization by the engine
		} else {
			r.raw = append(r.raw, rawMention{
				kind: rawPerson, first: s[0], last: s[1], wholeFirst: s[0], wholeLast: s[1],
				possessor: -1, countryRow: -1, org: -1, modifier: r.modifies(s[1]),
			})
		}
	}
	sort.SliceStable(r.raw, func(i, j int) bool {
		if r.raw[i].first != r.raw[j].first {
			return r.raw[i].first < r.raw[j].first
		}
		return r.raw[i].last > r.raw[j].last
	})
}

// resolve gives each raw mention its actor: first all names, so that a title in the
// headline finds the person whom the story names later, then offices, bodies and
// agents in the order of the text.
func (r *reader) resolve() {
	s := &r.state
	s.byKey, s.byFamily, s.aliases = map[string]int{}, map[string][]int{}, map[string]string{}
	s.byWord, s.deferred, s.owned = map[string][]int{}, map[int]int{}, map[int][2]int{}
	actor := make([]int, len(r.raw))
	for i := range actor {
		actor[i] = -1
	}
	for i := range r.raw {
		switch m := &r.raw[i]; m.kind {
		case rawCountry:
			if m.seat {
				actor[i] = r.seatActor(m)
			} else {
				actor[i] = r.countryActor(m.ref)
			}
		case rawOrg:
			actor[i] = r.orgActor(m.ref)
		case rawName:
			actor[i] = r.namedOrg(m)
		case rawPerson:
			if m.last-m.first > 1 && strings.ContainsAny(r.span(m.first, m.last), " .") && !r.familyAlone(m) {
				actor[i] = r.fullPerson(m)
			}
		}
	}
	for i := range r.raw {
		if m := &r.raw[i]; m.kind == rawPerson && actor[i] < 0 {
			actor[i] = r.shortPerson(m, i, actor)
		}
	}
	for i := range r.raw {
		m := &r.raw[i]
		if m.possessor >= 0 && (m.kind == rawOffice || m.kind == rawBody || m.kind == rawAgent) {
			s.deferred[m.possessor] = i
			continue
		}
		switch m.kind {
		case rawOffice:
			actor[i] = r.officeActor(m)
		case rawBody, rawAgent:
			actor[i] = r.nounActor(m)
		}
	}
	ends := map[int]int{} // token after a mention → its actor
	for i := range r.raw {
		if actor[i] >= 0 && r.raw[i].kind != rawOffice {
			ends[r.raw[i].last] = actor[i]
		}
	}
	for i := range r.raw {
		if r.raw[i].kind == rawAcronym {
			actor[i] = r.acronymActor(&r.raw[i], ends)
		}
		if actor[i] >= 0 {
			r.mention(&r.raw[i], actor[i])
		}
	}
}

// familyAlone tells of "Al Thani", "bin Salman" or "von der Leyen": particles and one
// word, the family name of somebody.
func (r *reader) familyAlone(m *rawMention) bool {
	for i := m.first; i < m.last-1; i++ {
		if !r.lex.isParticle(r.lower(i), "link") {
			return false
		}
	}
	return m.last-m.first > 1
}

func (r *reader) mention(m *rawMention, actor int) {
	how := ByName
	switch m.kind {
	case rawOffice:
		how = ByTitle
	case rawBody:
		how = ByTitle
		if r.cast.Actors[actor].Kind == Organization && r.shape[m.last-1] != lowerCase {
			how = ByName
		}
	case rawAgent:
		how = ByGroup
	}
	r.addMention(Mention{
		Actor: actor, First: m.first, Last: m.last, WholeFirst: m.wholeFirst, WholeLast: m.wholeLast, How: how,
		Modifier: m.modifier, Antecedent: -1,
	})
}

// addMention fills bytes and head from the tokens.
func (r *reader) addMention(m Mention) int {
	m.Start, m.End = r.text.Token(m.First).Start(), r.text.Token(m.Last-1).End()
	m.Head = m.First
	if h, ok := r.text.Span(m.WholeFirst, m.WholeLast).Head(); ok {
		m.Head = h.Index()
	}
	r.cast.Mentions = append(r.cast.Mentions, m)
	return len(r.cast.Mentions) - 1
}

func (r *reader) newActor(key string, a Actor) int {
	i := len(r.cast.Actors)
	r.state.changes++
	r.cast.Actors = append(r.cast.Actors, a)
	if key != "" {
		r.state.byKey[key] = i
	}
	return i
}

func (r *reader) countryActor(row int) int {
	c := &r.lex.countries[row]
	key := "country:" + c.code
	if c.partOf {
		key = "territory:" + c.name
	}
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	a := Actor{ID: c.code, Kind: Country, Name: c.name, Country: c.code, Sector: c.sector, Cameo: c.cameo, code: c.code}
	if c.partOf {
		a.ID, a.sub, a.code = slug(c.name), true, ""
	}
	return r.newActor(key, a)
}

// seatActor is the government that is named by its seat.
func (r *reader) seatActor(m *rawMention) int {
	c := &r.lex.countries[m.ref]
	name := r.span(m.first, m.last)
	key := "seat:" + foldName(name)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{
		ID: slug(name), Kind: Organization, Name: name, Country: c.code, Sector: "GOV", Cameo: c.cameo + "GOV",
	})
}

func (r *reader) orgActor(row int) int {
	o := &r.lex.orgs[row]
	key := "org:" + o.id
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{
		ID: o.id, Kind: Organization, Name: o.name, Country: o.standing(), Sector: o.sector, Sector2: o.sector2,
		Cameo: o.cameo, code: o.id, class: o.country,
	})
}

func (r *reader) namedOrg(m *rawMention) int {
	name := r.span(m.first, m.last)
	key := "name:" + foldName(name)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{ID: slug(name), Kind: Organization, Name: name})
}

// fullPerson finds or makes the person of a name of two words or more.
func (r *reader) fullPerson(m *rawMention) int {
	name := r.lex.inSmall(bareName(r.span(m.first, m.last)))
	key := r.personKey(name)
	if i, ok := r.state.byKey[key]; ok {
		if a := &r.cast.Actors[i]; shapeOf(a.Name) == allCaps && shapeOf(name) != allCaps {
			a.Name, a.ID = name, slug(name) // written out in capitals first
		}
		r.enrich(i, m)
		return i
	}
	given, family := r.lex.partsOfName(name)
	// "Al Thani" after "Mohammed bin Abdulrahman Al Thani": the end of a longer name.
	words := strings.Fields(foldName(name))
	if found := r.longerName(words); found >= 0 {
		r.alias(found, name)
		r.enrich(found, m)
		return found
	}
	// "Lee Jae Myung" after "President Lee Jae Myung", "Joe Biden" and "Joseph R.
	// Biden": the same family name and a shared first letter of the given name.
	same := r.state.byFamily[family]
	for _, i := range same[max(0, len(same)-reach):] {
		if a := &r.cast.Actors[i]; compatible(a.given, given) {
			r.state.byKey[key] = i
			r.alias(i, name)
			r.enrich(i, m)
			return i
		}
	}
	if i := r.servantOf(given, family); i >= 0 {
		r.state.byKey[key] = i
		r.alias(i, name)
		r.enrich(i, m)
		return i
	}
	i := r.newActor(key, Actor{ID: slug(name), Kind: Person, Name: name, given: given, family: family})
	r.state.byFamily[family] = append(r.state.byFamily[family], i)
	for _, w := range strings.Fields(foldName(name)) {
		if len(w) > 2 && !r.lex.isParticle(w, "link") {
			r.state.byWord[w] = append(r.state.byWord[w], i)
		}
	}
	r.enrich(i, m)
	return i
}

// servantOf is the person of these names with or without "Abdul" between them, "AK
// Momen" for "AK Abdul Momen"; -1 for nobody.
func (r *reader) servantOf(given, family string) int {
	short := family[strings.LastIndexByte(family, ' ')+1:]
	list := r.state.byWord[short]
	for _, i := range list[max(0, len(list)-reach):] {
		a := &r.cast.Actors[i]
		longer, shorter := a.family, family
		if len(longer) < len(shorter) {
			longer, shorter = shorter, longer
		}
		if a.given == given && given != "" && strings.HasPrefix(longer, "abd") && strings.HasSuffix(longer, " "+shorter) {
			return i
		}
	}
	return -1
}

// longerName is the one person whose longer name ends or begins with these words,
// "Rebelo de Sousa" or "José Manuel Albares"; -1 for none or several.
func (r *reader) longerName(words []string) int {
	part := strings.Join(words, " ")
	found := -1
	for _, w := range []string{words[len(words)-1], words[0]} {
		list := r.state.byWord[w]
		for _, i := range list[max(0, len(list)-reach):] {
			full := foldName(r.cast.Actors[i].Name)
			if !strings.HasSuffix(full, " "+part) && !strings.HasPrefix(full, part+" ") || i == found {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// personKey is the same for all spellings of a well-known person's name.
func (r *reader) personKey(name string) string {
	f := foldName(name)
	if rows := r.lex.rowsOf(f); rows != nil {
		return "person:" + foldName(r.lex.holders[rows[0]].name)
	}
	return "person:" + f
}

// compatible tells whether two given names can be one person's: equal, or one an
// initial or the beginning of the other.
func compatible(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, y := nameWords(a), nameWords(b)
	for i := range min(len(x), len(y)) {
		v, w := x[i], y[i]
		if len(v) > len(w) {
			v, w = w, v
		}
		if v != w && (len(v) > 1 || !strings.HasPrefix(w, v)) {
			return false
		}
	}
	return true
}

func nameWords(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '-' || c == '.' })
}

func (r *reader) alias(i int, name string) {
	a := &r.cast.Actors[i]
	if name == a.Name {
		return
	}
	for _, n := range a.Aliases {
		if n == name {
			return
		}
	}
	a.Aliases = append(a.Aliases, name)
}

// enrich adds to a person what a mention tells: offices, country, gender.
func (r *reader) enrich(i int, m *rawMention) {
	r.state.changes++
	for _, n := range m.offices {
		r.addOffice(i, n)
	}
	a := &r.cast.Actors[i]
	if m.gender != "" && a.Gender == "" {
		a.Gender = m.gender
	}
	if m.countryRow >= 0 && a.Country == "" {
		a.Country = r.lex.countries[m.countryRow].code
	}
	if m.org >= 0 && a.Country == "" {
		a.Country = r.lex.orgs[m.org].standing()
	}
}

func (r *reader) addOffice(i, n int) {
	r.state.changes++
	o := &r.offices[n]
	sector, sector2 := r.sectorOf(o)
	office := Office{
		Title: r.officeTitle(o), row: o.title.row, Country: o.country, Level: r.levelOf(o), Status: o.status, Sector: sector, Sector2: sector2,
		Start: r.text.Token(o.first).Start(), End: r.text.Token(o.last - 1).End(),
	}
	if o.org >= 0 {
		office.Organization = r.lex.orgs[o.org].name
		if r.lex.orgs[o.org].host == "" {
			office.orgCode, office.orgClass = r.lex.orgs[o.org].standing(), r.lex.orgs[o.org].country
		}
	} else if o.orgName != "" {
		office.Organization = o.orgName
	}
	a := &r.cast.Actors[i]
	for j := range a.Offices {
		b := &a.Offices[j]
		if strings.EqualFold(b.Title, office.Title) && b.Status == office.Status {
			if b.Country == "" && b.Organization == "" {
				b.Country, b.Organization, b.Start, b.End = office.Country, office.Organization, office.Start, office.End
				b.Sector, b.Sector2, b.Level = office.Sector, office.Sector2, office.Level
			}
			return
		}
	}
	if o.possessor >= 0 && office.Country == "" && office.Organization == "" {
		r.state.owned[o.possessor] = [2]int{i, len(a.Offices)}
	}
	a.Offices = append(a.Offices, office)
}

func (r *reader) officeTitle(o *officePhrase) string { return o.text }

// levelOf is the level of an office; a president of a company or club is no head of
// state.
func (r *reader) levelOf(o *officePhrase) string {
	level := o.title.level
	if o.title.text == "leader" && o.countryRow >= 0 && !r.lex.countries[o.countryRow].partOf && o.org < 0 && o.orgUnit < 0 && o.orgName == "" {
		return "head of state" // "North Korean leader Kim Jong Un"
	}
	if o.org >= 0 || o.orgName != "" {
		switch o.title.text {
		case "chief", "head", "leader", "director", "boss", "chairman", "chairwoman", "chair", "chairperson", "president", "general secretary":
			level = "head of organization"
		}
	}
	if (o.title.text == "head" || o.title.text == "chief") && o.orgUnit >= 0 && o.org < 0 && strings.HasSuffix(strings.ToLower(r.span(r.units[o.orgUnit].first, r.units[o.orgUnit].last)), "government") {
		return "head of government" // "the head of the Belarusian government"
	}
	if o.countryRow >= 0 && r.lex.countries[o.countryRow].partOf && o.countryRow != r.lex.byCode[o.country] {
		switch level { // a region or territory has no head of state
		case "head of state", "head of government", "deputy head of government", "minister", "foreign minister":
			return "senior official"
		}
	}
	if level == "head of organization" && o.org >= 0 {
		switch r.lex.orgs[o.org].sector {
		case "LEG":
			return "legislature leader"
		case "PTY":
			return "party leader"
		}
	}
	if o.org >= 0 && r.lex.orgs[o.org].country == "EUR" && o.title.text == "foreign policy chief" {
		return "foreign minister"
	}
	if level == "head of state" || level == "head of government" || level == "foreign minister" || level == "minister" || level == "deputy head of government" {
		if o.org >= 0 && r.lex.orgs[o.org].host == "" {
			if r.lex.orgs[o.org].country == "EUR" && level == "foreign minister" {
				return level // the High Representative
			}
			return "head of organization"
		}
		if o.orgName != "" && o.country == "" {
			return "head of organization"
		}
	}
	if o.orgUnit >= 0 && level == "head of state" {
		if sector, _ := r.sectorOf(o); sector == "LEG" {
			return "legislature leader"
		}
		return "head of organization"
	}
	if level == "minister" && o.title.text != "minister of state" && foreignAffairs(o.text) {
		return "foreign minister" // "Minister for Foreign and European Affairs"
	}
	if level == "foreign minister" && o.title.text == "secretary of state" && !foreignAffairs(o.text) && o.country != "USA" && o.country != "VAT" && o.country != "" {
		return "senior official"
	}
	return level
}

// foreignAffairs tells of a title whose portfolio is foreign affairs, alone or with
// others: "Secretary of State for Foreign, Commonwealth and Development Affairs".
func foreignAffairs(title string) bool {
	_, portfolio, _ := strings.Cut(strings.ToLower(title), " for ")
	if portfolio == "" {
		_, portfolio, _ = strings.Cut(strings.ToLower(title), " of ")
	}
	return strings.Contains(portfolio, "foreign") && strings.HasSuffix(portfolio, "affairs")
}

// shortPerson finds the person of a single name: the one met last before it whose
// family name it is, else the first one after it; a new person when it stands with
// a title or the parser says so.
func (r *reader) shortPerson(m *rawMention, at int, actor []int) int {
	name := r.span(m.first, m.last)
	if r.isHandle(m.first) {
		i := r.handlePerson(name)
		if i >= 0 {
			r.enrich(i, m)
		}
		return i
	}
	f := fold(name)
	candidates := r.state.byFamily[f]
	if len(candidates) == 0 {
		candidates = r.state.byFamily[foldName(name)]
	}
	if len(candidates) == 0 {
		candidates = r.state.byFamily[oneArticle(f)]
	}
	if len(candidates) == 0 {
		// "Lula" for Luiz Inácio Lula da Silva, "Aung San Suu Kyi" as "Suu Kyi": some
		// other word of one person's name.
		// The article of an Arabic name may change: "El-Sisi" for al-Sisi.
		words := strings.Fields(foldName(name))
		if len(words) > 1 && r.lex.isParticle(words[0], "link") {
			words = words[1:]
		}
		if len(words) > 0 {
			if w := r.state.byWord[words[0]]; len(w) == 1 {
				candidates = w
			}
		}
	}
	if i := r.pick(m, candidates, at, actor); i >= 0 {
		r.enrich(i, m)
		r.alias(i, name)
		return i
	}
	if len(m.offices) == 0 && m.gender == "" && r.kin[m.first] != syntax.Person {
		return -1
	}
	name = bareName(name)
	if _, city := r.lex.cities[f]; city && len(m.offices) == 0 && m.gender == "" {
		return -1
	}
	key := "short:" + f
	if i, ok := r.state.byKey[key]; ok {
		r.enrich(i, m)
		return i
	}
	i := r.newActor(key, Actor{ID: slug(name), Kind: Person, Name: name, family: f})
	r.state.byFamily[f] = append(r.state.byFamily[f], i)
	r.enrich(i, m)
	return i
}

// reach bounds how many raw mentions back a short name is looked for, so that the
// cost stays linear in the text.
const reach = 400

// pick chooses among persons of one family name.
func (r *reader) pick(m *rawMention, candidates []int, at int, actor []int) int {
	var fit []int
	for _, i := range candidates {
		if r.agrees(m, i) {
			fit = append(fit, i)
		}
	}
	switch len(fit) {
	case 0:
		return -1
	case 1:
		return fit[0]
	}
	// "President Trump": of two with the name the one who holds the office.
	var holds []int
	for _, i := range fit {
		if r.holdsOne(m.offices, i) {
			holds = append(holds, i)
		}
	}
	if len(holds) == 1 {
		return holds[0]
	}
	if i := r.foremost(m, fit, at, actor); i >= 0 {
		return i
	}
	for j := at - 1; j >= max(0, at-reach); j-- {
		for _, i := range fit {
			if actor[j] == i {
				return i
			}
		}
	}
	return fit[0]
}

// foremost is the one of a name who leads a state or government, where the paragraph
// names none of the others: "Kim" stays Kim Jong Un although a paragraph before has
// named Kim Yong Chol. It is -1 where none leads, or several do.
func (r *reader) foremost(m *rawMention, fit []int, at int, actor []int) int {
	lead := -1
	for _, i := range fit {
		if !slices.ContainsFunc(r.cast.Actors[i].Offices, func(o Office) bool {
			return o.Status == "" && (o.Level == "head of state" || o.Level == "head of government")
		}) {
			continue
		}
		if lead >= 0 {
			return -1
		}
		lead = i
	}
	if lead < 0 {
		return -1
	}
	named := false // before, at all
	for j := at - 1; j >= max(0, at-reach); j-- {
		if !slices.Contains(fit, actor[j]) {
			continue
		}
		named = named || actor[j] == lead
		if actor[j] != lead && r.sameParagraph(r.raw[j].first, m.first) {
			return -1
		}
	}
	if !named {
		return -1
	}
	return lead
}

// sameParagraph tells whether two tokens stand in one paragraph.
func (r *reader) sameParagraph(a, b int) bool {
	return r.text.Token(a).Sentence().Range() == r.text.Token(b).Sentence().Range()
}

// holdsOne tells whether a person holds one of the offices by its title or level.
func (r *reader) holdsOne(offices []int, i int) bool {
	for _, n := range offices {
		o := &r.offices[n]
		for _, b := range r.cast.Actors[i].Offices {
			if level := r.levelOf(o); level != "" && b.Level == level || strings.EqualFold(b.Title, o.text) {
				return true
			}
		}
	}
	return false
}

// reigns tells of the title of a monarch or pope, which tells the holder's gender.
func (o *officePhrase) reigns() bool {
	return o.title.level == "head of state" && strings.ContainsAny(o.title.flags, "gf")
}

// agrees tells whether a mention's gender and offices can be the person's.
func (r *reader) agrees(m *rawMention, i int) bool {
	a := &r.cast.Actors[i]
	if m.gender != "" && a.Gender != "" && m.gender != a.Gender {
		return false
	}
	for _, n := range m.offices {
		o := &r.offices[n]
		if o.country != "" && a.Country != "" && o.country != a.Country {
			return false
		}
		if o.reigns() && len(a.Offices) > 0 && !slices.ContainsFunc(a.Offices, func(b Office) bool { return b.Level == o.title.level || b.Level == "" }) {
			return false // Sultan Ibrahim is not Prime Minister Anwar Ibrahim
		}
		if len(a.Offices) > 0 && o.title.level != "" && o.status == "" {
			same := false
			for _, b := range a.Offices {
				if b.Level == r.levelOf(o) || b.Level == "" {
					same = true
				}
			}
			if !same && len(r.state.byFamily[a.family]) > 1 {
				return false
			}
		}
	}
	return true
}

package actor

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// finish completes the actors from their offices and puts the mentions in order.
func (r *reader) finish() {
	c := r.cast
	r.settle()
	r.prune()
	r.ownOffices()
	ids := map[string]int{}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.ID == "" {
			a.ID = string(a.Kind)
		}
		ids[a.ID]++
		if n := ids[a.ID]; n > 1 {
			a.ID += "-" + strconv.Itoa(n)
			ids[a.ID]++
		}
	}
	c.order()
	c.index()
}

// prune drops groups that are named only inside a larger description ("the two
// heads of state", "the Chinese side"), and actors that are left without a mention
// and that no group needs.
func (r *reader) prune() {
	c := r.cast
	covered := make([]int, r.text.Len()) // last token of the widest description there
	for _, m := range c.Mentions {
		if m.Antecedent >= 0 || m.How == ByGroup && m.Actor >= 0 && c.Actors[m.Actor].Members != nil || m.How == ByTitle {
			for i := m.First; i < m.Last; i++ {
				covered[i] = max(covered[i], m.Last-m.First)
			}
		}
	}
	used := make([]bool, len(c.Actors))
	keep := make([]int, len(c.Mentions))
	kept := c.Mentions[:0:0]
	for i, m := range c.Mentions {
		keep[i] = -1
		if m.How == ByGroup && covered[m.First] > m.Last-m.First {
			continue
		}
		keep[i] = len(kept)
		kept = append(kept, m)
	}
	for i := range kept {
		if a := kept[i].Antecedent; a >= 0 {
			kept[i].Antecedent = keep[a]
		}
		if kept[i].Actor >= 0 {
			used[kept[i].Actor] = true
			for _, m := range c.Actors[kept[i].Actor].Members {
				used[m] = true
			}
		}
	}
	c.Mentions = kept
	place := make([]int, len(c.Actors))
	actors := c.Actors[:0:0]
	for i := range c.Actors {
		place[i] = -1
		if used[i] || c.Actors[i].Kind == Country {
			place[i] = len(actors)
			actors = append(actors, c.Actors[i])
		}
	}
	for i := range actors {
		for j, m := range actors[i].Members {
			actors[i].Members[j] = place[m]
		}
	}
	for i := range c.Mentions {
		if c.Mentions[i].Actor >= 0 {
			c.Mentions[i].Actor = place[c.Mentions[i].Actor]
		}
	}
	c.Actors = actors
}

// settle derives what offices and names tell of each actor.
func (r *reader) settle() {
	r.shareCountries()
	for i := range r.cast.Actors {
		r.complete(&r.cast.Actors[i])
	}
	// The state that someone acts for is an actor too, though only its officials
	// may be named.
	for i := range len(r.cast.Actors) {
		a := &r.cast.Actors[i]
		if a.Kind == Country || a.Sector == "" || !public(a.Sector) {
			continue
		}
		if row, ok := r.lex.byCode[a.Country]; ok {
			r.countryActor(row)
		}
	}
}

// shareCountries gives the officials of a list the country that the one before them
// serves: "President Ilham Aliyev, Foreign Minister Jeyhun Bayramov and Defence
// Minister Zakir Hasanov". Two of one level are of two states.
func (r *reader) shareCountries() {
	var before *Mention
	for i := range r.cast.Mentions {
		m := &r.cast.Mentions[i]
		if m.Actor < 0 || m.How != ByName || r.cast.Actors[m.Actor].Kind != Person {
			continue
		}
		r.ledBy(i)
		if before != nil && before.Actor != m.Actor && r.listed(before.WholeLast, m.WholeFirst) {
			a, b := &r.cast.Actors[before.Actor], &r.cast.Actors[m.Actor]
			if code := r.servedBy(a); code != "" && r.servedBy(b) == "" && stateOffice(a) && stateOffice(b) {
				switch {
				case r.signTogether(before.Head, m.Head):
					b.Country = r.across(code)
				case !sharesLevel(a, b):
					b.Country = code
				}
			}
		}
		before = m
	}
}

// ledBy gives an official named behind "Canadian officials, led by" or "six Indian
// diplomats, including" the country of those, and whoever leads "a US delegation" or "a
// delegation of the European Parliament" its country or body.
func (r *reader) ledBy(i int) {
	m := &r.cast.Mentions[i]
	a := &r.cast.Actors[m.Actor]
	if r.servedBy(a) != "" {
		return
	}
	at, led := m.WholeFirst-1, false
	switch r.lower(at) {
	case "by":
		if w := r.lower(at - 1); w != "led" && w != "headed" && w != "represented" {
			return
		}
		at--
		led = true
	case "including":
	default:
		return
	}
	if r.lower(at-1) == "," {
		at--
	}
	if led && r.ofTeam(a, at) || !stateOffice(a) {
		return
	}
	u := r.unitTo(at)
	switch {
	case u == nil:
		return
	case u.kind == agentName && u.ref >= 0 && public(r.lex.sectors[u.ref].sector):
	case u.kind == titleName && public(r.lex.titles[u.ref].sector):
	default:
		return
	}
	if of := r.unitTo(u.first); of != nil && (of.kind == countryAdjective || of.kind == countryName) {
		a.Country = r.lex.countries[of.ref].code
	}
}

// teamReach is how many tokens before "led by" its delegation may stand.
const teamReach = 14

// ofTeam gives a person the country or body of the delegation before a token, which
// stands before the noun or behind "of" or "from".
func (r *reader) ofTeam(a *Actor, at int) bool {
	for i := at - 1; i > max(0, at-teamReach) && r.sameSentence(i, at); i-- {
		if !slices.ContainsFunc(r.lex.descriptions[r.lower(i)], func(d description) bool { return d.form == "side" }) {
			continue
		}
		before := i
		for before > 0 && r.filler(r.lower(before-1)) {
			before--
		}
		u := r.unitTo(before)
		if w := r.lower(i + 1); u == nil && (w == "of" || w == "from") {
			from := i + 2
			if r.lower(from) == "the" {
				from++
			}
			u = r.unitFrom(from)
		}
		switch {
		case u == nil:
			return false
		case u.kind == countryAdjective || u.kind == countryName:
			a.Country = r.lex.countries[u.ref].code
		case u.kind == organizationName && r.lex.orgs[u.ref].host == "":
			a.Country = r.lex.orgs[u.ref].standing()
		}
		return true
	}
	return false
}

// listed tells whether only a comma or "and" stands between two tokens.
func (r *reader) listed(from, to int) bool {
	if to <= from || to-from > 2 || !r.sameSentence(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		if w := r.lower(i); w != "," && w != "and" {
			return false
		}
	}
	return true
}

// servedBy is the country that an official is known to serve before anything is
// inferred.
func (r *reader) servedBy(a *Actor) string {
	if code := r.countryOf(a); code != "" {
		return code
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		return r.actsFor(rows[0])
	}
	return ""
}

// stateOffice tells of a person with an office of a state and none of a body.
func stateOffice(a *Actor) bool {
	found := false
	for _, o := range a.Offices {
		if o.Organization != "" || o.Status == "former" {
			return false
		}
		found = found || o.Sector == "GOV" || o.Sector == "MIL"
	}
	return found
}

// stateLevel are the levels of office that count before a seat in a party's body.
var stateLevel = map[string]bool{"head of state": true, "head of government": true, "deputy head of government": true, "foreign minister": true, "minister": true}

// memberOnly tells of a seat in a body: "Member of the Standing Committee".
func memberOnly(o *Office) bool {
	return o.Level == "senior official" && strings.HasPrefix(strings.ToLower(o.Title), "member of ")
}

// complete derives country, sector and code of an actor from its offices and its
// gender from its given name.
func (r *reader) complete(a *Actor) {
	if a.Kind != Person {
		return
	}
	for j := range a.Offices {
		if o := &a.Offices[j]; a.Office == nil || memberOnly(a.Office) && stateLevel[o.Level] && o.Status == a.Office.Status || a.Office.Status == "former" && o.Status != "former" ||
			a.Office.Level == "" && o.Level != "" && (o.Status != "former" || a.Office.Status == "former") {
			a.Office = o
		}
	}
	r.consort(a)
	if a.Country == "" {
		a.Country = r.homeCountry(a)
	}
	for j := range a.Offices { // an office whose country is unsaid is its holder's country's
		if o := &a.Offices[j]; o.Country == "" && o.Organization == "" {
			o.Country = r.countryOf(a)
		}
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "foreign secretary") && o.Country != "GBR" && o.Country != "PHL" && o.Country != "" {
			o.Level = "senior official" // elsewhere the head of the ministry's officials
		}
		a.Offices[j].Level = r.lex.levelIn(&a.Offices[j])
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "leader") && o.Level == "senior official" && o.Country != "" && o.Organization == "" {
			o.Level, o.Sector = "head of state", "GOV"
		}
	}
	if a.Office != nil {
		if a.Office.orgCode != "" && a.Office.Country == "" {
			a.Country = a.Office.orgCode
		}
		if a.Country == "" {
			a.Country = r.countryOf(a)
		}
		a.Sector, a.Sector2 = a.Office.Sector, a.Office.Sector2
	}
	if a.Gender == "" && a.given != "" {
		if g := r.lex.given[firstWord(a.given)]; g == 'm' || g == 'f' {
			a.Gender = string(g)
		}
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		h := r.lex.holders[rows[0]]
		if h.gender != "" {
			a.Gender = h.gender
		}
		if a.Country == "" {
			a.Country = r.actsFor(rows[0])
		}
		a.WellKnown = r.serves(rows[0])
	} else if row := r.servingSurname(a); row >= 0 {
		a.Country, a.WellKnown = r.actsFor(row), true
	}
	if _, state := r.lex.byCode[a.Country]; !state && a.Country != "" && a.Office != nil && a.Office.Organization == "" && a.Office.Level == "head of state" {
		a.Office.Level = "head of organization" // "President Costa", whom the list knows for the EU's
	}
	if a.Country != "" {
		cameo := a.Country
		if a.Office != nil && a.Office.orgClass != "" && a.Country == a.Office.orgCode {
			cameo = a.Office.orgClass
		}
		if i, ok := r.lex.byCode[a.Country]; ok {
			cameo = r.lex.countries[i].cameo
		}
		a.Cameo = cameo + a.Sector
	}
}

// consort takes the level off a queen who is not known to reign.
func (r *reader) consort(a *Actor) {
	rows := r.lex.rowsOf(a.Name)
	if rows != nil && slices.ContainsFunc(r.lex.tenures(rows[0]), func(h holder) bool { return h.level == "head of state" }) {
		return
	}
	for j := range a.Offices {
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "queen") && !strings.HasSuffix(strings.ToLower(a.Name), "queen") {
			o.Level = ""
		}
	}
}

// serves tells whether a well-known person held an office of the state when the
// document was written.
func (r *reader) serves(row int) bool {
	for _, h := range r.lex.tenures(row) {
		if r.covers(h) && public(h.sector) {
			return true
		}
	}
	return false
}

// servingSurname is the row of the one well-known person of this family name who held an
// office of the state when the document was written, where the text has the bare name
// and nothing else of him: "Trump met Putin"; -1 for none.
func (r *reader) servingSurname(a *Actor) int {
	if a.Country != "" || len(a.Offices) > 0 || strings.Contains(a.Name, " ") {
		return -1
	}
	only := -1
	for _, row := range r.lex.familyRows()[foldName(a.Name)] {
		if !r.serves(row) || only >= 0 && r.lex.holders[row].name == r.lex.holders[only].name {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = row
	}
	return only
}

// homeCountry is the country of an official whose country the text leaves unsaid
// since it is written at home: that of the well-known holder, else that of the
// national news agency whose story it is, or of the publisher of a release.
func (r *reader) homeCountry(a *Actor) string {
	if r.countryOf(a) != "" || a.Office != nil && a.Office.Organization != "" {
		return ""
	}
	for _, o := range a.Offices {
		if o.Organization != "" {
			return ""
		}
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		return r.actsFor(rows[0])
	}
	if code := r.surnameHome(a); code != "" {
		return code
	}
	for _, o := range a.Offices {
		if code := r.lex.titleHome(&o); code != "" {
			return code
		}
		switch o.Level {
		case "head of state", "head of government", "deputy head of government", "foreign minister", "minister":
			code := cmp.Or(r.home, r.ownHome(), r.datelineHome())
			if r.filled(a, o.Level, code) {
				return ""
			}
			return code
		}
		if o.Level == "spokesperson" {
			return r.issuer
		}
		if o.Level == "senior official" && strings.Contains(strings.ToLower(o.Title), "minister") {
			return cmp.Or(r.home, r.ownHome())
		}
	}
	return ""
}

// filled tells whether somebody named before is the country's one holder of the office:
// a second foreign minister in a story is another country's.
func (r *reader) filled(a *Actor, level, code string) bool {
	if code == "" || level == "minister" || level == "deputy head of government" {
		return false
	}
	for i := range r.cast.Actors {
		b := &r.cast.Actors[i]
		if b == a {
			return false
		}
		if b.Kind == Person && b.Office != nil && b.Office.Level == level && b.Office.Status != "former" && cmp.Or(b.Country, r.countryOf(b)) == code {
			return true
		}
	}
	return false
}

// surnameHome is the country of the one well-known person of this family name who held
// the office that the text gives him when it was written: "President Trump", or at any
// time where the text has no date. A longer name must begin as his does: "Nana Addo
// Dankwa Akufo-Addo" for Nana Akufo-Addo. It is "" where several did.
func (r *reader) surnameHome(a *Actor) string {
	family, given := foldName(a.Name), ""
	if words := strings.Fields(a.Name); len(words) > 1 {
		if len(words) == 2 {
			return ""
		}
		family, given = foldName(words[len(words)-1]), fold(words[0])
	}
	code := ""
	for _, row := range r.lex.familyRows()[family[strings.LastIndexByte(family, ' ')+1:]] {
		if strings.Contains(family, " ") && !strings.HasSuffix(foldName(r.lex.holders[row].name), " "+family) { // "Akufo-Addo" is two words there
			continue
		}
		if given != "" && firstWord(fold(r.lex.holders[row].name)) != given {
			continue
		}
		for _, h := range r.lex.tenures(row) {
			if r.year != 0 && !r.covers(h) || h.body != "" || !slices.ContainsFunc(a.Offices, func(o Office) bool { return o.Level == h.level && o.Status == "" }) {
				continue
			}
			if code != "" && code != h.country {
				return ""
			}
			code = h.country
		}
	}
	return code
}

// ownHome is the country of the publisher of a release, where nobody else in it is
// an official of that country: it speaks of its own man without saying whose he is.
func (r *reader) ownHome() string {
	code := r.issuer
	if code == "" || r.hasOfficialOf(code) {
		return ""
	}
	return code
}

// findHome is the country of the document's news agency, "" when it has none or works
// for the world.
func (r *reader) findHome() string {
	if o := r.agency(); o != nil {
		return hostOfAgency(*o)
	}
	return ""
}

// agency is the news agency of the document, nil for none that the lexicon has.
func (r *reader) agency() *organization {
	if r.doc == nil {
		return nil
	}
	agency := r.doc.Agency
	if agency == "" && r.doc.Dateline != nil {
		agency = r.doc.Dateline.Agency
	}
	if agency == "" {
		return nil
	}
	atoms := cut(nil, agency, 0)
	for i := range atoms {
		atoms[i].first, atoms[i].last = true, true
	}
	m, _ := r.lex.trie.longest(atoms, 0, len(atoms))
	for _, e := range m.entries {
		if e.kind == organizationName {
			return &r.lex.orgs[e.ref]
		}
	}
	for i := range r.lex.orgs { // "SPA", which only a head or dateline means so
		if r.lex.orgs[i].id == agency {
			return &r.lex.orgs[i]
		}
	}
	return nil
}

// hostOfAgency is the country of a national news agency; AP, AFP and others report
// the world.
func hostOfAgency(o organization) string {
	switch o.host {
	case "USA", "GBR", "FRA":
		return ""
	}
	if o.sector != "JRN" && o.sector2 != "JRN" {
		return ""
	}
	return o.host
}

func (r *reader) countryOf(a *Actor) string {
	for _, o := range a.Offices {
		if o.Country != "" {
			return o.Country
		}
	}
	return a.Country
}

func firstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '-' {
			return s[:i]
		}
	}
	return s
}

// order sorts the mentions, keeps their antecedents pointing right, and notes which
// token heads which.
func (c *Cast) order() {
	n := len(c.Mentions)
	perm := make([]int, n)
	for i := range perm {
		perm[i] = i
	}
	sort.SliceStable(perm, func(i, j int) bool {
		a, b := &c.Mentions[perm[i]], &c.Mentions[perm[j]]
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	place := make([]int, n)
	sorted := make([]Mention, n)
	for i, p := range perm {
		place[p], sorted[i] = i, c.Mentions[p]
	}
	for i := range sorted {
		if a := sorted[i].Antecedent; a >= 0 {
			sorted[i].Antecedent = place[a]
		}
	}
	c.Mentions = sorted
	c.atHead = make(map[int]int, n)
	for i := range sorted {
		m := &sorted[i]
		c.claim(m.Head, i)
		if m.How == ByName { // the bare name's own head, and its first word
			c.claim(m.First, i)
		}
	}
}

// index notes which mentions cover each token, and the states and organizations by
// code and name.
func (c *Cast) index() {
	c.cover = map[int][]int{}
	for i := range c.Mentions {
		for t := c.Mentions[i].WholeFirst; t < c.Mentions[i].WholeLast; t++ {
			c.cover[t] = append(c.cover[t], i)
		}
	}
	for _, list := range c.cover {
		sort.SliceStable(list, func(i, j int) bool { return c.width(list[i]) > c.width(list[j]) })
	}
	c.states, c.named = map[string]int{}, map[string]int{}
	for i := len(c.Actors) - 1; i >= 0; i-- {
		switch a := &c.Actors[i]; {
		case a.Kind == Country && !a.sub:
			c.states[a.Country] = i
		case a.Kind == Organization:
			c.named[a.Name] = i
			if _, ok := c.states[a.code]; !ok && a.code != "" && a.code == a.Country {
				c.states[a.code] = i
			}
		}
	}
}

// claim notes that a token heads mention i, unless a larger one has it.
func (c *Cast) claim(token, i int) {
	j, ok := c.atHead[token]
	if !ok || c.width(i) > c.width(j) {
		c.atHead[token] = i
	}
}

func (c *Cast) width(i int) int { return c.Mentions[i].WholeLast - c.Mentions[i].WholeFirst }

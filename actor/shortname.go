package actor

import (
	"slices"
	"sort"
	"strings"

	"chancery/syntax"
)

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

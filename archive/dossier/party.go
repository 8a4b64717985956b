package dossier

import (
	"fmt"
	"slices"
	"strings"

	"chancery/archive/name"
)

// party is one side of an encounter: a country or organization with those who
// came for it, or a person whose country is not known.
type party struct {
	code    string // country or organization; "" for a person alone
	persons []person
	state   bool // a country or organization is named as such
}

// person is one who came.
type person struct {
	name  name.Name // without words: known by title alone
	said  string    // the name, else the title, as the text has it
	level string
	held  bool // the name is that of the holder of the office on the day
}

func (p person) named() bool { return len(p.name.Words) > 0 }

func (p party) named() bool { return slices.ContainsFunc(p.persons, person.named) }

// maxParties bounds how many sides of one encounter are compared.
const maxParties = 40

// parties are the sides of a report's encounter, sorted by code. open tells that
// the report has more participants than it names.
func parties(r *Report, opt Options) (sides []party, open bool) {
	at := map[string]int{}
	for i := range r.Participants {
		p := &r.Participants[i]
		if p.Kind == "group" {
			open = true
			continue
		}
		code := codeOf(p)
		who, isPerson := personOf(p, r, opt)
		if code == "" && !who.named() {
			continue
		}
		key := code
		if code == "" {
			key = "~" + who.name.Key()
		}
		j, ok := at[key]
		if !ok {
			if len(sides) == maxParties {
				return order(sides), true
			}
			j = len(sides)
			at[key] = j
			sides = append(sides, party{code: code})
		}
		if isPerson {
			sides[j].persons = append(sides[j].persons, who)
		} else {
			sides[j].state = true
		}
	}
	return order(sides), open
}

func order(sides []party) []party {
	slices.SortStableFunc(sides, func(a, b party) int { return strings.Compare(a.sort(), b.sort()) })
	for i := range sides {
		slices.SortStableFunc(sides[i].persons, func(a, b person) int { return strings.Compare(a.said, b.said) })
	}
	return sides
}

func (p party) sort() string {
	if p.code != "" || len(p.persons) == 0 {
		return p.code
	}
	return "~" + p.persons[0].name.Key()
}

func codeOf(p *Participant) string {
	if p.Kind == "organization" || p.Country == "" {
		return p.Organization
	}
	return p.Country
}

func personOf(p *Participant, r *Report, opt Options) (person, bool) {
	if p.Kind != "person" {
		return person{}, false
	}
	who := person{said: p.Title, level: p.Level}
	for _, n := range p.Names { // the longest spelling tells most
		if parsed := name.Parse(n); len(parsed.Words) > len(who.name.Words) {
			who.name, who.said = parsed, n
		}
	}
	if !who.named() && opt.Holder != nil && codeOf(p) != "" && len(r.Date) >= len("2006-01-02") {
		if n, ok := opt.Holder(p.Title, p.Level, p.Country, p.Organization, r.Date[:10]); ok {
			who.name, who.said, who.held = name.Parse(n), n, true
		}
	}
	if who.said == "" {
		who.said = "someone"
	}
	return who, true
}

// meeting of two reports' sides.
type faces struct {
	quiet   bool // keeps no words
	matched int
	weight  float64
	words   []string // one for each side matched
	people  string   // the conflict when one country sent other people, else ""
	list    string   // the conflict when one has more parties, or others, else ""
	extra   int      // sides that only one of the reports has
}

// The weights of one side of two reports agreeing.
const (
	weighNames      = 2.0  // a person named in both
	weighNameTitle  = 1.5  // named in one, by title in the other
	weighTitles     = 1.25 // by the same level of office in both
	weighState      = 0.75 // a country or organization without a person in one of them
	mostFaces       = 5.0  // however many sides
	extraSide       = -1.5 // a side more in one, where a list may be cut short
	manySides       = 3    // from how many common sides on a list may be cut short
	differentPeople = "other people for %s: %s, %s"
)

// compare compares the sides of two reports.
func (f *faces) compare(a, b []party, open bool) {
	used := make([]bool, len(b))
	var left []party
	for _, p := range a {
		j := slices.IndexFunc(b, func(q party) bool { return p.code != "" && q.code == p.code })
		if j < 0 {
			left = append(left, p)
			continue
		}
		used[j] = true
		f.side(p, b[j])
	}
	var only []party
	for _, p := range left {
		if !f.stateless(p, b, used) {
			only = append(only, p)
		}
	}
	f.rest(only, b, used, open)
	if len(a) == 1 && len(b) == 1 && f.matched > 1 { // two people of one country
		f.weight *= 2
	}
	f.weight = min(f.weight, mostFaces)
}

// side weighs two sides of one code.
func (f *faces) side(p, q party) {
	switch {
	case len(p.persons) == 0 || len(q.persons) == 0:
		f.add(weighState, p.code+" in both")
		return
	case p.code == "" && len(p.persons) == 0:
		return
	}
	best, words := 0.0, ""
	ofP, ofQ := make([]bool, len(p.persons)), make([]bool, len(q.persons))
	for i, x := range p.persons {
		for j, y := range q.persons {
			w, said := samePerson(x, y)
			if w > 0 {
				ofP[i], ofQ[j] = true, true
			}
			if w > best {
				best, words = w, said
			}
		}
	}
	if best == 0 && f.quiet {
		f.people = differentPeople
		return
	}
	if best == 0 {
		f.people = fmt.Sprintf(differentPeople, p.code, p.persons[0].said, q.persons[0].said)
		return
	}
	f.add(best, words)
	f.matched += min(count(ofP), count(ofQ)) - 1 // several of one country: a domestic meeting has two
}

func count(marks []bool) int {
	n := 0
	for _, m := range marks {
		if m {
			n++
		}
	}
	return n
}

// samePerson weighs whether two mentions are one person, 0 when not.
func samePerson(x, y person) (float64, string) {
	switch {
	case x.named() && y.named():
		like := name.Compare(x.name, y.name)
		if like == name.Apart || like == name.Part && x.level != y.level && x.level != "" && y.level != "" {
			return 0, ""
		}
		if x.held || y.held {
			return weighNameTitle, x.said + ", by office on the day"
		}
		if x.said == y.said {
			return weighNames, x.said
		}
		return weighNames, x.said + " (" + y.said + ")"
	case x.level != "" && y.level != "" && x.level != y.level:
		return 0, ""
	case x.named() || y.named():
		if x.level == "" || y.level == "" {
			return weighState, x.said + " (" + y.said + ")"
		}
		return weighNameTitle, x.said + " (" + y.said + ")"
	case x.level == "":
		return weighState, x.said + " in both"
	default:
		return weighTitles, x.said + " in both"
	}
}

// stateless matches a person without a country, or one to whom the other report
// gives none, by name.
func (f *faces) stateless(p party, b []party, used []bool) bool {
	for j, q := range b {
		if used[j] || p.code != "" && q.code != "" {
			continue
		}
		for _, x := range p.persons {
			for _, y := range q.persons {
				if x.named() && y.named() && name.Compare(x.name, y.name) != name.Apart {
					used[j] = true
					f.add(weighNames, x.said)
					return true
				}
			}
		}
	}
	return false
}

// rest judges the sides that only one of the reports has.
func (f *faces) rest(only, b []party, used []bool, open bool) {
	var others []party
	for j, q := range b {
		if !used[j] {
			others = append(others, q)
		}
	}
	telling := func(p party) bool { return len(p.persons) > 0 || p.state && len(p.code) == 3 }
	only = slices.DeleteFunc(only, func(p party) bool { return !telling(p) })
	others = slices.DeleteFunc(others, func(p party) bool { return !telling(p) })
	f.extra = len(only) + len(others)
	switch {
	case f.extra == 0:
	case len(only) > 0 && len(others) > 0 && f.matched < manySides:
		f.list = fmt.Sprintf("other parties: %s, %s", only[0].label(), others[0].label())
	case f.matched < manySides && !open:
		f.list = "one more party: " + append(only, others...)[0].label()
	}
}

func (p party) label() string {
	if p.code != "" {
		return p.code
	}
	return p.persons[0].said
}

func (f *faces) add(weight float64, words string) {
	f.matched++
	f.weight += weight
	if !f.quiet {
		f.words = append(f.words, words)
	}
}

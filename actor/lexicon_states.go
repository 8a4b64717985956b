package actor

import (
	"fmt"
	"strconv"
	"strings"
)

type country struct {
	code    string
	cow     int
	name    string
	sector  string // PRE for partially recognised entities
	cameo   string
	partOf  bool // a territory that folds into the state of its code
	capital string
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

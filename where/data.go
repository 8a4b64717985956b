package where

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
	"chancery/where/internal/gaz"
)

// Attribution is owed wherever the gazetteer's data are shown.
const Attribution = "Places: GeoNames (geonames.org), CC BY 4.0, reduced and joined with lists of Chancery"

//go:embed data/gazetteer.bin.zst
var packed []byte

//go:embed data/countries.tsv
var countriesTSV string

//go:embed data/areas.tsv
var areasTSV string

//go:embed data/divisions.tsv
var divisionsTSV string

//go:embed data/knowncities.tsv
var knownCitiesTSV string

//go:embed data/words.tsv
var wordsTSV string

//go:embed data/notplaces.tsv
var notPlacesTSV string

//go:embed data/venues.tsv
var venuesTSV string

// atlas is all that is known of places. It is read at first use.
type atlas struct {
	towns *gaz.Gazetteer
	// listed are the places of the small lists by key: countries, their
	// adjectives, parts of the world, short forms of divisions, venues.
	listed  map[string][]candidate
	known   map[int]string  // English names of the cities that news names alone, by entry
	words   map[string]bool // keys that are common words
	kinds   []kindWord      // "province", "city"
	streets map[string]bool // last words of streets and houses
	// instruments end the names of treaties and plans: "the Vienna Convention".
	instruments map[string]bool
	// lookalikes are countries whose names are also those of persons or things.
	lookalikes map[string]bool
	alpha3     map[string]string // by alpha-2
	regions    map[string]int    // index of a division by "US.TX"
	capitals   map[string]string // key of a country's capital by alpha-2
	idOnce     sync.Once
	entries    map[int]int   // of the gazetteer, by GeoNames id
	ids        map[int]Place // of the lists
}

// candidate is a place that a name may stand for.
type candidate struct {
	place Place
	prior float64 // how likely without any context, on a scale of powers of ten
	iso   string  // alpha-2
	admin string  // code of the first-level division, "US.TX"
	// exact forms count only in just this spelling ("US", "IN").
	exact string
	// after forms count only after a town and a comma ("Portland, OR").
	after bool
	// seat forms are governments too ("the White House said").
	seat bool
}

// theAtlas is read at first use. The lists are part of the program: a fault in
// them is a fault of the program, and panics.
var theAtlas = sync.OnceValue(func() *atlas {
	g, err := gaz.Decode(packed)
	must(err)
	a := &atlas{towns: g, listed: map[string][]candidate{}, known: map[int]string{}, words: map[string]bool{}, streets: map[string]bool{}, lookalikes: map[string]bool{}, instruments: map[string]bool{}, alpha3: map[string]string{}, regions: map[string]int{}, capitals: map[string]string{}}
	must(table.Each("where/data/countries.tsv", countriesTSV, 9, a.addCountry))
	must(table.Each("where/data/notplaces.tsv", notPlacesTSV, 1, func(f []string) error {
		a.words[f[0]] = true
		return nil
	}))
	must(table.Each("where/data/words.tsv", wordsTSV, 3, a.addWord))
	must(table.Each("where/data/areas.tsv", areasTSV, 7, a.addArea))
	must(table.Each("where/data/venues.tsv", venuesTSV, 5, a.addVenue))
	for i := range g.Len() {
		if g.IsRegion(i) {
			a.regions[g.Division(i)] = i
		}
	}
	must(table.Each("where/data/knowncities.tsv", knownCitiesTSV, 2, a.addKnown))
	must(table.Each("where/data/divisions.tsv", divisionsTSV, 3, a.addDivision))
	return a
})

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// kindWord is a word that tells of what level a place of a name is.
type kindWord struct{ word, levels string }

func (a *atlas) addWord(f []string) error {
	switch f[1] {
	case "kind":
		a.kinds = append(a.kinds, kindWord{f[0], f[2]})
	case "street":
		a.streets[f[0]] = true
	case "instrument":
		a.instruments[f[0]] = true
	case "lookalike":
		a.lookalikes[f[0]] = true
	default:
		return fmt.Errorf("no class named %q", f[1])
	}
	return nil
}

func coordinates(lat, lon string) (float64, float64, error) {
	x, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return 0, 0, err
	}
	y, err := strconv.ParseFloat(lon, 64)
	return x, y, err
}

func (a *atlas) list(name string, c candidate) {
	k := key(name)
	if len(name) <= 3 && strings.ToUpper(name) == name {
		c.exact = name
	}
	a.listed[k] = append(a.listed[k], c)
}

// key is the folded name without its article.
func key(name string) string {
	k := gaz.Fold(name)
	return strings.TrimPrefix(k, "the ")
}

const (
	priorCountry   = 12
	priorAdjective = 12
	priorArea      = 10.5
	priorVenue     = 10
	priorRegion    = 9
)

func (a *atlas) addCountry(f []string) error {
	lat, lon, err := coordinates(f[3], f[4])
	if err != nil {
		return err
	}
	id, err := strconv.Atoi(f[2])
	if err != nil {
		return err
	}
	people, err := strconv.Atoi(f[5])
	if err != nil {
		return err
	}
	names := strings.Split(f[7], "|")
	p := Place{Name: names[0], Level: Country, Country: f[1], GeonameID: id, Lat: lat, Lon: lon, Population: people}
	a.alpha3[f[0]] = f[1]
	a.capitals[f[0]] = key(f[6])
	prior := priorCountry + 0.15*math.Log10(float64(people)+1) - 1
	for _, n := range names {
		a.list(n, candidate{place: p, prior: prior, iso: f[0]})
	}
	p.Adjective = true
	for _, n := range strings.Split(f[8], "|") {
		if n != "" {
			a.list(n, candidate{place: p, prior: prior, iso: f[0]})
		}
	}
	return nil
}

func (a *atlas) addArea(f []string) error {
	lat, lon, err := coordinates(f[3], f[4])
	if err != nil {
		return err
	}
	p := Place{Level: Level(f[0]), Lat: lat, Lon: lon, Country: a.alpha3[f[5]]}
	if f[6] != "" {
		if p.GeonameID, err = strconv.Atoi(f[6]); err != nil {
			return err
		}
	}
	names := strings.Split(f[1], "|")
	p.Name = names[0]
	for _, n := range names {
		a.list(n, candidate{place: p, prior: priorArea, iso: f[5]})
	}
	p.Adjective = true
	for _, n := range strings.Split(f[2], "|") {
		if n != "" {
			a.list(n, candidate{place: p, prior: priorArea, iso: f[5]})
		}
	}
	return nil
}

func (a *atlas) addVenue(f []string) error {
	lat, lon, err := coordinates(f[3], f[4])
	if err != nil {
		return err
	}
	names := strings.Split(f[0], "|")
	p := Place{Name: strings.TrimPrefix(names[0], "*"), Level: Venue, City: f[1], Country: a.alpha3[f[2]], Lat: lat, Lon: lon}
	if p.Country == "" {
		return fmt.Errorf("no country %q", f[2])
	}
	for _, n := range names {
		bare := strings.TrimPrefix(n, "*")
		a.list(bare, candidate{place: p, prior: priorVenue, iso: f[2], seat: bare != n})
	}
	return nil
}

// addKnown finds the entries of well-known cities: of all of a name in the
// country the one with most inhabitants.
func (a *atlas) addKnown(f []string) error {
	for _, n := range strings.Split(f[1], "|") {
		best, people := -1, -1
		look := func(i int) {
			e := a.towns.Entry(i)
			if e.Country == f[0] && e.Level == gaz.City && e.People > people {
				best, people = i, e.People
			}
		}
		for _, k := range []string{key(n), gaz.Fold(n)} {
			a.towns.Named(k, look)
			a.towns.Called(k, look)
		}
		if best >= 0 {
			a.known[best] = n
		}
	}
	return nil
}

func (a *atlas) addDivision(f []string) error {
	i, ok := a.regions[f[0]+"."+f[1]]
	if !ok {
		return fmt.Errorf("no division %s.%s", f[0], f[1])
	}
	c := a.candidate(i)
	c.prior = priorRegion + 1.5
	for _, n := range strings.Split(f[2], "|") {
		d := c
		if len(n) > 4 && !strings.HasSuffix(n, ".") {
			d.place.Name = n // Crimea, not Avtonomna Respublika Krym
		}
		d.after = len(n) == 2 && strings.ToUpper(n) == n && n != "BC" && n != "DC"
		a.list(n, d)
		if d.after {
			a.listed[key(n)][len(a.listed[key(n)])-1].exact = n
		}
	}
	return nil
}

// candidate is the i-th entry of the gazetteer as a candidate.
func (a *atlas) candidate(i int) candidate {
	e := a.towns.Entry(i)
	p := Place{Name: e.Name, Country: a.alpha3[e.Country], GeonameID: e.ID, Lat: e.Lat, Lon: e.Lon, Population: e.People}
	c := candidate{iso: e.Country, admin: e.Country + "." + e.Admin}
	size := math.Log10(float64(e.People) + 10)
	switch e.Level {
	case gaz.City:
		p.Level, p.City = City, e.Name
		c.prior = size + 1
		if e.Capital {
			c.prior += 4
		} else if n, ok := a.known[i]; ok {
			c.prior += 2.2
			p.Name, p.City = n, n
		}
	case gaz.Region:
		p.Level = Region
		c.prior = priorRegion - 3.5 + 0.4*size
	case gaz.County:
		p.Level = County
		c.prior = size - 0.5
	}
	c.place = p
	return c
}

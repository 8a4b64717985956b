package ingest_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/internal/table"
	"chancery/where"
)

// nation is what stories call a country by.
type nation struct {
	code            string
	names           []string // the short one first
	adjectives      []string
	capitals, seats []string
	capital         where.Place
}

// world is what variants of stories are made of: every country with a capital,
// and given names. Family names are invented.
type world struct {
	nations []*nation
	of      map[string]*nation
	given   []string
}

func loadWorld(t testing.TB) *world {
	t.Helper()
	w := &world{of: make(map[string]*nation)}
	each(t, "../../actor/lexicon/countries.tsv", 7, func(f []string) {
		n := &nation{code: f[0], names: strings.Split(f[2], "|"), adjectives: strings.Split(f[3], "|"), capitals: strings.Split(f[5], "|"), seats: strings.Split(f[6], "|")}
		var found bool
		if n.capital, found = where.Capital(n.code); !found || f[3] == "" || f[5] == "" {
			return
		}
		w.nations, w.of[n.code] = append(w.nations, n), n
	})
	each(t, "../../actor/lexicon/givennames.tsv", 2, func(f []string) {
		for _, name := range strings.Fields(f[1]) {
			if plainName(name) && len(name) <= 8 {
				w.given = append(w.given, capital(name))
			}
		}
	})
	return w
}

func each(t testing.TB, path string, columns int, do func([]string)) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head := true
	if err := table.Each(path, string(data), columns, func(f []string) error {
		if !head {
			do(f)
		}
		head = false
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// plainName tells words of some length, of letters without accents only.
func plainName(w string) bool {
	return len(w) >= 4 && strings.IndexFunc(w, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) < 0
}

func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// busy draws a country: a few of them do most of the talking.
func (w *world) busy(random *rand.Rand) *nation {
	x := random.Float64()
	return w.nations[(int(x*x*float64(len(w.nations)))*37)%len(w.nations)]
}

// officer is the name of who holds an office of a country at a time: offices
// change hands every four years.
func (w *world) officer(country, level string, day time.Time) []string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %s %d", country, level, day.Year()/4)
	return w.person(rand.New(rand.NewPCG(h.Sum64(), 1)))
}

// person makes a name: given names, then as many family names as are taken.
func (w *world) person(random *rand.Rand) []string {
	name := []string{w.given[random.IntN(len(w.given))]}
	for range 5 {
		name = append(name, family(random))
	}
	return name
}

var syllables = strings.Fields("ba ko li mu ne ra so ti va yo za du fe gi ha jo ke lo mi na")

func family(random *rand.Rand) string {
	var b strings.Builder
	for range 2 + random.IntN(2) {
		b.WriteString(syllables[random.IntN(len(syllables))])
	}
	return capital(b.String()) + []string{"", "n", "r", "s", "v"}[random.IntN(5)]
}

package export

import (
	"embed"
	"sync"

	lexicon "chancery/internal/table"
)

//go:embed data/*.tsv
var lists embed.FS

// pairsIn reads a list of two columns.
func pairsIn(name string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		data, err := lists.ReadFile("data/" + name)
		out := make(map[string]string)
		if err == nil {
			err = lexicon.Each("export/data/"+name, string(data), 2, func(f []string) error {
				out[f[0]] = f[1]
				return nil
			})
		}
		if err != nil {
			panic(err) // the file is part of the program; a test reads it
		}
		return out
	})
}

var (
	fipsCodes = pairsIn("fips.tsv")
	bodyCodes = pairsIn("bodies.tsv")
)

// fipsOf is the FIPS 10-4 code of a country by its ISO 3166 alpha-3 code; "" for
// what is no country.
func fipsOf(code string) string { return fipsCodes()[code] }

// knownGroup is CAMEO's code of an organization of states; "" where it has none.
func knownGroup(code string) string { return bodyCodes()[code] }

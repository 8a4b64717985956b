package archive

import (
	_ "embed"
	"sync"

	"chancery/actor"
	"chancery/internal/table"
)

//go:embed voices.tsv
var voicesFile string

// voices are the agencies that speak for a government. The file is part of the
// program and tested, so a fault in it is a fault of the build.
var voices = sync.OnceValue(func() map[string]string {
	list, err := parseVoices(voicesFile)
	if err != nil {
		panic(err)
	}
	return list
})

func parseVoices(data string) (map[string]string, error) {
	list := make(map[string]string)
	err := table.Each("voices.tsv", data, 2, func(c []string) error {
		list[c[0]] = c[1]
		return nil
	})
	return list, err
}

// voiceOf is the country whose own account a document is: that of the ministry or
// office that published it, or of an agency that speaks for the government; ""
// for any other source.
func voiceOf(d *Document) string {
	for _, name := range []string{d.Agency, d.Publisher} {
		if side := voices()[name]; side != "" {
			return side
		}
	}
	if d.Publisher == "" {
		return ""
	}
	found := actor.Resolve(d.Publisher, "", "")
	if found.Sector == press || found.Sector2 == press {
		return ""
	}
	return found.Country
}

package draw

import (
	_ "embed" // the table of flags
	"fmt"
	"html/template"
	"sync"

	"chancery/internal/table"
)

//go:embed data/flags.tsv
var flagsFile string

var flags = sync.OnceValue(func() map[string]string {
	all, err := readFlags("flags.tsv", flagsFile)
	if err != nil {
		panic(err) // the file is part of the program and tested with it
	}
	return all
})

// readFlags maps codes to the two regional indicators of their flag.
func readFlags(name, data string) (map[string]string, error) {
	all := map[string]string{}
	return all, table.Each(name, data, 2, func(f []string) error {
		if len(f[1]) != 2 {
			return fmt.Errorf("%q, want two letters", f[1])
		}
		flag := ""
		for _, letter := range f[1] {
			if letter < 'A' || letter > 'Z' {
				return fmt.Errorf("%q, want two capital letters", f[1])
			}
			flag += string('🇦' + letter - 'A')
		}
		if all[f[0]] != "" {
			return fmt.Errorf("%s stands twice", f[0])
		}
		all[f[0]] = flag
		return nil
	})
}

// Emoji is the flag of a country (ISO 3166 alpha-3), of the EU or of the UNO;
// "" for any other code.
func Emoji(code string) string { return flags()[code] }

// Flag shows the flag of a country or organization, which says its name under the
// pointer and to those who hear the page; where it has no flag, its code. An empty
// name is for a flag beside the name: it is not read out, and a code without a
// flag shows nothing. Where a system has no picture of a flag, it shows its two
// letters.
func Flag(code, name string) template.HTML {
	shown, class := Emoji(code), "draw-flag"
	if clean(name) == "" {
		if shown == "" {
			return ""
		}
		return template.HTML(`<span class="` + class + `" aria-hidden="true">` + shown + "</span>")
	}
	if shown == "" {
		shown, class = code, "draw-flag draw-code"
	}
	if clean(shown) == "" {
		return ""
	}
	return template.HTML(`<span class="` + class + `" role="img" title="` + escape(name) + `">` + escape(shown) + "</span>")
}

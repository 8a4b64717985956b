// Package irregular knows the English verb forms that the rules of spelling do not
// give: "grew" of "grow", "submitted" of "submit".
package irregular

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.tsv
var data string

// Forms gives the other forms of a base that has irregular ones.
var Forms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(data) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			out[f[0]] = f[1:]
		}
	}
	return out
})

var bases = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for base, forms := range Forms() {
		for _, f := range forms {
			if b, ok := out[f]; !ok || base < b {
				out[f] = base
			}
		}
	}
	return out
})

// Base is the base of a form in lower case, or the word itself where no irregular
// form is spelled so. Of two bases it is the first by the alphabet.
func Base(w string) string {
	if b, ok := bases()[w]; ok {
		return b
	}
	return w
}

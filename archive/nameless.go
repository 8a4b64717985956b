package archive

import (
	"strings"

	"chancery/actor"
)

// nameless tells whether what a person is called is an office and no name: "Prime
// Minister", "president of Taiwan". Who that is changes; such people are in lists,
// but nobody can be said to have met them again.
func nameless(name string) bool {
	found := actor.Resolve(name, "", "")
	if found.Title == "" {
		return false
	}
	for _, w := range strings.Fields(strings.Replace(found.Rest, found.Title, "", 1)) {
		if w != "of" && w != "the" {
			return false
		}
	}
	return true
}

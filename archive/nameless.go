package archive

import (
	"slices"
	"strings"

	"chancery/actor"
)

// Nameless tells whether what a person is called is an office and no name: "Prime
// Minister", "then president of Taiwan". Who that is changes; such people are in
// lists, but nobody can be said to have met them again.
func Nameless(name string) bool {
	_, is := officeIn(name)
	return is
}

// OfficeOf is the office that a person without a name is called by, in small
// letters: "prime minister" of "Norway's prime minister"; "" where it is a name.
func OfficeOf(name string) string {
	title, _ := officeIn(name)
	return title
}

// officeIn is the office that is all that a name says: beside it stand at most the
// country and words written small.
func officeIn(name string) (title string, is bool) {
	found := actor.Resolve(name, "", "")
	if found.Title == "" || !strings.Contains(found.Rest, found.Title) {
		return "", false
	}
	as := strings.Fields(name)
	for _, w := range strings.Fields(strings.Replace(found.Rest, found.Title, "", 1)) {
		if !slices.Contains(as, w) { // it begins with a capital there
			return "", false
		}
	}
	return found.Title, true
}

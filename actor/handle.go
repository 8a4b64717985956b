package actor

import (
	"strings"
	"unicode"
)

// isHandle tells of the name of an account, "@JaneRoe".
func (r *reader) isHandle(i int) bool {
	return i >= 0 && i < r.text.Len() && strings.HasPrefix(r.text.Token(i).Text(), "@")
}

// handleLetters is how many letters of a family name must stand in a handle.
const handleLetters = 4

// handlePerson is the person whose account a handle names: the one of the document whose
// family name is in it, else a well-known one whose name it spells; -1 for nobody.
func (r *reader) handlePerson(handle string) int {
	letters := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, fold(handle))
	found := -1
	if len(r.state.byFamily) > reach {
		return -1 // no story names so many
	}
	for family, list := range r.state.byFamily {
		plain := strings.NewReplacer(" ", "", "-", "", "'", "").Replace(family)
		if len(plain) < handleLetters || !strings.Contains(letters, plain) {
			continue
		}
		for _, i := range list {
			if i != found && found >= 0 {
				return -1
			}
			found = i
		}
	}
	if found >= 0 {
		return found
	}
	if name := spaced(strings.TrimPrefix(handle, "@")); r.lex.rowsOf(name) != nil {
		return r.newActor(r.personKey(name), Actor{ID: slug(name), Kind: Person, Name: name})
	}
	return -1
}

// spaced parts a handle at its capitals: "EmmanuelMacron" as "Emmanuel Macron".
func spaced(s string) string {
	var b strings.Builder
	lower := false
	for _, c := range s {
		if lower && unicode.IsUpper(c) {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(c)
		b.WriteRune(c)
	}
	return b.String()
}

package web

import "chancery/actor"

// countryName is how the country or organization of a code is called; the code
// itself where no name is known.
func countryName(code string) string {
	if name := actor.CodeName(code); name != "" {
		return name
	}
	return code
}

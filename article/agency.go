package article

import "strings"

// agencyNamed finds the agency of exactly this name, as written or in capitals.
func agencyNamed(s string) (agency, bool) {
	a, n := agencyPrefix(s)
	return a, n == len(s) && n > 0
}

// agencyPrefix finds the longest name of an agency that s begins with, and its
// length in bytes.
func agencyPrefix(s string) (agency, int) {
	best, length := agency{}, 0
	for _, a := range lex().agencies[firstWord(strings.ToLower(cutRunes(s, 40)))] {
		if len(a.words) > length && (hasWordPrefix(s, a.words) || hasWordPrefix(s, strings.ToUpper(a.words))) {
			best, length = a, len(a.words)
		}
	}
	return best, length
}

// agencyIn reads what a bracket names: one agency, alone or first of several
// ("Reuters/AFP", "Xinhua News Agency").
func agencyIn(s string) (agency, bool) {
	s = strings.TrimSpace(s)
	a, n := agencyPrefix(s)
	if n == 0 || a.kind == "photo" {
		return agency{}, false
	}
	rest := strings.TrimLeft(s[n:], " ")
	if rest == "" || strings.HasPrefix(rest, "/") && looksLikeAgency(rest[1:]) {
		return a, true
	}
	return agency{}, false
}

// isPictureSource reports a name that is credited for pictures: an agency, a
// paper, a picture service, or a word like "Pool".
func isPictureSource(s string) bool {
	s = strings.TrimSpace(s)
	lower := asciiLower(s)
	for i := 0; i < len(lower) && i < 60; i++ {
		if (i == 0 || lower[i-1] == ' ') && lex().sources[lower[i:]] {
			return true
		}
	}
	_, n := agencyPrefix(s)
	if n == 0 {
		return false
	}
	return n == len(s) || !strings.ContainsAny(s[n:], "0123456789") && looksLikeAgency(s[n:])
}

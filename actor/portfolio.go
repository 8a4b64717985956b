package actor

import (
	"strings"

	"chancery/syntax"
)

func takesPortfolio(t string) bool {
	for _, w := range []string{"minister", "secretary", "official", "spokes", "chief", "advis", "commissioner", "head", "leader", "director", "counsel", "ministers", "envoy"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// portfolioEnd goes on over ", Industry and Energy".
func (r *reader) portfolioEnd(end int) int {
	for {
		next := end
		for next-end < 2 && (r.lower(next) == "," || r.lower(next) == "and" || r.lower(next) == "&") {
			next++
		}
		if next == end || !r.sameSentence(end-1, next) {
			return end
		}
		if v := r.unitFrom(next); v != nil && v.kind == portfolioName && r.shape[next] != lowerCase {
			if end = v.last; r.lower(end) == "affairs" && r.shape[end] == capitalized {
				end++ // "for Foreign and Diaspora Affairs"
			}
			continue
		}
		if last := r.affairsEnd(next); last > next {
			end = last
			continue
		}
		return r.portfolioUnknown(end)
	}
}

// portfolioWords is how many words a portfolio may have that the lexicon does not know.
const portfolioWords = 5

// portfolioUnknown goes on over "and the National Community Abroad": capitals behind
// "and" that are no name and that a comma, a bracket or a person's name ends.
func (r *reader) portfolioUnknown(end int) int {
	if r.lower(end) != "and" {
		return end
	}
	i := end + 1
	if r.lower(i) == "the" {
		i++
	}
	first := i
	for i-first < portfolioWords && r.sameSentence(end, i) && r.shape[i] != lowerCase && r.word(i) {
		u := r.unitOf(i)
		if r.kin[i] == syntax.Person || u != nil && (u.kind == titleName || u.kind == countryName || u.kind == organizationName || u.kind == honorificName) || u == nil && r.unitAt[i] != -1 || u == nil && r.lex.givenName(r.lower(i)) {
			break
		}
		i++
	}
	if i == first {
		return end
	}
	if !r.sameSentence(end, i) || r.lower(i) == "," || r.lower(i) == "(" || r.lower(i) == "of" || r.kin[i] == syntax.Person && r.shape[i] != lowerCase {
		return i
	}
	if u := r.unitFrom(i); u != nil && u.kind == honorificName {
		return i
	}
	return end
}

// affairsWords is how many words a portfolio of affairs may have: "Arms Control, Nuclear
// and Political-Military Affairs".
const affairsWords = 10

// affairsEnd is the token behind "Political Affairs", "East Asian and Pacific Affairs":
// words with capitals, "and" and commas between, the last of them "Affairs"; i where
// no such portfolio begins.
func (r *reader) affairsEnd(i int) int {
	if i >= r.text.Len() || r.shape[i] != capitalized {
		return i
	}
	for j := i; j < min(r.text.Len(), i+affairsWords) && r.sameSentence(i, j); j++ {
		switch w := r.lower(j); {
		case w == "affairs" && j > i && r.shape[j] == capitalized:
			return j + 1
		case r.shape[j] == lowerCase && w != "and" && w != "," && w != "&" && w != "-":
			return i
		}
	}
	return i
}

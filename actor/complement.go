package actor

import (
	"strings"

	"chancery/syntax"
)

// officeRight widens the phrase to the right over "-designate", "of the Republic of
// Korea (ROK)", "for Foreign Affairs", "to the United Nations".
func (r *reader) officeRight(o *officePhrase, textLast *int) {
	for o.last < r.text.Len() && r.sameSentence(o.last, o.first) {
		w := r.lower(o.last)
		switch {
		case (w == "-" || w == "‑") && (r.lower(o.last+1) == "designate" || r.lower(o.last+1) == "elect"):
			o.status = r.lower(o.last + 1)
			o.last += 2
		case w == "designate" || w == "elect":
			o.status = w
			o.last++
			if r.lower(o.last-2) != w && strings.HasSuffix(r.lower(o.last-2), "-") { // "Commissioner-" and "designate", cut in two
				*textLast = o.last
			}
		case (w == "of" || w == "for" || w == "to" || w == "in" || w == "on" || w == "at") && r.shape[o.last] == lowerCase:
			if !r.complement(o, w, textLast) {
				return
			}
		case w == "(" && o.last+2 < r.text.Len() && r.lower(o.last+2) == ")" && r.shape[o.last+1] == allCaps:
			o.last += 3
		case strings.HasSuffix(o.title.text, " opposition") && o.org < 0 && r.unitFrom(o.last) != nil && r.unitFrom(o.last).kind == organizationName && r.shape[o.last] != lowerCase:
			v := r.unitFrom(o.last) // "the leader of the opposition Labour Party"
			r.setOrg(o, int(v.ref))
			o.last = v.last
		case w == "and" && (strings.Contains(o.title.text, " of ") || strings.Contains(o.title.text, " for ")) && takesPortfolio(o.title.text):
			end := r.portfolioEnd(o.last)
			if end == o.last {
				return
			}
			o.last, *textLast = end, end
		default:
			return
		}
	}
}

// complement takes one "of X" behind the title; false when there is none.
func (r *reader) complement(o *officePhrase, prep string, textLast *int) bool {
	i := o.last + 1
	if w := r.lower(i); (w == "the" || w == "its" || w == "his" || w == "their") && r.unitFrom(i) == nil { // "the Emirates" is a unit
		i++
	}
	for i > o.last+1 && r.lex.modifiers[r.lower(i)] == "bloc" {
		i++ // "of the ruling Workers' Party"
	}
	if i >= r.text.Len() || !r.sameSentence(i, o.first) {
		return false
	}
	v := r.unitFrom(i)
	if v == nil && prep == "of" && (r.lower(i) == "republic" || r.lower(i) == "nation") && r.shape[i] == capitalized && r.lower(i+1) != "of" {
		o.last, o.definite = i+1, true // "the President of the Republic"
		return true
	}
	if v == nil && r.kin[i] == syntax.Place && r.shape[i] != lowerCase && (prep == "for" && (isEnvoy(o.title) || o.title.level == "minister") || prep == "of" && o.title.level == "") {
		return r.region(o, i) // "Minister for the Pacific", "Crown Prince of Dubai"
	}
	if v == nil {
		return r.namedBody(o, prep, i, textLast)
	}
	switch v.kind {
	case countryName, countrySeat:
		if prep == "to" || prep == "for" || prep == "in" || prep == "on" {
			if !isEnvoy(o.title) || prep != "to" && prep != "for" && prep != "on" {
				return false
			}
			o.last = v.last // accredited to, not serving, the country
			return true
		}
		if o.countryRow >= 0 {
			return false
		}
		r.setCountry(o, int(v.ref))
		o.definite = true
		o.last = v.last
		next := v.last
		if p := r.lower(next); p == "'s" || p == "’s" {
			next++
		}
		if w := r.unitFrom(next); w != nil && w.kind == bodyName && (next > v.last || r.shape[next] != lowerCase) { // "of Venezuela's National Assembly", "of the Holy See Press Office"
			o.orgUnit, o.last = int(r.unitAt[w.first]), w.last
		}
		return true
	case countryAdjective:
		if prep == "on" || prep == "for" && o.title.level != "spokesperson" || o.countryRow >= 0 {
			return false
		}
		end := v.last // "of the Chinese government", "of the Russian State Duma"
		w := r.unitFrom(end)
		if w != nil && w.kind == titleName && r.officesOwn(w.last) { // "of the Ukrainian president's office"
			r.setCountry(o, int(v.ref))
			o.last, *textLast = w.last+2, w.last+2
			return true
		}
		if w == nil && r.kin[end] == syntax.Organization && r.shape[end] == capitalized && r.sameSentence(end, o.first) {
			r.setCountry(o, int(v.ref)) // "of the Libyan Presidential Council"
			return r.namedBody(o, prep, end, textLast)
		}
		if w == nil || w.kind != bodyName && w.kind != organizationName {
			return false
		}
		r.setCountry(o, int(v.ref))
		if w.kind == bodyName {
			o.orgUnit = int(r.unitAt[w.first])
		} else {
			r.setOrg(o, int(w.ref))
		}
		o.last, *textLast = w.last, w.last
		return true
	case countryCapital:
		if prep == "of" && o.countryRow < 0 && (strings.Contains(o.title.text, "mayor") || strings.Contains(o.title.text, "police")) {
			r.setCountry(o, int(v.ref))
			o.last = v.last
			return true
		}
		return false
	case organizationName:
		if prep == "in" {
			return false
		}
		if prep == "to" && isEnvoy(o.title) {
			o.last = v.last
			return true
		}
		r.setOrg(o, int(v.ref))
		o.last = v.last
		if j := v.last; r.lower(j) == "(" && r.lower(j+2) == ")" && r.sameSentence(j, j+3) && r.shape[j+1] == allCaps {
			if w := r.unitFrom(j + 3); r.shape[j+3] == capitalized && (w != nil && w.kind == bodyName && w.last == j+4 || w == nil && bodyWord(r.lower(j+3))) {
				o.last = j + 4 // "of the African Union (AU) Commission"
				return true
			}
		}
		if w := r.unitFrom(v.last); w != nil && r.shape[v.last] != lowerCase && (w.kind == titleName && !r.namedNext(w.last) || w.kind == bodyName) {
			o.last = w.last // "of the United Nations Secretary-General", "of the ECOWAS Commission"
		} else if prep == "of" {
			o.last = r.organizationEnd(v.last) // "of the Communist Party Central Foreign Affairs Commission"
		}
		return true
	case titleName:
		if prep == "of" && r.officesOwn(v.last) { // "of the president's office"
			o.last, *textLast = v.last+2, v.last+2
			return true
		}
		sent := prep == "of" && o.title.level == "special envoy" && !r.namedNext(v.last) // "of the Secretary-General"
		if r.lower(i-1) != "the" || prep != "to" && !sent && (prep != "of" || o.orgName == "" || r.namedNext(v.last)) {
			return false
		}
		o.last = v.last // "Assistant to the President", "of the Executive Office of the President"
		if prep == "to" && o.title.level == "minister" {
			o.title.level = "senior official" // "Secretary to the Prime Minister"
		}
		return true
	case portfolioName:
		if prep == "to" || prep == "in" {
			return false
		}
		o.sector2 = r.lex.portfolios[v.ref].sector2
		o.last = r.portfolioEnd(v.last)
		if w := r.unitFrom(o.last + 1); w != nil && w.kind == countryName && r.lower(o.last) == "with" && o.countryRow >= 0 {
			o.last = w.last // "Indonesian Coordinator for Cooperation with China"
		}
		*textLast = o.last
		return true
	case bodyName:
		if prep == "in" || prep == "to" && !isEnvoy(o.title) {
			return false
		}
		o.orgUnit = int(r.unitAt[v.first])
		o.last = v.last
		if end := r.organizationEnd(v.last); r.shape[v.last-1] != lowerCase && bodyWord(r.lower(end-1)) {
			o.last = end // "of the Foreign Ministry Press Department"
		}
		*textLast = o.last
		return true
	}
	return false
}

// region goes over what an envoy is sent for: "for West Africa and the Sahel".
func (r *reader) region(o *officePhrase, i int) bool {
	end := i
	for j := i; j < r.text.Len() && r.sameSentence(i, j); j++ {
		if w := r.lower(j); r.kin[j] == syntax.Place && r.shape[j] != lowerCase {
			end = j + 1
		} else if w != "and" && w != "the" {
			break
		}
	}
	o.last = end
	return end > i
}

// officesOwn tells of "'s office" at a token.
func (r *reader) officesOwn(i int) bool {
	p := r.lower(i)
	return (p == "'s" || p == "’s") && r.lower(i+1) == "office"
}

func isEnvoy(t title) bool {
	return t.level == "ambassador" || t.level == "special envoy" || t.level == "spokesperson" ||
		strings.Contains(t.text, "advis")
}

// namedBody takes a capitalized body that the lexicon does not know: "chairman of
// the Senate Foreign Relations Committee".
func (r *reader) namedBody(o *officePhrase, prep string, i int, textLast *int) bool {
	if prep == "in" || prep == "on" || prep == "at" {
		return false
	}
	if end := r.affairsEnd(i); end > i && prep != "to" && takesPortfolio(o.title.text) {
		o.last, *textLast = end, end
		return true
	}
	if end := r.organizationEnd(i); end > i && r.shape[i] != lowerCase {
		if prep != "to" {
			o.orgName = r.span(i, end)
		}
		o.last, *textLast = end, end
		return true
	}
	// A minister of something unknown, one word.
	if strings.Contains(o.title.text, "minister") && prep != "to" && r.shape[i] != lowerCase && r.unitAt[i] == -1 && r.word(i) {
		w := fold(r.text.Token(i).Text())
		if _, given := r.lex.given[w]; !given && r.lex.notName[w] == "" && r.kin[i] != syntax.Person && r.personName(i+1, false) > i+1 {
			o.last, *textLast = i+1, i+1
			return true
		}
	}
	return false
}

// organizationEnd goes on over what the parser sees as the name of an organization.
func (r *reader) organizationEnd(i int) int {
	end := i
	for end < r.text.Len() && r.kin[end] == syntax.Organization && r.sameSentence(i, end) {
		end++
	}
	return end
}

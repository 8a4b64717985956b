package actor

import (
	"strings"

	"chancery/syntax"
)

// maxName is how many tokens a person's name may have: "Sheikh Mohammed bin Rashid
// bin Saeed Al Maktoum" and hyphens that are tokens of their own.
const maxName = 10

// personName finds the longest person's name that begins at token i and gives the
// token after it; i itself when no name begins there. With titled set an office or
// honorific stands before, and so any capitalized word will do.
func (r *reader) personName(i int, titled bool) int {
	if i >= r.text.Len() {
		return i
	}
	last := r.text.Token(i).Sentence().Last()
	loud := r.loud[r.text.Token(i).Sentence().Index()]
	j, words := i, 0
	for j < last && j-i < maxName {
		k := r.text.Token(j)
		w := k.Text()
		switch {
		case (w == "-" || w == "‑" || w == "–") && j > i && j+1 < last && !r.spaceBefore(j) && !r.spaceBefore(j+1) && r.nameWord(j+1, true, loud):
			j++
			continue
		case w == "-" && j > i && r.lower(j+2) == "-" && r.lex.isParticle(r.lower(j+1), "link") && !r.spaceBefore(j) && !r.spaceBefore(j+1) && !r.spaceBefore(j+3) && r.nameWord(j+3, true, loud):
			j += 3 // "Anwaar-ul-Haq"
			continue
		case w == "-" && words > 1 && !r.spaceBefore(j) && !r.spaceBefore(j+1) && (r.secondSyllable(i, j+1, last) || r.smallHalf(j+1, last, titled)):
			j += 2
			continue
		case len(w) > 1 && w[0] == '-' && words > 1 && !r.spaceBefore(j) && r.smallHalf(j, last, titled): // hyphen and all one token
			j++
			continue
		case r.nameWord(j, j > i, loud) || titled && words == 0 && !loud && r.afterTitle(j):
			j++
			words++
			continue
		case r.lex.isParticle(k.Lower(), "link") && (j > i || titled) && r.particleLeads(j, last, loud):
			j++
			continue
		case j > i && r.lex.isParticle(strings.TrimSuffix(k.Lower(), "."), "suffix") && r.shape[j] != lowerCase:
			j++
			continue
		case j > i && (w == "'" || w == "’") && !r.spaceBefore(j) && j+1 < last && r.spaceBefore(j+1) && r.lex.isParticle(r.lower(j+1), "link"):
			j++ // "Shia' al-Sudani"
			continue
		case j > i && w == "," && j+1 < last && r.isJunior(j+1):
			j += 2
			continue
		}
		break
	}
	for j > i && (r.lex.isParticle(r.lower(j-1), "link") && r.shape[j-1] == lowerCase || r.text.Token(j-1).Text() == "-") {
		j--
	}
	if words == 0 || !loud && r.namesSite(j, last) {
		return i
	}
	return j
}

// smallHalf tells whether token j, behind a hyphen, is the small second half of a
// family name: the engine takes it for part of it, or it ends a titled name before an
// apposition: "Parnpree Bahiddha-nukara", not "Putin-led".
func (r *reader) smallHalf(j, last int, titled bool) bool {
	return j < last && r.shape[j] == lowerCase && (r.kin[j-1] == syntax.Person && r.kin[j] == syntax.Person || titled && j+1 < last && r.lower(j+1) == ",")
}

// secondSyllable tells whether token j, behind a hyphen, is the small second half
// of a given name whose family name stands first: "Lai Ching-te".
func (r *reader) secondSyllable(first, j, last int) bool {
	return j < last && r.shape[j] == lowerCase && r.lex.family[r.lower(first)] && len(r.lower(j)) < 7 && syllabic(r.lower(j))
}

// siteReach is how many words with a capital may stand between a name and what is
// named after it.
const siteReach = 2

// namesSite tells whether the name that ends before token j goes on as that of a
// building or a school: "King Abdulaziz International | Airport", "Prince Sultan
// Air | Base".
func (r *reader) namesSite(j, last int) bool {
	for k := j; k < last && k <= j+siteReach; k++ {
		if r.shape[k] != capitalized || !r.word(k) {
			return false
		}
		if r.lex.notName[r.lower(k)] == "site" {
			return true
		}
	}
	return false
}

// afterTitle tells whether a word right behind a title can only be a name, though
// the engine has it as a verb: "Prime Minister Tshering Tobgay".
func (r *reader) afterTitle(j int) bool {
	return r.shape[j] == capitalized && r.word(j) && r.unitAt[j] == -1 && r.kin[j] == "" &&
		r.lex.notName[r.lower(j)] == "" && len(r.lower(j)) > 2 && j+1 < r.text.Len() && r.shape[j+1] == capitalized && r.unitAt[j+1] == -1
}

func (r *reader) isJunior(j int) bool {
	w := strings.TrimSuffix(r.lower(j), ".")
	return w == "jr" || w == "sr"
}

// particleLeads tells whether, after this particle and up to two more, a word of a
// name comes; a hyphen may join it ("al-Sharaa").
func (r *reader) particleLeads(j, last int, loud bool) bool {
	if j+1 < last && r.lower(j+1) == "-" && !r.spaceBefore(j+1) && !r.spaceBefore(j+2) {
		return r.nameWord(j+2, true, loud)
	}
	for n := j + 1; n < last && n <= j+2; n++ {
		if r.nameWord(n, true, loud) {
			return true
		}
		if !r.lex.isParticle(r.lower(n), "link") {
			return false
		}
	}
	return false
}

func (r *reader) spaceBefore(j int) bool {
	return j == 0 || r.text.Token(j-1).SpaceAfter()
}

// looksLikePerson tells whether the tokens from first to last, found without a
// title before them, are a person's name.
func (r *reader) looksLikePerson(first, last int) bool {
	n, persons, others := 0, 0, 0
	for i := first; i < last; i++ {
		if !r.word(i) {
			continue
		}
		n++
		switch r.kin[i] {
		case syntax.Person:
			persons++
		case "":
		default:
			others++
		}
	}
	if r.lex.rowsOf(r.span(first, last)) != nil {
		return true
	}
	if others > 0 && others >= persons {
		return false
	}
	if persons*2 >= n {
		return true
	}
	if n < 2 {
		return false
	}
	w := fold(r.text.Token(first).Text())
	if _, ok := r.lex.given[w]; ok && r.lex.notName[w] == "" {
		return true
	}
	return false
}

// known tells whether the folded word is part of a person's name met before.
func (r *reader) known(w string) bool { return r.state.names[w] }

// bareName trims what is no part of a name from the words of one: the full stop
// that closes a sentence, but not that of an initial or of "Jr.".
func bareName(s string) string {
	t := strings.TrimRight(s, ".,;:")
	if t == s {
		return s
	}
	words := strings.Fields(t)
	if n := len(words); n > 0 && (len(words[n-1]) <= 2) {
		return t + "."
	}
	return t
}

func (r *reader) span(first, last int) string {
	return clean(r.text.Span(first, last).Text())
}

// clean writes words of the text for a name: white space made single, invisible
// characters left out.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c == '\n' || c == '\t' || c == '\r' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if !invisible(c) {
			b.WriteRune(c)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

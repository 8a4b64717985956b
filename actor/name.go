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

func (r *reader) isJunior(j int) bool {
	w := strings.TrimSuffix(r.lower(j), ".")
	return w == "jr" || w == "sr"
}

func (r *reader) spaceBefore(j int) bool {
	return j == 0 || r.text.Token(j-1).SpaceAfter()
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

// nameWord tells whether token j can be a word of a person's name. Inside tells
// that a word of the name stands before it.
func (r *reader) nameWord(j int, inside, loud bool) bool {
	if j >= r.text.Len() || r.shape[j] == lowerCase || !r.word(j) {
		return false
	}
	if r.isHandle(j) {
		return false
	}
	k := r.text.Token(j)
	w := fold(strings.TrimSuffix(k.Text(), "."))
	if j == k.Sentence().First() && len(w) >= gerundLetters && strings.HasSuffix(w, "ing") && r.unitOf(j) == nil && !r.lex.givenName(w) {
		return false // "Welcoming Rubio, the minister said"
	}
	if u := r.unitOf(j); u != nil {
		if !r.unitInName(u, j, inside) {
			return false
		}
	} else if r.unitAt[j] == -2 {
		return r.kin[j] == syntax.Person
	}
	if w == "" || w[0] >= '0' && w[0] <= '9' || k.Text() == "'s" {
		return false
	}
	why := r.lex.notName[w]
	if len(w) == 1 {
		return true // an initial
	}
	if why != "" && !loud && r.known(w) && !r.monthly(j) && (k.UPOS() == syntax.Propn || r.verbBehind(j)) {
		return true // "May said", after Theresa May
	}
	if why != "" && why != "time" && !inside && !loud && r.lex.family[w] && j > k.Sentence().First() && r.sameSentence(j, j+1) && r.shape[j+1] == capitalized {
		return r.unitAt[j+1] == -1 // Park Yoon-joo, To Lam
	}
	if why == "verb" && inside && !loud && r.lex.isParticle(r.lower(j-1), "link") && r.shape[j] == capitalized {
		return true // Qaboos bin Said
	}
	if why != "" {
		if (why == "verb" || why == "time" && !startsDigit(r.lower(j+1))) && inside && !loud && (why == "verb" && k.UPOS() == syntax.Propn || r.kin[j-1] == syntax.Person && r.lex.givenName(r.lower(j-1))) || why == "time" && inside && !loud && r.lex.family[r.lower(j-1)] && !startsDigit(r.lower(j+1)) {
			return true // Theresa May, Rowan Wills, Dong Jun
		}
		_, given := r.lex.given[w]
		return r.kin[j] == syntax.Person && (given || inside && !loud)
	}
	if loud || r.kin[j] == syntax.Person {
		return true
	}
	switch k.UPOS() {
	case syntax.Verb, syntax.Aux, syntax.Adp, syntax.Det, syntax.Pron, syntax.Sconj, syntax.Cconj:
		_, given := r.lex.given[w]
		return given || r.known(w)
	}
	return true
}

// gerundLetters is how long a word in "-ing" that opens a sentence must be to be taken
// for a verb's: Ming and Ying are names.
const gerundLetters = 7

// verbBehind tells whether an inflected verb follows: no modal stands before one.
func (r *reader) verbBehind(j int) bool {
	if !r.sameSentence(j, j+1) {
		return false
	}
	k := r.text.Token(j + 1)
	return k.UPOS() == syntax.Verb && k.Lemma() != k.Lower()
}

func (l *lexicon) givenName(w string) bool {
	_, ok := l.given[fold(w)]
	return ok
}

// monthly tells whether a word stands where a month does: after "in", "since",
// "last", or before a number.
func (r *reader) monthly(j int) bool {
	switch r.lower(j - 1) {
	case "in", "since", "until", "till", "by", "last", "next", "early", "late", "of", "from", "this", "mid":
		return true
	}
	return startsDigit(r.lower(j+1)) || startsDigit(r.lower(j-1))
}

// unitInName tells whether a word that the lexicon knows as something else is a
// word of a name here: "King" in "Martin Luther King", "Sheikh" in "Sheikh Tamim".
func (r *reader) unitInName(u *unit, j int, inside bool) bool {
	if r.kin[j] == syntax.Person && inside && u.last == j+1 && u.first == j {
		return u.kind == titleName || u.kind == portfolioName || u.kind == agentName || u.kind == bodyName ||
			u.kind == countryCapital || u.kind == honorificName
	}
	if u.last == j+1 && u.first == j && r.shape[j] == capitalized {
		switch {
		case u.kind == agentName && inside && r.lex.family[r.lower(j-1)] && r.shape[j-1] == capitalized && syllabic(r.lower(j)):
			return true // Qin Gang
		case u.kind == organizationName && inside && r.kin[j-1] == syntax.Person:
			return true // Thérèse Kayikwamba Wagner
		case r.kin[j] != syntax.Person:
		case u.kind == agentName && !inside && r.lex.givenName(r.lower(j)) && r.sameSentence(j, j+1) && r.kin[j+1] == syntax.Person:
			return true // Christian Stocker
		}
	}
	if u.last == j+1 && u.first == j && u.kind == portfolioName && inside {
		return r.lower(j) != "foreign"
	}
	return false
}

// known tells whether the folded word is part of a person's name met before.
func (r *reader) known(w string) bool { return r.state.names[w] }

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

// partsOfName gives the folded given and family name, as far as the order can be
// told.
func (l *lexicon) partsOfName(name string) (given, family string) {
	words := strings.Fields(name)
	for len(words) > 1 {
		w := strings.TrimSuffix(fold(words[len(words)-1]), ".")
		if !l.isParticle(w, "suffix") {
			break
		}
		words = words[:len(words)-1]
		words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], ",")
	}
	switch len(words) {
	case 0:
		return "", ""
	case 1:
		return "", fold(words[0])
	}
	if len(words) > 2 && strings.Trim(words[1], "IVX") == "" {
		return "", fold(words[0]) // "Abdullah II ibn Al Hussein"
	}
	if l.familyFirst(words) {
		return fold(strings.Join(words[1:], " ")), fold(words[0])
	}
	// The family name opens at the first particle, if there is one: Ursula von der
	// Leyen, Abdel Fattah al-Sisi.
	for i := 1; i < len(words)-1; i++ {
		w := fold(words[i])
		if l.isParticle(w, "link") && words[i] == strings.ToLower(words[i]) || l.isParticle(w, "lead") {
			return fold(words[0]), fold(strings.Join(words[i:], " "))
		}
	}
	return fold(words[0]), oneArticle(fold(words[len(words)-1]))
}

// oneArticle writes the article of Arabic names in one way: "el-sisi" as "al-sisi".
func oneArticle(f string) string {
	for _, p := range []string{"el-", "el ", "al "} {
		if strings.HasPrefix(f, p) && len(f) > len(p)+2 {
			return "al-" + f[len(p):]
		}
	}
	return f
}

// familyFirst tells whether a name puts the family name first, as Chinese, Korean
// and Vietnamese ones do: the first word is such a name and the others are no
// European given names.
func (l *lexicon) familyFirst(words []string) bool {
	if len(words) > 4 || !l.family[fold(words[0])] {
		return false
	}
	for _, w := range words[1:] {
		for _, p := range strings.FieldsFunc(fold(w), func(c rune) bool { return c == '-' }) {
			if !syllabic(p) {
				return false
			}
		}
	}
	return true
}

// syllabic tells whether a word looks like one to three syllables of Pinyin, Korean
// or Vietnamese: it ends in a vowel or in n, ng, m, k, l, t, p, c, h, r and has no
// cluster of other consonants.
func syllabic(w string) bool {
	vowels, run := 0, 0
	in := false
	for i := 0; i < len(w); i++ {
		c := w[i]
		if strings.IndexByte("aeiouyw", c) >= 0 {
			if !in {
				vowels++
			}
			in, run = true, 0
			continue
		}
		in = false
		run++
		if run > 3 || c == 'f' && i > 0 && i == len(w)-1 || c == 'v' && i > 0 {
			return false
		}
	}
	return vowels >= 1 && vowels <= 3 && len(w) <= 9 && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "d")
}

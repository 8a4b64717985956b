package actor

import "strings"

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

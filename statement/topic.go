package statement

import "strings"

// topics lists what the contents speak of, in the order of the topics file.
func (r *reader) topics(contents []span) []string {
	have := make([]bool, len(r.lex.topics))
	for _, c := range contents {
		for k := c.first; k < c.last; k++ {
			r.topicsAt(k, c.last, have)
		}
	}
	var out []string
	for i, ok := range have {
		if ok {
			out = append(out, r.lex.topics[i])
		}
	}
	return out
}

func (r *reader) topicsAt(k, end int, have []bool) {
	keys := [3]string{r.lower[k], r.text.Token(k).Lemma(), strings.TrimSuffix(r.lower[k], "s")}
	for n, key := range keys {
		if n > 0 && key == keys[0] || n == 2 && key == keys[1] {
			continue
		}
		for _, t := range r.lex.terms[key] {
			if !have[t.topic] && r.matchTerm(t.words, k, end) {
				have[t.topic] = true
			}
		}
	}
}

// matchTerm compares words with the tokens from k on; hyphens that the
// tokenizer parts are passed over.
func (r *reader) matchTerm(words []string, k, end int) bool {
	for n, w := range words {
		parts := strings.Split(w, "-")
		if r.lowerIs(k, w) {
			parts = parts[:1]
			parts[0] = w
		}
		for m, p := range parts {
			if m > 0 && k < end && r.lower[k] == "-" {
				k++
			}
			if k >= end || !r.lowerIs(k, p) && !(n == len(words)-1 && r.plural(k, p)) {
				return false
			}
			k++
		}
	}
	return true
}

func (r *reader) lowerIs(k int, w string) bool {
	return k < r.n && (strings.EqualFold(r.lower[k], w) || strings.EqualFold(r.text.Token(k).Lemma(), w))
}

func (r *reader) plural(k int, w string) bool {
	l := r.lower[k]
	return l == w+"s" || l == w+"es" || strings.HasSuffix(w, "y") && l == w[:len(w)-1]+"ies"
}

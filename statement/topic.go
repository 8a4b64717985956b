package statement

import (
	"slices"
	"strings"

	"chancery/actor"
)

// topics lists what the contents speak of, in the order of the topics file: the
// issues that their words name, and what is told twice in general; else what is
// said in general; else relations between the two sides, where words of contact or
// both of them are named.
func (r *reader) topics(f *found, who int) []string {
	told := r.termsIn(f.contents)
	own := r.sidesOf(who)
	var specific, general, remaining []int
	for _, t := range told {
		switch {
		case t.kind == "state" && r.ofSides(t.span, own):
		case t.kind == "state" || t.kind == "issue" || t.kind == "place":
			specific = appendTopic(specific, t.topic)
		case t.kind == "general" && slices.Contains(general, t.topic):
			specific = appendTopic(specific, t.topic) // twice told: "peace and stability"
		case t.kind == "general":
			general = append(general, t.topic)
		case t.kind == "default":
			remaining = appendTopic(remaining, t.topic)
		}
	}
	switch {
	case len(specific) > 0:
	case len(general) > 0:
		specific = general
	case r.ofState(own) && (len(remaining) > 0 || r.twoStates(f.contents)):
		specific = append(remaining, r.lex.relations)
	}
	slices.Sort(specific)
	var out []string
	for _, t := range slices.Compact(specific) {
		out = append(out, r.lex.topics[t])
	}
	return out
}

func appendTopic(list []int, t int) []int {
	if slices.Contains(list, t) {
		return list
	}
	return append(list, t)
}

// topicHit is a place where a term stands.
type topicHit struct {
	span
	topic int
	kind  string
}

// termsIn finds the terms in a content, the longest at each place; terms of the
// same words may tell several topics.
func (r *reader) termsIn(contents []span) []topicHit {
	var out []topicHit
	for _, c := range contents {
		for k := c.first; k < c.last; {
			hits := r.termsAt(k, c.last)
			if len(hits) == 0 {
				k++
				continue
			}
			for _, h := range hits {
				if h.topic >= 0 {
					out = append(out, h)
				}
			}
			k = hits[0].last
		}
	}
	return out
}

func (r *reader) termsAt(k, end int) []topicHit {
	var out []topicHit
	keys := [3]string{r.lower[k], r.text.Token(k).Lemma(), strings.TrimSuffix(r.lower[k], "s")}
	for n, key := range keys {
		if slices.Contains(keys[:n], key) {
			continue
		}
		for _, t := range r.lex.terms[key] {
			last, ok := r.matchTerm(t.words, k, end)
			switch {
			case !ok || len(out) > 0 && last < out[0].last:
				continue
			case len(out) > 0 && last > out[0].last:
				out = out[:0]
			}
			out = append(out, topicHit{span{k, last}, t.topic, t.kind})
		}
	}
	return out
}

// matchTerm compares words with the tokens from k on and gives where they end;
// hyphens that the tokenizer parts are passed over.
func (r *reader) matchTerm(words []string, k, end int) (int, bool) {
	for n, w := range words {
		parts := strings.Split(w, "-")
		if r.lowerIs(k, w) {
			parts = []string{w}
		}
		for m, p := range parts {
			if (m > 0 || n > 0) && k < end && r.lower[k] == "-" {
				k++
			}
			if k >= end || !r.lowerIs(k, p) && !(n == len(words)-1 && r.plural(k, p)) {
				return 0, false
			}
			k++
		}
	}
	return k, true
}

func (r *reader) lowerIs(k int, w string) bool {
	return k < r.n && (strings.EqualFold(r.lower[k], w) || strings.EqualFold(r.text.Token(k).Lemma(), w))
}

func (r *reader) plural(k int, w string) bool {
	l := r.lower[k]
	return l == w+"s" || l == w+"es" || strings.HasSuffix(w, "y") && l == w[:len(w)-1]+"ies"
}

// sidesOf are the states that a speaker and those he may speak to act for.
func (r *reader) sidesOf(who int) []int {
	own := slices.Clone(r.parties)
	if who >= 0 {
		own = append(own, r.government(who))
		for _, m := range r.cast.Actors[who].Members {
			own = append(own, r.government(m))
		}
	}
	return own
}

// ofState reports whether any of the sides is known: relations are between states.
func (r *reader) ofState(own []int) bool {
	return slices.ContainsFunc(own, func(g int) bool { return g >= 0 })
}

// ofSides reports whether a word names one of the sides, or somebody by his
// country ("the Ukrainian leader"): no issue then.
func (r *reader) ofSides(s span, own []int) bool {
	for _, m := range r.cast.Covering(s.first) {
		if m.Actor < 0 {
			continue
		}
		if slices.Contains(own, m.Actor) || r.cast.Actors[m.Actor].Kind == actor.Person {
			return true
		}
	}
	return false
}

// twoStates reports whether a content names two states.
func (r *reader) twoStates(contents []span) bool {
	var seen []int
	for _, c := range contents {
		for _, m := range r.cast.Within(r.start(c.first), r.end(c.last-1)) {
			if m.Actor >= 0 && m.How == actor.ByName && r.cast.Actors[m.Actor].Kind == actor.Country && !slices.Contains(seen, m.Actor) {
				seen = append(seen, m.Actor)
			}
		}
	}
	return len(seen) > 1
}

package statement

import (
	"slices"

	"chancery/record"
)

// Setting is where a statement was made, as far as its words tell. The zero
// Setting tells nothing.
type Setting struct {
	// Public: to the press, a parliament or the public, not to another side.
	Public bool
	// Joint: to the press by both sides, beside the encounter they came from.
	Joint bool
	// Agreed: in a text that the sides of an encounter put out together.
	Agreed bool
	// Beside: before or after an encounter, to whoever was there ("said after the talks").
	Beside bool
	// Aside: a relative clause tells something else of who speaks ("Li, who met Scholz, said").
	Aside bool
	// Written: in writing, it is not told to whom: to the public, but for a letter.
	Written bool
	// Within: in the encounter itself ("during the talks").
	Within bool
	// Told: the addressee is who the words say was told.
	Told bool
	// Recounts: it tells that the speaker met or spoke to somebody, so it was
	// said elsewhere.
	Recounts bool
}

// Statement is a statement of the record with the setting that its words tell,
// from which the one who knows the encounters can say in which it was made.
type Statement struct {
	record.Statement
	Setting Setting
}

// settings finds where the statements were made: by the words of their
// sentences that are neither what is said nor who says it. A phrase that opens
// a paragraph ("At a joint news conference, A said X. B said Y") holds for all
// statements of the paragraph.
func (r *reader) settings() {
	covered := r.coverage()
	sources := make([]bool, r.n)
	for i := range r.found {
		for k := r.found[i].source.first; k < r.found[i].source.last; k++ {
			sources[k] = true // "the press service", "the news agency"
		}
	}
	opening := Setting{}
	paragraph, sentence := int32(-1), -1
	var here Setting
	for i := range r.found {
		f := &r.found[i]
		if p := r.para[f.sentence]; p != paragraph {
			paragraph, opening = p, Setting{}
		}
		if f.sentence != sentence {
			sentence = f.sentence
			var opens bool
			here, opens = r.settingOf(r.sentence(sentence), covered, sources)
			if opens {
				opening = here
			}
		}
		switch {
		case f.setting != Setting{} || f.reporter >= 0:
		case here != Setting{}:
			f.setting = here
		case f.inferred && i > 0:
			f.setting = r.found[i-1].setting
		default:
			f.setting = opening
		}
		r.apart(f)
	}
}

// settingOf is the setting that a sentence tells, and whether it opens the
// sentence.
func (r *reader) settingOf(s span, covered, sources []bool) (out Setting, opens bool) {
	for k := s.first; k < s.last; k++ {
		if !covered[k] && r.isMark(k) && r.titled(k, s) {
			out.Public = true // "told NBC's “Meet the Press” that"
		}
		if covered[k] || r.isMark(k) {
			continue
		}
		kind, last := r.settingAt(k, s.last)
		if kind == "none" {
			k = last - 1
			continue
		}
		if kind == "" || sources[k] {
			continue
		}
		opens = opens || k < s.first+5
		switch kind {
		case "public":
			out.Public = true
		case "joint":
			out.Joint, out.Public = true, true
		case "agreed":
			out.Agreed = true
		case "within":
			out.Within = true
		}
		k = last - 1
	}
	if (out.Agreed || out.Within && opens) && !out.Joint {
		out.Public = false
	}
	return out, opens
}

// recounts reports whether a content tells that its speaker has met or spoken
// to somebody: "he had a call with Xi", "I told him".
func (r *reader) recounts(f *found, who int) bool {
	for _, c := range f.contents {
		for _, x := range r.clauses(c) {
			if x.finite < 0 || x.verb >= x.last || r.xpos[x.finite] != "VBD" && !slices.Contains(haveForms, r.lower[x.finite]) {
				continue
			}
			if r.tellsContact(x, who) {
				return true
			}
		}
	}
	return false
}

// ownSubject reports whether a clause speaks of the speaker himself.
func (r *reader) ownSubject(s span, who int) bool {
	if s.empty() {
		return false
	}
	if r.isAny(s.last-1, "he", "she", "i", "we", "they") {
		return true
	}
	m, ok := r.mentionOf(s)
	return ok && m.Actor == who
}

// settingAt is the setting that the words at a token tell, the longest term
// first, and where they end.
func (r *reader) settingAt(k, end int) (string, int) {
	kind, last := "", k
	for n, key := range [2]string{r.lower[k], r.text.Token(k).Lemma()} {
		if n > 0 && key == r.lower[k] {
			continue
		}
		for _, t := range r.lex.places[key] {
			if end, ok := r.matchTerm(t.words, k, end); ok && end > last {
				kind, last = t.setting, end
			}
		}
	}
	return kind, last
}

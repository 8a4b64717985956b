package compare

import (
	"slices"
	"strings"

	"chancery/record"
)

// talk is a phrase that tells what was talked of: "discussed", "raised".
type talk struct {
	words []string
	// joint: all parties talked of what follows; one: whoever stands before it did;
	// passive: all talked of what stands before it; denied: what follows was not
	// said or done; undone: nor was what stands before it.
	form string
}

// denies is the act of telling that something was not said or done.
const denies = "deny"

// denial is the clause by which an account denies, in its own words, what stands
// between two bytes.
func (t *told) denial(from, to int) []Clause {
	voice := t.parties
	if t.side != "" {
		voice = []string{t.side}
	}
	for text := t.quoter.Text(); from < to && text[from] == ' '; {
		from++
	}
	return []Clause{{Act: denies, Voice: voice, Evidence: t.quoter.Quote(from, to)}}
}

// neverSaid is the denial of a sentence that begins with "no" and tells what was not
// said or done in talks: "No request for A was made (by B)". To is the word behind
// it, or the one given where there is none.
func (l *lexicon) neverSaid(t *told, words []word, i int) (out []Clause, to int) {
	text := t.quoter.Text()
	if words[i].lower != "no" || strings.TrimSpace(text[sentenceStart(text, words[i].start):words[i].start]) != "" {
		return nil, i
	}
	end := sentenceEnd(text, words[i].start)
	spoken := false
	for to = i; to < len(words) && words[to].start < end; to++ {
		before := words[max(to-1, i)].lower
		spoken = spoken || l.is("speech", words[to].lower) && (before == "was" || before == "were" || before == "been")
	}
	if !spoken || l.stated(t, words[i].start, end) {
		return nil, i
	}
	return t.denial(words[i].start, end), to
}

// undone tells of a clause of an account's own words that denies something: "no
// promise was made".
func (c *Clause) undone() bool { return c.Act == denies && c.Statement == "" }

// agenda lists what an account tells was talked of, where nothing is told that
// anybody said of it: a clause for each subject, spoken for by all parties or, for
// what one of them raised, by that one.
func (l *lexicon) agenda(t *told) []Clause {
	var out []Clause
	for _, s := range t.Record.Document.Segments {
		if s.Kind != record.Paragraph {
			continue
		}
		from, to := t.quoter.Byte(s.Start), t.quoter.Byte(s.End)
		words := cut(t.quoter.Text()[from:to])
		for i := range words {
			words[i].start, words[i].end = words[i].start+from, words[i].end+from
		}
		for i := 0; i < len(words); {
			if c, to := l.neverSaid(t, words, i); to > i {
				out = append(out, c...)
				i = to
				continue
			}
			k, n := l.talkAt(words, i)
			if n == 0 {
				i++
				continue
			}
			out = append(out, l.talkedOf(t, words[i:i+n], k)...)
			i += n
		}
	}
	return out
}

// talkAt is the longest phrase of agenda.tsv that begins at a word, and how many words it
// takes: "also" and the like may stand in it ("were also reviewed").
func (l *lexicon) talkAt(words []word, i int) (best talk, width int) {
	for _, k := range l.talks[words[i].lower] {
		if n := l.spans(words[i:], k.words); n > 0 && len(k.words) > len(best.words) {
			best, width = k, n
		}
	}
	return best, width
}

// spans is how many of the words are those of a phrase and what may stand between them; 0
// where they begin otherwise.
func (l *lexicon) spans(words []word, phrase []string) int {
	k := 0
	for i, w := range words {
		switch {
		case w.lower == phrase[k]:
			if k++; k == len(phrase) {
				return i + 1
			}
		case k == 0 || !l.is("adverb", w.lower):
			return 0
		}
	}
	return 0
}

// talkedOf are the subjects that a phrase of some words names, or what it denies.
func (l *lexicon) talkedOf(t *told, words []word, k talk) []Clause {
	text := t.quoter.Text()
	start, end := words[0].start, words[len(words)-1].end
	if l.stated(t, start, end) || !t.talksOf(start) {
		return nil
	}
	if k.form == "denied" || k.form == "undone" {
		if k.form == "undone" {
			return t.denial(sentenceStart(text, start), end)
		}
		return t.denial(start, sentenceEnd(text, end))
	}
	speaker, voice := "", t.parties
	if k.form != "passive" {
		who := t.subject(text, start)
		if k.form == "one" {
			if who == nil {
				return nil
			}
			speaker, voice = who.ID, t.codes(who.ID)
		}
		if who != nil && !meet(t.codes(who.ID), t.parties) {
			return nil
		}
		start, end = end, t.beforeCue(end, sentenceEnd(text, end))
	} else {
		start, end = sentenceStart(text, start), start
	}
	act := "discuss"
	if k.form == "one" {
		act = "raise"
	}
	var out []Clause
	for _, p := range l.subjects(text[start:end]) {
		out = append(out, Clause{Act: act, Speaker: speaker, Voice: voice, Evidence: t.quoter.Quote(start+p.start, start+p.end)})
	}
	return out
}

// beforeCue is where the first cue of a statement begins between two bytes, else
// the second of them: "raised A | and stressed that".
func (t *told) beforeCue(from, to int) int {
	for i := range t.Record.Statements {
		s := &t.Record.Statements[i]
		if s.Cue == nil {
			continue
		}
		at, _ := t.quoter.Bytes(*s.Cue)
		if s.Source != nil {
			if source, _ := t.quoter.Bytes(*s.Source); source >= from {
				at = min(at, source)
			}
		}
		if from <= at && at < to {
			to = at
		}
	}
	return to
}

// stated tells whether some statement has the words between two bytes for its own,
// and says more than that all talked of something.
func (l *lexicon) stated(t *told, start, end int) bool {
	over := func(e record.Evidence) bool {
		s, f := t.quoter.Bytes(e)
		return s < end && start < f
	}
	return slices.ContainsFunc(t.Record.Statements, func(s record.Statement) bool {
		if l.onlyTalks(&s, t.codes(s.Speaker)) {
			return false
		}
		return s.Cue != nil && over(*s.Cue) || s.Content != nil && over(*s.Content) || slices.ContainsFunc(s.Contents, over)
	})
}

// talksOf tells whether the encounter told last before a byte, of those that took
// place, is the account's, or one of the same parties.
func (t *told) talksOf(at int) bool {
	if t.enc == nil {
		return true
	}
	last, start := t.enc, -1
	for i := range t.Record.Encounters {
		e := &t.Record.Encounters[i]
		if !t.same[e.ID] && e.Status != "held" && e.Status != "under way" {
			continue // nothing was talked of in a visit to come
		}
		for _, v := range e.Evidence {
			if s, _ := t.quoter.Bytes(v); s <= at && !t.content(s) && (s > start || s == start && e == t.enc) {
				last, start = e, s
			}
		}
	}
	return t.same[last.ID] || start < 0 || last.ID == t.enc.PartOf || last.PartOf == t.enc.ID || slices.Equal(t.voices(last), t.parties)
}

// subject is the actor whose mention stands before a byte in its sentence, with
// nothing but "also" and the like between; nil where there is none.
func (t *told) subject(text string, at int) *record.Actor {
	from := sentenceStart(text, at)
	var best *record.Actor
	end := from
	for i := range t.Record.Actors {
		a := &t.Record.Actors[i]
		for _, m := range a.Mentions {
			if s, e := t.quoter.Bytes(m.Evidence); s >= from && e <= at && e > end && at-e < 16 {
				best, end = a, e
			}
		}
	}
	return best
}

// subjects cuts what was talked of into its members: "A, B and the C", "A and
// the B".
func (l *lexicon) subjects(text string) []piece {
	words := cut(text)
	listed := strings.Contains(text, ", ")
	var out []piece
	first := 0 // word
	add := func(last int) {
		for first < last && l.idle(words[first]) {
			first++
		}
		for first < last && words[last-1].lower == "and" {
			last--
		}
		if first < last && !(last-first == 1 && l.is("common", words[first].lower)) {
			out = append(out, piece{words[first].start, words[last-1].end})
		}
	}
	for i := 1; i < len(words); i++ {
		if hangs(words[i].lower) {
			add(i)
			return out
		}
		if l.is("held", words[i].lower) || l.is("passive", words[i].lower) && words[i-1].lower == "and" {
			add(i) // "an exchange of views on A | took place", "discussed A | and were agreed that"
			return out
		}
		if l.unsaid(words[first:i]) {
			continue // "bilateral, regional and global issues" are one subject
		}
		if n := asWell(words[i:]); n > 0 && !between(words[first:i]) {
			add(i)
			first, i = i+n, i+n-1
			continue
		}
		comma := strings.Contains(text[words[i-1].end:words[i].start], ",") && !(digits(words[i-1].lower) && digits(words[i].lower)) // "June 19, 2024"
		and := words[i].lower == "and" && i+1 < len(words) && !between(words[first:i]) && parts(text, words, i, listed)
		if comma && l.is("stop", words[i].lower) {
			add(i)
			return out
		}
		if comma || and {
			add(i)
			first = i
			if and {
				first++
			}
		}
	}
	add(len(words))
	return out
}

// asWell is how many words "as well as" takes where words begin with it, else 0.
func asWell(words []word) int {
	if find(words[:min(len(words), 3)], []string{"as", "well", "as"}) == 0 {
		return 3
	}
	return 0
}

// idle tells of a word that counts nothing.
func (l *lexicon) idle(w word) bool {
	return l.weightOf(w.stem) == 0
}

// hangs tells of a word that begins what is said of a subject: "issues that affect
// people in A and B".
func hangs(w string) bool {
	return w == "that" || w == "which" || w == "who" || w == "whose"
}

// unsaid tells whether words tell nothing of what was talked of.
func (l *lexicon) unsaid(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return !l.idle(w) && !l.is("common", w.lower) })
}

// between tells of "between A and B", which is one subject.
func between(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.lower == "between" })
}

// parts tells whether an "and" parts two subjects: it ends a list, an article
// follows, or it stands between two names.
func parts(text string, words []word, i int, listed bool) bool {
	capital := func(w word) bool { return text[w.start] >= 'A' && text[w.start] <= 'Z' }
	next := words[i+1].lower
	return listed || next == "the" || next == "with" || next == "on" || next == "about" || next == "a" || next == "their" || next == "its" || capital(words[i-1]) && capital(words[i+1])
}

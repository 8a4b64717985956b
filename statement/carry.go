package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// accordingTo reads "according to X": the rest of the sentence is what X says.
func (r *reader) accordingTo(s span, from int) {
	for _, h := range r.scan(s) {
		if h.entry.form != prepCue || h.entry.weak && !r.tagged[h.first] {
			continue
		}
		last := h.last
		if last < s.last && r.isAny(last, "him", "her", "them") {
			last++
		}
		for last < s.last && last > h.last-1 && (r.continuesRight(last) || r.oneOfThem(last)) && !r.isAny(last-1, "him", "them") {
			last++
		}
		for last > h.last && (r.upos[last-1] == syntax.Adp || r.upos[last-1] == syntax.Det || r.upos[last-1] == syntax.Cconj) {
			last--
		}
		source := span{h.last, last}
		if rest := r.restOfSource(source, s); rest.last > last && (r.lower[last] == "," || r.people(source) || r.paper(r.headOf(source)) || r.namesSomebody(source)) {
			if r.lower[last] == "," {
				source = rest // "the envoy in Oslo, Lars Moen"
			}
			last = rest.last
		}
		if source.empty() || r.quoted[h.first] >= 0 {
			continue
		}
		var content, rest span
		switch {
		case r.interrupts(h.first, last, s):
			content, rest = r.trim(span{s.first, h.first}), r.trim(span{last + 1, s.last})
		case h.first == s.first && last < s.last && r.lower[last] == ",":
			content = r.trim(span{r.behindWho(last+1, s), s.last})
		case last >= s.last-1 || r.lower[last] == ",":
			content = r.trim(span{s.first, h.first})
		}
		if content.empty() || rest.empty() && !r.clauseLike(content) {
			continue
		}
		content = r.capitalBehindColon(content)
		if len(r.found) > from && len(r.cast.Within(r.start(source.first), r.end(source.last-1))) == 0 && !r.people(source) {
			continue // "according to the consensus, …, Li said"
		}
		holds := r.reportedWithin(content, source, from)
		contents := []span{content}
		if !rest.empty() {
			contents = append(contents, rest)
		}
		r.found = append(r.found, found{
			source: source, cue: h.span, entry: h.entry, contents: contents, holds: holds,
			reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "cue/according",
		})
	}
}

// oneOfThem reports whether a token is the "them" of "one of them".
func (r *reader) oneOfThem(i int) bool {
	return i > 1 && r.isAny(i, "them") && r.isAny(i-1, "of") && r.upos[i-2] == syntax.Num
}

// interrupts reports whether an "according to" parts a subject from its verb: "The
// vote, according to Li, is valid".
func (r *reader) interrupts(first, last int, s span) bool {
	return first > s.first+1 && r.lower[first-1] == "," && last+1 < s.last && r.lower[last] == "," &&
		!r.clauseLike(span{s.first, first - 1}) && r.clauseLike(span{last + 1, s.last})
}

// reportedWithin marks the statements of the sentence that lie inside what is
// told "according to" a source: it is the source's report that they were made.
func (r *reader) reportedWithin(content, source span, from int) bool {
	any := false
	for i := from; i < len(r.found); i++ {
		if f := &r.found[i]; !f.cue.empty() && content.has(f.cue.first) {
			any = true
			if who, _ := r.speaker(&found{source: source, speaker: -1}); who >= 0 && f.reporter < 0 {
				f.reporter = who
			}
		}
	}
	return any
}

// carry gives sentences without a cue to the one who speaks around them:
//
//   - back, from a sentence of the same paragraph that ends with its cue ("The
//     ROK side encourages…. The ROK is willing…, said Lee.");
//   - on, after a statement in the same paragraph, where the sentence is not
//     told of the past;
//   - on, to a paragraph that is one quotation.
func (r *reader) carry() {
	r.sort()
	bySentence := map[int][]int{}
	for i, f := range r.found {
		bySentence[f.sentence] = append(bySentence[f.sentence], i)
	}
	covered := r.coverage()
	known := len(r.found)
	var paragraph []span // sentences of the paragraph so far
	flush := func() {
		r.carryWithin(paragraph, bySentence, covered)
		paragraph = paragraph[:0]
	}
	for i := range r.text.Sentences() {
		t := r.text.Sentence(i)
		if t.Len() == 0 || r.para[t.First()] < 0 {
			continue
		}
		s := span{t.First(), t.Last()}
		if len(paragraph) > 0 && r.para[paragraph[0].first] != r.para[s.first] {
			flush()
		}
		paragraph = append(paragraph, s)
	}
	flush()
	r.carryQuotations(known, covered)
	r.found = slices.DeleteFunc(r.found, func(f found) bool { return len(f.contents) == 0 })
}

// allSoft reports whether nothing in a list of statements shows that the
// sentence is told by the reporter.
func (r *reader) allSoft(list []int) bool {
	for _, i := range list {
		if !r.found[i].soft {
			return false
		}
	}
	return true
}

// coverage marks the tokens that some content has.
func (r *reader) coverage() []bool {
	out := make([]bool, r.n)
	for _, f := range r.found {
		for _, c := range f.contents {
			for k := c.first; k < c.last; k++ {
				out[k] = true
			}
		}
	}
	return out
}

// maxCarry is over how many sentences an attribution is carried.
const maxCarry = 4

func (r *reader) carryWithin(paragraph []span, bySentence map[int][]int, covered []bool) {
	for i, s := range paragraph {
		own := bySentence[s.first]
		if len(own) == 0 && covered[s.first] || !r.allSoft(own) {
			continue
		}
		if from := r.quotedBefore(s, i, paragraph, bySentence); from >= 0 && len(own) == 0 {
			r.carryTo(from, s, "carry/quotation")
			for k := i + 1; k < len(paragraph) && r.quoted[paragraph[k].first] == r.quoted[s.first]; k++ {
				if t := paragraph[k]; !covered[t.first] && len(bySentence[t.first]) == 0 {
					r.carryTo(from, t, "carry/quotation")
					covered[t.first] = true
				}
			}
			bySentence[s.first] = []int{len(r.found) - 1}
			continue
		}
		if !r.speechLike(s) {
			continue
		}
		from, rule := -1, ""
		// Back from the next sentence that has a statement, if it opens with
		// its content and all between are of the kind.
		for j := i + 1; j < len(paragraph) && j <= i+maxCarry; j++ {
			if list := bySentence[paragraph[j].first]; !r.allSoft(list) {
				f := r.found[list[0]]
				if r.endsWithCue(f, paragraph[j]) && !r.newsOf(&f) && r.quoted[f.contents[0].first] < 0 && r.speechOf(s, &f) {
					from, rule = list[0], "carry/back"
				}
				break
			}
			if !r.speechLike(paragraph[j]) {
				break
			}
		}
		if from < 0 && i > 0 {
			for j := i - 1; j >= 0 && j >= i-maxCarry; j-- {
				if list := bySentence[paragraph[j].first]; !r.allSoft(list) {
					if r.agree(list) && r.plainlySaid(list) && r.goesOn(s, paragraph[j]) {
						from, rule = list[len(list)-1], "carry/on"
					}
					break
				}
				if !r.speechLike(paragraph[j]) {
					break
				}
			}
		}
		if from < 0 {
			continue
		}
		if r.trim(s).empty() {
			continue
		}
		for _, k := range own {
			r.found[k].contents = nil // it is part of what is carried
		}
		r.carryTo(from, s, rule)
	}
}

// carryTo gives a sentence to the speaker of a statement.
func (r *reader) carryTo(from int, s span, rule string) {
	f := r.found[from]
	content := r.trim(s)
	if content.empty() {
		return
	}
	r.found = append(r.found, found{
		speaker: -1, inferred: true, contents: []span{content}, source: f.source,
		reporter: f.reporter, to: f.to, sentence: s.first, rule: rule, entry: nil,
	})
}

// quotedBefore finds the statement that a sentence which is one quotation goes
// on with: the last of the sentence before it, if that is a quotation too. It is
// -1 where there is none.
func (r *reader) quotedBefore(s span, i int, paragraph []span, bySentence map[int][]int) int {
	q := r.quoted[s.first]
	if i == 0 || q < 0 || r.quotes[q].first != s.first || r.quotes[q].last < s.last-1 || r.scare(q) {
		return -1
	}
	list := bySentence[paragraph[i-1].first]
	if len(list) == 0 || !r.agree(list) {
		return -1
	}
	from := list[len(list)-1]
	c := r.found[from].contents
	if len(c) == 0 || r.quoted[c[len(c)-1].last-1] < 0 || r.scare(r.quoted[c[len(c)-1].last-1]) {
		return -1
	}
	return from
}

// agree reports whether all statements of a list have one speaker.
func (r *reader) agree(list []int) bool {
	a, _ := r.speaker(&r.found[list[0]])
	for _, i := range list[1:] {
		if b, _ := r.speaker(&r.found[i]); b != a {
			return false
		}
	}
	return a >= 0
}

// plainlySaid reports whether the last of the statements is of the kind that
// goes on: somebody said, noted, added something.
func (r *reader) plainlySaid(list []int) bool {
	f := r.found[list[len(list)-1]]
	if f.entry == nil || f.entry.act != "" || f.entry.weak || f.entry.form != verbCue || f.reporter >= 0 {
		return false
	}
	// What an office has announced is followed by what the reporter knows.
	who, _ := r.speaker(&f)
	return r.ownRelease() || who < 0 || r.cast.Actors[who].Kind != actor.Organization || f.cue.first < f.contents[0].first
}

// goesOn reports whether a sentence after a statement reads as going on with
// it: it tells what should be, what somebody is willing to do.
func (r *reader) goesOn(s, before span) bool {
	if r.quoted[s.first] >= 0 {
		return r.quotes[r.quoted[s.first]].last >= s.last-1
	}
	if r.tellsOfPerson(s) {
		return false
	}
	for k := s.first; k < s.last && k < s.first+25; k++ {
		if r.quoted[k] < 0 && r.isAny(k, "should", "must", "willing", "ready", "hopes", "welcomes", "stands", "opposes", "supports", "urges", "will", "attaches", "shall") || r.ownAccount() && r.isAny(k, "would") {
			return true
		}
	}
	return false
}

// tellsOfPerson reports whether the subject of a sentence is a person by name or title:
// where he will go or whom he will see is the reporter's to tell.
func (r *reader) tellsOfPerson(s span) bool {
	return slices.ContainsFunc(r.cast.Within(r.start(s.first), r.end(s.last-1)), func(m actor.Mention) bool {
		if m.Actor < 0 || m.Modifier || m.How != actor.ByName && m.How != actor.ByTitle || r.cast.Actors[m.Actor].Kind != actor.Person {
			return false
		}
		k := r.text.Token(m.Head)
		h, ok := k.Head()
		return k.Is(syntax.Nsubj, syntax.NsubjPass) && ok && h.Is(syntax.Root)
	})
}

// speechOf reports whether a sentence before a statement reads as its speaker's:
// it tells what should or will be, or of his side, and so does not tell the news.
func (r *reader) speechOf(s span, f *found) bool {
	who, _ := r.speaker(f)
	if r.tellsOfPerson(s) {
		return false // nobody calls himself by his name, and of others the reporter tells
	}
	if r.goesOn(s, s) {
		return true
	}
	if who < 0 {
		return false
	}
	own := r.sidesOf(who)
	for _, m := range r.cast.Within(r.start(s.first), r.end(min(s.first+6, s.last)-1)) {
		if m.Actor >= 0 && (slices.Contains(own, m.Actor) || r.cast.Actors[m.Actor].Kind == actor.Group) && r.cast.Actors[m.Actor].Kind != actor.Person {
			return true
		}
	}
	return false
}

// newsOf reports whether a statement tells what a ministry or the like makes
// known, "…, the ministry announced": the sentence before it is the reporter's.
func (r *reader) newsOf(f *found) bool {
	who, _ := r.speaker(f)
	return f.entry != nil && f.entry.act == "announce" && !r.ownRelease() && (who < 0 || r.cast.Actors[who].Kind != actor.Person)
}

// endsWithCue reports whether a statement's cue stands behind its content, at
// the end of the sentence.
func (r *reader) endsWithCue(f found, s span) bool {
	if f.cue.empty() || f.cue.first < f.contents[0].last || len(f.contents) > 1 || f.contents[0].first != s.first {
		return false
	}
	end := max(f.cue.last, f.source.last)
	return s.last-end <= 8
}

// speechLike reports whether a sentence could be somebody's words without
// saying so: it has a finite verb, in the present or with a modal, none in the
// simple past, and no cue whose source speaks elsewhere.
func (r *reader) speechLike(s span) bool {
	if s.last-s.first < 5 {
		return false
	}
	present := false
	for k := s.first; k < s.last; k++ {
		if r.quoted[k] >= 0 {
			continue
		}
		switch {
		case r.xpos[k] == "VBD":
			return false
		case r.finiteVerb(k):
			present = true
		}
	}
	return present
}

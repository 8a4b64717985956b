package statement

import (
	"slices"

	"chancery/record"
	"chancery/syntax"
)

// acts gives the speech acts of a statement's clauses. A cue that performs an
// act itself ("urged", "thanked") settles it for the whole of what is no clause,
// and for each clause that does not perform one of its own; one that reports what
// somebody else said asserts that he said it; otherwise each clause's predicate
// decides.
func (r *reader) acts(f *found, who int) []record.Act {
	var out []record.Act
	var subject span // told before the cue that interrupts
	for _, c := range f.contents {
		c = r.unquote(c)
		if len(f.contents) > 1 && (!r.clauseLike(c) || r.onlyTells(c)) {
			if !r.onlyTells(c) {
				subject = c
			}
			continue
		}
		if f.holds {
			act := "assert"
			if f.deal || f.entry != nil && f.entry.act == "announce" {
				act = "announce" // it tells what was agreed
			}
			out = append(out, record.Act{Act: act, Evidence: *r.evidence(c)})
			continue
		}
		if f.entry != nil && f.entry.act == "" && tellers[f.entry.words[0]] && r.lower[c.first] == "to" && r.xpos[c.first+1] == "VB" {
			out = append(out, record.Act{Act: "urge", Evidence: *r.evidence(c)}) // "told him to be more grateful"
			continue
		}
		if f.entry != nil && f.entry.act != "" && !r.isClause(c) {
			act, target := r.cueAct(f, r.clauses(c)[0], who)
			if target == "" && targeted[act] {
				target = r.namedAt(c, who)
			}
			out = append(out, r.blamed(record.Act{Act: act, Evidence: *r.evidence(c), Target: target}, c, who))
			continue
		}
		out = append(out, r.clauseActs(f, c, subject, who)...)
	}
	if len(out) == 0 && len(f.contents) > 0 {
		return r.clauseActs(f, r.unquote(f.contents[0]), span{}, who) // no piece is a clause by itself
	}
	return out
}

// onlyTells reports whether a piece of a content only tells when, why or what for:
// "but only because he was smiling", "to make it irreversible".
func (r *reader) onlyTells(c span) bool {
	k := c.first
	for k < c.last && (r.isMark(k) || r.isAny(k, "and", "but", "only", "that", "too", "even", ",")) {
		k++
	}
	return r.isAny(k, "if", "unless", "because", "once", "until", "to")
}

// isClause reports whether a content is a clause with its own subject and verb.
func (r *reader) isClause(c span) bool {
	x := r.clauses(c)[0]
	if x.finite < 0 || x.subject.empty() || x.subject.first > x.finite || x.finite >= x.last {
		return false
	}
	if !r.mainVerb(x.verb, r.roots(c)) {
		return false
	}
	for k := x.subject.first; k < x.finite; k++ {
		if r.isAny(k, "that", "which", "who", "to") {
			return false
		}
	}
	return true
}

// clauseActs classes the clauses of a content one by one. A clause that goes on
// with the subject and the act of the one before is told with it. Subject is that of
// the first clause where it stands before the cue, empty otherwise.
func (r *reader) clauseActs(f *found, c, subject span, who int) []record.Act {
	type part struct {
		span
		act, target, status string
		subject             span
	}
	var parts []part
	at := -1      // sentence of the last part
	bare := false // the clause before ends with its verb: "deplores and opposes the sale"
	for _, x := range r.clausesBySentence(c) {
		if x.subject.empty() && len(parts) == 0 {
			x.subject = subject
		}
		act, target := "", ""
		if f.entry != nil && f.entry.act != "" {
			act, target = r.cueAct(f, x, who)
		} else {
			x.named = f.entry != nil && f.entry.pattern&naming != 0
			act = r.actOf(x, who)
			switch {
			case act != "assert":
			case r.mandative(f, x):
				act = "urge"
			case r.assured(f, x):
				act = "pledge"
			}
		}
		sentence := r.text.Token(x.first).Sentence().Index()
		shared := len(parts) > 0 && at == sentence && !r.ownsSubject(x)
		goesOn := shared && act == parts[len(parts)-1].act && (!r.performsOwn(x, who) || bare)
		if shared && act == "assert" && continued[parts[len(parts)-1].act] {
			act, goesOn = parts[len(parts)-1].act, true // "always views A and develops B"
		}
		if targeted[act] && target == "" {
			if side := r.stanceOf(x.subject, who); side == other || side == unknown && act != "offer" && act != "invite" {
				target = r.actorIn(x.subject, who)
			}
			if target == "" && toWhom[act] {
				target = r.actorIn(x.span, who)
			}
		}
		bare = x.verb == x.last-1
		if contrast := len(parts) > 0 && at == sentence && act == "assert" && parts[len(parts)-1].act == act && r.lower[max(x.first-1, 0)] == "while"; contrast {
			goesOn = true // "A benefits both while B harms both"
		}
		if goesOn && !r.repeats(x) {
			parts[len(parts)-1].last = x.last
			continue
		}
		parts = append(parts, part{x.span, act, target, r.modality(x), x.subject})
		at = sentence
	}
	var out []record.Act
	for _, p := range parts {
		if s := r.trim(p.span); !s.empty() {
			out = append(out, r.blamed(record.Act{Act: p.act, Evidence: *r.evidence(s), Status: p.status, Target: p.target}, p.subject, who))
		}
	}
	return out
}

// continued are the acts that a second verb of the same subject goes on with.
var continued = map[string]bool{"reaffirm": true, "pledge": true, "praise": true, "criticize": true, "announce": true}

// performsOwn reports whether the predicate of a clause performs an act by
// itself, whatever cue or clause stands before.
func (r *reader) performsOwn(x clause, who int) bool { return r.actOf(x, who) != "assert" }

// ownsSubject reports whether a clause has its subject in its own words.
func (r *reader) ownsSubject(x clause) bool {
	return !x.subject.empty() && x.has(x.subject.first)
}

// repeats reports whether a clause has an auxiliary of its own, as in "does not
// seek A, does not seek B".
func (r *reader) repeats(x clause) bool {
	return x.finite >= 0 && x.verb > x.finite && x.finite-x.first <= 1
}

// clausesBySentence cuts a content at its sentences, then into clauses.
func (r *reader) clausesBySentence(c span) []clause {
	var out []clause
	for c.first < c.last {
		s := r.sentence(c.first)
		part := span{c.first, min(c.last, s.last)}
		for part.first < part.last && r.isMark(part.first) {
			part.first++
		}
		if !part.empty() {
			out = append(out, r.clauses(part)...)
		}
		c.first = max(s.last, c.first+1)
	}
	return out
}

// actOf is the act of the first rule that fits a clause.
func (r *reader) actOf(x clause, who int) string {
	side := r.stanceOf(x.subject, who)
	best := len(r.lex.acts)
	for k := x.first; k < x.last; k++ {
		words := append([]string{r.lower[k]}, r.lex.bases[r.lower[k]]...)
		if r.lower[k] == "would" || r.lower[k] == "'d" {
			words = append(words, "will") // reported speech
		}
		for _, base := range words {
			for _, n := range r.lex.byWord[base] {
				if n < best && r.ruleFits(&r.lex.acts[n], k, x, side, who) {
					best = n
				}
			}
		}
	}
	switch {
	case best < len(r.lex.acts) && r.denied(&r.lex.acts[best], x):
		if side == own || side == unknown || r.lex.acts[best].act == "criticize" {
			return "assert"
		}
		return "criticize" // "has made no contribution"
	case best < len(r.lex.acts):
		return r.lex.acts[best].act
	case r.imperative(x):
		return "urge"
	case r.subjunctive(x):
		return "urge"
	}
	return "assert"
}

func (r *reader) ruleFits(a *actRule, k int, x clause, side stance, who int) bool {
	if a.act == "pledge" && x.subject.empty() && x.finite == x.first && a.words[0] == "will" {
		return false // "…, which would be": whose doing it is stands outside
	}
	switch a.subject {
	case "own":
		if side != own && side != unknown {
			return false
		}
	case "thing":
		if side != thing {
			return false
		}
	case "other":
		if a.zone != "hope" && side != other && side != thing {
			return false
		}
	}
	switch a.zone {
	case "pred", "inf", "hope":
		if a.words[0] == "have" && a.act == "urge" && r.xpos[k] == "VBD" {
			return false // "had to decide" tells what was
		}
		if x.finite < 0 {
			if k > x.first+1 {
				return false
			}
		} else if k < x.finite-1 || k > max(x.verb, x.finite)+1 {
			return false
		}
	case "bare":
		if x.finite >= 0 {
			return false
		}
	case "named":
		if !x.named || x.finite >= 0 || r.quoted[k] < 0 && r.anyQuoted(x.span) {
			return false
		}
	case "no":
		if x.finite < 0 || k < x.finite-1 || k > max(x.verb, x.finite)+1 || !r.isAny(x.subject.first, "no", "neither", "nobody", "none") {
			return false
		}
	case "first":
		if k != x.first {
			return false
		}
	case "first3":
		if k > x.first+4 || x.finite >= 0 && x.finite < k {
			return false
		}
	}
	last, ok := r.matchAct(a.words, k, x.last)
	if !ok {
		return false
	}
	switch a.zone {
	case "inf":
		return last < x.last && (r.upos[last] == syntax.Verb || r.upos[last] == syntax.Aux || r.xpos[last] == "VB") && r.someone(last-2)
	case "hope":
		return r.hopedOfOther(last, x, who)
	}
	return true
}

// anyQuoted reports whether some words of a phrase stand in quotation marks.
func (r *reader) anyQuoted(s span) bool {
	return slices.ContainsFunc(r.quoted[s.first:s.last], func(q int32) bool { return q >= 0 })
}

// singular reports whether a subject is one name or one thing.
func (r *reader) singular(s span) bool {
	h := r.headOf(s)
	return (r.xpos[h] == "NN" || r.xpos[h] == "NNP") && !r.joins(s)
}

// someone reports whether a token ends the words for those who may do
// something: an actor, or several people.
func (r *reader) someone(k int) bool {
	if k < 0 {
		return false
	}
	return len(r.cast.Covering(k)) > 0 || r.xpos[k] == "NNS" || r.xpos[k] == "PRP"
}

// hopedOfOther reports whether the one who is hoped to act is another side.
func (r *reader) hopedOfOther(k int, x clause, who int) bool {
	if k < x.last && r.lower[k] == "that" {
		k++
	}
	for j := k; j < x.last && j < k+15; j++ {
		if r.finiteVerb(j) {
			side := r.stanceOf(span{k, j}, who)
			return side == other || side == unknown && len(r.cast.Within(r.start(k), r.end(j-1))) > 0 && who >= 0 && r.government(who) < 0
		}
	}
	return false
}

// matchAct lays a rule's words over the tokens from k on. The marks of a quotation
// that begins or ends among them are passed over: were "unacceptable".
func (r *reader) matchAct(words []string, k, end int) (int, bool) {
	for n, w := range words {
		if w == "~" {
			continue
		}
		gap := 0
		if n > 0 && words[n-1] == "~" {
			gap = 5
		} else if n > 0 && k < end && (r.lower[k] == "-" || r.isMark(k)) {
			k++ // "all-time"; had "no plans"
		}
		for gap > 0 && k < end && !r.isReported(k, w) && (r.upos[k] != syntax.Punct || r.lower[k] == "-" || r.isMark(k)) {
			k++
			gap--
		}
		if k >= end || !r.isReported(k, w) {
			return 0, false
		}
		k++
	}
	return k, true
}

// isReported is is, but takes the "would" of reported speech for "will".
func (r *reader) isReported(k int, w string) bool {
	return r.is(k, w) || w == "will" && (r.lower[k] == "would" || r.lower[k] == "'d" && r.xpos[k] == "MD")
}

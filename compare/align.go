package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a pair of clauses must reach, and what speaks for it beside the common
// words. Chosen on examples/accounts.
const (
	alikeFrom    = 0.60 // less is another proposition
	rareBonus    = 0.15 // for each unit of weight that only these two clauses have in common
	rareMost     = 2.0  // of which so much counts
	rareWord     = 0.8  // and beside so much of words names count too
	wordsFrom    = 0.25 // less of the words alone, too, whatever else speaks for the pair
	fewWeight    = 1.0  // less of common words
	fewShare     = 0.42 // must be so much of them
	fewHeld      = 0.40 // and no more than that so much of the shorter clause
	sameFrom     = 0.80 // less is the same in other words
	namesShare   = 0.50 // clauses that have little but names in common must be so much alike
	sameVoice    = 0.10
	sameAct      = 0.05
	commonTopic  = 0.05
	otherKind    = 0.15 // against a pair of which one clause thanks, congratulates and the like, and the other does nothing of the kind
	demanded     = 0.50 // against a pair of which one clause asks for a thing and the other tells that it is so
	others       = 0.15 // against a pair of clauses that begin with actors whom the other does not name
	soleVoice    = 0.10 // against a pair of which one clause is said by one and the other by several
	opposite     = 0.50 // likeness of words from which an act of denial answers a claim
	saidAgain    = 0.55 // likeness of words from which a clause that goes with another one too confirms what is ascribed
	rareAnswer   = 1.5  // weight that only these two clauses have in common, from which
	rareOpposite = 0.40 // so much likeness suffices for either
	negated      = 0.60 // likeness from which a "not" does
	figured      = 0.50 // likeness from which another figure does, which itself makes them less alike
)

// pair is a possible alignment of two clauses of different accounts.
type pair struct {
	a, b  int // indices into the flat list of units
	score float64
	most  string  // what speaks most for two clauses that their words do not join; "" for others
	words float64 // likeness by words alone
	rare  float64 // weight that only they have in common
	oppo  bool    // one denies what the other says
}

// pairs lists the pairs worth aligning, best first. Accounts of different
// encounters contradict nothing: apart tells of two whether they are that.
func (l *lexicon) pairs(units []unit, apart func(a, b *told) bool) []pair {
	var out []pair
	spreads(units)
	for i := range units {
		for j := i + 1; j < len(units); j++ {
			a, b := &units[i], &units[j]
			if a.Account == b.Account || a.agenda != b.agenda && !a.undone() && !b.undone() || guests(a, b) || owes(a, b) || owes(b, a) {
				continue
			}
			counts := a.counts && b.counts
			answer := l.accepts(a, b) || l.accepts(b, a)
			if !meet(a.Voice, b.Voice) && !a.turns && !b.turns && !counts && !answer {
				continue // neither can deny the other
			}
			like := alike(a, b)
			words := like.share
			if answer && like.common >= someWeight {
				out = append(out, pair{a: i, b: j, words: words, score: alikeFrom})
				continue
			}
			if !like.telling && words < sameFrom {
				continue // "cooperation between the two countries" is in all of them
			}
			if like.common < fewWeight && words < fewShare || one(a, b, like) && !(a.Act == "invite" && b.Act == "invite") {
				continue // one word for another is all they have in common
			}
			if like.plain < someWeight && words < namesShare && !a.agenda {
				continue // they name the same country
			}
			turned := like.turned && !(a.agenda && b.agenda) && !l.against(a, b) && !l.against(b, a)
			p := pair{a: i, b: j, words: words, rare: like.rare, oppo: turned && words >= l.answers(a, b, like.rare)}
			if turned && (!p.oppo || apart(a.told, b.told) || l.stances(a, b) || l.bindsOther(a, b) || l.bindsOther(b, a)) {
				continue
			}
			if !p.oppo && !meet(a.Voice, b.Voice) && !answer && !(counts && words >= negated && l.other(a, b) && !apart(a.told, b.told)) {
				continue // what two sides said each for itself is two propositions
			}
			if p.score = words + rareBonus*like.rare + bonus(a, b); p.score >= alikeFrom && words >= wordsFrom {
				out = append(out, p)
			}
		}
	}
	slices.SortStableFunc(out, func(p, q pair) int { return cmp.Compare(q.score, p.score) })
	return out
}

// one tells whether two clauses have but one thing in common, a word or the words of
// one name ("the Arctic Fisheries Treaty"), and each says something else of it.
func one(a, b *unit, like likeness) bool {
	common, total := like.common, min(a.total, b.total)
	if common > fewWeight && a.inOneName(b) && b.inOneName(a) {
		total -= common - fewWeight
		common = fewWeight
	}
	return common <= fewWeight && common < fewHeld*total
}

// inOneName tells whether all that a clause has in common with another are words in
// capitals that stand in a row.
func (u *unit) inOneName(v *unit) bool {
	parts, last := 0, false
	for _, p := range u.stretches() {
		_, much := u.terms[u.index[p.key]].among(v)
		common := much >= alikeWeight
		if r, _ := utf8.DecodeRuneInString(u.Evidence.Exact[p.start:]); common && !unicode.IsUpper(r) {
			return false
		}
		if common && !last {
			parts++
		}
		last = common
	}
	return parts == 1
}

// against tells whether one clause says that something has not the approval of those
// who in the other take against it: "does not endorse tariffs", "concern over tariffs".
func (l *lexicon) against(a, b *unit) bool {
	adverse := b.Act == "criticize" || b.Act == "reject" || slices.ContainsFunc(b.words, func(w word) bool { return l.is("adverse", w.lower) })
	if !slices.Equal(a.Voice, b.Voice) || !adverse {
		return false
	}
	for i := 1; i < len(a.words); i++ {
		if l.is("approve", a.words[i].lower) && (l.is("not", a.words[i-1].lower) || i > 1 && l.is("not", a.words[i-2].lower)) {
			return true
		}
	}
	return false
}

// stances tells whether two sides speak each for itself, and one of them tells how
// it sees things: that the other sees them otherwise contradicts nothing.
func (l *lexicon) stances(a, b *unit) bool {
	takes := func(u *unit) bool {
		return slices.ContainsFunc(u.words, func(w word) bool { return l.is("stance", w.lower) })
	}
	return !meet(a.Voice, b.Voice) && (takes(a) || takes(b))
}

// bindsOther tells whether one clause denies that its side has bound itself, and the
// other is what somebody else said: that India gave no promise does not contradict
// that America asked for one.
func (l *lexicon) bindsOther(denial, b *unit) bool {
	return l.denying(denial) && !meet(denial.Voice, b.Voice) && !meet([]string{denial.told.side}, b.Voice) &&
		slices.ContainsFunc(denial.words, func(w word) bool { return l.is("bound", w.lower) })
}

// answers is the likeness from which one of two clauses answers the other. Where no
// other clause speaks of the same, and the very word is denied that the other has
// ("is not blocked", "has been blocked"), less is enough.
func (l *lexicon) answers(a, b *unit, rare float64) float64 {
	if rare >= rareAnswer && (l.denies(a, b) || l.denies(b, a)) {
		return rareOpposite
	}
	if slices.Contains(denials, a.Act) || slices.Contains(denials, b.Act) || data().undid(a) || data().undid(b) {
		return opposite
	}
	return negated
}

// denies tells whether the word of weight behind a negation of one clause is the
// other's too.
func (l *lexicon) denies(a, b *unit) bool {
	for i := range a.words {
		if !l.is("not", a.words[i].lower) {
			continue
		}
		for k := i + 1; k < len(a.words); k++ {
			at, ok := a.index[a.words[k].key]
			if !ok || a.terms[at].weight < someWeight {
				continue
			}
			if _, much := a.terms[at].among(b); much >= alikeWeight {
				return true
			}
			break
		}
	}
	return false
}

// undid tells of a clause that says of something in talks that it was not done: "no
// decision on A was taken".
func (l *lexicon) undid(u *unit) bool {
	if len(u.words) == 0 || u.words[0].lower != "no" {
		return false
	}
	for i := 1; i < len(u.words); i++ {
		if l.is("speech", u.words[i].lower) && l.is("passive", u.words[i-1].lower) {
			return true
		}
	}
	return false
}

// bonus is what speaks for a pair beside its words.
func bonus(a, b *unit) float64 {
	s := 0.0
	if slices.Equal(a.Voice, b.Voice) {
		s += sameVoice
	} else if one, several := byVoices(a, b); len(one.Voice) == 1 && len(several.Voice) > 1 && one.Act != "agree" && !(demands(one) && several.Act == "agree") {
		s -= soleVoice // who agrees does so with the others, and what one demands both may agree on
	}
	switch {
	case a.Act == b.Act:
		s += sameAct
	case feels(a) != feels(b) && !praises(a, b) || feels(a) && !slices.Equal(a.Voice, b.Voice):
		s -= otherKind // who gives thanks for a thing does not tell of it
	case demands(a) && tells(b) || tells(a) && demands(b):
		s -= demanded // nor does who asks that it be so
	}
	if meet(a.topics, b.topics) {
		s += commonTopic
	}
	if strangers(a, b) {
		s -= others
	}
	return s
}

// owes tells whether one clause thanks the other party, or begs its pardon, for what
// both together speak of in the other clause: nobody thanks himself.
func owes(a, b *unit) bool {
	return (a.Act == "thank" || a.Act == "apologize") && a.Act != b.Act && len(a.Voice) == 1 && len(b.Voice) > 1
}

// feelings are the acts by which somebody tells what he feels for somebody.
var feelings = []string{"thank", "praise", "congratulate", "condole", "apologize"}

func feels(u *unit) bool { return slices.Contains(feelings, u.Act) }

// praises tells whether one clause praises what the other, of the same voice, has its
// own word for: "lauded the fight of A", "has confidence in the fight of A".
func praises(a, b *unit) bool {
	return slices.Equal(a.Voice, b.Voice) && (a.Act == "praise" && !demands(b) || b.Act == "praise" && !demands(a))
}

// demands and tells are of the acts by which somebody asks for a thing, and by which
// he says that it is so.
func demands(u *unit) bool { return u.Act == "urge" || u.Act == "request" }

func tells(u *unit) bool { return (u.Act == "assert" || u.Act == "announce") && !u.duty }

// byVoices gives two clauses, the one that fewer speak first.
func byVoices(a, b *unit) (fewer, more *unit) {
	if len(a.Voice) <= len(b.Voice) {
		return a, b
	}
	return b, a
}

// accepts tells whether one clause is an invitation and the other tells, of somebody
// else, that it was accepted: "invited A to come", "accepted the invitation of B".
func (l *lexicon) accepts(invitation, b *unit) bool {
	if invitation.Act != "invite" || b.Act == "invite" || feels(b) || meet(invitation.Voice, b.Voice) {
		return false
	}
	return slices.ContainsFunc(b.words, func(w word) bool { return l.is("invitation", w.lower) })
}

// guests tells whether two invitations are to different people: one names whom it
// asks, the other nobody.
func guests(a, b *unit) bool {
	return a.Act == "invite" && b.Act == "invite" && (a.person && !b.person && !b.titled() || b.person && !a.person && !a.titled())
}

// titled tells whether a clause calls somebody by an office alone: "the President".
func (u *unit) titled() bool {
	return slices.ContainsFunc(u.words, func(w word) bool { return data().is("title", w.lower) })
}

// group joins units into propositions: for each unit the number of its group.
// A group has at most one unit of an account.
func group(units []unit, found []pair) (groups [][]int, best map[int]pair) {
	of := make([]int, len(units))
	for i := range of {
		of[i] = -1
	}
	best = map[int]pair{}
	for _, p := range found {
		g, h := of[p.a], of[p.b]
		switch {
		case g < 0 && h < 0:
			of[p.a], of[p.b] = len(groups), len(groups)
			best[len(groups)] = p
			groups = append(groups, []int{p.a, p.b})
		case g >= 0 && h < 0 && !has(units, groups[g], units[p.b].Account):
			of[p.b] = g
			groups[g] = append(groups[g], p.b)
		case h >= 0 && g < 0 && !has(units, groups[h], units[p.a].Account):
			of[p.a] = h
			groups[h] = append(groups[h], p.a)
		}
	}
	for i := range units {
		if of[i] < 0 {
			groups = append(groups, []int{i})
		}
	}
	for _, g := range groups {
		slices.SortFunc(g, func(i, j int) int { return units[i].Account - units[j].Account })
	}
	return groups, best
}

// again gives, for a clause, the most alike one by which the side that it is
// ascribed to says it in its own account, though that clause may go with another:
// one account can say twice what the other says once.
func again(units []unit, found []pair) map[int]pair {
	out := map[int]pair{}
	note := func(i, j int, p pair) {
		own := units[j].told.side
		if _, ok := out[i]; !ok && own != "" && own != units[i].told.side && slices.Contains(units[i].Voice, own) && slices.Contains(units[j].Voice, own) {
			out[i] = p
		}
	}
	for _, p := range found {
		if p.words >= saidAgain && !p.oppo && !units[p.a].agenda {
			note(p.a, p.b, p)
			note(p.b, p.a, p)
		}
	}
	return out
}

func has(units []unit, g []int, account int) bool {
	return slices.ContainsFunc(g, func(i int) bool { return units[i].Account == account })
}

// named tells whether a key stands for an actor and not for words that are alike.
func named(key string) bool {
	return strings.HasPrefix(key, "actor ") || strings.HasPrefix(key, "person ")
}

package compare

import (
	"slices"
	"strings"

	"chancery/record"
)

// unit is a clause of an account made ready to be aligned.
type unit struct {
	Clause
	told   *told
	topics []string
	words  []word
	stems  map[string]float64 // key of a word → weight
	total  float64
	denied bool // an odd number of negations, the act's own included
	agenda bool // something that was talked of, with nothing said of it
}

// units lists the clauses of an account in the order of its text.
func (l *lexicon) units(t *told) []unit {
	var out []unit
	for i := range t.Record.Statements {
		s := &t.Record.Statements[i]
		voice := l.voiceOf(t, s)
		if !t.saidThere(s, voice) {
			continue
		}
		for _, c := range l.clauses(t, s) {
			c.Statement, c.Speaker, c.Voice = s.ID, s.Speaker, voice
			out = append(out, l.unit(t, c, s.Topics))
		}
	}
	for _, c := range l.agenda(t) {
		u := l.unit(t, c, nil)
		u.agenda = true
		out = append(out, u)
	}
	slices.SortStableFunc(out, func(a, b unit) int { return a.Evidence.Start - b.Evidence.Start })
	return out
}

// saidThere tells whether a statement belongs to the encounter of its account:
// it is linked to it, or to none and one of the parties speaks. What a sentence lays
// in the town of another encounter was said there.
func (t *told) saidThere(s *record.Statement, voice []string) bool {
	if t.enc != nil && s.Encounter == t.enc.ID {
		return !t.elsewhere(s)
	}
	if s.Encounter != "" && t.enc != nil {
		return false
	}
	return meet(voice, t.parties) && !t.elsewhere(s)
}

// elsewhere tells whether the words before a statement's cue, in its sentence,
// name the town of another encounter and not that of this one.
func (t *told) elsewhere(s *record.Statement) bool {
	if t.enc == nil || t.enc.City == "" || s.Cue == nil {
		return false
	}
	text := t.quoter.Text()
	cue, _ := t.quoter.Bytes(*s.Cue)
	words := text[sentenceStart(text, cue):cue]
	if strings.Contains(words, t.enc.City) {
		return false
	}
	return slices.ContainsFunc(t.Record.Encounters, func(e record.Encounter) bool {
		return e.City != "" && e.City != t.enc.City && strings.Contains(words, e.City)
	})
}

// clauses are the acts of a statement, or its content where it has none, with
// enumerations cut into their members.
func (l *lexicon) clauses(t *told, s *record.Statement) []Clause {
	var out []Clause
	add := func(act string, e record.Evidence) {
		start, _ := t.quoter.Bytes(e)
		for _, p := range l.split(e.Exact, cueEnd(s)) {
			out = append(out, Clause{Act: act, Evidence: t.quoter.Quote(start+p.start, start+p.end)})
		}
	}
	for _, a := range s.Acts {
		add(a.Act, a.Evidence)
	}
	if len(out) > 0 {
		return out
	}
	contents := s.Contents
	if s.Content != nil {
		contents = []record.Evidence{*s.Content}
	}
	for _, c := range contents {
		add("", c)
	}
	return out
}

// cueEnd is the last word of a statement's cue: "for" of "called for".
func cueEnd(s *record.Statement) string {
	if s.Cue == nil {
		return ""
	}
	f := strings.Fields(s.Cue.Exact)
	if len(f) < 2 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}

// denials are the acts that turn their content round.
var denials = []string{"deny", "reject"}

func (l *lexicon) unit(t *told, c Clause, topics []string) unit {
	c.Account, c.Document = t.account, t.Record.Document.ID
	u := unit{Clause: c, told: t, topics: topics, words: cut(c.Evidence.Exact), stems: map[string]float64{}}
	u.denied = slices.Contains(denials, c.Act)
	start, end := t.quoter.Bytes(c.Evidence)
	names := t.namesWithin(start, end)
	for i := range u.words {
		w := &u.words[i]
		if l.not[w.lower] {
			u.denied = !u.denied
		}
		weight, key := l.weigh(*w)
		for _, n := range names {
			if n.start <= start+w.start && start+w.end <= n.end {
				weight, key = 1, n.key
				if code, ok := strings.CutPrefix(n.key, "actor "); ok && slices.Contains(t.parties, code) || !ok {
					weight = littleWeight // every account names those who met
				}
				break
			}
		}
		w.key = key
		if weight > 0 {
			u.stems[key] = max(u.stems[key], weight)
		}
	}
	for _, weight := range u.stems {
		u.total += weight
	}
	return u
}

// weigh gives what a word counts, and the key under which it counts.
func (l *lexicon) weigh(w word) (float64, string) {
	key := w.stem
	if g, ok := l.group[key]; ok {
		key = g
	}
	weight, ok := l.weight[w.stem]
	if !ok {
		weight = 1
	}
	return weight, key
}

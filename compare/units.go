package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/actor"
	"chancery/record"
)

// unit is a clause of an account made ready to be aligned.
type unit struct {
	Clause
	told   *told
	topics []string
	words  []word
	terms  []term
	index  map[string]int     // id of a term → its place in terms
	rows   map[[2]string]bool // keys of two words in a row
	total  float64            // of the terms' weights
	turns  bool               // some of its words are turned round
	counts bool               // it has a number
	person bool               // it names a person
	duty   bool               // it says what has to be: "there must be guarantees"
	agenda bool               // something that was talked of, with nothing said of it
	with   []int              // the accounts of the clauses that it was put together with
	lead   *unit              // what its sentence sets before who says it: "With regard to A, …"; nil for nothing
}

// units lists the clauses of an account in the order of its text.
func (l *lexicon) units(t *told) []unit {
	var out []unit
	last := 0           // where the units of the last statement begin
	unnamed := -1       // where the last source stands that names nobody and is the side's own
	var before []string // voices of the statement before
	for i := range t.Record.Statements {
		s := &t.Record.Statements[i]
		voice := l.voiceOf(t, s)
		if s.Source != nil {
			at, _ := t.quoter.Bytes(*s.Source)
			switch {
			case s.Speaker == "" && len(voice) == 1 && voice[0] == t.side:
				unnamed = at
			case unnamed >= 0 && l.is("pronoun", strings.ToLower(s.Source.Exact)) && !strings.Contains(t.quoter.Text()[unnamed:at], "\n"):
				voice = []string{t.side} // "The Secretary-General stressed A. He called for B"
			default:
				unnamed = -1
			}
		}
		if before != nil && l.sequel(t, s) {
			voice = before
		}
		before = voice
		if !t.saidThere(s, voice) || t.holds(s) || l.onlyTalks(s, voice) {
			continue
		}
		list := l.clauses(t, s)
		if len(list) == 1 && l.refersBack(list[0]) {
			if list[0].Act == "agree" || list[0].Act == "reaffirm" {
				join(out[last:], voice)
			}
			continue
		}
		last = len(out)
		lead := l.lead(t, s)
		for _, c := range list {
			c.Statement, c.Speaker, c.Voice = s.ID, s.Speaker, voice
			u := l.unit(t, c, s.Topics)
			u.lead = lead
			out = append(out, u)
		}
	}
	for _, c := range l.agenda(t) {
		u := l.unit(t, c, nil)
		u.agenda = !c.undone()
		out = append(out, u)
	}
	slices.SortStableFunc(out, func(a, b unit) int { return a.Evidence.Start - b.Evidence.Start })
	return nested(out)
}

// sequel tells whether a statement of nobody named goes on what was said before it: "In
// this connection, it was emphasised that A".
func (l *lexicon) sequel(t *told, s *record.Statement) bool {
	if s.Source != nil || s.Cue == nil {
		return false
	}
	cue, _ := t.quoter.Bytes(*s.Cue)
	text := t.quoter.Text()
	words := cut(text[sentenceStart(text, cue):cue])
	return len(words) > 2 && words[0].lower == "in" && l.is("demonstrative", words[1].lower) && l.is("sequel", words[2].lower)
}

// lead is what a sentence sets before the source of a statement, parted by a comma:
// "With regard to A, the minister said …"; nil for nothing.
func (l *lexicon) lead(t *told, s *record.Statement) *unit {
	if s.Source == nil {
		return nil
	}
	text := t.quoter.Text()
	to, _ := t.quoter.Bytes(*s.Source)
	from := sentenceStart(text, to)
	words := strings.TrimLeft(text[from:to], "0123456789.) ") // "2. With regard to A,"
	from = to - len(words)
	words = strings.TrimRight(words, " ")
	if first, _, _ := strings.Cut(words, " "); !strings.HasSuffix(words, ",") || !l.is("topic", strings.ToLower(first)) {
		return nil
	}
	u := l.unit(t, Clause{Evidence: t.quoter.Quote(from, from+len(words))}, nil)
	return &u
}

// nestedFrom is how much of a clause is said by another in it, of which it then is
// no more than the report.
const nestedFrom = 0.6

// nested leaves out clauses that are the report of another one: of "A said that (both
// had agreed to B)" what both agreed.
func nested(units []unit) []unit {
	return slices.DeleteFunc(slices.Clone(units), func(u unit) bool {
		return slices.ContainsFunc(units, func(v unit) bool {
			return v.Statement != u.Statement && u.Evidence.Start <= v.Evidence.Start && v.Evidence.End <= u.Evidence.End &&
				len(v.Evidence.Exact) < len(u.Evidence.Exact) && v.total >= nestedFrom*u.total && meet(u.Voice, v.Voice)
		})
	})
}

// onlyTalks tells whether a statement is no more than that all talked of something:
// "both spoke of joint projects". So it does where a sentence is carried on to who spoke
// before it and tells of both: "The two discussed A".
func (l *lexicon) onlyTalks(s *record.Statement, voice []string) bool {
	if s.Cue == nil && s.Content != nil {
		words := cut(s.Content.Exact)
		i := 0
		for i < len(words) && (words[i].lower == "the" || l.is("all", words[i].lower)) {
			i++
		}
		if i == 0 || i == len(words) {
			return false
		}
		k, n := l.talkAt(words, i)
		return n > 0 && k.form == "joint"
	}
	if s.Cue == nil || len(voice) < 2 {
		return false
	}
	words := cut(s.Cue.Exact)
	k, n := l.talkAt(words, 0)
	return k.form == "joint" && n == len(words)
}

// rejects tells whether the words of a clause are themselves those of its act:
// "(said that) both should reject A" is turned round once.
func (l *lexicon) rejects(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return l.is("reject", w.lower) })
}

// refersBack tells whether a clause says nothing of its own but that somebody
// agrees with what was said before: "(concurred) with this view".
func (l *lexicon) refersBack(c Clause) bool {
	refers := false
	for _, w := range cut(c.Evidence.Exact) {
		named := l.is("refer", w.lower)
		refers = refers || named || l.is("demonstrative", w.lower)
		if weight, ok := l.weight[w.stem]; !(ok && weight == 0) && !named {
			return false
		}
	}
	return refers
}

// join adds those who agree with what was said to its voices.
func join(said []unit, voice []string) {
	for i := range said {
		v := slices.Concat(said[i].Voice, voice)
		slices.Sort(v)
		said[i].Voice = slices.Compact(v)
	}
}

// holds tells whether a statement of nobody known is no more than the report of
// another one: "(A said that B), an official said".
func (t *told) holds(s *record.Statement) bool {
	if s.Speaker != "" || s.Content == nil {
		return false
	}
	within := func(e *record.Evidence) bool {
		return e != nil && s.Content.Start <= e.Start && e.End <= s.Content.End
	}
	return slices.ContainsFunc(t.Record.Statements, func(u record.Statement) bool {
		return u.ID != s.ID && within(u.Source) && within(u.Content)
	})
}

// saidThere tells whether a statement belongs to the encounter of its account:
// it is linked to it, or to none and one of the parties speaks. What a sentence lays
// in the town of another encounter was said there.
func (t *told) saidThere(s *record.Statement, voice []string) bool {
	if t.enc != nil && s.Encounter != "" && t.same[s.Encounter] {
		return !t.elsewhere(s)
	}
	if s.Encounter != "" && t.enc != nil && !t.mentions(s) {
		return false
	}
	return meet(voice, t.parties) && !t.elsewhere(s)
}

// mentions tells whether the encounter to which a statement is linked is no more
// than what the statement itself speaks of: it has neither day nor place, and no
// words but those of its sentence ("voiced readiness to resume talks with C").
func (t *told) mentions(s *record.Statement) bool {
	if s.Cue == nil {
		return false
	}
	i := slices.IndexFunc(t.Record.Encounters, func(e record.Encounter) bool { return e.ID == s.Encounter })
	if i < 0 {
		return false
	}
	e := &t.Record.Encounters[i]
	cue, _ := t.quoter.Bytes(*s.Cue)
	text := t.quoter.Text()
	from, to := sentenceStart(text, cue), sentenceEnd(text, cue)
	return e.Date == "" && e.City == "" && e.Country == "" && !slices.ContainsFunc(e.Evidence, func(v record.Evidence) bool {
		start, end := t.quoter.Bytes(v)
		return start < from || to+1 < end // with its stop
	})
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
		return !t.same[e.ID] && e.City != "" && e.City != t.enc.City && strings.Contains(words, e.City)
	})
}

// clauses are the acts of a statement, or its content where it has none, with
// enumerations cut into their members.
func (l *lexicon) clauses(t *told, s *record.Statement) []Clause {
	var out []Clause
	add := func(act string, e record.Evidence) {
		start, _ := t.quoter.Bytes(e)
		for _, p := range l.split(e.Exact, cueEnd(s), l.opener(t, s, act, e)) {
			out = append(out, Clause{Act: act, Evidence: t.quoter.Quote(start+p.start, start+p.end)})
		}
	}
	for _, a := range l.joined(t, s.Acts) {
		add(a.Act, a.Evidence)
	}
	if len(out) == 1 && len(s.Acts) == 1 && t.interrupted(s) {
		start, _ := t.quoter.Bytes(s.Contents[0])
		_, end := t.quoter.Bytes(out[0].Evidence)
		out[0].Evidence = t.quoter.Quote(start, end)
	}
	if len(out) > 0 {
		return out
	}
	contents := s.Pieces()
	for _, c := range contents {
		add("", c)
	}
	return out
}

// interrupted tells whether a clause begins before who says it: "The only path, both
// said, is A". What somebody else says in it is no part of it.
func (t *told) interrupted(s *record.Statement) bool {
	if len(s.Contents) < 2 || s.Contents[0].End >= s.Acts[0].Start {
		return false
	}
	return !slices.ContainsFunc(t.Record.Statements, func(u record.Statement) bool {
		return u.ID != s.ID && u.Cue != nil && s.Contents[0].Start <= u.Cue.Start && u.Cue.End <= s.Acts[0].End
	})
}

// joined puts an act that only tells when or why of the one before it to that one:
// "Poland will hasten it (while it presides over the Council)".
func (l *lexicon) joined(t *told, acts []record.Act) []record.Act {
	var out []record.Act
	for _, a := range acts {
		if n := len(out) - 1; n >= 0 && a.Start >= out[n].End {
			from, to := t.quoter.Byte(out[n].End), t.quoter.Byte(a.Start)
			first, _, _ := strings.Cut(a.Exact, " ")
			if l.is("when", strings.TrimSpace(t.quoter.Text()[from:to])) && l.is("pronoun", strings.ToLower(first)) {
				start, _ := t.quoter.Bytes(out[n].Evidence)
				_, end := t.quoter.Bytes(a.Evidence)
				out[n].Evidence = t.quoter.Quote(start, end)
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

// denials are the acts that turn their content round.
var denials = []string{"deny", "reject"}

func (l *lexicon) unit(t *told, c Clause, topics []string) unit {
	c.Account, c.Document = t.account, t.Record.Document.ID
	u := unit{Clause: c, told: t, topics: topics, words: cut(c.Evidence.Exact)}
	start, end := t.quoter.Bytes(c.Evidence)
	names := map[int]naming{}
	for _, n := range t.namesWithin(start, end) {
		for i, w := range u.words {
			if n.start <= start+w.start && start+w.end <= n.end {
				if _, ok := names[i]; ok {
					continue
				}
				names[i] = n
				u.person = u.person || strings.HasPrefix(n.key, "person ")
			}
		}
	}
	for i, w := range u.words {
		u.duty = u.duty || l.is("duty", w.lower)
		if _, ok := names[i]; !ok {
			if code := countryWord(u.Evidence.Exact[w.start:w.end]); code != "" {
				names[i] = naming{key: "actor " + code}
			}
		}
	}
	l.terms(&u, names)
	l.theTwo(&u, start)
	return u
}

// countryWord is the country that a word in capitals names ("Ukraine crisis", of which
// the name of an event was read), or for whose government a capital stands, as
// accounts have it ("aid to Kyiv"); "" for any other word.
func countryWord(w string) string {
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
		return ""
	}
	if r := actor.Resolve(w, "", ""); (r.Sector == "GOV" || r.Sector == "") && r.Level == "" && r.Rest == "" && len(r.Country) == 3 {
		return r.Country
	}
	return ""
}

// subject is the key of the actor whom a clause begins with; "" where it begins with
// anything else.
func (u *unit) subject() string {
	for i := range u.words {
		switch w := &u.words[i]; {
		case w.lower == "the" || w.lower == "that":
		case named(w.key):
			return w.key
		default:
			return ""
		}
	}
	return ""
}

// strangers tells whether two clauses begin each with an actor that the other does
// not name: what one says of Iran the other says of Israel.
func strangers(a, b *unit) bool {
	x, y := a.subject(), b.subject()
	if x == "" || y == "" || x == y {
		return false
	}
	_, inB := b.index[x]
	_, inA := a.index[y]
	return !inA && !inB
}

package reader

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/actor"
	"chancery/event"
	"chancery/petrarch"
	"chancery/record"
	"chancery/syntax"
)

// dictionary is what dictionaries of the user's tell of one document.
type dictionary struct {
	text   *syntax.Text
	q      *record.Quoter
	cast   *actor.Cast
	coding *petrarch.Coding
	given  map[string][]string // codes by actor id
	rules  map[string]string   // and the lines they come from
}

// consult asks the dictionaries; nil for none.
func consult(dict *petrarch.Dictionaries, doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast) *dictionary {
	if dict == nil {
		return nil
	}
	d := &dictionary{text: text, q: q, cast: cast, given: map[string][]string{}, rules: map[string]string{}}
	day := doc.Dated()
	if len(day) > len("2006-01-02") {
		day = day[:len("2006-01-02")]
	}
	// Their codes first, so that "he" has the code of the name.
	for _, m := range dict.Mentions(text, day) {
		if a, ok := d.named(&m); ok && len(m.Codes) > 0 && d.given[a.ID] == nil {
			d.given[a.ID], d.rules[a.ID] = m.Codes, m.Rule
		}
	}
	d.coding = dict.Code(petrarch.Story{Text: text, Day: day, Named: d.cited()})
	return d
}

// named is the actor whose name, somewhere, is what a dictionary's actor covers.
func (d *dictionary) named(m *petrarch.Mention) (*actor.Actor, bool) {
	start, end := d.text.Token(m.First).Start(), d.text.Token(m.Last-1).End()
	for _, own := range d.cast.Within(start, end) {
		if own.How == actor.ByName && own.Actor >= 0 && own.First >= m.First && own.Last <= m.Last {
			return &d.cast.Actors[own.Actor], true
		}
	}
	return nil, false
}

// cited are the actors of the cast where the text mentions them, the largest
// mentions alone, with the codes that events give them.
func (d *dictionary) cited() []petrarch.Named {
	codes := event.Codes(d.cast)
	var out []petrarch.Named
	for _, m := range d.cast.Mentions {
		if m.Actor < 0 || m.Actor >= len(codes) {
			continue
		}
		n := petrarch.Named{First: m.First, Last: m.Last, NameFirst: m.First, NameLast: m.First, Codes: codes[m.Actor]}
		if given := d.given[d.cast.Actors[m.Actor].ID]; given != nil {
			n.Codes = given
		}
		if !m.Modifier && m.WholeFirst <= m.First && m.Last <= m.WholeLast {
			n.First, n.Last = m.WholeFirst, m.WholeLast
		}
		if m.How == actor.ByName {
			n.NameLast = m.Last
		}
		if len(n.Codes) > 0 {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b petrarch.Named) int { return cmp.Or(a.First-b.First, b.Last-a.Last) })
	end := 0
	return slices.DeleteFunc(out, func(n petrarch.Named) bool {
		nested := n.First < end
		end = max(end, n.Last)
		return nested
	})
}

// coded are the events of the dictionaries that name both sides, in the order of
// the text.
func (d *dictionary) coded() []event.Coded {
	if d == nil {
		return nil
	}
	var out []event.Coded
	for i := range d.coding.Events {
		e := &d.coding.Events[i]
		if len(e.Source) == 0 || len(e.Target) == 0 && !e.Mutual {
			continue
		}
		out = append(out, event.Coded{
			Verb: e.Verb, Actor: e.Source, Recipient: e.Target, Code: e.Code, Negated: e.Negated, Rule: "dictionary " + e.Rule,
		})
	}
	return out
}

func (d *dictionary) codes() map[string][]string {
	if d == nil {
		return nil
	}
	return d.given
}

// actors gives the record's actors the codes of the dictionaries, and adds those
// that only the dictionaries know.
func (d *dictionary) actors(r *record.Record) {
	if d == nil {
		return
	}
	byID, taken := map[string]int{}, map[string]bool{}
	for i := range r.Actors {
		a := &r.Actors[i]
		byID[a.ID], taken[a.ID] = i, true
		if codes := d.given[a.ID]; codes != nil {
			a.Cameo, a.CameoRule = strings.Join(codes, "/"), d.rules[a.ID]
		}
	}
	for i := range d.coding.Mentions {
		m := &d.coding.Mentions[i]
		words := d.quote(m.First, m.Last)
		if m.Undated {
			r.Abstained = append(r.Abstained, record.Abstention{
				What: "actor code", Evidence: words, Reason: "the story tells no date, and the codes of " + m.Rule + " hold on some days alone",
			})
		}
		if _, known := d.named(m); known || len(m.Codes) == 0 {
			continue
		}
		code := strings.Join(m.Codes, "/")
		id := "dictionary " + code + " " + strings.ToLower(words.Exact) // until it has one of its own
		at, ok := byID[code]
		if !ok {
			at, ok = byID[id]
		}
		if !ok {
			a := d.made(m, code, words.Exact, taken)
			at = len(r.Actors)
			byID[id], taken[a.ID] = at, true
			if a.ID == code {
				byID[code] = at
			}
			r.Actors = append(r.Actors, a)
		}
		r.Actors[at].Mentions = append(r.Actors[at].Mentions, record.Mention{Evidence: words, How: "name"})
	}
}

// made is the actor of a name that only a dictionary knows: a country or
// organization by its code, else of the kind that the name looks like.
func (d *dictionary) made(m *petrarch.Mention, code, name string, taken map[string]bool) record.Actor {
	a := record.Actor{Kind: "group", Name: name, Cameo: code, CameoRule: m.Rule}
	if known := actor.CodeName(code); known != "" && !taken[code] {
		a.ID, a.Name, a.Country, a.Kind = code, known, code, "country"
		if strings.HasPrefix(code, "IGO") || len(code) != 3 {
			a.Kind = "organization"
		}
		return a
	}
	if n, ok := d.text.NameAt(m.First); ok {
		switch n.Type {
		case syntax.Person:
			a.Kind = "person"
		case syntax.Organization:
			a.Kind = "organization"
		}
	}
	a.ID = slug(name)
	for n := 2; taken[a.ID]; n++ {
		a.ID = slug(name) + "-" + strconv.Itoa(n)
	}
	return a
}

// slug writes a name as an id.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80 })
	if len(words) < 2 && len(name) < 8 {
		words = append([]string{"actor"}, words...) // "e1" is an encounter's
	}
	return strings.Join(words, "-")
}

func (d *dictionary) quote(first, last int) record.Evidence {
	return d.q.Quote(d.text.Token(first).Start(), d.text.Token(last-1).End())
}

// finish takes events out of sentences that are not to be coded, and tells the
// others what they speak of.
func (d *dictionary) finish(r *record.Record) {
	if d == nil {
		return
	}
	for _, drop := range d.coding.Drops {
		what := "events of this sentence"
		if drop.Story {
			what = "events of the story"
		}
		r.Abstained = append(r.Abstained, record.Abstention{
			What: "event", Evidence: d.quote(drop.First, drop.Last), Reason: drop.Rule + " keeps the " + what + " from being read",
		})
	}
	var kept []record.Event
	for _, e := range r.Events {
		if len(d.coding.Drops) > 0 {
			e.Evidence = slices.DeleteFunc(slices.Clone(e.Evidence), d.dropped)
		}
		if len(e.Evidence) == 0 {
			continue
		}
		e.ID = "v" + strconv.Itoa(len(kept)+1)
		e.Issues = d.issues(e.Evidence)
		kept = append(kept, e)
	}
	r.Events = kept
}

// dropped tells whether all sentences of some words are not to be coded.
func (d *dictionary) dropped(e record.Evidence) bool {
	first, last := d.sentences(e)
	for i := first; i <= last; i++ {
		if !d.coding.Dropped(i) {
			return false
		}
	}
	return first <= last
}

// sentences are the first and the last sentence of some words; the last is before the
// first where there is none.
func (d *dictionary) sentences(e record.Evidence) (first, last int) {
	start, end := d.q.Bytes(e)
	span := d.text.SpanOf(start, end)
	if span.Len() == 0 {
		return 0, -1
	}
	return d.text.Token(span.First).Sentence().Index(), d.text.Token(span.Last - 1).Sentence().Index()
}

// issues gathers what the sentences of some words speak of.
func (d *dictionary) issues(evidence []record.Evidence) []record.Issue {
	var out []record.Issue
	seen := map[int]bool{}
	for _, e := range evidence {
		first, last := d.sentences(e)
		for s := first; s <= last; s++ {
			if seen[s] {
				continue
			}
			seen[s] = true
			sentence := d.text.Sentence(s)
			from, _ := slices.BinarySearchFunc(d.coding.Issues, sentence.First(), func(i petrarch.Issue, t int) int { return i.First - t })
			for _, i := range d.coding.Issues[from:] {
				if i.First >= sentence.Last() {
					break
				}
				at := slices.IndexFunc(out, func(o record.Issue) bool { return o.Code == i.Code })
				if at < 0 {
					at = len(out)
					out = append(out, record.Issue{Code: i.Code, Rule: i.Rule})
				}
				out[at].Evidence = append(out[at].Evidence, d.quote(i.First, i.Last))
			}
		}
	}
	return out
}

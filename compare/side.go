package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/actor"
	"chancery/record"
)

// side tells what an account is like as a whole.
func (l *lexicon) side(t *told, units []unit) Side {
	d := &t.Record.Document
	words := cut(d.Text)
	q := t.quoter
	out := Side{
		Name: t.name, Document: d.ID, Title: title(d), Publisher: cmp.Or(d.Publisher, d.Agency), Parties: t.parties,
		Country: t.side, Words: len(words), Clauses: len(units), Tones: []Tone{}, Named: []string{},
	}
	if t.enc != nil {
		out.Encounter, out.Date = t.enc.ID, t.enc.Date
	}
	for _, rung := range l.tones {
		for _, phrase := range rung.words {
			if at := t.outside(words, phrase); at >= 0 {
				found := rung.Tone
				found.Document = d.ID
				found.Evidence = q.Quote(words[at].start, words[at+len(phrase)-1].end)
				out.Tones = append(out.Tones, found)
				break
			}
		}
	}
	for i := range t.Record.Actors {
		if p := &t.Record.Actors[i]; p.Kind == "person" {
			out.Named = append(out.Named, p.Name)
		}
	}
	out.Asked = l.askedFor(t, words)
	return out
}

func title(d *record.Document) string {
	if d.Title == nil {
		return ""
	}
	return d.Title.Exact
}

// SideOf is the country or organization that publishes a report of an encounter in
// which it takes part; "" for the press and others.
func SideOf(r Report) string {
	t := ready(r, 0, "")
	if err := t.choose(nil); err != nil || t.enc == nil {
		return ""
	}
	t.takePart(t.voices(t.enc))
	return t.side
}

// Letter is what the account of an index is called: A, B, … Z, 27.
func Letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return strconv.Itoa(i + 1)
}

// takePart sets the parties of an account and the side that publishes it, where
// that is one of them.
func (t *told) takePart(parties []string) {
	t.parties, t.side = parties, ""
	if code := publishes(&t.Record.Document); slices.Contains(parties, code) {
		t.side = code
		return
	}
	for i := range t.Record.Actors { // an organization that is no country's
		if a := &t.Record.Actors[i]; a.Kind == "organization" && a.Name == t.Record.Document.Publisher && slices.Contains(parties, codeOf(a)) {
			t.side = codeOf(a)
		}
	}
}

// publishes is the country or organization of a document's publisher, else that of
// an agency which publishes for its state; "" for any other.
func publishes(d *record.Document) string {
	if d.Publisher == "" {
		return data().agency[d.Agency]
	}
	if code := actor.PublisherOf(d.Publisher).Country; code != "EUR" {
		return code
	}
	return "EU"
}

// add joins what a further report of a side is like.
func (s *Side) add(o Side) {
	s.Also = append(s.Also, o.Document)
	s.Words += o.Words
	s.Clauses += o.Clauses
	for _, t := range o.Tones {
		if !slices.ContainsFunc(s.Tones, func(x Tone) bool { return x.Name == t.Name }) {
			s.Tones = append(s.Tones, t)
		}
	}
	slices.SortStableFunc(s.Tones, func(a, b Tone) int { return a.Rung - b.Rung })
	for _, n := range o.Named {
		if !slices.Contains(s.Named, n) {
			s.Named = append(s.Named, n)
		}
	}
	if s.Asked == nil {
		s.Asked = o.Asked
	}
}

// shares counts the topics of an account's clauses, the most frequent first.
func shares(units []unit, account int) []Share {
	out := []Share{}
	at := map[string]int{}
	all := 0
	for _, u := range units {
		if u.Account != account {
			continue
		}
		all++
		for _, t := range u.topics {
			i, ok := at[t]
			if !ok {
				i = len(out)
				at[t] = i
				out = append(out, Share{Topic: t, First: i + 1})
			}
			out[i].Clauses++
		}
	}
	for i := range out {
		out[i].Share = round(float64(out[i].Clauses) / float64(all))
	}
	slices.SortStableFunc(out, func(a, b Share) int { return b.Clauses - a.Clauses })
	return out
}

// outside is the first place of a phrase where it is the account's own word and no
// part of what somebody said; -1 for none.
func (t *told) outside(words []word, phrase []string) int {
	for from := 0; from < len(words); {
		at := find(words[from:], phrase)
		if at < 0 {
			return -1
		}
		at += from
		if !t.content(words[at].start) {
			return at
		}
		from = at + 1
	}
	return -1
}

// content tells whether a byte lies in the content of a statement.
func (t *told) content(at int) bool {
	in := func(e record.Evidence) bool {
		s, f := t.quoter.Bytes(e)
		return s <= at && at < f
	}
	return slices.ContainsFunc(t.Record.Statements, func(s record.Statement) bool {
		return s.Content != nil && in(*s.Content) || slices.ContainsFunc(s.Contents, in)
	})
}

// find is the first place where the words of a phrase stand in a row, or -1.
func find(words []word, phrase []string) int {
	for i := range words {
		if i+len(phrase) > len(words) {
			break
		}
		same := true
		for k, p := range phrase {
			if words[i+k].lower != p {
				same = false
				break
			}
		}
		if same {
			return i
		}
	}
	return -1
}

// askedWithin is how many words after the phrase name who asked.
const askedWithin = 6

// askedFor finds who asked for the meeting.
func (l *lexicon) askedFor(t *told, words []word) *Asked {
	q := t.quoter
	for _, phrase := range l.asked {
		at := find(words, phrase)
		if at < 0 {
			continue
		}
		last := at + len(phrase) - 1
		from, to := words[last].end, words[min(last+askedWithin, len(words)-1)].end
		if stop := strings.IndexAny(q.Text()[from:to], ".;\n"); stop > 3 {
			to = from + stop
		}
		by, end := t.firstNamed(from, to)
		if by == "" {
			end = words[last].end
		}
		return &Asked{By: by, Document: t.Record.Document.ID, Evidence: q.Quote(words[at].start, end)}
	}
	return l.askedBefore(t, words)
}

// askedBefore finds who asked for the meeting where he stands before the word for it:
// "at Ukraine's request", "on the Russian side's initiative".
func (l *lexicon) askedBefore(t *told, words []word) *Asked {
	for i := range words {
		if !l.is("upon", words[i].lower) {
			continue
		}
		for k := i + 2; k < min(len(words), i+askedWithin); k++ {
			if !l.is("wish", words[k].lower) || t.content(words[i].start) || sentenceEnd(t.quoter.Text(), words[i].start) < words[k].start {
				continue
			}
			if by, _ := t.firstNamed(words[i].end, words[k].start); by != "" {
				return &Asked{By: by, Document: t.Record.Document.ID, Evidence: t.quoter.Quote(words[i].start, words[k].end)}
			}
		}
	}
	return nil
}

// firstNamed is the country or organization of the first actor mentioned between
// two bytes, and where its mention ends.
func (t *told) firstNamed(from, to int) (string, int) {
	code, first, end := "", to, to
	for i := range t.Record.Actors {
		a := &t.Record.Actors[i]
		for _, m := range a.Mentions {
			s, e := t.quoter.Bytes(m.Evidence)
			if s >= from && s < first {
				if c := t.codes(a.ID); len(c) == 1 {
					code, first, end = c[0], s, e
				}
			}
		}
	}
	return code, end
}

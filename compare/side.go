package compare

import (
	"cmp"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
)

// side tells what an account is like as a whole.
func (l *lexicon) side(a *Account, enc *record.Encounter, units []unit) Side {
	d := &a.Record.Document
	words := cut(d.Text)
	q := record.NewQuoter(d.Text)
	out := Side{
		Name: a.Name, Document: d.ID, Encounter: enc.ID, Publisher: cmp.Or(d.Publisher, d.Agency),
		Words: len(words), Clauses: len(units), Topics: shares(units), Tones: []Tone{}, Named: []string{},
	}
	out.Country = countryOf(d, voices(a.Record, enc))
	for _, t := range l.tones {
		for _, phrase := range t.words {
			if at := find(words, phrase); at >= 0 {
				found := t.Tone
				found.Evidence = q.Quote(words[at].start, words[at+len(phrase)-1].end)
				out.Tones = append(out.Tones, found)
				break
			}
		}
	}
	for i := range a.Record.Actors {
		if p := &a.Record.Actors[i]; p.Kind == "person" {
			out.Named = append(out.Named, p.Name)
		}
	}
	out.Asked = l.askedFor(a.Record, q, words)
	return out
}

// countryOf is the side that a document speaks for: the country or organization
// of its publisher, where that takes part.
func countryOf(d *record.Document, parties []string) string {
	if d.Publisher == "" {
		return ""
	}
	found := actor.Resolve(d.Publisher, "", "")
	if slices.Contains(parties, found.Country) {
		return found.Country
	}
	return ""
}

// shares counts the topics of the clauses, the most frequent first.
func shares(units []unit) []Share {
	out := []Share{}
	at := map[string]int{}
	for _, u := range units {
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
		out[i].Share = round(float64(out[i].Clauses) / float64(len(units)))
	}
	slices.SortStableFunc(out, func(a, b Share) int { return b.Clauses - a.Clauses })
	return out
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
func (l *lexicon) askedFor(r *record.Record, q *record.Quoter, words []word) *Asked {
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
		by, end := named(r, q, from, to)
		if by == "" {
			end = words[last].end
		}
		return &Asked{By: by, Evidence: q.Quote(words[at].start, end)}
	}
	return nil
}

// named is the country or organization of the first actor mentioned between two
// bytes, and where its mention ends.
func named(r *record.Record, q *record.Quoter, from, to int) (string, int) {
	code, first, end := "", to, to
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			s, e := q.Byte(m.Start), q.Byte(m.End)
			if s >= from && s < first {
				if c := codes(r, r.Actors[i].ID); len(c) == 1 {
					code, first, end = c[0], s, e
				}
			}
		}
	}
	return code, end
}

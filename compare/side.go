package compare

import (
	"cmp"
	"slices"
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
		Name: t.Name, Document: d.ID, Title: title(d), Publisher: cmp.Or(d.Publisher, d.Agency), Parties: t.parties,
		Country: t.country(), Words: len(words), Clauses: len(units), Topics: shares(units), Tones: []Tone{}, Named: []string{},
	}
	if t.enc != nil {
		out.Encounter, out.Date = t.enc.ID, t.enc.Date
	}
	for _, rung := range l.tones {
		for _, phrase := range rung.words {
			if at := find(words, phrase); at >= 0 {
				found := rung.Tone
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

// country is the side that an account speaks for, where it takes part: the country
// or organization of its publisher, else that of an agency which is its
// government's own.
func (t *told) country() string {
	d := &t.Record.Document
	found := actor.Resolve(d.Publisher, "", "")
	if d.Publisher == "" {
		if found = actor.Resolve(d.Agency, "", ""); found.Sector != "GOV" {
			return ""
		}
	}
	code := found.Country
	if code == "EUR" {
		code = "EU"
	}
	if slices.Contains(t.parties, code) {
		return code
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
		return &Asked{By: by, Evidence: q.Quote(words[at].start, end)}
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

package web

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// proofOf are the words that a field of a thing rests on; those of the whole
// thing where the field names none of its own.
func proofOf(r *record.Record, kind, id, field string) []record.Evidence {
	switch kind {
	case correction.OfEncounter:
		for i := range r.Encounters {
			if r.Encounters[i].ID == id {
				return proofOfEncounter(r, &r.Encounters[i], field)
			}
		}
	case correction.OfStatement:
		for i := range r.Statements {
			if r.Statements[i].ID == id {
				return proofOfStatement(&r.Statements[i], field)
			}
		}
	case correction.OfActor:
		for i := range r.Actors {
			if r.Actors[i].ID == id {
				return proofOfActor(&r.Actors[i], field)
			}
		}
	case correction.OfDocument:
		if r.Document.Title != nil {
			return []record.Evidence{*r.Document.Title}
		}
		return nil
	}
	target, err := correction.Aim(r, kind, id)
	if err != nil {
		return nil
	}
	return target.Ground
}

func proofOfEncounter(r *record.Record, e *record.Encounter, field string) []record.Evidence {
	name, actor, _ := strings.Cut(field, "/")
	var own []record.Evidence
	switch name {
	case "date", "end_date", "ongoing_on":
		own = e.DateEvidence
	case "venue", "city", "country":
		own = e.PlaceEvidence
	case "participants":
		actor, _, _ = strings.Cut(actor, "/")
		own = mentionsIn(r, actor, e.Evidence)
	}
	if len(own) == 0 {
		return e.Evidence
	}
	return own
}

// mentionsIn are the mentions of an actor within some words.
func mentionsIn(r *record.Record, actor string, within []record.Evidence) (list []record.Evidence) {
	for i := range r.Actors {
		if r.Actors[i].ID != actor {
			continue
		}
		for _, m := range r.Actors[i].Mentions {
			if slices.ContainsFunc(within, func(w record.Evidence) bool { return m.Start >= w.Start && m.End <= w.End }) {
				list = append(list, m.Evidence)
			}
		}
	}
	return list
}

func proofOfStatement(s *record.Statement, field string) []record.Evidence {
	name, rest, _ := strings.Cut(field, "/")
	act, _, _ := strings.Cut(rest, "/")
	switch {
	case name == "speaker" && s.Source != nil:
		return []record.Evidence{*s.Source}
	case name == "acts":
		for i, a := range s.Acts {
			if act == actName(s.Acts, i) {
				return []record.Evidence{a.Evidence}
			}
		}
	}
	return s.Pieces()
}

func proofOfActor(a *record.Actor, field string) []record.Evidence {
	if strings.HasPrefix(field, "office") && a.Office != nil && a.Office.Evidence != nil {
		return []record.Evidence{*a.Office.Evidence}
	}
	const shown = 3
	var list []record.Evidence
	for _, m := range a.Mentions[:min(len(a.Mentions), shown)] {
		list = append(list, m.Evidence)
	}
	return list
}

// actName is how a correction names an act of a statement: by its kind where it
// is the only one, else by its place.
func actName(acts []record.Act, i int) string {
	n := 0
	for _, a := range acts {
		if a.Act == acts[i].Act {
			n++
		}
	}
	if n == 1 {
		return acts[i].Act
	}
	return strconv.Itoa(i)
}

// passage is a stretch of a text with some of its words marked.
type passage struct {
	Pieces []snippet
	Href   string // the document, open at the first marked words
}

type snippet struct {
	Text   string
	Marked bool
}

// around is how many code points of a long paragraph are shown on either side of
// the marked words.
const around = 220

// inContext shows words in the paragraphs they stand in.
func inContext(d *record.Document, list []record.Evidence) []passage {
	letters := []rune(d.Text)
	list = slices.DeleteFunc(slices.Clone(list), func(e record.Evidence) bool {
		return e.Start < 0 || e.End <= e.Start || e.End > len(letters)
	})
	slices.SortFunc(list, func(a, b record.Evidence) int { return a.Start - b.Start })
	var out []passage
	for len(list) > 0 {
		from, to := paragraphAt(d.Segments, letters, list[0])
		n := 1
		for n < len(list) && list[n].Start < to {
			n++
		}
		out = append(out, passage{cutAt(letters, from, to, list[:n]), address.Span(d.ID, list[0])})
		list = list[n:]
	}
	return out
}

// paragraphAt are the bounds of the paragraph that some words begin in, nearer
// where it is long.
func paragraphAt(segments []record.Segment, letters []rune, e record.Evidence) (from, to int) {
	from, to = 0, len(letters)
	for _, s := range segments {
		if s.Start <= e.Start && e.Start < s.End && s.End <= len(letters) {
			from, to = s.Start, s.End
		}
	}
	to = max(to, e.End)
	return clearStart(letters, max(from, e.Start-around), from), clearEnd(letters, min(to, e.End+around), to)
}

// clearStart moves a cut forward to the beginning of a word.
func clearStart(letters []rune, at, first int) int {
	for i := at; at > first && i < at+around/4; i++ {
		if unicode.IsSpace(letters[i-1]) {
			return i
		}
	}
	return at
}

// clearEnd moves a cut back to the end of a word.
func clearEnd(letters []rune, at, last int) int {
	for i := at; at < last && i > at-around/4; i-- {
		if unicode.IsSpace(letters[i]) {
			return i
		}
	}
	return at
}

// cutAt cuts a stretch of text at the marks, which are in order.
func cutAt(letters []rune, from, to int, marks []record.Evidence) []snippet {
	var list []snippet
	add := func(a, b int, marked bool) {
		if a < b {
			list = append(list, snippet{string(letters[a:b]), marked})
		}
	}
	if from > 0 && !unicode.IsSpace(letters[from-1]) || from > 0 && letters[from-1] == ' ' {
		list = append(list, snippet{Text: "… "})
	}
	at := from
	for _, m := range marks {
		add(at, max(at, m.Start), false)
		add(max(at, m.Start), min(m.End, to), true)
		at = max(at, min(m.End, to))
	}
	add(at, to, false)
	if to < len(letters) && letters[to] == ' ' {
		list = append(list, snippet{Text: " …"})
	}
	return list
}

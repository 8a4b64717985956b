package eval

import (
	"io"
	"slices"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/reader"
	"chancery/record"
)

// eventsTask reads whole sentences with nothing given and compares the events
// with PLV's or the gold standard records' one event a sentence.
var eventsTask = Task{
	Name: "events",
	Doc:  "events end to end: share of sentences with an event, with the right type, with the right type and both actors; extra events a sentence",
	Dev:  []string{"plv-train.jsonl", "plover-gsr.jsonl"},
	Run:  runEvents,
}

// eventPrediction is what is written for a sentence: all its events, and the root of the first.
type eventPrediction struct {
	ID     string         `json:"id"`
	Root   string         `json:"root,omitempty"`
	Events []record.Event `json:"events"`
}

func runEvents(in io.Reader, predictions io.Writer) (*Report, error) {
	r, err := Events(in, predictions, func(sentence string) (*record.Record, error) {
		return reader.Read([]byte(sentence), reader.Options{})
	})
	if err == nil {
		r.Note("%s", clause.TrainedOn)
	}
	return r, err
}

// Events scores what read finds in the sentences of a file of the task "events".
func Events(in io.Reader, predictions io.Writer, read func(sentence string) (*record.Record, error)) (*Report, error) {
	rows, err := ReadJSONL[ploverRow](in)
	if err != nil {
		return nil, err
	}
	some, typed, both, sent, extra := 0, 0, 0, 0, 0
	for _, r := range rows {
		c := r.clause()
		got, err := read(c.Text)
		if err != nil {
			return nil, err
		}
		source, target := phraseCodes(c.Text, c.Source), phraseCodes(c.Text, c.Target)
		gold := r.GoldRoot
		if gold == "" {
			gold = ploverRoot(r.Event)
		}
		hit, full := false, false
		out := eventPrediction{ID: r.ID, Events: got.Events}
		for _, e := range got.Events {
			root := ploverRoot(e.Plover.Type)
			if out.Root == "" {
				out.Root = root
			}
			if root != gold {
				continue
			}
			hit = true
			full = full || actorsFit(&e, source, target)
		}
		sent++
		if len(got.Events) > 0 {
			some++
			extra += len(got.Events) - 1
		}
		if hit {
			typed++
		}
		if full {
			both++
		}
		if err := WriteJSONL(predictions, out); err != nil {
			return nil, err
		}
	}
	report := &Report{Name: "events"}
	report.Add("", Share("sentences with an event", some, sent), Share("with the right type", typed, sent),
		Share("with the right type and both actors", both, sent), Value("extra events a sentence", float64(extra)/float64(max(sent, 1))))
	report.Note("An actor is right when its country, or its sector where it has no country, is that of the phrase in gold; " +
		"CONCEDE and RETREAT count as PLV's YIELD; what several do with each other has both sides among its actors, and CONSULT is the same in either direction. Events beyond the first of a sentence are extra.")
	return report, nil
}

// ploverRoot is the root of PLV for a type of any of PLOVER's versions.
func ploverRoot(kind string) string {
	switch kind {
	case "CONCEDE", "RETREAT":
		return "YIELD"
	case "DEMAND":
		return "REQUEST"
	case "INVESTIGATE", "DISAPPROVE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	}
	return kind
}

// phraseCodes are the country or else the sector of each phrase.
func phraseCodes(text string, spans []clause.Span) []string {
	var out []string
	for _, s := range spans {
		r := actor.Resolve(text[s.Start:s.End], text, "")
		code := r.Country
		if code == "" {
			code = r.Sector
		}
		if code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// actorsFit tells whether an event has one of the sources as actor and one of
// the targets as recipient; where gold names no recipient none is asked for. An
// event of several without recipient, which they do with each other, has both
// among its actors, and a CONSULT is the same in either direction.
func actorsFit(e *record.Event, source, target []string) bool {
	recipient := e.Recipient
	if len(recipient) == 0 && len(e.Actor) > 1 {
		recipient = e.Actor
	}
	fit := func(actor, recipient []string) bool {
		return codesMeet(actor, source) && (len(target) == 0 || codesMeet(recipient, target))
	}
	return fit(e.Actor, recipient) || e.Plover.Type == "CONSULT" && fit(recipient, e.Actor)
}

// codesMeet tells whether a code begins with one of the wanted countries, is or
// ends in one of the wanted sectors, or is that of an organization of the wanted
// class.
func codesMeet(codes, want []string) bool {
	for _, c := range codes {
		if slices.Contains(want, "IGO") && len(c) != 3 && len(c) != 6 && actor.Resolve(c, "", "").Country == "IGO" {
			return true
		}
		for _, w := range want {
			if len(c) >= 3 && len(w) == 3 && (c[:3] == w || c[len(c)-3:] == w) {
				return true
			}
		}
	}
	return false
}

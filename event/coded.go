package event

import (
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// Coded is a deed that something else than this package found and coded: a
// dictionary of the user's.
type Coded struct {
	Verb             syntax.Token
	Actor, Recipient []string // codes; those of Actor did it with one another where Recipient is empty
	Negated          bool     // the code holds for the deed not done
	Code             string   // as the dictionary has it: CAMEO's where it looks like one
	Rule             string
}

// Codes are the codes of an actor's, one for each actor of a cast, as events have
// them; those of a group are its members'.
func Codes(cast *actor.Cast) [][]string {
	lex, err := words()
	if err != nil {
		panic(err) // the files are part of the program; a test reads them
	}
	b := newBuilder(Story{Cast: cast}, lex)
	out := make([][]string, len(cast.Actors))
	for i := range cast.Actors {
		out[i] = b.codes(cast.Actors[i].ID)
	}
	return out
}

// coded adds the event of a deed that was coded elsewhere. What the tree tells of the verb gives
// status, day and place.
func (b *builder) coded(c *Coded) {
	s := c.Verb.Sentence()
	r := b.lex.cameoOf(c.Code)
	ev := record.Event{
		Actor: c.Actor, Recipient: c.Recipient, Cameo: c.Code, Status: "held", Date: b.dayOf(c.Verb), Rule: c.Rule,
		Plover:   record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(s.Text())},
		Evidence: []record.Evidence{b.q.Quote(s.Start(), s.End())},
	}
	status := b.statusOf(c.Verb)
	switch {
	case status == "":
		status = "hypothetical" // somebody wants it
	case status == "denied" && !c.Negated:
		ev.Status = status
		ev.Plover.Context = append(ev.Plover.Context, auxiliary[status])
	}
	settle(&ev, status)
	// Another code is another event; what is read of the same type elsewhere is this.
	kinds := []string{"code " + c.Code}
	if r.kind != "" {
		kinds = append(kinds, r.kind)
	}
	b.addAs(ev, kinds...)
}

// cameoOf is what a code is in PLOVER, by its longest beginning that the file
// has; nothing for what is no code of CAMEO.
func (l *lexicon) cameoOf(code string) rule {
	if len(code) > 4 || strings.Trim(code, "0123456789") != "" {
		return rule{}
	}
	for n := len(code); n >= 2; n-- {
		if r, ok := l.cameo[code[:n]]; ok {
			return r
		}
	}
	return rule{}
}

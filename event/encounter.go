package event

import "chancery/record"

// auxiliary are PLOVER's words for what is not plainly so, from our status. A
// cancelled meeting keeps its type and status, too: who called it off is for the
// statements to tell.
var auxiliary = map[string]string{
	"planned": "future", "invited": "future", "hypothetical": "hypothetical", "proposed": "hypothetical",
	"denied": "negation", "cancelled": "negation",
}

// parties are who takes part in an encounter, by role.
type parties struct {
	hosts, guests, all []string
	mediated           bool
}

func partiesOf(e *record.Encounter) parties {
	var p parties
	for _, x := range e.Participants {
		switch x.Role {
		case "host":
			p.hosts = append(p.hosts, x.Actor)
		case "guest", "visitor":
			p.guests = append(p.guests, x.Actor)
		case "mediator":
			p.mediated = true
			continue
		}
		p.all = append(p.all, x.Actor)
	}
	return p
}

// encounter derives the event of an encounter: of those who came, received by
// whom they came to, or of all with one another.
func (b *builder) encounter(e *record.Encounter) {
	if e.Kind == "ceremony" {
		return
	}
	ev := record.Event{Status: e.Status, Date: e.Date, Place: placeOf(e), From: []string{e.ID}, Evidence: e.Evidence, Rule: "encounter " + e.Kind}
	if ev.Date == "" {
		ev.Date = e.OngoingOn
	}
	p := partiesOf(e)
	switch {
	case e.Rule == "verb summon" && e.Status == "held":
		// An ambassador summoned hears a complaint: the host accuses.
		ev.Actor, ev.Recipient = b.codes(p.hosts...), b.codes(p.guests...)
		ev.Plover, ev.Cameo = record.Plover{Type: "ACCUSE", Mode: "disapprove"}, "111"
		if len(ev.Actor) > 0 && len(ev.Recipient) > 0 && states(ev.Actor) != states(ev.Recipient) { // not one's own ambassador, called home
			b.add(ev)
		}
		return
	case mutualKind(e, b.nations(p.all)) || len(p.guests) == 0:
		ev.Actor = b.codes(p.all...)
	case len(p.hosts) > 0:
		ev.Actor, ev.Recipient = b.codes(p.guests...), b.codes(p.hosts...)
	case e.Kind == "visit" && e.Country != "":
		ev.Actor, ev.Recipient = b.codes(p.guests...), []string{e.Country}
	default:
		ev.Actor = b.codes(p.all...)
	}
	if e.Status == "invited" && len(ev.Recipient) > 0 { // the host has invited, and that is all there is
		ev.Actor, ev.Recipient = ev.Recipient, ev.Actor
	}
	b.consult(e, &ev, p.mediated, len(b.nations(p.all)))
	if len(ev.Actor)+len(ev.Recipient) < 2 || states(ev.Actor) == states(ev.Recipient) {
		return // both sides of one code: no event between actors
	}
	b.add(ev)
}

// mutualKind tells of what all do with one another, whoever receives whom.
func mutualKind(e *record.Encounter, nations []string) bool {
	switch e.Kind {
	case "signing", "call", "letter":
		return true
	case "summit":
		return len(nations) > 2
	}
	return false
}

// consult sets type, mode and code.
func (b *builder) consult(e *record.Encounter, ev *record.Event, mediated bool, nations int) {
	ev.Plover.Type, ev.Cameo = "CONSULT", "040"
	switch {
	case e.Kind == "signing":
		ev.Plover.Type, ev.Cameo = "SUPPORT", "057"
	case e.Kind == "call" || e.Mode == "telephone" || e.Mode == "video":
		ev.Plover.Mode, ev.Cameo = "phone", "041"
	case len(ev.Recipient) > 0:
		ev.Plover.Mode, ev.Cameo = "visit", "042"
	case mediated:
		ev.Plover.Mode, ev.Cameo = "third-party", "044"
	case nations > 2:
		ev.Plover.Mode, ev.Cameo = "multilateral", "044"
	}
	switch e.Status {
	case "planned", "invited", "proposed":
		ev.Plover = record.Plover{Type: "AGREE"}
		ev.Cameo = "036"
	default:
		if aux := auxiliary[e.Status]; aux != "" {
			ev.Plover.Context = append(ev.Plover.Context, aux)
		}
	}
	if e.Background {
		ev.Plover.Context = append(ev.Plover.Context, "historical")
	}
	ev.Plover.Context = appendNew(ev.Plover.Context, "diplomatic")
}

func (b *builder) nations(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = appendNew(out, b.nation(id))
	}
	return out
}

func placeOf(e *record.Encounter) string {
	switch {
	case e.City != "":
		return e.City
	case e.Venue != "":
		return e.Venue
	}
	return ""
}

package event

import "chancery/record"

// auxiliary are PLOVER's words for what is not plainly so, from our status.
var auxiliary = map[string]string{
	"planned": "future", "invited": "future", "hypothetical": "hypothetical", "proposed": "hypothetical",
	"denied": "negation", "cancelled": "negation",
}

// encounter derives the event of an encounter. What is planned is AGREE, since
// PLOVER has a plain type for it; a letter makes none by itself.
func (b *builder) encounter(e *record.Encounter) {
	if e.Kind == "letter" || e.Kind == "ceremony" {
		return
	}
	ev := record.Event{Status: e.Status, Date: e.Date, Place: placeOf(e), From: []string{e.ID}, Evidence: e.Evidence, Rule: "encounter " + e.Kind}
	if ev.Date == "" {
		ev.Date = e.OngoingOn
	}
	var hosts, guests, all []string
	third := false
	for _, p := range e.Participants {
		switch p.Role {
		case "host":
			hosts = append(hosts, p.Actor)
		case "guest", "visitor":
			guests = append(guests, p.Actor)
		case "mediator":
			third = true
			continue
		}
		all = append(all, p.Actor)
	}
	if e.Kind == "visit" && len(hosts) == 0 && e.Country != "" {
		ev.Recipient = []string{e.Country}
	}
	switch {
	case len(guests) > 0 && (len(hosts) > 0 || len(ev.Recipient) > 0):
		ev.Actor = b.codes(guests...)
		if len(hosts) > 0 {
			ev.Recipient = b.codes(hosts...)
		}
	default:
		ev.Actor, ev.Recipient = b.codes(all...), nil
	}
	if e.Rule == "verb summon" && e.Status == "held" {
		// An ambassador summoned hears a complaint: the host accuses.
		ev.Actor, ev.Recipient = ev.Recipient, ev.Actor
		ev.Plover, ev.Cameo = record.Plover{Type: "ACCUSE", Mode: "disapprove"}, "111"
		if len(ev.Actor) > 0 && len(ev.Recipient) > 0 {
			b.add(ev)
		}
		return
	}
	b.consult(e, &ev, third, len(b.nations(all)))
	if len(ev.Actor)+len(ev.Recipient) < 2 || states(ev.Actor) == states(ev.Recipient) {
		return // both sides of one code: no event between actors
	}
	b.add(ev)
}

// consult sets type, mode and code.
func (b *builder) consult(e *record.Encounter, ev *record.Event, third bool, nations int) {
	ev.Plover.Type, ev.Cameo = "CONSULT", "040"
	switch {
	case e.Kind == "signing":
		ev.Plover.Type, ev.Cameo = "SUPPORT", "057"
	case e.Kind == "call" || e.Mode == "telephone" || e.Mode == "video":
		ev.Plover.Mode, ev.Cameo = "phone", "041"
	case len(ev.Recipient) > 0:
		ev.Plover.Mode, ev.Cameo = "visit", "042"
	case third:
		ev.Plover.Mode, ev.Cameo = "third-party", "044"
	case nations > 2:
		ev.Plover.Mode, ev.Cameo = "multilateral", "044"
	}
	if e.Status == "planned" || e.Status == "invited" {
		ev.Plover = record.Plover{Type: "AGREE"}
		ev.Cameo = "036"
	} else if e.Status == "cancelled" && ev.Plover.Type == "CONSULT" {
		ev.Plover, ev.Cameo = record.Plover{Type: "REJECT", Mode: "meet"}, "125"
	} else if aux := auxiliary[e.Status]; aux != "" {
		ev.Plover.Context = append(ev.Plover.Context, aux)
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

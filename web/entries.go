package web

import (
	"cmp"
	"strings"

	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// field is one field of a thing, with the words it rests on.
type field struct {
	Name  string
	Value string
	Href  string // where the value leads within the site; "" for nowhere
	Words []words
	Human string // the correction that it rests on; "" for what was read
	// Correct is the form by which a reviewer rules on it; "" for others.
	Correct string
}

type encounterEntry struct {
	ID, Heading, Status string
	Background          bool
	Fields              []field
	Href                string // its dossier
	Correct             string
}

type statementEntry struct {
	ID, Speaker, SpeakerHref string
	Acts                     []string
	Content                  []words
	Fields                   []field
	Correct                  string
}

type actorEntry struct {
	ID, Name, Kind, Country, Href string
	Office                        string
	Fields                        []field
	Mentions                      []words
	Correct                       string
}

type formulaEntry struct {
	ID, Formula, Variant, Speaker, Href string
	Words                               words
	Correct                             string
}

type eventEntry struct {
	ID, Line, Cameo, Status, Rule string
	Goldstein                     float64
	Words                         []words
	Correct                       string
}

type abstainedEntry struct {
	ID, What, Reason string
	Words            words
	Correct          string
}

func (d *description) encounter(e *record.Encounter) encounterEntry {
	f := fields{d: d, kind: "encounter", id: e.ID}
	for _, p := range e.Participants {
		f.add(p.Role, "participants/"+p.Actor, d.name(p.Actor), d.href(p.Actor), d.mention(p.Actor, e.Evidence))
	}
	if e.OngoingOn != "" {
		f.add("going on", "ongoing_on", longDay(e.OngoingOn), "", d.words(e.DateEvidence))
	}
	f.add("date", "date", daysOf(*e), "", d.words(e.DateEvidence))
	f.add("venue", "venue", e.Venue, "", d.words(e.PlaceEvidence))
	f.add("place", "city", place(e.City, e.Country), "", d.words(e.PlaceEvidence))
	f.add("mode", "mode", e.Mode, "", nil)
	f.add("visit", "visit_kind", e.VisitKind, "", nil)
	f.add("part of", "part_of", d.met(e.PartOf), "#"+e.PartOf, nil)
	f.add("told by", "reported_by", d.name(e.ReportedBy), d.href(e.ReportedBy), nil)
	f.add("rests on", "evidence", " ", "", d.words(e.Evidence))
	f.add("rule", "rule", e.Rule, "", nil)
	return encounterEntry{
		ID: e.ID, Heading: heading(e.Kind, d.names(e)), Status: e.Status, Background: e.Background, Fields: f.list,
		Href: address.Encounter(d.id + "/" + e.ID), Correct: d.correct(correction.OfEncounter, e.ID, ""),
	}
}

func (d *description) names(e *record.Encounter) []string {
	var list []string
	for _, p := range e.Participants {
		list = append(list, d.name(p.Actor))
	}
	return list
}

// met is an encounter of the document by its id, in a line.
func (d *description) met(id string) string {
	if e := d.encounters[id]; e != nil {
		return heading(e.Kind, d.names(e))
	}
	return id
}

// heading is an encounter in a line: "Meeting: Li Qiang, Lee Jae Myung".
func heading(kind string, names []string) string {
	kind = capital(kind)
	if len(names) == 0 {
		return kind
	}
	return kind + ": " + strings.Join(names, ", ")
}

// place writes "Beijing, China".
func place(city, country string) string {
	return strings.Trim(strings.TrimSpace(city)+", "+countryName(country), ", ")
}

func (d *description) statement(s *record.Statement) statementEntry {
	f := fields{d: d, kind: "statement", id: s.ID}
	e := statementEntry{ID: s.ID, Speaker: d.name(s.Speaker), SpeakerHref: d.href(s.Speaker), Correct: d.correct(correction.OfStatement, s.ID, "")}
	if e.Speaker == "" {
		e.Speaker = "Not told who"
	}
	e.Content = d.words(s.Pieces())
	if s.Source != nil {
		f.add("speaker", "speaker", d.name(s.Speaker), e.SpeakerHref, d.words([]record.Evidence{*s.Source}))
	}
	if s.Cue != nil {
		f.add("cue", "cue", s.Cue.Exact, "", d.words([]record.Evidence{*s.Cue}))
	}
	for i, a := range s.Acts {
		name, value := a.Act, " "
		if a.Target != "" {
			value = "to " + d.name(a.Target)
		}
		if a.Status != "" {
			value = strings.TrimSpace(value + " (" + a.Status + ")")
		}
		f.add(name, "acts/"+d.actPath(s, i), value, d.href(a.Target), d.words([]record.Evidence{a.Evidence}))
	}
	e.Acts = actsOf(*s)
	f.add("for", "on_behalf_of", d.name(s.OnBehalfOf), d.href(s.OnBehalfOf), nil)
	f.add("to", "addressee", d.name(s.Addressee), d.href(s.Addressee), nil)
	f.add("told by", "reported_by", d.name(s.ReportedBy), d.href(s.ReportedBy), nil)
	f.add("at", "encounter", d.met(s.Encounter), "#"+s.Encounter, nil)
	f.add("topics", "topics", strings.Join(s.Topics, ", "), "", nil)
	if s.InferredAttribution {
		f.add("speaker", "inferred_attribution", "inferred from the sentences before", "", nil)
	}
	f.add("rule", "rule", s.Rule, "", nil)
	e.Fields = f.list
	return e
}

func (d *description) actor(a *record.Actor) actorEntry {
	f := fields{d: d, kind: "actor", id: a.ID}
	e := actorEntry{ID: actorRef(a.ID), Name: a.Name, Kind: a.Kind, Country: a.Country, Href: d.href(a.ID), Correct: d.correct(correction.OfActor, a.ID, "")}
	if o := a.Office; o != nil {
		var w []words
		if o.Evidence != nil {
			w = d.words([]record.Evidence{*o.Evidence})
		}
		e.Office = o.Title
		f.add("office", "office/title", o.Title, "", w)
		f.add("level", "office/level", o.Level, "", nil)
		f.add("office is", "office/status", o.Status, "", nil)
	}
	f.add("country", "country", countryName(a.Country), "", nil)
	f.add("also", "aliases", strings.Join(a.Aliases, ", "), "", nil)
	var members []string
	for _, m := range a.Members {
		members = append(members, d.name(m))
	}
	f.add("members", "members", strings.Join(members, ", "), "", nil)
	f.add("CAMEO", "cameo", a.Cameo, "", nil)
	e.Fields = f.list
	for _, m := range a.Mentions {
		e.Mentions = append(e.Mentions, wordsOf(d.id, m.Evidence))
	}
	return e
}

func (d *description) event(e *record.Event) eventEntry {
	line := sidesLine(e.Actor)
	if len(e.Recipient) > 0 {
		line += " → " + sidesLine(e.Recipient)
	}
	return eventEntry{
		ID: e.ID, Line: line + ": " + strings.TrimSpace(e.Plover.Type+" "+e.Plover.Mode),
		Cameo: e.Cameo, Status: e.Status, Rule: e.Rule, Goldstein: e.Goldstein, Words: d.words(e.Evidence), Correct: d.correct(correction.OfEvent, e.ID, ""),
	}
}

// sidesLine names the actors of an event: "Iran and United Nations".
func sidesLine(codes []string) string {
	var list []string
	for _, s := range sidesOf(codes) {
		list = append(list, cmp.Or(s.Name, s.Code))
	}
	return strings.Join(list, " and ")
}

package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// documentPage is the text as published with what was read laid over it.
type documentPage struct {
	ID         string
	Title      string
	Document   *record.Document
	Blocks     []block
	Kinds      []legendKind
	Encounters []encounterEntry
	Statements []statementEntry
	Actors     []actorEntry
	Formulae   []formulaEntry
	Events     []eventEntry
	Abstained  []abstainedEntry
	Sources    []archive.SourceRow
	Added      string
	Cite       citation
	Corrected  int
	Moved      int
	Versions   bool // the address had other texts
	Reader     string
}

// legendKind is one kind of mark, with a switch.
type legendKind struct {
	Kind, Words string
	N           int
}

// field is one field of a thing, with the words it rests on.
type field struct {
	Name  string
	Value string
	Href  string // where the value leads within the site; "" for nowhere
	Words []words
	Human bool // it rests on a person's word
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

// document is the page of one document.
func (s *Server) document(ctx context.Context, r *http.Request) (view, error) {
	id := r.PathValue("id")
	kept, err := s.archive.Document(ctx, id)
	if err != nil {
		return view{}, err
	}
	rec := kept.Record
	if rec.Document.ID != id {
		return view{}, redirect(address.Document(rec.Document.ID))
	}
	marks := marksOf(rec)
	if at, ok := askedSpan(r.URL.Query().Get("at")); ok {
		marks = append(marks, mark{at.Start, at.End, "at", ""})
	}
	d := describe(kept)
	if s.session.reviewer(r) != "" {
		if d.as, _, err = s.archive.Ruled(ctx, id); err != nil {
			return view{}, err
		}
	}
	p := documentPage{
		ID: id, Document: &rec.Document, Title: titleOf(rec), Blocks: layOut(rec.Document.Text, rec.Document.Segments, marks),
		Kinds: legend(marks), Sources: kept.Sources, Added: kept.Added, Cite: citeDocument(s.base(r), kept),
		Corrected: len(kept.Corrections.Human), Moved: len(kept.Corrections.Moved), Versions: hasAddress(kept),
		Reader: strings.TrimSpace(rec.Reader.Name + " " + rec.Reader.Version),
	}
	for i := range rec.Encounters {
		p.Encounters = append(p.Encounters, d.encounter(&rec.Encounters[i]))
	}
	for i := range rec.Statements {
		p.Statements = append(p.Statements, d.statement(&rec.Statements[i]))
	}
	for i := range rec.Actors {
		p.Actors = append(p.Actors, d.actor(&rec.Actors[i]))
	}
	for i, f := range rec.Formulae {
		p.Formulae = append(p.Formulae, formulaEntry{
			numbered("f", i), f.Formula, f.Variant, d.name(f.Speaker), address.Formula(f.Formula), wordsOf(id, f.Evidence),
			d.correctAt(correction.OfFormula, f.Evidence),
		})
	}
	for i := range rec.Events {
		p.Events = append(p.Events, d.event(&rec.Events[i]))
	}
	for i, a := range rec.Abstained {
		p.Abstained = append(p.Abstained, abstainedEntry{numbered("x", i), a.What, a.Reason, wordsOf(id, a.Evidence), d.correctAt(correction.OfAbstention, a.Evidence)})
	}
	return view{template: "document", title: p.Title, nav: "documents", data: p}, nil
}

// askedSpan reads "12-20".
func askedSpan(s string) (record.Evidence, bool) {
	from, to, ok := strings.Cut(s, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	return record.Evidence{Start: start, End: end}, ok && err1 == nil && err2 == nil && start >= 0 && end > start
}

// titleOf is how a document is called: its title, else its first words.
func titleOf(r *record.Record) string {
	if t := r.Document.Title; t != nil && t.Exact != "" {
		return t.Exact
	}
	return clip(80, strings.Join(strings.Fields(clip(200, r.Document.Text)), " "))
}

// hasAddress tells whether a document is known to come from a page.
func hasAddress(k *archive.Kept) bool {
	return slices.ContainsFunc(k.Sources, func(s archive.SourceRow) bool { return s.URL != "" })
}

// legend counts the marks of each kind that people may want to see.
func legend(marks []mark) []legendKind {
	list := []legendKind{
		{"actor", "Names", 0},
		{"time", "Times", 0},
		{"place", "Places", 0},
		{"encounter", "Encounters", 0},
		{"statement", "Statements", 0},
		{"formula", "Set phrases", 0},
		{"abstained", "Left open", 0},
	}
	for i := range list {
		for _, m := range marks {
			if m.kind == list[i].Kind {
				list[i].N++
			}
		}
	}
	return slices.DeleteFunc(list, func(k legendKind) bool { return k.N == 0 })
}

// description tells the things of one record.
type description struct {
	id      string
	actors  map[string]*record.Actor
	parties map[string]archive.Party
	human   map[string]bool // "encounter/e1/date"
	as      *record.Record  // as it was read, for a reviewer; else nil
	back    string          // where a correction comes back to; "" for the thing in its document
}

func describe(k *archive.Kept) *description {
	d := &description{
		id: k.Record.Document.ID, actors: make(map[string]*record.Actor), parties: make(map[string]archive.Party), human: make(map[string]bool),
	}
	for i := range k.Record.Actors {
		d.actors[k.Record.Actors[i].ID] = &k.Record.Actors[i]
	}
	for _, p := range k.Parties {
		d.parties[p.Local] = p
	}
	for _, f := range k.Corrections.Human {
		for path := f.Field; path != ""; path = parentPath(path) {
			d.human[f.Kind+"/"+f.ID+"/"+path] = true
		}
		if f.Field == "" {
			d.human[f.Kind+"/"+f.ID+"/"] = true
		}
	}
	return d
}

// parentPath is the path of what a field is part of.
func parentPath(path string) string {
	cut := strings.LastIndexByte(path, '/')
	return path[:max(cut, 0)]
}

func (d *description) name(local string) string {
	if a := d.actors[local]; a != nil {
		return a.Name
	}
	return local
}

// href is the page of an actor of the record: its own in the archive, else its
// entry beside the text.
func (d *description) href(local string) string {
	if p := d.parties[local]; p.ID != "" {
		return address.Actor(p.ID)
	}
	if d.actors[local] != nil {
		return "#" + actorRef(local)
	}
	return ""
}

func (d *description) words(list []record.Evidence) []words {
	out := make([]words, 0, len(list))
	for _, e := range list {
		out = append(out, wordsOf(d.id, e))
	}
	return out
}

// mention is where an actor is named within some words, else first of all.
func (d *description) mention(local string, within []record.Evidence) []words {
	a := d.actors[local]
	if a == nil || len(a.Mentions) == 0 {
		return nil
	}
	for _, w := range within {
		for _, m := range a.Mentions {
			if m.Start >= w.Start && m.End <= w.End {
				return d.words([]record.Evidence{m.Evidence})
			}
		}
	}
	return d.words([]record.Evidence{a.Mentions[0].Evidence})
}

// fields collects those that are not empty.
type fields struct {
	d    *description
	kind string
	id   string
	list []field
}

func (f *fields) add(name, path, value, href string, w []words) {
	if value == "" {
		return
	}
	human := f.d.human[f.kind+"/"+f.id+"/"+path] || f.d.human[f.kind+"/"+f.id+"/"]
	f.list = append(f.list, field{name, value, href, w, human, f.d.correct(f.kind, f.id, path)})
}

func (d *description) encounter(e *record.Encounter) encounterEntry {
	f := fields{d: d, kind: "encounter", id: e.ID}
	for _, p := range e.Participants {
		f.add(p.Role, "participants/"+p.Actor, d.name(p.Actor), d.href(p.Actor), d.mention(p.Actor, e.Evidence))
	}
	date := longDay(e.Date)
	if e.EndDate != "" {
		date += " to " + longDay(e.EndDate)
	}
	if e.OngoingOn != "" {
		f.add("going on", "ongoing_on", longDay(e.OngoingOn), "", d.words(e.DateEvidence))
	}
	f.add("date", "date", date, "", d.words(e.DateEvidence))
	f.add("venue", "venue", e.Venue, "", d.words(e.PlaceEvidence))
	f.add("place", "city", place(e.City, e.Country), "", d.words(e.PlaceEvidence))
	f.add("mode", "mode", e.Mode, "", nil)
	f.add("visit", "visit_kind", e.VisitKind, "", nil)
	f.add("part of", "part_of", e.PartOf, "#"+e.PartOf, nil)
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
	e.Content = d.words(contents(*s))
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
	f.add("at", "encounter", s.Encounter, "#"+s.Encounter, nil)
	f.add("topics", "topics", strings.Join(s.Topics, ", "), "", nil)
	if s.InferredAttribution {
		f.add("speaker", "inferred_attribution", "inferred from the sentences before", "", nil)
	}
	f.add("rule", "rule", s.Rule, "", nil)
	e.Fields = f.list
	return e
}

// compact keeps the first of each word.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
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
	return eventEntry{
		ID: e.ID, Line: strings.Join(e.Actor, " ") + " → " + strings.Join(e.Recipient, " ") + ": " + strings.TrimSpace(e.Plover.Type+" "+e.Plover.Mode),
		Cameo: e.Cameo, Status: e.Status, Rule: e.Rule, Goldstein: e.Goldstein, Words: d.words(e.Evidence), Correct: d.correct(correction.OfEvent, e.ID, ""),
	}
}

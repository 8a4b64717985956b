package main

import (
	"fmt"
	"io"
	"strings"

	"chancery/export"
	"chancery/record"
)

// textPage prints records for people: what was met, then what was said by whom,
// each with its words and their offsets in code points.
type textPage struct {
	w       io.Writer
	color   bool
	printed int
	err     error
}

const (
	styleBold  = "1"
	styleDim   = "2"
	styleBlue  = "34"
	styleGreen = "32"
)

func (p *textPage) style(code, s string) string {
	if !p.color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *textPage) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *textPage) heading(s string) { p.line("\n%s", p.style(styleBold, s)) }

func (p *textPage) quote(e record.Evidence) string {
	return fmt.Sprintf("“%s” %s", printable(e.Exact), p.style(styleDim, fmt.Sprintf("[%d–%d]", e.Start, e.End)))
}

// printable is what may stand on a terminal.
func printable(s string) string { return export.Printable(s) }

func (p *textPage) print(r *record.Record) error {
	if p.printed++; p.printed > 1 {
		p.line("\n%s", strings.Repeat("─", 72))
	}
	names := newNames(r)
	p.document(&r.Document)
	p.encounters(r, names)
	p.statements(r, names)
	p.events(r)
	p.formulae(r)
	p.abstained(r)
	return p.err
}

func (p *textPage) document(d *record.Document) {
	title := "(no title)"
	if d.Title != nil {
		title = printable(d.Title.Exact)
	}
	p.line("%s", p.style(styleBold, title))
	var about []string
	if d.Agency != "" {
		about = append(about, d.Agency)
	}
	if d.Published != nil {
		about = append(about, "published "+strings.Replace(d.Published.Value, "T", " ", 1))
	}
	if l := d.Dateline; l != nil {
		about = append(about, strings.TrimSpace("dateline "+l.Place+" "+l.Date))
	}
	if len(about) > 0 {
		p.line("%s", printable(strings.Join(about, " · ")))
	}
}

func (p *textPage) encounters(r *record.Record, names names) {
	if len(r.Encounters) == 0 {
		p.heading("No encounter")
		return
	}
	p.heading("Encounters")
	for i := range r.Encounters {
		e := &r.Encounters[i]
		p.line("  %s  %s", p.style(styleBlue, e.ID), joinSet(" · ",
			export.Kind(e), export.Status(e), days(e), export.Place(e), mode(e), partOf(e)))
		for _, part := range e.Participants {
			p.line("      %-8s %s", part.Role, names.full(part.Actor))
		}
		for _, ev := range e.Evidence {
			p.line("      %s", p.quote(ev))
		}
	}
}

func days(e *record.Encounter) string {
	switch {
	case e.EndDate != "":
		return e.Date + " to " + e.EndDate
	case e.Date == "" && e.OngoingOn != "":
		return "ongoing on " + e.OngoingOn
	}
	return e.Date
}

func mode(e *record.Encounter) string {
	if e.Mode == "in person" {
		return ""
	}
	return e.Mode
}

func partOf(e *record.Encounter) string {
	if e.PartOf == "" {
		return ""
	}
	return "part of " + e.PartOf
}

// joinSet joins those parts that are set.
func joinSet(sep string, parts ...string) string {
	var set []string
	for _, s := range parts {
		if s != "" {
			set = append(set, s)
		}
	}
	return strings.Join(set, sep)
}

// statements prints them by speaker, speakers in the order in which they first
// speak.
func (p *textPage) statements(r *record.Record, names names) {
	if len(r.Statements) == 0 {
		p.heading("No statement")
		return
	}
	p.heading("Statements")
	var order []string
	by := make(map[string][]*record.Statement)
	for i := range r.Statements {
		s := &r.Statements[i]
		key := s.Speaker
		if key == "" && s.Source != nil {
			key = "\x00" + s.Source.Exact
		}
		if by[key] == nil {
			order = append(order, key)
		}
		by[key] = append(by[key], s)
	}
	for _, key := range order {
		p.line("  %s", p.style(styleGreen, speakerName(key, names)))
		for _, s := range by[key] {
			p.statement(s, names)
		}
	}
}

func speakerName(key string, names names) string {
	if unresolved, ok := strings.CutPrefix(key, "\x00"); ok {
		return "“" + printable(unresolved) + "” (not resolved)"
	}
	if key == "" {
		return "(speaker not told)"
	}
	return names.full(key)
}

func (p *textPage) statement(s *record.Statement, names names) {
	contents := s.Pieces()
	label := p.style(styleBlue, fmt.Sprintf("%-4s", s.ID))
	if len(s.Acts) <= 1 {
		act := "—"
		if len(s.Acts) == 1 {
			act = s.Acts[0].Act
		}
		for i, e := range contents {
			if i > 0 {
				label, act = "    ", ""
			}
			p.line("    %s %-12s %s", label, act, p.quote(e))
		}
	} else {
		for i, a := range s.Acts {
			if i > 0 {
				label = "    "
			}
			p.line("    %s %-12s %s", label, a.Act, p.quote(a.Evidence))
		}
	}
	how := "attribution carried over"
	if s.Cue != nil {
		how = printable(s.Cue.Exact)
	}
	to := ""
	if s.Addressee != "" {
		to = "to " + names.short(s.Addressee)
	}
	p.line("         %-12s %s", "", p.style(styleDim, joinSet(" · ", how, quoted(s), to, inEncounter(s), strings.Join(s.Topics, ", "))))
}

func quoted(s *record.Statement) string {
	if s.Quoted {
		return "quoted"
	}
	return ""
}

func inEncounter(s *record.Statement) string {
	if s.Encounter == "" {
		return ""
	}
	return "in " + s.Encounter
}

func (p *textPage) events(r *record.Record) {
	if len(r.Events) == 0 {
		return
	}
	p.heading("Events (CAMEO, PLOVER)")
	for i := range r.Events {
		e := &r.Events[i]
		kind := e.Plover.Type
		if e.Plover.Mode != "" {
			kind += "/" + e.Plover.Mode
		}
		who := strings.Join(e.Actor, "+")
		if len(e.Recipient) > 0 {
			who += " → " + strings.Join(e.Recipient, "+")
		}
		p.line("  %s  %-20s %-24s %s", p.style(styleBlue, e.ID), kind, who,
			joinSet(" · ", "CAMEO "+e.Cameo, e.Status, e.Date, e.Place, from(e)))
	}
}

// from names what an event rests on: encounters and statements, or its words
// alone.
func from(e *record.Event) string {
	switch {
	case len(e.From) > 0:
		return "from " + strings.Join(e.From, ", ")
	case len(e.Evidence) > 0:
		return fmt.Sprintf("“%s” [%d–%d]", printable(e.Evidence[0].Exact), e.Evidence[0].Start, e.Evidence[0].End)
	}
	return ""
}

func (p *textPage) formulae(r *record.Record) {
	if len(r.Formulae) == 0 {
		return
	}
	p.heading("Set phrases")
	for _, f := range r.Formulae {
		p.line("  %s", p.quote(f.Evidence))
	}
}

func (p *textPage) abstained(r *record.Record) {
	if len(r.Abstained) == 0 {
		return
	}
	p.heading("Seen and not asserted")
	for _, a := range r.Abstained {
		p.line("  %s: %s %s", a.What, a.Reason, p.quote(clip(a.Evidence)))
	}
}

// clip shortens the words shown, never the offsets.
func clip(e record.Evidence) record.Evidence {
	const most = 120
	if r := []rune(e.Exact); len(r) > most {
		e.Exact = string(r[:most]) + "…"
	}
	return e
}

// names looks actors up by id.
type names map[string]*record.Actor

func newNames(r *record.Record) names {
	n := make(names, len(r.Actors))
	for i := range r.Actors {
		n[r.Actors[i].ID] = &r.Actors[i]
	}
	return n
}

func (n names) short(id string) string {
	if a := n[id]; a != nil && a.Name != "" {
		return printable(a.Name)
	}
	return id
}

// full is the name with the office held: "Li Qiang, Premier (CHN)".
func (n names) full(id string) string {
	a := n[id]
	name := n.short(id)
	switch {
	case a == nil:
		return name
	case a.Office != nil:
		return fmt.Sprintf("%s, %s (%s)", name, joinSet(" ", a.Office.Status, printable(a.Office.Title)), joinSet(", ", firstSet(a.Office.Country, a.Office.Organization, a.Country), a.Office.Level))
	case a.Kind == "country" || a.Country == "" || a.Country == id:
		return name
	}
	return fmt.Sprintf("%s (%s)", name, a.Country)
}

func firstSet(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

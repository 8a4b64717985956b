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
	Part       part
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
	Versions   bool // it came from an address, which may have other texts
	Reader     string
}

// legendKind is one kind of mark, with a switch.
type legendKind struct {
	Kind, Words string
	N           int
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
	shown := partOf(rec, r.URL.Query())
	rec = shown.cut(rec)
	marks := slices.DeleteFunc(marksOf(rec), func(m mark) bool { return m.end <= shown.start || m.start >= shown.end })
	cited := citeDocument(s.base(r), kept)
	if at, ok := askedSpan(r.URL.Query().Get("at")); ok {
		marks = append(marks, mark{at.Start, at.End, "at", ""})
		cited = citePassage(s.base(r), kept, at)
	}
	d := describe(kept)
	if s.session.reviewer(r) != "" {
		if d.as, _, err = s.archive.Ruled(ctx, id); err != nil {
			return view{}, err
		}
	}
	p := documentPage{
		ID: id, Document: &rec.Document, Part: shown, Title: titleOf(rec), Blocks: layOut(rec.Document.Text, rec.Document.Segments, marks),
		Kinds: legend(marks), Sources: kept.Sources, Added: kept.Added, Cite: cited,
		Corrected: len(kept.Corrections.Human), Moved: len(kept.Corrections.Moved), Versions: addressOf(kept) != "",
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
		if !shown.within(f.Evidence) {
			continue // its number is that of the whole record
		}
		p.Formulae = append(p.Formulae, formulaEntry{
			numbered("f", i), f.Formula, f.Variant, d.name(f.Speaker), address.Formula(f.Formula), wordsOf(id, f.Evidence),
			d.correctAt(correction.OfFormula, f.Evidence),
		})
	}
	for i := range rec.Events {
		p.Events = append(p.Events, d.event(&rec.Events[i]))
	}
	for i, a := range rec.Abstained {
		if !shown.within(a.Evidence) {
			continue
		}
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

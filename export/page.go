package export

import (
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/record"
)

//go:embed page.html
var pageSource string

// page is a dossier as one HTML file that needs no network: its style stands in
// it, it has no script, and only links that a reader follows lead out of it.
var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"day": Day, "kind": Kind, "place": placeNamed, "source": Source, "acts": Acts, "content": Content,
	"party":   func(p *archive.Party) string { return Party(p, nil) },
	"speaker": func(s *archive.Statement) string { return Speaker(s, nil) },
}).Parse(pageSource))

type pageView struct {
	Title   string
	Dossier *archive.FullDossier
	Marks   Marks
	Engine  record.Reader
	Lead    *record.Encounter
	Rulings []ruling
}

type ruling struct {
	correction.Correction
	Value, Day string
}

// writePage writes the dossier that the job names; the count is of its reports.
func (j *Job) writePage(ctx context.Context, a *archive.Archive, m marker, w io.Writer) (int, error) {
	d, err := a.Dossier(ctx, j.Dossier)
	if err != nil {
		return 0, fmt.Errorf("dossier %s: %w", j.Dossier, err)
	}
	x, err := m.encounter(ctx, &d.Dossier)
	if err != nil {
		return 0, err
	}
	v := pageView{Title: titleOf(&d.Dossier), Dossier: d, Marks: x.Marks, Engine: j.Engine, Lead: &d.Lead.Encounter}
	for _, c := range d.Rulings {
		v.Rulings = append(v.Rulings, ruling{c, string(c.Value), c.Time.UTC().Format("2006-01-02")})
	}
	return len(d.Accounts), page.Execute(w, v)
}

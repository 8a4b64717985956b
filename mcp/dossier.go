package mcp

import (
	"context"

	"chancery/archive"
	"chancery/archive/dossier"
	"chancery/internal/address"
)

const dossierAbout = `Tells all that is known of one encounter: each report of it, by whom and from which side, with what was said in it, and why the reports are taken to be of one encounter. Takes the id of an encounter or of a report ("document/e1").`

// DossierInput names a dossier.
type DossierInput struct {
	ID string `json:"id" jsonschema:"of an encounter, as the tool encounters gives it, or of a report: document/e1"`
}

// Dossier is one encounter with its reports.
type Dossier struct {
	Encounter Encounter      `json:"encounter" jsonschema:"as the report that tells most has it"`
	History   []History      `json:"history" jsonschema:"the statuses it was reported with, in the order of publication"`
	Reports   []Report       `json:"reports"`
	Joins     []dossier.Join `json:"joins" jsonschema:"why the reports are one"`
	Truncated bool           `json:"truncated,omitempty" jsonschema:"there are more reports or statements than are told; the tool statements lists all"`
}

// History is a status with the report that has it.
type History struct {
	Status    string `json:"status"`
	Published string `json:"published,omitempty"`
	Report    string `json:"report"`
	Link      string `json:"link"`
}

// Report is one account of an encounter.
type Report struct {
	Encounter
	By         string      `json:"by,omitempty" jsonschema:"whose account it is"`
	Side       string      `json:"side,omitempty" jsonschema:"the party that it speaks for; missing for news media"`
	Statements []Statement `json:"statements"`
}

func (t *tools) dossier(ctx context.Context, in DossierInput) (*Dossier, error) {
	if err := address.Check("id", in.ID, address.MaxLength); err != nil {
		return nil, err
	}
	full, err := t.archive.Dossier(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	r := t.records()
	lead, err := r.dossier(ctx, &full.Dossier)
	if err != nil {
		return nil, err
	}
	out := &Dossier{Encounter: *lead, History: []History{}, Reports: []Report{}, Joins: full.Detail.Joins, Truncated: full.Truncated}
	for _, h := range full.Detail.History {
		id := h.Report.Document + "/" + h.Report.Encounter
		out.History = append(out.History, History{h.Status, h.Published, id, t.item(id)})
	}
	return out, out.accounts(ctx, r, full.Accounts)
}

func (d *Dossier) accounts(ctx context.Context, r *records, list []archive.Account) error {
	room := maxStatements
	for i := range list {
		if i == maxReports {
			d.Truncated = true
			break
		}
		a := &list[i]
		e, err := r.encounter(ctx, &a.Encounter)
		if err != nil {
			return err
		}
		report := Report{Encounter: *e, By: a.By, Side: a.Side, Statements: []Statement{}}
		for k := range a.Statements {
			if room--; room < 0 {
				d.Truncated = true
				break
			}
			s, err := r.statement(ctx, &a.Statements[k])
			if err != nil {
				return err
			}
			report.Statements = append(report.Statements, *s)
		}
		d.Reports = append(d.Reports, report)
	}
	return nil
}

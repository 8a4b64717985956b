package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// Encounter is one encounter with all its reports.
type Encounter struct {
	archive.Dossier
	Link string `json:"link" doc:"The page of the encounter."`
}

// Report is what one document tells of an encounter.
type Report struct {
	archive.Encounter
	Link string `json:"link" doc:"The page of the document, open at the report."`
}

func (s *server) encounter(d *archive.Dossier) Encounter {
	return Encounter{*d, s.opt.Base + address.Encounter(d.ID)}
}

func (s *server) report(e *archive.Encounter) Report { return Report{*e, s.item(e.ID)} }

func (s *server) encounters() {
	lists(s, operation("listEncounters", "/encounters", "Who met whom",
		"Encounters of which any report fits, newest first. Reports of one encounter are one item; lead is the report that tells most."),
		s.archive.Dossiers, s.encounter)
	lists(s, operation("listReports", "/reports", "Reports of encounters", "Each report by itself, newest first."),
		s.archive.Encounters, s.report)
	huma.Register(s.api, operation("getEncounter", "/encounters/{id}", "One encounter in full",
		"Every report of it with what was said in it, why the reports are taken to be of one encounter, and what people ruled on it. An id that it had before, or the id of a report with its slash written %2F, finds it too."),
		func(ctx context.Context, in *EncounterID) (*answer[FullEncounter], error) {
			full, err := s.dossier(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[FullEncounter]{FullEncounter{*full, s.opt.Base + address.Encounter(full.ID)}}, nil
		})
	huma.Register(s.api, operation("listReportsOfEncounter", "/encounters/{id}/reports", "The reports of one encounter",
		"In the order in which their documents were published."),
		func(ctx context.Context, in *EncounterID) (*answer[list[Report]], error) {
			full, err := s.dossier(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			out := list[Report]{Items: make([]Report, len(full.Accounts)), Truncated: full.Truncated}
			for i := range full.Accounts {
				out.Items[i] = s.report(&full.Accounts[i].Encounter)
			}
			return &answer[list[Report]]{out}, nil
		})
}

// EncounterID is the path parameter of an encounter.
type EncounterID struct {
	ID string `path:"id" maxLength:"200" doc:"The encounter's id." example:"d6baeaec75dfb"`
}

// FullEncounter is one encounter with all that its reports tell.
type FullEncounter struct {
	archive.FullDossier
	Link string `json:"link" doc:"The page of the encounter."`
}

func (s *server) dossier(ctx context.Context, id string) (*archive.FullDossier, error) {
	if err := address.Check("id", id, address.MaxLength); err != nil {
		return nil, err
	}
	return s.archive.Dossier(ctx, id)
}

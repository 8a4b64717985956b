package api

import (
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
}

package api

import (
	"cmp"
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// defaultUses is how many uses of a set phrase are told when no number is given.
const defaultUses = 20

// Formula is a set phrase in a list.
type Formula struct {
	archive.FormulaSummary
	Link string `json:"link" doc:"The page of the set phrase."`
}

// Ledger is the history of a set phrase.
type Ledger struct {
	archive.FormulaLedger
	Link string `json:"link" doc:"The page of the set phrase."`
}

func (s *server) formulae() {
	lists(s, operation("listFormulae", "/formulae", "Set phrases in use",
		"The most frequent first. Who, country, dyad, level and place are those of the speaker and of the statement."),
		s.archive.Formulae, func(f *archive.FormulaSummary) Formula {
			return Formula{*f, s.opt.Base + address.Formula(f.Key)}
		})
	huma.Register(s.api, operation("getFormula", "/formulae/{key}", "The history of one set phrase",
		"By month, speaker, country, counterpart, level, place and wording, with the newest uses and their words."),
		func(ctx context.Context, in *struct {
			Key  string `path:"key" maxLength:"200" doc:"Its key, or its words." example:"mutual-respect"`
			Uses int    `query:"uses" minimum:"0" maximum:"100" doc:"How many of the newest uses are told; 20 when not given or 0."`
			Filter
		},
		) (*answer[Ledger], error) {
			if err := address.Check("key", in.Key, address.MaxLength); err != nil {
				return nil, s.problem(ctx, err)
			}
			found, err := s.archive.Formula(ctx, in.Key, in.filter, cmp.Or(in.Uses, defaultUses))
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[Ledger]{Ledger{*found, s.opt.Base + address.Formula(found.Key)}}, nil
		})
	lists(s, operation("listAlerts", "/formulae/alerts", "What is new, missing or altered in the set phrases of accounts",
		"Documents that fit, newest first: each account of an encounter against those that the same side gave of its encounters with the same counterpart before."),
		func(ctx context.Context, f archive.Filter) (archive.Page[archive.DocumentAlerts], error) {
			return s.archive.AlertsPage(ctx, f, archive.DefaultAlerts)
		}, func(d *archive.DocumentAlerts) archive.DocumentAlerts { return *d })
	huma.Register(s.api, operation("getAlerts", "/documents/{id}/alerts", "What is new, missing or altered in a document's set phrases",
		"One item for each side that may be followed."),
		func(ctx context.Context, in *DocumentID) (*answer[list[archive.DocumentAlerts]], error) {
			found, err := s.archive.FormulaAlerts(ctx, in.ID, archive.DefaultAlerts)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return whole(found, s.opt.MaxItems), nil
		})
}

package api

import (
	"context"
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/internal/address"
)

// Comparison is how the accounts of one encounter stand to one another.
type Comparison struct {
	compare.Comparison
	Left      []string `json:"left" nullable:"false" doc:"Reports, document/e1, of no side, that were not compared."`
	Truncated bool     `json:"truncated,omitempty" doc:"There are more accounts than were compared."`
	Link      string   `json:"link" doc:"The page of the comparison."`
}

const classes = `Each proposition is of one class: both (the accounts say it in nearly the same words), reworded, only (one account has it), unconfirmed (one account ascribes it to another side, whose own account lacks it), contradicted.`

func (s *server) comparisons() {
	huma.Register(s.api, operation("compareEncounter", "/encounters/{id}/comparison", "The accounts of one encounter beside one another", classes),
		func(ctx context.Context, in *EncounterID) (*answer[Comparison], error) {
			return answered(ctx, s, func() (*Comparison, error) { return s.compareEncounter(ctx, in.ID) })
		})
	huma.Register(s.api, operation("compareDocuments", "/compare", "Documents as accounts of one encounter", classes),
		func(ctx context.Context, in *struct {
			Doc []string `query:"doc,explode" required:"true" minItems:"2" maxItems:"6" doc:"The documents' ids, two to six."`
		},
		) (*answer[Comparison], error) {
			return answered(ctx, s, func() (*Comparison, error) {
				accounts, err := fromarchive.Documents(ctx, s.archive, in.Doc...)
				if err != nil {
					return nil, err
				}
				return s.compare(accounts, nil, address.Compare(in.Doc...))
			})
		})
	huma.Register(s.api, operation("compareWithLast", "/encounters/{id}/change", "What is new and what is gone since the pair's last encounter", ""),
		func(ctx context.Context, in *EncounterID) (*answer[compare.Change], error) {
			return answered(ctx, s, func() (*compare.Change, error) {
				now, err := s.accounts(ctx, in.ID)
				if err != nil {
					return nil, err
				}
				_, change, _, err := fromarchive.SinceLast(ctx, s.archive, now)
				return change, noChange(err)
			})
		})
}

// noChange says of an encounter that has no last one, or of which no account tells,
// that there is nothing to be had at the address.
func noChange(err error) error {
	for _, missing := range []error{fromarchive.ErrNoLast, compare.ErrNoEncounter, compare.ErrOne} {
		if errors.Is(err, missing) {
			return fmt.Errorf("%w: %w", archive.ErrNotFound, err)
		}
	}
	return err
}

// accounts loads the reports of an encounter.
func (s *server) accounts(ctx context.Context, id string) (*fromarchive.Loaded, error) {
	if err := address.Check("id", id, address.MaxLength); err != nil {
		return nil, err
	}
	return fromarchive.Encounter(ctx, s.archive, id)
}

func (s *server) compareEncounter(ctx context.Context, id string) (*Comparison, error) {
	now, err := s.accounts(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.compare(now.Accounts, now.Left, address.CompareEncounter(now.Dossier.ID))
}

// compare compares accounts. That there is one alone, or no encounter in one, is the
// word of the question, and not a fault.
func (s *server) compare(accounts []compare.Account, left []string, link string) (*Comparison, error) {
	accounts, cut := compare.Bounded(accounts)
	found, err := compare.Compare(accounts)
	if errors.Is(err, compare.ErrOne) || errors.Is(err, compare.ErrNoEncounter) {
		return nil, fmt.Errorf("%w: %w", archive.ErrFilter, err)
	}
	if err != nil {
		return nil, err
	}
	if left == nil {
		left = []string{}
	}
	return &Comparison{Comparison: *found, Left: left, Truncated: cut, Link: s.opt.Base + link}, nil
}

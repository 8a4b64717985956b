package mcp

import (
	"context"
	"errors"
	"fmt"

	"chancery/archive"
	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/internal/address"
)

// Change is what an encounter has that the last one of the same pair had not, and
// the other way round.
type Change struct {
	Last     EncounterLink             `json:"last" jsonschema:"the encounter compared with"`
	Now      int                       `json:"now" jsonschema:"how many of accounts are of the encounter itself; the others are of the last one"`
	New      []Proposition             `json:"new"`
	Gone     []Proposition             `json:"gone"`
	Kept     []Proposition             `json:"kept"`
	Topics   compare.Turn[string]      `json:"topics"`
	Formulae compare.Turn[PhraseFound] `json:"formulae"`
	Tones    compare.Turn[Tone]        `json:"tones"`
}

// EncounterLink is an encounter with its day.
type EncounterLink struct {
	ID   string `json:"id"`
	Date string `json:"date,omitempty"`
	Link string `json:"link"`
}

// PhraseFound is a set phrase with the first words that have it.
type PhraseFound struct {
	Formula  string `json:"formula"`
	Evidence Quote  `json:"evidence"`
}

// againstLast lays an encounter beside the last one of the same pair.
func (t *tools) againstLast(ctx context.Context, encounter string) (*Comparison, error) {
	if err := address.Check("encounter", encounter, address.MaxLength); err != nil {
		return nil, err
	}
	now, err := fromarchive.Encounter(ctx, t.archive, encounter)
	if err != nil {
		return nil, err
	}
	before, found, cut, err := fromarchive.SinceLast(ctx, t.archive, now)
	switch {
	case errors.Is(err, fromarchive.ErrNoLast), errors.Is(err, compare.ErrNone), errors.Is(err, compare.ErrNoEncounter):
		return nil, fmt.Errorf("%w: %w", errWrong, err)
	case err != nil:
		return nil, err
	}
	out := &Comparison{
		Accounts: []Side{}, Counts: make(map[string]int), Propositions: []Proposition{},
		Link: t.opt.Base + address.AgainstLast(now.Dossier.ID), Truncated: cut,
	}
	for i := range found.Accounts {
		out.Accounts = append(out.Accounts, t.side(&found.Accounts[i]))
	}
	out.Change = &Change{
		Last: t.encounterLink(before.Dossier), Now: found.Now,
		New:      t.bounded(found.New, &out.Truncated),
		Gone:     t.bounded(found.Gone, &out.Truncated),
		Kept:     t.bounded(found.Kept, &out.Truncated),
		Topics:   compare.Turn[string]{New: each(found.Topics.New, same), Gone: each(found.Topics.Gone, same)},
		Formulae: compare.Turn[PhraseFound]{New: each(found.Formulae.New, t.phraseFound), Gone: each(found.Formulae.Gone, t.phraseFound)},
		Tones:    compare.Turn[Tone]{New: each(found.Tones.New, t.tone), Gone: each(found.Tones.Gone, t.tone)},
	}
	return out, nil
}

func (t *tools) encounterLink(d *archive.FullDossier) EncounterLink {
	return EncounterLink{d.ID, d.Lead.Encounter.Date, t.opt.Base + address.Encounter(d.ID)}
}

// bounded tells propositions, as many as a result may have.
func (t *tools) bounded(list []compare.Proposition, cut *bool) []Proposition {
	if len(list) > maxPropositions {
		list, *cut = list[:maxPropositions], true
	}
	return each(list, func(p compare.Proposition) Proposition { return t.proposition(&p) })
}

func (t *tools) phraseFound(f compare.Formula) PhraseFound {
	return PhraseFound{f.Formula, t.quote(f.Document, f.Evidence)}
}

func (t *tools) tone(x compare.Tone) Tone {
	return Tone{x.Rung, x.Name, t.quote(x.Document, x.Evidence)}
}

func same(s string) string { return s }

// each makes a list of another; it is never null.
func each[T, U any](list []T, one func(T) U) []U {
	out := make([]U, 0, len(list))
	for i := range list {
		out = append(out, one(list[i]))
	}
	return out
}

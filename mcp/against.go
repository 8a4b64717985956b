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
	Last     EncounterLink     `json:"last" jsonschema:"the encounter compared with"`
	Now      int               `json:"now" jsonschema:"how many of accounts are of the encounter itself; the others are of the last one"`
	New      []Proposition     `json:"new"`
	Gone     []Proposition     `json:"gone"`
	Kept     []Proposition     `json:"kept"`
	Topics   Turn[string]      `json:"topics"`
	Formulae Turn[PhraseFound] `json:"formulae"`
	Tones    Turn[Tone]        `json:"tones"`
}

// EncounterLink is an encounter with its day.
type EncounterLink struct {
	ID   string `json:"id"`
	Date string `json:"date,omitempty"`
	Link string `json:"link"`
}

// Turn is what came and what went.
type Turn[T any] struct {
	New  []T `json:"new"`
	Gone []T `json:"gone"`
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
	before, err := fromarchive.Last(ctx, t.archive, now)
	if errors.Is(err, fromarchive.ErrNoLast) {
		return nil, fmt.Errorf("%w: %w", errWrong, err)
	}
	if err != nil {
		return nil, err
	}
	here, cut := compare.Bounded(now.Accounts)
	there, cutThere := compare.Bounded(before.Accounts)
	found, err := compare.Against(here, there)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errWrong, err)
	}
	out := &Comparison{
		Accounts: []Side{}, Counts: make(map[string]int), Propositions: []Proposition{},
		Link: t.opt.Base + address.AgainstLast(now.Dossier.ID), Truncated: cut || cutThere,
	}
	for i := range found.Accounts {
		out.Accounts = append(out.Accounts, t.side(&found.Accounts[i]))
	}
	out.Change = &Change{
		Last: t.encounterLink(before.Dossier), Now: found.Now,
		New:      t.bounded(found.New, &out.Truncated),
		Gone:     t.bounded(found.Gone, &out.Truncated),
		Kept:     t.bounded(found.Kept, &out.Truncated),
		Topics:   Turn[string]{each(found.Topics.New, same), each(found.Topics.Gone, same)},
		Formulae: Turn[PhraseFound]{each(found.Formulae.New, t.phraseFound), each(found.Formulae.Gone, t.phraseFound)},
		Tones:    Turn[Tone]{each(found.Tones.New, t.tone), each(found.Tones.Gone, t.tone)},
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

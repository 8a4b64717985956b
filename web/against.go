package web

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"chancery/archive"
	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/internal/address"
)

// againstPage lays an encounter beside the last one of the same pair.
type againstPage struct {
	Heading, Back   string
	None            string // why there is nothing to compare with
	Now, Before     encounterLink
	New, Gone, Kept []changeRow
	Topics          compare.Turn[string]
	Formulae, Tones turnView
}

// encounterLink is an encounter with its day.
type encounterLink struct{ Words, Day, Href string }

// changeRow is one proposition: as it is now, as it was then.
type changeRow struct{ Now, Then *clauseView }

// turnView is what came and what went, each with its words.
type turnView struct{ New, Gone []toneWord }

// against is the page of what is new and what is gone since the pair's last
// encounter.
func (s *Server) against(ctx context.Context, now *fromarchive.Loaded) (view, error) {
	p := againstPage{Heading: partiesLine(now.Dossier.Lead.Parties), Back: address.Encounter(now.Dossier.ID), Now: linkTo(now.Dossier)}
	v := view{template: "against", title: p.Heading + ": since the last encounter", nav: "encounters"}
	before, change, _, err := fromarchive.SinceLast(ctx, s.archive, now)
	switch {
	case errors.Is(err, fromarchive.ErrNoLast):
		p.None = sentence(err.Error())
		v.data = p
		return v, nil
	case errors.Is(err, compare.ErrNone), errors.Is(err, compare.ErrNoEncounter):
		return view{}, fmt.Errorf("%w: %w", errRequest, err)
	case err != nil:
		return view{}, err
	}
	names := nameAccounts(now.Accounts)
	for document, actors := range nameAccounts(before.Accounts) {
		names[document] = actors
	}
	p.Before, p.Topics = linkTo(before.Dossier), change.Topics
	p.New, p.Gone = changeRows(change.New, change.Now, names), changeRows(change.Gone, change.Now, names)
	p.Kept = changeRows(change.Kept, change.Now, names)
	p.Formulae = turnView{formulaWords(change.Formulae.New), formulaWords(change.Formulae.Gone)}
	p.Tones = turnView{toneWords(change.Tones.New), toneWords(change.Tones.Gone)}
	v.data = p
	return v, nil
}

func linkTo(d *archive.FullDossier) encounterLink {
	e := &d.Lead.Encounter
	return encounterLink{kindLine(e), e.Date, address.Encounter(d.ID)}
}

// changeRows parts the clauses of each proposition into those of now and of then.
func changeRows(list []compare.Proposition, now int, names map[string]map[string]string) []changeRow {
	var rows []changeRow
	for _, p := range list {
		var row changeRow
		for _, c := range slices.Backward(p.Clauses) {
			if c.Account < now {
				row.Now = newClauseView(c, names)
			} else {
				row.Then = newClauseView(c, names)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func formulaWords(list []compare.Formula) []toneWord {
	var out []toneWord
	for _, f := range list {
		out = append(out, toneWord{f.Formula, wordsOf(f.Document, f.Evidence)})
	}
	return out
}

func toneWords(list []compare.Tone) []toneWord {
	var out []toneWord
	for _, t := range list {
		out = append(out, toneWord{t.Name, wordsOf(t.Document, t.Evidence)})
	}
	return out
}

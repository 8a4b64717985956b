package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"chancery/compare"
	"chancery/internal/address"
	"chancery/record"
)

// comparePage lays the accounts of one encounter beside one another.
type comparePage struct {
	Heading, Back string
	Comparison    *compare.Comparison
	Sides         []sideView
	Rows          []propositionView
	Counts        []classCount
}

// sideView is an account as a whole.
type sideView struct {
	compare.Side
	Label      string
	TitleHref  string
	Topics     []compare.Share
	ToneWords  []toneWord
	AskedBy    string
	AskedWords *words
}

type toneWord struct {
	Name  string
	Words words
}

// propositionView is one thing said: a cell for each account.
type propositionView struct {
	Class, Reason string
	Cells         []*clauseView // nil where an account lacks it
}

// clauseView is what an account says, its differing words apart.
type clauseView struct {
	Speaker, Act, Href string
	Pieces             []piece // Match: words that the other account lacks
}

type classCount struct {
	Class, Words string
	N            int
}

// classWords is how the classes are called, in the order of the page.
var classWords = []struct {
	class compare.Class
	words string
}{
	{compare.Contradicted, "contradicted"},
	{compare.Unconfirmed, "ascribed to the other side, not confirmed by it"},
	{compare.Reworded, "in other words"},
	{compare.Both, "in both"},
	{compare.Only, "in one account only"},
}

// maxCompared bounds the accounts of one page.
const maxCompared = 6

// compare is the page of a comparison: of documents ("doc", several) or of the
// reports of a dossier ("encounter").
func (s *Server) compare(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query()
	var p comparePage
	var accounts []compare.Account
	speakers := make(map[string]map[string]string)
	add := func(id, item, name string) error {
		kept, err := s.archive.Document(ctx, id)
		if err != nil {
			return err
		}
		if name == "" {
			name = sourceName(kept.Record)
		}
		names := make(map[string]string)
		for _, a := range kept.Record.Actors {
			names[a.ID] = a.Name
		}
		speakers[kept.Record.Document.ID] = names
		accounts = append(accounts, compare.Account{Name: name, Record: kept.Record, Encounter: item})
		return nil
	}
	switch ids := q["doc"]; {
	case q.Get("encounter") != "":
		d, err := s.archive.Dossier(ctx, q.Get("encounter"))
		if err != nil {
			return view{}, err
		}
		p.Heading, p.Back = partiesLine(d.Lead.Parties), address.Encounter(d.ID)
		for _, a := range accountsOf(d) {
			if !a.Copy && len(accounts) < maxCompared {
				if err := add(a.Report.Document.ID, a.Report.Encounter.Encounter.ID, a.Report.By); err != nil {
					return view{}, err
				}
			}
		}
	case len(ids) > maxCompared:
		return view{}, fmt.Errorf("%w: %d accounts at most are compared at once", errRequest, maxCompared)
	default:
		p.Heading = "Accounts compared"
		for _, id := range ids {
			if err := add(id, "", ""); err != nil {
				return view{}, err
			}
		}
	}
	if len(accounts) < 2 {
		return view{}, fmt.Errorf("%w: two accounts or more are needed, and there is %s", errRequest, count(len(accounts), "account", "accounts"))
	}
	var err error
	if p.Comparison, err = compare.Compare(accounts); err != nil {
		return view{}, fmt.Errorf("%w: %w", errRequest, err)
	}
	p.fill(speakers)
	return view{template: "compare", title: p.Heading + ": the accounts", nav: "encounters", data: p}, nil
}

// sourceName is who publishes a document.
func sourceName(r *record.Record) string {
	if r.Document.Publisher != "" {
		return r.Document.Publisher
	}
	if r.Document.Agency != "" {
		return r.Document.Agency
	}
	return clip(40, titleOf(r))
}

// fill makes the rows of the page. names are the actors of each document.
func (p *comparePage) fill(names map[string]map[string]string) {
	for _, a := range p.Comparison.Accounts {
		v := sideView{Side: a, Label: a.Name, TitleHref: address.Document(a.Document), Topics: slices.Clone(a.Topics)}
		if a.Encounter != "" {
			v.TitleHref = address.Item(a.Document, a.Encounter)
		}
		slices.SortStableFunc(v.Topics, func(x, y compare.Share) int { return x.First - y.First })
		for _, t := range a.Tones {
			v.ToneWords = append(v.ToneWords, toneWord{t.Name, wordsOf(a.Document, t.Evidence)})
		}
		if a.Asked != nil {
			w := wordsOf(a.Document, a.Asked.Evidence)
			v.AskedBy, v.AskedWords = countryName(a.Asked.By), &w
		}
		p.Sides = append(p.Sides, v)
	}
	tally := p.Comparison.Counts()
	for _, c := range classWords {
		if tally[c.class] > 0 {
			p.Counts = append(p.Counts, classCount{string(c.class), c.words, tally[c.class]})
		}
	}
	for _, prop := range p.Comparison.Propositions {
		row := propositionView{Class: string(prop.Class), Reason: prop.Reason, Cells: make([]*clauseView, len(p.Sides))}
		for _, c := range prop.Clauses {
			row.Cells[c.Account] = &clauseView{
				Speaker: names[c.Document][c.Speaker], Act: c.Act, Href: address.Span(c.Document, c.Evidence), Pieces: piecesOf(c.Evidence, c.Differ),
			}
		}
		p.Rows = append(p.Rows, row)
	}
}

// piecesOf cuts some words at those among them that match.
func piecesOf(all record.Evidence, matches []record.Evidence) []piece {
	letters := []rune(all.Exact)
	var list []piece
	at := 0
	for _, m := range matches {
		start, end := m.Start-all.Start, m.End-all.Start
		if start < at || end > len(letters) || start > end {
			continue
		}
		list = append(list, piece{string(letters[at:start]), false}, piece{string(letters[start:end]), true})
		at = end
	}
	return append(list, piece{string(letters[at:]), false})
}

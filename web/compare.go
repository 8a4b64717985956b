package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/internal/address"
	"chancery/record"
)

// comparePage lays the accounts of one encounter beside one another.
type comparePage struct {
	Heading, Back string
	Against       string // the page that compares with the pair's last encounter
	None          string // why there is nothing to compare
	Comparison    *compare.Comparison
	Sides         []sideView
	Columns       int          // of the table: one a side, and the first
	Groups        []classGroup // in the order of classWords
	Counts        []classCount // of all classes, those of which nothing is too
}

// classCount is how much there is of one class.
type classCount struct {
	Class, Words string
	N            int
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

// classGroup is what the accounts have of one class, in the order of the texts.
type classGroup struct {
	Class, Words string
	Rows         []propositionView
}

// propositionView is one thing said: a cell for each account.
type propositionView struct {
	Reason string
	Cells  []cellView
}

// cellView is what an account says, or that it does not, with a link to its text.
type cellView struct {
	Clause  *clauseView // nil where the account lacks it
	Nearest *clauseView // the line nearest to what it does not confirm; nil for none
	Text    string      // address of the account
	Label   string      // what the account is called
}

// clauseView is what an account says, its differing words apart.
type clauseView struct {
	Speaker, Act, Href string
	Pieces             []piece // Match: words that the other account lacks
}

// classWords is how the classes are called, in the order of the page.
var classWords = []struct {
	class compare.Class
	words string
}{
	{compare.Contradicted, "said otherwise, or denied, by the other"},
	{compare.Unconfirmed, "ascribed to the other side, not confirmed by it"},
	{compare.Reworded, "in other words"},
	{compare.Both, "in both"},
	{compare.Only, "in one account only"},
}

// compare is the page of a comparison: of documents ("doc", several) or of the
// reports of a dossier ("encounter").
func (s *Server) compare(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query()
	var p comparePage
	var accounts []compare.Account
	switch ids := q["doc"]; {
	case q.Get("encounter") != "":
		loaded, err := fromarchive.Encounter(ctx, s.archive, q.Get("encounter"))
		if err != nil {
			return view{}, err
		}
		if q.Get("against") != "" {
			return s.against(ctx, loaded)
		}
		p.Heading, p.Back = partiesLine(loaded.Dossier.Lead.Parties), address.Encounter(loaded.Dossier.ID)
		p.Against = address.AgainstLast(loaded.Dossier.ID)
		accounts, _ = compare.Bounded(loaded.Accounts)
	case len(ids) > compare.MaxAccounts:
		return view{}, fmt.Errorf("%w: %d accounts at most are compared at once", errRequest, compare.MaxAccounts)
	default:
		p.Heading = "Accounts compared"
		var err error
		if accounts, err = fromarchive.Documents(ctx, s.archive, ids...); err != nil {
			return view{}, err
		}
	}
	v := view{template: "compare", title: p.Heading + ": the accounts", nav: "encounters"}
	if len(accounts) < 2 {
		p.None = "There is " + count(len(accounts), "account", "accounts") + " to compare, and two or more are needed: reports of one side, and copies of one text, are one account."
		v.data = p
		return v, nil
	}
	speakers := nameAccounts(accounts)
	var err error
	if p.Comparison, err = compare.Compare(accounts); err != nil {
		return view{}, fmt.Errorf("%w: %w", errRequest, err)
	}
	p.fill(speakers)
	v.data = p
	return v, nil
}

// nameAccounts calls each account by its publisher and gives the names of the
// actors of each of its documents.
func nameAccounts(accounts []compare.Account) map[string]map[string]string {
	actors := make(map[string]map[string]string)
	for i := range accounts {
		a := &accounts[i]
		a.Name = sourceName(a.Record)
		for _, r := range append([]compare.Report{{Record: a.Record}}, a.Also...) {
			names := make(map[string]string)
			for _, who := range r.Record.Actors {
				names[who.ID] = who.Name
			}
			actors[r.Record.Document.ID] = names
		}
	}
	return actors
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
			v.ToneWords = append(v.ToneWords, toneWord{t.Name, wordsOf(t.Document, t.Evidence)})
		}
		if a.Asked != nil {
			w := wordsOf(a.Asked.Document, a.Asked.Evidence)
			v.AskedBy, v.AskedWords = countryName(a.Asked.By), &w
		}
		p.Sides = append(p.Sides, v)
	}
	p.Columns = len(p.Sides) + 1
	for _, c := range classWords {
		group := classGroup{Class: string(c.class), Words: c.words}
		for _, prop := range p.Comparison.Propositions {
			if prop.Class == c.class {
				group.Rows = append(group.Rows, p.row(prop, names))
			}
		}
		if len(group.Rows) > 0 {
			p.Groups = append(p.Groups, group)
		}
		p.Counts = append(p.Counts, classCount{group.Class, c.words, len(group.Rows)})
	}
}

// row is a proposition with a cell for each account.
func (p *comparePage) row(prop compare.Proposition, names map[string]map[string]string) propositionView {
	row := propositionView{Reason: sentence(prop.Reason), Cells: make([]cellView, len(p.Sides))}
	for i := range p.Sides {
		row.Cells[i].Text, row.Cells[i].Label = p.Sides[i].TitleHref, p.Sides[i].Label
	}
	for _, c := range prop.Clauses {
		row.Cells[c.Account].Clause = newClauseView(c, names)
	}
	if n := prop.Nearest; n != nil {
		row.Cells[n.Account].Nearest = newClauseView(*n, names)
	}
	return row
}

func newClauseView(c compare.Clause, names map[string]map[string]string) *clauseView {
	speaker := names[c.Document][c.Speaker]
	if speaker == "" {
		var voices []string
		for _, code := range c.Voice {
			voices = append(voices, countryName(code))
		}
		speaker = strings.Join(voices, ", ")
	}
	return &clauseView{
		Speaker: speaker, Act: c.Act, Href: address.Span(c.Document, c.Evidence), Pieces: piecesOf(c.Evidence, c.Differ),
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

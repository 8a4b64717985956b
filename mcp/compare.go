package mcp

import (
	"context"
	"errors"
	"fmt"

	"chancery/compare"
	"chancery/compare/fromarchive"
	"chancery/internal/address"
)

const compareAbout = `Lays accounts of one encounter beside one another, clause by clause: what all have (both), have in other words (reworded), only one has (only), one ascribes to another side that does not confirm it (unconfirmed), and where they say the opposite (contradicted). Give an encounter whose reports are to be compared, or two to six documents. With an encounter, against "last" lays it beside the last encounter of the same pair instead: what is new, gone and kept. An account that lacks a sentence may have left it out: nothing is judged true.`

// CompareInput names the accounts.
type CompareInput struct {
	Encounter string   `json:"encounter,omitempty" jsonschema:"the id of an encounter or of a report of it"`
	Documents []string `json:"documents,omitempty" jsonschema:"or the ids of two to six documents"`
	Against   string   `json:"against,omitempty" jsonschema:"last: compare the encounter with the last one of the same pair"`
}

// Comparison is what the accounts share, omit and contradict.
type Comparison struct {
	Accounts     []Side         `json:"accounts"`
	Counts       map[string]int `json:"counts" jsonschema:"how many propositions there are of each class"`
	Apart        string         `json:"apart,omitempty" jsonschema:"why the accounts seem to tell of different encounters"`
	Propositions []Proposition  `json:"propositions"`
	Change       *Change        `json:"change,omitempty" jsonschema:"against the last encounter, in place of counts and propositions"`
	Link         string         `json:"link" jsonschema:"the page of the comparison"`
	Truncated    bool           `json:"truncated,omitempty" jsonschema:"there are more accounts or propositions than are told"`
}

// Side is one account.
type Side struct {
	Document  string   `json:"document"`
	Also      []string `json:"also,omitempty" jsonschema:"further documents of the side"`
	Publisher string   `json:"publisher,omitempty"`
	Country   string   `json:"country,omitempty" jsonschema:"the side that publishes it"`
	Words     int      `json:"words"`
	Clauses   int      `json:"clauses"`
	Tones     []Tone   `json:"tones" jsonschema:"words for the mood of the meeting"`
	AskedBy   string   `json:"asked_by,omitempty" jsonschema:"who asked for the meeting, by this account"`
	Asked     *Quote   `json:"asked,omitempty"`
	Named     []string `json:"named" jsonschema:"persons named"`
	Link      string   `json:"link"`
}

// Tone is a word for the mood of the meeting.
type Tone struct {
	Rung     int    `json:"rung" jsonschema:"1 warmest to 7 coldest"`
	Name     string `json:"name"`
	Evidence Quote  `json:"evidence"`
}

// Proposition is one thing said, as the accounts have it.
type Proposition struct {
	Class    string   `json:"class"`
	Reason   string   `json:"reason"`
	Likeness float64  `json:"likeness,omitempty" jsonschema:"the weighted share of common words, 0 to 1"`
	Clauses  []Clause `json:"clauses"`
}

// Clause is what one account has.
type Clause struct {
	Account   int      `json:"account" jsonschema:"its place in accounts, from 0"`
	Statement string   `json:"statement,omitempty" jsonschema:"missing for what was talked of with nothing said of it"`
	Act       string   `json:"act,omitempty"`
	Voice     []string `json:"voice,omitempty" jsonschema:"the countries or organizations spoken for"`
	Evidence  Quote    `json:"evidence"`
	Differ    []Quote  `json:"differ,omitempty" jsonschema:"words of weight that another account of it lacks"`
}

func (t *tools) compare(ctx context.Context, in CompareInput) (*Comparison, error) {
	switch {
	case in.Against != "" && in.Against != "last", in.Against != "" && (in.Encounter == "" || len(in.Documents) > 0):
		return nil, fmt.Errorf("%w: against can be \"last\", with an encounter", errWrong)
	case in.Against != "":
		return t.againstLast(ctx, in.Encounter)
	}
	accounts, link, cut, err := t.accounts(ctx, &in)
	if err != nil {
		return nil, err
	}
	found, err := compare.Compare(accounts)
	if errors.Is(err, compare.ErrOne) || errors.Is(err, compare.ErrNoEncounter) {
		return nil, fmt.Errorf("%w: %w", errWrong, err)
	}
	if err != nil {
		return nil, err
	}
	out := &Comparison{Accounts: []Side{}, Counts: make(map[string]int), Apart: found.Apart, Link: link, Truncated: cut}
	for class, n := range found.Counts() {
		out.Counts[string(class)] = n
	}
	for i := range found.Accounts {
		out.Accounts = append(out.Accounts, t.side(&found.Accounts[i]))
	}
	out.Propositions = t.bounded(found.Propositions, &out.Truncated)
	return out, nil
}

// accounts loads what is to be compared, bounded; cut tells that it was.
func (t *tools) accounts(ctx context.Context, in *CompareInput) (list []compare.Account, link string, cut bool, err error) {
	switch {
	case in.Encounter != "" && len(in.Documents) > 0 || in.Encounter == "" && (len(in.Documents) < 2 || len(in.Documents) > compare.MaxAccounts):
		return nil, "", false, fmt.Errorf("%w: name an encounter, or two documents to six", errWrong)
	case in.Encounter != "":
		if err := address.Check("encounter", in.Encounter, address.MaxLength); err != nil {
			return nil, "", false, err
		}
		now, err := fromarchive.Encounter(ctx, t.archive, in.Encounter)
		if err != nil {
			return nil, "", false, err
		}
		list, link = now.Accounts, address.CompareEncounter(now.Dossier.ID)
	default:
		if list, err = fromarchive.Documents(ctx, t.archive, in.Documents...); err != nil {
			return nil, "", false, err
		}
		link = address.Compare(in.Documents...)
	}
	list, cut = compare.Bounded(list)
	return list, t.opt.Base + link, cut, nil
}

func (t *tools) side(s *compare.Side) Side {
	out := Side{
		Document: s.Document, Also: s.Also, Publisher: s.Publisher, Country: s.Country, Words: s.Words, Clauses: s.Clauses,
		Named: s.Named, Link: t.opt.Base + address.Document(s.Document), Tones: each(s.Tones, t.tone),
	}
	if s.Asked != nil {
		out.AskedBy, out.Asked = s.Asked.By, t.quoted(s.Asked.Document, &s.Asked.Evidence)
	}
	return out
}

func (t *tools) proposition(p *compare.Proposition) Proposition {
	out := Proposition{Class: string(p.Class), Reason: p.Reason, Likeness: p.Likeness, Clauses: []Clause{}}
	for _, x := range p.Clauses {
		one := Clause{
			Account: x.Account, Act: x.Act, Voice: x.Voice, Evidence: t.quote(x.Document, x.Evidence), Differ: t.quotes(x.Document, x.Differ),
		}
		if x.Statement != "" {
			one.Statement = x.Document + "/" + x.Statement
		}
		out.Clauses = append(out.Clauses, one)
	}
	return out
}

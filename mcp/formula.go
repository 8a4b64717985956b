package mcp

import (
	"context"

	"chancery/archive"
	"chancery/internal/address"
)

const formulaAbout = `Follows a set phrase of diplomacy, such as "one-China principle" or "mutual respect": who uses it, towards whom, since when, in which wordings, with the newest uses in their sentences. Without a phrase it lists the phrases in use, the most frequent first; the filter narrows by speaker, country, dyad, place and time.`

// FormulaInput names a set phrase, or none.
type FormulaInput struct {
	Phrase string `json:"phrase,omitempty" jsonschema:"its words, or the key that the list gives"`
	Filter
}

// Phrases is a set phrase with its history, or a page of those in use.
type Phrases struct {
	Ledger *Ledger  `json:"ledger,omitempty" jsonschema:"of the phrase that was named"`
	Items  []Phrase `json:"items,omitempty" jsonschema:"the phrases in use, when none was named"`
	Next   string   `json:"next,omitempty" jsonschema:"give it as after for the next page"`
}

// Phrase is a set phrase in a list.
type Phrase struct {
	Key       string  `json:"key"`
	Formula   string  `json:"formula" jsonschema:"the canonical wording"`
	Documents int     `json:"documents" jsonschema:"that use it"`
	Uses      int     `json:"uses"`
	First     string  `json:"first,omitempty" jsonschema:"the day of the first document that uses it"`
	Last      string  `json:"last,omitempty"`
	Users     []Share `json:"users" jsonschema:"the countries whose speakers use it"`
	Link      string  `json:"link"`
}

// Share is a value with how much a set phrase is used there.
type Share struct {
	Value     string `json:"value"`
	Name      string `json:"name,omitempty"`
	Documents int    `json:"documents"`
	First     string `json:"first,omitempty"`
	Last      string `json:"last,omitempty"`
}

// Ledger is the history of a set phrase.
type Ledger struct {
	Phrase
	Months       []Month   `json:"months" jsonschema:"those in which it is used"`
	Speakers     []Share   `json:"speakers"`
	Counterparts []Share   `json:"counterparts" jsonschema:"the speaker's country, then whom it is said to: CHN>KOR"`
	Wordings     []Wording `json:"wordings"`
	Newest       []Use     `json:"newest" jsonschema:"the newest uses, as many as limit says"`
}

// Month is one month of a ledger.
type Month struct {
	Month     string `json:"month"`
	Documents int    `json:"documents"`
	Of        int    `json:"of" jsonschema:"documents of the month that fit the filter"`
}

// Wording is one wording of a set phrase.
type Wording struct {
	Wording   string   `json:"wording"`
	Documents int      `json:"documents"`
	First     string   `json:"first,omitempty"`
	Last      string   `json:"last,omitempty"`
	Gone      []string `json:"gone,omitempty" jsonschema:"words of the canonical wording that it lacks"`
	Came      []string `json:"came,omitempty" jsonschema:"words that it has instead"`
}

// Use is one use of a set phrase.
type Use struct {
	Speaker   string `json:"speaker,omitempty"`
	Country   string `json:"country,omitempty" jsonschema:"of the speaker"`
	Statement string `json:"statement,omitempty"`
	Evidence  Quote  `json:"evidence"`
	Sentence  Quote  `json:"sentence"`
	Source    Source `json:"source"`
}

func (t *tools) formula(ctx context.Context, in FormulaInput) (*Phrases, error) {
	f, err := in.filter()
	if err == nil {
		err = address.Check("phrase", in.Phrase, address.MaxLength)
	}
	if err != nil {
		return nil, err
	}
	if in.Phrase == "" {
		found, err := t.archive.Formulae(ctx, f)
		if err != nil {
			return nil, err
		}
		out := &Phrases{Next: found.Next}
		for i := range found.Items {
			out.Items = append(out.Items, t.phrase(&found.Items[i]))
		}
		return out, nil
	}
	found, err := t.archive.Formula(ctx, in.Phrase, f, f.Limit)
	if err != nil {
		return nil, err
	}
	return &Phrases{Ledger: t.ledger(found)}, nil
}

func (t *tools) phrase(f *archive.FormulaSummary) Phrase {
	return Phrase{f.Key, f.Formula, f.Documents, f.Uses, f.First, f.Last, shares(f.Users), t.opt.Base + address.Formula(f.Key)}
}

func shares(list []archive.FormulaShare) []Share {
	out := make([]Share, len(list))
	for i, s := range list {
		out[i] = Share(s)
	}
	return out
}

func (t *tools) ledger(f *archive.FormulaLedger) *Ledger {
	out := &Ledger{
		Phrase: t.phrase(&f.FormulaSummary), Speakers: shares(f.Speakers), Counterparts: shares(f.Counterparts),
		Months: []Month{}, Wordings: []Wording{}, Newest: []Use{},
	}
	for _, m := range f.Months {
		out.Months = append(out.Months, Month{m.Month, m.Documents, m.Of})
	}
	for _, v := range f.Variants {
		w := Wording{v.Variant, v.Documents, v.First, v.Last, v.Gone, v.Came}
		if w.Wording == "" {
			w.Wording = f.Formula
		}
		out.Wordings = append(out.Wordings, w)
	}
	for i := range f.Newest {
		u := &f.Newest[i]
		use := Use{
			Statement: u.Statement, Evidence: t.quote(u.Document.ID, u.Evidence), Sentence: t.quote(u.Document.ID, u.Sentence),
			Source: t.source(&u.Document),
		}
		if u.Speaker != nil {
			use.Speaker, use.Country = u.Speaker.Name, u.Speaker.Country
		}
		out.Newest = append(out.Newest, use)
	}
	return out
}

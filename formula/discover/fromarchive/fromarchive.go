// Package fromarchive looks through what is said in an archive for phrases that
// may be set ones.
package fromarchive

import (
	"context"
	"unicode/utf8"

	"chancery/archive"
	"chancery/formula"
	"chancery/formula/discover"
	"chancery/record"
)

// Offered is a candidate with the words that prove it.
type Offered struct {
	discover.Candidate
	Document  string          `json:"document"`
	Statement string          `json:"statement"`
	Evidence  record.Evidence `json:"evidence"`
	Content   string          `json:"content"` // what it stands in
}

// Find offers the phrases of what is said in the newest documents that fit a
// filter, at most so many of them, the best phrases first.
func Find(ctx context.Context, a *archive.Archive, f archive.Filter, documents int, set *formula.Set, opt discover.Options) ([]Offered, error) {
	type source struct {
		document, statement string
		record.Evidence
	}
	var speech []discover.Speech
	var sources []source
	number, last := -1, ""
	err := a.Speech(ctx, f, documents, func(s archive.Spoken) error {
		if s.Document != last {
			number, last = number+1, s.Document
		}
		for _, e := range s.Contents {
			speech = append(speech, discover.Speech{Document: number, Speaker: s.Speaker, Country: s.Country, Text: e.Exact})
			sources = append(sources, source{s.Document, s.Statement, e})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	found := discover.Find(speech, set, opt)
	out := make([]Offered, 0, len(found))
	for _, one := range found {
		from, text := sources[one.Example], speech[one.Example].Text
		start := from.Start + utf8.RuneCountInString(text[:one.Start])
		words := text[one.Start:one.End]
		out = append(out, Offered{
			Candidate: one, Document: from.document, Statement: from.statement, Content: text,
			Evidence: record.Evidence{Start: start, End: start + utf8.RuneCountInString(words), Exact: words},
		})
	}
	return out, nil
}

package archive

import (
	"context"
	"database/sql"

	"chancery/record"
)

// Hit is a document that a full-text query found.
type Hit struct {
	Document Document `json:"document"`
	// Snippet is the stretch of the text that shows the words best.
	Snippet record.Evidence `json:"snippet"`
	// Matches are the words found, within the snippet.
	Matches []record.Evidence `json:"matches"`

	sort int64
}

// Search finds documents by their words, newest first unless the filter says
// otherwise. The query is made of
// words, all of which must be there in any order and form ("talk" finds
// "talks"), "phrases in quotation marks" (with one, all words are taken as they are
// typed), words to leave out (-sanctions),
// beginnings of words (normali*), and OR between alternatives. The filter narrows
// them. An error that wraps ErrQuery says what cannot be understood.
func (a *Archive) Search(ctx context.Context, query string, f Filter) (page Page[Hit], err error) {
	q, err := parseQuery(query)
	if err != nil {
		return page, err
	}
	err = a.view(ctx, func(t *sql.Tx) error {
		p, err := planFor(ctx, t, "document", &f)
		if err != nil {
			return err
		}
		page.Items = []Hit{}
		if !p.empty {
			page, err = a.engine.search(ctx, t, p, q)
		}
		return err
	})
	return page, err
}

// snippetWords is how many words a snippet has.
const snippetWords = 24

package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

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

// Search finds documents by their words, newest first. The query is made of
// words, all of which must be there in any order and form ("talk" finds
// "talks"), "phrases in quotation marks", words to leave out (-sanctions),
// beginnings of words (normali*), and OR between alternatives. The filter narrows
// them. An error that wraps ErrQuery says what cannot be understood.
func (a *Archive) Search(ctx context.Context, query string, f Filter) (page Page[Hit], err error) {
	match, err := parseQuery(query)
	if err != nil {
		return page, err
	}
	err = a.view(ctx, func(t *sql.Tx) error {
		p, err := planFor(ctx, t, "document", &f)
		if err != nil {
			return err
		}
		keys, next, err := p.searchKeys(ctx, t, match)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = hits(ctx, t, match, keys)
		return err
	})
	return page, err
}

// searchKeys is keys for documents whose text matches.
func (p *plan) searchKeys(ctx context.Context, t *sql.Tx, match string) (keys []int64, next string, err error) {
	if p.empty || p.span.first >= p.span.last {
		return nil, "", nil
	}
	query := fmt.Sprintf("SELECT rowid FROM document_fts WHERE document_fts MATCH ? AND rowid >= ? AND rowid < ?%s ORDER BY rowid DESC LIMIT %d",
		p.lookUps("document_fts.rowid", p.terms), p.limit+1)
	if keys, err = integersOf(ctx, t, query, match, p.span.first, p.span.last); err != nil {
		return nil, "", err
	}
	if len(keys) > p.limit {
		keys = keys[:p.limit]
		next = cursor(keys[p.limit-1])
	}
	return keys, next, nil
}

// Marks around what was found. The stored text holds no control characters, so
// they cannot stand there already.
const (
	markOn    = "\x02"
	markOff   = "\x03"
	markCut   = "\x04"
	markWords = 32 // words of a snippet
)

func hits(ctx context.Context, t *sql.Tx, match string, keys []int64) ([]Hit, error) {
	list := make([]Hit, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, `SELECT f.sort, f.snippet, x.text, `+documentColumns+` FROM (
			SELECT rowid AS sort, snippet(document_fts, 0, ?, ?, ?, ?) AS snippet FROM document_fts
			WHERE document_fts MATCH ? AND rowid IN (`+integers(keys)+`)) AS f
		JOIN document d ON d.sort = f.sort JOIN document_text x ON x.sort = f.sort ORDER BY f.sort DESC`,
		markOn, markOff, markCut, markWords, match)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var h Hit
		var marked, text string
		if err := rows.Scan(append([]any{&h.sort, &marked, &text}, h.Document.fields()...)...); err != nil {
			return nil, err
		}
		h.Snippet, h.Matches = locate(text, marked)
		list = append(list, h)
	}
	return list, rows.Err()
}

// locate finds a marked snippet in the text it was cut from, and gives it and
// what is marked in it as evidence.
func locate(text, marked string) (snippet record.Evidence, matches []record.Evidence) {
	marked = strings.ReplaceAll(marked, markCut, "")
	plain := strings.NewReplacer(markOn, "", markOff, "").Replace(marked)
	at := max(strings.Index(text, plain), 0)
	q := record.NewQuoter(text)
	trimmed := strings.TrimSpace(plain)
	from := at + strings.Index(plain, trimmed)
	snippet = q.Quote(from, from+len(trimmed))
	start := 0
	for i := 0; i < len(marked); i++ {
		switch marked[i : i+1] {
		case markOn:
			start = at
		case markOff:
			matches = append(matches, q.Quote(start, at))
		default:
			at++
		}
	}
	return snippet, matches
}

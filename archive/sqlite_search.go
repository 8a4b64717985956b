package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"chancery/archive/fulltext"
	"chancery/record"
)

// Marks around what was found. The stored text holds no control characters, so
// they cannot stand there already.
const (
	markOn  = "\x02"
	markOff = "\x03"
	markCut = "\x04"
)

// search walks the full-text index from one end, which gives the page with its
// snippets; where few documents fit the filter and the words stand in very many,
// the former are looked up in the index instead.
func (*sqliteFile) search(ctx context.Context, t *sql.Tx, p *plan, q *fulltext.Query) (Page[Hit], error) {
	page := Page[Hit]{Items: []Hit{}}
	index, match := matchFTS(q)
	few, err := p.fewAmongMany(ctx, t, index, match)
	if err != nil {
		return page, err
	}
	for _, s := range p.spans {
		if few {
			err = p.searchFew(ctx, t, s, index, match, &page)
		} else {
			err = p.searchSpan(ctx, t, s, index, match, p.among(s, index+".rowid"), &page)
		}
		if err != nil || page.Next != "" {
			return page, err
		}
	}
	return page, nil
}

// matchFTS is a query in the language of FTS5, and the index to ask. Each word is
// quoted, so that no sign in it has a meaning that was not meant.
func matchFTS(q *fulltext.Query) (index, match string) {
	index = "document_fts"
	if q.Exact {
		index = "document_exact"
	}
	var groups []string
	for _, all := range q.Alternatives {
		var terms []string
		for _, one := range all {
			terms = append(terms, termFTS(one))
		}
		groups = append(groups, strings.Join(terms, " AND "))
	}
	match = groups[0]
	if len(groups) > 1 {
		match = "(" + strings.Join(groups, ") OR (") + ")"
	}
	for _, one := range q.Without {
		match = "(" + match + ") NOT " + termFTS(one)
	}
	return index, match
}

func termFTS(one fulltext.Term) string {
	if one.Beginning {
		return `"` + one.Text + `" *`
	}
	return `"` + one.Text + `"`
}

// When the filter leaves fewDocuments, and manyMatches documents have the words,
// looking the former up is quicker than walking the latter: a look-up costs as
// much as a walk past some hundred matches.
const (
	fewDocuments = 300
	manyMatches  = 4000
)

func (p *plan) fewAmongMany(ctx context.Context, t *sql.Tx, index, match string) (bool, error) {
	if len(p.terms) == 0 || p.least > fewDocuments {
		return false, nil
	}
	var n int
	err := t.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT rowid FROM %[1]s WHERE %[1]s MATCH ? LIMIT %[2]d)", index, manyMatches), match).Scan(&n)
	return n == manyMatches, err
}

// among is the condition that a document of a span fit the filter. A short list is
// made once and each match looked up in it; with a long one most matches fit, and
// those that the page needs are looked up in the index of terms.
func (p *plan) among(s span, item string) string {
	if len(p.terms) == 0 || p.least >= manyItems {
		return p.lookUps(item, p.terms)
	}
	return fmt.Sprintf(" AND +%s IN (SELECT x.item FROM %s_term x WHERE x.term IN (%s) AND x.item >= %d AND x.item < %d%s)",
		item, p.table, integers(p.terms[0]), s.first, s.last, p.lookUps("x.item", p.terms[1:]))
}

// searchFew looks the documents of a span that fit the filter up in the full-text
// index, in the order of the page, until it is full.
func (p *plan) searchFew(ctx context.Context, t *sql.Tx, s span, index, match string, page *Page[Hit]) error {
	query, args := p.query(s, fewDocuments)
	keys, err := column[int64](ctx, t, query, args...)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(keys, p.limit+1) {
		if err := p.searchSpan(ctx, t, s, index, match, " AND rowid IN ("+integers(some)+")", page); err != nil || page.Next != "" {
			return err
		}
	}
	return nil
}

// searchSpan appends to a page what one span has for it, among the documents of a
// condition.
func (p *plan) searchSpan(ctx context.Context, t *sql.Tx, s span, index, match, among string, page *Page[Hit]) error {
	rows, err := t.QueryContext(ctx, fmt.Sprintf(`SELECT f.sort, f.snippet, x.text, %[4]s FROM (
			SELECT rowid AS sort, snippet(%[1]s, 0, ?, ?, ?, ?) AS snippet FROM %[1]s
			WHERE %[1]s MATCH ? AND rowid >= ? AND rowid < ?%[2]s ORDER BY rowid %[5]s LIMIT %[3]d) AS f
		JOIN document d ON d.sort = f.sort JOIN document_text x ON x.sort = f.sort ORDER BY f.sort %[5]s`,
		index, among, p.limit+1-len(page.Items), documentColumns, p.direction()),
		markOn, markOff, markCut, snippetWords, match, s.first, s.last)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var h Hit
		var marked, text string
		if err := rows.Scan(append([]any{&h.sort, &marked, &text}, h.Document.fields()...)...); err != nil {
			return err
		}
		if len(page.Items) == p.limit {
			page.Next = cursor(page.Items[p.limit-1].sort)
			break
		}
		h.Snippet, h.Matches = locate(text, marked)
		page.Items = append(page.Items, h)
	}
	return rows.Err()
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

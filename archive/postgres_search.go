package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"chancery/archive/fulltext"
	"chancery/record"
)

func (p *postgres) texts() *batch { return newBatch("document_text (sort, text, lexemes)", "") }

// textRow keeps the stems of a text beside it, each once; where a phrase stands is
// looked for in the text.
func (p *postgres) textRow(sort int64, text string) []any {
	return []any{sort, text, vector(text)}
}

// maxVector bounds, in bytes, the lexemes that are kept of one text: PostgreSQL
// takes a megabyte.
const maxVector = 1_000_000

// vector writes the lexemes of a text as PostgreSQL reads them. They are letters and
// digits, so that none has a quotation mark.
func vector(text string) string {
	var b strings.Builder
	size := 0
	for _, l := range fulltext.Lexemes(text) {
		if size += len(l) + 2; size > maxVector {
			break
		}
		b.WriteString("'" + l + "' ")
	}
	return b.String()
}

// candidates writes what the texts looked for have at least, as PostgreSQL reads
// it; "" when that is nothing.
func candidates(m *fulltext.Matcher) string {
	var groups []string
	for _, all := range m.Candidates() {
		var terms []string
		for _, l := range all {
			term := "'" + l.Text + "'"
			if l.Beginning {
				term += ":*"
			}
			terms = append(terms, term)
		}
		if len(terms) == 0 {
			return ""
		}
		groups = append(groups, "("+strings.Join(terms, " & ")+")")
	}
	return strings.Join(groups, " | ")
}

// search walks the candidates that the index gives in the order of the page, and
// finds the query in their texts, until the page is full.
func (p *postgres) search(ctx context.Context, t *sql.Tx, plan *plan, q *fulltext.Query) (Page[Hit], error) {
	page := Page[Hit]{Items: []Hit{}}
	m := q.Matcher()
	among := plan.lookUps("x.sort", plan.terms)
	var args []any
	if c := candidates(m); c != "" {
		among += " AND x.lexemes @@ ?::tsquery"
		args = append(args, c)
	}
	for _, s := range plan.spans {
		stretches, err := p.stretches(ctx, t, s, plan.oldest)
		if err != nil {
			return page, err
		}
		for _, stretch := range stretches {
			if err := plan.searchAll(ctx, t, stretch, m, among, args, &page); err != nil || page.Next != "" {
				return page, err
			}
		}
	}
	return page, nil
}

// searchAll appends to a page what a span has for it.
func (p *plan) searchAll(ctx context.Context, t *sql.Tx, s span, m *fulltext.Matcher, among string, args []any, page *Page[Hit]) error {
	for s.first < s.last && page.Next == "" {
		last, err := p.searchSome(ctx, t, s, m, among, args, page)
		if err != nil || last < 0 {
			return err
		}
		if p.oldest {
			s.first = last + 1
		} else {
			s.last = last
		}
	}
	return nil
}

// searchSome appends to a page what the next candidates of a span have for it. It
// gives the last one looked at, -1 when there are no more.
func (p *plan) searchSome(ctx context.Context, t *sql.Tx, s span, m *fulltext.Matcher, among string, args []any, page *Page[Hit]) (int64, error) {
	want := 2*p.limit + 1
	rows, err := t.QueryContext(ctx, fmt.Sprintf(`SELECT x.sort, x.text, %[1]s FROM (
			SELECT x.sort, x.text FROM document_text x WHERE x.sort >= ? AND x.sort < ?%[2]s ORDER BY x.sort %[3]s LIMIT ?) AS x
		JOIN document d ON d.sort = x.sort ORDER BY x.sort %[3]s`, documentColumns, among, p.direction()),
		append([]any{s.first, s.last}, append(args, want)...)...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	last, seen := int64(-1), 0
	for rows.Next() {
		var h Hit
		var text string
		if err := rows.Scan(append([]any{&h.sort, &text}, h.Document.fields()...)...); err != nil {
			return 0, err
		}
		last = h.sort
		seen++
		found := m.Match(text)
		if found == nil {
			continue
		}
		if len(page.Items) == p.limit {
			page.Next = cursor(page.Items[p.limit-1].sort)
			return last, rows.Err()
		}
		h.quote(text, found.Snippet(snippetWords))
		page.Items = append(page.Items, h)
	}
	if err := rows.Err(); err != nil || seen == want {
		return last, err
	}
	return -1, nil
}

// quote gives a snippet and what was found in it as evidence.
func (h *Hit) quote(text string, s fulltext.Snippet) {
	q := record.NewQuoter(text)
	plain := text[s.Start:s.End]
	trimmed := strings.TrimSpace(plain)
	from := s.Start + strings.Index(plain, trimmed)
	h.Snippet = q.Quote(from, from+len(trimmed))
	for _, m := range s.Matches {
		h.Matches = append(h.Matches, q.Quote(m[0], m[1]))
	}
}

package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"chancery/archive/fulltext"
)

// references of rows that PostgreSQL does not check itself, or might have been
// told not to: table and column, and where they lead.
var references = [][2]string{
	{"mention.sort", "document.sort"},
	{"appearance.document", "document.serial"},
	{"appearance.actor", "actor.serial"},
	{"document_text.sort", "document.sort"},
	{"record.document", "document.serial"},
	{"source.document", "document.serial"},
	{"source.original", "original.hash"},
	{"encounter.document", "document.serial"},
	{"statement.document", "document.serial"},
	{"event.document", "document.serial"},
	{"formula.document", "document.serial"},
	{"observation.document", "document.serial"},
	{"participant.encounter", "encounter.sort"},
	{"act.statement", "statement.sort"},
	{"report.encounter", "encounter.sort"},
	{"report.dossier", "dossier.serial"},
	{"report_block.encounter", "report.encounter"},
	{"fingerprint.document", "document.serial"},
	{"pending.encounter", "encounter.sort"},
	{"actor_word.actor", "actor.serial"},
	{"formula_use.formula", "phrase.id"},
	{"document_term.item", "document.sort"},
	{"encounter_term.item", "encounter.sort"},
	{"statement_term.item", "statement.sort"},
	{"event_term.item", "event.sort"},
	{"dossier_term.item", "dossier.sort"},
	{"link.correction", "correction.id"},
}

// integrity looks at the references, at indexes that the server knows to be
// broken, and at the lexemes beside the texts.
func (p *postgres) integrity(ctx context.Context, t *sql.Tx) (found []string) {
	for _, r := range references {
		table, column, _ := strings.Cut(r[0], ".")
		parent, key, _ := strings.Cut(r[1], ".")
		var n int
		if err := t.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM %s c WHERE c.%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s p WHERE p.%s = c.%s)",
			table, column, parent, key, column)).Scan(&n); err != nil {
			return append(found, err.Error())
		}
		if n > 0 {
			found = append(found, fmt.Sprintf("a row of %q refers to one of %q that is not there (%d do)", table, parent, n))
		}
	}
	broken, err := column[string](ctx, t, "SELECT indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relnamespace = to_regnamespace(current_schema())")
	if err != nil {
		return append(found, err.Error())
	}
	for _, index := range broken {
		found = append(found, "the index "+index+" is not valid; REINDEX mends it")
	}
	wrong, err := p.wrongLexemes(ctx, t)
	if err != nil {
		return append(found, err.Error())
	}
	if wrong > 0 {
		found = append(found, fmt.Sprintf("the full-text index does not fit the texts: %d have other words", wrong))
	}
	return found
}

// wrongLexemes counts the texts that have other lexemes beside them than theirs.
func (p *postgres) wrongLexemes(ctx context.Context, t *sql.Tx) (wrong int, err error) {
	rows, err := t.QueryContext(ctx, "SELECT text, array_to_string(tsvector_to_array(lexemes), ' ') FROM document_text")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var text, kept string
		if err := rows.Scan(&text, &kept); err != nil {
			return 0, err
		}
		want := fulltext.Lexemes(text)
		got := strings.Fields(kept)
		slices.Sort(got)
		if len(vector(text)) < maxVector && !slices.Equal(got, want) {
			wrong++
		}
	}
	return wrong, rows.Err()
}

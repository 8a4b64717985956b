package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
)

type dumpedTable struct{ table, query string }

// dumped are the contents of an archive, one query a table, free of numbers and
// times that depend on the order and the hour of adding.
func dumped(mentions mentionKey) []dumpedTable {
	return []dumpedTable{
		{"document", `SELECT d.id, d.day, d.title, d.language, d.agency, d.publisher, d.url, d.sort >> 44, x.text
		FROM document d JOIN document_text x ON x.sort = d.sort ORDER BY d.id`},
		{"source", `SELECT d.id, s.input, s.part, s.url, s.page, s.fetched, s.position, s.original, s.options, o.size, CASE WHEN o.data IS NULL THEN 0 ELSE 1 END
		FROM source s JOIN document d ON d.serial = s.document JOIN original o ON o.hash = s.original ORDER BY 1, 2, 3, 4, 8`},
		{"record", `SELECT d.id, r.schema, r.reader, r.model, r.json FROM record r JOIN document d ON d.serial = r.document ORDER BY 1`},
		{"actor", "SELECT id, kind, name, country, documents FROM actor WHERE documents > 0 ORDER BY id"},
		{"actor_word", "SELECT w.word, a.id FROM actor_word w JOIN actor a ON a.serial = w.actor WHERE a.documents > 0 ORDER BY 2, 1"},
		{"appearance", `SELECT d.id, p.local, a.id, p.name, p.country, p.sector, p.office, p.office_of, p.level, p.office_state
		FROM appearance p JOIN document d ON d.serial = p.document LEFT JOIN actor a ON a.serial = p.actor ORDER BY 1, 2`},
		{"mention", "SELECT d.id, m.start, m.stop, m.local, m.how FROM mention m JOIN document d ON " + mentions.on() + " ORDER BY 1, 2, 3, 4"},
		{"encounter", `SELECT d.id, e.id, e.sort >> 44, e.sort & 65535, e.body FROM encounter e JOIN document d ON d.serial = e.document ORDER BY 1, 2`},
		{"participant", `SELECT d.id, e.id, p.position, p.local, p.role FROM participant p JOIN encounter e ON e.sort = p.encounter
		JOIN document d ON d.serial = e.document ORDER BY 1, 2, 3`},
		{"statement", "SELECT d.id, s.id, s.sort >> 44, s.sort & 65535, s.body FROM statement s JOIN document d ON d.serial = s.document ORDER BY 1, 2"},
		{"act", `SELECT d.id, s.id, a.position, a.act, a.status, a.target FROM act a JOIN statement s ON s.sort = a.statement
		JOIN document d ON d.serial = s.document ORDER BY 1, 2, 3`},
		{"event", "SELECT d.id, e.id, e.body FROM event e JOIN document d ON d.serial = e.document ORDER BY 1, 2"},
		{"formula", "SELECT d.id, f.position, f.formula, f.speaker FROM formula f JOIN document d ON d.serial = f.document ORDER BY 1, 2"},
		{"observation", "SELECT d.id, o.position, o.place, o.body FROM observation o JOIN document d ON d.serial = o.document ORDER BY 1, 2"},
		{"tenure", "SELECT country, organization, level, title, person, start, stop, status, author FROM tenure ORDER BY 1, 2, 3, 4, 5, 6"},
		{"correction", "SELECT id, document, other, verb, time, author, body FROM correction ORDER BY id"},
		{"link", "SELECT correction, a_document, a_encounter, b_document, b_encounter, same FROM link ORDER BY 1"},
		// A dossier's id has a history, so that it is named by the least of its reports,
		// and the ids of former dossiers are left out.
		{"report", `SELECT d.id, e.id, min(d.id || '/' || e.id) OVER (PARTITION BY r.dossier), o.reports, o.stories, o.status, o.sort >> 44, o.sort & 65535
		FROM report r JOIN dossier o ON o.serial = r.dossier JOIN encounter e ON e.sort = r.encounter
		JOIN document d ON d.serial = e.document ORDER BY 1, 2`},
		{"dossier_term", `SELECT o.first, t.field, t.value FROM dossier_term x JOIN term t ON t.id = x.term JOIN (
		SELECT s.sort, min(d.id || '/' || e.id) AS first FROM dossier s JOIN report r ON r.dossier = s.serial
		JOIN encounter e ON e.sort = r.encounter JOIN document d ON d.serial = e.document GROUP BY s.sort) o ON o.sort = x.item ORDER BY 1, 2, 3`},
		{"pending", "SELECT d.id, e.id, p.shard FROM pending p JOIN encounter e ON e.sort = p.encounter JOIN document d ON d.serial = e.document ORDER BY 1, 2"},
		{"document_day", "SELECT day, documents FROM document_day WHERE documents > 0 ORDER BY day"},
		{"document_term", "SELECT d.id, t.field, t.value FROM document_term x JOIN term t ON t.id = x.term JOIN document d ON d.sort = x.item ORDER BY 1, 2, 3"},
		{"encounter_term", `SELECT d.id, e.id, t.field, t.value FROM encounter_term x JOIN term t ON t.id = x.term
		JOIN encounter e ON e.sort = x.item JOIN document d ON d.serial = e.document ORDER BY 1, 2, 3, 4`},
		{"statement_term", `SELECT d.id, s.id, t.field, t.value FROM statement_term x JOIN term t ON t.id = x.term
		JOIN statement s ON s.sort = x.item JOIN document d ON d.serial = s.document ORDER BY 1, 2, 3, 4`},
	}
}

// Dump writes all that an archive holds, one JSON list a line, in an order of
// its own. Two archives that hold the same give the same lines, whatever way
// they came to it.
func (a *Archive) Dump(ctx context.Context, w io.Writer) error {
	return a.view(ctx, func(t *sql.Tx) error {
		enc := json.NewEncoder(w)
		for _, d := range dumped(a.engine.mentionKey()) {
			if err := dumpTable(ctx, t, enc, d.table, d.query); err != nil {
				return fmt.Errorf("%s: %w", d.table, err)
			}
		}
		return nil
	})
}

func dumpTable(ctx context.Context, t *sql.Tx, enc *json.Encoder, table, query string) error {
	rows, err := t.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	line := make([]any, 1+len(columns))
	into := make([]any, len(columns))
	line[0] = table
	for i := range into {
		into[i] = &line[i+1]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return rows.Err()
}

package archive

import (
	"context"
	"database/sql"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"chancery/actor"
	"chancery/internal/table"
)

//go:embed voices.tsv
var voicesFile string

// voices are the agencies that speak for a government. The file is part of the
// program and tested, so a fault in it is a fault of the build.
var voices = sync.OnceValue(func() map[string]string {
	list, err := parseVoices(voicesFile)
	if err != nil {
		panic(err)
	}
	return list
})

func parseVoices(data string) (map[string]string, error) {
	list := make(map[string]string)
	err := table.Each("voices.tsv", data, 2, func(c []string) error {
		list[c[0]] = c[1]
		return nil
	})
	return list, err
}

// voiceOf is the country whose own account a document is: that of the ministry or
// office that published it, or of an agency that speaks for the government; ""
// for any other source.
func voiceOf(d *Document) string {
	for _, name := range []string{d.Agency, d.Publisher} {
		if side := voices()[name]; side != "" {
			return side
		}
	}
	if d.Publisher == "" {
		return ""
	}
	found := actor.Resolve(d.Publisher, "", "")
	if found.Sector == press || found.Sector2 == press {
		return ""
	}
	return found.Country
}

// meeting is an encounter of a document that was held and is not of the past.
type meeting struct {
	sort    int64
	dossier sql.NullInt64
	pairs   []string // "chn>kor"
}

func meetingsOf(ctx context.Context, t *sql.Tx, serial int64) ([]meeting, error) {
	rows, err := t.QueryContext(ctx, `SELECT e.sort, e.terms, r.dossier FROM encounter e LEFT JOIN report r ON r.encounter = e.sort
		WHERE e.document = ? AND e.background = 0 AND e.status IN ('held', 'under way') ORDER BY e.sort`, serial)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []meeting
	var terms []string
	for rows.Next() {
		var m meeting
		var ids string
		if err := rows.Scan(&m.sort, &ids, &m.dossier); err != nil {
			return nil, err
		}
		list, terms = append(list, m), append(terms, ids)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	pairs, err := dyadsIn(ctx, t, strings.Join(terms, " "))
	if err != nil {
		return nil, err
	}
	for i := range list {
		for _, id := range appendNumbers(nil, []byte(terms[i])) {
			if pair, is := pairs[id]; is {
				list[i].pairs = append(list[i].pairs, pair)
			}
		}
		slices.Sort(list[i].pairs)
	}
	return list, nil
}

// dyadsIn are the dyads among terms that are kept by their numbers.
func dyadsIn(ctx context.Context, t *sql.Tx, numbers string) (map[int64]string, error) {
	out := make(map[int64]string)
	ids := appendNumbers(nil, []byte(numbers))
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), 500) {
		type numbered struct {
			id int64
			term
		}
		list, err := collect(ctx, t, func(n *numbered) []any { return []any{&n.id, &n.field, &n.value} },
			"SELECT id, field, value FROM term WHERE id IN ("+integers(part)+")")
		if err != nil {
			return nil, err
		}
		for _, n := range list {
			if n.field == fieldDyad {
				out[n.id] = n.value
			}
		}
	}
	return out, nil
}

// followedSide is a side of a document with its one counterpart, folded.
type followedSide struct {
	from, to string
	own      bool
}

// followed tells whose phrases are followed in a document: those of the side
// whose account it is; where it is nobody's, those of each side that met one
// other. Or it says why none are.
func followed(side string, met []meeting) ([]followedSide, string) {
	with := make(map[string][]string)
	for _, m := range met {
		for _, p := range m.pairs {
			a, b, _ := strings.Cut(p, ">")
			if !slices.Contains(with[a], b) {
				with[a] = append(with[a], b)
			}
		}
	}
	if len(with) == 0 {
		return nil, "no encounter of two countries that was held is told in it"
	}
	if side = fold(side); side != "" && with[side] == nil {
		return nil, "the account of a side that took no part in the encounter"
	}
	var list []followedSide
	for a, others := range with {
		if len(others) == 1 && (side == "" || a == side) {
			list = append(list, followedSide{a, others[0], side != ""})
		}
	}
	if len(list) == 0 {
		return nil, "encounters with several countries, whose phrases cannot be told apart"
	}
	slices.SortFunc(list, func(x, y followedSide) int { return strings.Compare(x.from, y.from) })
	return list, ""
}

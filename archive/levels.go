package archive

import (
	"context"
	"database/sql"
	"slices"
)

// Levels are the levels of office, the highest first.
func Levels() []string { return slices.Clone(levels) }

var levels = []string{
	"head of state", "head of government", "head of organization", "deputy head of government", "foreign minister",
	"legislature leader", "party leader", "minister", "military chief", "special envoy", "ambassador", "senior official", "spokesperson",
}

// kinds of encounter, in the order in which one that is told as several counts.
var kinds = []string{"summit", "talks", "signing", "meeting", "consultation", "call", "letter", "ceremony", "visit"}

// ranks gives the number of each term of a field its place in a list of values.
func ranks(ctx context.Context, t *sql.Tx, field string, list []string) (map[int64]int, error) {
	rows, err := t.QueryContext(ctx, "SELECT id, value FROM term WHERE field = ?", field)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[int64]int)
	for rows.Next() {
		var id int64
		var value string
		if err := rows.Scan(&id, &value); err != nil {
			return nil, err
		}
		if at := slices.Index(list, value); at >= 0 {
			out[id] = at
		}
	}
	return out, rows.Err()
}

// ranking finds the highest level and the kind of an encounter among its terms.
type ranking struct{ levels, kinds map[int64]int }

func newRanking(ctx context.Context, t *sql.Tx) (*ranking, error) {
	byLevel, err := ranks(ctx, t, fieldLevel, levels)
	if err != nil {
		return nil, err
	}
	byKind, err := ranks(ctx, t, fieldKind, kinds)
	return &ranking{byLevel, byKind}, err
}

func (r *ranking) level(terms []int64) string { return first(terms, r.levels, levels) }

func (r *ranking) kind(terms []int64) string { return first(terms, r.kinds, kinds) }

// first is the value of the lowest rank among terms, "" when none is ranked.
func first(ids []int64, rank map[int64]int, list []string) string {
	best := len(list)
	for _, id := range ids {
		if at, ok := rank[id]; ok {
			best = min(best, at)
		}
	}
	if best == len(list) {
		return ""
	}
	return list[best]
}

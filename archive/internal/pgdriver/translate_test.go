package pgdriver

import (
	"database/sql/driver"
	"reflect"
	"testing"
)

func TestQueriesAreTranslated(t *testing.T) {
	for _, c := range []struct {
		query, want string
		args, given []any
	}{
		{"SELECT a FROM b WHERE c = ? AND d = ?", "SELECT a FROM b WHERE c = $1 AND d = $2", []any{1, 2}, []any{1, 2}},
		{"SELECT '?' || \"?\" || ?", "SELECT '?' || \"?\" || $1", []any{1}, []any{1}},
		{
			"SELECT a WHERE x = ? AND b IN (3, -4,5) AND y = ? AND z IN ()", "SELECT a WHERE x = $1 AND b = ANY ($2::bigint[]) AND y = $3 AND z = ANY ($4::bigint[])",
			[]any{1, 2},
			[]any{1, []int64{3, -4, 5}, 2, []int64{}},
		},
		{"a IN (?, ?) OR a IN ('held') OR a IN (SELECT 1) OR a NOT IN (1)", "a IN ($1, $2) OR a IN ('held') OR a IN (SELECT 1) OR a NOT IN (1)", []any{7, 8}, []any{7, 8}},
		{"FROM dossier o INDEXED BY dossier_sample ON 1", "FROM dossier o  ON 1", nil, nil},
		{"it's", "it's", nil, nil},
	} {
		text, order, lists := translate(c.query)
		var args []driver.NamedValue
		for i, a := range c.args {
			args = append(args, driver.NamedValue{Ordinal: i + 1, Value: a})
		}
		var given []any
		for i, v := range arrange(args, order, lists) {
			if v.Ordinal != i+1 {
				t.Errorf("%s: argument %d is numbered %d", c.query, i+1, v.Ordinal)
			}
			given = append(given, v.Value)
		}
		if text != c.want || !reflect.DeepEqual(given, c.given) {
			t.Errorf("%s\nbecame %s %v\nwant   %s %v", c.query, text, given, c.want, c.given)
		}
	}
}

package table

import (
	"errors"
	"strings"
	"testing"
)

func TestEach(t *testing.T) {
	bad := errors.New("bad")
	tests := []struct {
		name, data string
		rows       int
		wrong      string // part of the error's message
	}{
		{"comments and blank lines are passed over", "# head\n\na\tb\r\nc\td", 2, ""},
		{"a line short of columns is named", "a\tb\n# x\nc\n", 1, "f.tsv:3: 1 columns"},
		{"an error of the entry carries its line", "a\tb\nstop\tb\n", 1, "f.tsv:2: bad"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := 0
			err := Each("f.tsv", tt.data, 2, func(f []string) error {
				if f[0] == "stop" {
					return bad
				}
				rows++
				return nil
			})
			if rows != tt.rows {
				t.Errorf("%d rows, want %d", rows, tt.rows)
			}
			if tt.wrong == "" && err != nil || tt.wrong != "" && (err == nil || !strings.Contains(err.Error(), tt.wrong)) {
				t.Errorf("error %v, want %q in it", err, tt.wrong)
			}
		})
	}
}

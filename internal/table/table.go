// Package table reads the tab-separated data files that lexicons are kept in:
// one entry a line, "#" for comments, the same number of columns throughout.
package table

import (
	"fmt"
	"strings"
)

// Each calls do with the columns of each line of data that is neither blank nor
// a comment. An error of do, or a line with another number of columns, ends the
// reading; the error names the file and the line, counted from 1.
func Each(name, data string, columns int, do func([]string) error) error {
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != columns {
			return fmt.Errorf("%s:%d: %d columns parted by tabs, want %d", name, n, len(f), columns)
		}
		if err := do(f); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

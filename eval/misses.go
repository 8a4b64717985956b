package eval

import (
	"fmt"
	"io"
	"strings"
)

// WriteMisses lists every difference, file by file: a sign (- gold has it, +
// gold has it not, ~ otherwise in gold), the field, and the words.
func (r *Report) WriteMisses(w io.Writer) error {
	var b strings.Builder
	file := ""
	for _, m := range r.Misses {
		if m.File != file {
			file = m.File
			fmt.Fprintf(&b, "\n%s\n", file)
		}
		switch m.What {
		case "miss":
			fmt.Fprintf(&b, "  - %s: %s", m.Field, m.Gold)
		case "extra":
			fmt.Fprintf(&b, "  + %s: %s", m.Field, m.Got)
		default:
			fmt.Fprintf(&b, "  ~ %s: gold %s; got %s", m.Field, m.Gold, m.Got)
		}
		if m.Words != "" && !strings.Contains(m.Gold+m.Got, m.Words) {
			fmt.Fprintf(&b, " [%s]", m.Words)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

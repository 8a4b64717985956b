package formula

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/table"
)

// rejectedMark begins a line of a user's file that says that what follows is no
// set phrase. It is a comment to everything else that reads such files.
const rejectedMark = "#rejected\t"

// ownHead is what a user's file begins with.
const ownHead = `# Set phrases of your own. Columns, by tab: formula; variants, by ";" ("-" for none); who uses it, by ";" ("-" where
# not told); the year from which it is known ("-"); meaning ("-"). A formula that the program has takes the variants in.
# "` + "#rejected" + `", a tab and a phrase: it is not offered again.
`

// Load is the list of the program with a user's file behind it. A file that is
// not there is an empty one. Faults name the file and the line.
func Load(path string) (*Set, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Embedded(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("the file of set phrases cannot be read: %w", err)
	}
	s, err := program()
	if err != nil {
		return nil, err
	}
	s.own = true
	if err := table.Each(path, string(data), 5, s.add); err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		if phrase, is := strings.CutPrefix(strings.TrimSpace(line), rejectedMark); is {
			s.rejected[strings.Join(s.words(phrase), " ")] = true
		}
	}
	return s, nil
}

// Accept adds a set phrase to a user's file; users may be empty.
func Accept(path, formula string, users []string) error {
	return appendLine(path, clean(formula)+"\t-\t"+dash(strings.Join(users, ";"))+"\t-\t-\n")
}

// AcceptVariant adds a wording of a formula that there is to a user's file.
func AcceptVariant(path, formula, variant string) error {
	return appendLine(path, clean(formula)+"\t"+clean(variant)+"\t-\t-\t-\n")
}

// Reject says in a user's file that a phrase is not a set one.
func Reject(path, phrase string) error {
	return appendLine(path, rejectedMark+clean(phrase)+"\n")
}

// clean keeps a phrase within its column.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, ";", " ")), " ")
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// appendLine writes a line at the end of a file, made now if it is not there.
func appendLine(path, line string) (err error) {
	if dir := filepath.Dir(path); dir != "." {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return fmt.Errorf("the file of set phrases cannot be written: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		line = ownHead + line
	} else {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			line = "\n" + line
		}
	}
	_, err = f.WriteString(line)
	return err
}

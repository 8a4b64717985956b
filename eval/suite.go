package eval

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"chancery/petrarch"
)

// RunFile runs a task on one file.
func (t Task) RunFile(path string, predictions io.Writer) (*Report, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if t.Dictionaries != "" {
		dict, _, err := petrarch.Load(filepath.Join(filepath.Dir(path), t.Dictionaries))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.Name, err)
		}
		t = t.With(dict)
	}
	r, err := t.Run(f, predictions)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	r.Name, r.Input = t.Name, filepath.Base(path)
	return r, nil
}

// Suite runs every task on those of its dev files that lie in the folder, and
// hands each report to done as it comes. A folder with none of them is an
// error.
func Suite(dir string, done func(*Report) error) error {
	ran := 0
	for _, t := range Tasks() {
		for _, name := range t.Dev {
			path := filepath.Join(dir, name)
			if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
				continue
			}
			r, err := t.RunFile(path, nil)
			if err != nil {
				return err
			}
			ran++
			if err := done(r); err != nil {
				return err
			}
		}
	}
	if ran == 0 {
		return fmt.Errorf("%s: none of the tasks' files is in this folder", dir)
	}
	return nil
}

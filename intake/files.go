package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// path takes in a file, a folder or a pattern.
func (w *walker) path(name string) bool {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return w.folder(name)
	case err == nil:
		return w.file(name, true)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?["):
		return w.pattern(name)
	}
	return w.fail(Origin{Input: name}, plainError(err))
}

// plainError drops the path that the caller names already.
func plainError(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (w *walker) pattern(name string) bool {
	found, err := filepath.Glob(name)
	switch {
	case err != nil:
		return w.fail(Origin{Input: name}, fmt.Errorf("%w: see the brackets of the pattern", err))
	case len(found) == 0:
		return w.fail(Origin{Input: name}, fmt.Errorf("%w: no file of such a name", ErrNoMatch))
	}
	slices.Sort(found)
	for _, f := range found {
		if !w.path(f) {
			return false
		}
	}
	return true
}

// file takes in one file. Named says that the user named it.
func (w *walker) file(name string, named bool) bool {
	r, f, err := w.open(name)
	if err != nil {
		return w.fail(Origin{Input: name}, plainError(err))
	}
	defer f.Close()
	s := w.fresh(Origin{Input: name}, r, named)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		s.file, s.size = f, info.Size()
	}
	return w.take(s)
}

// folder takes in all that lies in a folder.
func (w *walker) folder(name string) bool {
	t := tree{w: w, entered: make(map[string]bool)}
	if !t.enter(name, nil) {
		return false
	}
	if !t.any {
		return w.fail(Origin{Input: name}, fmt.Errorf("%w: the folder holds no files", ErrNoMatch))
	}
	return true
}

// tree is the walk over one folder.
type tree struct {
	w       *walker
	entered map[string]bool // real paths of folders
	any     bool            // a file was seen
}

// enter walks a folder; above holds the real paths of those it lies in.
func (t *tree) enter(name string, above []string) bool {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return t.w.fail(Origin{Input: name}, plainError(err))
	}
	if slices.Contains(above, real) {
		return t.w.fail(Origin{Input: name}, ErrLoop)
	}
	if t.entered[real] {
		return true
	}
	t.entered[real] = true
	entries, err := os.ReadDir(name) // sorted by name
	if err != nil {
		return t.w.fail(Origin{Input: name}, plainError(err))
	}
	above = append(slices.Clip(above), real)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !t.entry(filepath.Join(name, e.Name()), above) {
			return false
		}
	}
	return true
}

func (t *tree) entry(name string, above []string) bool {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		t.any = true
		return t.w.fail(Origin{Input: name}, plainError(err))
	case info.IsDir():
		return t.enter(name, above)
	case !info.Mode().IsRegular():
		return t.w.fail(Origin{Input: name}, fmt.Errorf("no file but a device, pipe or socket: %w", ErrSkipped))
	}
	t.any = true
	return t.w.file(name, false)
}

// Size adds up the bytes of the inputs that are files, or lie in folders, for
// a share of work done beside [Item.Consumed]. What has no size beforehand
// (standard input, addresses) counts nothing.
func Size(inputs []string) int64 {
	var total int64
	count := func(name string) {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			total += info.Size()
		}
	}
	for _, input := range inputs {
		names := []string{input}
		if _, err := os.Stat(input); err != nil {
			names, _ = filepath.Glob(input)
		}
		for _, name := range names {
			_ = filepath.WalkDir(name, func(path string, e fs.DirEntry, err error) error {
				switch {
				case err != nil:
				case path != name && strings.HasPrefix(e.Name(), "."):
					if e.IsDir() {
						return fs.SkipDir
					}
				case !e.IsDir():
					count(path)
				}
				return nil
			})
		}
	}
	return total
}

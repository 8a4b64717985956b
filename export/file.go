package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chancery/archive"
)

// ManifestOf is where the manifest of a file stands.
func ManifestOf(path string) string { return path + ".manifest.json" }

// File writes an export to a file, and its manifest beside it. Either stands under
// its name only when it is whole: an error, an interrupt or a full disk leaves
// what stood there before.
func (j *Job) File(ctx context.Context, a *archive.Archive, path string) (*Manifest, error) {
	var m *Manifest
	err := replace(path, func(w io.Writer) (err error) {
		m, err = j.Write(ctx, a, w)
		return err
	}, func() error {
		m.File = filepath.Base(path)
		body, err := m.JSON()
		if err != nil {
			return err
		}
		return replace(ManifestOf(path), func(w io.Writer) error {
			_, err := w.Write(body)
			return err
		}, func() error { return nil })
	})
	return m, err
}

// replace writes a file beside its name, and gives it the name when all of it is
// on the disk and before has done its part.
func replace(path string, write func(io.Writer) error, before func() error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignore(f.Close(), os.ErrClosed), os.Remove(f.Name()))
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return fmt.Errorf("%s was not written: %w", path, err)
	}
	if err := errors.Join(w.Flush(), f.Sync(), f.Chmod(0o644), f.Close()); err != nil {
		return fmt.Errorf("%s was not written; is there room on the disk? %w", path, err)
	}
	if err := before(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	return nil
}

// ignore drops an error of a kind.
func ignore(err, kind error) error {
	if errors.Is(err, kind) {
		return nil
	}
	return err
}

package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Backup writes a copy of the archive, as it is at this moment, to a file that
// must not be there yet. The archive can be used meanwhile. The copy is checked
// before it gets its name.
func (a *Archive) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is a file of that name already; a backup does not overwrite", path)
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := a.engine.backup(ctx, part); err != nil {
		os.Remove(part)
		return explainSQLite(path, err)
	}
	if err := flushFile(part); err != nil {
		return err
	}
	return os.Rename(part, path)
}

func flushFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

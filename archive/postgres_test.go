package archive_test

import (
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/internal/postgrestest"
)

func TestPostgreSQLKeepsTheContract(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) *archive.Archive {
		return open(t, postgrestest.Database(t), archive.Options{})
	})
}

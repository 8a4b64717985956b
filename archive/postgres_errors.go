package archive

import (
	"database/sql/driver"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// The codes of PostgreSQL that tell more than that something is wrong; see its
// manual, appendix A.
const (
	pgUniqueViolation      = "23505"
	pgSerializationFailure = "40001"
	pgDeadlock             = "40P01"
	pgLockNotAvailable     = "55P03"

	pgInvalidPassword      = "28P01"
	pgInvalidAuthorization = "28000"
	pgNoDatabase           = "3D000"
	pgNoSchema             = "3F000"
	pgInsufficientRights   = "42501"
	pgReadOnly             = "25006"
	pgDiskFull             = "53100"
	pgTooManyConnections   = "53300"
	pgDataCorrupted        = "XX001"
	pgIndexCorrupted       = "XX002"

	pgClassConnection   = "08"
	pgClassIntervention = "57P" // shut down, crashed, starting
	pgClassSystem       = "58"  // errors of input and output
)

// code is what PostgreSQL says is wrong, "" when it is not it that says so.
func code(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// inTheWay tells errors that come of others writing at the same time.
func inTheWay(err error) bool {
	switch code(err) {
	case pgUniqueViolation, pgSerializationFailure, pgDeadlock, pgLockNotAvailable:
		return true
	}
	return false
}

// lost tells errors that come of a server that is not there now.
func lost(err error) bool {
	if c := code(err); c != "" {
		return c == pgTooManyConnections || strings.HasPrefix(c, pgClassConnection) || strings.HasPrefix(c, pgClassIntervention)
	}
	var network net.Error
	for _, known := range []error{driver.ErrBadConn, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.EPIPE, syscall.ENOENT} {
		if errors.Is(err, known) {
			return true
		}
	}
	return errors.As(err, &network) || pgconn.SafeToRetry(err)
}

// jitter is a duration between half and one and a half of d.
func jitter(d time.Duration) time.Duration {
	return d/2 + rand.N(d+1)
}

func (p *postgres) explain(err error) error {
	var f *failure
	if errors.As(err, &f) {
		if f.location == "" {
			f.location = p.shown
		}
		return err
	}
	f = &failure{location: p.shown, cause: err}
	c := code(err)
	switch {
	case c == pgNoDatabase || c == pgNoSchema:
		f.kind, f.hint = ErrNoArchive, "make the database first: createdb NAME"
	case c == pgInvalidPassword || c == pgInvalidAuthorization:
		f.kind, f.hint = errServer, "check user and password; the password may stand in ~/.pgpass or PGPASSWORD"
	case c == pgInsufficientRights || c == pgReadOnly:
		f.kind, f.hint = ErrReadOnly, "give the user the right to write, or open it to read only"
	case c == pgDiskFull:
		f.kind, f.hint = ErrFull, "what was committed is safe; make room and run the same command again"
	case c == pgDataCorrupted || c == pgIndexCorrupted:
		f.kind, f.hint = ErrCorrupt, "look into the log of the server; REINDEX mends an index, a backup all"
	case strings.HasPrefix(c, pgClassSystem):
		f.kind, f.hint = errDisk, "what was committed is safe; look into the log of the server and run the same command again"
	case inTheWay(err) && c != pgUniqueViolation:
		f.kind, f.hint = ErrLocked, "other programs write too much at once; run the same command again"
	case lost(err):
		f.kind, f.hint = errServer, "what was committed is safe; check that the server runs and run the same command again"
	default:
		return err
	}
	return f
}

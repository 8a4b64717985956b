package archive

import (
	"errors"
	"fmt"
)

// The ways in which an archive can be out of reach. Errors of this package wrap
// one of them where it applies; compare with errors.Is.
var (
	ErrNotFound   = errors.New("not in the archive")
	ErrNoArchive  = errors.New("there is no archive")
	ErrNotArchive = errors.New("not an archive")
	ErrNewer      = errors.New("made by a newer version of the program")
	ErrOlder      = errors.New("made by an older version of the program")
	ErrCorrupt    = errors.New("damaged")
	ErrReadOnly   = errors.New("cannot be written to")
	ErrFull       = errors.New("no space left on the disk")
	ErrLocked     = errors.New("in use by another program")
	ErrQuery      = errors.New("the query cannot be understood")
	ErrFilter     = errors.New("wrong filter")
	ErrBehind     = errors.New("made before set phrases were followed")

	errServer = errors.New("the database cannot be reached")
	errDisk   = errors.New("the disk cannot be read or written")
)

// failure is an error about an archive as a whole: which one, what is the
// matter and what to do about it.
type failure struct {
	location string
	kind     error  // one of the above
	hint     string // what to do
	cause    error  // what the database said, may be nil
}

func (f *failure) Error() string {
	s := fmt.Sprintf("%s: %v", f.location, f.kind)
	if f.cause != nil {
		s += fmt.Sprintf(" (%v)", f.cause)
	}
	if f.hint != "" {
		s += "; " + f.hint
	}
	return s
}

func (f *failure) Unwrap() []error {
	if f.cause == nil {
		return []error{f.kind}
	}
	return []error{f.kind, f.cause}
}

// OutOfReach tells whether an error is of a database that does not run, starts or
// stops, or that the network does not lead to at the moment: it may be there later.
func OutOfReach(err error) bool { return errors.Is(err, errServer) && lost(err) }

// Unusable tells whether an error is one of the archive as a whole, after which
// nothing more can be kept, and not one of the document at hand.
func Unusable(err error) bool {
	for _, kind := range []error{ErrNotArchive, ErrNewer, ErrCorrupt, ErrReadOnly, ErrFull, ErrLocked, errServer, errDisk} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

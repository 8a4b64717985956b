package intake

import (
	"archive/tar"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/zip"
)

// ErrBomb: data that unpacks to far more than any text does.
var ErrBomb = errors.New("it unpacks to far more than a collection of texts does, and was left at that")

// ErrNesting: containers in containers in containers.
var ErrNesting = errors.New("packed too many times over: unpack it and name what is inside")

// spoolBytes bounds the copy on disk of an archive that came as a stream.
const spoolBytes = 4 << 30

// Bounds of unpacking. Text packs to a tenth, pages of one site to a fiftieth;
// small inputs are let be, whatever their ratio.
const (
	maxRatio    = 250
	freeUnpack  = 64 << 20
	defaultMost = 256 << 30
)

// budget bounds what one input unpacks to.
type budget struct {
	consumed *int64 // bytes of all inputs read
	start    int64  // consumed when this input began
	packed   int64  // its size, where it is known and not read through
	unpacked int64
	most     int64
	over     bool // more was unpacked than is allowed
}

func newBudget(consumed *int64, most int64) *budget {
	return &budget{consumed: consumed, start: *consumed, most: most}
}

// spend adds bytes that were unpacked.
func (b *budget) spend(n int64) error {
	b.unpacked += n
	packed := max(b.packed, *b.consumed-b.start)
	if b.unpacked > b.most || b.unpacked > freeUnpack && b.unpacked/maxRatio > packed {
		b.over = true
		return fmt.Errorf("%s from %s: %w", megabytes(b.unpacked), megabytes(packed), ErrBomb)
	}
	return nil
}

// meter charges what passes to a budget.
type meter struct {
	r io.Reader
	b *budget
}

func (m meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if over := m.b.spend(int64(n)); over != nil {
		return n, over
	}
	return n, err
}

// packed takes in what a compressed stream holds.
func (w *walker) packed(s stream, k kind) bool {
	if s.layers++; s.layers > maxLayers {
		return w.fail(s.at, ErrNesting)
	}
	z, err := unpack(k, s.r)
	if err != nil {
		return w.fail(s.at, fmt.Errorf("the compressed data is damaged: %w", err))
	}
	defer z.Close()
	s.r, s.file = bufio.NewReaderSize(meter{z, s.budget}, 64<<10), nil
	return w.take(s)
}

// tar takes in the files of a tar archive as they come.
func (w *walker) tar(s stream) bool {
	if s.archives++; s.archives > maxArchives {
		return w.fail(s.at, ErrNesting)
	}
	s.layers = 0
	var offset int64
	t := tar.NewReader(&counter{r: s.r, n: &offset})
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return w.fail(s.at, fmt.Errorf("the archive is damaged or cut off, what follows is lost: %w", err))
		}
		if h.Typeflag != tar.TypeReg || leftOut(h.Name) {
			continue
		}
		if !w.take(s.within(s.at.within(printable(h.Name), offset), t)) {
			return false
		}
		if s.budget.over {
			return true // told of the member
		}
	}
}

// leftOut reports files of an archive that a folder would hide too, and those
// that one system keeps beside each file.
func leftOut(name string) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(name, `\`, "/"), "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// zip takes in the files of a ZIP archive in the order of its directory.
func (w *walker) zip(s stream) bool {
	if s.archives++; s.archives > maxArchives {
		return w.fail(s.at, ErrNesting)
	}
	s.layers = 0
	file, size, done, err := w.spool(s)
	if err != nil {
		return w.fail(s.at, err)
	}
	defer done()
	if err := checkDirectory(file, size); err != nil {
		return w.fail(s.at, err)
	}
	z, err := zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return w.fail(s.at, fmt.Errorf("the ZIP archive is damaged or cut off: %w", err))
	}
	onDisk := s.file != nil
	if onDisk { // it is not read through: its members are counted
		s.budget.packed, w.consumed = size, s.budget.start
		defer func() { w.consumed = s.budget.start + size }()
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || leftOut(f.Name) {
			continue
		}
		if !w.member(s, f) {
			return false
		}
		if onDisk {
			w.consumed += int64(f.CompressedSize64)
		}
		if s.budget.over {
			return true // told of the member
		}
	}
	return true
}

func (w *walker) member(s stream, f *zip.File) bool {
	name := f.Name
	if f.NonUTF8 {
		name = strings.ToValidUTF8(name, "?")
	}
	offset, _ := f.DataOffset()
	at := s.at.within(printable(path.Clean(strings.ReplaceAll(name, `\`, "/"))), offset)
	if f.Flags&1 != 0 {
		return w.fail(at, errors.New("it is encrypted: unpack it with its password and name the files"))
	}
	r, err := f.Open()
	if err != nil {
		return w.fail(at, fmt.Errorf("the member is damaged: %w", err))
	}
	defer r.Close()
	return w.take(s.within(at, meter{r, s.budget}))
}

// spool gives a stream as a file: the one it is, or a temporary copy on disk.
func (w *walker) spool(s stream) (file io.ReaderAt, size int64, done func(), err error) {
	if s.file != nil {
		return s.file, s.size, func() {}, nil
	}
	f, err := os.CreateTemp("", "chancery-*.zip")
	if err != nil {
		return nil, 0, nil, fmt.Errorf("no room for a copy of the archive: %w", err)
	}
	done = func() {
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
	const most = spoolBytes
	size, err = io.Copy(f, io.LimitReader(s.r, most+1))
	if err == nil && size > most {
		err = fmt.Errorf("an archive of more than %d MB inside another: unpack it and name the files", most>>20)
	}
	if err != nil {
		done()
		return nil, 0, nil, plainError(err)
	}
	return f, size, done, nil
}

// directoryBytes bounds the directory of a ZIP archive, which is held in
// memory: some hundred thousand members.
const directoryBytes = 64 << 20

// checkDirectory refuses an archive whose directory would not fit in memory.
func checkDirectory(file io.ReaderAt, size int64) error {
	const endBytes, longest = 22, 64 << 10
	tail := make([]byte, min(size, endBytes+longest))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return plainError(err)
	}
	at := strings.LastIndex(string(tail), "PK\x05\x06")
	if at < 0 || at+endBytes > len(tail) {
		return nil // the reader says what is wrong
	}
	end := tail[at:]
	directory := int64(end[12]) | int64(end[13])<<8 | int64(end[14])<<16 | int64(end[15])<<24
	if directory == 0xffffffff { // stated in another place, for archives above 4 GB
		if long := strings.LastIndex(string(tail), "PK\x06\x06"); long >= 0 && long+56 <= len(tail) {
			directory = 0
			for i := range 8 {
				directory |= int64(tail[long+40+i]) << (8 * i)
			}
		}
	}
	if directory > directoryBytes || directory < 0 {
		return fmt.Errorf("an archive with a directory of %d MB: unpack it and name the folder", directory>>20)
	}
	return nil
}

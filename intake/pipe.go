package intake

import (
	"context"
	"io"
	"io/fs"
	"os"
)

// open opens a file. What is no regular file may have nothing to give for as long as
// nobody writes to it, and even opening a named pipe waits for that: such a wait ends
// when the walk is called off.
func (w *walker) open(name string) (io.Reader, *os.File, error) {
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		f, err := os.Open(name)
		return f, f, err
	}
	type opened struct {
		f   *os.File
		err error
	}
	got := make(chan opened, 1)
	go func() {
		f, err := os.Open(name)
		got <- opened{f, err}
	}()
	select {
	case o := <-got:
		return &pipe{ctx: w.ctx, from: o.f}, o.f, o.err
	case <-w.ctx.Done():
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: w.ctx.Err()}
	}
}

// pipe reads from what may never give anything: a read ends when ctx does, and what
// comes after that is lost.
type pipe struct {
	ctx  context.Context
	from io.Reader
	buf  []byte
	got  chan given
	left []byte // of buf, not yet handed on
	err  error  // after left
}

type given struct {
	n   int
	err error
}

func (p *pipe) Read(into []byte) (int, error) {
	if len(p.left) == 0 && p.err == nil {
		p.wait()
	}
	if len(p.left) == 0 {
		return 0, p.err
	}
	n := copy(into, p.left)
	p.left = p.left[n:]
	return n, nil
}

// wait reads into buf, which is left alone once ctx is done.
func (p *pipe) wait() {
	if p.buf == nil {
		p.buf, p.got = make([]byte, 64<<10), make(chan given, 1)
	}
	go func() {
		n, err := p.from.Read(p.buf)
		p.got <- given{n, err}
	}()
	select {
	case g := <-p.got:
		p.left, p.err = p.buf[:g.n], g.err
	case <-p.ctx.Done():
		p.err = p.ctx.Err()
	}
}

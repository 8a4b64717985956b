package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// withOutput gives do what to write to: the file of that name, made now, or
// standard output when there is no name. out is where the bytes end up, to ask
// whether it is a terminal.
func withOutput(std streams, name string, do func(w io.Writer, out io.Writer) error) (err error) {
	out := std.out
	if name != "" {
		f, failed := os.Create(name)
		if failed != nil {
			return fmt.Errorf("cannot write the output: %w", failed)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	w := bufio.NewWriter(out)
	return errors.Join(do(w, out), w.Flush())
}

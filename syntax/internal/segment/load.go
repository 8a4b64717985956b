package segment

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"sync"

	"chancery/syntax/lexicon"
)

// model is what Train wrote: see [Segmenter.Write].
//
//go:embed model.bin
var model []byte

// Load returns the segmenter with the embedded weights, read once and shared.
var Load = sync.OnceValues(func() (*Segmenter, error) { return Read(bytes.NewReader(model)) })

// Read reads what [Segmenter.Write] wrote.
func Read(r io.Reader) (*Segmenter, error) {
	s, err := empty()
	if err != nil {
		return nil, err
	}
	in := flate.NewReader(r)
	for _, w := range []*weights{&s.token, &s.sentence} {
		if err := binary.Read(in, binary.LittleEndian, w[:]); err != nil {
			return nil, fmt.Errorf("segmentation model: %w", err)
		}
	}
	rest, err := io.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("segmentation model: %w", err)
	}
	err = lexicon.Rows("segmentation model", string(rest), 2, func(f []string) error {
		off, err := strconv.Atoi(f[1])
		s.joins[f[0]] = off
		return err
	})
	return s, err
}

// Write writes the weights of the tokens, those of the sentences and the words
// that hide two, one a line with the offset of the second word; compressed.
func (s *Segmenter) Write(w io.Writer) error {
	out, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, x := range []*weights{&s.token, &s.sentence} {
		if err := binary.Write(out, binary.LittleEndian, x[:]); err != nil {
			return err
		}
	}
	for _, word := range sorted(s.joins) {
		if _, err := fmt.Fprintf(out, "%s\t%d\n", word, s.joins[word]); err != nil {
			return err
		}
	}
	return out.Close()
}

func empty() (*Segmenter, error) {
	abbr, err := lexicon.Abbreviations()
	return &Segmenter{joins: map[string]int{}, abbr: abbr}, err
}

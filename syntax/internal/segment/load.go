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
	var starters []string
	err = lexicon.Rows("segmentation model", string(rest), 2, func(f []string) error {
		off, err := strconv.Atoi(f[1])
		if off > 0 {
			s.joins[f[0]] = off
		} else {
			starters = append(starters, f[0])
		}
		return err
	})
	s.begin(starters)
	return s, err
}

// begin keeps the words that begin sentences.
func (s *Segmenter) begin(starters []string) {
	s.starters, s.starterHashes = starters, map[uint32]bool{}
	for _, word := range starters {
		s.starterHashes[s.word(word).hash] = true
	}
}

// Write writes the weights of the tokens, those of the sentences, the words that
// hide two, one a line with the offset of the second word, and the words that begin
// sentences, with the offset 0; compressed.
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
	for _, word := range s.starters {
		if _, err := fmt.Fprintf(out, "%s\t0\n", word); err != nil {
			return err
		}
	}
	return out.Close()
}

func empty() (*Segmenter, error) {
	abbr, err := lexicon.Abbreviations()
	return &Segmenter{joins: map[string]int{}, abbr: abbr, syllables: lexicon.Syllables()}, err
}

package attribution

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// magic opens a model file; its last byte is the version of the format and
// changes with the features, since weights fit no other ones.
const magic = "chattr\x00\x02"

var errNoModel = errors.New("not a model of attributions, or one of another version: train it again")

// WriteTo writes the model, compressed.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var raw bytes.Buffer
	put := func(v any) { _ = binary.Write(&raw, binary.LittleEndian, v) } // a Buffer does not fail
	keys := make([]uint32, 0, len(m.cues.levels))
	for k := range m.cues.levels {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	put(uint32(len(keys)))
	for _, k := range keys {
		put(k)
	}
	for _, k := range keys {
		put(m.cues.levels[k])
	}
	put(m.scale)
	put(m.bias)
	put(m.trans)
	for _, l := range []*linker{&m.contents, &m.sources} {
		put(quantized(l[:]))
	}
	// Weights of one label lie together, which compresses better.
	for k := range int(numLabels) {
		plane := make([]int8, featureRows)
		for r := range plane {
			plane[r] = m.rows[r].weight(k)
		}
		put(plane)
	}
	var out bytes.Buffer
	out.WriteString(magic)
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := z.Write(raw.Bytes()); err != nil {
		return 0, err
	}
	if err := z.Close(); err != nil {
		return 0, err
	}
	return out.WriteTo(w)
}

// linkScale is the step of the linkers' weights in the file.
const linkScale = 1.0 / 512

func quantized(w []float32) []int16 {
	out := make([]int16, len(w))
	for i, v := range w {
		out[i] = int16(max(-32767, min(32767, math.Round(float64(v/linkScale)))))
	}
	return out
}

// Load reads what WriteTo wrote.
func Load(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errNoModel
	}
	z := flate.NewReader(bytes.NewReader(data[len(magic):]))
	m := &Model{rows: newRows()}
	var failed error
	get := func(v any) {
		if failed == nil {
			failed = binary.Read(z, binary.LittleEndian, v)
		}
	}
	var n uint32
	get(&n)
	if failed != nil || n > 1<<20 {
		return nil, errNoModel
	}
	keys, levels := make([]uint32, n), make([]uint8, n)
	get(keys)
	get(levels)
	m.cues.levels = make(map[uint32]uint8, n)
	for i, k := range keys {
		m.cues.levels[k] = levels[i]
	}
	get(&m.scale)
	get(&m.bias)
	get(&m.trans)
	for _, l := range []*linker{&m.contents, &m.sources} {
		q := make([]int16, len(l))
		get(q)
		for i, v := range q {
			l[i] = float32(v) * linkScale
		}
	}
	plane := make([]int8, featureRows)
	for k := range int(numLabels) {
		get(plane)
		for r, v := range plane {
			m.rows[r].set(k, v)
		}
	}
	if failed != nil {
		return nil, fmt.Errorf("the model of attributions breaks off: %w", failed)
	}
	return m, nil
}

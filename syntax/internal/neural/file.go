package neural

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// The file: eight bytes of magic, then one zstd frame of
//
//	length of the header, 4 bytes; the header as JSON;
//	static vectors: hashes as differences (uvarint), then numbers (int8);
//	gazetteer: hashes as differences (uvarint), then classes (uint8);
//	the tensors in the order of Params.All: small ones as float32, others as
//	one float32 scale a column followed by int8.
//
// All numbers are little-endian.
const magic = "chncry\x00\x01"

type header struct {
	Config  Config
	Tables  Tables
	Words   []string
	Vectors int
	Scale   float32
	Names   int // entries of the gazetteer
}

// quantized tells which tensors are stored in 8 bits.
func quantized(t *Tensor) bool { return t.Rows >= 16 && t.Cols >= 16 }

// maxModel bounds what a file may unpack to.
const maxModel = 256 << 20

// Save writes a model as Load reads it.
func Save(c Config, t Tables, words []string, lex *Lexicon, p *Params) ([]byte, error) {
	g := lex.Gaz
	if g == nil {
		g = &Gazetteer{}
	}
	head, err := json.Marshal(header{c, t, words, len(lex.Vectors.Hashes), lex.Vectors.Scale, len(g.Hashes)})
	if err != nil {
		return nil, err
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(head)))
	out = append(out, head...)
	out = appendHashes(out, lex.Vectors.Hashes)
	out = append(out, lex.Vectors.Data...)
	out = appendHashes(out, g.Hashes)
	out = append(out, g.Classes...)
	for _, x := range p.All {
		out = appendTensor(out, x)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(out, []byte(magic)), nil
}

func appendHashes(out []byte, hashes []uint32) []byte {
	last := uint32(0)
	for _, h := range hashes {
		out = binary.AppendUvarint(out, uint64(h-last))
		last = h
	}
	return out
}

func appendTensor(out []byte, x *Tensor) []byte {
	if !quantized(x) {
		for _, v := range x.Data {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
		return out
	}
	scale := make([]float32, x.Cols)
	for i, v := range x.Data {
		scale[i%x.Cols] = max(scale[i%x.Cols], float32(math.Abs(float64(v))))
	}
	for i := range scale {
		scale[i] /= 127
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale[i]))
	}
	for i, v := range x.Data {
		q := int8(0)
		if s := scale[i%x.Cols]; s > 0 {
			q = int8(math.RoundToEven(float64(v / s)))
		}
		out = append(out, byte(q))
	}
	return out
}

var errShort = errors.New("model: the file ends early")

// Load reads a compressed model.
func Load(data []byte) (*Model, error) {
	m, err := LoadWhole(data)
	if err != nil {
		return nil, err
	}
	for _, t := range m.params.multiplied() {
		t.Data = nil // the kernels have their own copy
	}
	return m, nil
}

// LoadWhole is Load for training: the model keeps all its Parts.
func LoadWhole(data []byte) (*Model, error) {
	raw, err := unpack(data)
	if err != nil {
		return nil, err
	}
	return parse(raw)
}

func unpack(data []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("model: not a model file of this version")
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxModel), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(rest, nil)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return raw, nil
}

func parse(raw []byte) (*Model, error) {
	r := &reader{data: raw}
	var h header
	n := r.take(4)
	if r.err != nil {
		return nil, r.err
	}
	if err := json.Unmarshal(r.take(int(binary.LittleEndian.Uint32(n))), &h); err != nil {
		return nil, fmt.Errorf("model: header: %w", err)
	}
	if err := h.valid(); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	// The numbers stay where they are in the unpacked file.
	v := &Vectors{Scale: h.Scale, Hashes: r.hashes(h.Vectors)}
	v.Data = r.take(h.Vectors * StaticDim)
	g := &Gazetteer{Hashes: r.hashes(h.Names)}
	g.Classes = slices.Clone(r.take(h.Names))
	if r.err != nil {
		return nil, r.err
	}
	v.Prepare()
	g.prepare()
	if need := h.Config.Parameters(&h.Tables); need > len(r.data)-r.at {
		return nil, errShort
	}
	p := NewParams(&h.Config, &h.Tables)
	for _, x := range p.All {
		r.tensor(x)
	}
	if r.err != nil {
		return nil, r.err
	}
	if r.at != len(raw) {
		return nil, errors.New("model: the file goes on after its end")
	}
	return New(h.Config, h.Tables, NewLexicon(v, h.Words, g), p), nil
}

func (h *header) valid() error {
	if err := h.Config.Valid(); err != nil {
		return err
	}
	t := &h.Tables
	within := func(n, most int) bool { return n >= 1 && n <= most }
	if !within(len(t.UPOS), 256) || !within(len(t.XPOS), 256) || !within(len(t.Feats), 1<<16) ||
		!within(len(t.Rels), 256) || !within(len(t.Names), 60) {
		return errors.New("label tables are empty or too long")
	}
	if len(h.Words)+1 != h.Config.Words || h.Config.Gazetteers != GazRows-1 {
		return errors.New("header contradicts itself")
	}
	if !slices.Contains(t.Rels, "root") || !slices.Contains(t.Rels, "parataxis") {
		return errors.New("relations lack root or parataxis")
	}
	if len(t.Rels) < 2 || h.Vectors < 0 || h.Vectors > 1<<24 || h.Names < 0 || h.Names > 1<<24 {
		return errors.New("impossible counts")
	}
	return nil
}

type reader struct {
	data []byte
	at   int
	err  error
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.data)-r.at {
		if r.err == nil {
			r.err = errShort
		}
		return nil
	}
	b := r.data[r.at : r.at+n]
	r.at += n
	return b
}

func (r *reader) hashes(n int) []uint32 {
	if r.err == nil && n > len(r.data)-r.at {
		r.err = errShort
	}
	if r.err != nil {
		return nil
	}
	out := make([]uint32, n)
	last := uint64(0)
	for i := range out {
		d, k := binary.Uvarint(r.data[r.at:])
		if k <= 0 || d > math.MaxUint32 || last+d > math.MaxUint32 {
			r.err = errors.New("model: damaged list of hashes")
			return nil
		}
		last += d
		r.at += k
		out[i] = uint32(last)
	}
	return out
}

func (r *reader) tensor(x *Tensor) {
	if !quantized(x) {
		b := r.take(4 * len(x.Data))
		for i := range x.Data {
			if b != nil {
				x.Data[i] = finite(b[4*i:], &r.err)
			}
		}
		return
	}
	scales, b := r.take(4*x.Cols), r.take(len(x.Data))
	if r.err != nil {
		return
	}
	scale := make([]float32, x.Cols)
	for i := range scale {
		scale[i] = finite(scales[4*i:], &r.err)
	}
	for i := 0; i < len(b); i += x.Cols {
		row, src := x.Data[i:i+x.Cols], b[i:i+x.Cols]
		for j, q := range src {
			row[j] = float32(int8(q)) * scale[j]
		}
	}
}

// finite reads a number and objects to what is none.
func finite(b []byte, err *error) float32 {
	v := math.Float32frombits(binary.LittleEndian.Uint32(b))
	if (v != v || v > 1e6 || v < -1e6) && *err == nil {
		*err = errors.New("model: a weight is no reasonable number")
	}
	return v
}

// Parameters is how many numbers NewParams would lay out, counted without
// laying them out, so that a damaged header cannot ask for the whole memory.
func (c *Config) Parameters(t *Tables) int {
	n := 0
	layout(c, t, func(_ string, rows, cols int, _ bool) *Tensor {
		n += rows * cols
		return nil
	}, &Params{Layer: make([]LayerParams, 0, c.Layers)})
	return n
}

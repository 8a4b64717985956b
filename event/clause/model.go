package clause

import (
	"bytes"
	_ "embed" // the trained model
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
)

//go:embed data/model.bin
var modelBin []byte

// Model tells the PLOVER root of a clause with its two actors marked: a
// logistic regression over stems, pairs, zones around the actors and phrases of
// the lexicon, averaged with small networks over word vectors. It is immutable
// and safe for concurrent use.
type Model struct {
	linear *linear
	nets   []*network
	vec    *Vectors
	scale  float64
	mix    float32
	lex    *lexicon
}

// Default is the embedded model, read at first use.
var Default = sync.OnceValues(func() (*Model, error) { return decodeModel(modelBin) })

// Prediction is what the model says of one clause.
type Prediction struct {
	Probs
	// Phrases are what the lexicon found outside the actors, in order.
	Phrases []Found
}

// Found is a phrase of the lexicon in a clause: Strength counts its words, At is
// its first byte.
type Found struct {
	Code
	Strength, At int
}

// FineOf is the most probable fine class of a root.
func (p Probs) FineOf(root string) string {
	best := -1
	for i := range p {
		if rootName(Fine[i]) == root && (best < 0 || p[i] > p[best]) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return Fine[best]
}

// Predict classifies a clause.
func (m *Model) Predict(c Clause) Prediction { return m.Between(m.Read(c.Text), c.Source, c.Target) }

// Read prepares a sentence for questions about several pairs of its actors.
func (m *Model) Read(text string) *Sentence { return m.lex.read(text) }

// Between classifies what one actor of a sentence does to another.
func (m *Model) Between(s *Sentence, source, target []Span) Prediction {
	v := s.around(source, target)
	d := m.linear.sparse(v.features(), m.scale)
	out := Prediction{Probs: Probs(mix(m.linear.scores(d.idx, d.val), m.nets, v.dense(m.vec), m.mix))}
	for _, h := range v.hits {
		if z := v.zone[h.first]; z != zoneSrc && z != zoneTgt {
			out.Phrases = append(out.Phrases, Found{Code: h.code, Strength: h.strength, At: v.words[h.first].start})
		}
	}
	return out
}

// Train learns a model from examples.
func Train(examples []Example, vec *Vectors, set Settings) (*Model, error) {
	lex, err := phrases()
	if err != nil {
		return nil, err
	}
	bags, xs := make([]*bag, len(examples)), make([][]float32, len(examples))
	for i := range examples {
		v := look(examples[i].Clause, lex)
		bags[i], xs[i] = v.features(), v.dense(vec)
	}
	m := fit(bags, xs, examples, set)
	m.vec, m.lex = vec, lex
	return m, nil
}

// fit trains the parts on what was made of the examples.
func fit(bags []*bag, xs [][]float32, examples []Example, set Settings) *Model {
	m := &Model{linear: fitLinear(bags, examples, set), scale: set.Scale, mix: float32(set.Mix)}
	for k := range set.Nets {
		m.nets = append(m.nets, fitNetwork(xs, examples, set.Hidden, set.NetEpochs, uint64(k)))
	}
	return m
}

const magic = "chancery clause 2\n"

// WriteTo writes the model, weights rounded to bytes. It is not compressed: the
// bytes hardly shrink, and unpacking them would cost more than reading a story.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	putFloats(&b, float32(m.scale), m.mix)
	m.linear.write(&b)
	putUint(&b, uint64(len(m.nets)))
	for _, n := range m.nets {
		n.write(&b)
	}
	putUint(&b, uint64(len(m.vec.Words)))
	putFloats(&b, m.vec.Scale)
	b.WriteString(strings.Join(m.vec.Words, "\n") + "\n")
	b.Write(m.vec.Data)
	n, err := w.Write(b.Bytes())
	return int64(n), err
}

func (m *linear) write(b *bytes.Buffer) {
	keys := m.keys
	putUint(b, uint64(len(keys)))
	putFloats(b, m.bias[:]...)
	rows := make([]float32, 0, len(keys)*classes)
	last := uint32(0)
	for i, k := range keys {
		putUint(b, uint64(k-last))
		last = k
		rows = append(rows, m.weight[i][:]...)
	}
	putBytes(b, rows)
}

func (n *network) write(b *bytes.Buffer) {
	putUint(b, uint64(n.in))
	putUint(b, uint64(n.hidden))
	putFloats(b, n.b1...)
	putFloats(b, n.b2[:]...)
	putBytes(b, n.w1)
	for _, row := range n.w2 {
		putFloats(b, row[:]...)
	}
}

func putUint(b *bytes.Buffer, x uint64) { b.Write(binary.AppendUvarint(nil, x)) }

func putFloats(b *bytes.Buffer, xs ...float32) {
	for _, x := range xs {
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
	}
}

// putBytes writes numbers as signed bytes after their common scale.
func putBytes(b *bytes.Buffer, xs []float32) {
	top := float32(1e-9)
	for _, x := range xs {
		top = max(top, x, -x)
	}
	putFloats(b, top/127)
	for _, x := range xs {
		b.WriteByte(byte(int8(math.Round(float64(x / top * 127)))))
	}
}

var errModel = errors.New("event/clause: not a model that this version reads: train it anew")

// ReadModel reads what WriteTo wrote.
func ReadModel(r io.Reader) (*Model, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errModel, err)
	}
	return decodeModel(data)
}

// decodeModel keeps looking into data, which must not change.
func decodeModel(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errModel
	}
	d := &decoder{data: rest}
	m := &Model{}
	m.scale, m.mix = float64(d.float()), d.float()
	m.linear = d.linear()
	for range d.count(1 << 8) {
		m.nets = append(m.nets, d.network())
	}
	m.vec = d.vectors()
	if d.bad {
		return nil, errModel
	}
	var err error
	m.lex, err = phrases()
	return m, err
}

// decoder reads the parts of a model; bad is set once something does not fit.
type decoder struct {
	data []byte
	bad  bool
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.bad = true
		d.data = nil
		return nil
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) count(most uint64) int {
	x, n := binary.Uvarint(d.data)
	if n <= 0 || x > most {
		d.bad = true
		return 0
	}
	d.data = d.data[n:]
	return int(x)
}

func (d *decoder) float() float32 {
	b := d.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

func (d *decoder) floats(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = d.float()
	}
	return out
}

func (d *decoder) bytes(n int) []float32 {
	scale := d.float()
	raw := d.take(n)
	out := make([]float32, n)
	for i, x := range raw {
		out[i] = scale * float32(int8(x))
	}
	return out
}

func (d *decoder) linear() *linear {
	n := d.count(1 << 22)
	var bias [classes]float32
	copy(bias[:], d.floats(classes))
	keys, key := make([]uint32, n), uint32(0)
	for i := range n {
		key += uint32(d.count(math.MaxUint32))
		keys[i] = key
	}
	m := newLinear(keys)
	m.bias = bias
	rows := d.bytes(n * classes)
	for i := range m.weight {
		m.weight[i] = [classes]float32(rows[i*classes:])
	}
	return m
}

func (d *decoder) network() *network {
	n := &network{in: d.count(1 << 12), hidden: d.count(1 << 12)}
	n.b1 = d.floats(n.hidden)
	copy(n.b2[:], d.floats(classes))
	n.w1 = d.bytes(n.in * n.hidden)
	for range n.hidden {
		n.w2 = append(n.w2, [classes]float32(d.floats(classes)))
	}
	return n
}

func (d *decoder) vectors() *Vectors {
	n := d.count(1 << 20)
	v := &Vectors{Scale: d.float()}
	for range n {
		i := bytes.IndexByte(d.data, '\n')
		v.Words = append(v.Words, string(d.take(i)))
		d.take(1)
		if d.bad {
			return v
		}
	}
	v.Data = d.take(n * Dim)
	v.link()
	return v
}

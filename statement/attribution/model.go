package attribution

import (
	"chancery/syntax"
)

// Model is a trained tagger with its linkers. It is safe for concurrent use.
type Model struct {
	cues     cueTable
	rows     []row // of every hashed feature, the weights times scale
	scale    float32
	bias     [numLabels]float32 // added to the scores: chosen on the development set
	trans    transitions
	contents linker // ties a content to its cue
	sources  linker // ties a cue to its source
}

// row holds a feature's weights of all labels, a byte each with 128 added: one
// word to fetch, and two additions to sum eight of them.
type row uint64

// zeroRow is the row of eight weights of 0.
const zeroRow row = 0x8080808080808080

func (r row) weight(l int) int8 { return int8(uint8(r>>(8*l)) - 128) }

func (r *row) set(l int, w int8) {
	*r = *r&^(0xFF<<(8*l)) | row(uint8(w)+128)<<(8*l)
}

func newRows() []row {
	rows := make([]row, featureRows)
	for i := range rows {
		rows[i] = zeroRow
	}
	return rows
}

// Read finds the attributions of a parsed text, in the order of their cues.
func (m *Model) Read(t *syntax.Text) []Attribution {
	if t.Len() == 0 {
		return nil
	}
	g := newGrid(t, &m.cues)
	return m.assemble(g, piecesOf(m.label(m.score(g))))
}

// scored is a text with the model's scores of every token's labels.
type scored struct {
	emissions []float32
	signals   []signal
}

// score looks at every token.
func (m *Model) score(g *grid) scored {
	x := scored{make([]float32, g.n*int(numLabels)), make([]signal, g.n)}
	var rows []uint32
	for i := range g.n {
		rows = g.features(i, rows)
		m.emit(rows, x.emissions[i*int(numLabels):(i+1)*int(numLabels)])
		x.signals[i] = g.signal(i)
	}
	return x
}

// label finds the best labels, a stretch of paragraphs at a time: what lies
// before a stretch is settled by then, and the memory for the search is
// bounded.
func (m *Model) label(x scored) []label {
	n := len(x.signals)
	out := make([]label, 0, n)
	begin := uint8(startState)
	for from := 0; from < n; {
		to := min(from+stretch, n)
		for to < n && x.signals[to] != paragraphSignal && to < from+4*stretch {
			to++
		}
		var labels []label
		labels, begin = decode(begin, x.emissions[from*int(numLabels):to*int(numLabels)], x.signals[from:to], &m.bias, &m.trans)
		out = append(out, labels...)
		from = to
	}
	return out
}

// stretch is the least number of tokens that are labelled together.
const stretch = 2000

// emit sums the rows of a token's features, whose number fits the 16 bits that
// each sum has.
func (m *Model) emit(rows []uint32, out []float32) {
	const lanes = 0x00FF00FF00FF00FF
	var even, odd row
	for _, r := range rows {
		w := m.rows[r]
		even += w & lanes
		odd += w >> 8 & lanes
	}
	for k := range out {
		sum := even
		if k%2 == 1 {
			sum = odd
		}
		out[k] = float32(int32(uint16(sum>>(16*(k/2))))-128*int32(len(rows))) * m.scale
	}
}

// quantize rounds the learner's weights to 8 bits.
func (m *Model) quantize(l *learner) {
	const limit = 4.0 // larger weights are cut: they are rare and decide anyway
	m.scale = limit / 127
	m.rows = newRows()
	for r := range featureRows {
		for k := range int(numLabels) {
			w := l.weights[r*stride+k] / m.scale
			m.rows[r].set(k, int8(max(-127, min(127, roundAway(w)))))
		}
	}
	m.trans = l.trans
}

func roundAway(w float32) float32 {
	if w < 0 {
		return float32(int(w - 0.5))
	}
	return float32(int(w + 0.5))
}

// Train makes a model of the examples.
func Train(examples []Example, opt Options) *Model {
	m := &Model{}
	m.cues = countCues(examples)
	lessons := make([]*lesson, len(examples))
	for i, e := range examples {
		lessons[i] = newLesson(newGrid(e.Text, &m.cues), e.Gold)
	}
	l := newLearner(opt)
	l.fit(lessons)
	m.quantize(l)
	m.fitLinkers(lessons, 4)
	return m
}

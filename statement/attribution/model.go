package attribution

import (
	"chancery/syntax"
)

// Model is a trained tagger with its linkers. It is safe for concurrent use.
type Model struct {
	cues     cueTable
	rows     []int8 // featureRows × rowWidth, the weights times scale
	scale    float32
	trans    transitions
	contents linker // ties a content to its cue
	sources  linker // ties a cue to its source
}

// rowWidth is numLabels rounded up, so that a row never crosses a cache line.
const rowWidth = 8

// Read finds the attributions of a parsed text, in the order of their cues.
func (m *Model) Read(t *syntax.Text) []Attribution {
	if t.Len() == 0 {
		return nil
	}
	g := newGrid(t, &m.cues)
	return m.assemble(g, piecesOf(m.tag(g)))
}

// tag gives every token its label.
func (m *Model) tag(g *grid) []label {
	emissions := make([]float32, g.n*int(numLabels))
	signals := make([]signal, g.n)
	var rows []uint32
	for i := range g.n {
		rows = g.features(i, rows)
		m.emit(rows, emissions[i*int(numLabels):(i+1)*int(numLabels)])
		signals[i] = g.signal(i)
	}
	return decode(g.n, emissions, signals, &m.trans)
}

func (m *Model) emit(rows []uint32, out []float32) {
	var sum [rowWidth]int32
	for _, r := range rows {
		w := m.rows[int(r)*rowWidth : int(r)*rowWidth+rowWidth]
		for k := range sum {
			sum[k] += int32(w[k])
		}
	}
	for k := range out {
		out[k] = float32(sum[k]) * m.scale
	}
}

// quantize rounds the learner's weights to 8 bits.
func (m *Model) quantize(l *learner) {
	const limit = 4.0 // larger weights are cut: they are rare and decide anyway
	m.scale = limit / 127
	m.rows = make([]int8, featureRows*rowWidth)
	for r := range featureRows {
		for k := range int(numLabels) {
			w := l.weights[r*stride+k] / m.scale
			m.rows[r*rowWidth+k] = int8(max(-127, min(127, roundAway(w))))
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

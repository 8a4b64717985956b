package attribution

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"chancery/syntax"
)

// Options steer the training.
type Options struct {
	Epochs  int
	Rate    float32 // AdaGrad step
	Dropout float64 // share of features left out at each visit
	Seed    uint64
	Log     io.Writer
}

// Defaults are the options the embedded model was trained with.
func Defaults() Options {
	return Options{Epochs: 7, Rate: 0.05, Dropout: 0.5, Seed: 1, Log: io.Discard}
}

// Example is a parsed text with its gold attributions in bytes.
type Example struct {
	Text *syntax.Text
	Gold []Attribution
}

// lesson is an example made ready for the tagger.
type lesson struct {
	grid    *grid
	pieces  []piece
	gold    []label
	signals []signal
	rows    []uint32
	offset  []int
	begin   uint8 // the state before the first token
}

// chunk cuts a lesson at paragraphs into parts of at least so many tokens, so
// that the weights move often; each begins in the state that gold leaves.
func (l *lesson) chunk(size int) []*lesson {
	var out []*lesson
	s, from, begin := uint8(startState), 0, uint8(startState)
	n := l.grid.n
	for i := range n {
		if i-from >= size && l.signals[i] == paragraphSignal || i-from >= 3*size {
			out = append(out, l.part(from, i, begin))
			from, begin = i, s
		}
		s = next[s][l.gold[i]]
	}
	if from < n {
		out = append(out, l.part(from, n, begin))
	}
	return out
}

func (l *lesson) part(from, to int, begin uint8) *lesson {
	return &lesson{grid: l.grid, gold: l.gold[from:to], signals: l.signals[from:to], rows: l.rows, offset: l.offset[from : to+1], begin: begin}
}

func newLesson(g *grid, gold []Attribution) *lesson {
	l := &lesson{grid: g, pieces: goldPieces(g, gold)}
	l.gold = labelsOf(g.n, l.pieces)
	var buf []uint32
	for i := range g.n {
		buf = g.features(i, buf)
		l.offset = append(l.offset, len(l.rows))
		l.rows = append(l.rows, buf...)
		l.signals = append(l.signals, g.signal(i))
	}
	l.offset = append(l.offset, len(l.rows))
	return l
}

// learner holds the float weights of the tagger and their AdaGrad sums.
type learner struct {
	opt      Options
	rng      *rand.Rand
	weights  []float32 // featureRows × numLabels+1
	sums     []float32
	trans    transitions
	transSum transitions
	seen     []uint8 // how often a row fired, up to 255

	forward, backward [][numStates]float32
	scale             []float32
	emit              []float32
	kept              []uint32
	keptAt            []int
	lastE             []float32
	lastT             *transitions
}

const stride = int(numLabels) + 1

func newLearner(opt Options) *learner {
	return &learner{
		opt: opt, rng: rand.New(rand.NewPCG(opt.Seed, 7)),
		weights: make([]float32, featureRows*stride),
		sums:    make([]float32, featureRows*stride),
		seen:    make([]uint8, featureRows),
	}
}

// fit trains the tagger on the lessons.
func (l *learner) fit(lessons []*lesson) {
	for _, x := range lessons {
		for _, r := range x.rows {
			if l.seen[r] < 255 {
				l.seen[r]++
			}
		}
	}
	var parts []*lesson
	for _, x := range lessons {
		parts = append(parts, x.chunk(60)...)
	}
	lessons = parts
	order := make([]int, len(lessons))
	for i := range order {
		order[i] = i
	}
	var average []float32
	kept := 0
	for epoch := range l.opt.Epochs {
		l.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, k := range order {
			loss += l.step(lessons[k])
			n += len(lessons[k].gold)
		}
		fmt.Fprintf(l.opt.Log, "tagger: epoch %d, loss a token %.4f\n", epoch+1, loss/float64(n))
		if epoch >= l.opt.Epochs-3 {
			if average == nil {
				average = make([]float32, len(l.weights))
			}
			for i, w := range l.weights {
				average[i] += w
			}
			kept++
		}
	}
	for i := range l.weights {
		// With all features in place the sums are larger than they were in
		// training with some left out.
		l.weights[i] = average[i] / float32(kept) * float32(1-l.opt.Dropout)
		if l.seen[i/stride] < 2 {
			l.weights[i] = 0
		}
	}
}

// step moves the weights along the gradient of one lesson's log-likelihood and
// returns the loss.
func (l *learner) step(x *lesson) float64 {
	n := len(x.gold)
	l.emissions(x)
	logZ := l.marginals(n, x.signals, x.begin)
	gold := l.goldScore(x)
	l.update(x)
	return logZ - gold
}

// emissions scores every token's labels with a random part of its features
// left out.
func (l *learner) emissions(x *lesson) {
	n := len(x.gold)
	l.emit = append(l.emit[:0], make([]float32, n*int(numLabels))...)
	l.kept, l.keptAt = l.kept[:0], l.keptAt[:0]
	drop := uint32(l.opt.Dropout * math.MaxUint32)
	for i := range n {
		l.keptAt = append(l.keptAt, len(l.kept))
		var sum [stride]float32
		for _, r := range x.rows[x.offset[i]:x.offset[i+1]] {
			if l.rng.Uint32() < drop || l.seen[r] < 2 {
				continue
			}
			l.kept = append(l.kept, r)
			w := l.weights[int(r)*stride : int(r)*stride+stride]
			for k := range sum {
				sum[k] += w[k]
			}
		}
		copy(l.emit[i*int(numLabels):], sum[:numLabels])
	}
	l.keptAt = append(l.keptAt, len(l.kept))
}

func (l *learner) goldScore(x *lesson) float64 {
	sum, s := 0.0, x.begin
	for i, g := range x.gold {
		sum += float64(l.trans[x.signals[i]][s][g] + l.emit[i*int(numLabels)+int(g)])
		s = next[s][g]
	}
	return sum
}

// marginals runs forward and backward over the states, scaled at each token so
// that the forward scores sum to one, and returns log Z.
func (l *learner) marginals(n int, signals []signal, begin uint8) float64 {
	l.forward = resized(l.forward, n+1)
	l.backward = resized(l.backward, n+1)
	l.scale = resized(l.scale, n+1)
	exped := expTransitions(&l.trans)
	e := make([]float32, len(l.emit))
	logZ := 0.0
	for i := range n {
		row := l.emit[i*int(numLabels) : (i+1)*int(numLabels)]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		logZ += float64(top)
		for k, v := range row {
			e[i*int(numLabels)+k] = float32(math.Exp(float64(max(v-top, -25))))
		}
	}
	l.forward[0] = [numStates]float32{}
	l.forward[0][begin] = 1
	for i := range n {
		from, to := &l.forward[i], &l.forward[i+1]
		*to = [numStates]float32{}
		w, em := &exped[signals[i]], e[i*int(numLabels):]
		sum := float32(0)
		for s, p := range from {
			if p == 0 {
				continue
			}
			for y, t := range next[s] {
				if t != noState {
					v := p * w[s][y] * em[y]
					to[t] += v
					sum += v
				}
			}
		}
		for s := range to {
			to[s] /= sum
		}
		l.scale[i] = sum
		logZ += math.Log(float64(sum))
	}
	for s := range l.backward[n] {
		l.backward[n][s] = 1
	}
	for i := n - 1; i >= 0; i-- {
		w, em := &exped[signals[i]], e[i*int(numLabels):]
		for s := range numStates {
			v := float32(0)
			for y, t := range next[s] {
				if t != noState {
					v += w[s][y] * em[y] * l.backward[i+1][t]
				}
			}
			l.backward[i][s] = v / l.scale[i]
		}
	}
	l.lastE, l.lastT = e, exped
	return logZ
}

func (l *learner) update(x *lesson) {
	s := x.begin
	for i, gold := range x.gold {
		var grad [stride]float32
		sig := x.signals[i]
		w, em := &l.lastT[sig], l.lastE[i*int(numLabels):]
		for st, p := range l.forward[i] {
			if p == 0 {
				continue
			}
			for y, t := range next[st] {
				if t == noState {
					continue
				}
				m := p * w[st][y] * em[y] * l.backward[i+1][t] / l.scale[i]
				grad[y] += m
				if uint8(st) == s && label(y) == gold {
					m--
				}
				if m > 1e-4 || m < -1e-4 {
					adagrad(&l.trans[sig][st][y], &l.transSum[sig][st][y], m, l.opt.Rate)
				}
			}
		}
		grad[gold]--
		l.updateRows(l.kept[l.keptAt[i]:l.keptAt[i+1]], &grad)
		s = next[s][gold]
	}
}

func (l *learner) updateRows(rows []uint32, grad *[stride]float32) {
	var live [numLabels]int
	n := 0
	for y := range int(numLabels) {
		if grad[y] > 2e-3 || grad[y] < -2e-3 {
			live[n] = y
			n++
		}
	}
	if n == 0 {
		return
	}
	for _, r := range rows {
		base := int(r) * stride
		for _, y := range live[:n] {
			adagrad(&l.weights[base+y], &l.sums[base+y], grad[y], l.opt.Rate)
		}
	}
}

// adagrad is one step of AdaGrad (Duchi, Hazan and Singer 2011). The constant
// keeps the first steps of a rare feature small.
func adagrad(w, sum *float32, grad, rate float32) {
	*sum += grad * grad
	*w -= rate * grad / float32(math.Sqrt(float64(*sum)+1))
}

func expTransitions(t *transitions) *transitions {
	var out transitions
	for a := range t {
		for b := range t[a] {
			for c, v := range t[a][b] {
				out[a][b][c] = float32(math.Exp(float64(v)))
			}
		}
	}
	return &out
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

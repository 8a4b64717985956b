package clause

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Fine are the classes that the model tells apart, in the order of its scores:
// the types of PLOVER's draft of 2016, which part what later types join. A
// coarser label in the training data allows several of them.
var Fine = []string{
	"AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "DEMAND", "DISAPPROVE",
	"FIGHT", "INVESTIGATE", "MOBILIZE", "PROTEST", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
}

const classes = 18

// coarse joins the fine classes to the roots of the PLV data.
var coarse = map[string]string{
	"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
}

// rootName is the root of PLV that a fine class belongs to.
func rootName(fine string) string {
	if r, ok := coarse[fine]; ok {
		return r
	}
	return fine
}

// Roots are the classes of the PLV data.
var Roots = []string{
	"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
	"PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
}

// pentaOf gives each fine class's class as the PLV data set has them: 1 verbal
// cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
var pentaOf = []int{1, 2, 4, 4, 2, 1, 2, 3, 3, 4, 3, 4, 4, 3, 2, 4, 1, 3}

// rootOfFine is the index into Roots of each fine class.
var rootOfFine = func() (out [classes]int) {
	for i, f := range Fine {
		out[i] = slices.Index(Roots, rootName(f))
	}
	return out
}()

// Mask is the set of fine classes that a name stands for: a fine class, a root
// or a type of PLOVER 2.0; 0 for an unknown name.
func Mask(name string) uint32 {
	var m uint32
	for i, f := range Fine {
		if f == name && f != "ASSAULT" || rootName(f) == name {
			m |= 1 << i
		}
	}
	return m
}

// FineMask is the one class of that name, or 0.
func FineMask(name string) uint32 {
	if i := slices.Index(Fine, name); i >= 0 {
		return 1 << i
	}
	return 0
}

// Example is a clause with what is known of its class.
type Example struct {
	Clause
	Key     string  // the sentence, by which folds are cut
	Allowed uint32  // bit i: Fine[i] may be the class
	Weight  float32 // how much the example counts
	Gold    string  // as the data has it, or ""
	Penta   int     // 0 when not told
	ID      string
}

// Probs are the probabilities of the fine classes.
type Probs [classes]float32

// Fine is the most probable fine class.
func (p Probs) Fine() string {
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	return Fine[best]
}

// Root is the most probable root and its probability.
func (p Probs) Root() (string, float64) {
	var sum [15]float32
	for i, x := range p {
		sum[rootOfFine[i]] += x
	}
	best := 0
	for i := range sum {
		if sum[i] > sum[best] {
			best = i
		}
	}
	return Roots[best], float64(sum[best])
}

// Penta is the most probable class of PLV's four.
func (p Probs) Penta() int {
	var sum [5]float32
	for c, x := range p {
		sum[pentaOf[c]] += x
	}
	b := 1
	for k := 2; k <= 4; k++ {
		if sum[k] > sum[b] {
			b = k
		}
	}
	return b
}

// sparse is one example for the linear model.
type sparse struct {
	idx     []int32
	val     []float32
	allowed uint32
	weight  float32
}

// unit scales the values to length 1.
func unit(val []float32) {
	var sum float64
	for _, v := range val {
		sum += float64(v) * float64(v)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range val {
		val[i] *= f
	}
}

// linear is a multinomial logistic regression: weight [feature][class].
type linear struct {
	keys   []uint32 // hashes of the features' names, sorted
	starts []int32  // of the keys with the same first bits; one more at the end
	weight [][classes]float32
	bias   [classes]float32
}

// startBits is how many first bits of a key tell where to look for it.
const startBits = 13

func newLinear(keys []uint32) *linear {
	m := &linear{keys: keys, starts: make([]int32, 1<<startBits+1), weight: make([][classes]float32, len(keys))}
	for _, k := range keys {
		m.starts[k>>(32-startBits)+1]++
	}
	for i := range 1 << startBits {
		m.starts[i+1] += m.starts[i]
	}
	return m
}

// find is the index of a feature's key.
func (m *linear) find(key uint32) (int, bool) {
	first := key >> (32 - startBits)
	for i := int(m.starts[first]); i < int(m.starts[first+1]); i++ {
		if m.keys[i] == key {
			return i, true
		}
	}
	return 0, false
}

func (m *linear) scores(idx []int32, val []float32) [classes]float32 {
	out := m.bias
	for k, i := range idx {
		w := &m.weight[i]
		v := val[k]
		for c := range out {
			out[c] += v * w[c]
		}
	}
	return out
}

func softmax(s [classes]float32) [classes]float32 {
	top := s[0]
	for _, x := range s {
		top = max(top, x)
	}
	var sum float32
	for i, x := range s {
		s[i] = float32(math.Exp(float64(x - top)))
		sum += s[i]
	}
	for i := range s {
		s[i] /= sum
	}
	return s
}

// aim is what the gradient pulls the probabilities to: the probabilities
// within the allowed classes.
func aim(p [classes]float32, allowed uint32) [classes]float32 {
	var sum float32
	for c := range p {
		if allowed&(1<<c) == 0 {
			p[c] = 0
		}
		sum += p[c]
	}
	if sum == 0 {
		return p
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

// Settings are the numbers of the training.
type Settings struct {
	Epochs                  int
	Rate                    float64
	L2                      float64
	MinCount                int
	Scale                   float64 // length of the feature vector
	Seed                    uint64
	Nets, Hidden, NetEpochs int
	Mix                     float64
}

func mix(s [classes]float32, nets []*network, x []float32, f float32) [classes]float32 {
	p := softmax(s)
	if len(nets) == 0 {
		return p
	}
	for c := range p {
		p[c] *= 1 - f
	}
	for _, n := range nets {
		q := softmax(n.scores(x))
		for c := range p {
			p[c] += f * q[c] / float32(len(nets))
		}
	}
	return p
}

// DefaultSettings were chosen by cross-validation.
var DefaultSettings = Settings{Epochs: 30, Rate: 0.5, L2: 3e-3, MinCount: 2, Scale: 3, Seed: 1, Nets: 3, Hidden: 48, NetEpochs: 15, Mix: 0.35}

// fitLinear trains by AdaGrad with weight decay.
func fitLinear(bags []*bag, examples []Example, set Settings) *linear {
	count := make(map[uint32]int)
	for _, b := range bags {
		for _, k := range b.keys {
			count[k]++
		}
	}
	names := make([]uint32, 0, len(count))
	for n, k := range count {
		if k >= set.MinCount {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	m := newLinear(names)
	data := make([]sparse, len(bags))
	for i, b := range bags {
		data[i] = m.sparse(b, set.Scale)
		data[i].allowed, data[i].weight = examples[i].Allowed, examples[i].Weight
	}
	sums := make([][classes]float32, len(names))
	var biasSum [classes]float32
	rng := rand.New(rand.NewPCG(set.Seed, 7))
	rate, decay := float32(set.Rate), float32(set.L2)
	for range set.Epochs {
		for _, i := range rng.Perm(len(data)) {
			d := &data[i]
			p := softmax(m.scores(d.idx, d.val))
			t := aim(p, d.allowed)
			var g [classes]float32
			for c := range g {
				g[c] = (p[c] - t[c]) * d.weight
				biasSum[c] += g[c] * g[c]
				if biasSum[c] > 0 {
					m.bias[c] -= rate * 0.3 * g[c] / (1e-3 + float32(math.Sqrt(float64(biasSum[c]))))
				}
			}
			for k, f := range d.idx {
				w, s, v := &m.weight[f], &sums[f], d.val[k]
				for c := range g {
					x := g[c]*v + decay*w[c]*d.weight
					s[c] += x * x
					if s[c] > 0 {
						w[c] -= rate * x / (1e-3 + float32(math.Sqrt(float64(s[c]))))
					}
				}
			}
		}
	}
	return m
}

func (m *linear) sparse(b *bag, scale float64) sparse {
	var s sparse
	for k, key := range b.keys {
		if i, ok := m.find(key); ok {
			s.idx = append(s.idx, int32(i))
			s.val = append(s.val, b.values[k])
		}
	}
	unit(s.val)
	for i := range s.val {
		s.val[i] *= float32(scale)
	}
	return s
}

// Fold is the part of a cross-validation that one model judges: examples that
// have a gold root, and a model that saw no example with their sentences.
type Fold struct {
	*Model
	Held []int // indices of the examples
}

// CrossValidate trains a model for each fold of the examples that have a gold
// root; the extra ones only train.
func CrossValidate(gold, extra []Example, folds int, vec *Vectors, set Settings) ([]Fold, error) {
	lex, err := phrases()
	if err != nil {
		return nil, err
	}
	all := append(slices.Clone(gold), extra...)
	bags := make([]*bag, len(all))
	xs := make([][]float32, len(all))
	for i := range all {
		v := look(all[i].Clause, lex)
		bags[i] = v.features()
		xs[i] = v.dense(vec)
	}
	fold := foldsOf(gold, folds)
	out := make([]Fold, folds)
	for f := range folds {
		held := make(map[string]bool)
		for i := range gold {
			if fold[i] == f {
				out[f].Held = append(out[f].Held, i)
				held[gold[i].Key] = true
			}
		}
		var bs []*bag
		var es []Example
		var ds [][]float32
		for i := range all {
			if !held[all[i].Key] {
				bs, es, ds = append(bs, bags[i]), append(es, all[i]), append(ds, xs[i])
			}
		}
		out[f].Model = fit(bs, ds, es, set)
		out[f].vec, out[f].lex = vec, lex
	}
	return out, nil
}

// foldsOf deals sentences to folds, each root dealt in turn so that the folds
// are alike; a sentence that stands twice goes to one fold.
func foldsOf(gold []Example, folds int) []int {
	out := make([]int, len(gold))
	order := rand.New(rand.NewPCG(11, 5)).Perm(len(gold))
	next := make(map[string]int)
	of := make(map[string]int)
	for _, i := range order {
		k, ok := of[gold[i].Key]
		if !ok {
			k = next[gold[i].Gold] % folds
			next[gold[i].Gold]++
			of[gold[i].Key] = k
		}
		out[i] = k
	}
	return out
}

package train

import (
	"encoding/gob"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"time"

	"chancery/syntax/internal/neural"
)

// Trainer holds the state of a run.
type Trainer struct {
	o       *Options
	d       *Data
	p       *neural.Params
	w       *weights
	workers [2]*worker
	adam    *adam
	rnd     *rand.Rand
	epoch   int

	given, family []string

	// teachers and what they think, a pair of each for the two workers.
	teachers [][2]*worker
	softs    [2]soft
}

// NewTrainer initialises the parameters.
func NewTrainer(o *Options, d *Data) *Trainer {
	t := &Trainer{o: o, d: d, given: d.Given, family: d.Family}
	o.Config.Words = len(d.Words) + 1
	o.Config.Gazetteers = neural.GazRows - 1
	t.p = neural.NewParams(&o.Config, &d.Tables)
	t.rnd = rand.New(rand.NewPCG(o.Seed, 1))
	initialise(t.p, t.rnd)
	t.w = newWeights(&o.Config, &d.Tables, d.Lexicon, t.p)
	for i := range t.workers {
		t.workers[i] = newWorker(t.w, o.Seed*2+uint64(i), o.Rates)
	}
	t.adam = newAdam(t.p)
	for _, w := range d.Teachers {
		t.teachers = append(t.teachers, [2]*worker{newTeacher(w), newTeacher(w)})
		for i := range t.workers {
			t.workers[i].soft = &t.softs[i]
		}
	}
	return t
}

// initialise draws weights: matrices by their fan (Glorot and Bengio 2010),
// embeddings small, the label scorer's product half apart.
func initialise(p *neural.Params, r *rand.Rand) {
	for _, x := range p.All {
		var a float64
		switch {
		case x.Sparse:
			a = 0.1
			if x == p.Word {
				a = 0.05
			}
		case x.Rows > 1 && x != p.NameNext && x != p.NameStyle:
			a = math.Sqrt(6 / float64(x.Rows+min(x.Cols, 512)))
		}
		for _, l := range p.Layer {
			if x == l.V || x == l.B {
				a = 0
			}
		}
		if x == p.ArcRoot {
			a = 0.1
		}
		if x == p.NameStyle { // conventions must differ before they can part
			a = 0.3
		}
		if x == p.Arc {
			a = 0.06
		}
		for i := range x.Data {
			x.Data[i] = float32((2*r.Float64() - 1) * a)
		}
	}
}

// batches shuffles the sentences of an epoch into batches of alike lengths.
func (t *Trainer) batches() [][]*Sentence {
	all := append(append([]*Sentence(nil), t.d.Trees...), t.d.Names...)
	words := 0
	for _, i := range t.rnd.Perm(len(t.d.Plain)) {
		if words > t.o.PlainWords {
			break
		}
		all = append(all, t.d.Plain[i])
		words += len(t.d.Plain[i].Words)
	}
	t.rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var out [][]*Sentence
	const pool = 1500
	for at := 0; at < len(all); at += pool {
		part := all[at:min(at+pool, len(all))]
		slices.SortStableFunc(part, func(a, b *Sentence) int { return len(a.Words) - len(b.Words) })
		var batch []*Sentence
		words := 0
		for _, s := range part {
			if len(s.Words) > 180 {
				continue
			}
			if words+len(s.Words) > t.o.BatchWords && len(batch) >= 2 {
				out = append(out, batch)
				batch, words = nil, 0
			}
			batch = append(batch, t.vary(s))
			words += len(s.Words)
		}
		if len(batch) >= 2 {
			out = append(out, batch)
		}
	}
	t.rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// averageEvery is the number of steps between two updates of the mean.
const averageEvery = 8

// learningRate rises over the first steps and falls along a cosine.
func (t *Trainer) learningRate(done, total float64) float64 {
	warm := min(1, float64(t.adam.step)/400)
	return t.o.Rate * warm * (0.02 + 0.98*0.5*(1+math.Cos(math.Pi*min(1, done/total))))
}

// Epoch goes through the corpora once.
func (t *Trainer) Epoch() Losses {
	batches := t.batches()
	var sum Losses
	start, last, words := time.Now(), time.Now(), 0
	for n, batch := range batches {
		var halves [2][]*Sentence
		var load [2]int
		for _, s := range slices.Backward(batch) { // the longer first, to the lighter half
			h := 0
			if load[1] < load[0] {
				h = 1
			}
			halves[h] = append(halves[h], s)
			load[h] += len(s.Words)
		}
		scale := 1 / float32(load[0]+load[1])
		var l [2]Losses
		teacher := t.teacher()
		both(func(i int) {
			t.workers[i].clear()
			t.workers[i].scale = scale
			if teacher[i] != nil {
				teacher[i].teach(halves[i], &t.softs[i])
			}
			l[i] = t.workers[i].run(halves[i], true)
		})
		sum.add(l[0])
		sum.add(l[1])
		words += load[0] + load[1]
		t.adam.step++
		lr := t.learningRate(float64(t.epoch)+float64(n)/float64(len(batches)), float64(t.o.Epochs))
		factor := 1.0
		if g := norm(t.p, t.workers[0], t.workers[1]); g > 2 {
			factor = 2 / g
		}
		both(func(i int) { t.adam.update(t.p, t.workers[0], t.workers[1], lr, factor, i) })
		both(func(i int) {
			t.w.repack(i, 2)
			if t.adam.step%averageEvery == 0 {
				t.adam.average(t.p, averageEvery, i)
			}
		})
		if time.Since(last) > 30*time.Second {
			last = time.Now()
			t.o.Log("  batch %d of %d, %.0f words/s, arc %.3f rel %.3f upos %.3f name %.3f", n+1, len(batches),
				float64(words)/time.Since(start).Seconds(), sum.Arc/float64(sum.TreeWords), sum.Rel/float64(sum.TreeWords),
				sum.UPOS/float64(sum.TreeWords), sum.Name/float64(max(1, sum.NameWords)))
		}
	}
	t.epoch++
	return sum
}

// teacher draws who teaches a batch, nobody without teachers.
func (t *Trainer) teacher() [2]*worker {
	switch len(t.teachers) {
	case 0:
		return [2]*worker{}
	case 1:
		return t.teachers[0]
	}
	return t.teachers[t.rnd.IntN(len(t.teachers))]
}

// Model makes a model of the averaged weights.
func (t *Trainer) Model() *neural.Model {
	p := neural.NewParams(&t.o.Config, &t.d.Tables)
	for i, x := range p.All {
		copy(x.Data, t.adam.mean[i])
	}
	return neural.New(t.o.Config, t.d.Tables, t.d.Lexicon, p)
}

// Save writes the averaged weights as a model file.
func (t *Trainer) Save() ([]byte, error) {
	p := neural.NewParams(&t.o.Config, &t.d.Tables)
	for i, x := range p.All {
		copy(x.Data, t.adam.mean[i])
	}
	return neural.Save(t.o.Config, t.d.Tables, t.d.Words, t.d.Lexicon, p)
}

type checkpoint struct {
	Config           neural.Config
	Epoch, Step      int
	Data, M, V, Mean [][]float32
	Best             float64
}

// WriteCheckpoint keeps the state of the run in a file.
func (t *Trainer) WriteCheckpoint(path string, best float64) error {
	t.reseed()
	c := checkpoint{Config: t.o.Config, Epoch: t.epoch, Step: t.adam.step, M: t.adam.m, V: t.adam.v, Mean: t.adam.mean, Best: best}
	for _, x := range t.p.All {
		c.Data = append(c.Data, x.Data)
	}
	f, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(f).Encode(&c); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// reseed makes what follows depend on the seed and the epoch alone, so that a
// resumed run goes on as if it had not stopped.
func (t *Trainer) reseed() {
	t.rnd = rand.New(rand.NewPCG(t.o.Seed, uint64(t.epoch)+2))
	for i, w := range t.workers {
		w.rnd = rand.New(rand.NewPCG(t.o.Seed*2+uint64(i), uint64(t.epoch)+200))
	}
}

// Resume takes up a run from a checkpoint of the same shape.
func (t *Trainer) Resume(path string) (best float64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var c checkpoint
	if err := gob.NewDecoder(f).Decode(&c); err != nil {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	if c.Config != t.o.Config || len(c.Data) != len(t.p.All) {
		return 0, fmt.Errorf("%s: another model's checkpoint: %+v, want %+v", path, c.Config, t.o.Config)
	}
	for i, x := range t.p.All {
		if len(c.Data[i]) != len(x.Data) || len(c.M[i]) != len(x.Data) {
			return 0, fmt.Errorf("%s: %s has another size", path, x.Name)
		}
		copy(x.Data, c.Data[i])
	}
	t.adam.m, t.adam.v, t.adam.mean, t.adam.step, t.epoch = c.M, c.V, c.Mean, c.Step, c.Epoch
	t.reseed()
	t.w.repack(0, 1)
	runtime.GC()
	return c.Best, nil
}

// Epochs is how often the corpora have been gone through.
func (t *Trainer) Epochs() int { return t.epoch }

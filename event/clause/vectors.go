package clause

import "math"

// Dim is the length of a word vector.
const Dim = 100

// Vectors are static word vectors, each of length 1, as signed bytes with one
// scale for all.
type Vectors struct {
	Words []string
	Data  []byte // len(Words) × Dim signed bytes
	Scale float32
	index map[string]int32
}

// NewVectors rounds vectors to bytes after scaling each to length 1.
func NewVectors(words []string, rows [][]float32) *Vectors {
	v := &Vectors{Words: words, Data: make([]byte, 0, len(words)*Dim)}
	top := float32(0)
	for _, r := range rows {
		unit(r)
		for _, x := range r {
			top = max(top, x, -x)
		}
	}
	// Values beyond a third of the largest are so rare that cutting them costs
	// less than coarser steps for all the others.
	v.Scale = top / 3 / 127 * 1.5
	for _, r := range rows {
		for _, x := range r {
			q := math.Round(float64(x / v.Scale))
			v.Data = append(v.Data, byte(int8(max(-127, min(127, q)))))
		}
	}
	v.link()
	return v
}

func (v *Vectors) link() {
	v.index = make(map[string]int32, len(v.Words))
	for i, w := range v.Words {
		v.index[w] = int32(i)
	}
}

// addTo adds the word's vector times f; it reports whether there is one.
func (v *Vectors) addTo(sum []float32, w string, f float32) bool {
	i, ok := v.index[w]
	if !ok {
		return false
	}
	f *= v.Scale
	for k, x := range v.Data[int(i)*Dim : int(i+1)*Dim] {
		sum[k] += f * float32(int8(x))
	}
	return true
}

// rarity weighs a word by its rank in the vectors' list, which is ordered by
// frequency: the more common the less it tells (Arora and others 2017, "A
// simple but tough-to-beat baseline for sentence embeddings").
func (v *Vectors) rarity(w string) float32 {
	i, ok := v.index[w]
	if !ok {
		return 0
	}
	p := 0.06 / float64(i+2) // Zipf's law
	return float32(1e-4 / (1e-4 + p))
}

const pools = 6

// dense is what the network sees of a clause: weighted mean vectors of the
// source, the target, the words between, those after the source, those that the
// lexicon knows, and all.
func (v *view) dense(vec *Vectors) []float32 {
	out := make([]float32, pools*Dim)
	hit := make([]bool, len(v.words))
	for _, h := range v.hits {
		for i := h.first; i < h.last; i++ {
			hit[i] = true
		}
	}
	for i, w := range v.words {
		f := vec.rarity(w.low)
		add := func(pool int, f float32) { vec.addTo(out[pool*Dim:(pool+1)*Dim], w.low, f) }
		z := v.zone[i]
		switch z {
		case zoneSrc:
			add(0, f)
			continue
		case zoneTgt:
			add(1, f)
			continue
		case zoneMid:
			add(2, f)
		}
		if v.src > 0 && i >= v.src && i < v.src+6 {
			add(3, f/(1+0.3*float32(i-v.src)))
		}
		if hit[i] {
			add(4, f)
		}
		add(5, f)
	}
	for p := range pools {
		unit(out[p*Dim : (p+1)*Dim])
	}
	return out
}

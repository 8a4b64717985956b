package segment

import "math/bits"

// weightBits is the logarithm of the number of weights of one classifier.
const weightBits = 16

const weightMask = 1<<weightBits - 1

// weights are a linear model over hashed features, in units that do not matter:
// only the sign of a score is used.
type weights [1 << weightBits]int8

// features are the hashed features of one question.
type features struct {
	ids [64]uint32
	n   int
}

func (f *features) reset() { f.n = 0 }

func mix(h, v uint32) uint32 {
	h = (bits.RotateLeft32(h, 5) ^ v) * 0x9e3779b1
	return h ^ h>>15
}

// template numbers keep the features of different templates apart.
func (f *features) add1(template, a uint32) {
	f.ids[f.n] = mix(mix(template*0x85ebca6b, a), 0x27d4eb2f) & weightMask
	f.n++
}

func (f *features) add2(template, a, b uint32) { f.add1(template, mix(a+1, b)) }

func (f *features) add3(template, a, b, c uint32) { f.add1(template, mix(mix(a+1, b), c)) }

func (f *features) add4(template, a, b, c, d uint32) {
	f.add1(template, mix(mix(mix(a+1, b), c), d))
}

// score is the sum of the weights of the features.
func (w *weights) score(f *features) int {
	sum := 0
	for _, id := range f.ids[:f.n] {
		sum += int(w[id])
	}
	return sum
}

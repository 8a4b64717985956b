package neural

// Name tags inside the model: 0 outside, then for each type begin, inside,
// end and single.
const (
	NameBegin = iota
	NameInside
	NameEnd
	NameSingle
)

// NameTag numbers the tag of a place in a name of a type.
func NameTag(typ, place int) int { return 1 + 4*typ + place }

// NameFollows tells whether tag b may come after tag a; -1 is the edge of the
// sentence.
func NameFollows(a, b int) bool {
	open := a > 0 && ((a-1)%4 == NameBegin || (a-1)%4 == NameInside)
	goesOn := b > 0 && ((b-1)%4 == NameInside || (b-1)%4 == NameEnd)
	if open != goesOn {
		return false
	}
	return !open || (a-1)/4 == (b-1)/4
}

// nameFinder is Viterbi over the valid sequences of name tags.
type nameFinder struct {
	score, next []float32
	from        []uint8
}

// NameSteps lists for each tag those that may come before it.
func NameSteps(tags int) [][]uint8 {
	steps := make([][]uint8, tags)
	for b := range tags {
		for a := range tags {
			if NameFollows(a, b) {
				steps[b] = append(steps[b], uint8(a))
			}
		}
	}
	return steps
}

// find writes the best valid sequence. emit holds
// for each word the scores of all tags, trans[a*tags+b] that of b after a.
func (f *nameFinder) find(emit []float32, n, stride, tags int, trans []float32, steps [][]uint8, out []uint8) {
	f.score, f.next = grow(f.score, tags), grow(f.next, tags)
	f.from = grow(f.from, n*tags)
	const never = -1e30
	for t := range n {
		e := emit[t*stride : t*stride+tags]
		for b := range tags {
			if t == 0 {
				f.next[b] = never
				if NameFollows(-1, b) {
					f.next[b] = e[b]
				}
				continue
			}
			best, at := float32(2*never), uint8(0)
			for _, a := range steps[b] {
				if s := f.score[a] + trans[int(a)*tags+b]; s > best {
					best, at = s, a
				}
			}
			f.next[b], f.from[t*tags+b] = max(best+e[b], 2*never), at
		}
		f.score, f.next = f.next, f.score
	}
	best := 0
	for b := range tags {
		if NameFollows(b, -1) && f.score[b] > f.score[best] {
			best = b
		}
	}
	for t := n - 1; t >= 0; t-- {
		out[t] = uint8(best)
		best = int(f.from[t*tags+best])
	}
}

// BestNames is the best valid sequence of inner tags, for training.
func BestNames(emit []float32, n, stride, tags int, trans []float32, steps [][]uint8) []uint8 {
	var f nameFinder
	out := make([]uint8, n)
	f.find(emit, n, stride, tags, trans, steps, out)
	return out
}

func publicTag(tag int) uint8 {
	if tag == 0 {
		return 0
	}
	typ, place := (tag-1)/4, (tag-1)%4
	if place == NameBegin || place == NameSingle {
		return uint8(1 + 2*typ)
	}
	return uint8(2 + 2*typ)
}

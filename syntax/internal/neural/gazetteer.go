package neural

import "sort"

// Classes of the gazetteer. A name may be in several.
const (
	GazCountry = iota
	GazDemonym
	GazMetropolis
	GazLargeCity
	GazTown
	GazGiven
	GazFamily
	GazPersonal
	gazClasses
)

// GazRows are the learned rows: for each class a word alone, the first word
// and a further word of a longer name; row 0 is for words in no list.
const GazRows = 1 + 3*gazClasses

// gazLongest is the longest name looked for, in words.
const gazLongest = 5

// Gazetteer knows names by list. It keeps a 32-bit hash of each and the set of
// its classes, so that a stranger is taken for a listed name about once in
// 2³²/n looks.
type Gazetteer struct {
	Hashes  []uint32 // ascending, distinct
	Classes []uint8  // one bit a class
	start   []int32
}

// GazetteerBuilder gathers names.
type GazetteerBuilder map[uint32]uint8

// Add lists a name given as words in any case.
func (b GazetteerBuilder) Add(words []string, class int) {
	if len(words) == 0 || len(words) > gazLongest {
		return
	}
	h := gazSeed
	for _, w := range words {
		h = gazHash(h, Lowered(w))
	}
	b[gazKey(h)] |= 1 << class
}

// Build sorts what was gathered.
func (b GazetteerBuilder) Build() *Gazetteer {
	g := &Gazetteer{}
	for h := range b {
		g.Hashes = append(g.Hashes, h)
	}
	sort.Slice(g.Hashes, func(i, j int) bool { return g.Hashes[i] < g.Hashes[j] })
	for _, h := range g.Hashes {
		g.Classes = append(g.Classes, b[h])
	}
	g.prepare()
	return g
}

const gazSeed uint64 = fnvOffset

// gazHash adds a word to a running hash.
func gazHash(h uint64, low string) uint64 {
	for i := range len(low) {
		h = (h ^ uint64(low[i])) * fnvPrime
	}
	return (h ^ ' ') * fnvPrime
}

func gazKey(h uint64) uint32 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return uint32(h >> 32)
}

func (g *Gazetteer) prepare() { g.start = bucketStarts(g.Hashes) }

func (g *Gazetteer) classes(h uint64) uint8 {
	k := gazKey(h)
	for i := g.start[k>>16]; i < g.start[k>>16+1]; i++ {
		if g.Hashes[i] == k {
			return g.Classes[i]
		}
	}
	return 0
}

// bucketStarts indexes ascending hashes by their upper 16 bits.
func bucketStarts(hashes []uint32) []int32 {
	start := make([]int32, 1<<16+1)
	i := 0
	for h := range 1 << 16 {
		for i < len(hashes) && int(hashes[i]>>16) < h {
			i++
		}
		start[h] = int32(i)
	}
	start[1<<16] = int32(len(hashes))
	return start
}

// Mark sets in sets[i] one bit for each learned row (less one) that word i has.
// Only words with a capital are looked at unless the sentence has no case to go
// by.
func (g *Gazetteer) Mark(low []string, shapes []uint8, kase int, sets []uint32) {
	clear(sets)
	if g == nil || len(g.Hashes) == 0 {
		return
	}
	for i := range low {
		if s := shapes[i]; s == shapePunct || s == shapeDigits || kase != caseLower && (s == shapeLower || s == shapeHyphen) {
			continue
		}
		h := gazSeed
		for j := i; j < len(low) && j < i+gazLongest; j++ {
			h = gazHash(h, low[j])
			c := g.classes(h)
			if c == 0 {
				continue
			}
			for k := i; k <= j; k++ {
				row := 0
				if j > i {
					row = 1
					if k > i {
						row = 2
					}
				}
				for class := range gazClasses {
					if c>>class&1 != 0 {
						sets[k] |= 1 << (3*class + row)
					}
				}
			}
		}
	}
}

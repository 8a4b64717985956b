package dossier

import (
	"encoding/binary"
	"hash/fnv"
	"math/bits"
	"strings"
	"unicode"
)

// Fingerprint is the MinHash of a story's words (Broder 1997): the share of
// places at which two of them agree estimates the share of runs of words that
// two texts have in common.
type Fingerprint struct {
	Runs int      `json:"runs,omitempty"` // how many different runs of words the text has
	Min  []uint32 `json:"min,omitempty"`  // sketch values; none for a text too short to tell
}

const (
	sketch  = 60 // values of a fingerprint
	bands   = 12 // texts that agree on all values of a band are taken for copies
	rows    = sketch / bands
	runSize = 4  // words of a run
	minRuns = 20 // a text with fewer says too little
)

// Print makes the fingerprint of a text, best of its paragraphs alone.
func Print(text string) Fingerprint {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	seen := make(map[uint64]bool, len(words))
	least := make([]uint32, sketch)
	for i := range least {
		least[i] = ^uint32(0)
	}
	for i := 0; i+runSize <= len(words); i++ {
		h := hash(words[i : i+runSize]...)
		if seen[h] {
			continue
		}
		seen[h] = true
		for k := range least {
			least[k] = min(least[k], permute(h, uint64(k)))
		}
	}
	if len(seen) < minRuns {
		return Fingerprint{}
	}
	return Fingerprint{Runs: len(seen), Min: least}
}

func hash(words ...string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// permute is the k-th of a family of hashes: the mixing function of SplitMix64
// (Steele, Lea and Flood 2014) over the k-th step of its stream.
func permute(h, k uint64) uint32 {
	z := h + (k+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return uint32((z ^ z>>31) >> 32)
}

// bandsOf are the hashes of the bands, none for a text too short to tell.
func (f Fingerprint) bandsOf() []uint64 {
	if len(f.Min) != sketch {
		return nil
	}
	out := make([]uint64, bands)
	var buf [4 * rows]byte
	for b := range out {
		for i, v := range f.Min[b*rows : (b+1)*rows] {
			binary.LittleEndian.PutUint32(buf[4*i:], v)
		}
		h := fnv.New64a()
		h.Write(buf[:])
		out[b] = bits.RotateLeft64(h.Sum64(), b)
	}
	return out
}

// Shared estimates how much of the shorter of two texts stands in the other,
// 0 to 1.
func (f Fingerprint) Shared(g Fingerprint) float64 {
	if len(f.Min) != sketch || len(g.Min) != sketch {
		return 0
	}
	agree := 0
	for i := range f.Min {
		if f.Min[i] == g.Min[i] {
			agree++
		}
	}
	likeness := float64(agree) / sketch
	both := likeness * float64(f.Runs+g.Runs) / (1 + likeness)
	return min(1, both/float64(min(f.Runs, g.Runs)))
}

// A text is a copy, shortened or not, when so much of it stands in the other;
// where one is many times longer the estimate is too rough to say.
const (
	copyShare = 0.7
	copyRatio = 0.25
)

// Copies tells whether two texts are one story republished, one of them
// shortened perhaps.
func (f Fingerprint) Copies(g Fingerprint) bool {
	short, long := min(f.Runs, g.Runs), max(f.Runs, g.Runs)
	return short > 0 && float64(short) >= copyRatio*float64(long) && f.Shared(g) >= copyShare
}

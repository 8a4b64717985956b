package neural

// Vectors are static word vectors, reduced to 8 bits. Words are known by a
// 32-bit hash only: with n words a stranger is taken for one of them with
// probability n/2³², one in tens of thousands, and then gets its vector.
type Vectors struct {
	// Scale turns a stored number into a coordinate.
	Scale float32
	// Hashes are in ascending order and distinct; row i+1 of Data belongs to
	// Hashes[i], and row 0, which stands for no vector, is not stored.
	Hashes []uint32
	// A number is a byte to be read as signed.
	Data []byte

	// start[h>>16] is the first index whose hash has these upper bits.
	start []int32
}

// VectorHash is the key of a lower-case word.
func VectorHash(low string) uint32 { return uint32(hashBytes(7, low)) }

// Prepare builds the index; it must be called once before Index.
func (v *Vectors) Prepare() { v.start = bucketStarts(v.Hashes) }

// Index is the row of a word given in lower case, 0 if it has no vector.
func (v *Vectors) Index(low string) int32 {
	h := VectorHash(low)
	for i := v.start[h>>16]; i < v.start[h>>16+1]; i++ {
		if v.Hashes[i] == h {
			return i + 1
		}
	}
	return 0
}

// Row writes the vector of a row into dst.
func (v *Vectors) Row(row int32, dst []float32) {
	if row == 0 {
		clear(dst[:StaticDim])
		return
	}
	src := v.Data[int(row-1)*StaticDim : int(row)*StaticDim]
	for i, x := range src {
		dst[i] = float32(int8(x)) * v.Scale
	}
}

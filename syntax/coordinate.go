package syntax

// coordinate hangs what is coordinated with a name on the name's head: in "the Amir
// Sheikh Tamim and the President" the second is beside the Amir, not beside a part
// of his name. A word of a flat name governs nothing, by Universal Dependencies.
func (t *Text) coordinate(s sentence) {
	for k := s.first; k < s.last; k++ {
		if t.labels.rel[t.rel[k]] != Conj {
			continue
		}
		for h := t.head[k]; h >= 0 && t.head[h] >= 0 && t.labels.rel[t.rel[h]] == Flat; h = t.head[h] {
			t.head[k] = t.head[h]
		}
	}
}

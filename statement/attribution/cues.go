package attribution

// cueTable tells how often a lemma was the cue of an attribution in training.
type cueTable struct {
	levels map[uint32]uint8
}

// key joins a lemma with its universal tag.
func cueKey(lemma, pos uint32) uint32 { return mix(lemma, pos) }

// level is 0 for a lemma never seen as a cue, 1 rarely, 2 often, 3 mostly.
func (t *cueTable) level(lemma, pos uint32) uint8 {
	if t == nil {
		return 0
	}
	return t.levels[cueKey(lemma, pos)]
}

// countCues counts how often each lemma heads a cue.
func countCues(examples []Example) cueTable {
	type count struct{ cue, all int }
	counts := map[uint32]*count{}
	for _, e := range examples {
		g := newGrid(e.Text, nil)
		cue := make([]bool, g.n)
		for _, p := range goldPieces(g, e.Gold) {
			if p.role == Cue {
				for i := p.first; i < p.last; i++ {
					cue[i] = true
				}
			}
		}
		for i := range g.n {
			k := cueKey(g.lemma[i], g.pos[i])
			c := counts[k]
			if c == nil {
				c = &count{}
				counts[k] = c
			}
			c.all++
			if cue[i] {
				c.cue++
			}
		}
	}
	t := cueTable{levels: map[uint32]uint8{}}
	for k, c := range counts {
		share := float64(c.cue) / float64(c.all)
		switch {
		case c.cue < 2:
		case share >= 0.6:
			t.levels[k] = 3
		case share >= 0.25:
			t.levels[k] = 2
		case share >= 0.05:
			t.levels[k] = 1
		}
	}
	return t
}

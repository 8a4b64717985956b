package attribution

import "chancery/syntax"

// newGrid copies from a parsed text what the features need. Sentences stay
// apart; the tree's heads become indices over the whole text.
func newGrid(t *syntax.Text, cues *cueTable) *grid {
	g := &grid{text: t.Source()}
	g.resize(t.Len())
	for i := range g.n {
		k := t.Token(i)
		g.fill(i, k.Text(), k.Lemma(), k.XPOS(), string(k.UPOS()), string(k.Rel()), k.Start(), k.End())
		g.head[i] = -1
		if h, ok := k.Head(); ok {
			g.head[i] = int32(h.Index())
		}
		g.sent[i] = int32(k.Sentence().Index())
	}
	g.settle(cues)
	return g
}

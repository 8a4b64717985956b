package attribution

import "fmt"

// firstBias is where the search for the bias begins: it makes a tagger that was
// trained with features left out less shy of beginning a piece.
var firstBias = [numLabels]float32{beginSource: 0.4, beginCue: 0.3, beginContent: 0.3}

// Tune chooses the bias of the labels on the examples of a development set. It
// climbs one label at a time on the sum of the token F1 of the three roles, the
// exact F1 of the content and the share found by source and content.
func (m *Model) Tune(dev []Example, opt Options) error {
	t := tuning{m: m, dev: dev}
	for _, e := range dev {
		g := newGrid(e.Text, &m.cues)
		t.grids = append(t.grids, g)
		t.scored = append(t.scored, m.score(g))
	}
	m.bias = firstBias
	best, _, err := t.run()
	if err != nil {
		return err
	}
	for _, x := range []struct {
		label label
		step  float32
	}{{inContent, 0.05}, {beginContent, 0.3}, {beginCue, 0.3}, {beginSource, 0.3}, {inSource, 0.1}, {inCue, 0.2}, {inContent, 0.03}} {
		for _, step := range []float32{-x.step, x.step, x.step} {
			was := m.bias
			m.bias[x.label] += step
			v, _, err := t.run()
			if err != nil {
				return err
			}
			if v > best+0.0005 {
				best = v
			} else {
				m.bias = was
			}
		}
	}
	_, s, err := t.run()
	if err != nil {
		return err
	}
	fmt.Fprintf(opt.Log, "bias %.2f\ntoken F1 source %.2f cue %.2f content %.2f; exact F1 source %.2f cue %.2f content %.2f; found source+content %.2f; valid %.2f; together %.4f\n",
		m.bias, 100*s.Token[Source].F1(), 100*s.Token[Cue].F1(), 100*s.Token[Content].F1(),
		100*s.Exact[Source].F1(), 100*s.Exact[Cue].F1(), 100*s.Exact[Content].F1(), 100*s.FoundBoth.R(), 100*s.ValidBoth.P(), best)
	return nil
}

type tuning struct {
	m      *Model
	dev    []Example
	grids  []*grid
	scored []scored
}

func (t *tuning) run() (float64, *Scores, error) {
	var s Scores
	for i, e := range t.dev {
		predicted := t.m.assemble(t.grids[i], piecesOf(t.m.label(t.scored[i])))
		if err := s.Score(e.Text.Source(), e.Gold, predicted); err != nil {
			return 0, nil, err
		}
	}
	sum := s.Token[Source].F1() + s.Token[Cue].F1() + s.Token[Content].F1() + s.Exact[Content].F1() + s.FoundBoth.R()
	return sum, &s, nil
}

// P is the share of the predicted that is right.
func (c Count) P() float64 { return share(c.Right, c.Predicted) }

// R is the share of gold that was found.
func (c Count) R() float64 { return share(c.Right, c.Gold) }

// F1 is the harmonic mean of P and R.
func (c Count) F1() float64 { return share(2*c.Right, c.Predicted+c.Gold) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

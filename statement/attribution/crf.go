package attribution

import "math"

// signal is a class of token on which the transitions between labels depend.
type signal uint8

const (
	plainSignal signal = iota
	paragraphSignal
	sentenceSignal
	openSignal
	closeSignal // the token before closed a quotation
	commaSignal // this token or the one before is a comma
	cueSignal
	quotedSignal
	numSignals
)

func (g *grid) signal(i int) signal {
	switch {
	case i == 0 || g.para[i] != g.para[i-1]:
		return paragraphSignal
	case g.sentPos[i] == 0:
		return sentenceSignal
	case g.quote[i]&quoteOpen != 0:
		return openSignal
	case g.quote[i-1]&quoteClose != 0:
		return closeSignal
	case g.word[i] == comma || g.word[i-1] == comma:
		return commaSignal
	case g.cue[i] >= 2:
		return cueSignal
	case g.quote[i]&quoteIn != 0:
		return quotedSignal
	}
	return plainSignal
}

// transitions are the weights of going from a state on by a label.
type transitions [numSignals][numStates][numLabels]float32

// decode finds the labels of the best path through n tokens. emissions has
// numLabels scores a token; trans are the transition weights.
func decode(n int, emissions []float32, signals []signal, trans *transitions) []label {
	if n == 0 {
		return nil
	}
	back := make([]uint8, n*numStates)
	var score, fresh [numStates]float32
	for s := range score {
		score[s] = float32(math.Inf(-1))
	}
	score[startState] = 0
	for i := range n {
		for s := range fresh {
			fresh[s] = float32(math.Inf(-1))
		}
		emit := emissions[i*int(numLabels) : (i+1)*int(numLabels)]
		w := &trans[signals[i]]
		b := back[i*numStates : (i+1)*numStates]
		for s := range numStates {
			if math.IsInf(float64(score[s]), -1) {
				continue
			}
			for l, to := range next[s] {
				if to == noState {
					continue
				}
				if v := score[s] + w[s][l] + emit[l]; v > fresh[to] {
					fresh[to], b[to] = v, uint8(s)
				}
			}
		}
		score = fresh
	}
	best := 0
	for s := range score {
		if score[s] > score[best] {
			best = s
		}
	}
	out := make([]label, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = states[best].label
		best = int(back[i*numStates+best])
	}
	return out
}

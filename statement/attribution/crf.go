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

// decode finds the labels of the best path from a state through the tokens, and
// the state it ends in. emissions has numLabels scores a token, to which bias is
// added; trans are the transition weights.
func decode(begin uint8, emissions []float32, signals []signal, bias *[numLabels]float32, trans *transitions) ([]label, uint8) {
	n := len(signals)
	back := make([]uint8, n*numStates)
	never := float32(math.Inf(-1))
	var score, fresh [numStates]float32
	for s := range score {
		score[s] = never
	}
	score[begin] = 0
	for i := range n {
		for s := range fresh {
			fresh[s] = never
		}
		var emit [numLabels]float32
		for l := range emit {
			emit[l] = emissions[i*int(numLabels)+l] + bias[l]
		}
		w, b := &trans[signals[i]], back[i*numStates:(i+1)*numStates]
		for s := range numStates {
			if score[s] == never {
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
	best := uint8(0)
	for s := range score {
		if score[s] > score[best] {
			best = uint8(s)
		}
	}
	end, out := best, make([]label, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = states[best].label
		best = back[i*numStates+int(best)]
	}
	return out, end
}

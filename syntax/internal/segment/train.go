package segment

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"chancery/syntax/conllu"
)

// Options steer Train.
type Options struct {
	Seed   uint64
	Epochs int
	// Say is told how the training goes.
	Say func(format string, args ...any)
}

// Train learns a segmenter from treebanks: the raw text of each, as
// [conllu.NewRaw] makes it, is asked the questions that the segmenter asks, with
// the answers of the treebank. Logistic regression by AdaGrad; the weights are
// rounded to 8 bits at the end.
func Train(treebanks [][]*conllu.Sentence, o Options) (*Segmenter, error) {
	s, err := empty()
	if err != nil {
		return nil, err
	}
	var raws []*conllu.Raw
	for _, t := range treebanks {
		raws = append(raws, conllu.NewRaw(t))
	}
	s.joins = hidden(treebanks)
	s.begin(starters(treebanks))
	var tokens, sentences questions
	for _, r := range raws {
		s.askTokens(r, &tokens)
		s.askSentences(r, &sentences)
	}
	o.Say("%d words that hide two; %d questions on tokens, %d on sentences", len(s.joins), len(tokens.answers), len(sentences.answers))
	tokens.learn(&s.token, o)
	sentences.learn(&s.sentence, o)
	return s, nil
}

// hidden gathers the words that mostly hide two without a mark between them.
func hidden(treebanks [][]*conllu.Sentence) map[string]int {
	type seen struct{ split, whole, off int }
	words := map[string]*seen{}
	get := func(form string) *seen {
		form = strings.ToLower(form)
		if words[form] == nil {
			words[form] = &seen{}
		}
		return words[form]
	}
	for _, t := range treebanks {
		for _, s := range t {
			for _, tok := range s.Tokens() {
				w := s.Words[tok.First-1]
				switch {
				case tok.First == tok.Last:
					get(tok.Form).whole++
				case tok.Last == tok.First+1 && letters(tok.Form) && len(w.Form)+len(s.Words[tok.First].Form) == len(tok.Form):
					x := get(tok.Form)
					x.split++
					x.off = len(w.Form)
				}
			}
		}
	}
	out := map[string]int{}
	for form, x := range words {
		if x.split > 1 && x.split > 2*x.whole && len(form) <= 8 {
			out[form] = x.off
		}
	}
	return out
}

// starters gathers the words that inside sentences are nearly always small.
func starters(treebanks [][]*conllu.Sentence) []string {
	type seen struct{ small, large int }
	words := map[string]*seen{}
	for _, t := range treebanks {
		for _, s := range t {
			for i, w := range s.Words {
				if i == 0 || !letters(w.Form) || s.Words[i-1].UPOS == "PUNCT" {
					continue
				}
				h := strings.ToLower(w.Form)
				if words[h] == nil {
					words[h] = &seen{}
				}
				if w.Form == strings.ToLower(w.Form) {
					words[h].small++
				} else {
					words[h].large++
				}
			}
		}
	}
	var out []string
	for h, x := range words {
		if x.small >= 30 && x.small > 40*x.large {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}

func letters(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func sorted(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// questions are features with their answers.
type questions struct {
	ids     []uint16
	ends    []int
	answers []bool
}

func (q *questions) add(f *features, answer bool) {
	for _, id := range f.ids[:f.n] {
		q.ids = append(q.ids, uint16(id))
	}
	q.ends = append(q.ends, len(q.ids))
	q.answers = append(q.answers, answer)
}

// askTokens asks about every place of a raw text where a token might end.
func (s *Segmenter) askTokens(r *conllu.Raw, q *questions) {
	ends := map[int]bool{}
	for _, w := range r.Words {
		ends[w.End] = true
	}
	var w Scratch
	text := r.Text
	for i := skipBlank(text, 0, len(text)); i < len(text); {
		j := chunkEnd(text, i, len(text))
		next := skipBlank(text, j, len(text))
		w.read(text, i, j, following(text, j, next, len(text)))
		w.about(text, i, j)
		joint := -1
		for k := 3; k < len(w.chars)-3; k++ {
			at := int(w.chars[k].at)
			if letter(w.chars[k].class) && !letter(w.chars[k-1].class) {
				joint = s.joint(text, at, w.chars, k)
			}
			if k == 3 || at != joint && !question(w.chars, k) {
				continue
			}
			if _, known := s.firm(&w, k); known {
				continue
			}
			s.tokenFeatures(text, i, &w, k)
			q.add(&w.feats, ends[at])
		}
		i = next
	}
}

// askSentences asks about every place of a raw text where a sentence might end,
// on the tokens of the treebank.
func (s *Segmenter) askSentences(r *conllu.Raw, q *questions) {
	var tokens []Token
	var ends []bool
	for i, w := range r.Words {
		last := i+1 == len(r.Words) || r.Words[i+1].Sentence != w.Sentence
		tokens = append(tokens, Token{int32(w.Start), int32(w.End), w.Joined})
		ends = append(ends, last)
	}
	var w Scratch
	s.describe(r.Text, 0, len(r.Text), tokens, &w)
	st := state{}
	for i := range tokens[:len(tokens)-1] {
		st.see(&w.words[i+3])
		if !s.never(w.words, i+4) && !s.always(w.words, i+4) {
			s.sentenceFeatures(&w, i+4, &st)
			q.add(&w.feats, ends[i])
		}
		if ends[i] {
			st = state{}
		}
	}
}

// restarts is how many times the weights are learned anew, in another order; their
// sum decides, which is steadier than any of them.
const restarts = 4

// learn fits the weights to the answers.
func (q *questions) learn(out *weights, o Options) {
	var sum [1 << weightBits]float32
	for i := range restarts {
		q.fit(sum[:], rand.New(rand.NewPCG(o.Seed, uint64(i))), o)
	}
	out.round(sum[:])
}

// fit learns weights once and adds their average over the later steps to sum.
func (q *questions) fit(sum []float32, rng *rand.Rand, o Options) {
	const rate, decay = 0.5, 1e-5
	var w, g [1 << weightBits]float32
	order := rng.Perm(len(q.answers))
	for epoch := range o.Epochs {
		loss := 0.0
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for n, i := range order {
			if n%1000 == 0 && (epoch > 0 || n > len(order)/2) {
				for k, x := range w {
					sum[k] += x
				}
			}
			loss += q.step(i, w[:], g[:], rate, decay)
		}
		o.Say("epoch %d: loss %.5f", epoch+1, loss/float64(len(order)))
	}
}

// step moves the weights towards the answer of one question and returns its loss.
func (q *questions) step(i int, w, g []float32, rate, decay float32) float64 {
	start := 0
	if i > 0 {
		start = q.ends[i-1]
	}
	ids := q.ids[start:q.ends[i]]
	var z float32
	for _, id := range ids {
		z += w[id]
	}
	p, y := 1/(1+math.Exp(-float64(z))), 0.0
	loss := 1 - p
	if q.answers[i] {
		y, loss = 1, p
	}
	d := float32(p - y)
	for _, id := range ids {
		e := d + decay*w[id]
		g[id] += e * e
		w[id] -= rate * e / float32(math.Sqrt(float64(g[id])+1e-8))
	}
	return -math.Log(math.Max(loss, 1e-12))
}

// round keeps 8 bits of each weight; the largest becomes 127.
func (w *weights) round(from []float32) {
	top := float32(0)
	for _, x := range from {
		top = max(top, x, -x)
	}
	if top == 0 {
		return
	}
	for i, x := range from {
		w[i] = int8(math.RoundToEven(float64(x / top * 127)))
	}
}

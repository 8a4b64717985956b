package actor

import (
	"sort"

	"chancery/syntax"
)

// The third pass walks the text once more and resolves what only points back:
// pronouns, "the two sides", "the country", "his Korean counterpart". Candidates
// are weighed by how near they are and what part of their sentence they are, after
// the salience factors of Lappin and Leass (1994): a subject before an object, the
// same sentence before the last, and a speaker goes on speaking.

// window is how many sentences back a pronoun may reach.
const window = 3

// seen is one earlier mention as a candidate.
type seen struct {
	mention  int // index into cast.Mentions
	actor    int
	token    int // head
	sentence int
	role     float64
}

// walker is the state of the pass.
type walker struct {
	r      *reader
	seen   []seen
	next   int   // first mention not yet passed
	order  []int // mentions in order of their head
	count  []int // mentions of each actor so far
	groups map[string]int
	// opening is the sentence that opens the story, -1 for none.
	opening int
	quoted  []bool // of each token
}

func (r *reader) corefer() {
	w := &walker{r: r, groups: map[string]int{}, opening: r.firstSentence(), quoted: r.quotedTokens()}
	for i := range r.cast.Mentions {
		w.order = append(w.order, i)
	}
	sort.SliceStable(w.order, func(i, j int) bool {
		return r.cast.Mentions[w.order[i]].First < r.cast.Mentions[w.order[j]].First
	})
	w.count = make([]int, len(r.cast.Actors))
	for i := 0; i < r.text.Len(); i++ {
		p, ok := w.pointerAt(i)
		if !ok {
			continue
		}
		w.advance(p.first)
		actor, antecedent, how := p.do(w, p)
		if actor < 0 {
			continue
		}
		w.add(p, actor, antecedent, how)
		if how == ByPronoun {
			w.possessed(p, actor)
		}
		i = p.last - 1
	}
	w.quotedSelves()
}

// advance passes all mentions that begin before a token.
func (w *walker) advance(token int) {
	for ; w.next < len(w.order); w.next++ {
		m := &w.r.cast.Mentions[w.order[w.next]]
		if m.First >= token {
			return
		}
		w.see(w.order[w.next])
	}
}

func (w *walker) see(i int) {
	m := &w.r.cast.Mentions[i]
	if m.Actor < 0 {
		return
	}
	for len(w.count) <= m.Actor {
		w.count = append(w.count, 0)
	}
	w.count[m.Actor]++
	w.seen = append(w.seen, seen{
		mention: i, actor: m.Actor, token: m.Head, sentence: w.sentence(m.First), role: w.role(m),
	})
}

func (w *walker) sentence(token int) int { return w.r.text.Token(token).Sentence().Index() }

func (w *walker) ensure(actor int) int {
	for len(w.count) <= actor {
		w.count = append(w.count, 0)
	}
	return actor
}

// add enters a resolved pointer as a mention, and as a candidate for what follows.
func (w *walker) add(p pointer, actor, antecedent int, how How) {
	// "The company" was an actor of its own until something it points to was found.
	for k := w.next; k < len(w.order) && how != ByPronoun; k++ {
		m := &w.r.cast.Mentions[w.order[k]]
		if m.First > p.first {
			break
		}
		if m.First == p.first && m.Last == p.last && m.How != ByName {
			m.Actor, m.Antecedent, m.How = actor, antecedent, how
			return
		}
	}
	i := w.r.addMention(Mention{
		Actor: actor, First: p.first, Last: p.last, WholeFirst: p.first, WholeLast: p.last, How: how, Antecedent: antecedent,
		Modifier: w.r.text.Token(p.token).BaseRel() == syntax.Nmod && w.r.text.Token(p.token).Rel() == syntax.NmodPoss || w.r.modifies(p.last),
	})
	w.see(i)
}

// role weighs what part of its clause a mention is.
func (w *walker) role(m *Mention) float64 {
	if m.Modifier {
		return 0.35
	}
	switch w.r.text.Token(m.Head).BaseRel() {
	case syntax.Nsubj:
		return 1
	case syntax.Obj, syntax.Iobj:
		return 0.7
	case syntax.Obl:
		if w.r.text.Token(m.Head).Rel() == syntax.OblAgent {
			return 0.9
		}
		return 0.6
	case syntax.Nmod, syntax.Compound, syntax.Amod:
		return 0.4
	case syntax.Conj:
		if h, ok := w.r.text.Token(m.Head).Head(); ok && h.BaseRel() == syntax.Nsubj {
			return 0.9
		}
		return 0.5
	case syntax.Root, syntax.Parataxis:
		return 0.7
	}
	return 0.5
}

// best is the candidate that weighs most; false when there is none, or when the
// second weighs nearly as much: then the first is less than margin times as heavy.
func (w *walker) best(p pointer, fits func(*Actor) bool, margin float64) (seen, bool) {
	here := w.sentence(p.token)
	weight := map[int]float64{}
	last := map[int]seen{}
	for i := len(w.seen) - 1; i >= 0; i-- {
		s := w.seen[i]
		d := here - s.sentence
		if d > window {
			break
		}
		if d < 0 || !fits(&w.r.cast.Actors[s.actor]) || w.hushed(p, s) {
			continue
		}
		v := s.role
		for range d {
			v *= 0.5
		}
		if v > weight[s.actor] {
			weight[s.actor] = v
		}
		if _, ok := last[s.actor]; !ok {
			last[s.actor] = s
		}
	}
	one, two := -1, -1
	for a := range weight {
		switch {
		case one < 0 || weight[a] > weight[one] || weight[a] == weight[one] && last[a].token > last[one].token:
			one, two = a, one
		case two < 0 || weight[a] > weight[two]:
			two = a
		}
	}
	if one < 0 || two >= 0 && weight[one] < margin*weight[two] {
		return seen{}, false
	}
	return last[one], true
}

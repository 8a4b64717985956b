package discover

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/formula"
)

// Speech is a stretch of text that somebody is told to have said.
type Speech struct {
	Document int    // the caller's number; the speech of one document comes together
	Speaker  string // who says it, "" when not known
	Country  string // of the speaker
	Text     string
}

func (s *Speech) document() int32 { return int32(s.Document) }

// Options say what is offered. The zero value of a field takes that of Defaults.
type Options struct {
	Count, Documents, Speakers int     // in how many places, documents, by how many speakers at least
	Words, MaxWords            int     // how long, at least and at most; articles do not count
	Sticky                     float64 // at the weakest cut, in bits
	Edges                      float64 // entropy before and after, in bits
}

// Defaults are what a person wants to look through.
var Defaults = Options{Count: 5, Documents: 4, Speakers: 2, Words: 3, MaxWords: 14, Sticky: 4, Edges: 1}

func (o Options) filled() Options {
	d := Defaults
	for _, f := range []struct{ set, otherwise *int }{
		{&o.Count, &d.Count},
		{&o.Documents, &d.Documents},
		{&o.Speakers, &d.Speakers},
		{&o.Words, &d.Words},
		{&o.MaxWords, &d.MaxWords},
	} {
		*f.set = cmp.Or(*f.set, *f.otherwise)
	}
	o.Sticky, o.Edges = cmp.Or(o.Sticky, d.Sticky), cmp.Or(o.Edges, d.Edges)
	return o
}

// Candidate is a phrase that may be a set one, with what speaks for it.
type Candidate struct {
	Phrase    string         `json:"phrase"` // as it is written most often
	Count     int            `json:"count"`
	Documents int            `json:"documents"`
	Speakers  int            `json:"speakers"`
	Countries []string       `json:"countries"` // of the speakers, the most frequent first
	ByCountry map[string]int `json:"by_country"`
	Sticky    float64        `json:"sticky"` // bits
	Left      float64        `json:"left"`   // entropy of the words before, bits
	Right     float64        `json:"right"`  // and after
	CValue    float64        `json:"c_value"`
	Score     float64        `json:"score"`
	// VariantOf is the listed formula that it is much like, "" for none.
	VariantOf string `json:"variant_of,omitempty"`
	// Example is where it stands: the number of the speech, and bytes of its text.
	Example, Start, End int `json:"-"`
}

// Find offers the phrases of speech that may be set ones and are in no list, the
// best first. The same speech gives the same answer.
func Find(speech []Speech, set *formula.Set, opt Options) []Candidate {
	opt = opt.filled()
	c := newCorpus(speech, set)
	g := c.frequent(opt.Count, opt.MaxWords)
	known := newKnown(set)
	wanted := make(map[int32]*sighting)
	for id := range g.list {
		x := &g.list[id]
		if int(x.length) < opt.Words || int(x.documents) < opt.Documents || !c.specific(g.stemsOf(int32(id))) {
			continue
		}
		wanted[int32(id)] = newSighting()
	}
	c.sight(g, wanted)
	var list []Candidate
	for id, s := range wanted {
		if one, ok := c.judge(g, id, s, opt); ok && !s.swallowed(g.list[id].count) && !set.Rejected(one.Phrase) {
			listed := false
			if one.VariantOf, listed = known.compare(c.words(g.stemsOf(id))); !listed {
				list = append(list, one)
			}
		}
	}
	slices.SortFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Phrase, b.Phrase))
	})
	return list
}

func (c *corpus) words(stems []int32) []string {
	out := make([]string, len(stems))
	for i, s := range stems {
		out[i] = c.stems[s]
	}
	return out
}

// specific tells whether a sequence begins and ends as a phrase does and has two
// words of its own.
func (c *corpus) specific(stems []int32) bool {
	if c.edge[stems[0]] || c.edge[stems[len(stems)-1]] {
		return false
	}
	own := 0
	for _, s := range stems {
		if !c.empty[s] {
			own++
		}
	}
	return own >= 2
}

// sighting is what stands around the places of a sequence, and who says it.
type sighting struct {
	before, after map[int32]int
	speakers      map[string]bool
	countries     map[string]int
	forms         map[string]int
	longer        map[int32]int // longer sequences around it, and how often
	names         int           // places where all words have a capital
	example       map[string]place
}

type place struct{ speech, start, end int }

func newSighting() *sighting {
	return &sighting{
		before: map[int32]int{}, after: map[int32]int{}, speakers: map[string]bool{}, countries: map[string]int{},
		forms: map[string]int{}, longer: map[int32]int{}, example: map[string]place{},
	}
}

// sight walks the corpus once more and notes the places of the wanted sequences.
func (c *corpus) sight(g *grams, wanted map[int32]*sighting) {
	type found struct {
		id         int32
		start, end int
	}
	var here []found // wanted sequences that reach to where the walk is
	for i := range c.tokens {
		here = slices.DeleteFunc(here, func(f found) bool { return f.end <= i })
		at := int32(-1)
		for j := i; j < len(c.tokens) && c.tokens[j].stem >= 0; j++ {
			next, ok := g.children[childKey(at, c.tokens[j].stem)]
			if !ok {
				break
			}
			at = next
			if s := wanted[at]; s != nil {
				c.note(s, i, j)
				here = append(here, found{at, i, j + 1})
			}
		}
		// What begins here lies in what began before or here and reaches further.
		for x := range here {
			if here[x].start != i {
				continue
			}
			for y := range here {
				if y != x && here[y].end >= here[x].end && here[y].end-here[y].start > here[x].end-here[x].start {
					wanted[here[x].id].longer[here[y].id]++
				}
			}
		}
	}
}

func (c *corpus) note(s *sighting, first, last int) {
	t, end := &c.tokens[first], c.tokens[last].end
	sp := &c.speech[t.speech]
	s.before[c.neighbor(first, -1)]++
	s.after[c.neighbor(last, 1)]++
	s.speakers[sp.Speaker] = true
	if sp.Country != "" {
		s.countries[sp.Country]++
	}
	form := sp.Text[t.start:end]
	s.forms[form]++
	if _, ok := s.example[form]; !ok {
		s.example[form] = place{int(t.speech), int(t.start), int(end)}
	}
	if capitals(form) {
		s.names++
	}
}

// neighbor is the nearest word beside a token that is no function word, -1 where
// the stretch ends before: "as" before each place of a phrase makes it no part of
// a longer one.
func (c *corpus) neighbor(i, step int) int32 {
	for i += step; i >= 0 && i < len(c.tokens); i += step {
		if s := c.tokens[i].stem; s < 0 || !c.edge[s] {
			return s
		}
	}
	return -1
}

// capitals tells whether all words but the short ones begin with a capital, as
// names do.
func capitals(form string) bool {
	for _, w := range strings.Fields(form) {
		if r, _ := utf8.DecodeRuneInString(w); len(w) > 3 && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// nearlyAll is what share of its places a longer phrase must have for the shorter
// one to be a part of it, and a phrase must be written in capitals to be a name.
const nearlyAll = 0.75

// swallowed tells whether one longer candidate holds nearly all places.
func (s *sighting) swallowed(count int32) bool {
	for _, n := range s.longer {
		if float64(n) >= nearlyAll*float64(count) {
			return true
		}
	}
	return false
}

// judge measures a sequence and tells whether it passes.
func (c *corpus) judge(g *grams, id int32, s *sighting, opt Options) (Candidate, bool) {
	x := &g.list[id]
	one := Candidate{
		Count: int(x.count), Documents: int(x.documents), Speakers: len(s.speakers), ByCountry: s.countries,
		Left: entropy(s.before), Right: entropy(s.after), Sticky: c.sticky(g, id),
	}
	if one.Speakers < opt.Speakers || one.Sticky < opt.Sticky || min(one.Left, one.Right) < opt.Edges ||
		float64(s.names) >= nearlyAll*float64(x.count) {
		return one, false
	}
	around, total := 0, 0
	for _, n := range s.longer {
		around++
		total += n
	}
	explained := 0.0
	if around > 0 {
		explained = float64(total) / float64(around)
	}
	one.CValue = math.Log2(float64(x.length)) * (float64(x.count) - explained)
	one.Score = one.CValue * one.Sticky / 10 * math.Log2(1+float64(one.Documents))
	for form, n := range s.forms {
		if m := s.forms[one.Phrase]; n > m || n == m && form < one.Phrase {
			one.Phrase = form
		}
	}
	at := s.example[one.Phrase]
	one.Example, one.Start, one.End = at.speech, at.start, at.end
	one.Phrase = strings.Join(strings.Fields(one.Phrase), " ")
	for country := range s.countries {
		one.Countries = append(one.Countries, country)
	}
	slices.SortFunc(one.Countries, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.countries[b], s.countries[a]), strings.Compare(a, b))
	})
	return one, one.CValue > 0
}

// sticky is the pointwise mutual information of the two parts at the weakest
// cut, in bits.
func (c *corpus) sticky(g *grams, id int32) float64 {
	stems := g.stemsOf(id)
	n, least := float64(len(c.tokens)), math.Inf(1)
	for cut := 1; cut < len(stems); cut++ {
		left, right := g.find(stems[:cut]), g.find(stems[cut:])
		if left < 0 || right < 0 {
			continue // a part is at least as frequent as the whole
		}
		p := float64(g.list[id].count) * n / (float64(g.list[left].count) * float64(g.list[right].count))
		least = min(least, math.Log2(p))
	}
	return least
}

// entropy of a distribution in bits. Ends of stretches, -1, count each as a word
// of its own: there is nothing that the phrase goes on with.
func entropy(of map[int32]int) float64 {
	total := 0
	for _, n := range of {
		total += n
	}
	stems := make([]int32, 0, len(of))
	for s := range of {
		stems = append(stems, s)
	}
	slices.Sort(stems) // sums of floats depend on their order
	h := 0.0
	for _, s := range stems {
		n := of[s]
		p := float64(n) / float64(total)
		if s < 0 {
			p = 1 / float64(total)
			h -= float64(n) * p * math.Log2(p)
			continue
		}
		h -= p * math.Log2(p)
	}
	return h
}

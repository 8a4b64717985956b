package eval

import (
	"io"
	"sort"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// corefTask finds persons, organizations and places in a text and joins their
// mentions.
var corefTask = Task{
	Name: "coref",
	Doc:  "names and pronouns of persons, organizations and places in raw text: MUC, B³ and CEAF-e, with mentions found by the system",
	Dev:  []string{"gum-dev-entities.jsonl"},
	Run:  runCoref,
}

type corefDoc struct {
	Doc      string      `json:"doc"`
	Text     string      `json:"text"`
	Mentions []corefGold `json:"mentions"`
}

type corefGold struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Type    string `json:"type"`
	Cluster int    `json:"cluster"`
	UPOS    string `json:"upos"`
}

// corefMention is a predicted mention in code points.
type corefMention struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Type    string `json:"type"`
	Cluster int    `json:"cluster"`
	// wide is the span with titles, head the byte of the head's start.
	wideStart, wideEnd, head int
}

type corefPrediction struct {
	Doc      string         `json:"doc"`
	Mentions []corefMention `json:"mentions"`
}

// scored tells whether a gold mention is a name or a pronoun of a person,
// organization or place; third leaves out the pronouns of the first and second
// person and relative ones, which no actor of a news story answers to.
func (g corefGold) scored(text string, third bool) bool {
	switch g.Type {
	case "person", "organization", "place":
	default:
		return false
	}
	switch g.UPOS {
	case "PROPN":
		return true
	case "PRON":
		return !third || thirdPerson(text)
	}
	return false
}

func thirdPerson(w string) bool {
	switch strings.ToLower(w) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves":
		return true
	}
	return false
}

func runCoref(in io.Reader, predictions io.Writer) (*Report, error) {
	docs, err := ReadJSONL[corefDoc](in)
	if err != nil {
		return nil, err
	}
	var all, third linkScores
	for _, d := range docs {
		q := record.NewQuoter(d.Text)
		text := syntax.Parse(d.Text)
		found := corefMentions(&record.Document{Text: d.Text}, q, text)
		if err := WriteJSONL(predictions, corefPrediction{d.Doc, found}); err != nil {
			return nil, err
		}
		all.add(q, text, d, found, false)
		third.add(q, text, d, found, true)
	}
	r := &Report{Name: "coref"}
	third.rows(r, "names and pronouns of the third person")
	all.rows(r, "names and all pronouns")
	return r.Note("Gold: mentions of type person, organization or place whose head is a proper noun or pronoun, singletons included. " +
		"A predicted mention is a gold one when the spans are equal, with or without titles and an article, or when it lies in the gold span and holds that span's head by the predicted tree. " +
		"Predicted: names and pronouns of the cast, adjectives left out, and further names of places, joined where their words are the same."), nil
}

// corefMentions is what the reader finds: the cast, and the places that are no
// actors.
func corefMentions(doc *record.Document, q *record.Quoter, text *syntax.Text) []corefMention {
	cast := actor.Read(doc, q, text)
	out := []corefMention{}
	taken := map[int]bool{}
	for _, m := range cast.Mentions {
		if m.Actor < 0 || m.How != actor.ByName && m.How != actor.ByPronoun {
			continue
		}
		for i := m.WholeFirst; i < m.WholeLast; i++ {
			taken[i] = true
		}
		head := text.Token(m.Head)
		if m.Modifier && head.UPOS() == syntax.Adj {
			continue
		}
		out = append(out, corefMention{
			Start: q.Rune(m.Start), End: q.Rune(m.End), Type: string(cast.Actors[m.Actor].Kind), Cluster: m.Actor,
			wideStart: q.Rune(text.Token(m.WholeFirst).Start()), wideEnd: q.Rune(text.Token(m.WholeLast - 1).End()), head: head.Start(),
		})
	}
	places := map[string]int{}
	for _, n := range text.Names() {
		if n.Type != syntax.Place || taken[n.First] {
			continue
		}
		s := text.Span(n.First, n.Last)
		key := fold(strings.TrimPrefix(strings.ToLower(s.Text()), "the "))
		if _, ok := places[key]; !ok {
			places[key] = len(cast.Actors) + len(places)
		}
		h, _ := s.Head()
		out = append(out, corefMention{
			Start: q.Rune(s.Start()), End: q.Rune(s.End()), Type: "place", Cluster: places[key],
			wideStart: q.Rune(s.Start()), wideEnd: q.Rune(s.End()), head: h.Start(),
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// linkScores sums the three measures over documents.
type linkScores struct {
	mentions      Counts
	muc, b3, ceaf [4]float64 // precision's numerator and denominator, then recall's
}

func (l *linkScores) rows(r *Report, name string) {
	rates := func(name string, v [4]float64) (Row, float64) {
		p, q := quotient(v[0], v[1]), quotient(v[2], v[3])
		return Rates(name, p, q), harmonic(p, q)
	}
	muc, a := rates("MUC", l.muc)
	b3, b := rates("B³", l.b3)
	ceaf, c := rates("CEAF-e", l.ceaf)
	r.Add(name, PRF("mentions", l.mentions), muc, b3, ceaf, Value("mean of the three F1", 100*(a+b+c)/3))
}

func quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// add scores one document: mentions of both sides get one number where they are
// aligned, and the measures compare the two partitions of those numbers.
func (l *linkScores) add(q *record.Quoter, text *syntax.Text, d corefDoc, found []corefMention, third bool) {
	source := []rune(d.Text)
	words := func(start, end int) string { return string(source[max(0, start):min(end, len(source))]) }
	var gold []corefGold
	for _, g := range d.Mentions {
		if g.scored(words(g.Start, g.End), third) {
			gold = append(gold, g)
		}
	}
	match := alignMentions(q, text, gold, found)
	key, response := map[int][]int{}, map[int][]int{}
	n := 0
	id := make([]int, len(gold))
	for i, g := range gold {
		id[i] = n
		key[g.Cluster] = append(key[g.Cluster], n)
		n++
	}
	for j, m := range found {
		k := n
		if match[j] >= 0 {
			k = id[match[j]]
			l.mentions.Right++
		} else {
			n++
		}
		response[m.Cluster] = append(response[m.Cluster], k)
	}
	l.mentions.Predicted += len(found)
	l.mentions.Gold += len(gold)
	k, r := clusters(key), clusters(response)
	l.muc[0], l.muc[1] = plus(l.muc[0], l.muc[1], mucLinks(r, k))
	l.muc[2], l.muc[3] = plus(l.muc[2], l.muc[3], mucLinks(k, r))
	l.b3[0], l.b3[1] = plus(l.b3[0], l.b3[1], bCubed(r, k))
	l.b3[2], l.b3[3] = plus(l.b3[2], l.b3[3], bCubed(k, r))
	sum := ceafE(k, r)
	l.ceaf[0] += sum
	l.ceaf[1] += float64(len(r))
	l.ceaf[2] += sum
	l.ceaf[3] += float64(len(k))
}

func plus(a, b float64, v [2]float64) (float64, float64) { return a + v[0], b + v[1] }

func clusters(m map[int][]int) [][]int {
	ids := make([]int, 0, len(m))
	for i := range m {
		ids = append(ids, i)
	}
	sort.Ints(ids)
	out := make([][]int, 0, len(ids))
	for _, i := range ids {
		out = append(out, m[i])
	}
	return out
}

// alignMentions gives for each found mention its gold one, -1 for none.
func alignMentions(q *record.Quoter, text *syntax.Text, gold []corefGold, found []corefMention) []int {
	match := make([]int, len(found))
	used := make([]bool, len(gold))
	for j := range match {
		match[j] = -1
	}
	same := func(g corefGold, start, end int) bool {
		return g.End == end && (g.Start == start || g.Start == start-4)
	}
	for j, m := range found {
		for i, g := range gold {
			if !used[i] && (g.Start == m.Start && g.End == m.End || same(g, m.Start, m.End) || same(g, m.wideStart, m.wideEnd)) {
				match[j], used[i] = i, true
				break
			}
		}
	}
	for j, m := range found {
		if match[j] >= 0 {
			continue
		}
		best := -1
		for i, g := range gold {
			if used[i] || g.Start > m.Start || g.End < m.End || !headWithin(q, text, g, m) {
				continue
			}
			if best < 0 || g.End-g.Start < gold[best].End-gold[best].Start {
				best = i
			}
		}
		if best >= 0 {
			match[j], used[best] = best, true
		}
	}
	return match
}

func headWithin(q *record.Quoter, text *syntax.Text, g corefGold, m corefMention) bool {
	h, ok := text.SpanOf(q.Byte(g.Start), q.Byte(g.End)).Head()
	if !ok {
		return false
	}
	at := q.Rune(h.Start())
	return m.wideStart <= at && at < m.wideEnd
}

// owners tells of each mention which cluster holds it.
func owners(c [][]int) map[int]int {
	out := map[int]int{}
	for i, set := range c {
		for _, m := range set {
			out[m] = i
		}
	}
	return out
}

// mucLinks is the MUC score of Vilain and others (1995): links of a that b keeps,
// and all links of a.
func mucLinks(a, b [][]int) [2]float64 {
	own := owners(b)
	var kept, all float64
	for _, set := range a {
		parts := map[int]bool{}
		alone := 0
		for _, m := range set {
			if o, ok := own[m]; ok {
				parts[o] = true
			} else {
				alone++
			}
		}
		kept += float64(len(set) - len(parts) - alone)
		all += float64(len(set) - 1)
	}
	return [2]float64{kept, all}
}

// bCubed is B³ of Bagga and Baldwin (1998): for each mention of a the share of its
// cluster that b has with it.
func bCubed(a, b [][]int) [2]float64 {
	own := owners(b)
	var sum, n float64
	for _, set := range a {
		common := map[int]int{}
		for _, m := range set {
			if o, ok := own[m]; ok {
				common[o]++
			}
		}
		for _, c := range common {
			sum += float64(c*c) / float64(len(set))
		}
		n += float64(len(set))
	}
	return [2]float64{sum, n}
}

// ceafE is the sum of similarities of the best one-to-one alignment of clusters
// with the entity measure φ4 of Luo (2005).
func ceafE(a, b [][]int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	own := owners(b)
	weight := make([][]float64, len(a))
	for i, set := range a {
		weight[i] = make([]float64, len(b))
		for _, m := range set {
			if o, ok := own[m]; ok {
				weight[i][o]++
			}
		}
		for j := range weight[i] {
			weight[i][j] = 2 * weight[i][j] / float64(len(set)+len(b[j]))
		}
	}
	return assign(weight)
}

// assign is the greatest sum of one weight a row, no column twice (Kuhn and
// Munkres, the O(n²m) form with potentials); there are no more rows than columns.
func assign(weight [][]float64) float64 {
	n, m := len(weight), len(weight[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	p, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		low := make([]float64, m+1)
		used := make([]bool, m+1)
		for j := range low {
			low[j] = 1e18
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], 1e18, 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if cur := -weight[i0-1][j-1] - u[i0] - v[j]; cur < low[j] {
					low[j], way[j] = cur, j0
				}
				if low[j] < delta {
					delta, j1 = low[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					low[j] -= delta
				}
			}
			j0 = j1
			if p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			p[j0] = p[j1]
			j0 = j1
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if p[j] > 0 {
			sum += weight[p[j]-1][j-1]
		}
	}
	return sum
}

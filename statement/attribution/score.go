package attribution

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Count is a number of right, predicted and gold things.
type Count struct{ Right, Predicted, Gold int }

// Scores compares predicted attributions with gold ones, by the three ways of
// looking that are explained at [Score].
type Scores struct {
	Exact, Token [4]Count // by Role; None is not used
	Triple       Count
	// Found: gold attributions that a predicted one touches. Valid: predicted
	// ones that touch a gold one. Right of Gold and Right of Predicted are used.
	FoundContent, FoundSource, FoundBoth Count
	ValidContent, ValidBoth              Count
	Attributions                         Count // how many there are
}

// Score adds the comparison of one article's gold and predicted attributions,
// spans in bytes of text.
//
// Exact: for each role the span lists of gold and prediction as sets; right is
// what has all its offsets equal. Token: the words and marks that lie in any
// span of the role. Found: the gold attributions for which one predicted
// attribution shares a token in the source, in the content, or in both; valid
// the same from the other side.
func (s *Scores) Score(text string, gold, predicted []Attribution) error {
	toks := scoreTokens(text)
	for _, list := range [][]Attribution{gold, predicted} {
		for _, a := range list {
			for _, r := range []Role{Source, Cue, Content} {
				for _, p := range a.part(r) {
					if p[0] < 0 || p[1] <= p[0] || p[1] > len(text) {
						return fmt.Errorf("span %d,%d outside the text of %d bytes", p[0], p[1], len(text))
					}
				}
			}
		}
	}
	g, p := cover(gold, toks), cover(predicted, toks)
	for _, r := range []Role{Source, Cue, Content} {
		s.Exact[r].add(sets(keys(gold, r), keys(predicted, r)))
		s.Token[r].add(tokenSets(g, p, r, len(toks)))
	}
	s.Triple.add(sets(triples(gold), triples(predicted)))
	s.Attributions.Gold += len(gold)
	s.Attributions.Predicted += len(predicted)
	s.touch(g, p)
	return nil
}

func (c *Count) add(d Count) {
	c.Right += d.Right
	c.Predicted += d.Predicted
	c.Gold += d.Gold
}

func (a Attribution) part(r Role) []Span {
	switch r {
	case Source:
		return a.Source
	case Cue:
		return a.Cue
	case Content:
		return a.Content
	}
	return nil
}

// scoreTokens cuts a text into runs of letters, digits and underscores, and
// single other characters.
func scoreTokens(text string) []Span {
	var out []Span
	word := -1
	for i, c := range text {
		if isWord(c) {
			if word < 0 {
				word = i
			}
			continue
		}
		if word >= 0 {
			out = append(out, Span{word, i})
			word = -1
		}
		if !unicode.IsSpace(c) {
			out = append(out, Span{i, i + utf8.RuneLen(c)})
		}
	}
	if word >= 0 {
		out = append(out, Span{word, len(text)})
	}
	return out
}

func isWord(c rune) bool {
	return c == '_' || unicode.IsLetter(c) || unicode.IsNumber(c)
}

// covered lists the tokens of each role of one attribution, in order.
type covered [4][]int

func cover(list []Attribution, toks []Span) []covered {
	out := make([]covered, len(list))
	for i, a := range list {
		for _, r := range []Role{Source, Cue, Content} {
			var in []int
			for _, p := range a.part(r) {
				k, _ := slices.BinarySearchFunc(toks, p[0], func(t Span, at int) int { return cmp.Compare(t[1], at+1) })
				for ; k < len(toks) && toks[k][0] < p[1]; k++ {
					in = append(in, k)
				}
			}
			slices.Sort(in)
			out[i][r] = slices.Compact(in)
		}
	}
	return out
}

func tokenSets(gold, predicted []covered, r Role, n int) Count {
	marks := make([]uint8, n)
	for _, c := range gold {
		for _, k := range c[r] {
			marks[k] |= 1
		}
	}
	for _, c := range predicted {
		for _, k := range c[r] {
			marks[k] |= 2
		}
	}
	var out Count
	for _, m := range marks {
		out.Gold += int(m & 1)
		out.Predicted += int(m >> 1)
		if m == 3 {
			out.Right++
		}
	}
	return out
}

// key writes a list of spans in order.
func key(spans []Span) string {
	s := slices.Clone(spans)
	slices.SortFunc(s, func(a, b Span) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return fmt.Sprint(s)
}

func keys(list []Attribution, r Role) map[string]bool {
	out := map[string]bool{}
	for _, a := range list {
		if p := a.part(r); len(p) > 0 {
			out[key(p)] = true
		}
	}
	return out
}

func triples(list []Attribution) map[string]bool {
	out := map[string]bool{}
	for _, a := range list {
		out[key(a.Source)+key(a.Cue)+key(a.Content)] = true
	}
	return out
}

func sets(gold, predicted map[string]bool) Count {
	c := Count{Predicted: len(predicted), Gold: len(gold)}
	for k := range predicted {
		if gold[k] {
			c.Right++
		}
	}
	return c
}

// touch counts what is found and what is valid.
func (s *Scores) touch(gold, predicted []covered) {
	for _, a := range gold {
		content, source, both := meets(a, predicted)
		if len(a[Content]) > 0 {
			s.FoundContent.add(one(content))
		}
		if len(a[Source]) > 0 {
			s.FoundSource.add(one(source))
		}
		if len(a[Source]) > 0 && len(a[Content]) > 0 {
			s.FoundBoth.add(one(both))
		}
	}
	for _, b := range predicted {
		content, _, both := meets(b, gold)
		s.ValidContent.add(one(content))
		if len(b[Source]) > 0 {
			s.ValidBoth.add(one(both))
		}
	}
}

func one(right bool) Count {
	c := Count{Gold: 1, Predicted: 1}
	if right {
		c.Right = 1
	}
	return c
}

func meets(a covered, list []covered) (content, source, both bool) {
	for _, b := range list {
		c, s := overlap(a[Content], b[Content]), overlap(a[Source], b[Source])
		content = content || c
		source = source || s
		both = both || c && s
	}
	return content, source, both
}

// overlap reports whether two sorted lists share an element.
func overlap(a, b []int) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

package attribution

import "fmt"

// Span is a stretch of text: in an [Attribution] bytes, in an [Article] code
// points, end exclusive either way.
type Span [2]int

// Attribution is one statement as the text marks it. Each part may come in
// several pieces, in the order of the text; the source may be missing.
type Attribution struct {
	Source  []Span `json:"source"`
	Cue     []Span `json:"cue"`
	Content []Span `json:"content"`
}

// Article is one line of a file in PolNeAR's form. Its spans count code
// points.
type Article struct {
	ID           string        `json:"id"`
	Text         string        `json:"text"`
	Attributions []Attribution `json:"attributions"`
}

// offsets maps code points of a text to bytes and back.
type offsets struct {
	byteOf []int
	runeOf []int32
}

func newOffsets(text string) offsets {
	o := offsets{runeOf: make([]int32, len(text)+1)}
	for b := range text {
		o.byteOf = append(o.byteOf, b)
	}
	o.byteOf = append(o.byteOf, len(text))
	for r, b := range o.byteOf {
		o.runeOf[b] = int32(r)
	}
	return o
}

func (o offsets) bytes(spans []Span) ([]Span, error) {
	out := make([]Span, len(spans))
	for i, s := range spans {
		if s[0] < 0 || s[1] < s[0] || s[1] >= len(o.byteOf) {
			return nil, fmt.Errorf("span %d,%d outside the text of %d characters", s[0], s[1], len(o.byteOf)-1)
		}
		out[i] = Span{o.byteOf[s[0]], o.byteOf[s[1]]}
	}
	return out, nil
}

func (o offsets) runes(spans []Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		out[i] = Span{int(o.runeOf[s[0]]), int(o.runeOf[s[1]])}
	}
	return out
}

// InBytes gives the article's attributions in byte offsets of its text.
func (a Article) InBytes() ([]Attribution, error) {
	return a.convert(newOffsets(a.Text).bytes)
}

// FromBytes gives attributions in byte offsets of text in code points.
func FromBytes(text string, list []Attribution) []Attribution {
	o := newOffsets(text)
	out, _ := Article{Attributions: list}.convert(func(s []Span) ([]Span, error) { return o.runes(s), nil })
	return out
}

func (a Article) convert(f func([]Span) ([]Span, error)) ([]Attribution, error) {
	out := make([]Attribution, len(a.Attributions))
	for i, x := range a.Attributions {
		for _, part := range []struct {
			from []Span
			to   *[]Span
		}{{x.Source, &out[i].Source}, {x.Cue, &out[i].Cue}, {x.Content, &out[i].Content}} {
			spans, err := f(part.from)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.ID, err)
			}
			*part.to = spans
		}
	}
	return out, nil
}

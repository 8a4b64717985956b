package event

import (
	"slices"
	"sort"

	"chancery/record"
	"chancery/syntax"
)

// content is what a statement says, in bytes.
type content struct {
	start, end int
	report     bool // its acts only tell what is so
	promise    bool // its acts promise, and made no event
}

// open tells whether a deed of the status in what is said may be an event: one
// that is only reported, promised or refused.
func (c *content) open(status string) bool {
	return c.promise || c.report && status != "planned"
}

// contents are sorted by start; reach is the furthest end up to each.
type contents struct {
	list  []content
	reach []int
}

// reporting are the acts that only tell what is so, promising those that tell
// what the speaker's side will do.
var (
	reporting = []string{"assert", "announce"}
	promising = []string{"offer", "pledge", "agree", "announce"}
)

// cue is a statement seen from the words that report it.
type cue struct {
	fruitful bool     // it made an event
	kinds    []string // the types that its acts can make
}

// saidIn lists what statements say, and notes their cues.
func (b *builder) saidIn(statements []record.Statement) contents {
	var out contents
	for i := range statements {
		s := &statements[i]
		b.noteCue(s)
		for _, c := range append(s.Contents, contentOf(s)...) {
			start, end := b.q.Bytes(c)
			c := content{start: start, end: end}
			if s.Encounter == "" && !s.Quoted {
				c.report, c.promise = only(s, reporting), !b.fruitful[s.ID] && only(s, promising)
			}
			out.list = append(out.list, c)
		}
	}
	return out.sorted()
}

func (c contents) sorted() contents {
	sort.SliceStable(c.list, func(i, j int) bool { return c.list[i].start < c.list[j].start })
	reach := 0
	for _, x := range c.list {
		reach = max(reach, x.end)
		c.reach = append(c.reach, reach)
	}
	return c
}

// noteCue files a statement under the bytes of its cue.
func (b *builder) noteCue(s *record.Statement) {
	if s.Cue == nil {
		return
	}
	c := &cue{fruitful: b.fruitful[s.ID]}
	for _, a := range s.Acts {
		if r, ok := b.lex.acts[a.Act]; ok {
			c.kinds = appendNew(c.kinds, r.kind)
		}
	}
	start, end := b.q.Bytes(*s.Cue)
	for i := start; i < end; i++ {
		b.cues[i] = c
	}
}

// saidOf is what somebody says that holds a verb: of a statement, or else, where
// none was made of it, of a verb of speech above it.
func (b *builder) saidOf(said contents, v syntax.Token) *content {
	if c := said.at(v.Start()); c != nil {
		return c
	}
	for n := 0; n < deepest; n++ {
		h, ok := v.Head()
		if !ok {
			break
		}
		if v.BaseRel() == syntax.Ccomp && h.UPOS() == syntax.Verb && b.lex.is("quiet", h.Lemma()) {
			return &content{report: true}
		}
		v = h
	}
	return nil
}

// met tells whether an encounter is told by words around a byte.
func (b *builder) met(pos int) bool { return b.encountered.at(pos) != nil }

// toldOf are the words that tell of encounters.
func (b *builder) toldOf(encounters []record.Encounter) contents {
	var out contents
	for i := range encounters {
		for _, e := range encounters[i].Evidence {
			start, end := b.q.Bytes(e)
			out.list = append(out.list, content{start: start, end: end})
		}
	}
	return out.sorted()
}

// only tells whether all acts of a statement are of these.
func only(s *record.Statement, acts []string) bool {
	for _, a := range s.Acts {
		if !slices.Contains(acts, a.Act) {
			return false
		}
	}
	return true
}

func contentOf(s *record.Statement) []record.Evidence {
	if s.Content == nil {
		return nil
	}
	return []record.Evidence{*s.Content}
}

// at is the content that holds a byte: of several the one that is not a mere
// report, or else the first; nil when nobody said it.
func (c contents) at(pos int) *content {
	var out *content
	for i := sort.SearchInts(c.reach, pos+1); i < len(c.list) && c.list[i].start <= pos; i++ {
		if x := &c.list[i]; pos < x.end && (out == nil || !x.report) {
			out = x
		}
	}
	return out
}

package syntax

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/syntax/conllu"
)

// FromCoNLLU makes a text of the sentences of a CoNLL-U file; names are read from
// MISC ("Name=B-person"). It is meant for tests and for treebanks.
func FromCoNLLU(r io.Reader) (*Text, error) {
	b := newBuilder()
	in := conllu.NewReader(r)
	for {
		s, err := in.Next()
		if err == io.EOF {
			return b.text(), nil
		}
		if err == nil {
			err = b.add(fromSentence(s))
		}
		if err != nil {
			return nil, err
		}
	}
}

func fromSentence(s *conllu.Sentence) []Word {
	var out []Word
	for _, t := range s.Tokens() {
		for id := t.First; id <= t.Last; id++ {
			w := s.Words[id-1]
			place, name, _ := strings.Cut(conllu.Misc(w.Misc, "Name"), "-")
			out = append(out, Word{
				Form: w.Form, Lemma: w.Lemma, UPOS: UPOS(w.UPOS), XPOS: w.XPOS, Feats: w.Feats, Head: w.Head, Rel: Rel(w.Rel),
				NoSpace: id < t.Last || !t.SpaceAfter, Joined: id > t.First,
				Name: NameType(name), Begin: place == "B",
			})
		}
	}
	return out
}

// CoNLLU is the sentence as CoNLL-U has it. MISC holds SpaceAfter=No, the names
// ("Name=B-person" at the first word, "I-" at the others) and the offsets of each
// token in the source, in code points from 0, end exclusive ("TokenRange=0:5").
// base is the number of code points before the sentence.
func (s Sentence) CoNLLU(base int) *conllu.Sentence {
	out := &conllu.Sentence{Comments: []string{
		"# sent_id = " + strconv.Itoa(s.Index()+1),
		"# text = " + tidy(s),
	}}
	src, at, runes := s.text.src, s.Start(), base
	for k := range s.Tokens() {
		runes += utf8.RuneCountInString(src[at:k.Start()])
		end := runes + utf8.RuneCountInString(k.Text())
		misc := make([]string, 0, 3)
		if n, ok := s.text.NameAt(k.Index()); ok {
			place := "I-"
			if n.First == k.Index() {
				place = "B-"
			}
			misc = append(misc, "Name="+place+string(n.Type))
		}
		misc = append(misc, fmt.Sprintf("TokenRange=%d:%d", runes, end))
		head := 0
		if h, ok := k.Head(); ok {
			head = h.Index() - s.First() + 1
		}
		out.Words = append(out.Words, conllu.Word{
			Form: k.Text(), Lemma: k.Lemma(), UPOS: string(k.UPOS()), XPOS: k.XPOS(), Feats: k.Feats(),
			Head: head, Rel: string(k.Rel()), Deps: "_", Misc: strings.Join(misc, "|"),
		})
		at, runes = k.End(), end
	}
	s.multiwords(out)
	return out
}

// multiwords adds the lines of multiword tokens and SpaceAfter=No, which stands on
// the last surface token of each stretch without spaces.
func (s Sentence) multiwords(out *conllu.Sentence) {
	n := s.Len()
	for i := 0; i < n; {
		j := i + 1
		for j < n && (Token{s.text, int32(s.First() + j)}).Joined() {
			j++
		}
		noSpace := j < n && !(Token{s.text, int32(s.First() + j - 1)}).SpaceAfter()
		switch {
		case j > i+1:
			m := conllu.Multiword{First: i + 1, Last: j, Form: s.text.Span(s.First()+i, s.First()+j).Text(), Misc: "_"}
			if noSpace {
				m.Misc = "SpaceAfter=No"
			}
			out.Multiwords = append(out.Multiwords, m)
		case noSpace:
			w := &out.Words[i]
			name, rest, ok := strings.Cut(w.Misc, "|")
			if !ok {
				name, rest = "", w.Misc
			} else {
				name += "|"
			}
			w.Misc = name + "SpaceAfter=No|" + rest
		}
		i = j
	}
}

// tidy is the text of a sentence with one space for each stretch of white space.
func tidy(s Sentence) string {
	var b strings.Builder
	for k := range s.Tokens() {
		b.WriteString(k.Text())
		if k.Index()+1 < s.Last() && k.SpaceAfter() {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// WriteCoNLLU writes all sentences; a sentence that begins a range or follows a
// blank line has "# newpar".
func (t *Text) WriteCoNLLU(w io.Writer) error {
	out := conllu.NewWriter(w)
	runes, at := 0, 0
	for i := range t.Sentences() {
		s := t.Sentence(i)
		runes += utf8.RuneCountInString(t.src[at:s.Start()])
		c := s.CoNLLU(runes)
		if i == 0 || t.Sentence(i-1).Range() != s.Range() || strings.Count(t.src[at:s.Start()], "\n") > 1 {
			c.Comments = append([]string{"# newpar"}, c.Comments...)
		}
		at = s.Start()
		if err := out.Write(c); err != nil {
			return err
		}
	}
	return out.Flush()
}

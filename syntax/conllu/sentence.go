package conllu

import "strings"

// Sentence is one sentence of a file.
type Sentence struct {
	Comments   []string // lines with their "#", in order
	Words      []Word   // word i has the id i+1
	Multiwords []Multiword
	Empties    []Empty
	Line       int // of the first line of the sentence in the file, from 1
}

// Word is a line whose id is a whole number. Fields hold the columns as written:
// "_" stands for none.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // id of the head, 0 for the root
	Rel, Deps, Misc                string
	Line                           int // in the file, from 1; 0 if not read from one
}

// Multiword is a line such as "3-4": the surface token of the words First to Last,
// both inclusive and counted from 1.
type Multiword struct {
	First, Last int
	Form, Misc  string
	Line        int
}

// Empty is a line such as "5.1": a node of the enhanced graph without a surface,
// after word After (0: before the first).
type Empty struct {
	After, Index int
	Columns      [9]string // all but the id
	Line         int
}

// Meta is the value of the comment "# key = value", and whether there is one.
func (s *Sentence) Meta(key string) (string, bool) {
	for _, c := range s.Comments {
		k, v, ok := strings.Cut(c, "=")
		if ok && strings.TrimSpace(strings.TrimPrefix(k, "#")) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Has tells whether there is a comment "# key" or "# key = …" (newpar, newdoc),
// with or without an id after the key.
func (s *Sentence) Has(key string) bool {
	for _, c := range s.Comments {
		rest, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(c, "#")), key)
		if ok && (rest == "" || rest[0] == ' ' || rest[0] == '=') {
			return true
		}
	}
	return false
}

// ID is the sentence's sent_id, "" if it has none.
func (s *Sentence) ID() string {
	id, _ := s.Meta("sent_id")
	return id
}

// Misc is the value of a key of a MISC column, "" if it is not there.
func Misc(column, key string) string {
	for column != "" {
		var pair string
		pair, column, _ = strings.Cut(column, "|")
		if k, v, ok := strings.Cut(pair, "="); ok && k == key {
			return v
		}
	}
	return ""
}

// Token is a surface token: a multiword token or a word that stands for itself.
type Token struct {
	First, Last int // ids of its words, both inclusive
	Form        string
	SpaceAfter  bool
}

// Tokens are the surface tokens in order.
func (s *Sentence) Tokens() []Token {
	out := make([]Token, 0, len(s.Words))
	m := 0
	for id := 1; id <= len(s.Words); {
		if m < len(s.Multiwords) && s.Multiwords[m].First == id {
			w := s.Multiwords[m]
			out = append(out, Token{w.First, w.Last, w.Form, Misc(w.Misc, "SpaceAfter") != "No"})
			id = w.Last + 1
			m++
			continue
		}
		w := s.Words[id-1]
		out = append(out, Token{id, id, w.Form, Misc(w.Misc, "SpaceAfter") != "No"})
		id++
	}
	return out
}

// Text is the sentence as its tokens and their SpaceAfter give it, without a space
// at its end.
func (s *Sentence) Text() string {
	var b strings.Builder
	tokens := s.Tokens()
	for i, t := range tokens {
		b.WriteString(t.Form)
		if t.SpaceAfter && i+1 < len(tokens) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

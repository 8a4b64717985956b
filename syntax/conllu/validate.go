package conllu

import (
	"slices"
	"strings"
)

// Validate lists where the sentence breaks the rules of UD, in the order of its
// lines; nil if it keeps them. The rules are those of levels 1 to 3 of the UD
// validator that need no list of a language: metadata, spelling of columns, one
// tree, multiword tokens, text rebuilt from the forms, universal tags, relations
// that run from left to right, function words without dependents that they may not
// have, tags that a relation asks for.
func (s *Sentence) Validate() []error {
	v := validator{s: s}
	v.metadata()
	for i := range s.Words {
		v.columns(i)
	}
	v.multiwords()
	if v.tree() {
		for i := range s.Words {
			v.relation(i)
		}
		v.punctuation()
	}
	slices.SortStableFunc(v.errs, func(a, b error) int { return a.(*Error).Line - b.(*Error).Line })
	return v.errs
}

type validator struct {
	s    *Sentence
	errs []error
}

func (v *validator) report(line int, format string, args ...any) {
	v.errs = append(v.errs, fault(line, format, args...))
}

func (v *validator) metadata() {
	s := v.s
	if s.ID() == "" {
		v.report(s.Line, "no sent_id")
	}
	text, ok := s.Meta("text")
	switch {
	case !ok:
		v.report(s.Line, "no text")
	case text != s.Text():
		v.report(s.Line, "text is %q, the forms give %q", text, s.Text())
	}
}

// universal are the parts of speech of UD version 2.
var universal = strings.Fields("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")

// relations are the universal relations of UD version 2.
var relations = strings.Fields(`acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det
	discourse dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct
	reparandum root vocative xcomp`)

func (v *validator) columns(i int) {
	w := v.s.Words[i]
	if !slices.Contains(universal, w.UPOS) {
		v.report(w.Line, "UPOS %q is not one of UD", w.UPOS)
	}
	if !slices.Contains(relations, base(w.Rel)) {
		v.report(w.Line, "relation %q is not one of UD", w.Rel)
	}
	for _, c := range []struct{ name, value string }{
		{"UPOS", w.UPOS}, {"XPOS", w.XPOS}, {"FEATS", w.Feats}, {"DEPREL", w.Rel}, {"DEPS", w.Deps},
	} {
		if strings.ContainsAny(c.value, " \u00a0") {
			v.report(w.Line, "white space in %s", c.name)
		}
	}
	if w.Lemma == "_" && w.Form != "_" && base(w.Rel) != "goeswith" {
		v.report(w.Line, "no lemma")
	}
	v.feats(w)
}

func (v *validator) feats(w Word) {
	if w.Feats == "_" {
		return
	}
	last := ""
	for _, f := range strings.Split(w.Feats, "|") {
		key, value, ok := strings.Cut(f, "=")
		if !ok || key == "" || value == "" {
			v.report(w.Line, "feature %q is not Name=Value", f)
			return
		}
		if strings.ToLower(key) <= last {
			v.report(w.Line, "features %q are not sorted or repeat", w.Feats)
			return
		}
		last = strings.ToLower(key)
	}
}

func (v *validator) multiwords() {
	for _, m := range v.s.Multiwords {
		for id := m.First; id <= m.Last; id++ {
			if Misc(v.s.Words[id-1].Misc, "SpaceAfter") != "" {
				v.report(v.s.Words[id-1].Line, "SpaceAfter on a word inside a multiword token")
			}
		}
	}
}

// tree tells whether the heads are one tree whose root has the relation root.
func (v *validator) tree() bool {
	words, before := v.s.Words, len(v.errs)
	root := 0
	for i, w := range words {
		switch {
		case w.Head < 0:
			v.report(w.Line, "no head")
		case w.Head == i+1:
			v.report(w.Line, "word %d is its own head", i+1)
		case w.Head == 0 && root > 0:
			v.report(w.Line, "words %d and %d are both roots", root, i+1)
		case w.Head == 0:
			root = i + 1
		}
		if (w.Head == 0) != (w.Rel == "root") {
			v.report(w.Line, "head %d with relation %q: root goes with head 0", w.Head, w.Rel)
		}
	}
	if root == 0 {
		v.report(v.s.Line, "no root")
	}
	if len(v.errs) > before {
		return false
	}
	seen := make([]int, len(words)+1)
	for i := range words {
		at := i + 1
		for at > 0 && seen[at] == 0 {
			seen[at] = i + 1
			at = words[at-1].Head
		}
		if at > 0 && seen[at] == i+1 {
			v.report(words[at-1].Line, "word %d is in a cycle", at)
			return false
		}
	}
	return true
}

// asks lists the parts of speech that a relation allows.
var asks = map[string]string{
	"det":    "DET PRON",
	"nummod": "NUM NOUN SYM",
	"advmod": "ADV ADJ CCONJ DET PART SYM",
	"expl":   "PRON DET PART",
	"aux":    "AUX",
	"cop":    "AUX PRON DET SYM",
	"cc":     "CCONJ SCONJ ADV PART SYM",
	"punct":  "PUNCT",
	"mark":   "SCONJ ADP ADV PART DET PRON VERB CCONJ X",
	"case":   "ADP PART SCONJ NOUN ADV ADJ VERB SYM X",
}

// leaves lists the relations whose words may govern only a few others.
var leaves = map[string]string{
	"case":  "advmod obl conj cc fixed goeswith punct reparandum nmod nummod",
	"mark":  "advmod obl conj cc fixed goeswith punct reparandum",
	"cc":    "advmod obl conj cc fixed goeswith punct reparandum",
	"aux":   "advmod conj cc fixed goeswith punct reparandum",
	"cop":   "advmod conj cc fixed goeswith punct reparandum",
	"fixed": "goeswith punct reparandum conj",
	"punct": "punct",
}

// rightward are the relations whose word must follow its head.
const rightward = "conj fixed flat goeswith appos"

func (v *validator) relation(i int) {
	w := v.s.Words[i]
	rel := base(w.Rel)
	if tags, ok := asks[rel]; ok && !hasWord(tags, w.UPOS) && w.UPOS != "X" && !v.fixed(i) {
		v.report(w.Line, "%s as %s: the relation asks for %s", w.UPOS, rel, tags)
	}
	if w.UPOS == "PUNCT" && rel != "punct" && rel != "root" {
		v.report(w.Line, "PUNCT as %s", rel)
	}
	if w.Head == 0 {
		return
	}
	if hasWord(rightward, rel) && w.Head > i+1 {
		v.report(w.Line, "%s must follow its head", rel)
	}
	head := v.s.Words[w.Head-1]
	if may, ok := leaves[base(head.Rel)]; ok && !hasWord(may, rel) {
		v.report(w.Line, "%s under %q, which is %s", rel, head.Form, head.Rel)
	}
	if subject(w.Rel) {
		for j := range i {
			if o := v.s.Words[j]; o.Head == w.Head && subject(o.Rel) {
				v.report(w.Line, "a second subject of %q", head.Form)
			}
		}
	}
	if rel == "obj" {
		for j := range i {
			if o := v.s.Words[j]; o.Head == w.Head && base(o.Rel) == "obj" {
				v.report(w.Line, "a second object of %q", head.Form)
			}
		}
	}
}

// subject tells whether a relation is a subject other than that of an outer clause.
func subject(rel string) bool {
	b := base(rel)
	return (b == "nsubj" || b == "csubj") && !strings.HasSuffix(rel, ":outer")
}

// fixed tells whether the word begins a fixed expression or a word written apart,
// whose tag need not fit its relation.
func (v *validator) fixed(i int) bool {
	for _, w := range v.s.Words {
		if w.Head == i+1 && (w.Rel == "fixed" || w.Rel == "goeswith") {
			return true
		}
	}
	return false
}

// punctuation reports marks that hang from a word across one that it does not
// govern, and marks that keep the arc of another word from being projective.
func (v *validator) punctuation() {
	for i, w := range v.s.Words {
		if w.Head == 0 {
			continue
		}
		punct := base(w.Rel) == "punct"
	arc:
		for j := min(i+1, w.Head) + 1; j < max(i+1, w.Head); j++ {
			between := v.s.Words[j-1]
			switch {
			case v.under(j, w.Head):
			case punct:
				v.report(w.Line, "the punctuation mark %q hangs across %q", w.Form, between.Form)
				break arc
			case base(between.Rel) == "punct" && !v.under(between.Head, w.Head) && v.outside(between.Head, i+1, w.Head):
				v.report(between.Line, "the punctuation mark %q crosses the arc of %q", between.Form, w.Form)
			}
		}
	}
}

// under tells whether word id is governed by word head, or is it.
func (v *validator) under(id, head int) bool {
	for id != 0 && id != head {
		id = v.s.Words[id-1].Head
	}
	return id == head
}

// outside tells whether word id does not lie between the words a and b.
func (v *validator) outside(id, a, b int) bool { return id < min(a, b) || id > max(a, b) }

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

package actor

import "chancery/syntax"

// protagonist is the one among those who fit whom the head of the story names as what
// it is about: in a title, or in the main clause of its first sentence. "The president"
// of a release about a call with B is B, though another president was named in passing
// since. It is -1 where the head names none or several who fit, and where the sentence
// before the pointer, or its own, has another one as the subject of its main clause.
func (w *walker) protagonist(p pointer, fits func(*Actor) bool) int {
	r := w.r
	found := -1
	for _, s := range w.seen {
		if s.sentence > w.opening {
			break
		}
		if !fits(&r.cast.Actors[s.actor]) || s.sentence == w.opening && !w.main(s) {
			continue
		}
		if found >= 0 && found != s.actor {
			return -1
		}
		found = s.actor
	}
	if found < 0 {
		return -1
	}
	here := w.sentence(p.token)
	for i := len(w.seen) - 1; i >= 0 && here-w.seen[i].sentence <= 1; i-- {
		if s := w.seen[i]; s.actor != found && s.role == 1 && w.main(s) && fits(&r.cast.Actors[s.actor]) {
			return -1
		}
	}
	return found
}

// firstSentence is the sentence that opens the story: the first one in ordinary writing
// whose root is a verb, -1 for none.
func (r *reader) firstSentence() int {
	for i := range r.text.Sentences() {
		if !r.loud[i] && r.text.Sentence(i).Root().UPOS() == syntax.Verb {
			return i
		}
	}
	return -1
}

// main tells whether a mention is an argument of its sentence's main verb.
func (w *walker) main(s seen) bool {
	for k := w.r.text.Token(s.token); ; {
		h, ok := k.Head()
		if !ok {
			return true
		}
		switch k.BaseRel() {
		case syntax.Nsubj, syntax.Obj, syntax.Iobj, syntax.Obl:
			return h.IsRoot()
		case syntax.Appos, syntax.Conj, syntax.Flat, syntax.Nmod:
			k = h
		default:
			return false
		}
	}
}

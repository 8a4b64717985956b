package encounter

import "chancery/syntax"

// mediating takes from the sides who sits between them: "met in Muscat with C as
// mediator".
func (f *finder) mediating(r *report) {
	if len(f.expand(r.sides)) < 3 {
		return
	}
	kept := r.sides[:0:0]
	for _, s := range r.sides {
		if f.asMediator(s) {
			r.hosts = append(r.hosts, side{actor: s.actor, at: s.at})
		} else {
			kept = append(kept, s)
		}
	}
	if len(f.expand(kept)) > 1 {
		r.sides = kept
	}
}

// asMediator tells of "as (the) mediator" right behind a name.
func (f *finder) asMediator(s side) bool {
	if s.at < 0 || s.at >= f.text.Len() {
		return false
	}
	k := f.text.Token(s.at)
	m, ok := f.mentionAt(k)
	if !ok {
		return false
	}
	_, i := wholeOf(m)
	last := k.Sentence().Last()
	if i >= last || f.text.Token(i).Lower() != "as" {
		return false
	}
	for i++; i < last && (f.text.Token(i).UPOS() == syntax.Det || f.text.Token(i).UPOS() == syntax.Adj); i++ {
	}
	return i < last && f.lex.mediators[f.text.Token(i).Lemma()]
}

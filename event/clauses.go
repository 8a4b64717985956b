package event

import (
	"strings"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

// How probable a clause's root must be for an event to be told: when words of
// the lexicon near the verb bear it out; when only the tree has the two sides;
// and when not even that, or nobody is named whom the deed touches. By
// cross-validation two of three clauses at each bound are of the root.
const (
	plain    = 0.2 // a phrase of three words or more
	borneOut = 0.3
	sure     = 0.45
	surest   = 0.7
)

// near is how many bytes from the verb words that bear out a root may begin.
const near = 90

// longest is how many words a sentence may have to be read for plain clauses.
const longest = 120

// tries bounds how many pairs of one sentence are asked about.
const tries = 6

// clauses finds events in plain clauses: a verb with two actors of which the
// classifier is sure. What statements say is left to their acts, except deeds
// that are only reported and promises that made no event; meetings are left to
// the encounters.
func (b *builder) clauses(model *clause.Model, statements []record.Statement) {
	said := b.saidIn(statements)
	for i := range b.text.Sentences() {
		s := b.text.Sentence(i)
		if s.Len() > longest || b.elsewhere(s) {
			continue
		}
		asked := question{model: model, sentence: s}
		if !b.best(&asked, said) && !asked.tried {
			if d, ok := b.flanking(s); ok && said.at(d.verb.Start()) == nil {
				b.tell(&asked, &d, surest)
			}
		}
	}
}

// elsewhere tells whether a sentence speaks of sport, markets, shows or private
// life, or has a score in it.
func (b *builder) elsewhere(s syntax.Sentence) bool {
	for w := range strings.FieldsSeq(s.Text()) {
		w = strings.ToLower(strings.Trim(w, ".,;:()'\"“”"))
		if b.lex.is("elsewhere", w) || isScore(w) {
			return true
		}
	}
	return false
}

// isScore tells of "2-1".
func isScore(w string) bool {
	return len(w) == 3 && digit(w[0]) && w[1] == '-' && digit(w[2])
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// best tells the deeds of the sentence that words settle, and where there is none
// the first of which the classifier is sure.
func (b *builder) best(q *question, said contents) bool {
	list := b.deeds(q.sentence)
	told := false
	open := list[:0]
	for _, d := range list {
		q.tried = true
		q.said, q.cued = b.saidOf(said, d.verb), b.cues[d.verb.Start()]
		if q.said != nil && !q.said.open(d.status) || q.cued != nil && q.cued.fruitful {
			continue
		}
		s, ok := b.sure(&d)
		switch {
		case !ok && (d.recalled || d.decided):
		case !ok:
			open = append(open, d)
		case s.kind == noEvent:
		case b.tellSure(q, &d, &s):
			told = true
		case d.recalled || d.decided:
		default:
			open = append(open, d)
		}
	}
	for i := 0; i < len(open) && i < tries && !told; i++ {
		d := &open[i]
		q.said, q.cued = b.saidOf(said, d.verb), b.cues[d.verb.Start()]
		told = b.tell(q, d, borneOut)
	}
	return told
}

// flanking finds, where the tree gives no deed, the first two actors of the
// sentence with the first verb that does something between them.
func (b *builder) flanking(s syntax.Sentence) (deed, bool) {
	d := deed{status: "held"}
	for k := range s.Tokens() {
		if m, ok := b.headed(k); ok {
			switch {
			case len(d.source) == 0 && !m.Modifier:
				d.source = []actor.Mention{m}
			case d.verb != (syntax.Token{}) && m.Actor != d.source[0].Actor:
				d.patients = []patient{{start: m.Start, end: m.End, actors: []actor.Mention{m}, codes: b.codesOf([]actor.Mention{m})}}
				return d, true
			}
			continue
		}
		if len(d.source) > 0 && d.verb == (syntax.Token{}) && k.UPOS() == syntax.Verb && !b.silent(k) {
			if passive(k) || b.statusOf(k) != "held" {
				return d, false
			}
			d.verb = k
		}
	}
	return d, false
}

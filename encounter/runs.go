package encounter

import (
	"sort"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// index knows where mentions begin and end, by token, and which mentions are
// coordinated on the surface: "A, B and C". Trees often break long lists of
// titles and names; the signs between the names do not.
type index struct {
	begin map[int]int // first token, titles included → mention
	end   map[int]int // token after the last → mention
	run   map[int]int // mention → number of its run
	runs  [][]int
}

func newIndex(text *syntax.Text, cast *actor.Cast, headline func(byteOff int) bool) *index {
	x := &index{begin: map[int]int{}, end: map[int]int{}, run: map[int]int{}}
	last := -1 // token up to which a mention already reaches
	var tops []int
	for i, m := range cast.Mentions {
		if m.Actor < 0 || m.Actor >= len(cast.Actors) || m.Modifier {
			continue
		}
		first, end := wholeOf(m)
		if first < last {
			continue
		}
		last = end
		x.begin[first], x.end[end] = i, i
		tops = append(tops, i)
	}
	sort.SliceStable(tops, func(a, b int) bool { return cast.Mentions[tops[a]].Start < cast.Mentions[tops[b]].Start })
	x.coordinate(text, cast, tops, headline)
	return x
}

func wholeOf(m actor.Mention) (first, end int) {
	first, end = m.First, m.Last
	if m.WholeLast > m.WholeFirst {
		first, end = min(first, m.WholeFirst), max(end, m.WholeLast)
	}
	return first, end
}

// coordinate joins neighbours that stand apart by a comma or "and" only, are of
// one kind, and whose list ends in "and".
func (x *index) coordinate(text *syntax.Text, cast *actor.Cast, tops []int, headline func(int) bool) {
	for i := 0; i < len(tops); {
		run := []int{tops[i]}
		closed := 0 // how many of the run stand up to an "and"
		j := i + 1
		for ; j < len(tops); j++ {
			a, b := cast.Mentions[tops[j-1]], cast.Mentions[tops[j]]
			if cast.Actors[a.Actor].Kind != cast.Actors[b.Actor].Kind || subjectOfItsOwn(text, a, b) {
				break
			}
			sep := between(text, a, b)
			if sep == 0 {
				break
			}
			run = append(run, tops[j])
			if sep == '&' || len(run) == 2 && headline(b.Start) && verbAfter(text, b) {
				closed = len(run)
				j++
				break
			}
		}
		if closed > 1 {
			for _, m := range run {
				x.run[m] = len(x.runs)
			}
			x.runs = append(x.runs, run)
			i = j
		} else {
			i++
		}
	}
}

// verbAfter tells of "A, B hold talks", the list of a headline.
func verbAfter(text *syntax.Text, m actor.Mention) bool {
	_, end := wholeOf(m)
	if end >= text.Len() {
		return false
	}
	k := text.Token(end)
	return isVerb(k) || k.Lower() == "to"
}

// between tells what parts two mentions: ',' a comma, '&' a list's last joint,
// 0 something else.
func between(text *syntax.Text, a, b actor.Mention) byte {
	_, from := wholeOf(a)
	to, _ := wholeOf(b)
	if to-from < 1 || to-from > 3 || from >= text.Len() {
		return 0
	}
	if text.Token(from).Sentence() != text.Token(to).Sentence() {
		return 0
	}
	sep := byte(0)
	for i := from; i < to; i++ {
		switch text.Token(i).Lower() {
		case ",":
			if sep == 0 {
				sep = ','
			}
		case "and", "&":
			sep = '&'
		case "the", "his", "her":
		default:
			return 0
		}
	}
	return sep
}

// subjectOfItsOwn tells of "met B and C met D": C begins a clause.
func subjectOfItsOwn(text *syntax.Text, a, b actor.Mention) bool {
	if b.Head < 0 || a.Head < 0 || b.Head >= text.Len() || a.Head >= text.Len() {
		return true
	}
	kb, ka := text.Token(b.Head), text.Token(a.Head)
	if kb.BaseRel() != syntax.Nsubj {
		return false
	}
	if ka.BaseRel() == syntax.Nsubj || ka.BaseRel() == syntax.Flat || ka.BaseRel() == syntax.Conj || ka.BaseRel() == syntax.Compound || ka.BaseRel() == syntax.Nmod || ka.BaseRel() == syntax.Appos {
		return false
	}
	return true
}

// mates lists the mentions coordinated with the one whose actor stands at the
// token, that one first left out.
func (f *finder) mates(m actor.Mention) []actor.Mention {
	first, _ := wholeOf(m)
	i, ok := f.index.begin[first]
	if !ok {
		return nil
	}
	r, ok := f.index.run[i]
	if !ok {
		return nil
	}
	var out []actor.Mention
	for _, j := range f.index.runs[r] {
		out = append(out, f.cast.Mentions[j])
	}
	return out
}

// leftOf is the mention that ends right before the token, over auxiliaries,
// adverbs and bracketing commas of a time or place left out.
func (f *finder) leftOf(token int) (actor.Mention, bool) {
	for i := token; i > 0 && i > token-5; i-- {
		if m, ok := f.index.end[i]; ok {
			return f.cast.Mentions[m], true
		}
		k := f.text.Token(i - 1)
		if k.Sentence() != f.text.Token(token).Sentence() {
			break
		}
		if k.UPOS() != syntax.Adv && k.UPOS() != syntax.Aux && k.UPOS() != syntax.Part && k.Lower() != "last" {
			break
		}
	}
	return actor.Mention{}, false
}

// rightOf is the mention that begins right at the token, over an article and
// words of office: "his Chinese counterpart Xi Jinping".
func (f *finder) rightOf(token int) (actor.Mention, bool) {
	for i := token; i < f.text.Len() && i < token+6; i++ {
		if m, ok := f.index.begin[i]; ok && (i == token || !f.possessive(i)) {
			return f.cast.Mentions[m], true
		}
		k := f.text.Token(i)
		if k.Sentence() != f.text.Token(token).Sentence() {
			break
		}
		if k.Text() == "," && i > token && f.bears(f.text.Token(i-1)) {
			continue // "his counterpart, Mr. A"
		}
		if u := k.UPOS(); u != syntax.Det && u != syntax.Adj && u != syntax.Adv && !f.possessive(i) && !strings.HasSuffix(k.Text(), ".") && !f.bears(k) {
			break
		}
	}
	return actor.Mention{}, false
}

// possessive tells of "his" and "their" before what they own.
func (f *finder) possessive(i int) bool {
	k := f.text.Token(i)
	return k.UPOS() == syntax.Pron && k.Feat("Poss") == "Yes" || k.XPOS() == "PRP$"
}

func (f *finder) sidesOfMention(m actor.Mention) []side {
	if m.How == actor.ByTitle && m.Head >= 0 && m.Head < f.text.Len() {
		if named, ok := f.namedHere(f.text.Token(m.Head)); ok {
			m = named
		}
	}
	out := []side{{actor: m.Actor, at: m.Head}}
	for _, o := range f.mates(m) {
		out = append(out, side{actor: o.Actor, at: o.Head})
	}
	return distinct(out)
}

package petrarch

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// maxSentence bounds, in tokens, the sentences that are coded.
const maxSentence = 200

// Story is what is coded: a parsed text, its day, and the actors that other
// lexicons know in it.
type Story struct {
	Text  *syntax.Text
	Day   string  // "2006-01-02", or "" when it is not known
	Named []Named // in the order of the text; nil to code by the dictionaries alone
}

// Event is a verb with a code, who did it and to whom.
type Event struct {
	Verb           syntax.Token
	Source, Target []string // codes; empty where nobody is named
	Mutual         bool     // those of Source did it with one another, and Target is empty
	Code           string
	Negated        bool   // the pattern asks for the "not" that stands at the verb
	Rule           string // the lines of the dictionaries: of the code, then of the actors
}

// Mention is a stretch of the text that a dictionary's actor names.
type Mention struct {
	First, Last int      // tokens
	Codes       []string // none: known, and not to be coded
	Rule        string
	Undated     bool // it has codes, but none without a date, and the story has none
}

// Issue is a phrase of an issue file in the text.
type Issue struct {
	First, Last int // tokens
	Code        string
	Rule        string
}

// Drop is a sentence that is not to be coded, and why.
type Drop struct {
	Sentence    int
	Story       bool // nor is the rest of the story
	First, Last int  // tokens of the phrase
	Rule        string
}

// Coding is what dictionaries tell of a text.
type Coding struct {
	Events   []Event
	Mentions []Mention
	Issues   []Issue
	Drops    []Drop // in the order of the sentences
	// StoryDropped tells that a phrase keeps the whole story from being coded.
	StoryDropped bool
}

// Dropped tells whether a sentence is not to be coded.
func (c *Coding) Dropped(sentence int) bool {
	_, found := slices.BinarySearchFunc(c.Drops, sentence, func(d Drop, n int) int { return d.Sentence - n })
	return found || c.StoryDropped
}

// coder is one text while it is coded, a sentence at a time.
type coder struct {
	dict *Dictionaries
	text *syntax.Text
	day  string
	own  []Named
	out  Coding

	found []match // of the whole text
	// Of the sentence:
	atoms   []atom
	phrases []*phrase
	at      map[int]*phrase // by head
	starts  map[int]*phrase // by first token
	roles   map[*phrase][]match
	owned   map[*phrase][]*phrase
	reach   int // the atom just past the clauses of the verb that is read
	discard bool
	negated bool // the pattern of the verb that is read asks for its negation
}

// Code codes a text. Time is linear in the text: sentences are bounded, and each
// verb tries the patterns of its block alone.
func (d *Dictionaries) Code(story Story) *Coding {
	c := d.coder(story)
	for i := range c.text.Sentences() {
		s := c.text.Sentence(i)
		c.atoms = textAtoms(c.text, s.First(), s.Last())
		c.roles, c.owned = map[*phrase][]match{}, map[*phrase][]*phrase{}
		c.topics()
		c.drops(s)
		c.read(s)
		if s.Len() <= maxSentence && !c.out.Dropped(i) {
			c.sentence(s)
		}
	}
	if c.out.StoryDropped {
		c.out.Events = nil
	}
	c.out.Mentions = c.mentions()
	return &c.out
}

func (d *Dictionaries) coder(story Story) *coder {
	c := &coder{dict: d, text: story.Text, day: strings.ReplaceAll(story.Day, "-", ""), own: story.Named}
	if len(c.day) != len("20060102") {
		c.day = ""
	}
	return c
}

// Mentions lists the actors of the dictionaries in a text, as [Dictionaries.Code]
// does where nothing else names actors.
func (d *Dictionaries) Mentions(text *syntax.Text, day string) []Mention {
	c := d.coder(Story{Text: text, Day: day})
	for i := range text.Sentences() {
		s := text.Sentence(i)
		c.atoms = textAtoms(text, s.First(), s.Last())
		c.found = append(c.found, c.matches(s)...)
	}
	return c.mentions()
}

func (c *coder) mentions() []Mention {
	var out []Mention
	for _, m := range c.found {
		if m.agent == nil && !m.own {
			out = append(out, Mention{m.first, m.last, m.codes, m.ref.String(), m.undated})
		}
	}
	return out
}

func (c *coder) drop(s syntax.Sentence, at ref, first, last int) {
	c.out.Drops = append(c.out.Drops, Drop{Sentence: s.Index(), First: first, Last: last, Rule: at.String()})
}

// drops finds the phrases that discard a sentence or the story.
func (c *coder) drops(s syntax.Sentence) {
	for i := range c.atoms {
		if i > 0 && !c.atoms[i-1].last {
			continue
		}
		if d, end := c.dict.drops.longest(c.atoms, i); end > 0 {
			c.drop(s, d.ref, c.atoms[i].token, c.atoms[end-1].token+1)
			c.out.Drops[len(c.out.Drops)-1].Story = d.story
			c.out.StoryDropped = c.out.StoryDropped || d.story
		}
	}
}

// topics finds the phrases of issues; one that is to be ignored takes all of its
// sentence away.
func (c *coder) topics() {
	begin := len(c.out.Issues)
	for i := 0; i < len(c.atoms); {
		d, end := c.dict.topics.longest(c.atoms, i)
		if end == 0 || i > 0 && !c.atoms[i-1].last {
			i++
			continue
		}
		if d.code == "" {
			c.out.Issues = c.out.Issues[:begin]
			return
		}
		c.out.Issues = append(c.out.Issues, Issue{c.atoms[i].token, c.atoms[end-1].token + 1, d.code, d.ref.String()})
		i = end
	}
}

// sentence codes the verbs of a sentence.
func (c *coder) sentence(s syntax.Sentence) {
	c.starts = map[int]*phrase{}
	for _, p := range c.phrases {
		if q := c.starts[p.first]; q == nil || q.inside != nil {
			c.starts[p.first] = p
		}
	}
	begin := len(c.out.Events)
	for v := range s.Tokens() {
		if v.UPOS() == syntax.Verb && v.BaseRel() != syntax.Amod && v.BaseRel() != syntax.Compound && !recalled(v) {
			c.verb(v)
		}
		if c.discard {
			c.discard = false
			c.out.Events = c.out.Events[:begin]
			return
		}
	}
}

// verb codes one verb: by the first pattern that fits, else by the code of its
// entry.
func (c *coder) verb(v syntax.Token) {
	e, begin, end := c.entry(v)
	if e == nil {
		return
	}
	c.reach = c.after(c.extent(v))
	got, rule, s := e.codes, e.ref, sides{}
	c.negated = false
	for _, p := range e.block.patterns {
		var ok bool
		if p.annotated {
			s, ok = c.asked(p, v)
		} else {
			s, ok = c.linear(p, begin, end)
		}
		if ok {
			if p.discard {
				c.drop(v.Sentence(), p.ref, v.Index(), v.Index()+1)
				c.discard = true
				return
			}
			got, rule, c.negated = p.codes, p.ref, c.asksNegation(p, v)
			break
		}
		s = sides{}
	}
	if !got.none() {
		c.tell(v, got, rule, s)
	}
}

// entry is the entry of a verb, the one of most words first, and the atoms
// that it takes.
func (c *coder) entry(v syntax.Token) (best *verb, begin, end int) {
	from, to := c.after(v.Index()), c.after(v.Index()+1)
	if from >= to {
		return nil, 0, 0
	}
	words := -1
	try := func(list []*verb) {
		for _, e := range list {
			b, t := from-len(e.before), to+len(e.after)
			if n := len(e.before) + len(e.after); n > words && b >= 0 && t <= len(c.atoms) && c.spells(e.before, b) && c.spells(e.after, to) {
				best, begin, end, words = e, b, t, n
			}
		}
	}
	try(c.dict.verbForm[c.atoms[from].text])
	if best == nil {
		try(c.dict.verbBase[strings.ToUpper(v.Lemma())])
	}
	return best, begin, end
}

func (c *coder) spells(words []string, i int) bool {
	for k, w := range words {
		if c.atoms[i+k].text != w {
			return false
		}
	}
	return true
}

// extent is the token just past what a verb governs, without the verbs joined to
// it.
func (c *coder) extent(v syntax.Token) int {
	last := v.Subtree().Last
	for k := range v.Children() {
		if k.Index() > v.Index() && k.Is(syntax.Conj, syntax.Parataxis) && k.UPOS() == syntax.Verb {
			return min(last, k.Subtree().First)
		}
	}
	return last
}

// asksNegation tells whether a pattern has a word for what negates the verb.
func (c *coder) asksNegation(p *pattern, v syntax.Token) bool {
	for k := range v.Children() {
		if !isA("negation", k.Lower()) {
			continue
		}
		i := c.after(k.Index())
		for _, ch := range p.upper {
			for n := range ch.elements {
				e := &ch.elements[n]
				if e.kind == setElement || e.kind == wordElement && c.word(e, i) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// tell adds the events of a verb.
func (c *coder) tell(v syntax.Token, got codes, rule ref, s sides) {
	if s.several != nil {
		c.mutual(v, got, rule, s.several)
		return
	}
	source, target := s.source, s.target
	if source == nil && target == nil {
		source = c.sources(v)
		target = c.targets(v, source)
	} else if source == nil {
		source = c.others(c.sources(v), target)
		if len(source) == 0 {
			source = c.others(c.before(v), target)
		}
	} else if target == nil {
		if target = c.targets(v, source); len(target) == 0 {
			target = c.others(c.sources(v), source)
		}
	}
	from, to := codesOf(source), codesOf(target)
	rules := ruleOf(rule, source, target)
	if got.forward != "" {
		c.add(Event{Verb: v, Source: from, Target: to, Code: got.forward, Rule: rules})
	}
	if got.back != "" {
		c.add(Event{Verb: v, Source: to, Target: from, Code: got.back, Rule: rules})
	}
}

// mutual adds what several do with one another.
func (c *coder) mutual(v syntax.Token, got codes, rule ref, list []*phrase) {
	all := codesOf(list)
	if len(all) < 2 {
		return
	}
	rules := ruleOf(rule, list)
	if got.back == "" || got.back == got.forward {
		c.add(Event{Verb: v, Source: all, Mutual: true, Code: got.forward, Rule: rules})
		return
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			c.add(Event{Verb: v, Source: []string{a}, Target: []string{b}, Code: got.forward, Rule: rules})
			c.add(Event{Verb: v, Source: []string{b}, Target: []string{a}, Code: got.back, Rule: rules})
		}
	}
}

func (c *coder) add(e Event) {
	e.Negated = c.negated
	if e.Code == "" || len(e.Source) == 0 && len(e.Target) == 0 {
		return
	}
	for _, o := range slices.Backward(c.out.Events) {
		if o.Verb.Sentence() != e.Verb.Sentence() {
			break
		}
		if o.Code == e.Code && slices.Equal(o.Source, e.Source) && slices.Equal(o.Target, e.Target) {
			return
		}
	}
	c.out.Events = append(c.out.Events, e)
}

// codesOf are the codes of some phrases, each once.
func codesOf(list []*phrase) []string {
	var out []string
	for _, p := range list {
		for _, code := range p.codes {
			if !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// ruleOf names the lines that an event rests on: that of its code, then those of
// its actors.
func ruleOf(rule ref, lists ...[]*phrase) string {
	out := []string{rule.String()}
	for _, list := range lists {
		for _, p := range list {
			for _, r := range p.refs {
				if !slices.Contains(out, r) {
					out = append(out, r)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

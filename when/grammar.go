package when

// allRules is the grammar, from the parts to the whole. The order of rules of
// one name matters only where two of them end at the same word.
func allRules() []ruleText {
	var all []ruleText
	for _, part := range [][]ruleText{partRules, dayRules, offsetRules, periodRules, durationRules, rangeRules, modRules, topRules} {
		all = append(all, part...)
	}
	return all
}

func same(k int) action {
	return func(_ *parser, a []value) (value, bool) { return a[k], true }
}

func (v *value) present() bool { return v.kind != isNothing }

// plural reports whether the word of a value is written as a plural.
func (p *parser) plural(v value) bool {
	w := p.words[v.tok].low
	return len(w) > 3 && w[len(w)-1] == 's' || w == "centuries"
}

var partRules = []ruleText{
	{"mon", "@month ~.?", same(0)},
	{"mon", "@monthabbr ~.?", same(0)},
	{"wd", "@wd", same(0)},
	{"wd", "@wdabbr ~.?", func(p *parser, a []value) (value, bool) {
		w := p.words[a[0].tok]
		v := a[0]
		// "sun", "sat", "mon" and "wed" are words too.
		v.bare = !w.upper && w.low != "tue" && w.low != "fri" && w.low != "thu" && len(w.low) == 3
		return v, !v.bare || !p.strict
	}},
	{"rel", "@rel", same(0)},
	{"rel", "this past|last", func(_ *parser, _ []value) (value, bool) { return value{kind: isWord, n: -1}, true }},
	{"rel", "this coming|next", func(_ *parser, _ []value) (value, bool) { return value{kind: isWord, n: 1}, true }},
	{"nth", "<ordn>", same(0)},
	{"nth", "@ordlast", same(0)},
	{"nth", "opening", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 1}, true }},
	// A year after a day or month, with what may stand between.
	{"ofyr", ",|of|in? <yr>", same(1)},
	{"ofyr", ", of|in <yr>", same(2)},
	{"ofyr", ",|of|in? the? year of? <yr>", same(4)},
	// A week, month or year counted from the reference.
	{"relu", "<rel> @unit", func(p *parser, a []value) (value, bool) {
		if p.plural(a[1]) {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, int(a[0].n))
		v.anchored = anaphoric[p.words[a[0].tok].low]
		return v, ok
	}},
	{"relu", "@poss @unit", func(p *parser, a []value) (value, bool) {
		if a[1].s != "week" && a[1].s != "weekend" || p.plural(a[1]) || p.strict {
			return value{}, false
		}
		return p.unitAt(a[1].s, 0)
	}},
	{"relu", "the? same @unit", func(p *parser, a []value) (value, bool) {
		if a[0].present() && !p.news {
			return value{}, false
		}
		return p.sameUnit(a[2])
	}},
	{"relu", "that same? @unit", func(p *parser, a []value) (value, bool) { return p.sameUnit(a[2]) }},
	{"relu", "the @unit before|after", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		if !p.news || p.plural(a[1]) || a[1].s == "day" {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, n)
		v.anchored = true
		return v, ok
	}},
	{"relu", "the @unit before|after that", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		if p.plural(a[1]) {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, n)
		v.anchored = true
		return v, ok
	}},
	{"relu", "the|a @unit after the? next", func(p *parser, a []value) (value, bool) { return p.unitAt(a[1].s, 2) }},
	{"relu", "the|a @unit before the? last", func(p *parser, a []value) (value, bool) { return p.unitAt(a[1].s, -2) }},
}

// anaphoric words count from what was told last: "the following day".
var anaphoric = map[string]bool{"following": true, "previous": true, "preceding": true, "prior": true, "subsequent": true}

func (p *parser) sameUnit(u value) (value, bool) {
	if p.plural(u) {
		return value{}, false
	}
	v, ok := p.unitAt(u.s, 0)
	v.anchored = true
	v.mod = "ref_undef"
	if u.s == "year" {
		v.timex = "XXXX"
	}
	if u.s == "weekend" {
		v.timex = "XXXX-WXX-WE"
	}
	return v, ok
}

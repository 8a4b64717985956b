package when

// modRules put before, after, since and the like around a time.
var modRules = []ruleText{
	{"x", "<r>", same(0)},
	{"x", "<d>", same(0)},
	{"x", "<p>", same(0)},
	{"x", "the @portion of the? <p0>", func(p *parser, a []value) (value, bool) { return p.portion(a[1], a[4]) }},
	{"m", "before|till|until|til <x>", withMod(1, "before")},
	{"m", "by <x>", withMod(1, "by")},
	{"m", "up? until|till|to <x>", func(p *parser, a []value) (value, bool) {
		if !a[0].present() {
			return value{}, false
		}
		return p.modified(a[2], "before")
	}},
	{"m", "through|thru <d>", func(p *parser, a []value) (value, bool) {
		if !p.news || a[1].kind != isDay {
			return value{}, false
		}
		return p.modified(a[1], "until")
	}},
	{"m", "prior to <x>", withMod(2, "before")},
	{"m", "in advance of <x>", withMod(3, "before")},
	{"m", "no|not later|after than? <x>", withMod(3, "before")},
	{"m", "earlier|sooner than <x>", withMod(2, "before")},
	{"m", "as late as <x>", withMod(3, "until")},
	{"m", "till|to|until date", func(p *parser, a []value) (value, bool) {
		if p.words[a[0].tok].low == "to" {
			return value{}, false
		}
		v := p.counted(day(p.ref))
		v.timex = "PRESENT_REF"
		return p.modified(v, "before")
	}},
	{"m", "after <x>", withMod(1, "after")},
	{"m", "year? later|greater|more than <x>", func(p *parser, a []value) (value, bool) {
		if w := p.words[a[1].tok].low; w != "later" && a[3].grain != "year" {
			return value{}, false
		}
		return p.modified(a[3], "after")
	}},
	{"m", "since <x>", withMod(1, "since")},
	{"m", "ever since <x>", withMod(2, "since")},
	{"m", "starting|beginning|effective on|from|in|with? <x>", withMod(2, "since")},
	{"m", "effective as of <x>", withMod(3, "since")},
	{"m", "on or before <x>", withMod(3, "until")},
	{"m", "on or after <x>", withMod(3, "since")},
	{"m", "as early as <x>", withMod(3, "since")},
	{"m", "as of <x>", func(p *parser, a []value) (value, bool) {
		if p.news {
			return a[2], true
		}
		return p.modified(a[2], "since")
	}},
	{"m", "from <x> on|onward|onwards", withMod(1, "since")},
	{"m", "from <x> and|or on|onward|onwards|later|after|beyond", withMod(1, "since")},
	{"m", "<x> and|or later|after|onward|onwards", withMod(0, "since")},
	{"m", "<x> onward|onwards", withMod(0, "since")},
	{"m", "<x> and|or earlier|before", withMod(0, "until")},
	{"m", "> = <x>", withMod(2, "since")},
	{"m", "< = <x>", withMod(2, "until")},
	{"m", "> <x>", withMod(1, "after")},
	{"m", "< <x>", withMod(1, "before")},
	{"m", "= <x>", same(1)},
	{"m", "around|about|circa|approximately|roughly <x>", func(p *parser, a []value) (value, bool) {
		if w := p.low(a[0].tok - 1); w == "how" || w == "what" {
			return value{}, false // "how about Friday?"
		}
		return p.modified(a[1], "approx")
	}},
	{"m", "c|ca ~.? <y>", withMod(2, "approx")},
	{"m", "on? or about <x>", withMod(3, "approx")},

	{"dm", "<dur>", same(0)},
	{"dm", "more|longer|greater|over than? <dur>", lengthMod(2, "more")},
	{"dm", "at least <dur>", lengthMod(2, "more")},
	{"dm", "less|fewer|shorter than <dur>", lengthMod(2, "less")},
	{"dm", "up to <dur>", lengthMod(2, "less")},
	{"dm", "under|nearly|almost|close <dur>", lengthMod(1, "less")},
	{"dm", "about|around|roughly|approximately|some <dur>", lengthMod(1, "approx")},
	{"dm", "<dur> or more|longer", lengthMod(0, "more")},
	{"dm", "<dur> or less|shorter", lengthMod(0, "less")},
	{"m", "nearly|almost|just|exactly|roughly|approximately|about|some <off>", func(p *parser, a []value) (value, bool) {
		v := a[1]
		if w := p.words[a[0].tok].low; w != "just" && w != "exactly" {
			v.mod = "approx"
		}
		return v, p.news && v.kind == isDay
	}},
	{"m", "more than <off>", func(p *parser, a []value) (value, bool) { return p.beyond(a[2], true) }},
	{"m", "over|at least? <off>", func(p *parser, a []value) (value, bool) {
		if !p.news {
			return value{}, false
		}
		return p.beyond(a[2], true)
	}},
	{"m", "less than <off>", func(p *parser, a []value) (value, bool) { return p.beyond(a[2], false) }},
}

// topRules are what is looked for at each word of a text.
var topRules = []ruleText{
	{"top", "<m>", same(0)},
	{"top", "<r>", same(0)},
	{"top", "<dp>", same(0)},
	{"top", "<d>", same(0)},
	{"top", "<p>", same(0)},
	{"top", "<dm>", same(0)},
}

func withMod(k int, mod string) action {
	return func(p *parser, a []value) (value, bool) { return p.modified(a[k], mod) }
}

// modified opens a stretch at one end. For the record it keeps the words'
// sense: "after 2018" begins with 2019, "after May 5" still holds May 5 for
// date specifications and begins on May 6 for people.
func (p *parser) modified(v value, mod string) (value, bool) {
	if v.mod == "before" || v.mod == "after" || v.mod == "since" || v.mod == "until" || v.bare && mod == "approx" && v.kind == isDay && v.fuzzy {
		return v, false
	}
	if v.kind == isDay && v.bare && v.m == 0 && !p.news {
		return v, false
	}
	if v.grain == "range" && mod != "since" && mod != "approx" {
		return v, false
	}
	was := v.mod
	for i := range v.niv {
		iv := &v.iv[i]
		switch mod {
		case "by", "until":
			if !p.strict {
				break
			}
			// In the news the day or year named is the last one that counts.
			*iv = interval{openStart, iv.last, iv.last}
			if v.half == "late" {
				iv.end, iv.last = v.full[i].last, v.full[i].last
			}
			continue
		}
		switch mod {
		case "before", "by":
			iv.end, iv.last, iv.start = iv.start, iv.start, openStart
		case "until":
			iv.start = openStart
			if v.kind == isDay {
				iv.end--
			}
		case "after":
			if v.kind == isDay {
				iv.end, iv.last = openEnd, openEnd
			} else {
				iv.start, iv.end, iv.last = iv.last, openEnd, openEnd
			}
		case "since":
			iv.end, iv.last = openEnd, openEnd
		}
	}
	v.mod = mod
	if was == "end" && mod == "since" {
		v.mod = "since-end"
	}
	v.bare = v.bare && v.grain == "day" && mod != "approx"
	if mod != "approx" {
		v.grainOf, v.grain = v.grain, "open"
		v.kind = isPeriod
	}
	return v, true
}

// beyond is "more than two weeks before today" and "less than two weeks ago".
func (p *parser) beyond(o value, more bool) (value, bool) {
	if o.niv != 1 || o.kind != isDay || o.mod == "hours" {
		return value{}, false
	}
	past := o.iv[0].start < p.ref.number()
	switch {
	case more && past:
		return p.modified(o, "before")
	case more:
		return p.modified(o, "after")
	}
	v := o
	v.kind, v.grain, v.mod = isPeriod, "stretch", "less"
	now := p.ref.number()
	if past {
		v.iv[0] = interval{o.iv[0].start, now, now}
	} else {
		v.iv[0] = interval{now, o.iv[0].start, o.iv[0].start}
	}
	return v, true
}

func lengthMod(k int, mod string) action {
	return func(_ *parser, a []value) (value, bool) {
		v := a[k]
		v.mod = mod
		return v, true
	}
}

package actor

import "strings"

// sector takes the sector of the phrase's head: the last noun before a preposition;
// one that says little by itself ("official", "head", "members") gives way to the
// body that it belongs to.
func (p *phrase) sector() {
	head := -1
	for i, h := range p.hits {
		if h.kind == titleName || h.kind == bodyName || h.kind == agentName || h.kind == organizationName || h.kind == portfolioName {
			if head >= 0 && p.preposed(p.hits[head].last, h.first) {
				break
			}
			if head >= 0 && p.hits[head].kind == titleName && p.commaBetween(p.hits[head].last, h.first) {
				break
			}
			head = i
		}
	}
	if head < 0 {
		return
	}
	p.named = true
	s, s2, weak := p.sectorOf(head)
	if weak || s == "" {
		for i := range p.hits {
			if i == head {
				continue
			}
			if t, t2, w := p.sectorOf(i); t != "" && (!w || s == "") {
				s, s2 = t, t2
				break
			}
		}
	}
	for i, h := range p.hits { // portfolios: "Defense Minister", "minister of health"
		if h.kind == portfolioName && i != head && s2 == "" {
			s2 = p.lex.portfolios[h.ref].sector2
		}
	}
	if p.former() && s != "" && s != "UNK" {
		s, s2 = "ELI", ""
	}
	if s != "" && p.out.Sector != "PRE" {
		p.out.Sector, p.out.Sector2 = s, s2
	}
	for _, h := range p.hits {
		if h.kind != organizationName {
			continue
		}
		o := p.lex.orgs[h.ref]
		if h.first > 0 && p.atoms[h.first-1].text == "to" {
			continue
		}
		if p.out.Country == "" || h.first == 0 {
			p.out.Country = o.country
		}
		p.out.Name = o.name
		break
	}
	if h := p.hits[head]; h.kind == titleName {
		p.out.Title, p.out.Level = p.lex.titles[h.ref].text, p.lex.titles[h.ref].level
	}
}

// former tells of a status that ended.
func (p *phrase) former() bool {
	for i, a := range p.atoms {
		if p.taken[i] {
			continue
		}
		switch a.text {
		case "former", "ex", "ousted", "deposed", "retired", "onetime":
			return true
		}
	}
	return false
}

func (p *phrase) preposed(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.atoms[i].text {
		case "of", "in", "from", "for", "to", "at", "on", "with", "by":
			return true
		}
	}
	return false
}

func (p *phrase) commaBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if p.atoms[i].text == "," {
			return true
		}
	}
	return false
}

// sectorOf gives the sectors of a hit; weak ones yield to others.
func (p *phrase) sectorOf(i int) (sector, sector2 string, weak bool) {
	h := p.hits[i]
	switch h.kind {
	case titleName:
		t := p.lex.titles[h.ref]
		weak = strings.Contains(t.flags, "o") || t.level == "head of organization" || t.level == "spokesperson" ||
			t.level == "head of state" && !strings.Contains(t.text, " ")
		return t.sector, t.sector2, weak
	case bodyName, agentName:
		s := p.lex.sectors[h.ref]
		return s.sector, s.sector2, s.sector == "UNK" || weakNoun(p.words(h))
	case organizationName:
		o := p.lex.orgs[h.ref]
		return o.sector, o.sector2, o.sector == ""
	case portfolioName:
		// "Defense Ministry", "Ministry of Health" without a word of its own.
		if h.last < len(p.atoms) && bodyWord(p.atoms[h.last].text) || h.first > 1 && (bodyWord(p.atoms[h.first-2].text) || h.first > 2 && bodyWord(p.atoms[h.first-3].text)) {
			return "GOV", p.lex.portfolios[h.ref].sector2, false
		}
	}
	return "", "", true
}

func (p *phrase) words(h hit) string {
	var b strings.Builder
	for i := h.first; i < h.last; i++ {
		if i > h.first {
			b.WriteByte(' ')
		}
		b.WriteString(p.atoms[i].text)
	}
	return b.String()
}

// weakNoun tells of nouns that say little beside a body: "police officer" is
// police, "union official" labour.
func weakNoun(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "official", "leader", "commander", "member", "force", "authoritie", "authority", "worker", "figure", "source", "executive", "party", "group", "union", "minister", "supporter", "community leader", "student", "people", "resident", "citizen", "delegation", "staff", "service":
		return true
	}
	return false
}

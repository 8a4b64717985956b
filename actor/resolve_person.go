package actor

import "strings"

// person looks for a well-known holder of office: by full name, or by a family name
// that leaves no choice.
func (p *phrase) person() {
	row, ok := p.findHolder()
	if !ok {
		return
	}
	p.named = true
	rows := p.lex.tenures(row)
	t, state := tenureAt(rows, p.date)
	p.out.Name = rows[0].name
	if p.out.Country == "" {
		p.out.Country = t.country
	}
	if p.out.Sector != "" && p.out.Sector != "UNK" {
		return // the words of the phrase go first
	}
	p.out.Sector, p.out.Sector2 = t.sector, t.sector2
	p.out.Title, p.out.Level = t.office, t.level
	if state == after {
		p.out.Sector, p.out.Sector2 = "ELI", ""
	}
}

type tenureState int

const (
	during tenureState = iota
	before
	after
)

// tenureAt is the tenure that holds on a date; else the last one before it, else
// the first.
func tenureAt(rows []holder, date string) (holder, tenureState) {
	found := -1
	for i, t := range rows {
		if t.from <= date && (t.to == "" || date <= t.to || strings.HasPrefix(date, t.to)) {
			found = i
		}
	}
	if found >= 0 {
		return rows[found], during
	}
	for i, t := range rows {
		if t.to != "" && t.to < date {
			found = i
		}
	}
	if found >= 0 {
		return rows[found], after
	}
	return rows[0], before
}

func (p *phrase) findHolder() (int, bool) {
	var words []string
	for i, a := range p.atoms {
		if !strings.Contains(parting, a.text) && !p.titleAt(i) {
			words = append(words, a.text)
		}
	}
	for n := len(words); n >= 2; n-- {
		for i := 0; i+n <= len(words); i++ {
			if rows, ok := p.lex.byHolder[strings.Join(words[i:i+n], " ")]; ok {
				return rows[0], true
			}
		}
	}
	if len(words) == 0 || len(words) > 2 {
		return 0, false
	}
	if p.atoms[0].shape == lowerCase {
		return 0, false
	}
	last := words[len(words)-1]
	if len(words) == 2 && words[0] != "mr" && words[0] != "the" {
		return 0, false
	}
	if rows, ok := p.lex.byHolder[last]; ok {
		return rows[0], true
	}
	return p.byFamily(last)
}

// titleAt tells whether atom i belongs to a title or country of the phrase.
func (p *phrase) titleAt(i int) bool {
	for _, h := range p.hits {
		if h.first <= i && i < h.last {
			return h.kind != honorificName && h.kind != portfolioName
		}
	}
	return false
}

// byFamily finds the one well-known person of a family name who holds a high office
// on the date, else the only one there is.
func (p *phrase) byFamily(family string) (int, bool) {
	var all, high []int
	for _, i := range p.lex.familyRows()[family] {
		all = append(all, i)
		t, state := tenureAt(p.lex.tenures(i), p.date)
		if state == during && (t.level == "head of state" || t.level == "head of government") {
			high = append(high, i)
		}
	}
	switch {
	case len(high) == 1:
		return high[0], true
	case len(all) == 1:
		return all[0], true
	}
	return 0, false
}

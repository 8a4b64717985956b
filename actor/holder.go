package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/holders"
)

// holder is a tenure: a well-known person in an office between two dates. Dates
// are YYYY, YYYY-MM or YYYY-MM-DD, "" for open.
type holder struct {
	name    string
	gender  string
	country string
	body    string // standing of the organization that the office is one of
	office  string
	level   string
	sector  string
	sector2 string
	from    string
	to      string
	person  int // same number for all tenures of one person
}

// takeHolders takes the list of holders over. An office of an organization counts
// for the class of the organization: EUR, IGO, UNO.
func (l *lexicon) takeHolders() {
	persons, _ := holders.All()
	for _, p := range persons {
		first := len(l.holders)
		for _, t := range p.Tenures {
			h := holder{
				name: p.Name, gender: p.Gender, country: t.Country, office: t.Office(), level: t.Level,
				sector: t.Sector, sector2: t.Sector2, from: t.From, to: t.To, person: first,
			}
			if t.Organization != "" {
				h.country, h.body = l.classOf(t.Country)
			}
			l.holders = append(l.holders, h)
		}
		for _, n := range append([]string{p.Name}, p.Spellings...) {
			l.byHolder[foldName(n)] = append(l.byHolder[foldName(n)], first)
		}
	}
}

// classOf is the class of the organization with this code, and what stands in the
// place of a country for it; IGO and the code for one that is not known.
func (l *lexicon) classOf(code string) (class, standing string) {
	for i := range l.orgs {
		if l.orgs[i].id == code {
			return l.orgs[i].country, l.orgs[i].standing()
		}
	}
	return "IGO", code
}

// foldName writes a name in folded words joined by spaces, hyphens as spaces, marks
// left out.
func foldName(s string) string {
	var words []string
	for _, a := range cut(nil, s, 0) {
		if !strings.Contains(parting, a.text) {
			words = append(words, a.text)
		}
	}
	return strings.Join(words, " ")
}

// rowsOf are the rows of a well-known person by name, with or without the
// initials between given and family name (Antony J. Blinken) and with or without
// grandfather and house (Mohammed bin Salman bin Abdulaziz Al Saud); nil if unknown.
func (l *lexicon) rowsOf(name string) []int {
	folded := foldName(name)
	if rows, ok := l.byHolder[folded]; ok {
		return rows
	}
	words := strings.Fields(folded)
	if len(words) > 2 && strings.Trim(words[1], "ivx") == "" { // "Abdullah II ibn Al Hussein"
		if rows, ok := l.byHolder[words[0]+" "+words[1]]; ok {
			return rows
		}
	}
	for i := len(words) - 2; i > 2; i-- {
		if (words[i] == "bin" || words[i] == "al") && words[1] == "bin" {
			rows, ok := l.byHolder[strings.Join(words[:i], " ")]
			if _, house, told := strings.Cut(foldName(l.nameOf(rows)), " al "); ok && (!told || slices.Contains(words[i:], house)) {
				return rows // but "Mohammed bin Abdulrahman bin Abdulaziz" is no Al Thani
			}
		}
	}
	kept := words[:0]
	for i, w := range words {
		if i == 0 || i == len(words)-1 || utf8.RuneCountInString(w) > 1 {
			kept = append(kept, w)
		}
	}
	return l.byHolder[strings.Join(kept, " ")]
}

// nameOf is the name of the holder whose rows these are, "" for none.
func (l *lexicon) nameOf(rows []int) string {
	if len(rows) == 0 {
		return ""
	}
	return l.holders[rows[0]].name
}

// inSmall writes a name in capitals as it is written in a story: as the holders
// have it, else with a capital for each word. "XI" and "M.K." stay.
func (l *lexicon) inSmall(name string) string {
	if shapeOf(name) != allCaps || len(name) < 6 || !strings.Contains(name, " ") {
		return name
	}
	if rows, ok := l.byHolder[foldName(name)]; ok {
		return l.holders[rows[0]].name
	}
	var b strings.Builder
	start := true
	for _, c := range name {
		if start {
			b.WriteRune(c)
		} else {
			b.WriteRune(unicode.ToLower(c))
		}
		start = !unicode.IsLetter(c)
	}
	words := strings.Fields(b.String())
	for i := 1; i < len(words)-1; i++ {
		if l.isParticle(fold(words[i]), "link") {
			words[i] = strings.ToLower(words[i])
		}
	}
	return strings.Join(words, " ")
}

// actsFor is the code of the state or organization that a well-known person acted
// for when the document was written: that of the last tenure which covers its
// year, of a document without a year that of the last; the first tenure's, hence
// most often the home country's, when none covers it.
func (r *reader) actsFor(row int) string {
	rows := r.lex.tenures(row)
	at := 0
	for i, h := range rows {
		if r.covers(h) || r.year == 0 {
			at = i
		}
	}
	if rows[at].body != "" {
		return rows[at].body
	}
	return rows[at].country
}

// tenures are all rows of the person whose first row is i.
func (l *lexicon) tenures(i int) []holder {
	j := i + 1
	for j < len(l.holders) && l.holders[j].person == l.holders[i].person {
		j++
	}
	return l.holders[i:j]
}

// familyRows lists the first rows of all persons by folded family name, in each of
// their spellings.
func (l *lexicon) familyRows() map[string][]int {
	l.familyOnce.Do(func() {
		l.byHolderFamily = map[string][]int{}
		for name, rows := range l.byHolder {
			_, family := l.partsOfName(name)
			family = foldName(family)
			l.byHolderFamily[family] = append(l.byHolderFamily[family], rows...)
		}
		for family, rows := range l.byHolderFamily {
			slices.Sort(rows)
			l.byHolderFamily[family] = slices.Compact(rows)
		}
	})
	return l.byHolderFamily
}

// becomesHolder finds the person, named without an office, who is known to have
// held this one when the document was written; -1 for none or several.
func (r *reader) becomesHolder(o *officePhrase) int {
	level := r.levelOf(o)
	if level == "" || o.country == "" || o.status != "" && o.status != "acting" || o.indefinite {
		return -1
	}
	found := -1
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || len(a.Offices) > 0 {
			continue
		}
		rows := r.lex.byHolder[foldName(a.Name)]
		if len(rows) > 0 {
			rows = rows[:1]
		} else if !strings.Contains(a.Name, " ") && level != "minister" && level != "senior official" {
			rows = r.lex.familyRows()[foldName(a.Name)] // "Trump" and "the U.S. president"
		}
		for _, row := range rows {
			for _, h := range r.lex.tenures(row) {
				if h.level != level && !strings.EqualFold(h.office, o.title.text) || h.country != o.country || !r.covers(h) {
					continue
				}
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}

// covers tells whether a tenure holds in the year of the document; without a year
// only one that has not ended does.
func (r *reader) covers(h holder) bool {
	if r.year == 0 {
		return h.to == ""
	}
	from, err := year(h.from)
	if err != nil || from > r.year {
		return false
	}
	to, err := year(h.to)
	return h.to == "" || err == nil && r.year <= to
}

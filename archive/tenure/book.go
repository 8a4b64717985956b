package tenure

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"chancery/archive/name"
)

// Book answers who held which office when. It is made once and safe for
// concurrent use.
type Book struct {
	tenures  []Tenure
	byOffice map[string][]int // tenures by country or organization
	byName   map[string][]int // tenures by each word of the person's name
	parsed   []name.Name
}

// New makes a book of the list, what texts show and what analysts enter (their
// Origin is set to Analyst). The outcome does not depend on the order of
// observations.
func New(observed []Observation, entered []Tenure) *Book {
	b := seeded()
	if len(observed) == 0 && len(entered) == 0 {
		return b
	}
	b = &Book{slices.Clone(b.tenures), maps.Clone(b.byOffice), maps.Clone(b.byName), slices.Clone(b.parsed)}
	for _, t := range entered {
		t.Origin = Analyst
		b.add(t, name.Parse(t.Person))
	}
	b.grow(observed)
	return b
}

// seeded is the book of the list alone. Its lists have no room to grow in, so that
// copies of the maps may be added to.
var seeded = sync.OnceValue(func() *Book {
	b := &Book{byOffice: map[string][]int{}, byName: map[string][]int{}}
	for i, t := range seeds() {
		b.add(t, seedNames()[i])
	}
	for _, lists := range []map[string][]int{b.byOffice, b.byName} {
		for key, list := range lists {
			lists[key] = slices.Clip(list)
		}
	}
	return b
})

func (b *Book) add(t Tenure, n name.Name) {
	i := len(b.tenures)
	b.tenures = append(b.tenures, t)
	b.parsed = append(b.parsed, n)
	b.byOffice[where(t.Office)] = append(b.byOffice[where(t.Office)], i)
	for _, w := range n.Telling() {
		if at := b.byName[w]; len(at) == 0 || at[len(at)-1] != i {
			b.byName[w] = append(at, i)
		}
	}
}

// where is the country of an office, else its organization.
func where(o Office) string {
	if o.Country != "" {
		return o.Country
	}
	return o.Organization
}

// Tenures are all tenures, those of the texts last.
func (b *Book) Tenures() []Tenure { return slices.Clone(b.tenures) }

// same tells how an office that is asked for fits one that is known: 2 by its
// title, 1 by its level, 0 not at all.
func same(asked, known Office) int {
	switch {
	case where(asked) != where(known):
		return 0
	case asked.Country != "" && asked.Organization != "" && known.Organization != "" && !alike(asked.Organization, known.Organization):
		return 0
	case asked.Title != "" && alike(asked.Title, known.Title):
		return 2
	case asked.Level != "" && asked.Level == known.Level && single[asked.Level] && ofTheState(asked):
		return 1
	}
	return 0
}

// single are the levels that one person holds at a time in a country or organization, so that
// one title may stand for another (premier, prime minister).
var single = map[string]bool{
	"head of state": true, "head of government": true, "foreign minister": true, "head of organization": true,
}

// ofTheState tells whether an office of a level that one person holds at a time
// is that of the state itself and not of a part of it (First Minister of
// Scotland, Premier of Ontario). A title that the list has at that level, with
// words before it perhaps, is.
func ofTheState(o Office) bool {
	if o.Title == "" || o.Level == "foreign minister" || o.Level == "head of organization" {
		return true
	}
	title := " " + words(o.Title) + " "
	if _, part, ok := strings.Cut(title, " of "); ok && !strings.HasPrefix(part, "the ") {
		return false
	}
	for t := range titles()[o.Level] {
		if strings.Contains(title, " "+t+" ") {
			return true
		}
	}
	return false
}

func alike(a, b string) bool { return words(a) == words(b) }

// words writes a title in small letters, hyphens as spaces.
func words(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(s), "-", " ")), " ")
}

// Holder lists who held an office on a day (YYYY-MM-DD): those of the best fit
// and the highest origin that knows the day, the sure before the others. An
// office is asked for by country or organization, and title or level.
func (b *Book) Holder(o Office, day string) []Answer {
	fits := map[int]int{}
	best := 0
	for _, i := range b.byOffice[where(o)] {
		t := &b.tenures[i]
		if f := same(o, t.Office); f > 0 && t.covers(day) != never {
			fits[i] = f
			if t.Status != NotHeld {
				best = max(best, f)
			}
		}
	}
	var list []int
	for i, f := range fits {
		if f == best || b.tenures[i].Status == NotHeld {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return b.answers(list, day)
}

// Holds names the one holder of an office on a day; ok is false when none or
// several are known, or when only texts of other days speak for it. It is what
// dossier.Options.Holder asks for.
func (b *Book) Holds(title, level, country, organization, day string) (person string, ok bool) {
	answers := b.Holder(Office{Title: title, Level: level, Country: country, Organization: organization}, day)
	if len(answers) == 0 || !answers[0].Sure && answers[0].Origin == Read {
		return "", false
	}
	person = answers[0].Person
	for _, a := range answers[1:] {
		if a.Sure == answers[0].Sure && name.Compare(name.Parse(a.Person), name.Parse(person)) == name.Apart {
			return "", false
		}
	}
	return person, true
}

// Offices lists the offices that a person held on a day (YYYY-MM-DD). country
// tells people of one name apart; "" asks for all of them.
func (b *Book) Offices(person, country, day string) []Answer {
	n := name.Parse(person)
	seen := map[int]bool{}
	var list []int
	for _, w := range n.Telling() {
		for _, i := range b.byName[w] {
			t := &b.tenures[i]
			if seen[i] || country != "" && where(t.Office) != country || t.covers(day) == never {
				continue
			}
			seen[i] = true
			if name.Compare(n, b.parsed[i]) == name.Same || n.Key() == b.parsed[i].Key() {
				list = append(list, i)
			}
		}
	}
	slices.Sort(list)
	return b.answers(list, day)
}

// answers are the tenures of a list on a day without those that a higher origin
// overrides: another holder of the same office that is sure, a word that it was
// not held, or the same tenure known better.
func (b *Book) answers(list []int, day string) []Answer {
	var out []Answer
	for _, i := range list {
		t := &b.tenures[i]
		if t.Status == NotHeld || b.overridden(i, day) {
			continue
		}
		out = append(out, Answer{Tenure: *t, Sure: t.covers(day) == surely})
	}
	slices.SortStableFunc(out, func(a, b Answer) int {
		if a.Sure != b.Sure {
			if a.Sure {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Origin.rank(), a.Origin.rank())
	})
	return out
}

func (b *Book) overridden(i int, day string) bool {
	t := &b.tenures[i]
	for _, j := range b.byOffice[where(t.Office)] {
		o := &b.tenures[j]
		if o.Origin.rank() <= t.Origin.rank() || same(t.Office, o.Office) == 0 {
			continue
		}
		onePerson := name.Compare(b.parsed[i], b.parsed[j]) != name.Apart
		switch c := o.covers(day); {
		case o.Status == NotHeld:
			if onePerson && c != never {
				return true
			}
		case onePerson && o.Origin == Analyst && overlap(t, o): // the analyst's dates stand for the person's
			return true
		case c == surely && (onePerson || single[o.Level]):
			return true
		}
	}
	return false
}

// overlap tells whether two tenures can have a day in common.
func overlap(t, o *Tenure) bool {
	return earliest(t.From) <= latest(o.To) && earliest(o.From) <= latest(t.To)
}

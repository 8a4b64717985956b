package actor

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// several resolves "the two sides", "both presidents", "the three countries" to a
// group with its members. Number 0 is "the sides": two, if just two are there.
func (w *walker) several(p pointer, number int, kind string, o *officePhrase) (int, int, How) {
	loose := number == 0
	if loose {
		number = 2
	}
	but := w.coArgument(p)
	members := w.members(p, number, kind, o, but)
	name := w.r.span(p.first, p.last)
	if len(members) != number && (kind == "leaders" || kind == "person") {
		if g := w.lastGroup(number); g >= 0 && !slices.Contains(w.r.cast.Actors[g].Members, but) {
			members = w.r.cast.Actors[g].Members
		}
	}
	if len(members) != number {
		if loose || kind == "organization" {
			return -1, -1, ""
		}
		return w.openGroup(name, kind), -1, ByGroup
	}
	return w.groupOf(members), w.lastOf(members), ByGroup
}

// lastGroup is the group of so many persons that was meant last, -1 for none.
func (w *walker) lastGroup(number int) int {
	for i := len(w.seen) - 1; i >= max(0, len(w.seen)-reach); i-- {
		a := &w.r.cast.Actors[w.seen[i].actor]
		if a.Kind == Group && len(a.Members) == number && w.r.cast.Actors[a.Members[0]].Kind == Person {
			return w.seen[i].actor
		}
	}
	return -1
}

// members chooses the actors that a group is made of: those of the kind in the
// sentences before, nearest first; when one sentence has too many, those that the
// document mentions most. But is an actor that is none of them, the subject of what
// is done with them; -1 for none.
func (w *walker) members(p pointer, number int, kind string, o *officePhrase, but int) []int {
	here := w.sentence(p.token)
	// A sentence that has just as many sides as are asked for is the one meant.
	for d := range 3 {
		set := slices.DeleteFunc(w.inSentence(here-d, kind, o), func(i int) bool { return i == but })
		if len(set) == number {
			return set
		}
		if len(set) > number {
			if joined := w.joinedIn(here-d, number, set); joined != nil {
				return joined
			}
			break
		}
	}
	score := map[int]float64{}
	for i := len(w.seen) - 1; i >= 0; i-- {
		s := w.seen[i]
		d := here - s.sentence
		if d > 8 {
			break
		}
		for _, m := range w.countsFor(s, kind, o) {
			if m != but {
				score[m] += s.role / float64(1+d)
			}
		}
	}
	ids := make([]int, 0, len(score))
	for i := range score {
		ids = append(ids, i)
	}
	sort.Slice(ids, func(i, j int) bool {
		if score[ids[i]] != score[ids[j]] {
			return score[ids[i]] > score[ids[j]]
		}
		return ids[i] < ids[j]
	})
	if len(ids) > number {
		// A third one that weighs as much as the last chosen makes the choice a guess.
		if score[ids[number]] > 0.5*score[ids[number-1]] {
			return nil
		}
		ids = ids[:number]
	}
	sort.Ints(ids)
	return ids
}

// joinedIn is the one list of so many of the set that "and" joins in a sentence:
// "received A and B, where the two leaders are to hold talks"; nil for none or two.
func (w *walker) joinedIn(n, number int, set []int) []int {
	var found []int
	for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= n; i-- {
		s := w.seen[i]
		if s.sentence != n || w.r.cast.Mentions[s.mention].Modifier {
			continue
		}
		list, _ := w.coordinated(s.token)
		if len(list) != number || slices.ContainsFunc(list, func(m int) bool { return !slices.Contains(set, m) }) {
			continue
		}
		list = slices.Clone(list)
		slices.Sort(list)
		if found != nil && !slices.Equal(found, list) {
			return nil
		}
		found = list
	}
	return found
}

// inSentence lists the actors of one sentence that count for a group of the kind.
func (w *walker) inSentence(n int, kind string, o *officePhrase) []int {
	var set []int
	for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= n; i-- {
		if w.seen[i].sentence != n {
			continue
		}
		for _, m := range w.countsFor(w.seen[i], kind, o) {
			if !slices.Contains(set, m) {
				set = append(set, m)
			}
		}
	}
	slices.Sort(set)
	return set
}

// countsFor tells which actors a mention speaks for in a group of the kind: a
// president is one of the two leaders, and his country one of the two sides.
func (w *walker) countsFor(s seen, kind string, o *officePhrase) []int {
	a := &w.r.cast.Actors[s.actor]
	switch kind {
	case "person", "leaders":
		if kind == "leaders" && !leads(a) {
			return nil
		}
		if a.Kind != Person || o != nil && !holdsLevel(a, w.r.levelOf(o), o.title.text) {
			return nil
		}
		if o == nil && len(a.Offices) == 0 && a.Country == "" {
			return nil
		}
		return []int{s.actor}
	case "organization":
		if a.Kind == Organization {
			return []int{s.actor}
		}
		return nil
	}
	switch a.Kind {
	case Country:
		if a.sub {
			return nil
		}
		return []int{s.actor}
	case Person:
		if i := w.r.governmentOf(a); i >= 0 {
			return []int{i}
		}
	case Organization:
		if kind == "sides" && a.Country != "" && w.countryActor(a.Country) < 0 {
			return []int{s.actor}
		}
		if i := w.countryActor(a.Country); i >= 0 {
			return []int{i}
		}
	case Group:
		if len(a.Members) > 0 && kind != "person" && kind != "leaders" {
			var out []int
			for _, m := range a.Members {
				if w.r.cast.Actors[m].Kind == Country {
					out = append(out, m)
				}
			}
			return out
		}
	}
	return nil
}

// leads tells whether a person is a leader: of a state, a government, a party or an
// organization.
func leads(a *Actor) bool {
	for _, o := range a.Offices {
		switch o.Level {
		case "head of state", "head of government", "party leader":
			return true
		case "head of organization":
			if o.Country != "" || a.Country != "" {
				return true // and not the head of some bureau
			}
		}
		if o.Sector == "MIL" || o.Sector == "REB" {
			return true
		}
	}
	return false
}

// governmentOf is the country that an official speaks for; it becomes an actor when
// only its officials were named so far.
func (r *reader) governmentOf(a *Actor) int {
	code := r.countryOf(a)
	if code == "" {
		return -1
	}
	if i, ok := r.state.byKey["country:"+code]; ok {
		return i
	}
	row, ok := r.lex.byCode[code]
	if !ok {
		return -1
	}
	return r.countryActor(row)
}

func holdsLevel(a *Actor, level, text string) bool {
	for _, o := range a.Offices {
		if o.Status == "former" {
			continue
		}
		if level != "" && o.Level == level || level == "minister" && ministerial(o.Level) || strings.HasSuffix(strings.ToLower(o.Title), text) {
			return true
		}
	}
	return false
}

// groupOf finds or makes the group of these members.
func (w *walker) groupOf(members []int) int {
	sorted := append([]int(nil), members...)
	sort.Ints(sorted)
	key := "group:" + fmt.Sprint(sorted)
	if i, ok := w.r.state.byKey[key]; ok {
		return w.ensure(i)
	}
	var names []string
	for _, m := range sorted {
		names = append(names, w.r.cast.Actors[m].Name)
	}
	name := strings.Join(names, " and ")
	return w.ensure(w.r.newActor(key, Actor{
		ID: slug(name), Kind: Group, Name: name, Members: sorted, Plural: true,
	}))
}

// openGroup is a group whose members the text does not tell.
func (w *walker) openGroup(name, kind string) int {
	key := "open:" + strings.ToLower(name)
	if i, ok := w.r.state.byKey[key]; ok {
		return w.ensure(i)
	}
	return w.ensure(w.r.newActor(key, Actor{ID: slug(name), Kind: Group, Name: name, Plural: true}))
}

// lastOf is the last mention of any member.
func (w *walker) lastOf(members []int) int {
	for i := len(w.seen) - 1; i >= max(0, len(w.seen)-reach); i-- {
		for _, m := range members {
			if w.seen[i].actor == m {
				return w.seen[i].mention
			}
		}
	}
	return -1
}

// Group is the index of the group that is made of these actors and no others,
// made where the cast has none; -1 for fewer than two. Groups among them are taken
// for their members. Its Name joins theirs.
func (c *Cast) Group(members []int) int {
	var sorted []int
	for _, m := range members {
		if a := &c.Actors[m]; a.Kind == Group && len(a.Members) > 0 {
			sorted = append(sorted, a.Members...)
		} else {
			sorted = append(sorted, m)
		}
	}
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	if len(sorted) < 2 {
		return -1
	}
	var names []string
	for _, m := range sorted {
		names = append(names, c.Actors[m].Name)
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	id := slug(name)
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind == Group && slices.Equal(a.Members, sorted) {
			return i
		}
		if a.ID == id {
			id += "-together"
		}
	}
	c.Actors = append(c.Actors, Actor{ID: id, Kind: Group, Name: name, Members: sorted, Plural: true})
	return len(c.Actors) - 1
}

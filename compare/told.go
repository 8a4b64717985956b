package compare

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	personname "chancery/archive/name"
	"chancery/record"
)

// told is a report made ready: its actors by id, whom they speak for and where it
// names them.
type told struct {
	Report
	account int
	name    string // of the account
	quoter  *record.Quoter
	actors  map[string]*record.Actor
	// also holds, by the id of a person, the codes under which any account has
	// this person: one calls an official by the union, one by the country.
	also  map[string][]string
	named []naming
	enc   *record.Encounter // nil where no encounter was read
	// same are the ids of the encounters of the record that are this one, told again.
	same map[string]bool
	// parties are the codes that take part, side the one that publishes, or "".
	parties []string
	side    string
}

// naming is a place where an account names an actor.
type naming struct {
	start, end int // bytes
	key        string
	actor      string // id
}

// tell makes the reports of accounts ready, in their order.
func tell(accounts []Account) []*told {
	var out []*told
	for i := range accounts {
		a := &accounts[i]
		for _, r := range append([]Report{{a.Record, a.Encounter}}, a.Also...) {
			out = append(out, ready(r, i, a.Name))
		}
	}
	keys := meetPersons(out)
	for i, t := range out {
		t.names(keys[i])
	}
	return out
}

func ready(r Report, account int, name string) *told {
	t := &told{
		Report: r, account: account, name: name, quoter: record.NewQuoter(r.Record.Document.Text),
		actors: map[string]*record.Actor{}, also: map[string][]string{},
	}
	for k := range r.Record.Actors {
		t.actors[r.Record.Actors[k].ID] = &r.Record.Actors[k]
	}
	return t
}

// person is one of an account.
type person struct {
	told  int
	actor *record.Actor
	name  personname.Name
}

// meetPersons finds the persons whom several accounts have, joins the codes they
// speak for, and gives each person of each account a key that all share.
func meetPersons(list []*told) []map[string]string {
	var all []person
	keys := make([]map[string]string, len(list))
	for i, t := range list {
		keys[i] = map[string]string{}
		for k := range t.Record.Actors {
			if a := &t.Record.Actors[k]; a.Kind == "person" {
				all = append(all, person{i, a, personname.Parse(a.Name)})
			}
		}
	}
	for i := range all {
		p := &all[i]
		key := "person " + p.actor.ID
		var codes []string
		for j := range all {
			q := &all[j]
			if q.told == p.told && i != j || personname.Compare(p.name, q.name) != personname.Same && q.actor.Name != p.actor.Name {
				continue
			}
			if j < i {
				key = min(key, keys[q.told][q.actor.ID])
			}
			if code := codeOf(q.actor); code != q.actor.ID {
				codes = append(codes, code)
			}
		}
		keys[p.told][p.actor.ID] = key
		if len(codes) == 0 {
			continue // nobody tells whom this person speaks for
		}
		slices.Sort(codes)
		list[p.told].also[p.actor.ID] = slices.Compact(codes)
	}
	return keys
}

// codeOf is the country or organization of an actor who is no group, else its id.
func codeOf(a *record.Actor) string {
	switch {
	case a.Country == "EUR":
		return "EU" // CAMEO's name of it
	case a.Country != "":
		return a.Country
	}
	return a.ID
}

// codes are the countries or organizations that an actor stands for, sorted.
func (t *told) codes(id string) []string { return t.codesWithin(id, 0) }

// memberDepth bounds groups of groups.
const memberDepth = 4

func (t *told) codesWithin(id string, depth int) []string {
	a := t.actors[id]
	if a == nil || depth > memberDepth {
		return nil
	}
	var out []string
	for _, m := range a.Members {
		out = append(out, t.codesWithin(m, depth+1)...)
	}
	switch also := t.also[id]; {
	case len(out) > 0:
	case len(also) > 0:
		return also
	case a.Kind == "group" && a.Country == "":
		return nil // members unknown
	default:
		out = []string{codeOf(a)}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// voices lists the codes of all participants of an encounter.
func (t *told) voices(enc *record.Encounter) []string {
	var out []string
	for _, p := range enc.Participants {
		out = append(out, t.codes(p.Actor)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// voiceOf lists whom a statement speaks for: the speaker's countries or
// organizations, else those on whose behalf it is said, else all whom its source
// names where that is several ("High Representative A and Minister B"), and the
// parties where it counts or calls them ("the two presidents", "the sides"). In a
// side's own release whoever is not named ("the Prime Minister", "an official")
// speaks for it, and beside who is joined to him by "and".
func (l *lexicon) voiceOf(t *told, s *record.Statement) []string {
	if t.side != "" && s.Source != nil && l.callsHouse(s.Source.Exact) {
		return []string{t.side}
	}
	if v := t.codes(s.Speaker); len(v) > 0 {
		return v
	}
	if v := t.codes(s.OnBehalfOf); len(v) > 0 || s.Source == nil {
		return v
	}
	if calls(s.Source.Exact, l.classes["all"]) {
		return t.parties
	}
	var out []string
	start, end := t.quoter.Bytes(*s.Source)
	for _, n := range t.namesWithin(start, end) {
		out = append(out, t.codes(n.actor)...)
	}
	slices.Sort(out)
	switch out = slices.Compact(out); {
	case len(out) > 1:
		return out
	case t.side != "" && joins(s.Source.Exact): // "The Secretary-General and President A"
		out = append(out, t.side)
		slices.Sort(out)
		return slices.Compact(out)
	case len(out) == 0 && t.side != "":
		return []string{t.side}
	}
	return nil
}

// joins tells whether a source joins two by "and".
func joins(source string) bool {
	return slices.ContainsFunc(cut(source), func(w word) bool { return w.lower == "and" })
}

// callsHouse tells whether a source is a side's own ministry or office: "the
// Ministry", "the Prime Minister's Office".
func (l *lexicon) callsHouse(source string) bool {
	house := 0
	for _, w := range cut(source) {
		switch {
		case l.is("house", w.lower):
			house++
		case w.lower != "the" && !l.is("office", w.lower):
			return false
		}
	}
	return house > 0
}

// calls tells whether all words of a source, articles aside, are of a set.
func calls(source string, set map[string]bool) bool {
	n := 0
	for _, w := range cut(source) {
		if set[w.lower] {
			n++
		} else if w.lower != "the" {
			return false
		}
	}
	return n > 0
}

// names lists where the account names countries, organizations and persons, in
// the order of the text.
func (t *told) names(keys map[string]string) {
	for k := range t.Record.Actors {
		a := &t.Record.Actors[k]
		var key string
		switch a.Kind {
		case "country", "organization":
			key = "actor " + codeOf(a)
			if a.Kind == "organization" && codeOf(a) != "EU" {
				if a.Country == "" {
					continue // known by its words alone, which are compared as words
				}
				key = "actor " + a.ID // a ministry is not its country
			}
		case "person":
			if r, _ := utf8.DecodeRuneInString(a.Name); unicode.IsLower(r) {
				continue // "chair of the conference": an office and no name
			}
			key = keys[a.ID]
		default:
			continue
		}
		for _, m := range a.Mentions {
			if m.How == "name" || m.How == "title" {
				start, end := t.quoter.Bytes(m.Evidence)
				if n := properWords(m.Evidence.Exact); a.Kind == "organization" && a.Country != "" && n > 0 {
					t.named = append(t.named, naming{start, start + n, "actor " + codeOf(a), a.ID})
					continue
				}
				t.named = append(t.named, naming{start, end, key, a.ID})
			}
		}
	}
	slices.SortFunc(t.named, func(a, b naming) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
}

// properWords are the bytes of the word that names whose it is where the rest of a
// name are common words, which are compared as words: "Brazilian" of "Brazilian
// judiciary"; 0 for any other name.
func properWords(name string) int {
	first, rest, ok := strings.Cut(name, " ")
	if r, _ := utf8.DecodeRuneInString(first); !ok || !unicode.IsUpper(r) || strings.ToLower(rest) != rest {
		return 0
	}
	return len(first)
}

// namesWithin are the namings that lie between two bytes.
func (t *told) namesWithin(start, end int) []naming {
	from := sort.Search(len(t.named), func(i int) bool { return t.named[i].start >= start })
	to := sort.Search(len(t.named), func(i int) bool { return t.named[i].start >= end })
	return t.named[from:to]
}

// meet tells whether two lists share an element.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// met tells whether a name is that of a party, or of a person who met or speaks.
func (t *told) met(n naming) bool {
	if code, ok := strings.CutPrefix(n.key, "actor "); ok {
		return slices.Contains(t.parties, code)
	}
	return t.enc != nil && slices.ContainsFunc(t.enc.Participants, func(p record.Participant) bool { return p.Actor == n.actor }) ||
		slices.ContainsFunc(t.Record.Statements, func(s record.Statement) bool { return s.Speaker == n.actor })
}

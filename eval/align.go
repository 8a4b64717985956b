package eval

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"chancery/record"
)

// alignment tells which actor of a read record is which of the gold record,
// since their ids need not be the same.
type alignment struct {
	gold, got   map[string]*record.Actor
	toGot       map[string]string // gold id → read id
	toGold      map[string]string
	goldOrder   []string
	personsOver []string // read persons with a name that gold does not have
}

// align pairs actors: countries and organizations by id or name, then by a code that
// no other of their record has, persons by name, then by the family name where a
// mention of both is the same words, groups by their members, their country and
// sector, or their wording; a group that gold does not name may be a person without a name.
func align(g *Gold, got *record.Record) *alignment {
	a := &alignment{
		gold: map[string]*record.Actor{}, got: map[string]*record.Actor{},
		toGot: map[string]string{}, toGold: map[string]string{},
	}
	for i := range got.Actors {
		a.got[got.Actors[i].ID] = &got.Actors[i]
	}
	for i := range g.Record.Actors {
		a.gold[g.Record.Actors[i].ID] = &g.Record.Actors[i]
		a.goldOrder = append(a.goldOrder, g.Record.Actors[i].ID)
	}
	// Groups come last: they may be known by their members alone.
	for _, same := range []func(x, y *record.Actor) bool{sameName, a.sameCode(), sameFamilyName, g.sameGroup(a), g.sameWording} {
		for i := range g.Record.Actors {
			for j := range got.Actors {
				x, y := &g.Record.Actors[i], &got.Actors[j]
				if a.toGot[x.ID] == "" && a.toGold[y.ID] == "" && same(x, y) {
					a.toGot[x.ID], a.toGold[y.ID] = y.ID, x.ID
				}
			}
		}
	}
	for i := range got.Actors {
		if y := &got.Actors[i]; y.Kind == "person" && a.toGold[y.ID] == "" && hasName(y) {
			a.personsOver = append(a.personsOver, y.ID)
		}
	}
	return a
}

// hasName reports whether the text gives a person's name, and not an office alone.
func hasName(a *record.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return m.How == "name" })
}

// known is the gold id of a read actor, or its own id marked as unknown, so
// that it equals nothing in gold.
func (a *alignment) known(gotID string) string {
	if gotID == "" {
		return ""
	}
	if id := a.toGold[gotID]; id != "" {
		return id
	}
	return "?" + gotID
}

// name is an actor's name for people to read, by gold id or marked read id.
func (a *alignment) name(id string) string {
	if x := a.gold[id]; x != nil && x.Name != "" {
		return x.Name
	}
	if y := a.got[strings.TrimPrefix(id, "?")]; y != nil && y.Name != "" {
		return y.Name
	}
	return id
}

func sameName(x, y *record.Actor) bool {
	if x.Kind != y.Kind || x.Kind == "group" {
		return false
	}
	if x.Kind != "person" && x.ID == y.ID {
		return true
	}
	for _, n := range names(x) {
		if slices.Contains(names(y), n) {
			return true
		}
	}
	return false
}

// sameCode joins countries and organizations by the CAMEO code that they alone have in
// either record: many share IGO or USAGOV.
func (a *alignment) sameCode() func(x, y *record.Actor) bool {
	count := func(actors map[string]*record.Actor) map[string]int {
		n := map[string]int{}
		for _, x := range actors {
			if x.Kind != "person" && x.Kind != "group" {
				n[x.Cameo]++
			}
		}
		return n
	}
	gold, got := count(a.gold), count(a.got)
	return func(x, y *record.Actor) bool {
		return x.Kind == y.Kind && x.Kind != "group" && x.Cameo == y.Cameo && gold[x.Cameo] == 1 && got[x.Cameo] == 1 && x.Cameo != ""
	}
}

// sameFamilyName joins "Lavrov" with "Sergei Lavrov" and "Zelensky" with
// "Volodymyr Zelenskyy" where both have a mention at the same place.
func sameFamilyName(x, y *record.Actor) bool {
	return x.Kind == "person" && y.Kind == "person" && mentionsMeet(x, y)
}

func mentionsMeet(x, y *record.Actor) bool {
	for _, m := range x.Mentions {
		for _, n := range y.Mentions {
			if n.How == "name" && m.Start < n.End && n.Start < m.End {
				return true
			}
		}
	}
	return false
}

func (g *Gold) sameGroup(a *alignment) func(x, y *record.Actor) bool {
	return func(x, y *record.Actor) bool {
		if x.Kind != "group" || y.Kind != "group" {
			return false
		}
		if len(x.Members) > 0 {
			var members []string
			for _, m := range y.Members {
				members = append(members, a.known(m))
			}
			return sameSet(x.Members, members)
		}
		return x.Country != "" && x.Sector != "" && x.Country == y.Country && x.Sector == y.Sector
	}
}

// sameWording joins actors other than persons that are named by the same words.
func (g *Gold) sameWording(x, y *record.Actor) bool {
	if x.Kind == "person" || y.Kind == "person" && (x.Kind != "group" || hasName(y)) {
		return false
	}
	mine := names(x)
	for _, w := range g.mentions[x.ID] {
		mine = append(mine, fold(w))
	}
	for _, m := range y.Mentions {
		if m.How != "pronoun" && slices.Contains(mine, fold(m.Exact)) {
			return true
		}
	}
	return mentionsMeet(x, y) || x.Kind == "group" && y.Kind != "country" && y.Kind != "organization" && sameSpan(x, y)
}

// sameSpan reports whether two actors have a mention that begins or ends at the
// same place.
func sameSpan(x, y *record.Actor) bool {
	for _, m := range x.Mentions {
		for _, n := range y.Mentions {
			if n.How != "pronoun" && m.Start < n.End && n.Start < m.End && (m.Start == n.Start || m.End == n.End) {
				return true
			}
		}
	}
	return false
}

// names are an actor's name and aliases, folded.
func names(a *record.Actor) []string {
	var out []string
	for _, n := range append([]string{a.Name}, a.Aliases...) {
		if n = fold(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// fold makes wordings equal that differ in case, accents, hyphens, spaces or a
// leading article.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(cases.Fold().String(s)) {
		switch {
		case r >= 0x300 && r < 0x370: // combining accents
		case r == '-', r == '‐', r == '–':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(b.String()), " "), "the ")
}

func sameSet(a, b []string) bool {
	x, y := slices.Clone(a), slices.Clone(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(slices.Compact(x), slices.Compact(y))
}

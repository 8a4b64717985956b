package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/actor"
)

// called is what an account is called in a sentence: its side, with the article that
// the name wants, else "account A".
func (l *lexicon) called(s *Side) string {
	if s.Country == "" {
		return cmp.Or(s.Name, "one account")
	}
	return l.country(s.Country)
}

// country is the name of a country or organization in a sentence.
func (l *lexicon) country(code string) string {
	name := cmp.Or(actor.CodeName(code), code)
	if slices.ContainsFunc(cut(name), func(w word) bool { return l.is("article", w.lower) }) {
		return "the " + name
	}
	return name
}

// accountOf is "India’s account", or "account B" where no side is known.
func (l *lexicon) accountOf(s *Side) string {
	if s.Country == "" {
		if len(s.Name) <= 2 {
			return strings.TrimSpace("account " + s.Name)
		}
		return "the account by " + s.Name
	}
	name := l.country(s.Country)
	if strings.HasSuffix(name, "s") {
		return name + "’ account"
	}
	return name + "’s account"
}

// told tells who says that whom said a clause: "India says that China said it".
func (l *lexicon) told(sides []Side, u *unit) string {
	own := &sides[u.Account]
	by := l.called(own)
	if own.Country == "" {
		by = l.accountOf(own)
	}
	did := "said it"
	switch {
	case u.undone():
		return by + " denies it"
	case u.agenda:
		did = "talked of it"
	case u.Act == "agree":
		did = "agreed to it"
	case slices.Contains(denials, u.Act) && !l.rejects(u.words):
		did = "denied or rejected it"
	case len(u.Voice) == 1 && u.Voice[0] == own.Country:
		return by + " says so"
	}
	return fmt.Sprintf("%s says that %s %s", by, l.voices(own, u.Voice), did)
}

// opposed tells who denies what whom says: "Jordan says that Cyprus agreed to it;
// Cyprus’s account denies it".
func (l *lexicon) opposed(sides []Side, a, b *unit) string {
	if l.denying(b) == l.denying(a) {
		return fmt.Sprintf("%s and %s say the opposite of one another", l.accountOf(&sides[a.Account]), l.accountOf(&sides[b.Account]))
	}
	if l.denying(a) {
		a, b = b, a
	}
	return fmt.Sprintf("%s; %s denies it", l.told(sides, a), l.accountOf(&sides[b.Account]))
}

// denying tells whether a clause denies something: by its act, or by most of its
// words.
func (l *lexicon) denying(u *unit) bool {
	turned := 0.0
	for i := range u.terms {
		if u.terms[i].turned {
			turned += u.terms[i].weight
		}
	}
	return turned > u.total/2
}

// voices names those who speak: "it" for the account's own side, "both sides" for
// the two parties.
func (l *lexicon) voices(own *Side, voice []string) string {
	switch {
	case len(voice) == 1 && voice[0] == own.Country:
		return "it"
	case len(voice) == 2 && slices.Equal(voice, own.Parties):
		return "both sides"
	case len(voice) > 2 && slices.Equal(voice, own.Parties):
		return "all sides"
	case len(voice) == 0:
		return "somebody"
	}
	var names []string
	for _, code := range voice {
		names = append(names, l.country(code))
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// lacking are the accounts that have no clause of a group: "China’s account and
// India’s account"; "" where all have one.
func (l *lexicon) lacking(sides []Side, units []unit, g []int) string {
	var names []string
	for i := range sides {
		if !has(units, g, i) {
			names = append(names, l.accountOf(&sides[i]))
		}
	}
	return strings.Join(names, " and ")
}

// binding are the acts by which a side binds itself, whatever its verb.
var binding = []string{"agree", "pledge", "offer"}

// firmness tells where one clause says that something will be done and another that
// it may be; "" where they are as firm. The words are those of the clauses.
func (l *lexicon) firmness(sides []Side, a, b *unit) string {
	modal := func(u *unit, class string) string {
		for _, w := range u.words {
			if l.is(class, w.lower) && !l.isMonth(u, w) && !strings.Contains(w.key, " ") { // "as soon as possible" is a phrase
				return w.lower
			}
		}
		return ""
	}
	for range 2 {
		firm, open := modal(a, "firm"), modal(b, "open")
		if (firm != "" || slices.Contains(binding, a.Act)) && modal(a, "open") == "" && open != "" && modal(b, "firm") == "" {
			if firm != "" {
				firm = fmt.Sprintf(" (“%s”)", firm)
			}
			return fmt.Sprintf("firm in %s%s, open in %s (“%s”)", l.accountOf(&sides[a.Account]), firm, l.accountOf(&sides[b.Account]), open)
		}
		a, b = b, a
	}
	return ""
}

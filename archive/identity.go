package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"unicode/utf8"

	"chancery/archive/tenure"
)

// maxIdentities bounds each of the writer's maps; at 100 bytes an entry they
// stay below 100 MB.
const maxIdentities = 300_000

// identities remembers what number a term or an actor has, so that the writer
// need not ask for each of them. It is a copy of rows; forgetting is harmless.
type identities struct {
	terms  map[term]int64
	actors map[string]knownActor
	words  map[actorWord]bool
	// phrases are the numbers of set phrases and variants: as many as are listed.
	phrases map[string]int64
	towns   map[town]int64
	holder  func(title, level, country, organization, day string) (string, bool) // see loadHolder
	entered []tenure.Tenure                                                      // what holder was made of
}

// knownActor is an actor with what it is shown as.
type knownActor struct {
	serial int64
	look   actorLook
}

// actorLook is what an actor is shown as. Of those that documents have, the
// greatest is kept: that with the longest name. So it does not depend on the order
// in which they are added.
type actorLook struct{ name, country, kind string }

func lookOf(a *actorRow) actorLook { return actorLook{a.Name, countryOf(a.Actor), a.Kind} }

func (a actorLook) compare(b actorLook) int {
	return cmp.Or(cmp.Compare(utf8.RuneCountInString(a.name), utf8.RuneCountInString(b.name)),
		cmp.Compare(a.name, b.name), cmp.Compare(a.country, b.country), cmp.Compare(a.kind, b.kind))
}

type actorWord struct {
	actor int64
	word  string
}

func newIdentities() *identities {
	ids := new(identities)
	ids.forget()
	return ids
}

func (ids *identities) forget() {
	ids.terms = make(map[term]int64)
	ids.actors = make(map[string]knownActor)
	ids.words = make(map[actorWord]bool)
	ids.phrases = make(map[string]int64)
	ids.towns = make(map[town]int64)
}

func (ids *identities) bound() {
	if len(ids.terms) > maxIdentities || len(ids.actors) > maxIdentities || len(ids.words) > maxIdentities {
		ids.forget()
	}
}

// known looks up what number something has, and makes the row that gives it one
// when it is new.
func (t *tx) known(ctx context.Context, find string, key []any, insert string, values []any, into ...any) error {
	err := t.get(ctx, find, key, into...)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err := t.engine.identify(ctx, t, insert, values...); err != nil {
		return err
	}
	return t.get(ctx, find, key, into...)
}

// term is the number of a term, made when it is new.
func (t *tx) term(ctx context.Context, x term) (int64, error) {
	if id, ok := t.ids.terms[x]; ok {
		return id, nil
	}
	var id int64
	err := t.known(ctx, "SELECT id FROM term WHERE field = ? AND value = ?", []any{x.field, x.value},
		"INSERT INTO term (field, value) VALUES (?, ?) ON CONFLICT DO NOTHING", []any{x.field, x.value}, &id)
	if err == nil {
		t.ids.terms[x] = id
	}
	return id, err
}

// actor is the number of an actor, made when it is new; the names it goes by
// are added to those it is found by.
func (t *tx) actor(ctx context.Context, a *actorRow) (int64, error) {
	look := lookOf(a)
	known, ok := t.ids.actors[a.global]
	if !ok {
		if err := t.known(ctx, "SELECT serial, name, country, kind FROM actor WHERE id = ?", []any{a.global},
			"INSERT INTO actor (id, kind, name, country) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", []any{a.global, look.kind, look.name, look.country},
			&known.serial, &known.look.name, &known.look.country, &known.look.kind); err != nil {
			return 0, err
		}
		t.ids.actors[a.global] = known
	}
	if look.compare(known.look) > 0 {
		known.look = look
		t.ids.actors[a.global], t.index.looks[known.serial] = known, look
	}
	id := known.serial
	for _, name := range append([]string{a.Name, a.ID}, a.Aliases...) {
		for _, word := range nameWords(name) {
			if w := (actorWord{id, word}); !t.ids.words[w] {
				t.ids.words[w] = true
				t.index.words.add(w.word, w.actor)
			}
		}
	}
	return id, nil
}

// nameWords are the words a name is found by: each of its own, and each two that
// stand together written as one, since "Jae-myung" is written "Jaemyung" too.
func nameWords(name string) []string {
	list := words(name)
	for i := range len(list) - 1 {
		list = append(list, list[i]+list[i+1])
	}
	return list
}

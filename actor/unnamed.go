package actor

import (
	"slices"
	"strings"
)

// Unnamed is the group that a phrase without a name tells of ("Turkish officials",
// "a senior diplomat"), whose members nobody knows: the one of the same words, or
// of the same last word behind "the", that was made before, or else a new one.
// Start and end are the bytes of the phrase; country and sector are what
// [Resolve] reads in it.
func (c *Cast) Unnamed(phrase string, start, end int, country, sector string) int {
	article, name, ok := strings.Cut(phrase, " ")
	switch strings.ToLower(article) {
	case "a", "an", "the":
	default:
		ok = false
	}
	if !ok {
		name = phrase
	}
	key := strings.ToLower(name)
	i := -1
	for n := len(c.unnamed) - 1; n >= 0 && i < 0; n-- {
		u := c.unnamed[n]
		known := strings.ToLower(c.Actors[u.Actor].Name)
		if known == key || strings.EqualFold(article, "the") && !strings.Contains(key, " ") && strings.HasSuffix(known, " "+key) {
			i = u.Actor
		}
	}
	if i < 0 {
		if len(c.unnamed) >= maxUnnamed {
			return -1
		}
		i = len(c.Actors)
		c.Actors = append(c.Actors, Actor{ID: c.freeID(slug(name)), Kind: Group, Name: name, Country: country, Sector: sector, Plural: true})
	}
	c.unnamed = append(c.unnamed, Mention{Actor: i, Start: start, End: end, How: ByGroup, Antecedent: -1})
	return i
}

// UnnamedBefore is the group without a name met last whose words have this noun ("the
// people" after "three people familiar with the matter"), -1 for none.
func (c *Cast) UnnamedBefore(noun string) int {
	for n := len(c.unnamed) - 1; n >= 0; n-- {
		i := c.unnamed[n].Actor
		if slices.Contains(strings.Fields(strings.ToLower(c.Actors[i].Name)), noun) {
			return i
		}
	}
	return -1
}

// maxUnnamed bounds the groups without names of a document, and so the work of
// finding one again.
const maxUnnamed = 200

// freeID is an id that no actor has yet.
func (c *Cast) freeID(id string) string {
	for n := range c.Actors {
		if c.Actors[n].ID == id {
			return c.freeID(id + "-unnamed")
		}
	}
	return id
}

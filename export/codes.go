package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/archive"
	"chancery/record"
)

// side is one actor of an event: its CAMEO code taken apart, and what the
// document calls it.
type side struct {
	code    string // whole: CHNGOV
	nation  string // the country, or the organization of states: CHN, NATO
	body    bool   // it is an organization of states
	sectors []string
	party   *archive.Party // nil where not one alone can be meant
}

// sideOf takes a code apart and finds who is meant among the parties: the only
// one of its nation.
func sideOf(code string, parties []archive.Party) side {
	s := side{code: code}
	rest := code
	if body, sectors, ok := bodyIn(code); ok {
		s.nation, rest = body, sectors
	}
	for rest != "" {
		part := rest[:min(3, len(rest))]
		rest = rest[len(part):]
		switch {
		case s.nation == "" && !sectorCodes[part]:
			s.nation = part
		default:
			s.sectors = append(s.sectors, part)
		}
	}
	if s.nation == "IGO" && len(s.sectors) > 0 { // a body by name behind the kind
		s.nation, s.sectors, s.body = s.sectors[0], s.sectors[1:], true
	}
	if s.nation == "EU" {
		s.nation = "EUR"
	}
	s.body = s.body || s.nation == "IGO" || len(s.nation) != 3 && s.nation != "" || knownGroup(s.nation) != "" && fipsOf(s.nation) == ""
	s.party = meant(&s, parties)
	return s
}

// bodyIn parts the code of an organization of states, which may have any number of
// letters, from the sectors behind it: "NATO", "EUGOV".
func bodyIn(code string) (body, sectors string, ok bool) {
	for n := len(code); n >= 2; n -= 3 {
		if n == 3 || !knownSectors(code[n:]) || actor.CodeName(code[:n]) == "" {
			continue
		}
		return code[:n], code[n:], true
	}
	return "", "", false
}

func knownSectors(codes string) bool {
	for ; codes != ""; codes = codes[3:] {
		if !sectorCodes[codes[:3]] {
			return false
		}
	}
	return true
}

// meant is the party that a side can be: the country itself where the code has no
// sector and the country is among them, else the only one of its nation.
func meant(s *side, parties []archive.Party) *archive.Party {
	var found []*archive.Party
	for i := range parties {
		if p := &parties[i]; nationOf(p) == s.nation && s.nation != "" {
			if p.ID == p.Country && len(s.sectors) == 0 {
				return p
			}
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

// sectorCodes are the sectors of PLOVER and CAMEO that stand first in a code
// where no country is known.
var sectorCodes = func() map[string]bool {
	out := make(map[string]bool)
	for _, s := range strings.Fields("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC") {
		out[s] = true
	}
	return out
}()

// nationOf is what a party has in the place of a country in codes.
func nationOf(p *archive.Party) string {
	if p.Country == "EU" {
		return "EUR"
	}
	return p.Country
}

// kinds are its sectors, behind IGO of an organization of states.
func (s *side) kinds() []string {
	if s.body {
		return append([]string{"IGO"}, s.sectors...)
	}
	return s.sectors
}

// country is the country it stands for; "" for an organization.
func (s *side) country() string {
	if s.body {
		return ""
	}
	return s.nation
}

// name is what the side is called: the party, else the country or organization that
// its code begins with, else the code.
func (s *side) name() string {
	if s.party != nil {
		return Printable(s.party.Name)
	}
	return cmp.Or(countryName(s.nation), s.code)
}

// pairs are the sides of an event two by two: each actor with each recipient, the
// actors with one another where there is no recipient, or one alone.
func pairs(e *archive.Event) [][2]side {
	sides := func(codes []string) []side {
		var out []side
		for _, c := range codes {
			out = append(out, sideOf(c, e.Parties))
		}
		return out
	}
	actors, recipients := sides(e.Event.Actor), sides(e.Event.Recipient)
	var out [][2]side
	switch {
	case len(recipients) > 0:
		for _, a := range actors {
			for _, r := range recipients {
				out = append(out, [2]side{a, r})
			}
		}
	case len(actors) > 1:
		for i, a := range actors {
			for _, b := range actors[i+1:] {
				out = append(out, [2]side{a, b})
			}
		}
	case len(actors) == 1:
		out = append(out, [2]side{actors[0], {}})
	}
	return out[:min(len(out), pairsAtMost)]
}

// pairsAtMost is how many rows one event can have: as many as the low byte of
// their numbers tells apart.
const pairsAtMost = 256

// gdeltID numbers an event: of the first 55 bits of the SHA-256 of its id, with
// eight bits of zeros for the pair. The same event has the same number anywhere.
func gdeltID(id string) int64 {
	sum := sha256.Sum256([]byte(id))
	return int64(binary.BigEndian.Uint64(sum[:8])>>1) &^ (pairsAtMost - 1)
}

// exacts are the words of some evidence.
func exacts(list []record.Evidence) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.Exact
	}
	return out
}

// oneLine makes a cell of a table that is parted by tabs.
func oneLine(s string) string { return Printable(s) }

// dayOfEvent is the day of an event, else of its document; "" when neither is
// told to the day.
func dayOfEvent(e *Event) string {
	for _, date := range []string{e.Event.Event.Date, e.Document.Day} {
		if exactDay(date) {
			return Day(date)
		}
	}
	return ""
}

// Why an item is left out of a format.
const (
	noDay       = "neither the event nor its document tells a day"
	noActor     = "no actor is named"
	noRecipient = "no recipient is named and the type needs one"
	noCode      = "no CAMEO code"
	noType      = "a dictionary's code that PLOVER has no type for"
)

// needsRecipient are the PLOVER types that are mutual or material and go to
// somebody.
func needsRecipient(kind string) bool {
	return slices.Contains([]string{"COOPERATE", "AID", "SANCTION"}, kind)
}

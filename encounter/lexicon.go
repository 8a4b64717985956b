package encounter

import (
	"embed"
	"fmt"
	"strconv"
	"sync"

	"chancery/internal/table"
)

//go:embed data/*.tsv data/*.txt
var files embed.FS

// verb is one line of verbs.tsv.
type verb struct {
	particle, frame, kind, mode, need string
}

// noun is one line of nouns.tsv.
type noun struct {
	number, kind, mode string
	weak               bool
}

// governor is one line of status.tsv.
type governor struct{ particle, status string }

// set is a list of words.
type set map[string]bool

// lexicon is all data files of the package.
type lexicon struct {
	verbs        map[string][]verb
	nouns        map[string]noun
	governors    map[string][]governor
	numbers      map[string]int
	descriptions map[string][]string // noun → levels of office it can mean

	modals, links, visits, phones, lights, phases, grounds map[string]string

	habits, kin, venues, happenings, papers, letters, traps, bearers, diplomats, events set

	// The classes of classes.tsv, which says what each holds.
	errands, takings, lands, outward, legs, choices, decorations                                   set
	abstract, airfields, anew, attendings, couriers, diaries, leads, mediators, sequels, turns     set
	accords, apart, credentials, current, dayparts, feasts, former, further, goings, joins, merits set
	wirelike, engagements, festive, gatherings, treats, folk, gestures                             set
	givings, honours, joint, stays                                                                 set
	margins, mediations, pairwise, prospects, rounds, singly, states, tellings                     set
	wishes, mailings, vague, outcomes, claims, sittings, visitors, meals, attendance               set
	organs, common, interstate, sitters, principals                                                set
	faces, writings, signatures, whiles, contacts, stages, escorts, views, alikes, peers           set
}

var words = sync.OnceValues(load)

func load() (*lexicon, error) {
	l := &lexicon{
		verbs: map[string][]verb{}, nouns: map[string]noun{}, governors: map[string][]governor{},
		numbers: map[string]int{}, descriptions: map[string][]string{},
	}
	for _, step := range []func() error{l.sets, l.classes, l.tables, l.frames, l.people} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// sets reads the files that are one list of words each.
func (l *lexicon) sets() error {
	for name, dst := range map[string]*set{
		"habits": &l.habits, "kin": &l.kin, "venues": &l.venues, "happenings": &l.happenings, "papers": &l.papers,
		"letters": &l.letters, "traps": &l.traps, "bearers": &l.bearers, "diplomats": &l.diplomats, "events": &l.events,
	} {
		*dst = set{}
		if err := each(name+".txt", 1, func(f []string) error { (*dst)[f[0]] = true; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// classes reads classes.tsv.
func (l *lexicon) classes() error {
	dst := map[string]*set{
		"errands": &l.errands, "takings": &l.takings, "lands": &l.lands, "outward": &l.outward, "legs": &l.legs, "choices": &l.choices, "decorations": &l.decorations,
		"couriers": &l.couriers, "mediators": &l.mediators, "anew": &l.anew, "diaries": &l.diaries, "abstract": &l.abstract, "leads": &l.leads, "airfields": &l.airfields, "attendings": &l.attendings, "turns": &l.turns, "sequels": &l.sequels,
		"accords": &l.accords, "apart": &l.apart, "credentials": &l.credentials, "current": &l.current, "dayparts": &l.dayparts, "former": &l.former, "further": &l.further,
		"goings": &l.goings, "joins": &l.joins, "merits": &l.merits,
		"feasts": &l.feasts, "gatherings": &l.gatherings, "treats": &l.treats, "folk": &l.folk, "gestures": &l.gestures, "joint": &l.joint, "engagements": &l.engagements, "wirelike": &l.wirelike, "festive": &l.festive, "givings": &l.givings, "honours": &l.honours, "stays": &l.stays, "pairwise": &l.pairwise, "singly": &l.singly,
		"margins": &l.margins, "mediations": &l.mediations, "prospects": &l.prospects, "rounds": &l.rounds,
		"states": &l.states, "tellings": &l.tellings, "wishes": &l.wishes, "mailings": &l.mailings, "vague": &l.vague, "outcomes": &l.outcomes, "sittings": &l.sittings, "meals": &l.meals, "attendance": &l.attendance, "visitors": &l.visitors, "claims": &l.claims, "faces": &l.faces, "writings": &l.writings, "contacts": &l.contacts, "stages": &l.stages, "escorts": &l.escorts, "views": &l.views, "whiles": &l.whiles, "alikes": &l.alikes, "organs": &l.organs, "common": &l.common, "interstate": &l.interstate, "sitters": &l.sitters, "principals": &l.principals, "peers": &l.peers, "signatures": &l.signatures,
	}
	for _, s := range dst {
		*s = set{}
	}
	return each("classes.tsv", 2, func(f []string) error {
		s, ok := dst[f[0]]
		if !ok {
			return fmt.Errorf("there is no class %q", f[0])
		}
		(*s)[f[1]] = true
		return nil
	})
}

// tables reads the files that give each word one value.
func (l *lexicon) tables() error {
	for name, dst := range map[string]*map[string]string{
		"modals": &l.modals, "links": &l.links, "visits": &l.visits, "lights": &l.lights, "phones": &l.phones, "phases": &l.phases, "grounds": &l.grounds,
	} {
		*dst = map[string]string{}
		if err := each(name+".tsv", 2, func(f []string) error { (*dst)[f[0]] = f[1]; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// frames reads the verbs and nouns that tell of an encounter and the words that
// govern them.
func (l *lexicon) frames() error {
	err := each("verbs.tsv", 6, func(f []string) error {
		l.verbs[f[0]] = append(l.verbs[f[0]], verb{particle: dash(f[1]), frame: f[2], kind: dash(f[3]), mode: dash(f[4]), need: dash(f[5])})
		return nil
	})
	if err != nil {
		return err
	}
	err = each("nouns.tsv", 5, func(f []string) error {
		if f[4] != "sure" && f[4] != "weak" {
			return fmt.Errorf("standing %q is neither sure nor weak", f[4])
		}
		l.nouns[f[0]] = noun{number: dash(f[1]), kind: f[2], mode: dash(f[3]), weak: f[4] == "weak"}
		return nil
	})
	if err != nil {
		return err
	}
	return each("status.tsv", 3, func(f []string) error {
		l.governors[f[0]] = append(l.governors[f[0]], governor{dash(f[1]), f[2]})
		return nil
	})
}

// people reads the words that count or describe those who meet.
func (l *lexicon) people() error {
	err := each("numbers.tsv", 2, func(f []string) error {
		n, err := strconv.Atoi(f[1])
		l.numbers[f[0]] = n
		return err
	})
	if err != nil {
		return err
	}
	return each("descriptions.tsv", 2, func(f []string) error {
		l.descriptions[f[0]] = append(l.descriptions[f[0]], f[1])
		return nil
	})
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// each calls do with the columns of each line of a data file.
func each(name string, columns int, do func([]string) error) error {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	return table.Each("encounter/data/"+name, string(data), columns, do)
}

package when

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

// class is a set of word classes.
type class uint32

const (
	cMonth class = 1 << iota
	cMonthAbbr
	cWeekday
	cWeekdayAbbr
	cCard
	cTens
	cScale
	cOrd
	cOrdLast
	cUnit
	cUnitAbbr
	cRel
	cPoss
	cSeason
	cPart
	cDayWord
	cPortion
	cEra
	cDecade
	cFew
	cZone
	cDigits
	cWeekdayPlural
	cZoneCity
	cHoliday // may begin the name of a holiday
)

var classNames = map[string]class{
	"month": cMonth, "monthabbr": cMonthAbbr, "wd": cWeekday, "wdabbr": cWeekdayAbbr,
	"card": cCard, "tens": cTens, "scale": cScale, "ord": cOrd, "ordlast": cOrdLast,
	"unit": cUnit, "unitabbr": cUnitAbbr, "rel": cRel, "poss": cPoss, "season": cSeason,
	"part": cPart, "dayword": cDayWord, "portion": cPortion, "era": cEra,
	"decadeword": cDecade, "few": cFew, "zone": cZone, "digits": cDigits, "wdplural": cWeekdayPlural, "zonecity": cZoneCity, "holiday": cHoliday,
}

// entry is one reading of a word.
type entry struct {
	class class
	n     int    // for values that are numbers
	s     string // for the others
}

//go:embed data/words.tsv
var wordsTSV string

//go:embed data/holidays.tsv
var holidaysTSV string

//go:embed data/cues.tsv
var cuesTSV string

//go:embed data/eras.tsv
var erasTSV string

//go:embed data/lunar.tsv
var lunarTSV string

type lexicon struct {
	words    map[string][]entry
	holidays map[string]*holiday // by name, without apostrophes
	eras     map[string]era
	cues     map[string]look
	longest  int // words in the longest name of a holiday or era
}

// words is the lexicon, parsed at first use. The lists are part of the
// program: a fault in them is a fault of the program, and panics.
var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string][]entry{}, holidays: map[string]*holiday{}, eras: map[string]era{}, cues: map[string]look{}}
	must(table.Each("when/data/words.tsv", wordsTSV, 3, l.addWord))
	moon := map[string][]Date{}
	must(table.Each("when/data/lunar.tsv", lunarTSV, 2, func(f []string) error {
		d, ok := ParseDate(f[1])
		if !ok {
			return fmt.Errorf("no date: %q", f[1])
		}
		moon[f[0]] = append(moon[f[0]], d)
		return nil
	}))
	must(table.Each("when/data/cues.tsv", cuesTSV, 2, func(f []string) error {
		l.cues[f[0]] = map[string]look{"back": back, "ahead": ahead}[f[1]]
		if l.cues[f[0]] == unsure {
			return fmt.Errorf("neither back nor ahead: %q", f[1])
		}
		return nil
	}))
	must(table.Each("when/data/eras.tsv", erasTSV, 3, l.addEra))
	must(table.Each("when/data/holidays.tsv", holidaysTSV, 3, func(f []string) error {
		h, err := parseHoliday(f[1], moon)
		if err != nil {
			return err
		}
		switch f[2] {
		case "national":
			h.reason = reasonNational
		case "sighted":
			h.reason = reasonSighted
		case "-":
		default:
			return fmt.Errorf("neither national nor sighted: %q", f[2])
		}
		for _, name := range strings.Split(f[0], "|") {
			l.addHoliday(name, h)
		}
		return nil
	}))
	return l
})

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (l *lexicon) addWord(f []string) error {
	c, ok := classNames[f[1]]
	if !ok {
		return fmt.Errorf("no class named %q", f[1])
	}
	e := entry{class: c, s: f[2]}
	if n, err := strconv.Atoi(f[2]); err == nil {
		e.n = n
	}
	l.words[f[0]] = append(l.words[f[0]], e)
	return nil
}

// era is a stretch of history that has a name; from and to are as exact as
// they are told.
type era struct{ from, to Date }

func (l *lexicon) addEra(f []string) error {
	from, ok := ParseDate(f[1])
	to, ok2 := ParseDate(f[2])
	if !ok || !ok2 {
		return fmt.Errorf("no dates: %q, %q", f[1], f[2])
	}
	for _, name := range strings.Split(f[0], "|") {
		l.eras[name] = era{from, to}
		first, _, _ := strings.Cut(name, " ")
		l.longest = max(l.longest, strings.Count(name, " ")+1)
		l.words[first] = append(l.words[first], entry{class: cHoliday})
	}
	return nil
}

func (l *lexicon) addHoliday(name string, h *holiday) {
	l.holidays[name] = h
	first, _, _ := strings.Cut(name, " ")
	l.longest = max(l.longest, strings.Count(name, " ")+1)
	for _, w := range []string{first, strings.TrimSuffix(first, "s")} {
		l.words[w] = append(l.words[w], entry{class: cHoliday})
	}
}

// look fills the word's classes, readings and literal.
func (w *word) look() {
	switch w.kind {
	case digits:
		w.classes = cDigits
	case letters:
		w.entries = theLexicon().words[w.low]
		if w.entries == nil && strings.ContainsAny(w.low, "'’") {
			w.entries = theLexicon().words[strings.NewReplacer("'", "", "’", "").Replace(w.low)]
		}
		for _, e := range w.entries {
			w.classes |= e.class
		}
	}
	w.lit = theGrammar().literals[w.low]
}

// entryOf is the word's reading in a class.
func (w *word) entryOf(c class) (entry, bool) {
	for _, e := range w.entries {
		if e.class&c != 0 {
			return e, true
		}
	}
	return entry{}, false
}

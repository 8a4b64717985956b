package petrarch

import (
	"errors"
	"fmt"
	"strings"
)

// actor is an entry of an actor file: codes, each with when it holds.
type actor struct {
	codes []dated
}

// dated is a code with its line and the days on which it holds, "20060102", both
// included; "" for no bound.
type dated struct {
	codes    []string // of one phrase that stands for several: "FRO/BIL/SAM"
	from, to string
	ref      ref
}

func (d *dated) bound() bool { return d.from != "" || d.to != "" }

// named is a spelling of an actor.
type named struct {
	actor *actor
	ref   ref
}

// on gives the codes of a day: the first restriction that holds, else the code
// without one. A story without a date has that too, when all else is dated it has
// none, and undated tells so.
func (a *actor) on(day string) (codes []string, at ref, undated bool) {
	var other *dated
	for i := range a.codes {
		d := &a.codes[i]
		switch {
		case !d.bound():
			if other == nil {
				other = d
			}
		case day != "" && (d.from == "" || d.from <= day) && (d.to == "" || day <= d.to):
			return d.codes, d.ref, false
		}
	}
	if other == nil {
		return nil, ref{}, day == ""
	}
	return other.codes, other.ref, false
}

// actors reads an actor file.
func (d *Dictionaries) actors(s *source, data []byte) {
	var current *actor
	s.each(data, func(line string) {
		phrase, codes, err := bracketed(line)
		phrase = strings.TrimSpace(phrase)
		switch {
		case err != nil:
			s.fault("%v", err)
			return
		case phrase == "" && current == nil:
			s.fault("a code without an actor before it")
			return
		case phrase == "":
		case phrase[0] == '+':
			if current == nil {
				s.fault("a synonym without an actor before it")
				return
			}
			d.spell(s, phrase[1:], current)
		default:
			current = &actor{}
			d.spell(s, phrase, current)
		}
		for _, c := range codes {
			code, err := readDated(c, s.at())
			if err != nil {
				s.fault("%v", err)
				continue
			}
			current.codes = append(current.codes, code)
		}
	})
}

func (d *Dictionaries) spell(s *source, phrase string, a *actor) {
	atoms := phraseAtoms(phrase)
	switch {
	case len(atoms) == 0:
		s.fault("no words in %q", phrase)
	case len(atoms) > maxPhrase:
		s.fault("a name of more than %d words", maxPhrase)
	default:
		d.names.add(atoms, named{a, s.at()})
		d.count.Actors++
	}
}

// readDated reads the inside of a bracket: "HOB", "HOB < 950601", "HOB > 950601",
// "HOB 19950601 - 19990815".
func readDated(text string, at ref) (dated, error) {
	n := strings.IndexAny(text, " \t<>")
	if n < 0 {
		n = len(text)
	}
	code, rest := text[:n], strings.Join(strings.Fields(text[n:]), "")
	out := dated{ref: at}
	if code == "" {
		return out, errors.New("a bracket without a code")
	}
	for c := range strings.SplitSeq(code, "/") {
		if c != "" {
			out.codes = append(out.codes, c)
		}
	}
	var err error
	switch from, to, span := strings.Cut(rest, "-"); {
	case rest == "":
		if strings.Contains(code, "-") && strings.ContainsAny(code, "0123456789") {
			err = fmt.Errorf("no blank before the dates of %q", code)
		}
	case rest[0] == '<':
		out.to, err = readDay(rest[1:])
	case rest[0] == '>':
		out.from, err = readDay(rest[1:])
	case span:
		if out.from, err = readDay(from); err == nil {
			out.to, err = readDay(to)
		}
		if err == nil && out.from > out.to {
			err = fmt.Errorf("the dates %q end before they begin", rest)
		}
	default:
		err = fmt.Errorf("%q is neither <date, >date nor date-date", rest)
	}
	return out, err
}

// readDay reads YYYYMMDD, or YYMMDD, which lies between 1931 and 2030.
func readDay(text string) (string, error) {
	digits := strings.Trim(text, "0123456789") == ""
	switch {
	case digits && len(text) == 8:
	case digits && len(text) == 6 && text[:2] > "30":
		text = "19" + text
	case digits && len(text) == 6:
		text = "20" + text
	default:
		return "", fmt.Errorf("%q is no date YYYYMMDD or YYMMDD", text)
	}
	if m, d := text[4:6], text[6:]; m < "01" || m > "12" || d < "01" || d > "31" {
		return "", fmt.Errorf("%q is no day of a year", text)
	}
	return text, nil
}

package export

import (
	"cmp"
	"net/url"
	"strings"

	"chancery/actor"
	"chancery/archive"
	"chancery/record"
)

// Printable folds white space and drops control characters, so that a hostile
// text can neither drive a terminal nor break a line.
func Printable(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (0x80 <= r && r < 0xa0) {
			return -1
		}
		return r
	}, s)
}

// Party names an actor with its country: "Li Qiang (CHN)"; "" for none. paint,
// which may be nil, colours the name.
func Party(p *archive.Party, paint func(string) string) string {
	if p == nil {
		return ""
	}
	name := Printable(p.Name)
	if paint != nil {
		name = paint(name)
	}
	if p.Country == "" || p.Country == p.ID {
		return name
	}
	return name + " (" + p.Country + ")"
}

// Parties names all who took part, by semicolons.
func Parties(list []archive.Party, paint func(string) string) string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = Party(&list[i], paint)
	}
	return strings.Join(names, "; ")
}

// Speaker is who speaks: an actor, else the words that name the speaker.
func Speaker(s *archive.Statement, paint func(string) string) string {
	if s.Speaker == nil && s.Statement.Source != nil {
		return "“" + Printable(s.Statement.Source.Exact) + "”"
	}
	return Party(s.Speaker, paint)
}

// Kind is that of an encounter, with the kind of visit: "state visit".
func Kind(e *record.Encounter) string { return strings.TrimSpace(e.VisitKind + " " + e.Kind) }

// Status is how an encounter stands, and whether the story only recalls it.
func Status(e *record.Encounter) string {
	if e.Background {
		return e.Status + ", background"
	}
	return e.Status
}

// Place is where an encounter was, the nearest first.
func Place(e *record.Encounter) string { return placeIn(e, e.Country) }

// placeNamed is [Place] with the name of the country in place of its code, for readers
// who may not know codes.
func placeNamed(e *record.Encounter) string { return placeIn(e, countryName(e.Country)) }

// countryName is the name of a country, or its code when none is known.
func countryName(code string) string { return cmp.Or(actor.CodeName(code), code) }

func placeIn(e *record.Encounter, country string) string {
	var parts []string
	for _, s := range []string{e.Venue, e.City, country} {
		if s != "" {
			parts = append(parts, Printable(s))
		}
	}
	return strings.Join(parts, ", ")
}

// Acts are those of a statement, each once where it is repeated.
func Acts(s *record.Statement) string {
	var list []string
	for _, a := range s.Acts {
		if len(list) == 0 || list[len(list)-1] != a.Act {
			list = append(list, a.Act)
		}
	}
	return strings.Join(list, ", ")
}

// Content is what a statement says, in its own words; what was left out between
// them is an ellipsis.
func Content(s *record.Statement) string {
	contents := s.Pieces()
	pieces := make([]string, len(contents))
	for i, c := range contents {
		pieces[i] = Printable(c.Exact)
	}
	return strings.Join(pieces, " … ")
}

// Source is the short name of who published a document.
func Source(d *archive.Document) string {
	return Printable(cmp.Or(d.Agency, d.Publisher, host(d.URL)))
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Day is the day of a date that may have a time: "2026-01-06" of
// "2026-01-06T08:30".
func Day(date string) string {
	day, _, _ := strings.Cut(date, "T")
	return day
}

func firstWords(list []record.Evidence) string {
	if len(list) == 0 {
		return ""
	}
	return Printable(list[0].Exact)
}

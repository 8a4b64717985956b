package eval

import (
	"strings"

	"chancery/record"
)

// actors scores persons with their offices and countries. Of other actors only
// those of gold are asked for.
func (s *recordScore) actors() {
	for _, id := range s.a.goldOrder {
		x := s.a.gold[id]
		y := s.a.got[s.a.toGot[id]]
		if x.Kind != "person" {
			found := Counts{Gold: 1}
			if y != nil {
				found = Counts{1, 1, 1}
			} else {
				s.miss(inActors, "other actors", x.Name, "", wording(s.g, x))
			}
			s.sections[inActors].Add("other actors found", found)
			continue
		}
		s.person(x, y)
	}
	for _, id := range s.a.personsOver {
		s.sections[inActors].Add("persons", Counts{Predicted: 1})
		s.miss(inActors, "persons", "", s.a.got[id].Name, firstMention(s.a.got[id]))
	}
}

// person scores one person of gold; y is nil when none was read.
func (s *recordScore) person(x, y *record.Actor) {
	if y == nil {
		s.sections[inActors].Add("persons", Counts{Gold: 1})
		s.miss(inActors, "persons", x.Name, "", firstMention(x))
		y = &record.Actor{}
	} else {
		s.sections[inActors].Add("persons", Counts{1, 1, 1})
	}
	ox, oy := office(x), office(y)
	where := x.Name
	s.field(inActors, "office title", bareTitle(ox, oy), bareTitle(oy, ox), where)
	s.field(inActors, "office level", ox.Level, oy.Level, where)
	s.field(inActors, "country", x.Country, y.Country, where)
}

func office(a *record.Actor) record.Office {
	if a.Office == nil {
		return record.Office{}
	}
	return *a.Office
}

// bareTitle is a title without the organization before it: "NATO spokesman" and
// "spokesman" of NATO are one.
func bareTitle(o, other record.Office) string {
	title := fold(o.Title)
	for _, org := range []string{o.Organization, other.Organization} {
		if rest, ok := strings.CutPrefix(title, fold(org)+" "); ok && org != "" {
			return rest
		}
	}
	return title
}

func firstMention(a *record.Actor) string {
	if len(a.Mentions) == 0 {
		return a.Name
	}
	return a.Mentions[0].Exact
}

func wording(g *Gold, a *record.Actor) string {
	if w := g.mentions[a.ID]; a.Name == "" && len(w) > 0 {
		return w[0]
	}
	return firstMention(a)
}

package export

import (
	"context"
	"slices"
	"strings"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/record"
	"chancery/where"
)

// Marks say how far an item can be relied on. Every table has them.
type Marks struct {
	// DateTrusted says that the day is told by words of the text, to the day, or
	// that a person gave it.
	DateTrusted bool `json:"date_trusted"`
	// PlaceLevel is how near the place is told: venue, city, region, country; ""
	// for none.
	PlaceLevel string `json:"place_level"`
	// Corrected are the fields that rest on a person's word, each with what was
	// ruled: "change date", "confirm" for the whole.
	Corrected []string `json:"corrected_by_person"`
}

// tags are the marks as short texts, with the status; "" for what is not told.
func (m *Marks) tags(status string) []string {
	out := []string{"", "date trusted: " + cellBool(m.DateTrusted), "", ""}
	if status != "" {
		out[0] = "status: " + status
	}
	if m.PlaceLevel != "" {
		out[2] = "place level: " + m.PlaceLevel
	}
	if len(m.Corrected) > 0 {
		out[3] = "by a person: " + joined(m.Corrected)
	}
	return out
}

// exactDay tells of a date that is a day at least.
func exactDay(date string) bool {
	_, precision, ok := moment(date)
	return ok && precision != "2006" && precision != "2006-01"
}

// dayTold tells whether the day of an encounter is told by its text.
func dayTold(e *record.Encounter) bool { return exactDay(e.Date) && len(e.DateEvidence) > 0 }

// encounterLevel is how near the place of an encounter is told.
func encounterLevel(e *record.Encounter) string {
	switch {
	case e.Venue != "":
		return "venue"
	case e.City != "":
		return "city"
	case e.Country != "":
		return "country"
	}
	return ""
}

// eventPlace is where an event was: that of its encounter, else the place of the
// gazetteer that its words stand for. ok is false where none is told.
func eventPlace(e *archive.Event) (p where.Place, ok bool) {
	if m := e.Encounter; m != nil && slices.Contains(e.Event.From, m.ID) && encounterLevel(m) != "" {
		p = where.Place{Name: firstOf(m.City, m.Venue), City: m.City, Country: m.Country, Level: where.Level(encounterLevel(m))}
		if m.Geo != nil {
			p.GeonameID, p.Lat, p.Lon = m.Geo.GeonameID, m.Geo.Lat, m.Geo.Lon
			if known, ok := where.ByID(m.Geo.GeonameID); ok {
				p.Region, p.Country = known.Region, firstOf(p.Country, known.Country)
			}
		}
		return p, true
	}
	if e.Event.Place == "" {
		return p, false
	}
	p, ok = where.Lookup(e.Event.Place, "")
	if !ok {
		p = where.Place{Name: e.Event.Place}
	}
	return p, true
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

// rulings knows what people ruled on the documents of an archive. The records of
// the few documents that anybody ruled on are looked at once each.
type rulings struct {
	ruled map[string]bool     // documents
	links map[string][]string // reports that were joined or parted: the verbs
	items map[string][]string // "document/e1": rulings; filled a document at a time
	done  map[string]bool
	ask   func(context.Context, string) (*archive.Kept, error)
	all   []string // the documents, sorted
}

func readRulings(ctx context.Context, a *archive.Archive) (*rulings, error) {
	list, err := a.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	r := &rulings{make(map[string]bool), make(map[string][]string), make(map[string][]string), make(map[string]bool), a.Document, nil}
	for _, c := range correction.Standing(list) {
		r.ruled[c.Target.Document] = true
		if c.Other != nil {
			for _, t := range []*correction.Target{&c.Target, c.Other} {
				id := t.Document + "/" + t.ID
				r.links[id] = append(r.links[id], string(c.Verb))
			}
		}
	}
	for id := range r.ruled {
		r.all = append(r.all, id)
	}
	slices.Sort(r.all)
	return r, nil
}

// of lists the rulings on an item, "document/e1"; never nil.
func (r *rulings) of(ctx context.Context, id string) ([]string, error) {
	document, _, _ := strings.Cut(id, "/")
	if err := r.load(ctx, document); err != nil {
		return nil, err
	}
	if list := r.items[id]; list != nil {
		return list, nil
	}
	return []string{}, nil
}

func (r *rulings) load(ctx context.Context, document string) error {
	if !r.ruled[document] || r.done[document] {
		return nil
	}
	r.done[document] = true
	kept, err := r.ask(ctx, document)
	if err != nil {
		if isAbsent(err) { // the correction waits for its document
			return nil
		}
		return err
	}
	global := make(map[string]string)
	for _, p := range kept.Parties {
		global[p.Local] = p.ID
	}
	for _, f := range kept.Corrections.Human {
		said := strings.TrimSpace(string(f.Verb) + " " + f.Field)
		id := document + "/" + f.ID
		r.items[id] = appendNew(r.items[id], said)
		if f.Kind == correction.OfActor && global[f.ID] != "" {
			r.items[global[f.ID]] = appendNew(r.items[global[f.ID]], said)
		}
	}
	return nil
}

// loadAll looks at all documents that anybody ruled on: for actors, who stand in
// many.
func (r *rulings) loadAll(ctx context.Context) error {
	for _, id := range r.all {
		if err := r.load(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// dateRuled tells whether a person gave or confirmed the date.
func dateRuled(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		return s == "change date" || s == "confirm date" || s == "confirm"
	})
}

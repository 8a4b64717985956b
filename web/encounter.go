package web

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/archive/dossier"
	"chancery/internal/address"
	"chancery/record"
	"chancery/web/draw"
)

// encounterPage is one dossier.
type encounterPage struct {
	ID         string
	Dossier    *archive.FullDossier
	Heading    string
	Over       string  // "Meeting, in person"
	Date       []words // those that the day rests on
	Parties    []partyCard
	Others     []partyCard // behind the first ones
	Fields     []field
	Map        template.HTML
	Accounts   []accountView
	Agreed     []archive.Statement
	Joins      []joinView
	History    []historyEntry
	Near       []nearView
	Against    string // the page that compares with the pair's last encounter
	Compare    string // the page that compares the accounts; "" when there is one only
	Dyads      []dyadLink
	Cite       citation
	Link       *linkForm // for a reviewer; else nil
	Background bool
}

// partyCard is a participant with the office held on the day.
type partyCard struct {
	Name, Href, Country, Office, Role string
	Words                             []words // of the office, else of the name
	Human                             string  // the correction that the office rests on
	Correct                           string  // the form of the office, for a reviewer
}

// accountView is one report: who tells it and what it says was said.
type accountView struct {
	Report   archive.Account
	Href     string // the words of the encounter in its document
	Speakers []speakerView
	Copy     bool // of a story that stands above
	Open     bool
}

type speakerView struct {
	Name, Href string
	Said       []archive.Statement
}

// joinView is why two reports are one.
type joinView struct {
	A, B      reportLink
	Score     string
	Reasons   []reasonView
	Splitable bool
}

type reportLink struct{ ID, Words, Href string }

type reasonView struct {
	Words, Weight string
	Against       bool
}

type historyEntry struct {
	Status, Published string
	Href              string
}

// nearView is another encounter that is close and was not joined.
type nearView struct{ Href, Words, Why string }

type dyadLink struct{ Words, Href string }

// encounter is the page of a dossier, by its id or that of one of its reports.
func (s *Server) encounter(ctx context.Context, r *http.Request) (view, error) {
	id := r.PathValue("id")
	d, err := s.archive.Dossier(ctx, id)
	if err != nil {
		return view{}, err
	}
	if d.ID != id {
		return view{}, redirect(address.Encounter(d.ID))
	}
	lead, err := s.archive.Document(ctx, d.Lead.Document.ID)
	if err != nil {
		return view{}, err
	}
	e := &d.Lead.Encounter
	p := encounterPage{
		ID: d.ID, Dossier: d, Heading: partiesLine(d.Lead.Parties), Over: kindLine(e), Background: e.Background,
		Accounts: accountsOf(d), Joins: joinsOf(d), History: historyOf(d), Dyads: dyadsOf(d.Lead.Parties),
	}
	about := describe(lead)
	if s.session.reviewer(r) != "" {
		p.Link, about.back = linkFormOf(d), address.Encounter(d.ID)
		if about.as, _, err = s.archive.Ruled(ctx, d.Lead.Document.ID); err != nil {
			return view{}, err
		}
	}
	entry := about.encounter(e)
	for _, f := range entry.Fields {
		if !slices.ContainsFunc(e.Participants, func(p record.Participant) bool { return p.Role == f.Name }) {
			p.Fields = append(p.Fields, f)
		}
	}
	for _, party := range d.Lead.Parties {
		p.Parties = append(p.Parties, about.card(party, e))
	}
	first := min(len(p.Parties), partiesShown)
	p.Parties, p.Others = p.Parties[:first], p.Parties[first:]
	p.Date = about.words(e.DateEvidence)
	if g := e.Geo; g != nil {
		p.Map = draw.Locator(draw.LocatorMap{Title: place(e.City, e.Country), Place: e.City, Lat: g.Lat, Lon: g.Lon, Country: e.Country})
	}
	for i := range d.Accounts {
		for _, st := range d.Accounts[i].Statements {
			if slices.ContainsFunc(st.Statement.Acts, func(a record.Act) bool { return a.Act == "agree" }) {
				p.Agreed = append(p.Agreed, st)
			}
		}
	}
	p.Near = nearOf(d)
	if len(p.Dyads) == 1 {
		p.Against = address.AgainstLast(d.ID)
	}
	if d.Stories > 1 {
		p.Compare = address.CompareEncounter(d.ID)
	}
	p.Cite = citeEncounter(s.base(r), d, p.Heading)
	return view{template: "encounter", title: p.Heading, nav: "encounters", data: p}, nil
}

// partiesShown is how many of those who took part are shown at once.
const partiesShown = 24

// kindLine is what kind of encounter it is: "Meeting, in person".
func kindLine(e *record.Encounter) string {
	line := e.Kind
	if e.VisitKind != "" {
		line = e.VisitKind + " " + line
	}
	if e.Mode != "" {
		line += ", " + e.Mode
	}
	return capital(line)
}

// partiesLine names the parties: "Li Qiang, Lee Jae Myung and Xi Jinping", "Li Qiang,
// … and 290 more".
func partiesLine(parties []archive.Party) string {
	var names []string
	for _, p := range fewParties(parties) {
		names = append(names, called(p.Name, p.Country))
	}
	if n := otherParties(parties); n > 0 {
		names = append(names, thousands(n)+" more")
	}
	switch n := len(names); n {
	case 0:
		return "Parties not named"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// card is a participant as the lead report has it.
func (d *description) card(p archive.Party, e *record.Encounter) partyCard {
	c := partyCard{Name: called(p.Name, p.Country), Country: p.Country, Office: p.Office, Role: p.Role, Href: d.href(p.Local)}
	c.Human, c.Correct = d.human[correction.OfActor+"/"+p.Local+"/office/title"], d.correct(correction.OfActor, p.Local, "office/title")
	if a := d.actors[p.Local]; a != nil && a.Office != nil && a.Office.Evidence != nil {
		c.Words = d.words([]record.Evidence{*a.Office.Evidence})
	} else {
		c.Words = d.mention(p.Local, e.Evidence)
	}
	return c
}

// accountsOf lists the reports of a dossier, each copy below the story it copies.
func accountsOf(d *archive.FullDossier) []accountView {
	story := make(map[string]int)
	for i, keys := range d.Detail.Stories {
		for _, k := range keys {
			story[k.Document+"/"+k.Encounter] = i + 1
		}
	}
	var list []accountView
	seen := make(map[int]bool)
	open := 0
	for i := range d.Accounts {
		a := accountView{Report: d.Accounts[i], Href: address.Item(d.Accounts[i].Document.ID, d.Accounts[i].Encounter.Encounter.ID)}
		if e := d.Accounts[i].Encounter.Encounter.Evidence; len(e) > 0 {
			a.Href = address.Span(d.Accounts[i].Document.ID, e[0])
		}
		if n := story[d.Accounts[i].ID]; n > 0 {
			a.Copy, seen[n] = seen[n], true
		}
		for _, st := range d.Accounts[i].Statements {
			a.Speakers = addSpeaker(a.Speakers, st)
		}
		if !a.Copy && len(a.Speakers) > 0 && open < 3 {
			a.Open = true
			open++
		}
		list = append(list, a)
	}
	return list
}

// addSpeaker puts a statement under who made it.
func addSpeaker(list []speakerView, st archive.Statement) []speakerView {
	s := speakerView{Name: "Not told who"}
	if st.Speaker != nil {
		s.Name = called(st.Speaker.Name, st.Speaker.Country)
		if st.Speaker.ID != "" {
			s.Href = address.Actor(st.Speaker.ID)
		}
	}
	i := slices.IndexFunc(list, func(v speakerView) bool { return v.Name == s.Name })
	if i < 0 {
		list, i = append(list, s), len(list)
	}
	list[i].Said = append(list[i].Said, st)
	return list
}

// joinsOf tells why the reports are one, the surest first.
func joinsOf(d *archive.FullDossier) []joinView {
	words := make(map[string]string)
	for i := range d.Accounts {
		day, _, _ := strings.Cut(d.Accounts[i].Document.Day, "T")
		by := cmp.Or(d.Accounts[i].By, "“"+clip(50, d.Accounts[i].Document.Title)+"”")
		words[d.Accounts[i].ID] = strings.TrimSuffix(by+", "+longDay(day), ", ")
	}
	link := func(k dossier.Key) reportLink {
		id := k.Document + "/" + k.Encounter
		return reportLink{id, cmp.Or(words[id], shortID(id)), address.Item(k.Document, k.Encounter)}
	}
	var list []joinView
	for _, j := range d.Detail.Joins {
		v := joinView{A: link(j.A), B: link(j.B), Score: fmt.Sprintf("%.1f", j.Score)}
		for _, r := range j.Reasons {
			v.Reasons = append(v.Reasons, reasonView{reasonWords(r.Words), fmt.Sprintf("%+.1f", r.Weight), r.Weight < 0})
		}
		list = append(list, v)
	}
	return list
}

// nearOf tells what came close to a dossier.
func nearOf(d *archive.FullDossier) []nearView {
	var list []nearView
	for _, n := range d.Near {
		v := nearView{address.Encounter(n.Dossier), "another encounter", reasonWords(n.Why)}
		if i := slices.IndexFunc(d.Nearby, func(other archive.Dossier) bool { return other.ID == n.Dossier }); i >= 0 {
			e := &d.Nearby[i].Lead
			v.Words = strings.TrimPrefix(daysOf(e.Encounter)+", ", ", ") + kindLine(&e.Encounter) + ": " + partiesLine(e.Parties)
		}
		list = append(list, v)
	}
	return list
}

// historyOf lists how the status changed; one status for all is no history.
func historyOf(d *archive.FullDossier) []historyEntry {
	var list []historyEntry
	for _, h := range d.Detail.History {
		if len(list) > 0 && list[len(list)-1].Status == h.Status {
			continue
		}
		list = append(list, historyEntry{h.Status, h.Published, address.Item(h.Report.Document, h.Report.Encounter)})
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// dyadsOf leads to the pages of the countries that met: three pairs at most, of a
// summit of more to none.
func dyadsOf(parties []archive.Party) []dyadLink {
	var codes []string
	for _, p := range parties {
		if p.Country != "" && !slices.Contains(codes, p.Country) {
			codes = append(codes, p.Country)
		}
	}
	if len(codes) > 3 {
		return nil
	}
	var list []dyadLink
	for i := range codes {
		for _, b := range codes[i+1:] {
			list = append(list, dyadLink{countryName(codes[i]) + " and " + countryName(b), address.Dyad(codes[i], b)})
		}
	}
	return list
}

// citeEncounter cites a dossier as the archive has it.
func citeEncounter(base string, d *archive.FullDossier, heading string) citation {
	e := &d.Lead.Encounter
	note := count(d.Reports, "report", "reports")
	if e.Background {
		note += ", as later stories tell it"
	}
	return cite(source{
		id: "chancery-" + d.ID, title: kindLine(e) + ": " + heading, publisher: "Chancery", date: e.Date, link: base + address.Encounter(d.ID),
		note: "Status: " + d.Status + "; " + note,
	})
}

package export

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"github.com/google/uuid"

	"chancery/archive"
	"chancery/internal/address"
)

// Feed is a list as an Atom feed (RFC 4287). Addresses are absolute.
type Feed struct {
	Title string
	Self  string // where the feed is
	Page  string // where the list is for people
	Next  string // where the feed goes on (RFC 5005); "" at its end
	// Question is the filter as an address without host: it makes the id of the
	// feed, which so does not depend on where it is served.
	Question string
	Entries  []Entry
}

// Entry is one item of a feed or calendar.
type Entry struct {
	ID         string // urn:uuid:…, of the item alone
	Title      string
	Link       string
	Words      string // the words that prove it
	Author     string // who published them
	Published  string // as the archive has days; "" when not known
	Updated    string
	Categories []string
}

// stable makes an id that is the same wherever and whenever the thing is served:
// a UUID of version 5 (RFC 9562) of its kind and its id.
func stable(kind, id string) string {
	return "urn:uuid:" + uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:chancery:"+kind+":"+id)).String()
}

// EncounterEntry is a dossier as an entry; base is where the pages stand.
func EncounterEntry(base string, d *archive.Dossier) Entry {
	e := &d.Lead.Encounter
	out := Entry{
		ID: stable("encounter", d.ID), Title: titleOf(d), Link: base + address.Encounter(d.ID), Words: firstWords(e.Evidence),
		Author: Source(&d.Lead.Document), Published: d.Lead.Document.Day, Updated: d.Lead.Document.Day,
		Categories: []string{e.Kind, d.Status},
	}
	for _, h := range d.Detail.History {
		out.Updated = max(out.Updated, h.Published)
	}
	return out
}

// titleOf names an encounter in a line: "talks: A (BDI); B (FIN), Gitega
// (planned)".
func titleOf(d *archive.Dossier) string {
	e := &d.Lead.Encounter
	title := Kind(e)
	if who := Parties(d.Lead.Parties, nil); who != "" {
		title += ": " + who
	}
	if e.City != "" {
		title += ", " + Printable(e.City)
	}
	if d.Status != "held" {
		title += " (" + d.Status + ")"
	}
	return title
}

// StatementEntry is a statement as an entry; base is where the pages stand.
func StatementEntry(base string, s *archive.Statement) Entry {
	title := Acts(&s.Statement)
	if who := Speaker(s, nil); who != "" {
		title = who + ": " + title
	}
	if to := Party(s.Addressee, nil); to != "" {
		title += ", to " + to
	}
	document, local, _ := strings.Cut(s.ID, "/")
	return Entry{
		ID: stable("statement", s.ID), Title: title, Link: base + address.Item(document, local), Words: Content(&s.Statement),
		Author: Source(&s.Document), Published: s.Document.Day, Updated: s.Document.Day, Categories: s.Statement.Topics,
	}
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Author     *atomPerson    `xml:"author,omitempty"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// Write writes the feed as XML.
func (f *Feed) Write(w io.Writer) error {
	out := atomFeed{
		ID: stable("feed", f.Question), Title: f.Title, Author: atomPerson{"Chancery"}, Generator: "Chancery", Updated: timestamp(""),
		Links: []atomLink{{"self", "application/atom+xml", f.Self}, {"alternate", "text/html", f.Page}},
	}
	if f.Next != "" {
		out.Links = append(out.Links, atomLink{"next", "application/atom+xml", f.Next})
	}
	for i := range f.Entries {
		e := f.Entries[i].atom()
		out.Updated = max(out.Updated, e.Updated)
		out.Entries = append(out.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	return enc.Encode(out)
}

func (e *Entry) atom() atomEntry {
	out := atomEntry{
		ID: e.ID, Title: e.Title, Updated: timestamp(e.Updated), Link: atomLink{"alternate", "text/html", e.Link}, Summary: e.Words,
	}
	if e.Published != "" {
		out.Published = timestamp(e.Published)
	}
	if e.Author != "" {
		out.Author = &atomPerson{e.Author}
	}
	for _, c := range e.Categories {
		if c != "" {
			out.Categories = append(out.Categories, atomCategory{c})
		}
	}
	return out
}

// timestamp is the beginning of a date in the form of RFC 3339, UTC where no zone
// is told; a date that is not known is the beginning of 1970, since a feed must
// have one and the same list must give the same bytes.
func timestamp(date string) string {
	m, _, ok := moment(date)
	if !ok {
		m = time.Unix(0, 0)
	}
	return m.UTC().Format(time.RFC3339)
}

// moment reads a date of a record. precision is the layout it has.
func moment(date string) (m time.Time, precision string, ok bool) {
	for _, precision := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04Z07:00", time.RFC3339, "2006-01", "2006"} {
		if m, err := time.Parse(precision, date); err == nil && m.Year() > 0 {
			return m, precision, true
		}
	}
	return time.Time{}, "", false
}

package mcp

import (
	"strings"

	"chancery/archive"
	"chancery/export"
	"chancery/internal/address"
	"chancery/record"
)

// Quote is a piece of evidence.
type Quote struct {
	Exact string `json:"exact" jsonschema:"the words, exactly as the document has them"`
	Start int    `json:"start" jsonschema:"the first code point in the document's text, from 0"`
	End   int    `json:"end" jsonschema:"behind the last code point"`
	Link  string `json:"link" jsonschema:"the page that shows the words in their place; cite it"`
}

// Source is the document that something stands in.
type Source struct {
	Document  string `json:"document" jsonschema:"its id"`
	Title     string `json:"title,omitempty"`
	Day       string `json:"day,omitempty" jsonschema:"when it was published, as far as it tells"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty" jsonschema:"where it was published"`
	Link      string `json:"link" jsonschema:"its page in the archive"`
}

// Person is an actor as a document has it, with words that name it there.
type Person struct {
	ID       string `json:"id,omitempty" jsonschema:"for the tool actor; missing for a group"`
	Name     string `json:"name"`
	Country  string `json:"country,omitempty" jsonschema:"ISO 3166 alpha-3; EU, UNO, NATO… for organizations"`
	Office   string `json:"office,omitempty" jsonschema:"as this document has it"`
	Level    string `json:"level,omitempty"`
	Role     string `json:"role,omitempty" jsonschema:"in the encounter"`
	Link     string `json:"link,omitempty"`
	Evidence *Quote `json:"evidence,omitempty" jsonschema:"words that name it"`
}

func (t *tools) source(d *archive.Document) Source {
	return Source{d.ID, d.Title, d.Day, export.Source(d), d.URL, t.opt.Base + address.Document(d.ID)}
}

// quote is evidence in a document.
func (t *tools) quote(document string, e record.Evidence) Quote {
	return Quote{e.Exact, e.Start, e.End, t.opt.Base + address.Span(document, e)}
}

// quoted is quote for evidence that may be missing.
func (t *tools) quoted(document string, e *record.Evidence) *Quote {
	if e == nil {
		return nil
	}
	q := t.quote(document, *e)
	return &q
}

func (t *tools) quotes(document string, list []record.Evidence) []Quote {
	out := make([]Quote, len(list))
	for i, e := range list {
		out[i] = t.quote(document, e)
	}
	return out
}

// item is the link to a thing of a document, "document/e1".
func (t *tools) item(id string) string {
	document, local, _ := strings.Cut(id, "/")
	return t.opt.Base + address.Item(document, local)
}

// person is an actor of a document; near are words by which a mention is chosen,
// if one stands within them.
func (t *tools) person(r *record.Record, p *archive.Party, near []record.Evidence) *Person {
	if p == nil {
		return nil
	}
	out := &Person{ID: p.ID, Name: p.Name, Country: p.Country, Office: p.Office, Level: p.Level, Role: p.Role}
	if p.ID != "" {
		out.Link = t.opt.Base + address.Actor(p.ID)
	}
	for i := range r.Actors {
		if r.Actors[i].ID == p.Local {
			if m := mention(r.Actors[i].Mentions, near); m != nil {
				out.Evidence = t.quoted(r.Document.ID, &m.Evidence)
			}
		}
	}
	return out
}

// mention is the one to show for an actor: a name within the words given, else any
// mention within them, else the first name, else the first mention.
func mention(list []record.Mention, near []record.Evidence) (best *record.Mention) {
	most := -1
	for i := range list {
		m := &list[i]
		worth := 0
		if m.How == "name" {
			worth++
		}
		for _, e := range near {
			if e.Start <= m.Start && m.End <= e.End {
				worth += 2
				break
			}
		}
		if worth > most {
			best, most = m, worth
		}
	}
	return best
}

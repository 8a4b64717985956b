package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/record"
)

// citation is a thing of the archive in the forms that people cite by.
type citation struct {
	Plain, BibTeX, CSL string
	Words              string // what is cited; "" for the page
}

// base is the scheme and host that a server was asked by; links that leave the
// site begin with it.
func (s *Server) base(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// citeDocument cites a document: its own source first, then where its kept text
// and the hash of that are to be seen.
func citeDocument(base string, k *archive.Kept) citation { return cite(sourceOf(base, k)) }

func sourceOf(base string, k *archive.Kept) source {
	d := &k.Record.Document
	publisher := d.Publisher
	if publisher == "" {
		publisher = d.Agency
	}
	link := d.URL
	if link == "" {
		link = base + address.Document(d.ID)
	}
	return source{
		id: "chancery-" + shortID(d.ID), title: titleOf(k.Record), publisher: publisher, date: d.Dated(), link: link,
		note: "Text kept by Chancery, SHA-256 " + d.ID,
	}
}

// mostCited is how much of some words a citation has, in characters.
const mostCited = 300

// citePassage cites some words of a document: as citeDocument does, and the words
// with the place where they stand in the kept text.
func citePassage(base string, k *archive.Kept, at record.Evidence) citation {
	letters := []rune(k.Record.Document.Text)
	if at.End > len(letters) {
		return citeDocument(base, k)
	}
	s := sourceOf(base, k)
	s.id += fmt.Sprintf("-%d", at.Start)
	s.note = fmt.Sprintf("“%s”, characters %d to %d of the text kept at %s, SHA-256 %s",
		clip(mostCited, strings.Join(strings.Fields(string(letters[at.Start:at.End])), " ")),
		at.Start, at.End, base+address.Span(k.Record.Document.ID, at), k.Record.Document.ID)
	c := cite(s)
	c.Words = "Cite the marked words"
	return c
}

// source is what a citation tells.
type source struct {
	id, title, publisher, date, link, note string
}

// cite writes a source in three forms.
func cite(s source) citation {
	return citation{Plain: citePlain(s), BibTeX: citeBibTeX(s), CSL: citeCSL(s)}
}

func citePlain(s source) string {
	var b strings.Builder
	if s.publisher != "" {
		b.WriteString(s.publisher + ", ")
	}
	b.WriteString("“" + s.title + "”")
	if s.date != "" {
		b.WriteString(", " + longDay(s.date))
	}
	b.WriteString(", " + s.link + ". " + s.note + ".")
	return b.String()
}

// texEscapes keeps what a source says from being read as commands of TeX.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

func citeBibTeX(s source) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", s.id)
	for _, f := range [][2]string{{"title", s.title}, {"author", s.publisher}, {"date", s.date}, {"note", s.note}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "  %s = {{%s}},\n", f[0], texEscapes.Replace(f[1]))
		}
	}
	fmt.Fprintf(&b, "  url = {%s}\n}", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s.link))
	return b.String()
}

func citeCSL(s source) string {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts [][]int `json:"date-parts"`
	}
	item := struct {
		ID     string `json:"id"`
		Type   string `json:"type"`
		Title  string `json:"title"`
		Author []name `json:"author,omitempty"`
		Issued *date  `json:"issued,omitempty"`
		URL    string `json:"URL"`
		Note   string `json:"note"`
	}{ID: s.id, Type: "article-newspaper", Title: s.title, URL: s.link, Note: s.note}
	if s.publisher != "" {
		item.Author = []name{{s.publisher}}
	}
	if parts := dateParts(s.date); len(parts) > 0 {
		item.Issued = &date{[][]int{parts}}
	}
	body, _ := json.MarshalIndent([]any{item}, "", "  ") // strings and numbers always marshal
	return string(body)
}

// dateParts are the year, month and day of a date, as far as it tells them.
func dateParts(date string) []int {
	day, _, _ := strings.Cut(date, "T")
	var parts []int
	for _, p := range strings.Split(day, "-") {
		var n int
		if _, err := fmt.Sscanf(p, "%d", &n); err != nil {
			return parts
		}
		parts = append(parts, n)
	}
	return parts
}

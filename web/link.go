package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
)

// linkForm is the form by which reports are parted and joined, for the page of an
// encounter (part-link.html) and for itself where something was wrong.
type linkForm struct {
	Reports []linkReport
	Dossier string
	Next    string // where to go then; "" for the encounter that the first report is in
	Other   string // as typed
	Reason  string
	Fault   string
}

// linkReport is a report that can be parted from the others.
type linkReport struct{ ID, Words string }

// linkFormOf makes the form for a dossier.
func linkFormOf(d *archive.FullDossier) *linkForm {
	f := &linkForm{Dossier: d.ID}
	for i := range d.Accounts {
		a := &d.Accounts[i]
		words := clip(90, a.Document.Title)
		if a.By != "" {
			words = a.By + ", " + words
		}
		f.Reports = append(f.Reports, linkReport{a.ID, words})
	}
	return f
}

// mostReports bounds how many reports one is parted from at once.
const mostReports = 200

// link takes the form: verb split parts the report "one" from each "other", verb
// join makes one and other one encounter.
func (s *Server) link(ctx context.Context, w http.ResponseWriter, r *http.Request, author string) {
	form := linkForm{
		Dossier: r.PostForm.Get("dossier"), Next: localPath(r.PostForm.Get("next"), address.Encounter(namedReport(r.PostForm.Get("one")))),
		Reason: strings.TrimSpace(r.PostForm.Get("reason")), Other: r.PostForm.Get("other"),
	}
	c, err := s.ruleLink(ctx, r.PostForm, form.Reason, author)
	switch {
	case err == nil:
		tell(w, string(c.Verb), c.ID)
		http.Redirect(w, r, form.Next, http.StatusSeeOther)
	case archive.Unusable(err), ctx.Err() != nil:
		s.write(w, r, s.failure(r, err))
	default:
		form.Fault = sentence(err.Error())
		s.write(w, r, view{template: "link", title: "Split or join", nav: "review", status: http.StatusUnprocessableEntity, data: form})
	}
}

func (s *Server) ruleLink(ctx context.Context, f url.Values, reason, author string) (c correction.Correction, err error) {
	if err := wrongText("reason", reason, mostReason); err != nil {
		return c, err
	}
	same := f.Get("verb") == string(correction.Join)
	if !same && f.Get("verb") != string(correction.Split) {
		return c, errors.New("say whether to split or to join")
	}
	one := namedReport(f.Get("one"))
	others := f["other"]
	if one == "" || len(others) == 0 {
		return c, errors.New("name two reports or encounters")
	}
	if len(others) > mostReports {
		return c, errors.New("these are too many at once")
	}
	ruled := false
	for _, o := range others {
		if o = namedReport(o); o == one && !same {
			continue // the form names all reports of the dossier
		}
		if c, err = s.archive.RuleLink(ctx, one, o, same, author, reason); err != nil {
			return c, err
		}
		ruled = true
	}
	if !ruled {
		return c, errors.New("a report cannot be parted from itself: name another")
	}
	return c, nil
}

// namedReport is the id in what was typed: an id, or the address of a page.
func namedReport(s string) string {
	s = strings.TrimSpace(s)
	if _, path, ok := strings.Cut(s, "/encounters/"); ok {
		path, _, _ = strings.Cut(path, "?")
		path, _, _ = strings.Cut(path, "#")
		if id, err := url.PathUnescape(path); err == nil {
			return id
		}
	}
	return s
}

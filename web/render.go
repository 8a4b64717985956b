package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"chancery/archive"
)

//go:embed templates/*.html
var templates embed.FS

// page asks the archive and gives what is to be shown.
type page func(context.Context, *http.Request) (view, error)

// view is a page ready to be rendered: which template, and with what.
type view struct {
	template string // "document" for templates/document.html
	title    string
	nav      string // the entry of the menu that is lit
	status   int    // of the answer; 0 for 200
	search   bool   // the page has the search box in it
	data     any
}

// Errors that pages answer with; others are the server's own fault.
var (
	errNoPage  = errors.New("no such page")
	errRequest = errors.New("the request cannot be understood")
)

// frame is what every template gets.
type frame struct {
	Title string
	Nav   string
	Path  string // of the request, with its query
	Query string // what stands in the search box
	// OwnSearch tells that the page has the search box in it, so that its head needs none.
	OwnSearch bool
	Reader    string
	Reviewer  string // who is logged in; "" for nobody
	CanLogin  bool
	Done      *done // what the page before did; nil for nothing
	Data      any
}

// pages are the templates, parsed once.
type pages struct {
	byName map[string]*template.Template
}

// newPages parses every template together with the layout and the parts.
func newPages(files *static) (*pages, error) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	base := template.New("layout.html").Funcs(functions(files))
	var own []string
	for _, n := range names {
		name := strings.TrimPrefix(n, "templates/")
		if name == "layout.html" || strings.HasPrefix(name, "part-") {
			if base, err = base.ParseFS(templates, n); err != nil {
				return nil, err
			}
			continue
		}
		own = append(own, name)
	}
	p := &pages{byName: make(map[string]*template.Template, len(own))}
	for _, name := range own {
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if p.byName[strings.TrimSuffix(name, ".html")], err = t.ParseFS(templates, "templates/"+name); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// render writes a page into memory, so that a fault in it never leaves half of
// one.
func (p *pages) render(name string, f frame) ([]byte, error) {
	t := p.byName[name]
	if t == nil {
		return nil, fmt.Errorf("no template %q", name)
	}
	var buf bytes.Buffer
	err := t.ExecuteTemplate(&buf, "layout.html", f)
	return buf.Bytes(), err
}

// show makes a handler of a page: it bounds the time, renders, and turns errors
// into pages that say what to do. What readers were shown is shown again for as
// long as the archive stays as it is; reviewers are shown what is theirs.
func (s *Server) show(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.opt.Timeout)
		defer cancel()
		key := r.Host + r.URL.RequestURI()
		stamp, err := s.cache.now(ctx, s.archive)
		shared := err == nil && s.session.reviewer(r) == ""
		if page, there := s.cache.get(key); shared && there {
			send(w, r, page)
			return
		}
		v, err := p(ctx, r)
		var to redirect
		if errors.As(err, &to) {
			http.Redirect(w, r, string(to), http.StatusSeeOther)
			return
		}
		if err != nil {
			v = s.failure(r, err)
		}
		if page, ok := s.write(w, r, v); shared && ok {
			s.cache.put(key, stamp, page)
		}
	}
}

// redirect is an error that sends the browser to another page of this server.
type redirect string

func (r redirect) Error() string { return "see " + string(r) }

// problem is what the page of an error shows.
type problem struct {
	Status int
	Words  string
}

// failure is the page that tells of an error. What is the server's fault is
// logged in full and told in general.
func (s *Server) failure(r *http.Request, err error) view {
	p := problem{http.StatusInternalServerError, "Something went wrong here, and it has been written to the log."}
	switch {
	case errors.Is(err, archive.ErrNotFound):
		p = problem{http.StatusNotFound, "That is not in this archive. It may have been in another one, or the address is incomplete."}
	case errors.Is(err, errNoPage):
		p = problem{http.StatusNotFound, "There is no page at this address."}
		if _, why, told := strings.Cut(err.Error(), errNoPage.Error()+": "); told {
			p.Words = sentence(why)
		}
	case errors.Is(err, archive.ErrQuery), errors.Is(err, archive.ErrFilter), errors.Is(err, errRequest):
		p = problem{http.StatusBadRequest, sentence(err.Error())}
	case errors.Is(err, errForbidden):
		p = problem{http.StatusForbidden, sentence(err.Error())}
	case errors.Is(err, context.DeadlineExceeded):
		p = problem{http.StatusServiceUnavailable, "This took too long and was stopped. Narrow the question, with dates for instance."}
	case errors.Is(err, context.Canceled):
		p = problem{http.StatusServiceUnavailable, "The request was given up."}
	default:
		s.log.Error("page failed", "path", r.URL.Path, "error", err)
	}
	return view{template: "problem", title: p.title(), status: p.Status, data: p}
}

// title says what went wrong in few words.
func (p problem) title() string {
	switch p.Status {
	case http.StatusNotFound:
		return "Not found"
	case http.StatusBadRequest:
		return "The question is not clear"
	case http.StatusForbidden:
		return "Not allowed"
	case http.StatusServiceUnavailable:
		return "Stopped"
	}
	return "A fault of this server"
}

// write renders a view and sends it. ok tells that nothing about the page is
// particular to this request.
func (s *Server) write(w http.ResponseWriter, r *http.Request, v view) (page made, ok bool) {
	done := told(w, r)
	body, err := s.pages.render(v.template, frame{
		Title: v.title, Nav: v.nav, Path: r.URL.RequestURI(), Query: r.URL.Query().Get("q"), OwnSearch: v.search, Data: v.data,
		Reader: strings.TrimSpace(s.opt.Reader.Name + " " + s.opt.Reader.Version), Reviewer: s.session.reviewer(r), CanLogin: s.session.possible(), Done: done,
	})
	switch {
	case err != nil:
		s.log.Error("page cannot be rendered", "path", r.URL.Path, "error", err)
		http.Error(w, "This page cannot be shown; the reason has been written to the log.", http.StatusInternalServerError)
		return made{}, false
	case v.status != 0 && v.status != http.StatusOK:
		sendBody(w, r, v.status, body)
		return made{}, false
	}
	page = newMade(body)
	send(w, r, page)
	return page, done == nil
}

// send answers with a page, or says that the browser has it.
func send(w http.ResponseWriter, r *http.Request, page made) {
	w.Header().Set("ETag", page.tag)
	if r.Header.Get("If-None-Match") == page.tag {
		sendBody(w, r, http.StatusNotModified, nil)
		return
	}
	sendBody(w, r, http.StatusOK, page.body)
}

func sendBody(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "private, no-cache")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader has gone; there is nobody to tell
	}
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return capital(s)
	}
	return capital(s) + "."
}

// capital writes the first letter of English words large.
func capital(s string) string { return strings.ToUpper(s[:min(1, len(s))]) + s[min(1, len(s)):] }

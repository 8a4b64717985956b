package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// loginPage is the form by which a reviewer shows the token.
type loginPage struct {
	Possible bool // the server was started with a token
	Reviewer string
	Name     string // as typed
	Next     string
	Fault    string // what was wrong; "" when nothing was
}

// mostName bounds the name of a reviewer, in code points.
const mostName = 80

// login shows the form.
func (s *Server) login(_ context.Context, r *http.Request) (view, error) {
	return s.loginView(http.StatusOK, loginPage{Reviewer: s.session.reviewer(r), Next: localPath(r.URL.Query().Get("next"), "/review")}), nil
}

func (s *Server) loginView(status int, p loginPage) view {
	p.Possible = s.session.possible()
	return view{template: "login", title: "Log in to review", nav: "review", status: status, data: p}
}

// logIn takes the form. What is typed is kept, but for the token.
func (s *Server) logIn(w http.ResponseWriter, r *http.Request) {
	if !readForm(w, r) {
		return
	}
	name, next := strings.TrimSpace(r.PostFormValue("name")), localPath(r.PostFormValue("next"), "/review")
	refuse := func(status int, fault string) {
		s.write(w, r, s.loginView(status, loginPage{Name: name, Next: next, Fault: fault}))
	}
	if wait := s.brake.try(r); wait > 0 {
		seconds := int(wait/time.Second) + 1
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
		refuse(http.StatusTooManyRequests, "Too many tries. Try again in "+count(seconds, "second", "seconds")+".")
		return
	}
	if !s.session.admits(r.PostFormValue("token")) {
		refuse(http.StatusForbidden, "That is not the token that the server was started with.")
		return
	}
	if fault := wrongName(name); fault != "" {
		refuse(http.StatusUnprocessableEntity, fault)
		return
	}
	http.SetCookie(w, s.session.cookie(name, r.TLS != nil))
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// logOut forgets who asks.
func (s *Server) logOut(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, s.session.forget())
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// wrongName tells what is wrong with a reviewer's name, which goes into each
// correction; "" when nothing is.
func wrongName(name string) string {
	switch {
	case name == "":
		return "A name is needed: it stands with each of your corrections."
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "The name has characters in it that cannot be shown."
	case utf8.RuneCountInString(name) > mostName:
		return "The name is too long: " + strconv.Itoa(mostName) + " characters at most."
	}
	return ""
}

// asReviewer makes a handler of what a reviewer does with a form: it is given who
// that is, for a bounded time. Nobody else gets there.
func (s *Server) asReviewer(do func(ctx context.Context, w http.ResponseWriter, r *http.Request, author string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		author := s.session.reviewer(r)
		if author == "" {
			s.write(w, r, s.failure(r, errForbidden))
			return
		}
		if !readForm(w, r) {
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.opt.Timeout)
		defer cancel()
		do(ctx, w, r, author)
	}
}

// readForm reads the body of a form, and answers itself when that cannot be.
func readForm(w http.ResponseWriter, r *http.Request) bool {
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, "The form cannot be read, or is too large.", status)
		return false
	}
	return true
}

// localPath is an address within this server, as a form or a link gave it; the
// other one when it could lead anywhere else. Browsers drop control characters
// and take a backslash for a slash, so neither may be in it.
func localPath(asked, otherwise string) string {
	if !strings.HasPrefix(asked, "/") || strings.HasPrefix(asked, "//") || !utf8.ValidString(asked) ||
		strings.ContainsFunc(asked, func(r rune) bool { return r == '\\' || unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return otherwise
	}
	u, err := url.Parse(asked)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil {
		return otherwise
	}
	return u.String()
}

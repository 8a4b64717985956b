package api

import (
	"net/http"

	"chancery/archive"
	"chancery/export"
	"chancery/internal/address"
)

// maxEvents bounds a calendar.
const maxEvents = 1000

// base is where the pages stand, for answers whose links must be absolute: the
// host that was asked where none is set.
func (s *server) base(r *http.Request) string {
	if s.opt.Base != "" {
		return s.opt.Base
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func (s *server) encountersAtom(w http.ResponseWriter, r *http.Request) {
	atomFeed(s, w, r, "encounters", "Encounters", s.archive.Dossiers, export.EncounterEntry)
}

func (s *server) statementsAtom(w http.ResponseWriter, r *http.Request) {
	atomFeed(s, w, r, "statements", "Statements", s.archive.Statements, export.StatementEntry)
}

// atomFeed answers with a page of a list as a feed.
func atomFeed[T any](s *server, w http.ResponseWriter, r *http.Request, name, title string, fetch export.Fetch[T], entry func(base string, item *T) export.Entry) {
	f, err := asked(r)
	if err != nil {
		writeError(w, s.problem(r.Context(), err))
		return
	}
	f.Limit = min(f.Limit, s.opt.MaxItems)
	found, err := fetch(r.Context(), f)
	if err != nil {
		writeError(w, s.problem(r.Context(), err))
		return
	}
	base := s.base(r)
	feed := export.Feed{Title: title, Self: base + address.List("/"+name+".atom", f)}
	if found.Next != "" {
		more := f
		more.After = found.Next
		feed.Next = base + address.List("/"+name+".atom", more)
	}
	f.After, f.Limit = "", 0
	feed.Question = address.List(name, f)
	feed.Page = base + "/" + feed.Question
	for i := range found.Items {
		feed.Entries = append(feed.Entries, entry(base, &found.Items[i]))
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	if err := feed.Write(w); err != nil {
		s.opt.Log.Error("a feed could not be written", "error", err)
	}
}

func (s *server) encountersCalendar(w http.ResponseWriter, r *http.Request) {
	f, err := asked(r)
	if err != nil {
		writeError(w, s.problem(r.Context(), err))
		return
	}
	most := maxEvents
	if f.Limit > 0 {
		most = min(most, f.Limit)
	}
	base := s.base(r)
	cal := export.Calendar{Name: "Encounters"}
	next, _, err := export.Pages(r.Context(), s.archive.Dossiers, f, most, func(items []archive.Dossier) error {
		cal.Add(base, items)
		return nil
	})
	if err != nil {
		writeError(w, s.problem(r.Context(), err))
		return
	}
	f.After, f.Limit = "", 0
	cal.Page, cal.Truncated = base+address.List("/encounters", f), next != ""
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	if err := cal.Write(w); err != nil {
		s.opt.Log.Error("a calendar could not be written", "error", err)
	}
}

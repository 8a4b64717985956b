package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/export"
	"chancery/internal/address"
)

// exportTime is how many times longer than a question an export may take.
const exportTime = 10

// The trailers of an export that did not come to the end of its list.
const (
	TrailerTruncated = "Chancery-Truncated" // "true"
	TrailerNext      = "Chancery-Next"      // the cursor to go on with
)

// sink takes the items of an export.
type sink[T any] interface {
	Add([]T) error
	Flush() error
}

// streams registers exports and feeds.
func (s *server) streams(mux Mux) {
	stream(s, mux, "encounters.csv", "text/csv; charset=utf-8", s.archive.Dossiers,
		func(w io.Writer) sink[archive.Dossier] { return export.NewSheet(w, export.Encounters()) })
	stream(s, mux, "encounters.jsonl", "application/jsonl; charset=utf-8", s.archive.Dossiers,
		func(w io.Writer) sink[archive.Dossier] { return export.NewLines[archive.Dossier](w) })
	stream(s, mux, "statements.csv", "text/csv; charset=utf-8", s.archive.Statements,
		func(w io.Writer) sink[archive.Statement] { return export.NewSheet(w, export.Statements()) })
	stream(s, mux, "statements.jsonl", "application/jsonl; charset=utf-8", s.archive.Statements,
		func(w io.Writer) sink[archive.Statement] { return export.NewLines[archive.Statement](w) })
	stream(s, mux, "events.csv", "text/csv; charset=utf-8", s.archive.Events,
		func(w io.Writer) sink[archive.Event] { return export.NewSheet(w, export.Events()) })
	stream(s, mux, "events.jsonl", "application/jsonl; charset=utf-8", s.archive.Events,
		func(w io.Writer) sink[archive.Event] { return export.NewLines[archive.Event](w) })
	routes{mux, s}.HandleFunc("GET "+Prefix+"/corrections.jsonl", s.correctionsFile)
	routes{mux, s}.HandleFunc("GET /encounters.atom", s.encountersAtom)
	routes{mux, s}.HandleFunc("GET /encounters.ics", s.encountersCalendar)
	routes{mux, s}.HandleFunc("GET /statements.atom", s.statementsAtom)
}

// asked reads the filter of an address outside of REST, which has no parameters
// but those of a filter.
func asked(r *http.Request) (archive.Filter, error) {
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return archive.Filter{}, fmt.Errorf("%w: %w", archive.ErrFilter, err)
	}
	for name := range q {
		if !slices.Contains(address.Parameters(), name) {
			return archive.Filter{}, fmt.Errorf("%w: there is no parameter %q", archive.ErrFilter, name)
		}
	}
	return address.Parse(q)
}

// stream registers an export: the whole list that fits a filter, as it is read.
func stream[T any](s *server, mux Mux, name, kind string, fetch export.Fetch[T], open func(io.Writer) sink[T]) {
	mux.Handle("GET /"+name, s.around(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, err := asked(r)
		if err != nil {
			writeError(w, s.problem(r.Context(), err))
			return
		}
		most := s.opt.MaxRows
		if f.Limit > 0 {
			most = min(most, f.Limit)
		}
		ctx, done := context.WithTimeout(r.Context(), exportTime*s.opt.Timeout)
		defer done()
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(exportTime*s.opt.Timeout + time.Minute)) // where the server has none, none is needed
		download(w, name, kind)
		var out sink[T] // opened by the first page: what fails before is a problem
		next, _, err := export.Pages(ctx, fetch, f, most, func(items []T) error {
			if out == nil {
				out = open(w)
			}
			return out.Add(items)
		})
		if out == nil {
			writeError(w, s.problem(ctx, err))
			return
		}
		s.endStream(ctx, w, out.Flush, next, err)
	})))
}

// download sets the headers of a file.
func download(w http.ResponseWriter, name, kind string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	h.Set("Cache-Control", "no-cache")
	h.Set("Trailer", TrailerTruncated+", "+TrailerNext)
}

// endStream ends an export: whole, or with the word that it is not, or, when
// something broke, so that the client sees it.
func (s *server) endStream(ctx context.Context, w http.ResponseWriter, flush func() error, next string, err error) {
	if flushed := flush(); flushed != nil || err != nil && ctx.Err() == nil {
		s.opt.Log.Error("an export broke off", "error", err, "writing", flushed)
		panic(http.ErrAbortHandler)
	}
	if next != "" || err != nil {
		w.Header().Set(TrailerTruncated, "true")
		w.Header().Set(TrailerNext, next)
	}
}

// correctionsFile answers with all corrections, as chancery correct takes them.
func (s *server) correctionsFile(w http.ResponseWriter, r *http.Request) {
	all, err := s.archive.Corrections(r.Context())
	if err != nil {
		writeError(w, s.problem(r.Context(), err))
		return
	}
	w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="corrections.jsonl"`)
	if err := correction.Write(w, all); err != nil {
		s.opt.Log.Error("corrections could not be written", "error", err)
	}
}

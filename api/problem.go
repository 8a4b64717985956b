package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
)

// problem makes an error of the archive one of HTTP. What is the program's own
// fault is told to the log, and not to the client.
func (s *server) problem(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, archive.ErrFilter), errors.Is(err, archive.ErrQuery):
		return huma.Error422UnprocessableEntity(err.Error())
	case errors.Is(err, archive.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case ctx.Err() != nil:
		return huma.Error503ServiceUnavailable("the question took longer than " + s.opt.Timeout.String() + "; narrow it")
	case errors.Is(err, archive.ErrLocked):
		return huma.Error503ServiceUnavailable("the archive is in use by another program; try again")
	}
	s.opt.Log.Error("a question failed", "error", err)
	return huma.Error500InternalServerError("internal error")
}

// writeProblem answers with problem details where no operation does.
func writeProblem(w http.ResponseWriter, status int, detail string) {
	for _, name := range []string{"Content-Disposition", "Content-Length", "ETag", "Trailer"} { // of the answer that was begun
		w.Header().Del(name)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.NewError(status, detail)) // the client may be gone
}

// writeError answers with what problem made of an error.
func writeError(w http.ResponseWriter, err error) {
	var e huma.StatusError
	if !errors.As(err, &e) {
		e = huma.Error500InternalServerError("internal error")
	}
	var m *huma.ErrorModel
	detail := e.Error()
	if errors.As(err, &m) {
		detail = m.Detail
	}
	writeProblem(w, e.GetStatus(), detail)
}

// notThere answers for paths and methods that nothing else answers.
func notThere(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		writeProblem(w, http.StatusMethodNotAllowed, "only questions are answered here: GET and HEAD")
		return
	}
	writeProblem(w, http.StatusNotFound, "nothing is there; /openapi.json lists what is")
}

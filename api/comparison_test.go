package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"chancery/compare"
	"chancery/compare/fromarchive"
)

func TestAnEncounterThatCannotBeComparedIsNotFound(t *testing.T) {
	fault := errors.New("the disk is gone")
	for _, c := range []struct {
		err  error
		want int
	}{
		{fromarchive.ErrNoLast, http.StatusNotFound},
		{fmt.Errorf("A: %w", compare.ErrNoEncounter), http.StatusNotFound},
		{fmt.Errorf("before: %w", compare.ErrOne), http.StatusNotFound},
		{fault, http.StatusInternalServerError},
	} {
		s := &server{opt: Options{Log: slog.New(slog.DiscardHandler)}}
		var told huma.StatusError
		if err := s.problem(t.Context(), noChange(c.err)); !errors.As(err, &told) || told.GetStatus() != c.want {
			t.Errorf("%v is answered with %v, want %d", c.err, err, c.want)
		}
	}
	if noChange(nil) != nil {
		t.Error("an answer is a fault")
	}
}

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// maxWords bounds a full-text query, in bytes.
const maxWords = 1000

// Hit is a document that a full-text query found.
type Hit struct {
	archive.Hit
	Link string `json:"link" doc:"The page of the document, open at the words found."`
}

func (s *server) search() {
	huma.Register(s.api, operation("search", "/search", "Find documents by their words",
		`Newest first. All words must be there, in any order and form; "phrases in quotation marks" keep their order; -word leaves out, begin* takes any ending, OR stands between alternatives.`,
	), func(ctx context.Context, in *struct {
		Q string `query:"q" required:"true" doc:"The words." example:"fishery talks"`
		Filter
		Paging
	},
	) (*answer[list[Hit]], error) {
		if err := address.Check("q", in.Q, maxWords); err != nil {
			return nil, s.problem(ctx, err)
		}
		f, capped := s.bounded(&in.Filter)
		found, err := s.archive.Search(ctx, in.Q, f)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return page(found, capped, func(h *archive.Hit) Hit {
			return Hit{*h, s.opt.Base + address.Span(h.Document.ID, h.Snippet)}
		}), nil
	})
}

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/archive/correction"
)

func (s *server) corrections() {
	huma.Register(s.api, operation("listCorrections", "/corrections", "What people ruled",
		"By time. /api/v1/corrections.jsonl gives all of them in the form that chancery correct import takes."),
		func(ctx context.Context, _ *struct{}) (*answer[list[correction.Correction]], error) {
			all, err := s.archive.Corrections(ctx)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return whole(all, archive.MaxLimit), nil
		})
}

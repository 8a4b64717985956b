package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// summaries registers what is counted over many items. What is counted is bounded
// by the archive, and each answer says in truncated whether it was.
func (s *server) summaries() {
	huma.Register(s.api, operation("getNumbers", "/numbers", "How much the archive holds", ""),
		func(ctx context.Context, _ *struct{}) (*answer[archive.Numbers], error) {
			n, err := s.archive.Numbers(ctx)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[archive.Numbers]{n}, nil
		})
	huma.Register(s.api, operation("getFacets", "/facets", "Which values the fields of what fits have",
		"For each field of a filter, with counts, the most frequent first. A field's own values in the filter are left out of account, so that what else could be chosen is seen. Type, mode, actor and recipient are of events."),
		func(ctx context.Context, in *struct {
			Of string `query:"of" enum:"encounters,reports,statements,events,documents" default:"encounters" doc:"What is counted."`
			EventFilter
		},
		) (*answer[archive.Facets], error) {
			return answered(ctx, s, func() (*archive.Facets, error) { return s.archive.Facets(ctx, archive.Items(in.Of), in.filter) })
		})
	huma.Register(s.api, operation("getTimeline", "/timeline", "Encounters over time",
		"Counted by day, month or year, and in each by kind and by the highest level of office that took part."),
		func(ctx context.Context, in *struct {
			Step string `query:"step" enum:"day,month,year" doc:"When not given, it follows how long the time is."`
			Filter
		},
		) (*answer[archive.Timeline], error) {
			return answered(ctx, s, func() (*archive.Timeline, error) { return s.archive.Timeline(ctx, in.filter, in.Step) })
		})
	huma.Register(s.api, operation("getPlaces", "/places", "Where encounters were", "For a map: towns with counts, the most frequent first."),
		func(ctx context.Context, in *struct{ Filter }) (*answer[archive.Places], error) {
			return answered(ctx, s, func() (*archive.Places, error) { return s.archive.Places(ctx, in.filter) })
		})
	huma.Register(s.api, operation("getPairs", "/pairs", "Who meets whom", "People and countries in the encounters that fit, the most frequent pairs first."),
		func(ctx context.Context, in *struct {
			Filter
			Limit int `query:"limit" minimum:"0" maximum:"200" doc:"How many pairs of each kind; 20 when not given or 0."`
		},
		) (*answer[archive.Pairs], error) {
			return answered(ctx, s, func() (*archive.Pairs, error) { return s.archive.Pairs(ctx, in.filter) })
		})
	huma.Register(s.api, operation("getDyad", "/dyads/{a}/{b}", "What passed between two countries or organizations",
		"Their encounters on a time axis, and what each said to or about the other: acts over time, topics, set phrases."),
		func(ctx context.Context, in *struct {
			A string `path:"a" maxLength:"200" doc:"A country or organization: its code or name." example:"CHN"`
			B string `path:"b" maxLength:"200" doc:"Another." example:"KOR"`
			Filter
		},
		) (*answer[archive.Dyad], error) {
			return answered(ctx, s, func() (*archive.Dyad, error) {
				codes, err := address.Countries([]string{in.A, in.B})
				if err != nil {
					return nil, err
				}
				return s.archive.Dyad(ctx, codes[0], codes[1], in.filter)
			})
		})
}

// answered answers with what was asked of the archive.
func answered[T any](ctx context.Context, s *server, ask func() (*T, error)) (*answer[T], error) {
	found, err := ask()
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[T]{*found}, nil
}

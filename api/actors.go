package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/archive/tenure"
	"chancery/internal/address"
)

// Actor is a person, country or organization.
type Actor struct {
	archive.Actor
	Link string `json:"link" doc:"The page of the actor."`
}

func (s *server) actor(a *archive.Actor) Actor {
	return Actor{*a, s.opt.Base + address.Actor(a.ID)}
}

func (s *server) actors() {
	lists(s, operation("listActors", "/actors", "People, countries and organizations",
		"With names and countries alone: those in most documents first. With other filters: the actors of the newest encounters and statements that fit, those with most of them first."),
		s.archive.Actors, s.actor)
}

func (s *server) tenures() {
	huma.Register(s.api, operation("listTenures", "/tenures", "Who held which office when",
		"From what analysts have entered, a list that comes with the program, and what the texts show."),
		func(ctx context.Context, in *struct {
			Country string `query:"country" required:"true" maxLength:"200" doc:"A country or organization: its code or name." example:"CHN"`
			Who     string `query:"who" maxLength:"200" doc:"Of this person only."`
			On      string `query:"on" maxLength:"20" doc:"Who held them on that day." example:"2019-03-01"`
		},
		) (*answer[list[tenure.Answer]], error) {
			codes, err := address.Countries([]string{in.Country})
			if err == nil {
				err = address.Check("who", in.Who, address.MaxLength)
			}
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			found, err := s.archive.Tenures(ctx, archive.TenureFilter{Country: codes[0], Person: in.Who, On: in.On})
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return whole(found, archive.MaxLimit), nil
		})
}

// whole answers with a list that has no pages, cut where it is too long.
func whole[T any](items []T, most int) *answer[list[T]] {
	out := list[T]{Items: items}
	if out.Items == nil {
		out.Items = []T{}
	}
	if len(items) > most {
		out.Items, out.Truncated = items[:most], true
	}
	return &answer[list[T]]{out}
}

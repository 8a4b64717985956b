package api

import (
	"context"
	"errors"
	"strings"

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
	huma.Register(s.api, operation("getActor", "/actors/{id}", "One person, country or organization",
		"How documents call it, its offices and tenures, and how much it met and said. Countries and organizations are known by their codes."),
		func(ctx context.Context, in *ActorID) (*answer[FullActor], error) {
			full, err := s.fullActor(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[FullActor]{FullActor{*full, s.opt.Base + address.Actor(full.ID)}}, nil
		})
	huma.Register(s.api, operation("getCounterparts", "/actors/{id}/counterparts", "Whom an actor met",
		"In the encounters that fit, people and countries apart, with the encounters among them. limit, up to 30, is how many of each are told."),
		func(ctx context.Context, in *struct {
			ActorID
			Filter
			Limit int `query:"limit" minimum:"0" maximum:"30" doc:"How many of each kind; as many as the server shows when not given or 0."`
		},
		) (*answer[archive.Network], error) {
			found, err := s.archive.Counterparts(ctx, in.ID, in.filter)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[archive.Network]{*found}, nil
		})
}

// ActorID is the path parameter of an actor.
type ActorID struct {
	ID string `path:"id" maxLength:"200" doc:"The actor's id, or the code of a country or organization." example:"CHN"`
}

// FullActor is an actor with what the archive knows of it.
type FullActor struct {
	archive.FullActor
	Link string `json:"link" doc:"The page of the actor."`
}

// fullActor finds an actor by id, or a country or organization by its code.
func (s *server) fullActor(ctx context.Context, id string) (*archive.FullActor, error) {
	if err := address.Check("id", id, address.MaxLength); err != nil {
		return nil, err
	}
	full, err := s.archive.Actor(ctx, id)
	if errors.Is(err, archive.ErrNotFound) {
		return s.archive.ActorByCountry(ctx, strings.ToUpper(id))
	}
	return full, err
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

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
)

// Event is one event of a document.
type Event struct {
	archive.Event
	Link string `json:"link" doc:"The page of the document, open at the event."`
}

func (s *server) event(one *archive.Event) Event { return Event{*one, s.item(one.ID)} }

func (s *server) events() {
	lists(s, operation("listEvents", "/events", "Events in CAMEO and PLOVER",
		"Newest first, by their own day. A country fits by an event's codes or by what it rests on, a dyad when it goes from the first to the second or is of both alike, "+
			"a status by the event's own; all else when the encounter or statement it rests on fits, or its document where a plain clause tells it. "+
			"A page may hold fewer items than asked for, and even none, while next gives another: go on until it is empty."),
		s.archive.Events, s.event)
	huma.Register(s.api, operation("getEvent", "/events/{document}/{event}", "One event", ""),
		func(ctx context.Context, in *struct {
			Document string `path:"document" maxLength:"64" doc:"The document's id, or a beginning of it that no other has."`
			Event    string `path:"event" maxLength:"64" doc:"The event's id in the document." example:"v1"`
		},
		) (*answer[Event], error) {
			one, err := s.archive.Event(ctx, in.Document+"/"+in.Event)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[Event]{s.event(one)}, nil
		})
}

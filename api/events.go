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
	op := operation("listEvents", "/events", "Events in CAMEO and PLOVER",
		"Newest first, by their own day, else by that of the document. Type, mode, status, actor and recipient are the event's own. A country fits as actor or recipient, "+
			"a dyad when the event goes from the first to the second or is of both alike; all else when the encounter or statement it rests on fits. "+
			"What a plain clause tells rests on none and has the source of its document.")
	huma.Register(s.api, op, func(ctx context.Context, in *struct {
		EventFilter
		Paging
	},
	) (*answer[list[Event]], error) {
		return listed(ctx, s, &in.Filter, s.archive.Events, s.event)
	})
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

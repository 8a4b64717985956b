package api

import (
	"context"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/internal/address"
)

// Filter holds the parameters that all lists share. They are read by package
// address, as those of the pages are; the fields are for the description.
type Filter struct {
	Who        []string     `query:"who,explode" maxItems:"20" doc:"Who takes part or speaks: a name or words of it."`
	Country    []string     `query:"country,explode" maxItems:"20" doc:"A country or organization: its code or name." example:"[\"CHN\"]"`
	Dyad       []string     `query:"dyad,explode" maxItems:"2" doc:"Two countries: what the first says to the second, or encounters of both." example:"[\"CHN\",\"KOR\"]"`
	Level      []level      `query:"level,explode" maxItems:"20" doc:"Level of office."`
	Kind       []kind       `query:"kind,explode" maxItems:"20" doc:"Kind of encounter."`
	Status     []status     `query:"status,explode" maxItems:"20" doc:"How an encounter stands."`
	Act        []act        `query:"act,explode" maxItems:"20" doc:"Act of a statement."`
	Topic      []string     `query:"topic,explode" maxItems:"20" doc:"Topic of a statement, such as trade."`
	Place      []string     `query:"place,explode" maxItems:"20" doc:"City, country or venue."`
	Source     []string     `query:"source,explode" maxItems:"20" doc:"Agency, publisher, host of the address, or who reports."`
	Formula    []string     `query:"formula,explode" maxItems:"20" doc:"A set phrase that is used."`
	From       string       `query:"from" doc:"On this day or later: 2026, 2026-01 or 2026-01-06." example:"2026-01"`
	To         string       `query:"to" doc:"On this day or earlier; included."`
	Background recalledOnly `query:"background" doc:"Only (yes), or not (no), what a story recalls from the past."`

	filter archive.Filter
}

// EventFilter is a filter with what is asked of events alone.
type EventFilter struct {
	Filter
	Type      []eventType `query:"type,explode" maxItems:"20" doc:"Type of event in PLOVER."`
	Mode      []string    `query:"mode,explode" maxItems:"20" doc:"Mode in PLOVER, such as visit." example:"[\"visit\"]"`
	Actor     []string    `query:"actor,explode" maxItems:"20" doc:"The country or organization that acts: its code or name." example:"[\"CHN\"]"`
	Recipient []string    `query:"recipient,explode" maxItems:"20" doc:"The one towards which it acts; those who act together are so to each other."`
}

// Paging holds the parameters of a list that comes page by page.
type Paging struct {
	Limit int    `query:"limit" minimum:"0" doc:"Items a page; 50 when not given or 0. The server has a bound of its own, and says so in truncated."`
	After string `query:"after" maxLength:"200" doc:"The cursor of the page before."`
	Order string `query:"order" enum:"newest,oldest" doc:"The newest first, or the oldest; what has no date comes last either way."`
}

// Resolve reads the filter; huma calls it.
func (f *Filter) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	q, err := url.ParseQuery(u.RawQuery)
	if err == nil {
		f.filter, err = address.Parse(q)
	}
	if err != nil {
		return []error{err}
	}
	return nil
}

// bounded is the filter with the server's bound of a page; capped tells that the
// client asked for more.
func (s *server) bounded(f *Filter) (bounded archive.Filter, capped bool) {
	bounded = f.filter
	if bounded.Limit > s.opt.MaxItems {
		bounded.Limit, capped = s.opt.MaxItems, true
	}
	return bounded, capped
}

// enumeration describes a word that is one of those that a field of a filter
// takes; the description has it once, by name.
func enumeration(r huma.Registry, name, field string) *huma.Schema {
	if r.Map()[name] == nil {
		s := &huma.Schema{Type: huma.TypeString}
		for _, v := range archive.Vocabulary(field) {
			s.Enum = append(s.Enum, v)
		}
		s.PrecomputeMessages()
		r.Map()[name] = s
	}
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

type (
	level        string
	kind         string
	status       string
	act          string
	eventType    string
	recalledOnly string
)

// Schema gives the words that can stand there.
func (level) Schema(r huma.Registry) *huma.Schema { return enumeration(r, "Level", "level") }

// Schema gives the words that can stand there.
func (kind) Schema(r huma.Registry) *huma.Schema { return enumeration(r, "Kind", "kind") }

// Schema gives the words that can stand there.
func (status) Schema(r huma.Registry) *huma.Schema { return enumeration(r, "Status", "status") }

// Schema gives the words that can stand there.
func (act) Schema(r huma.Registry) *huma.Schema { return enumeration(r, "ActName", "act") }

// Schema gives the words that can stand there.
func (eventType) Schema(r huma.Registry) *huma.Schema { return enumeration(r, "EventType", "type") }

// Schema gives the words that can stand there.
func (recalledOnly) Schema(r huma.Registry) *huma.Schema {
	return enumeration(r, "Background", "background")
}

// lists registers a question answered with a page of a list.
func lists[T, U any](s *server, op huma.Operation, fetch func(context.Context, archive.Filter) (archive.Page[T], error), item func(*T) U) {
	huma.Register(s.api, op, func(ctx context.Context, in *struct {
		Filter
		Paging
	},
	) (*answer[list[U]], error) {
		return listed(ctx, s, &in.Filter, fetch, item)
	})
}

// listed answers with a page of a list.
func listed[T, U any](ctx context.Context, s *server, asked *Filter, fetch func(context.Context, archive.Filter) (archive.Page[T], error), item func(*T) U) (*answer[list[U]], error) {
	f, capped := s.bounded(asked)
	found, err := fetch(ctx, f)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return page(found, capped, item), nil
}

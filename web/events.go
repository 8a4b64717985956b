package web

import (
	"context"
	"net/http"
	"strconv"

	"chancery/archive"
	"chancery/internal/address"
)

// events lists who did what to whom, in the codes of political science.
func (s *Server) events(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, p, err := list(ctx, s, archive.OfEvents, "/events", f, s.archive.Events)
	p.Title, p.Lead, p.Empty = "Events", "Who did what to whom, in the types of PLOVER and the codes of CAMEO.", "No event fits."
	p.Box, p.Pager = newFilterBox("/events", filterOfEvents, f, ""), newPager(r, page.Next)
	p.One, p.Many, p.Ways = "event", "events", waysOf("/events", f, []string{"csv", "jsonl"}, nil)
	return view{template: "events", title: titled(p.Title, p.Box), nav: "events", data: p}, err
}

// codeView is one actor of an event: its code, and the country or organization in
// it, "" where there is none.
type codeView struct{ Code, Nation, Name string }

// sidesOf are the actors behind some codes.
func sidesOf(codes []string) []codeView {
	var list []codeView
	for _, c := range codes {
		v := codeView{Code: c, Nation: archive.Nation(c)}
		v.Name = countryName(v.Nation)
		list = append(list, v)
	}
	return list
}

// scale writes a value between conflict and cooperation: "+4", "−3.5", "0".
func scale(value float64) string {
	s := strconv.FormatFloat(value, 'f', -1, 64)
	switch {
	case value > 0:
		return "+" + s
	case value < 0:
		return "−" + s[1:]
	}
	return s
}

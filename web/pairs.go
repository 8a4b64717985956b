package web

import (
	"context"
	"net/http"
	"strings"

	"chancery/archive"
	"chancery/internal/address"
)

// pairsPage leads to the pages of two sides: by their names, or from those who met
// most.
type pairsPage struct {
	A, B      string // what was typed
	Fault     string
	Rows      []pairRow
	Truncated string // from when on the counts are whole; "" when they are
}

// pairRow is two who met.
type pairRow struct {
	A, B         archive.Partner
	Count        int
	Last, Newest string // the day of their newest encounter, and its page
	Both         string // the page of the two, for countries
}

func newPairRow(p archive.Pair) pairRow {
	return pairRow{p.A, p.B, p.Count, p.Last, address.Encounter(p.Newest), address.Dyad(p.A.ID, p.B.ID)}
}

// pairsShown is how many pairs are listed.
const pairsShown = 50

// pairs is the page on which two sides are chosen. When two are named, it leads to
// theirs.
func (s *Server) pairs(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query()
	p := pairsPage{A: strings.TrimSpace(q.Get("a")), B: strings.TrimSpace(q.Get("b"))}
	if p.A != "" && p.B != "" {
		codes, err := address.Parse(map[string][]string{"country": {p.A, p.B}})
		if err == nil && codes.Country[0] != codes.Country[1] {
			return view{}, redirect(address.Dyad(codes.Country[0], codes.Country[1]))
		}
		p.Fault = "These are one and the same."
		if err != nil {
			p.Fault = sentence(strings.TrimPrefix(err.Error(), archive.ErrFilter.Error()+": "))
		}
	} else if p.A != "" || p.B != "" {
		p.Fault = "Name both sides."
	}
	found, err := s.archive.Pairs(ctx, archive.Filter{Limit: pairsShown})
	if err != nil {
		return view{}, err
	}
	for _, pair := range found.Countries {
		p.Rows = append(p.Rows, newPairRow(pair))
	}
	if found.Truncated {
		p.Truncated = found.Complete
	}
	return view{template: "pairs", title: "Two sides", nav: "actors", data: p}, nil
}

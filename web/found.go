package web

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
)

// searchPage lists the documents that hold some words, and above them who or what
// goes by these words.
type searchPage struct {
	listPage
	Found []foundActor
	Pair  *way // the page of the two sides that the words name
}

// foundActor is an actor whose name has the words that were searched for.
type foundActor struct {
	archive.Actor
	Met, Said string // lists of its encounters and statements
}

// foundActors is how many actors a search shows.
const foundActors = 5

// search lists the documents that hold some words.
func (s *Server) search(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query().Get("q")
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	p := searchPage{listPage: listPage{
		Title: "Search", Box: newFilterBox("/search", filterOfDocuments, f, q),
		Empty: "No document holds these words. All of them must be there, in any form; try fewer, or the beginning of one with a star, as in normali*.",
	}}
	if strings.TrimSpace(q) == "" {
		return view{template: "search", title: "Search", data: p}, nil
	}
	var page archive.Page[archive.Hit]
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) { page, err = s.archive.Search(ctx, q, f); return err })
	if f.After == "" {
		p.Pair = pairNamed(q)
		g.Go(func() (err error) { p.Found, err = s.foundActors(ctx, q); return err })
	}
	if err := g.Wait(); err != nil {
		return view{}, err
	}
	hits := make([]hit, 0, len(page.Items))
	for i := range page.Items {
		hits = append(hits, newHit(&page.Items[i]))
	}
	p.Rows, p.Shown, p.Pager = hits, len(hits), newPager(r, page.Next)
	return view{template: "search", title: titled("“"+clip(60, q)+"”", p.Box), data: p}, nil
}

// foundActors are the actors with all the words of a query in their names, those in
// most documents first.
func (s *Server) foundActors(ctx context.Context, q string) ([]foundActor, error) {
	name := strings.Join(strings.Fields(strings.Trim(q, `"`)), " ")
	if address.Check("q", name, address.MaxLength) != nil || strings.ContainsAny(name, `"*`) {
		return nil, nil
	}
	page, err := s.archive.Actors(ctx, archive.Filter{Who: []string{name}, Limit: foundActors})
	if err != nil {
		return nil, err
	}
	var list []foundActor
	for i := range page.Items {
		f := filterOf(&page.Items[i])
		list = append(list, foundActor{page.Items[i], address.List("/encounters", f), address.List("/statements", f)})
	}
	return list, nil
}

// between parts what may be the names of two sides: "China and India", "CHN–IND".
var between = regexp.MustCompile(`(?i)\s*(?:,|/|–|—|-|\s(?:and|vs\.?|with|to)\s)\s*`)

// sideWords is how many words two names of sides have at most.
const sideWords = 8

// pairNamed is the page of the two countries or organizations that a query names:
// "China, India", "South Korea Japan". nil when it names no two.
func pairNamed(q string) *way {
	if parts := between.Split(strings.TrimSpace(q), -1); len(parts) == 2 {
		if w := pairOf(parts[0], parts[1]); w != nil {
			return w
		}
	}
	words := strings.Fields(q)
	if len(words) > sideWords {
		return nil
	}
	for i := 1; i < len(words); i++ {
		if w := pairOf(strings.Join(words[:i], " "), strings.Join(words[i:], " ")); w != nil {
			return w
		}
	}
	return nil
}

// pairOf is the page of two sides, by their names or codes; nil when these are none.
func pairOf(a, b string) *way {
	x, y := address.Side(a), address.Side(b)
	if x == "" || y == "" || x == y {
		return nil
	}
	return &way{countryName(x) + " and " + countryName(y), address.Dyad(x, y)}
}

package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// reviewRoutes are the pages of review and the forms that change something.
func (s *Server) reviewRoutes() {
	for pattern, page := range map[string]page{
		"GET /login":                  s.login,
		"GET /review":                 s.review,
		"GET /corrections":            s.corrections,
		"GET /documents/{id}/correct": s.correctForm,
	} {
		s.Handle(pattern, s.show(page))
	}
	for pattern, act := range map[string]http.HandlerFunc{
		"POST /login":                  s.logIn,
		"POST /logout":                 s.logOut,
		"POST /documents/{id}/correct": s.asReviewer(s.correct),
		"POST /encounters/link":        s.asReviewer(s.link),
		"POST /corrections/withdraw":   s.asReviewer(s.withdraw),
		"POST /formulae/candidates":    s.asReviewer(s.decidePhrase),
		"GET /corrections.jsonl":       s.exportCorrections,
	} {
		s.Handle(pattern, act)
	}
}

// reviewPage lists what awaits a person.
type reviewPage struct {
	Possible bool // somebody can log in
	Reviewer string
	Kinds    []reviewKind
	Items    []awaitingItem
	Here     string // this page, for coming back
	Next     string
	First    string // the first page; "" when this is it
	Today    int    // how many rulings the reviewer made today
	// Of phrases: whether these are shown, and looked for at the moment; the file of
	// what is decided, "" for none; how many more there are.
	Phrases, Busy bool
	PhraseFile    string
	Left          int
	Empty         string // what to say when nothing is shown
}

// reviewKind is one kind of things to review, as a tab.
type reviewKind struct {
	Kind, Words, Href string
	Here              bool
}

var reviewKinds = [][2]string{
	{"", "All"},
	{archive.AwaitsCorrection, "Moved corrections"},
	{archive.AwaitsJoin, "Doubtful joins"},
	{archive.AwaitsField, "Doubtful fields"},
	{archive.AwaitsAbstention, "Left open"},
	{archive.AwaitsNear, "Nearly joined"},
	{ofPhrases, "Recurring phrases"},
}

// awaitingItem is one thing that awaits a person.
type awaitingItem struct {
	Kind, Over, Heading, Reason string
	Value                       string // of the field, as it was read
	Places                      []reviewPlace
	Signs                       []string // for and against a join
	Post                        string   // where a ruling goes; "" where none can be made here
	Hidden                      [][2]string
	Confirm, Reject, Also       ruleButton
	Edit, Open                  string
	Whole                       bool       // Edit leads to an encounter
	Ruling                      *rulingRow // that does not apply any more
}

// ruleButton is a verb and how it is called here.
type ruleButton struct{ Verb, Words string }

// reviewPlace is a text with the words in question.
type reviewPlace struct {
	Title, Href, Day string
	Passages         []passage
}

// reviewShown is how many things stand on a page.
const reviewShown = 20

// reviewPatience is how long a page goes on looking while it has found nothing.
const reviewPatience = 50 * time.Millisecond

// review shows what awaits a person: of one kind, which the parameter "of"
// names, or of all; the other parameters are those of every filter.
func (s *Server) review(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query()
	f, err := address.Parse(q)
	if err != nil {
		return view{}, err
	}
	p := reviewPage{Possible: s.session.possible(), Reviewer: s.session.reviewer(r), Here: r.URL.RequestURI(), Empty: "Nothing awaits anybody here."}
	for _, k := range reviewKinds {
		p.Kinds = append(p.Kinds, reviewKind{k[0], k[1], reviewAddress(q, k[0], ""), k[0] == q.Get("of")})
	}
	if q.Get("of") == ofPhrases {
		err = s.phrases(ctx, &p)
	} else {
		err = s.awaiting(ctx, &p, q, f)
	}
	if err != nil {
		return view{}, err
	}
	if p.Reviewer != "" {
		if p.Today, err = s.archive.CountCorrections(ctx, p.Reviewer, time.Now().UTC().Truncate(24*time.Hour)); err != nil {
			return view{}, err
		}
	}
	return view{template: "review", title: "Review", nav: "review", data: p}, nil
}

// awaiting fills in what the archive says awaits a person.
func (s *Server) awaiting(ctx context.Context, p *reviewPage, q url.Values, f archive.Filter) error {
	begun, asked := time.Now(), f.After
	f.Limit = reviewShown
	page, err := s.archive.Review(ctx, q.Get("of"), f)
	for err == nil && len(page.Items) == 0 && page.Next != "" && time.Since(begun) < reviewPatience {
		f.After = page.Next
		page, err = s.archive.Review(ctx, q.Get("of"), f)
	}
	if err != nil {
		return err
	}
	if page.Next != "" {
		p.Next = reviewAddress(q, q.Get("of"), page.Next)
	}
	if asked != "" {
		p.First = reviewAddress(q, q.Get("of"), "")
	}
	shelf := &shelf{server: s, records: make(map[string]*record.Record)}
	for i := range page.Items {
		item, err := shelf.item(ctx, &page.Items[i])
		if err != nil {
			return err
		}
		p.Items = append(p.Items, item)
	}
	return nil
}

// reviewAddress is the review under the same filter, of a kind and behind a
// cursor.
func reviewAddress(q url.Values, kind, after string) string {
	to := url.Values{}
	for name, values := range q {
		to[name] = values
	}
	to.Del("of")
	to.Del("after")
	if kind != "" {
		to.Set("of", kind)
	}
	if after != "" {
		to.Set("after", after)
	}
	if len(to) == 0 {
		return "/review"
	}
	return "/review?" + to.Encode()
}

// shelf holds the records that a page of the review speaks of, as they were read.
type shelf struct {
	server  *Server
	records map[string]*record.Record
}

func (b *shelf) take(ctx context.Context, document string) (*record.Record, error) {
	if r, ok := b.records[document]; ok {
		return r, nil
	}
	r, _, err := b.server.archive.Ruled(ctx, document)
	if err == nil {
		b.records[document] = r
	}
	return r, err
}

// item tells one thing.
func (b *shelf) item(ctx context.Context, a *archive.Awaiting) (awaitingItem, error) {
	it := awaitingItem{Kind: a.Kind, Reason: a.Reason}
	for _, w := range a.Where {
		r, err := b.take(ctx, w.Document)
		if err != nil {
			return it, err
		}
		place := reviewPlace{Title: titleOf(r), Day: w.Day, Href: address.Document(w.Document)}
		if w.Evidence != nil {
			place.Href = address.Span(w.Document, *w.Evidence)
			place.Passages = inContext(&r.Document, []record.Evidence{*w.Evidence})
		}
		it.Places = append(it.Places, place)
	}
	if len(it.Places) > 0 {
		it.Open = it.Places[0].Href
	}
	switch a.Kind {
	case archive.AwaitsJoin:
		it.Over = "Doubtful join"
		it.join(a)
		return it, nil
	case archive.AwaitsNear:
		it.Over = "Nearly joined"
		it.join(a)
		return it, nil
	case archive.AwaitsCorrection:
		row := rowOf(nil, a.Correction)
		row.Moved = a.Reason
		it.Over, it.Heading, it.Ruling, it.Edit = "Moved correction", "A ruling on "+a.What+" does not apply any more", &row, row.Again
		it.Post, it.Hidden, it.Reject = "/corrections/withdraw", [][2]string{{"id", row.ID}}, ruleButton{"withdraw", "Withdraw"}
		return it, nil
	}
	return it, b.fieldItem(ctx, a, &it)
}

// join offers to say that two reports are of one encounter, or of two.
func (it *awaitingItem) join(a *archive.Awaiting) {
	it.Heading = "Are these reports of one encounter?"
	for _, reason := range a.Reasons {
		it.Signs = append(it.Signs, fmt.Sprintf("%+.1f  %s", reason.Weight, reasonWords(reason.Words)))
	}
	if len(a.Things) == 3 { // the dossier and two reports
		it.Post, it.Hidden = "/encounters/link", [][2]string{{"one", a.Things[1]}, {"other", a.Things[2]}, {"dossier", a.Things[0]}}
		it.Confirm, it.Reject = ruleButton{"join", "One encounter"}, ruleButton{"split", "Two encounters"}
		it.Edit, it.Whole = address.Encounter(a.Things[0]), true
	}
}

// fieldItem offers to rule on a doubtful field, or on what was left open. An
// event is ruled on as a whole: it is nothing without its code.
func (b *shelf) fieldItem(ctx context.Context, a *archive.Awaiting, it *awaitingItem) error {
	document, id, _ := strings.Cut(a.Things[0], "/")
	r, err := b.take(ctx, document)
	if err != nil {
		return err
	}
	kind, field := correction.KindOf(r, id), a.What
	it.Confirm, it.Reject = ruleButton{"confirm", "Right"}, ruleButton{"reject", "Wrong"}
	switch kind {
	case correction.OfAbstention:
		field = ""
		it.Over, it.Heading = "Left open", sentenceHead(a.What)+" left open"
		it.Confirm.Words, it.Reject.Words = "Rightly left open", "Nothing to see here"
	case correction.OfEvent:
		field = ""
		it.Over, it.Heading = "Doubtful event", headingOf(r, kind, id)
	default:
		it.Over, it.Heading = "Doubtful "+a.What, headingOf(r, kind, id)
		if f, ok := rulableAt(kind, field); ok {
			it.Over = "Doubtful " + f.words
			if f.needed {
				it.Reject = ruleButton{}
			}
		}
	}
	it.Post = address.Document(document) + "/correct"
	it.Hidden = [][2]string{{"thing", id}, {"field", field}}
	it.Edit = addressOfCorrect(document, id, field)
	if kind == correction.OfAbstention && len(a.Things) > 1 {
		_, near, _ := strings.Cut(a.Things[1], "/")
		it.Edit = addressOfCorrect(document, near, "")
	}
	if v, err := correction.Value(r, kind, id, field); err == nil && field != "" {
		it.Value = plain(r, v)
		it.Hidden = append(it.Hidden, [2]string{"seen", string(v)})
	}
	return nil
}

// sentenceHead begins with a capital.
func sentenceHead(s string) string { return strings.TrimSuffix(sentence(s), ".") }

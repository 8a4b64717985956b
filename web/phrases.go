package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/archive"
	"chancery/formula"
	"chancery/formula/discover"
	"chancery/formula/discover/fromarchive"
	"chancery/internal/address"
	"chancery/record"
)

// ofPhrases is the kind of the review that offers recurring phrases.
const ofPhrases = "phrase"

// Bounds of the search for recurring phrases.
const (
	phraseDocuments = 4000 // the newest that are looked through
	phraseTime      = 2 * time.Minute
	phraseRest      = 10 * time.Minute // between two searches
	phraseUsers     = 4                // countries that are noted with an accepted phrase
)

// The verbs of a phrase.
const (
	acceptPhrase  = "accept"
	variantPhrase = "variant"
	refusePhrase  = "refuse"
)

// desk keeps the recurring phrases that were found, and the file in which is
// written what people decide about them. A search takes seconds: it is made beside
// the pages, when a reviewer asks for one and the last has become old.
type desk struct {
	archive *archive.Archive
	file    string // "" when nothing can be decided

	lock   sync.Mutex
	busy   bool
	made   time.Time // when the last search ended, zero for never
	stamp  int64     // of the archive that it was made of
	found  []fromarchive.Offered
	fault  error
	waiter chan struct{} // closed when the search that is being made ends
}

// look gives what was found and is not decided, and begins a new search where one
// is due. busy tells that one is being made, never that none was made before.
func (d *desk) look(ctx context.Context, begin bool) (list []fromarchive.Offered, busy, never bool, err error) {
	stamp, err := d.archive.Stamp(ctx)
	if err != nil {
		return nil, false, false, err
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	due := d.made.IsZero() || stamp != d.stamp && time.Since(d.made) > phraseRest
	if begin && due && !d.busy {
		d.busy, d.waiter = true, make(chan struct{})
		go d.search(stamp, d.waiter)
	}
	if d.fault != nil {
		return nil, d.busy, false, d.fault
	}
	set, err := d.set()
	if err != nil {
		return nil, d.busy, false, err
	}
	for _, o := range d.found {
		if _, _, listed := set.Find(o.Phrase); !listed && !set.Rejected(o.Phrase) {
			list = append(list, o)
		}
	}
	return list, d.busy, d.made.IsZero(), nil
}

// set is the list of the program with what was decided.
func (d *desk) set() (*formula.Set, error) {
	if d.file == "" {
		return formula.Embedded(), nil
	}
	return formula.Load(d.file)
}

// search looks through the newest documents.
func (d *desk) search(stamp int64, done chan struct{}) {
	defer close(done)
	ctx, cancel := context.WithTimeout(context.Background(), phraseTime)
	defer cancel()
	set, err := d.set()
	var found []fromarchive.Offered
	if err == nil {
		found, err = fromarchive.Find(ctx, d.archive, archive.Filter{}, phraseDocuments, set, discover.Options{})
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	d.busy, d.made, d.stamp, d.found, d.fault = false, time.Now(), stamp, found, err
}

// decide writes what was decided about a phrase that was found.
func (d *desk) decide(phrase, verb string) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.file == "" {
		return errors.New("the server was started without a file of set phrases: name one with --formulae")
	}
	i := slices.IndexFunc(d.found, func(o fromarchive.Offered) bool { return o.Phrase == phrase })
	if i < 0 {
		return errors.New("that phrase is not offered any more")
	}
	o := &d.found[i]
	switch {
	case verb == acceptPhrase:
		return formula.Accept(d.file, o.Phrase, o.Countries[:min(phraseUsers, len(o.Countries))])
	case verb == variantPhrase && o.VariantOf != "":
		return formula.AcceptVariant(d.file, o.VariantOf, o.Phrase)
	case verb == refusePhrase:
		return formula.Reject(d.file, o.Phrase)
	}
	return errors.New("say whether it is a set phrase, a wording of one, or none")
}

// phrases shows the recurring phrases that await a person.
func (s *Server) phrases(ctx context.Context, p *reviewPage) error {
	list, busy, never, err := s.desk.look(ctx, p.Reviewer != "")
	if err != nil {
		return err
	}
	p.PhraseFile = s.opt.Formulae
	p.Phrases, p.Busy = true, busy
	p.Empty = "No phrase recurs that is in no list."
	switch {
	case never && busy:
		p.Empty = "What is said is being looked through; load the page again in a moment."
	case never:
		p.Empty = "They are looked for when a reviewer opens this page."
	}
	shelf := &shelf{server: s, records: make(map[string]*record.Record)}
	for i := range list[:min(len(list), reviewShown)] {
		item, err := shelf.phrase(ctx, &list[i])
		if err != nil {
			return err
		}
		if p.PhraseFile == "" {
			item.Post = ""
		}
		p.Items = append(p.Items, item)
	}
	p.Left = len(list) - len(p.Items)
	return nil
}

// phrase tells one of them.
func (b *shelf) phrase(ctx context.Context, o *fromarchive.Offered) (awaitingItem, error) {
	r, err := b.take(ctx, o.Document)
	if err != nil {
		return awaitingItem{}, err
	}
	var countries []string
	for _, c := range o.Countries[:min(phraseUsers, len(o.Countries))] {
		countries = append(countries, countryName(c))
	}
	it := awaitingItem{
		Kind: ofPhrases, Over: "Recurring phrase", Heading: "“" + o.Phrase + "”",
		Reason: fmt.Sprintf("in %s of %s, said by %s", count(o.Count, "place", "places"), count(o.Candidate.Documents, "document", "documents"),
			count(o.Candidate.Speakers, "speaker", "speakers")),
		Places: []reviewPlace{{
			Title: titleOf(r), Day: r.Document.Dated(), Href: address.Span(o.Document, o.Evidence),
			Passages: inContext(&r.Document, []record.Evidence{o.Evidence}),
		}},
		Open: address.Span(o.Document, o.Evidence),
		Post: "/formulae/candidates", Hidden: [][2]string{{"phrase", o.Phrase}},
		Confirm: ruleButton{acceptPhrase, "A set phrase"}, Reject: ruleButton{refusePhrase, "Not one"},
	}
	if len(countries) > 0 {
		it.Reason += ", of " + strings.Join(countries, ", ")
	}
	if o.VariantOf != "" {
		it.Signs = append(it.Signs, "much like “"+o.VariantOf+"”")
		it.Also = ruleButton{variantPhrase, "A wording of that"}
	}
	it.Signs = append(it.Signs, fmt.Sprintf("its words keep together (%.1f bits) and stand among others freely (%.1f before, %.1f after)", o.Sticky, o.Left, o.Right))
	return it, nil
}

// decidePhrase takes what a reviewer says of a phrase.
func (s *Server) decidePhrase(_ context.Context, w http.ResponseWriter, r *http.Request, _ string) {
	verb := r.PostForm.Get("verb")
	if err := s.desk.decide(r.PostForm.Get("phrase"), verb); err != nil {
		s.log.Error("phrase not decided", "error", err)
		s.write(w, r, view{template: "problem", title: "Not kept", status: http.StatusUnprocessableEntity, data: problem{http.StatusUnprocessableEntity, sentence(err.Error())}})
		return
	}
	tell(w, verb, "")
	http.Redirect(w, r, localPath(r.PostForm.Get("next"), "/review?of="+ofPhrases), http.StatusSeeOther)
}

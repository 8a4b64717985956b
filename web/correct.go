package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// How corrections flow.
//
// A reviewer finds, beside each field and each thing, a link to
//
//	GET /documents/{id}/correct?thing=e1&field=date
//
// which shows the words that the field rests on, what it was read as, what was
// ruled on it before, and a form. Posting the form (or one of the buttons of
// /review, which post the same) reaches correct: it checks the value against
// fields.tsv and calls archive.Rule, which aims the ruling at the words, tries
// it on the record as it was read, keeps it with author, time and reason, and
// derives the document's rows and dossiers anew. Then the browser is sent back
// to where it came from, and the next page says what was done (see tell). Where
// the ruling cannot be kept, the form comes back with the reason and with all
// that was typed. POST /encounters/link does the same for archive.RuleLink.
//
// Nothing that was read is changed: corrections are applied on top of it, the
// last word on a field counts, and confirming a field takes back what was ruled
// on it before. What has been ruled on does not come up for review again.

// Bounds of what is typed, in code points.
const (
	mostReason = 1000
	mostValue  = 2000
	mostField  = 200
)

// correctPage is the form of one thing or field.
type correctPage struct {
	Document, Title string
	Thing, Field    string
	Kind, Heading   string
	Words           string // what the field is called; "" for the whole thing
	Input           string // how its value is given; "" where it cannot be changed
	MayReject       bool
	Choices         []choice
	Roles           []choice
	Read            string // the value as it was read, for people
	Seen            string // the same as JSON, to tell whether it changed meanwhile
	Now             string // the value with corrections, where that is another
	Passages        []passage
	Earlier         []rulingRow
	Others          []otherField
	Next            string
	Verb            string
	Value, Role     string // as typed
	Reason          string
	Fault           string
}

// choice is one value of a select.
type choice struct {
	Value, Words string
	Chosen       bool
}

// otherField leads to the form of another field of the thing.
type otherField struct {
	Words, Value, Href string
	Here               bool
}

// addressOfCorrect is the form of a field of a thing of a document.
func addressOfCorrect(document, thing, field string) string {
	q := url.Values{"thing": {thing}}
	if field != "" {
		q.Set("field", field)
	}
	return address.Document(document) + "/correct?" + q.Encode()
}

// correctForm shows the form.
func (s *Server) correctForm(ctx context.Context, r *http.Request) (view, error) {
	if s.session.reviewer(r) == "" {
		return view{}, redirect("/login?next=" + url.QueryEscape(r.URL.RequestURI()))
	}
	q := r.URL.Query()
	p := correctPage{Thing: q.Get("thing"), Field: q.Get("field"), Verb: q.Get("verb"), Next: localPath(q.Get("next"), "")}
	if err := s.fillCorrect(ctx, r.PathValue("id"), &p); err != nil {
		return view{}, err
	}
	if p.Next == "" {
		p.Next = address.Item(p.Document, anchorOfThing(p.Kind, p.Thing))
	}
	return correctView(0, p), nil
}

func correctView(status int, p correctPage) view {
	return view{template: "correct", title: "Correct: " + p.Heading, nav: "review", status: status, data: p}
}

// anchorOfThing is the id of a thing's entry on the page of its document.
func anchorOfThing(kind, id string) string {
	switch kind {
	case correction.OfActor:
		return actorRef(id)
	case correction.OfDocument:
		return "text"
	}
	return id
}

// fillCorrect looks up the thing and the field that a page names.
func (s *Server) fillCorrect(ctx context.Context, document string, p *correctPage) error {
	as, list, err := s.archive.Ruled(ctx, document)
	if err != nil {
		return err
	}
	p.Document, p.Title = as.Document.ID, titleOf(as)
	if p.Thing == "" {
		p.Thing = p.Document
	}
	if p.Kind = correction.KindOf(as, p.Thing); p.Kind == "" {
		return fmt.Errorf("document %s has no %q: %w", shortID(p.Document), clip(40, p.Thing), archive.ErrNotFound)
	}
	now, _ := correction.Apply(as, list)
	p.Heading = headingOf(as, p.Kind, p.Thing)
	p.Passages = inContext(&as.Document, proofOf(as, p.Kind, p.Thing, p.Field))
	p.Earlier = earlier(as, list, p.Kind, p.Thing, p.Field)
	p.Others = otherFields(as, now, p)
	if p.Field == "" {
		p.MayReject = true
		return nil
	}
	field, ok := rulableAt(p.Kind, p.Field)
	if !ok {
		return fmt.Errorf("%w: no field %q can be corrected", errRequest, clip(40, p.Field))
	}
	read, err := correction.Value(as, p.Kind, p.Thing, p.Field)
	if err != nil {
		return fmt.Errorf("%w: %w", errRequest, err)
	}
	p.Words, p.Seen, p.Read = field.words, string(read), plain(as, read)
	if v, err := correction.Value(now, p.Kind, p.Thing, p.Field); err != nil {
		p.Now = "taken out"
	} else if words := plain(as, v); words != p.Read {
		p.Now = words
		if words == "" {
			p.Now = "taken out"
		}
	}
	p.MayReject = !field.needed && p.Read != ""
	if field.input != "part" {
		p.Input = field.input
		current := stringOf(read)
		if p.Value != "" {
			current = p.Value
		}
		p.Choices, p.Roles = choicesOf(&field, as, current, p.Role)
		if p.Value == "" && (field.input == "words" || field.input == "day" || field.input == "country" || field.input == "list") {
			p.Value = current
		}
	}
	return nil
}

// choicesOf are the values that a field can take, where they can be listed.
func choicesOf(f *rulable, r *record.Record, current, role string) (values, roles []choice) {
	add := func(v, words string) { values = append(values, choice{v, words, v == current}) }
	switch f.input {
	case "choice":
		for _, v := range f.values {
			add(v, v)
		}
	case "yes or no":
		add("yes", "yes")
		add("no", "no")
	case "participant", "actor":
		for i := range r.Actors {
			add(r.Actors[i].ID, r.Actors[i].Name)
		}
		if f.input == "participant" {
			for _, v := range f.values {
				roles = append(roles, choice{v, v, v == role})
			}
		}
	case "encounter":
		for i := range r.Encounters {
			add(r.Encounters[i].ID, r.Encounters[i].ID+", "+headingOf(r, correction.OfEncounter, r.Encounters[i].ID))
		}
	}
	return values, roles
}

// otherFields are all fields of the thing that can be ruled on.
func otherFields(as, now *record.Record, p *correctPage) (list []otherField) {
	if wholeKind(p.Kind) {
		list = append(list, otherField{Words: "the whole " + p.Kind, Href: addressOfCorrect(p.Document, p.Thing, ""), Here: p.Field == ""})
	}
	for _, f := range rulables {
		if f.kind != p.Kind {
			continue
		}
		for _, path := range pathsOf(as, p.Kind, p.Thing, f.path) {
			v, err := correction.Value(as, p.Kind, p.Thing, path)
			if err != nil {
				continue
			}
			if changed, err := correction.Value(now, p.Kind, p.Thing, path); err == nil {
				v = changed
			}
			list = append(list, otherField{f.words, plain(as, v), addressOfCorrect(p.Document, p.Thing, path), path == p.Field})
		}
	}
	return list
}

// pathsOf puts the elements of a thing in the place of the * of a path.
func pathsOf(r *record.Record, kind, id, path string) (list []string) {
	if !strings.Contains(path, "*") {
		return []string{path}
	}
	switch kind {
	case correction.OfEncounter:
		for i := range r.Encounters {
			for _, p := range r.Encounters[i].Participants {
				if r.Encounters[i].ID == id {
					list = append(list, strings.Replace(path, "*", p.Actor, 1))
				}
			}
		}
	case correction.OfStatement:
		for i := range r.Statements {
			for j := range r.Statements[i].Acts {
				if r.Statements[i].ID == id {
					list = append(list, strings.Replace(path, "*", actName(r.Statements[i].Acts, j), 1))
				}
			}
		}
	}
	return list
}

// correct takes the form of a field or a thing.
func (s *Server) correct(ctx context.Context, w http.ResponseWriter, r *http.Request, author string) {
	f := r.PostForm
	p := correctPage{
		Thing: f.Get("thing"), Field: f.Get("field"), Verb: f.Get("verb"), Value: f.Get("value"), Role: f.Get("role"),
		Reason: strings.TrimSpace(f.Get("reason")), Next: localPath(f.Get("next"), ""),
	}
	typed := p
	if err := s.fillCorrect(ctx, r.PathValue("id"), &p); err != nil {
		s.write(w, r, s.failure(r, err))
		return
	}
	if p.Next == "" {
		p.Next = address.Item(p.Document, anchorOfThing(p.Kind, p.Thing))
	}
	done, err := s.rule(ctx, &p, f.Get("seen"), author)
	switch {
	case err == nil:
		tell(w, string(done.Verb), done.ID)
		http.Redirect(w, r, p.Next, http.StatusSeeOther)
	case archive.Unusable(err), ctx.Err() != nil, errors.Is(err, archive.ErrNotFound):
		s.write(w, r, s.failure(r, err))
	default:
		p.Value, p.Fault = typed.Value, sentence(err.Error())
		s.write(w, r, correctView(http.StatusUnprocessableEntity, p))
	}
}

// rule keeps the ruling that a form asks for, and those that go with it.
func (s *Server) rule(ctx context.Context, p *correctPage, seen, author string) (c correction.Correction, err error) {
	for _, text := range []struct {
		name, value string
		most        int
	}{{"reason", p.Reason, mostReason}, {"value", p.Value, mostValue}, {"field", p.Field, mostField}} {
		if err := wrongText(text.name, text.value, text.most); err != nil {
			return c, err
		}
	}
	if seen != "" && seen != p.Seen {
		return c, errors.New("the text was read again since this form was made, and the field is another now: look at it again")
	}
	as, list, err := s.archive.Ruled(ctx, p.Document)
	if err != nil {
		return c, err
	}
	say := correction.Ruling{Verb: correction.Verb(p.Verb), ID: p.Thing, Field: p.Field, Author: author, Reason: p.Reason}
	if p.Verb == "" {
		return c, errors.New("say whether it is right, wrong, or something else")
	}
	field, ok := rulableAt(p.Kind, p.Field)
	if say.Verb == correction.Reject && field.needed {
		return c, fmt.Errorf("the %s cannot be empty: say what it is, or take out the whole %s", field.words, p.Kind)
	}
	if say.Verb == correction.Change {
		if !ok {
			return c, errors.New("a whole thing can be confirmed or taken out, not changed")
		}
		if say.Value, err = field.jsonOf(answer{p.Value, p.Role}, as); err != nil {
			return c, err
		}
	}
	thing := p.Document + "/" + p.Thing
	if c, err = s.archive.Rule(ctx, thing, say); err != nil {
		return c, err
	}
	now, _ := correction.Apply(as, list)
	if was, is := encounterOf(as, p.Thing), encounterOf(now, p.Thing); was != nil && is != nil {
		for _, with := range companions(p.Field, say, was, is) {
			if _, err := s.archive.Rule(ctx, thing, with); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// wrongText tells what is wrong with something typed.
func wrongText(name, value string, most int) error {
	switch {
	case !utf8.ValidString(value):
		return fmt.Errorf("the %s is not valid text", name)
	case utf8.RuneCountInString(value) > most:
		return fmt.Errorf("the %s is too long: %s at most", name, count(most, "character", "characters"))
	case strings.ContainsFunc(value, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }):
		return fmt.Errorf("the %s has control characters in it", name)
	}
	return nil
}

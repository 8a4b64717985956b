// Package reader is the pipeline: it turns the bytes of one document into its
// record. It knows every reading and nothing of where records are kept.
package reader

import (
	"fmt"
	"runtime/debug"

	"chancery/actor"
	"chancery/article"
	"chancery/encounter"
	"chancery/event"
	"chancery/event/clause"
	"chancery/formula"
	"chancery/petrarch"
	"chancery/record"
	"chancery/statement"
	"chancery/syntax"
	"chancery/syntax/model"
	"chancery/when"
	"chancery/where"
)

// Version is the version of the readings; it changes whenever the same bytes
// may give another record.
const Version = "0.3.0"

// maxRead bounds, in bytes, how much of a document's text is analysed. No news
// story comes near it; what lies beyond is kept in the text and said in
// record.Record.Abstained. It keeps memory under 1 GB whatever is fed in.
const maxRead = 2 << 20

// Options tells the reader what the text itself does not.
type Options struct {
	Article article.Options
	// Clauses is the classifier of plain clauses; nil is the embedded one.
	Clauses *clause.Model
	// Formulae are the set phrases to look for; nil is the embedded list.
	Formulae *formula.Set
	// Dictionaries are those of older event coders, used on top of the own lexicons; nil
	// for none.
	Dictionaries *petrarch.Dictionaries
}

// Identity names the program, its version and the model, as records carry
// them.
func Identity() record.Reader {
	return record.Reader{Name: "chancery", Version: Version, Model: model.Version}
}

// IdentityWith is [Identity] where dictionaries are used: the version then names them,
// "0.2.0+dictionaries.1f3a9c2e", so that what was read with others, or without, can
// be told and read again.
func IdentityWith(dict *petrarch.Dictionaries) record.Reader {
	id := Identity()
	if dict != nil {
		id.Version += "+dictionaries." + dict.Hash()[:8]
	}
	return id
}

// Read reads one document. It fails only where [article.Read] does: when there
// is no text to read. The record it returns passes [record.Record.Validate].
func Read(data []byte, opt Options) (*record.Record, error) {
	a, err := article.Read(data, opt.Article)
	if err != nil {
		return nil, err
	}
	r := &record.Record{Schema: record.Schema, Document: a.Document, Reader: IdentityWith(opt.Dictionaries)}
	ranges, unread := bound(a)

	text := syntax.ParseRanges(a.Document.Text, ranges)
	cast := actor.Read(&r.Document, a.Quote, text)
	dict := consult(opt.Dictionaries, &r.Document, a.Quote, text, cast)
	times := when.Read(text, basis(&r.Document))
	places := where.Read(text)

	var seen []record.Abstention
	r.Encounters, seen = encounter.Read(&r.Document, a.Quote, text, cast, times, places)
	r.Abstained = append(r.Abstained, seen...)
	said, seen := statement.Read(&r.Document, a.Quote, text, cast)
	r.Abstained = append(r.Abstained, seen...)
	r.Actors = cast.Records(a.Quote)
	dict.actors(r)
	link(r, said, governments(cast))
	r.Events = event.Read(event.Story{
		Quote: a.Quote, Text: text, Cast: cast, Times: times, Places: places,
		Encounters: r.Encounters, Statements: r.Statements, Clauses: opt.Clauses,
		Coded: dict.coded(), Given: dict.codes(),
	})
	dict.finish(r)
	r.Formulae = opt.formulae().Read(a.Quote, text)
	AttributeFormulae(r)

	if unread != nil {
		r.Abstained = append(r.Abstained, *unread)
	}
	fillLists(r)
	return r, nil
}

func (o *Options) formulae() *formula.Set {
	if o.Formulae == nil {
		return formula.Embedded()
	}
	return o.Formulae
}

// ReadSafely is Read for batches: a fault of the program itself becomes an error
// that asks for a report, so that it costs one document and not the rest.
func ReadSafely(data []byte, opt Options) (r *record.Record, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			r, err = nil, fmt.Errorf("a fault of the program, please report it with the text: %v\n%s", fault, debug.Stack())
		}
	}()
	return Read(data, opt)
}

// bound gives the ranges to analyse, cut at maxRead, and what was left out.
func bound(a *article.Article) ([]syntax.Range, *record.Abstention) {
	var ranges []syntax.Range
	total := 0
	for _, s := range a.Ranges(record.Title, record.CaptionSeg, record.Paragraph) {
		r := syntax.Range{Start: s.Start, End: min(s.End, s.Start+maxRead-total)}
		total += r.End - r.Start
		if r.End > r.Start {
			ranges = append(ranges, r)
		}
		if r.End < s.End {
			return ranges, &record.Abstention{
				What: "text", Evidence: a.Quote.Quote(r.End, r.End),
				Reason: fmt.Sprintf("only the first %d MB are read; what follows is kept and was not analysed", maxRead>>20),
			}
		}
	}
	return ranges, nil
}

// fillLists makes every list of the record present in JSON, empty or not.
func fillLists(r *record.Record) {
	r.Actors = orEmpty(r.Actors)
	r.Encounters = orEmpty(r.Encounters)
	r.Statements = orEmpty(r.Statements)
	r.Events = orEmpty(r.Events)
	r.Formulae = orEmpty(r.Formulae)
	r.Abstained = orEmpty(r.Abstained)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

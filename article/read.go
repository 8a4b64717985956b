package article

import (
	"strings"

	"chancery/record"
)

// Read turns bytes into a document. It never panics and keeps no reference to
// data. The errors are those of this package.
func Read(data []byte, opt Options) (*Article, error) {
	limit := opt.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if len(data) > limit {
		return nil, ErrTooLarge
	}
	text := strings.ToValidUTF8(string(data), "\uFFFD")
	if strings.TrimSpace(text) == "" {
		return nil, ErrEmpty
	}
	a := &Article{Quote: record.NewQuoter(text), Charset: "utf-8"}
	a.Document = record.Document{ID: documentID(text), Text: text, URL: opt.URL, Publisher: opt.Publisher, Language: "en"}
	start := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if t := strings.TrimSpace(line); t != "" {
			at := start + strings.Index(line, t)
			a.segments = append(a.segments, segment{record.Paragraph, Range{at, at + len(t)}})
		}
		start += len(line)
	}
	for _, s := range a.segments {
		e := a.Quote.Quote(s.Start, s.End)
		a.Document.Segments = append(a.Document.Segments, record.Segment{Kind: s.kind, Start: e.Start, End: e.End})
	}
	a.Document.BodyParagraphs = len(a.segments)
	return a, nil
}

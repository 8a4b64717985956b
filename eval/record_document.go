package eval

import (
	"strings"

	"chancery/record"
)

// document scores the fields that the layout of the text gives.
func (s *recordScore) document() {
	g, p := &s.g.Record.Document, &s.got.Document
	field := func(name, gold, got string) { s.field(inDocument, name, gold, got, "") }
	field("title", place(g.Title), place(p.Title))
	field("language", g.Language, p.Language)
	field("agency", fold(g.Agency), fold(p.Agency))
	field("published", dateValue(g.Published), dateValue(p.Published))
	field("header date", dateValue(g.HeaderDate), dateValue(p.HeaderDate))
	gd, pd := dateline(g), dateline(p)
	field("dateline place", fold(gd.Place), fold(pd.Place))
	field("dateline country", gd.Country, pd.Country)
	field("dateline date", gd.Date, pd.Date)
	field("dateline agency", fold(gd.Agency), fold(pd.Agency))
	gc, pc := caption(g), caption(p)
	field("caption", place(&gc.Evidence), place(&pc.Evidence))
	field("caption credit", fold(gc.Credit), fold(pc.Credit))
}

func dateValue(d *record.Date) string {
	if d == nil {
		return ""
	}
	return strings.TrimSpace(d.Value)
}

func dateline(d *record.Document) record.Dateline {
	if d.Dateline == nil {
		return record.Dateline{}
	}
	return *d.Dateline
}

func caption(d *record.Document) record.Caption {
	switch {
	case d.Caption != nil:
		return *d.Caption
	case len(d.Captions) > 0:
		return d.Captions[0]
	}
	return record.Caption{}
}

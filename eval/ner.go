package eval

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"chancery/record"
	"chancery/syntax"
)

// nerTask finds names of persons, organizations and places.
var nerTask = Task{
	Name: "ner",
	Doc:  "JSON Lines with entities (CrossNER, WikiGold, re3d, WNUT17) or GUM's mentions: exact spans, typed",
	Dev:  []string{"crossner-politics-dev.jsonl", "re3d-dev.jsonl", "wnut17-dev.jsonl", "gum-dev-entities.jsonl"},
	Run:  runNER,
}

// nerRow is a text with its entities; GUM names them otherwise.
type nerRow struct {
	ID       string      `json:"id"`
	Doc      string      `json:"doc"`
	Text     string      `json:"text"`
	Entities []nerEntity `json:"entities"`
	Mentions []nerEntity `json:"mentions"`
}

// nerEntity has offsets in code points.
type nerEntity struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Text  string `json:"text"`
	UPOS  string `json:"upos,omitempty"` // of the head; GUM only
}

// nerPrediction is a line that the independent scorer reads: with --field mentions
// for GUM.
type nerPrediction struct {
	ID       string      `json:"id,omitempty"`
	Doc      string      `json:"doc,omitempty"`
	Entities []nerEntity `json:"entities,omitempty"`
	Mentions []nerEntity `json:"mentions,omitempty"`
}

func runNER(in io.Reader, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[nerRow](in)
	if err != nil {
		return nil, err
	}
	types, err := nerTypes()
	if err != nil {
		return nil, err
	}
	style, gum := nerConvention(rows)
	var tally, untyped Tally
	for _, row := range rows {
		q := record.NewQuoter(row.Text)
		var found []nerEntity
		if gum {
			found = newGUMMentions(row.Text).find(q)
		} else {
			found = nerFound(syntax.ParseNames(row.Text, style), q)
		}
		p := nerPrediction{ID: row.ID, Doc: row.Doc, Entities: found}
		if gum {
			p.Entities, p.Mentions = nil, found
		}
		if err := WriteJSONL(predictions, p); err != nil {
			return nil, err
		}
		nerScore(append(row.Entities, row.Mentions...), found, types, &tally, &untyped)
	}
	r := (&Report{}).Add("", append(tally.RowsByGold(), PRF("all three", tally.Total()), PRF("type ignored", untyped.Total()))...)
	r.Note("Exact spans. Types merged: politicians, scientists, writers… are persons; parties, universities, bands… organizations; " +
		"countries and locations places (eval/ner_types.tsv). Other types are not scored.")
	if gum {
		r.Note("Of GUM's mentions those whose head is a proper noun count, with nested ones; names are widened by the tree to GUM's phrases.")
	}
	return r.Note("Extent of names: %s.", nerExtent[style]), nil
}

var nerExtent = map[syntax.Convention]string{
	syntax.Plain:       "the name alone, as readings use it",
	syntax.GUM:         "with article, title and what follows, as GUM has it",
	syntax.SocialMedia: "as WNUT17 has it",
	syntax.Defence:     "as re3d has it",
}

// nerFound are the persons, organizations and places of a text.
func nerFound(text *syntax.Text, q *record.Quoter) []nerEntity {
	out := []nerEntity{}
	for _, n := range text.Names() {
		if n.Type != syntax.Person && n.Type != syntax.Organization && n.Type != syntax.Place {
			continue
		}
		span := text.Span(n.First, n.Last)
		out = append(out, nerEntity{Start: q.Rune(span.Start()), End: q.Rune(span.End()), Type: string(n.Type), Text: span.Text()})
	}
	return out
}

type nerSpan struct {
	start, end int
	name       string
}

func nerScore(gold, found []nerEntity, types map[string]string, tally, untyped *Tally) {
	var g, p []nerSpan
	for _, e := range gold {
		if name := types[e.Type]; name != "" && (e.UPOS == "" || e.UPOS == "PROPN") {
			g = append(g, nerSpan{e.Start, e.End, name})
		}
	}
	for _, e := range found {
		p = append(p, nerSpan{e.Start, e.End, e.Type})
	}
	for _, name := range []string{"person", "organization", "place"} {
		tally.Add(name, CountSets(nerOnly(g, name, name), nerOnly(p, name, name)))
	}
	untyped.Add("all", CountSets(nerOnly(g, "", ""), nerOnly(p, "", "")))
}

// nerOnly keeps the spans of a type, all if it is empty, and renames it.
func nerOnly(spans []nerSpan, keep, rename string) []nerSpan {
	var out []nerSpan
	for _, s := range spans {
		if keep == "" || s.name == keep {
			out = append(out, nerSpan{s.start, s.end, rename})
		}
	}
	return out
}

// nerConvention tells which convention on the extent of names a file follows, by
// the types it uses, and whether its entities are GUM's mentions.
func nerConvention(rows []nerRow) (syntax.Convention, bool) {
	for _, row := range rows {
		if len(row.Mentions) > 0 {
			return syntax.GUM, true
		}
		for _, e := range row.Entities {
			switch e.Type {
			case "corporation", "creative-work":
				return syntax.SocialMedia, false
			case "Organisation":
				return syntax.Defence, false
			}
		}
	}
	return syntax.Plain, false
}

//go:embed ner_types.tsv
var nerTypeTable string

// nerTypes maps the corpora's types to ours.
var nerTypes = sync.OnceValues(func() (map[string]string, error) {
	out := map[string]string{}
	for n, line := range strings.Split(nerTypeTable, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		from, to, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("eval/ner_types.tsv:%d: want two columns parted by a tab", n+1)
		}
		out[from] = to
	}
	return out, nil
})

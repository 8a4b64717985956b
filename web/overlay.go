package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/address"
	"chancery/record"
)

// mark is a stretch of a document's text that something rests on.
type mark struct {
	start, end int    // code points, end exclusive
	kind       string // actor, time, place, encounter, statement, cue, act, formula, abstained, at
	ref        string // the thing in the record: "e1"; its entry beside the text has this id
}

// depth orders kinds from what encloses to what is enclosed; a run of text leads
// to the thing of its innermost mark.
var depth = map[string]int{
	"came": 1, "went": 1, "statement": 2, "encounter": 3, "act": 4, "abstained": 5, "cue": 6, "formula": 7, "place": 8, "time": 9, "actor": 10, "at": 0,
}

// marksOf collects what a record rests on, in its document's text.
func marksOf(r *record.Record) []mark {
	var list []mark
	add := func(kind, ref string, spans ...record.Evidence) {
		for _, e := range spans {
			if e.End > e.Start {
				list = append(list, mark{e.Start, e.End, kind, ref})
			}
		}
	}
	one := func(kind, ref string, e *record.Evidence) {
		if e != nil {
			add(kind, ref, *e)
		}
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			add("actor", actorRef(a.ID), m.Evidence)
		}
	}
	for _, e := range r.Encounters {
		add("encounter", e.ID, e.Evidence...)
		add("time", e.ID, e.DateEvidence...)
		add("place", e.ID, e.PlaceEvidence...)
	}
	for _, s := range r.Statements {
		one("statement", s.ID, s.Content)
		add("statement", s.ID, s.Contents...)
		one("cue", s.ID, s.Cue)
	}
	for i, f := range r.Formulae {
		add("formula", numbered("f", i), f.Evidence)
	}
	for i, a := range r.Abstained {
		add("abstained", numbered("x", i), a.Evidence)
	}
	return list
}

// run is a stretch of text under the same marks.
type run struct {
	Text    string
	Classes string // "k-actor k-statement"; "" for text that nothing rests on
	Refs    string // ids of the things it belongs to, outermost first, parted by spaces
	Href    string // the entry of the innermost
	ID      string // an anchor, where something begins; see anchorOf
}

// block is a paragraph, or another segment, of a document.
type block struct {
	Kind string // as in record.SegmentKind
	Runs []run
}

// layOut cuts a text into blocks and runs. A dateline shares the block
// of the paragraph that it opens.
func layOut(text string, segments []record.Segment, marks []mark) []block {
	letters := []rune(text)
	marks = clamp(marks, len(letters))
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	seen := make(map[string]bool)
	var (
		blocks []block
		active []mark
		next   int
		last   = -1
	)
	for _, seg := range segments {
		start, end := max(seg.Start, 0), min(seg.End, len(letters))
		if start >= end {
			continue
		}
		var runs []run
		joined := len(blocks) > 0 && blocks[len(blocks)-1].Kind == string(record.DatelineSeg) && seg.Kind == record.Paragraph &&
			last <= start && !strings.ContainsRune(string(letters[last:start]), '\n')
		if joined {
			runs = append(runs, run{Text: string(letters[last:start])})
		}
		for at := start; at < end; {
			active = slices.DeleteFunc(active, func(m mark) bool { return m.end <= at })
			for ; next < len(marks) && marks[next].start <= at; next++ {
				if marks[next].end > at {
					active = append(active, marks[next])
				}
			}
			to := end
			if next < len(marks) {
				to = min(to, marks[next].start)
			}
			for _, m := range active {
				to = min(to, m.end)
			}
			runs = append(runs, makeRun(string(letters[at:to]), active, seen))
			at = to
		}
		if joined {
			b := &blocks[len(blocks)-1]
			b.Kind, b.Runs = string(seg.Kind), append(b.Runs, runs...)
		} else {
			blocks = append(blocks, block{string(seg.Kind), runs})
		}
		last = end
	}
	return blocks
}

// clamp drops marks that lie outside the text.
func clamp(marks []mark, n int) []mark {
	var in []mark
	for _, m := range marks {
		m.start, m.end = max(m.start, 0), min(m.end, n)
		if m.start < m.end {
			in = append(in, m)
		}
	}
	return in
}

// makeRun describes a stretch of text under some marks. seen holds the anchors
// given out: each thing gets one, at its first words.
func makeRun(text string, marks []mark, seen map[string]bool) run {
	r := run{Text: text}
	if len(marks) == 0 {
		return r
	}
	sorted := slices.Clone(marks)
	slices.SortStableFunc(sorted, func(a, b mark) int { return cmp.Compare(depth[a.kind], depth[b.kind]) })
	var classes, refs []string
	for _, m := range sorted {
		if class := "k-" + m.kind; !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
		if m.ref != "" {
			refs = slices.DeleteFunc(refs, func(s string) bool { return s == m.ref })
			refs = append(refs, m.ref)
			r.Href = "#" + m.ref
		}
		if anchor := anchorOf(m); anchor != "" && !seen[anchor] && r.ID == "" {
			seen[anchor], r.ID = true, anchor
		}
	}
	if strings.TrimSpace(text) == "" {
		r.Href = "" // a way that nobody could see, or hear the name of
	}
	r.Classes, r.Refs = strings.Join(classes, " "), strings.Join(refs, " ")
	return r
}

// anchorOf is the id of the first words of a thing: "w-e1", or "at" for the
// words that the address asks for.
func anchorOf(m mark) string {
	if m.kind == "at" {
		return "at"
	}
	if m.ref == "" {
		return ""
	}
	return "w-" + m.ref
}

func numbered(letter string, i int) string { return letter + strconv.Itoa(i+1) }

func actorRef(local string) string { return "a-" + local }

// words is a field's way to the words that prove it.
type words struct {
	Exact string
	Href  string
}

func wordsOf(document string, e record.Evidence) words {
	return words{e.Exact, address.Span(document, e)}
}

package archive

import (
	"encoding/binary"
	"errors"
	"slices"

	"chancery/record"
)

// The groups of terms of a use: what ledgers count by, and what else filters
// may ask for.
const (
	useWho = iota
	useCountry
	useDyad
	useLevel
	usePlace
	useOther
	useGroups
)

// useRow is one use of a set phrase as a record gives it.
type useRow struct {
	formula, variant string
	start, stop      int // code points
	statement        int // its place among the record's statements, -1 for none
	terms            [useGroups][]term
}

// uses are the rows of a record's set phrases. What was said in a statement has
// the statement's terms; what the text says of itself has only its source.
func (d *deriver) uses(out *rows, source []term) []useRow {
	spoken := newCover(out)
	list := make([]useRow, 0, len(d.formulae))
	for _, f := range d.formulae[:min(len(d.formulae), maxItems)] {
		u := useRow{formula: f.Formula, variant: f.Variant, start: f.Evidence.Start, stop: f.Evidence.End, statement: spoken.over(f)}
		if u.statement < 0 {
			u.terms[useOther] = append(append([]term{}, source...), term{fieldBackground, "no"})
		} else {
			row := &out.statements[u.statement]
			for _, t := range row.terms {
				if t.field != fieldFormula {
					g := groupOf(t.field)
					u.terms[g] = append(u.terms[g], t)
				}
			}
			if len(u.terms[useDyad]) == 0 {
				u.terms[useDyad] = d.counterparts(out, row.item)
			}
		}
		list = append(list, u)
	}
	return list
}

func groupOf(field string) int {
	switch field {
	case fieldWho:
		return useWho
	case fieldCountry:
		return useCountry
	case fieldDyad:
		return useDyad
	case fieldLevel:
		return useLevel
	case fieldPlace:
		return usePlace
	}
	return useOther
}

// counterparts are the dyads of a statement that names no addressee: with the
// others of its encounter, else with those of the only encounter of the record
// in which the speaker's country takes part.
func (d *deriver) counterparts(out *rows, s *record.Statement) []term {
	from := d.countries(s.Speaker)
	var with *record.Encounter
	if e := d.encounters[s.Encounter]; e != nil {
		with = e.item
	} else {
		for i := range out.encounters {
			e := out.encounters[i].item
			if e.Background || e.PartOf != "" || !d.takePart(e, from) {
				continue
			}
			if with != nil {
				return nil
			}
			with = e
		}
	}
	if with == nil {
		return nil
	}
	var set termSet
	for _, p := range with.Participants[:min(len(with.Participants), maxPairs)] {
		for _, a := range from {
			for _, b := range d.countries(p.Actor) {
				if a != b {
					set.addFolded(fieldDyad, dyad(a, b))
				}
			}
		}
	}
	return set.list
}

func (d *deriver) takePart(e *record.Encounter, countries []string) bool {
	for _, p := range e.Participants {
		for _, c := range d.countries(p.Actor) {
			if slices.Contains(countries, c) {
				return true
			}
		}
	}
	return false
}

// cover finds the innermost statement around a span.
type cover []coverPiece

type coverPiece struct{ start, end, statement int }

func newCover(out *rows) cover {
	var c cover
	for i := range out.statements {
		for _, e := range out.statements[i].item.Pieces() {
			c = append(c, coverPiece{e.Start, e.End, i})
		}
	}
	slices.SortStableFunc(c, func(a, b coverPiece) int { return a.start - b.start })
	return c
}

// coverBack is how many contents that begin before a span are looked at: they
// nest a few levels deep at most.
const coverBack = 8

func (c cover) over(f *record.Formula) int {
	n, _ := slices.BinarySearchFunc(c, f.Evidence.Start+1, func(p coverPiece, start int) int { return p.start - start })
	for k := n - 1; k >= max(0, n-coverBack); k-- {
		if f.Evidence.End <= c[k].end {
			return c[k].statement
		}
	}
	return -1
}

// packed is a use as it is kept.
type packed struct {
	serial, day   int64
	variant       int64 // of phrase; 0 for the canonical wording
	start, length int
	statement     int // -1 for none
	terms         [useGroups][]int64
}

// appendUse writes a use at the end of a part.
func appendUse(heads, tails []byte, u *packed) ([]byte, []byte) {
	for _, n := range []int64{u.serial, u.day, u.variant} {
		heads = binary.AppendUvarint(heads, uint64(n))
	}
	heads = appendList(heads, u.terms[useCountry])
	for _, n := range []int{u.start, u.length, u.statement + 1} {
		tails = binary.AppendUvarint(tails, uint64(n))
	}
	for g, list := range u.terms {
		if g != useCountry {
			tails = appendList(tails, list)
		}
	}
	return heads, tails
}

func appendList(b []byte, list []int64) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, n := range list {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

// errPacked: the archive was changed by something else.
var errPacked = errors.New("uses of set phrases cannot be unpacked; run chancery formulae rescan")

// unpacker reads the uses of a part one by one. With head only, what is in the
// tails stays empty.
type unpacker struct {
	heads, tails packedBytes
	headOnly     bool
	use          packed
}

// set begins a part.
func (p *unpacker) set(heads, tails []byte) {
	p.heads, p.tails = packedBytes{b: heads}, packedBytes{b: tails}
}

func (p *unpacker) err() error {
	if p.heads.broken || p.tails.broken {
		return errPacked
	}
	return nil
}

func (p *unpacker) next() bool {
	h := &p.heads
	if h.at >= len(h.b) || h.broken || p.tails.broken {
		return false
	}
	u := &p.use
	u.serial, u.day, u.variant = h.number(), h.number(), h.number()
	u.terms[useCountry] = h.list(u.terms[useCountry])
	if p.headOnly || h.broken {
		return !h.broken
	}
	t := &p.tails
	u.start, u.length, u.statement = int(t.number()), int(t.number()), int(t.number())-1
	for g := range u.terms {
		if g != useCountry {
			u.terms[g] = t.list(u.terms[g])
		}
	}
	return !t.broken
}

// packedBytes are numbers in a row, and how far they are read.
type packedBytes struct {
	b      []byte
	at     int
	broken bool
}

func (p *packedBytes) number() int64 {
	if p.at < len(p.b) && p.b[p.at] < 0x80 {
		p.at++
		return int64(p.b[p.at-1])
	}
	n, size := binary.Uvarint(p.b[min(p.at, len(p.b)):])
	if size <= 0 {
		p.broken = true
		return 0
	}
	p.at += size
	return int64(n)
}

func (p *packedBytes) list(into []int64) []int64 {
	n := p.number()
	if n < 0 || n > int64(len(p.b)-p.at) {
		p.broken = true
		return nil
	}
	into = into[:0]
	for range n {
		into = append(into, p.number())
	}
	return into
}

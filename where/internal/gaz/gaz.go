package gaz

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Entry is a place of the gazetteer.
type Entry struct {
	ID      int    // GeoNames id
	Name    string // as GeoNames writes it
	Level   byte   // City, Region or County
	Capital bool   // of its country
	Country string // ISO 3166 alpha-2
	Admin   string // code of the first-level division within the country
	People  int    // inhabitants; of divisions the sum of their towns
	// Degrees, kept to a thousandth (some 100 m).
	Lat, Lon float64
	// Also are the other names that lead here.
	Also []string
}

// The levels of entries.
const (
	City   byte = 'c'
	Region byte = 'r'
	County byte = 'd'
)

const magic = "chancery-gazetteer/1\n"

// Encode writes the gazetteer. Entries are sorted by key, then by inhabitants.
func Encode(entries []Entry) ([]byte, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(b.People, a.People), cmp.Compare(a.ID, b.ID))
	})
	also := map[string][]int{}
	for i, e := range entries {
		for _, n := range e.Also {
			if k := Fold(n); k != "" && k != Fold(e.Name) && !slices.Contains(also[k], i) {
				also[k] = append(also[k], i)
			}
		}
	}
	var w writer
	w.buf.WriteString(magic)
	w.uint(len(entries))
	countries, admins := w.strings(entries, func(e Entry) string { return e.Country }), w.strings(entries, func(e Entry) string { return e.Country + "." + e.Admin })
	for _, e := range entries {
		w.buf.WriteString(e.Name)
		w.buf.WriteByte('\n')
	}
	for _, e := range entries {
		l := e.Level
		if e.Capital {
			l -= 'a' - 'A'
		}
		w.buf.WriteByte(l)
	}
	for _, e := range entries {
		w.uint(countries[e.Country])
	}
	for _, e := range entries {
		w.uint(admins[e.Country+"."+e.Admin])
	}
	for _, e := range entries {
		w.uint(e.People)
	}
	for _, e := range entries {
		w.three(int(e.Lat*1000 + 90000.5))
	}
	for _, e := range entries {
		w.three(int(e.Lon*1000 + 180000.5))
	}
	for _, e := range entries {
		w.three(e.ID)
	}
	keys := make([]string, 0, len(also))
	for k := range also {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	w.uint(len(keys))
	for _, k := range keys {
		w.buf.WriteString(k)
		w.buf.WriteByte('\n')
	}
	for _, k := range keys {
		w.uint(len(also[k]))
		for _, i := range also[k] {
			w.uint(i)
		}
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(w.buf.Bytes(), nil), enc.Close()
}

type writer struct{ buf bytes.Buffer }

func (w *writer) uint(n int) {
	w.buf.Write(binary.AppendUvarint(nil, uint64(max(n, 0))))
}

// three writes a number below 2^24 with its low bytes first.
func (w *writer) three(n int) {
	w.buf.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16)})
}

// strings writes the distinct strings of a column and numbers them.
func (w *writer) strings(entries []Entry, of func(Entry) string) map[string]int {
	seen := map[string]int{}
	var list []string
	for _, e := range entries {
		if s := of(e); seen[s] == 0 {
			seen[s] = 1
			list = append(list, s)
		}
	}
	slices.Sort(list)
	w.uint(len(list))
	for i, s := range list {
		seen[s] = i
		w.buf.WriteString(s + "\n")
	}
	return seen
}

// Gazetteer is the file in memory: a place is its index.
type Gazetteer struct {
	names     string
	nameEnd   []uint32
	marks     []string // key of every markStep-th name: where to look for the others
	level     []byte
	country   []uint8
	admin     []uint16
	people    []uint32
	lat, lon  []int32
	id        []int32
	countries []string
	admins    []string
	keys      string
	keyEnd    []uint32
	lists     []uint32
	listEnd   []uint32
}

// ErrFormat is returned for bytes that are no gazetteer.
var ErrFormat = errors.New("gaz: not a gazetteer of this version")

// Decode reads a gazetteer.
func Decode(packed []byte) (*Gazetteer, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	data, err := dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("gaz: %w", err)
	}
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, ErrFormat
	}
	r := &reader{data: data[len(magic):]}
	n := r.uint()
	if n > len(r.data) {
		return nil, ErrFormat
	}
	g := &Gazetteer{}
	g.countries, g.admins = r.table(), r.table()
	g.names, g.nameEnd = r.lines(n)
	if r.bad {
		return nil, ErrFormat
	}
	for i := 0; i < n; i += markStep {
		g.marks = append(g.marks, Fold(line(g.names, g.nameEnd, i)))
	}
	g.level = r.bytes(n)
	g.country = make([]uint8, n)
	for i := range n {
		g.country[i] = uint8(r.below(len(g.countries)))
	}
	g.admin = make([]uint16, n)
	for i := range n {
		g.admin[i] = uint16(r.below(len(g.admins)))
	}
	g.people = make([]uint32, n)
	for i := range n {
		g.people[i] = uint32(r.uint())
	}
	g.lat, g.lon, g.id = r.threes(n, 90000), r.threes(n, 180000), r.threes(n, 0)
	m := r.uint()
	if m > len(r.data) {
		return nil, ErrFormat
	}
	g.keys, g.keyEnd = r.lines(m)
	g.listEnd = make([]uint32, m)
	for i := range m {
		for k := r.uint(); k > 0 && !r.bad; k-- {
			g.lists = append(g.lists, uint32(r.below(n)))
		}
		g.listEnd[i] = uint32(len(g.lists))
	}
	if r.bad {
		return nil, ErrFormat
	}
	return g, nil
}

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) uint() int {
	if len(r.data) > 0 && r.data[0] < 0x80 { // most are small
		n := int(r.data[0])
		r.data = r.data[1:]
		return n
	}
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > 1<<31 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

// below reads the place of something in a list of n.
func (r *reader) below(n int) int {
	k := r.uint()
	if k >= n {
		r.bad = true
		return 0
	}
	return k
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.data) {
		r.bad = true
		return make([]byte, n)
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *reader) threes(n, bias int) []int32 {
	b := r.bytes(3 * n)
	out := make([]int32, n)
	for i := range out {
		out[i] = int32((int(b[3*i]) | int(b[3*i+1])<<8 | int(b[3*i+2])<<16) - bias)
	}
	return out
}

// lines reads n lines into one string and the offsets of their ends.
func (r *reader) lines(n int) (string, []uint32) {
	ends := make([]uint32, n)
	off := 0
	for i := range n {
		k := bytes.IndexByte(r.data[off:], '\n')
		if k < 0 {
			r.bad = true
			return "", make([]uint32, n)
		}
		off += k
		ends[i] = uint32(off)
		off++
	}
	s := string(r.data[:off])
	r.data = r.data[off:]
	return s, ends
}

func (r *reader) table() []string {
	n := r.uint()
	if n > len(r.data) {
		r.bad = true
		return nil
	}
	s, ends := r.lines(n)
	if r.bad {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = line(s, ends, i)
	}
	return out
}

func line(s string, ends []uint32, i int) string {
	if i == 0 {
		return s[:ends[0]]
	}
	return s[ends[i-1]+1 : ends[i]]
}

// Len counts the entries.
func (g *Gazetteer) Len() int { return len(g.id) }

// Entry is the i-th entry; its Also is not kept.
func (g *Gazetteer) Entry(i int) Entry {
	e := Entry{
		ID: int(g.id[i]), Name: line(g.names, g.nameEnd, i), Level: g.level[i], Country: g.countries[g.country[i]],
		People: int(g.people[i]), Lat: float64(g.lat[i]) / 1000, Lon: float64(g.lon[i]) / 1000,
	}
	_, e.Admin, _ = strings.Cut(g.admins[g.admin[i]], ".")
	if e.Level < 'a' {
		e.Level, e.Capital = e.Level+'a'-'A', true
	}
	return e
}

// markStep is how many names have one mark. Folding a name costs more than
// comparing keys, so a search folds only the few between two marks.
const markStep = 32

// Named calls do with every entry whose own name has the key, most inhabitants
// first.
func (g *Gazetteer) Named(key string, do func(i int)) {
	n := len(g.nameEnd)
	var room [64]byte
	folded := func(i int) []byte { return appendFold(room[:0], line(g.names, g.nameEnd, i)) }
	after := sort.SearchStrings(g.marks, key)
	from := max(0, after-1) * markStep
	i := from + sort.Search(min(after*markStep, n)-from, func(k int) bool { return string(folded(from+k)) >= key })
	for ; i < n && string(folded(i)) == key; i++ {
		do(i)
	}
}

// Called calls do with every entry that has the key as another name.
func (g *Gazetteer) Called(key string, do func(i int)) {
	n := len(g.keyEnd)
	i := sort.Search(n, func(i int) bool { return line(g.keys, g.keyEnd, i) >= key })
	if i == n || line(g.keys, g.keyEnd, i) != key {
		return
	}
	from := uint32(0)
	if i > 0 {
		from = g.listEnd[i-1]
	}
	for _, k := range g.lists[from:g.listEnd[i]] {
		do(int(k))
	}
}

// IsRegion tells whether the i-th entry is a first-level division.
func (g *Gazetteer) IsRegion(i int) bool { return g.level[i] == Region }

// Division is the code of the first-level division that the i-th entry is or
// lies in, with the country's: "US.TX".
func (g *Gazetteer) Division(i int) string { return g.admins[g.admin[i]] }

// Name is the name of the i-th entry.
func (g *Gazetteer) Name(i int) string { return line(g.names, g.nameEnd, i) }

// ID is the GeoNames id of the i-th entry.
func (g *Gazetteer) ID(i int) int { return int(g.id[i]) }

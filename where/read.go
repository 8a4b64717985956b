package where

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/syntax"
	"chancery/where/internal/gaz"
)

// Read finds the places that a text names, sorted by Start, without overlap.
// Words that are also the names of places become places only on evidence: the
// engine's own name for them, a preposition of place before a capital, or the
// weight of the place. Names inside those of persons, organizations, laws and
// products are no places; venues of diplomacy and demonyms are ("French" with
// Adjective set).
func Read(text *syntax.Text) []Place {
	s := scanner{a: theAtlas(), text: text, seen: map[string]bool{}}
	for i := range text.Sentences() {
		s.sentence(text.Sentence(i))
	}
	spans := make([]Span, len(s.found))
	for i, f := range s.found {
		spans[i] = f.Span
	}
	r := newResolver(text.Source(), spans, false)
	var out []Place
	for i, f := range s.found {
		if f.street {
			if p, ok := r.inTown(i); ok {
				p.Start, p.End, p.Around = f.Start, f.End, true
				out = append(out, p)
			}
			continue
		}
		if p := r.place(i); p.Level != "" && f.bears(p) {
			out = append(out, p)
		}
	}
	return out
}

// longestName is how many words a name of a place may have.
const longestName = 6

type scanner struct {
	a     *atlas
	text  *syntax.Text
	found []sighting
	seen  map[string]bool // keys tried: whether the atlas has them
}

// sighting is a span that may be a place, with the evidence for it.
type sighting struct {
	Span
	tagged    bool // the engine has it as a place or group
	preceded  bool // a preposition of place stands before it
	opens     bool // it opens its sentence, where all words have capitals
	listed    bool // the small lists have it
	lone      bool // one word only
	street    bool // a street or house that bears the name
	seatAlone bool // a seat of government without a word of place before it
}

// bears tells whether the evidence suffices for the place that was chosen.
func (f sighting) bears(p Place) bool {
	switch {
	case p.Level == Venue:
		return f.tagged || f.preceded || f.listed && !f.seatAlone
	case p.Adjective:
		return true
	case f.tagged:
		return true
	case p.Level == Country || p.Level == Continent || f.listed && (p.Level == Water || p.Level == Land):
		return f.listed
	case f.preceded:
		return p.Population >= 2000 || !f.lone
	case f.opens:
		return p.Population >= 1_000_000
	}
	return p.Population >= 300_000
}

func (s *scanner) sentence(sent syntax.Sentence) {
	for i := sent.First(); i < sent.Last(); {
		if n := s.at(sent, i); n > 0 {
			i += n
		} else {
			i++
		}
	}
}

// at adds the longest name of a place that begins at token i and returns its
// length in tokens; 0 when there is none.
func (s *scanner) at(sent syntax.Sentence, i int) int {
	tok := s.text.Token(i)
	if !capital(tok.Text()) || i > sent.First() && s.text.Token(i-1).End() == tok.Start() && !opensName(s.text.Token(i-1).Text()) {
		return 0
	}
	name, named := s.text.NameAt(i)
	for n := min(longestName, sent.Last()-i); n > 0; n-- {
		last := s.text.Token(i + n - 1)
		if n > 1 && !capital(last.Text()) || strings.ContainsAny(last.Text(), ",;:()") {
			continue
		}
		words := s.text.Source()[tok.Start():last.End()]
		if strings.ContainsAny(words, "\n,;:()\"“”") || !s.known(words) {
			continue
		}
		f := sighting{Span: Span{tok.Start(), last.End()}, opens: i == sent.First(), lone: n == 1}
		f.preceded = s.precededAt(sent, i)
		f.listed = len(s.a.listed[key(words)]) > 0
		if s.inInstrument(sent, i, n, words) {
			return n
		}
		if !f.listed && s.namesStreet(sent, i+n) {
			f.street, f.End = true, s.text.Token(i+n).End()
			s.found = append(s.found, f)
			return n + 1
		}
		if !s.allowed(&f, name, named, i, n, words) {
			continue
		}
		s.found = append(s.found, f)
		return n
	}
	return 0
}

// inInstrument tells whether a name belongs to a treaty, a plan or a process:
// "the Vienna Convention", "the Helsinki Final Act", "the Treaty of Rome". Of a
// country that is so only in a name written with capitals.
func (s *scanner) inInstrument(sent syntax.Sentence, i, n int, words string) bool {
	for k := i + n; k < sent.Last() && k <= i+n+2; k++ {
		w := s.text.Token(k)
		upper := capital(w.Text())
		if s.a.instruments[w.Lower()] {
			return upper || k == i+n && !s.isCountry(words)
		}
		if !upper {
			break
		}
	}
	if i-2 < sent.First() || s.text.Token(i-1).Lower() != "of" {
		return false
	}
	w := s.text.Token(i - 2)
	return capital(w.Text()) && s.a.instruments[w.Lower()] && !s.isCountry(words)
}

// namesStreet tells of a street's last word behind a name, which is then no town but a
// street in one: "Wall Street".
func (s *scanner) namesStreet(sent syntax.Sentence, i int) bool {
	if i >= sent.Last() {
		return false
	}
	k := s.text.Token(i)
	return capital(k.Text()) && s.a.streets[k.Lower()]
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// opensName tells whether a name may touch the mark before it.
func opensName(w string) bool { return strings.ContainsAny(w, "-–—(\"“'‘/") }

// known asks the atlas, once for each name of the text.
func (s *scanner) known(words string) bool {
	known, ok := s.seen[words]
	if !ok {
		known = s.a.has(words)
		s.seen[words] = known
	}
	return known
}

// has tells whether the atlas has the words as they stand.
func (a *atlas) has(words string) bool {
	k := key(words)
	if len(k) < 2 {
		return false
	}
	if a.words[k] || slices.ContainsFunc(a.kinds, func(w kindWord) bool { return w.word == k }) {
		return false
	}
	if full := gaz.Fold(words); full != k {
		// "The Hague" has its article, "The Netherlands" only lends it one.
		found := false
		a.towns.Named(full, func(int) { found = true })
		a.towns.Called(full, func(int) { found = true })
		return found
	}
	for _, c := range a.listed[k] {
		if c.after || c.exact != "" && c.exact != strings.ReplaceAll(words, ".", "") && c.exact != words {
			continue
		}
		return true
	}
	if len(k) < 4 && strings.ToUpper(words) == words {
		return false
	}
	found := false
	a.towns.Named(k, func(int) { found = true })
	if !found && len(k) > 3 {
		a.towns.Called(k, func(int) { found = true })
	}
	return found
}

const placePrepositions = " in at from to near into around outside across through throughout toward towards via between of "

// precededAt tells whether a preposition of place stands before token i, an
// article, an adjective or "city of" between them or not.
func (s *scanner) precededAt(sent syntax.Sentence, i int) bool {
	for k := i - 1; k >= sent.First() && k >= i-4; k-- {
		w := s.text.Token(k)
		low := w.Lower()
		if strings.Contains(placePrepositions, " "+low+" ") {
			if low == "of" { // "the city of", not "the Bank of"
				return k > sent.First() && strings.Contains(" city town capital village province state port region island district county republic kingdom outskirts suburb north south east west ", " "+s.text.Token(k-1).Lower()+" ")
			}
			return true
		}
		if low == "the" || low == "central" || low == "downtown" || low == "nearby" || low == "northern" || low == "southern" || low == "eastern" || low == "western" {
			continue
		}
		// "the Syrian city Aleppo", "in Paris and London", "Rome, Milan".
		if (low == "and" || low == "," || low == "city" || low == "town" || low == "capital" || low == "-") && len(s.found) > 0 && w.Start()-s.found[len(s.found)-1].End < 8 {
			f := s.found[len(s.found)-1]
			return f.preceded
		}
		return false
	}
	return false
}

// allowed asks the engine's names: what stands inside the name of a person or
// an organization is no place of the text.
func (s *scanner) allowed(f *sighting, name syntax.Name, named bool, i, n int, words string) bool {
	// A longer name that begins before or goes on after.
	before, after := s.capitalBefore(i), s.capitalAfter(i+n)
	if named {
		inside := name.First <= i && i+n <= name.Last
		switch name.Type {
		case syntax.Place, syntax.Group:
			f.tagged = inside
			if f.tagged {
				return s.venueAllowed(f, words, i)
			}
		case syntax.Person:
			return inside && name.Last-name.First == n && !before && !after && f.listed && s.isCountry(words) && s.state(i)
		default:
			if s.isVenue(words) {
				return s.venueAllowed(f, words, i)
			}
			return name.First == i && name.Last == i+n && f.listed && !f.lone
		}
	}
	if s.isVenue(words) {
		return s.venueAllowed(f, words, i)
	}
	if s.isCountry(words) {
		// "Michael Jordan", "China Daily": only where the engine saw no name.
		return !(before && !f.preceded && f.lone && s.a.lookalikes[key(words)]) && !(after && f.opens && s.a.lookalikes[key(words)])
	}
	if before && !f.preceded || after && !f.preceded {
		return false
	}
	return true
}

// state tells whether the sentence treats token i as a state: it says "its", or
// names another country.
func (s *scanner) state(i int) bool {
	sent := s.text.Token(i).Sentence()
	for k := sent.First(); k < sent.Last(); k++ {
		w := s.text.Token(k)
		if w.Lower() == "its" || k != i && capital(w.Text()) && s.isCountry(w.Text()) {
			return true
		}
	}
	return false
}

func (s *scanner) isCountry(words string) bool {
	for _, c := range s.a.listed[key(words)] {
		if c.place.Level == Country {
			return true
		}
	}
	return false
}

func (s *scanner) isVenue(words string) bool {
	for _, c := range s.a.listed[key(words)] {
		if c.place.Level == Venue {
			return true
		}
	}
	return false
}

// venueAllowed asks a word of place before a seat of government that also
// stands for the government: "at the Kremlin", but "the Kremlin said".
func (s *scanner) venueAllowed(f *sighting, words string, i int) bool {
	for _, c := range s.a.listed[key(words)] {
		if c.place.Level == Venue && c.seat {
			f.seatAlone = !s.word(i, " at in inside outside near ")
			return !f.seatAlone
		}
	}
	return true
}

// word tells whether one of these words stands before token i, the article
// left out.
func (s *scanner) word(i int, list string) bool {
	k := i - 1
	if k >= 0 && s.text.Token(k).Lower() == "the" {
		k--
	}
	return k >= 0 && strings.Contains(list, " "+s.text.Token(k).Lower()+" ")
}

func (s *scanner) capitalBefore(i int) bool {
	if i == 0 {
		return false
	}
	w := s.text.Token(i - 1)
	return capital(w.Text()) && w.Sentence() == s.text.Token(i).Sentence() && (w.Index() > w.Sentence().First() || w.UPOS() == syntax.Propn) && !s.placed(w.Start())
}

func (s *scanner) capitalAfter(i int) bool {
	if i >= s.text.Len() {
		return false
	}
	w := s.text.Token(i)
	return capital(w.Text()) && w.Sentence() == s.text.Token(i-1).Sentence()
}

// placed tells whether the byte lies in the place found last: "Seoul Korea".
func (s *scanner) placed(at int) bool {
	return len(s.found) > 0 && s.found[len(s.found)-1].Start <= at && at < s.found[len(s.found)-1].End
}

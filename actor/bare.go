package actor

import (
	"cmp"
	"slices"
	"strings"
)

// What only points back by an office: "the Minister" between two ministers, "the
// ministers", "the diplomat".

// answers tells how well an office that someone holds answers to the words of one:
// 3 for the same words, 2 for a part of them ("the Secretary" for a secretary of
// state), 1 for the same level, 0 for not at all.
func (r *reader) answers(o *officePhrase, level string, b *Office) int {
	if b.Status == "former" != (o.status == "former") {
		return 0
	}
	held, asked := strings.ToLower(b.Title), strings.ToLower(o.text)
	switch {
	case held == asked:
		return 3
	case ministerial(level) && ministerial(b.Level) && (strings.HasSuffix(held, " "+asked) || strings.HasPrefix(held, asked+" of ") || strings.HasPrefix(held, asked+" for ")):
		return 2
	case level != b.Level && level != "" && b.Level != "" && !(presides(level) && presides(b.Level)):
		return 0
	case presides(b.Level) && strings.HasPrefix(asked, held+" of ") && strings.HasSuffix(strings.ToLower(b.Organization), lastWord(asked)):
		return 2 // "the President of the Assembly" for the General Assembly's
	case strings.HasPrefix(held, asked+" of ") || strings.HasPrefix(held, asked+" for ") || b.row == o.title.row && level != "senior official" && level != "minister":
		return 2 // "the Deputy Secretary", "the pontiff"
	case lastWord(held) == lastWord(asked):
		return 1
	case level == "" && o.title.sector == "MIL" && o.country != "" && b.Level == "military chief":
		return 1 // "the Iranian general" for the Chief of General Staff
	case level != "" && level != "senior official" && level != "minister" && level != "head of organization":
		return 1
	}
	return 0
}

// presides tells of the levels of those who head a body, which may be an assembly.
func presides(level string) bool {
	return level == "head of organization" || level == "legislature leader"
}

// ministerial tells of a level whose holders are called "the minister".
func ministerial(level string) bool { return level == "minister" || level == "foreign minister" }

// bareOffice recognises an office with an article alone that the second pass could
// not give to one person: "the Minister", "the ministers", "the diplomat".
func (w *walker) bareOffice(i int) (pointer, bool) {
	r := w.r
	n := r.state.officeAt[i]
	if n < 0 || r.offices[n].first != i {
		return pointer{}, false
	}
	o := &r.offices[n]
	if at := w.mentionAt(i); at >= 0 {
		// The second pass knew one holder; "his Indian counterpart" has made more.
		m := &r.cast.Mentions[at]
		if o.plural || o.country != "" || m.How != ByTitle || m.Last != o.last || len(r.findHolders(o)) < 2 {
			return pointer{}, false
		}
		m.Actor = -1
	}
	if !o.definite || o.indefinite || o.possessor >= 0 || o.org >= 0 || o.orgName != "" || r.lower(i) != "the" {
		return pointer{}, false
	}
	if o.plural {
		if o.country != "" {
			return pointer{}, false
		}
		return pointer{o.head, i, o.last, func(w *walker, p pointer) (int, int, How) {
			return w.officeHolders(p, o)
		}}, true
	}
	return pointer{o.head, i, o.last, func(w *walker, p pointer) (int, int, How) {
		return w.officeHolder(p, o)
	}}, true
}

// mentionAt is the resolved mention that begins at the token, -1 for none.
func (w *walker) mentionAt(i int) int {
	for k := w.next; k < len(w.order); k++ {
		m := &w.r.cast.Mentions[w.order[k]]
		if m.First > i {
			return -1
		}
		if m.First == i && m.Actor >= 0 && m.How != ByGroup {
			return w.order[k]
		}
	}
	return -1
}

// officeHolder is the one who weighs clearly most among those who answer to an
// office.
func (w *walker) officeHolder(p pointer, o *officePhrase) (int, int, How) {
	r := w.r
	level := r.levelOf(o)
	receives, beside := w.othersCountry(p), w.beside(p)
	own := r.ownFirst(o, level)
	if beside != nil && r.speaksFor(beside) == own {
		own = "" // its own one is named beside
	}
	fits := func(a *Actor) bool {
		return a.Kind == Person && a != beside && (o.country == "" || a.Country == o.country) && (receives == "" || a.Country != receives) && (own == "" || own == receives || r.speaksFor(a) == own)
	}
	for _, d := range r.lex.descriptions[foldName(o.title.text)] {
		if d.form == "holder" {
			s, ok := w.best(p, func(a *Actor) bool {
				return fits(a) && slices.ContainsFunc(a.Offices, func(b Office) bool {
					return slices.Contains(strings.Split(d.only, "|"), b.Level)
				})
			}, 1.4)
			if !ok {
				return -1, -1, ""
			}
			return s.actor, s.mention, ByTitle
		}
	}
	answers := func(a *Actor) bool {
		return fits(a) && slices.ContainsFunc(a.Offices, func(b Office) bool {
			return r.answers(o, level, &b) > 1 || own != "" && o.ranks() && b.Level == level
		})
	}
	if i := w.protagonist(p, answers); i >= 0 {
		return i, -1, ByTitle
	}
	s, ok := w.best(p, answers, 1.6)
	if i := w.knownHolder(o, level); !ok && i >= 0 {
		r.addOffice(i, slices.IndexFunc(r.offices, func(p officePhrase) bool { return p.first == o.first }))
		return i, -1, ByTitle
	}
	if i := w.unnamed(o, level); !ok && i >= 0 {
		return i, -1, ByTitle
	}
	if !ok {
		return -1, -1, ""
	}
	return s.actor, s.mention, ByTitle
}

// knownHolder is the one whom the text has named before without any office and who is
// known to have led a state or government under this title then: "The prime minister"
// behind "Keir Starmer has told". It is -1 where somebody else has such an office here,
// or several may be meant.
func (w *walker) knownHolder(o *officePhrase, level string) int {
	r := w.r
	if r.year == 0 || o.status != "" || level != "head of government" && level != "head of state" && level != "foreign minister" {
		return -1
	}
	found := -1
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || a.family == "" { // "a British prime minister", whoever that may be
			continue
		}
		if slices.ContainsFunc(a.Offices, func(b Office) bool { return b.Level == level && b.Status == "" }) {
			return -1
		}
		rows := r.lex.rowsOf(a.Name)
		if len(a.Offices) > 0 || rows == nil || !slices.ContainsFunc(r.lex.tenures(rows[0]), func(h holder) bool {
			return h.level == level && h.body == "" && r.covers(h) && strings.EqualFold(h.office, o.title.text)
		}) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	for i := len(w.seen) - 1; i >= 0; i-- {
		if w.seen[i].actor == found {
			return found
		}
	}
	return -1
}

// unnamed is the head of government or of state whom a document calls by the title
// alone, as the releases of his own office do: nobody in it holds such an office, or, in
// the release of that office, nobody but foreigners. It is -1 for
// other offices, and where somebody does.
func (w *walker) unnamed(o *officePhrase, level string) int {
	r := w.r
	own := ""
	if r.publishes(level) {
		own = r.issuer
	}
	if level != "head of government" && own == "" || r.shape[o.head] == lowerCase || o.status != "" {
		return -1
	}
	key := "bare:" + strings.ToLower(o.text)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind == Person && (own == "" || r.speaksFor(a) == own) && slices.ContainsFunc(a.Offices, func(b Office) bool { return b.Level == level }) {
			return -1
		}
	}
	i := w.ensure(r.newActor(key, Actor{ID: slug(o.text), Kind: Person, Name: o.text, Country: cmp.Or(r.home, r.issuer)}))
	at := slices.IndexFunc(r.offices, func(p officePhrase) bool { return p.first == o.first })
	r.addOffice(i, at)
	return i
}

// beside is the one whom the text joins to the pointer by "and", who is somebody
// else: "the Crown Prince and the Prime Minister"; nil for none.
func (w *walker) beside(p pointer) *Actor {
	if w.r.lower(p.first-1) != "and" {
		return nil
	}
	for i := len(w.seen) - 1; i >= 0 && i > len(w.seen)-4; i-- {
		if m := &w.r.cast.Mentions[w.seen[i].mention]; m.WholeLast == p.first-1 {
			return &w.r.cast.Actors[w.seen[i].actor]
		}
	}
	return nil
}

// othersCountry is the country of the official who is the subject where the
// pointer is the object: "Putin received the minister" means no minister of his own.
func (w *walker) othersCountry(p pointer) string {
	if i := w.coArgument(p); i >= 0 {
		if a := &w.r.cast.Actors[i]; a.Kind == Person && len(a.Offices) > 0 {
			return w.r.countryOf(a)
		}
	}
	return ""
}

// officeHolders is the group of those in one sentence before who hold the office:
// "the ministers". Whoever the sentence names beside them is none of them: "the
// Secretary and the Ministers", "Rubio thanked the ministers".
func (w *walker) officeHolders(p pointer, o *officePhrase) (int, int, How) {
	here := w.sentence(p.token)
	beside := w.namedBeside(p)
	for d := range 3 {
		set := w.inSentence(here-d, "person", o)
		rest := slices.DeleteFunc(slices.Clone(set), func(i int) bool { return slices.Contains(beside, i) })
		if d > 0 && len(rest) > 1 {
			set = rest
		}
		if len(set) > 1 {
			return w.groupOf(set), w.lastOf(set), ByGroup
		}
	}
	return -1, -1, ""
}

// namedBeside lists the persons whom the sentence of a pointer names outside it.
func (w *walker) namedBeside(p pointer) []int {
	r := w.r
	s := r.text.Token(p.token).Sentence()
	var out []int
	add := func(m *Mention) {
		if m.Actor >= 0 && (m.How == ByName || m.How == ByTitle) && r.cast.Actors[m.Actor].Kind == Person {
			out = append(out, m.Actor)
		}
	}
	for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= s.Index(); i-- {
		if m := &r.cast.Mentions[w.seen[i].mention]; m.Last <= p.first {
			add(m)
		}
	}
	for i := w.next; i < len(w.order); i++ {
		m := &r.cast.Mentions[w.order[i]]
		if m.First >= s.Last() {
			break
		}
		if m.First >= p.last {
			add(m)
		}
	}
	return out
}

package compare

import (
	"fmt"
	"slices"
	"time"

	"chancery/record"
)

// choose finds the encounter that each account is about, and its parties. An
// account of which no encounter was read is compared by what is said in it; its
// parties are those of the others who publish it or speak there.
func choose(list []*told) error {
	shared := sharedVoices(list)
	var parties []string
	for _, t := range list {
		if err := t.choose(shared); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if t.enc != nil {
			t.findSame()
			t.takePart(t.voices(t.enc))
			parties = append(parties, t.parties...)
		}
	}
	for _, t := range list {
		if t.enc != nil {
			t.complete(list)
			continue
		}
		var own []string
		code := publishes(&t.Record.Document)
		if slices.Contains(parties, code) {
			own = append(own, code)
		}
		for i := range t.Record.Statements {
			for _, v := range t.codes(t.Record.Statements[i].Speaker) {
				if (slices.Contains(parties, v) || v == code) && !slices.Contains(own, v) {
					own = append(own, v)
				}
			}
		}
		if len(own) == 0 {
			return fmt.Errorf("%s: %w", t.name, ErrNoEncounter)
		}
		slices.Sort(own)
		t.takePart(own)
	}
	data().houses(list)
	return nil
}

// complete adds to the parties of an account those that another account of the
// encounter has and that publish this one or speak in it: of a long list of
// participants some may not have been read.
func (t *told) complete(list []*told) {
	speaks := func(code string) bool {
		return code == publishes(&t.Record.Document) ||
			slices.ContainsFunc(t.Record.Statements, func(s record.Statement) bool { return slices.Contains(t.codes(s.Speaker), code) })
	}
	more := slices.Clone(t.parties)
	for _, o := range list {
		if o.enc == nil || o.account == t.account || apart(o, t) != "" {
			continue
		}
		for _, code := range o.parties {
			if !slices.Contains(more, code) && speaks(code) {
				more = append(more, code)
			}
		}
	}
	if len(more) > len(t.parties) {
		slices.Sort(more)
		t.takePart(more)
	}
}

// sharedVoices are the countries and organizations that an encounter of every
// account has.
func sharedVoices(list []*told) []string {
	count := map[string]int{}
	for _, t := range list {
		seen := map[string]bool{}
		for i := range t.Record.Encounters {
			for _, v := range t.voices(&t.Record.Encounters[i]) {
				seen[v] = true
			}
		}
		for v := range seen {
			count[v]++
		}
	}
	var out []string
	for v, n := range count {
		if n == len(list) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// choose takes the encounter named, or the first of those with the most of the
// shared voices that are no visits, were held and are no background.
func (t *told) choose(shared []string) error {
	most := -1
	for i := range t.Record.Encounters {
		e := &t.Record.Encounters[i]
		if t.Encounter != "" {
			if e.ID == t.Encounter {
				t.enc = e
				return nil
			}
			continue
		}
		if n := t.suits(e, shared); n > most {
			t.enc, most = e, n
		}
	}
	if t.Encounter != "" {
		return fmt.Errorf("it has no encounter %q", t.Encounter)
	}
	return nil
}

// findSame finds the encounters of a record that are the account's, told again, as
// a title and a sentence tell one call as two: held by the same parties, and neither
// of another day nor of another place. Of several that the account could be about,
// the last is meant: the others are those it recalls.
func (t *told) findSame() {
	t.same = map[string]bool{t.enc.ID: true}
	voices := t.voices(t.enc)
	again := func(e *record.Encounter) bool {
		return e.Status == "held" && !e.Background && e.Kind != "visit" && (slices.Equal(t.voices(e), voices) || t.half(e, voices))
	}
	if t.Encounter == "" && t.enc.Date == "" && t.enc.City == "" && again(t.enc) {
		for i := range t.Record.Encounters {
			if e := &t.Record.Encounters[i]; again(e) && e.Date > t.enc.Date {
				t.enc = e
			}
		}
	}
	for i := range t.Record.Encounters {
		e := &t.Record.Encounters[i]
		t.same[e.ID] = t.same[e.ID] || again(e) && (e.Date == "" || e.Date == t.enc.Date) && (e.City == "" || e.City == t.enc.City)
	}
}

// half tells of an encounter of which but one participant was read, one of those given:
// nobody meets himself.
func (t *told) half(e *record.Encounter, voices []string) bool {
	own := t.voices(e)
	return len(e.Participants) == 1 && len(own) == 1 && slices.Contains(voices, own[0])
}

// suits ranks an encounter among those of its account.
func (t *told) suits(e *record.Encounter, shared []string) int {
	n := 0
	for _, v := range t.voices(e) {
		if slices.Contains(shared, v) {
			n += 3
		}
	}
	if e.Kind != "visit" && e.Status == "held" {
		n += 2
	}
	if !e.Background {
		n++
	}
	return n
}

// apart tells whether two accounts tell of different encounters: dates that
// cannot be one day, or two countries. A day more or less is the clock's.
func apart(a, b *told) string {
	if a.enc == nil || b.enc == nil {
		return ""
	}
	x, y := a.enc, b.enc
	if len(x.Date) == 10 && len(y.Date) == 10 {
		if n := days(x.Date, y.Date); n > 1 {
			return fmt.Sprintf("%s tells of %s, %s of %s", a.name, x.Date, b.name, y.Date)
		}
	}
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return fmt.Sprintf("%s tells of %s, %s of %s", a.name, x.Country, b.name, y.Country)
	}
	return ""
}

// days is how many days two dates "2006-01-02" are apart; 0 for what is no date.
func days(a, b string) int {
	x, err := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err != nil || err2 != nil {
		return 0
	}
	n := int(y.Sub(x).Hours() / 24)
	return max(n, -n)
}

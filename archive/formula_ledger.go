package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chancery/formula"
	"chancery/record"
)

// ledger is the useTally of one formula in words.
func (a *Archive) ledger(ctx context.Context, t *sql.Tx, q *useQuery, x *useTally, l *FormulaLedger) error {
	names, err := namesOf(ctx, t, []int64{x.formula})
	if err != nil {
		return err
	}
	base, err := q.base(ctx, t)
	if err != nil {
		return err
	}
	l.FormulaSummary = x.summary(names[x.formula], base)
	l.Months = x.history(base)
	for _, list := range []struct {
		group int
		into  *[]FormulaShare
	}{
		{useWho, &l.Speakers},
		{useCountry, &l.Countries},
		{useDyad, &l.Counterparts},
		{useLevel, &l.Levels},
		{usePlace, &l.Places},
	} {
		values, err := valuesOf(ctx, t, slices.Sorted(maps.Keys(x.shares[list.group])))
		if err != nil {
			return err
		}
		if *list.into, err = a.shares(ctx, t, x.top(list.group, maxShares, values)); err != nil {
			return err
		}
	}
	l.Users = l.Countries[:min(3, len(l.Countries))]
	if l.Variants, err = x.wordings(ctx, t, l.Formula); err != nil {
		return err
	}
	l.Newest, err = x.evidence(ctx, t)
	return err
}

// history is the months with uses, in order.
func (x *useTally) history(base *useBase) []FormulaMonth {
	list := []FormulaMonth{}
	for at, n := range x.months {
		if n == 0 {
			continue
		}
		month := x.firstMonth + at
		of := max(base.months[month], n)
		list = append(list, FormulaMonth{Month: monthText(month), Documents: n, Of: of, Rate: perHundred(n, of)})
	}
	return list
}

func (a *Archive) shares(ctx context.Context, t *sql.Tx, top []*useShare) ([]FormulaShare, error) {
	ids := make([]int64, 0, len(top))
	for _, s := range top {
		ids = append(ids, s.id)
	}
	terms, err := a.termsBy(ctx, t, ids)
	if err != nil {
		return nil, err
	}
	list := make([]FormulaShare, 0, len(top))
	for _, s := range top {
		one := terms[s.id]
		if one.field == fieldCountry || one.field == fieldDyad {
			code := strings.ToUpper(one.value)
			list = append(list, s.named(code, code))
			continue
		}
		v, err := a.spell(ctx, t, s.id, one)
		if err != nil {
			return nil, err
		}
		list = append(list, s.named(v.Value, v.Name))
	}
	return list, nil
}

// wordings are the variants in use, with the words that differ from the formula.
func (x *useTally) wordings(ctx context.Context, t *sql.Tx, canonical string) ([]FormulaVariant, error) {
	ids := make([]int64, 0, len(x.variants))
	for id := range x.variants {
		ids = append(ids, id)
	}
	names, err := namesOf(ctx, t, ids)
	if err != nil {
		return nil, err
	}
	list := make([]FormulaVariant, 0, len(ids))
	for id, s := range x.variants {
		v := FormulaVariant{Variant: names[id], Documents: s.documents, First: dateOf(s.first), Last: dateOf(s.last)}
		if id != 0 {
			v.Gone, v.Came = formula.Diff(canonical, v.Variant)
		}
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b FormulaVariant) int {
		return cmp.Or(b.Documents-a.Documents, strings.Compare(a.Variant, b.Variant))
	})
	return list, nil
}

// evidence shows the newest uses in their texts.
func (x *useTally) evidence(ctx context.Context, t *sql.Tx) ([]FormulaUse, error) {
	list := make([]FormulaUse, 0, len(x.newest))
	texts := make(map[int64]*keptText)
	for i := range x.newest {
		u, err := useOf(ctx, t, &x.newest[i], texts)
		if err != nil {
			return nil, err
		}
		list = append(list, u)
	}
	return list, nil
}

// keptText is a document with its text, for showing uses in it.
type keptText struct {
	document Document
	text     string
	quote    *record.Quoter
	actors   cast // nil until asked for
}

func shownText(ctx context.Context, t *sql.Tx, serial int64, known map[int64]*keptText) (*keptText, error) {
	if k := known[serial]; k != nil {
		return k, nil
	}
	k := new(keptText)
	var sort int64
	err := t.QueryRowContext(ctx, "SELECT "+documentColumns+", d.sort FROM document d WHERE d.serial = ?", serial).Scan(append(k.document.fields(), &sort)...)
	if err != nil {
		return nil, err
	}
	if k.text, err = textAt(ctx, t, sort); err != nil {
		return nil, err
	}
	k.quote = record.NewQuoter(k.text)
	known[serial] = k
	return k, nil
}

// useOf shows one use: its words, the sentence around them and who says it.
func useOf(ctx context.Context, t *sql.Tx, p *packed, known map[int64]*keptText) (FormulaUse, error) {
	k, err := shownText(ctx, t, p.serial, known)
	if err != nil {
		return FormulaUse{}, err
	}
	u := FormulaUse{Document: k.document, Day: dateOf(p.day)}
	if u.Variant, err = phraseWords(ctx, t, p.variant); err != nil {
		return u, err
	}
	u.Evidence, u.Sentence = k.show(p.start, p.start+p.length)
	if p.statement < 0 {
		return u, nil
	}
	var id, speaker string
	err = t.QueryRowContext(ctx, "SELECT id, speaker FROM statement WHERE document = ? AND sort & "+strconv.Itoa(maxOrdinal)+" = ?", p.serial, p.statement).
		Scan(&id, &speaker)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return u, nil
	case err != nil:
		return u, err
	}
	if k.actors == nil {
		if k.actors, err = appearances(ctx, t, []int64{p.serial}); err != nil {
			return u, err
		}
	}
	u.Statement, u.Speaker = k.document.ID+"/"+id, k.actors.optional(p.serial, speaker)
	return u, err
}

func phraseWords(ctx context.Context, t *sql.Tx, id int64) (words string, err error) {
	if id != 0 {
		err = t.QueryRowContext(ctx, "SELECT words FROM phrase WHERE id = ?", id).Scan(&words)
	}
	return words, err
}

// show quotes a span in code points, and the sentence around it.
func (k *keptText) show(start, stop int) (words, sentence record.Evidence) {
	a, b := k.quote.Byte(start), k.quote.Byte(stop)
	words = k.quote.Quote(a, b)
	sentence = words
	for _, s := range sentences(k.text) {
		if s[0] <= a && b <= s[1] {
			sentence = k.quote.Quote(s[0], s[1])
		}
	}
	return words, sentence
}

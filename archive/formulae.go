package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chancery/formula"
	"chancery/record"
)

// trendMonths is how many months a trend shows.
const trendMonths = 12

// FormulaSummary is what an overview says of a set phrase. Documents are those
// that fit the filter; days are those of the documents.
type FormulaSummary struct {
	Key       string `json:"key"` // as addresses have it
	Formula   string `json:"formula"`
	Documents int    `json:"documents"`
	Uses      int    `json:"uses"`
	// Rate is documents with it per hundred documents that fit the filter from its
	// first use on.
	Rate  float64 `json:"rate"`
	First string  `json:"first,omitempty"` // day of the first use; "" when none has a day
	Last  string  `json:"last,omitempty"`
	// Trend is documents a month, the last twelve months of the archive or of the
	// filter, the newest last.
	Trend []int `json:"trend"`
	// Users are the countries whose speakers use it, the most frequent first; three
	// in an overview.
	Users []FormulaShare `json:"users"`
}

// FormulaShare is a value of a dimension with how much a set phrase is used there.
type FormulaShare struct {
	Value     string `json:"value"` // a code, an id of an actor, "CHN>KOR", a level, a place
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	First     string `json:"first,omitempty"`
	Last      string `json:"last,omitempty"`
}

// FormulaMonth is one month of a ledger.
type FormulaMonth struct {
	Month     string  `json:"month"` // "2026-01"
	Documents int     `json:"documents"`
	Of        int     `json:"of"`   // documents of the month that fit the filter
	Rate      float64 `json:"rate"` // per hundred of them
}

// FormulaVariant is a wording of a set phrase.
type FormulaVariant struct {
	Variant   string   `json:"variant"` // "" for the canonical wording
	Documents int      `json:"documents"`
	First     string   `json:"first,omitempty"`
	Last      string   `json:"last,omitempty"`
	Gone      []string `json:"gone,omitempty"` // words of the canonical wording that it lacks
	Came      []string `json:"came,omitempty"` // words that it has instead
}

// FormulaUse is one use with the words that prove it.
type FormulaUse struct {
	Document  Document        `json:"document"`
	Day       string          `json:"day,omitempty"`
	Statement string          `json:"statement,omitempty"` // "document/s1", "" when no statement holds it
	Speaker   *Party          `json:"speaker,omitempty"`
	Variant   string          `json:"variant,omitempty"`
	Evidence  record.Evidence `json:"evidence"`
	Sentence  record.Evidence `json:"sentence"`
}

// FormulaLedger is the history of one set phrase.
type FormulaLedger struct {
	FormulaSummary
	Months       []FormulaMonth   `json:"months"`   // those in which it is used, in order
	Speakers     []FormulaShare   `json:"speakers"` // each list: the most frequent first, fifty at most
	Countries    []FormulaShare   `json:"countries"`
	Counterparts []FormulaShare   `json:"counterparts"` // dyads: speaker's country, then whom it is said to
	Levels       []FormulaShare   `json:"levels"`
	Places       []FormulaShare   `json:"places"`
	Variants     []FormulaVariant `json:"variants"`
	Newest       []FormulaUse     `json:"newest"`
}

// maxShares bounds each list of a ledger.
const maxShares = 50

// Formulae is the overview of all set phrases that are used in what fits the
// filter, the most frequent first. Who, country, dyad, level and place are those
// of the speaker and of the statement. A cursor counts the phrases before it; as
// documents are added their order may change.
func (a *Archive) Formulae(ctx context.Context, f Filter) (page Page[FormulaSummary], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		from, after, err := offset(f.After)
		if err != nil {
			return err
		}
		f.After = ""
		q, err := askUses(ctx, t, &f)
		if err != nil {
			return err
		}
		var found []*useTally
		if err := q.walk(ctx, t, func(x *useTally) {
			if x.documents > 0 {
				found = append(found, x)
			}
		}); err != nil {
			return err
		}
		names, err := namesOf(ctx, t, phrasesOf(found))
		if err != nil {
			return err
		}
		slices.SortFunc(found, func(x, y *useTally) int {
			return cmp.Or(y.documents-x.documents, strings.Compare(names[x.formula], names[y.formula]))
		})
		found = found[min(from, len(found)):]
		if n := f.limit(); len(found) > n {
			found, page.Next = found[:n], strconv.FormatInt(after+int64(n), 36)
		}
		page.Items, err = q.summaries(ctx, t, found)
		return err
	})
	return page, err
}

func offset(after string) (int, int64, error) {
	if after == "" {
		return 0, 0, nil
	}
	n, err := parseCursor(after)
	return int(n), n, err
}

// Formula is the ledger of one set phrase, named by its words, by those of a
// variant, by its key, or by words of it that no other used phrase has;
// ErrNotFound when the archive knows none such. uses is how many of the newest
// uses are shown.
func (a *Archive) Formula(ctx context.Context, phrase string, f Filter, uses int) (*FormulaLedger, error) {
	l := new(FormulaLedger)
	err := a.view(ctx, func(t *sql.Tx) error {
		id, err := findFormula(ctx, t, phrase)
		if err != nil {
			return err
		}
		f.Formula, f.After = nil, ""
		q, err := askUses(ctx, t, &f)
		if err != nil {
			return err
		}
		q.formulae, q.whole, q.newest = []int64{id}, true, min(uses, MaxLimit)
		found := newUseTally(id)
		if err := q.walk(ctx, t, func(x *useTally) { found = x }); err != nil {
			return err
		}
		return a.ledger(ctx, t, q, found, l)
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// findFormula looks a used set phrase up.
func findFormula(ctx context.Context, t *sql.Tx, phrase string) (int64, error) {
	folded := fold(phrase)
	if folded == "" {
		return 0, fmt.Errorf("%w: formula %q has no letter or digit", ErrFilter, phrase)
	}
	const used = "SELECT p.id FROM phrase p WHERE EXISTS (SELECT 1 FROM formula_use u WHERE u.formula = p.id) AND "
	for _, q := range []struct{ where, arg string }{
		{"p.words = ?", strings.TrimSpace(phrase)},
		{"p.key = ?", strings.ToLower(strings.TrimSpace(phrase))},
		{"p.folded = ?", folded},
	} {
		ids, err := column[int64](ctx, t, used+q.where, q.arg)
		if err != nil || len(ids) == 1 {
			return firstID(ids), err
		}
	}
	if ids, err := column[int64](ctx, t, `SELECT DISTINCT c.id FROM phrase v JOIN formula f ON f.variant = v.words
		JOIN phrase c ON c.words = f.formula WHERE v.folded = ? LIMIT 2`, folded); err != nil || len(ids) == 1 {
		return firstID(ids), err
	}
	ids, err := column[int64](ctx, t, used+"' ' || p.folded || ' ' LIKE ? ORDER BY p.words LIMIT 8", "% "+folded+" %")
	if err != nil || len(ids) == 1 {
		return firstID(ids), err
	}
	f := &failure{location: phrase, kind: ErrNotFound, cause: errors.New("no such set phrase is used")}
	if len(ids) > 1 {
		names, err := namesOf(ctx, t, ids)
		if err != nil {
			return 0, err
		}
		list := make([]string, 0, len(ids))
		for _, id := range ids {
			list = append(list, names[id])
		}
		f.cause, f.hint = errors.New("several set phrases hold these words"), "one of: "+strings.Join(list, "; ")
	}
	return 0, f
}

func firstID(ids []int64) int64 {
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// namesOf are the words of phrases.
func namesOf(ctx context.Context, t *sql.Tx, ids []int64) (map[int64]string, error) {
	rows, err := t.QueryContext(ctx, "SELECT id, words FROM phrase WHERE id IN ("+integers(ids)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := make(map[int64]string, len(ids))
	for rows.Next() {
		var id int64
		var words string
		if err := rows.Scan(&id, &words); err != nil {
			return nil, err
		}
		names[id] = words
	}
	return names, rows.Err()
}

// summaries are the tallies in words.
func (q *useQuery) summaries(ctx context.Context, t *sql.Tx, found []*useTally) ([]FormulaSummary, error) {
	list := make([]FormulaSummary, 0, len(found))
	if len(found) == 0 {
		return list, nil
	}
	names, err := namesOf(ctx, t, phrasesOf(found))
	if err != nil {
		return nil, err
	}
	base, err := q.base(ctx, t)
	if err != nil {
		return nil, err
	}
	terms := make(map[int64]bool)
	for _, x := range found {
		for id := range x.shares[useCountry] {
			terms[id] = true
		}
	}
	values, err := valuesOf(ctx, t, slices.Sorted(maps.Keys(terms)))
	if err != nil {
		return nil, err
	}
	for _, x := range found {
		s := x.summary(names[x.formula], base)
		for _, u := range x.top(useCountry, 3, values) {
			code := strings.ToUpper(values[u.id])
			s.Users = append(s.Users, u.named(code, code))
		}
		list = append(list, s)
	}
	return list, nil
}

// summary is what can be said without asking for the names of users.
func (x *useTally) summary(name string, base *useBase) FormulaSummary {
	s := FormulaSummary{
		Key: formula.Key(name), Formula: name, Documents: x.documents, Uses: x.uses,
		First: dateOf(x.first), Last: dateOf(x.last), Trend: make([]int, trendMonths), Users: []FormulaShare{},
	}
	for i := range s.Trend {
		s.Trend[i] = x.documentsIn(base.newest - trendMonths + 1 + i)
	}
	s.Rate = perHundred(x.documents, base.since(monthOf(x.first)))
	return s
}

func perHundred(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n*10000/max(of, n)) / 100
}

// monthOf numbers the month of a day, 0 for none.
func monthOf(day int64) int {
	if day == 0 {
		return 0
	}
	d := dateOfDay(day)
	return d.Year()*12 + int(d.Month()) - 1
}

func monthText(month int) string {
	return fmt.Sprintf("%04d-%02d", month/12, month%12+1)
}

// phrasesOf are the numbers of the phrases of tallies.
func phrasesOf(found []*useTally) []int64 {
	ids := make([]int64, 0, len(found))
	for _, x := range found {
		ids = append(ids, x.formula)
	}
	return ids
}

// top are the n values of a dimension with the most documents; of two with as
// many the one that was there first, then the first by its words, which values has
// by their numbers.
func (x *useTally) top(group, n int, values map[int64]string) []*useShare {
	list := make([]*useShare, 0, len(x.shares[group]))
	for _, s := range x.shares[group] {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *useShare) int {
		return cmp.Or(b.documents-a.documents, cmp.Compare(a.first, b.first), strings.Compare(values[a.id], values[b.id]))
	})
	return list[:min(n, len(list))]
}

func (s *useShare) named(value, name string) FormulaShare {
	return FormulaShare{Value: value, Name: name, Documents: s.documents, First: dateOf(s.first), Last: dateOf(s.last)}
}

package fulltext

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	_ "modernc.org/sqlite"
)

// fts opens FTS5 indexes of texts, stemmed and exact, as archives in SQLite have
// them; rows are numbered from 1.
func fts(t *testing.T, texts []string) *sql.Conn {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	c, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	do(t, c, "CREATE VIRTUAL TABLE stemmed USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')")
	do(t, c, "CREATE VIRTUAL TABLE exact USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
	for i, text := range texts {
		do(t, c, "INSERT INTO stemmed (rowid, text) VALUES (?, ?)", i+1, text)
		do(t, c, "INSERT INTO exact (rowid, text) VALUES (?, ?)", i+1, text)
	}
	return c
}

func do(t *testing.T, c *sql.Conn, query string, args ...any) {
	t.Helper()
	if _, err := c.ExecContext(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

func examples(t *testing.T) (texts []string) {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

// TestStemsAreThoseOfFTS5 compares what FTS5 keeps of the words of all examples.
func TestStemsAreThoseOfFTS5(t *testing.T) {
	texts := examples(t)
	c := fts(t, texts)
	do(t, c, "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (stemmed, row)")
	rows, err := c.QueryContext(t.Context(), "SELECT term FROM vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	theirs := make(map[string]bool)
	for rows.Next() {
		var term string
		if err := rows.Scan(&term); err != nil {
			t.Fatal(err)
		}
		theirs[term] = true
	}
	for _, text := range texts {
		for _, token := range Tokens(text) {
			if stem := Stem(token.Word); !theirs[stem] {
				t.Errorf("%q has the stem %q, which FTS5 does not have", token.Word, stem)
			}
		}
	}
	ours := Lexemes(strings.Join(texts, "\n"))
	if len(ours) != len(theirs) {
		t.Errorf("%d lexemes, FTS5 has %d", len(ours), len(theirs))
	}
}

// TestLettersAreThoseOfFTS5 asks FTS5 how it keeps each letter of the alphabets
// that stories have names in.
func TestLettersAreThoseOfFTS5(t *testing.T) {
	var runes []rune
	for r := rune(0x80); r < 0x2000; r++ {
		if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew) && inWord(r) {
			runes = append(runes, r)
		}
	}
	runes = append(runes, []rune("中国が語ガ한글½²①")...)
	var texts []string
	for _, r := range runes {
		texts = append(texts, "x"+string(r)+"y")
	}
	c := fts(t, texts)
	do(t, c, "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (exact, instance)")
	rows, err := c.QueryContext(t.Context(), "SELECT term, doc FROM vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	theirs := make(map[int][]string)
	for rows.Next() {
		var term string
		var doc int
		if err := rows.Scan(&term, &doc); err != nil {
			t.Fatal(err)
		}
		theirs[doc] = append(theirs[doc], term)
	}
	// Letters that are younger than FTS5's tables, and two of Skolt Sami and
	// Uralic phonetics that these leave out.
	const strange = "ͿԨԪԬԮᲀᲁᲂᲃᲄᲅᲆᲇᲈǠǡ"
	for i, r := range runes {
		if strings.ContainsRune(strange, r) {
			continue
		}
		var ours []string
		for _, token := range Tokens(texts[i]) {
			ours = append(ours, token.Word)
		}
		slices.Sort(ours)
		slices.Sort(theirs[i+1])
		if !slices.Equal(ours, theirs[i+1]) {
			t.Errorf("%c (%U): %q, FTS5 has %q", r, r, ours, theirs[i+1])
		}
	}
}

// TestAnswersAndSnippetsAreThoseOfFTS5 asks both the same.
func TestAnswersAndSnippetsAreThoseOfFTS5(t *testing.T) {
	texts := examples(t)
	texts = append(texts, "", "Only one.", "The talks: a talk. Talking on and on; one on one.")
	c := fts(t, texts)
	for _, query := range queriesOf(texts) {
		q, err := Parse(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		theirs := ask(t, c, q)
		m := q.Matcher()
		for i, text := range texts {
			found := m.Match(text)
			want, is := theirs[i+1]
			if (found != nil) != is {
				t.Errorf("%s in text %d: found %v, by FTS5 %v", query, i, found != nil, is)
				continue
			}
			if !passes(m, text) && is {
				t.Errorf("%s in text %d: it is no candidate", query, i)
			}
			if m.Sure() && passes(m, text) != is {
				t.Errorf("%s in text %d: the lexemes do not decide", query, i)
			}
			if found == nil {
				continue
			}
			if got := marked(text, found.Snippet(24)); got != want {
				t.Errorf("%s in text %d:\n%q, FTS5 has\n%q", query, i, got, want)
			}
		}
	}
}

// queriesOf are some of each form, of words that texts have.
func queriesOf(texts []string) []string {
	list := []string{"talk", `"talk"`, "one", `"one on one"`, "OR", "talks -talk", "normali*", `"talks" tal*`, "Xi*", "a", "meeting president"}
	for _, text := range texts {
		words := strings.Fields(text)
		for i := 0; i+9 < len(words); i += 577 {
			w := words[i : i+9]
			for k := range w {
				w[k] = strings.Trim(w[k], `"“”„*-`)
			}
			list = append(list, w[0], w[1]+" "+w[5], w[2]+" OR "+w[4]+" "+w[6], `"`+w[3]+" "+w[4]+`"`, w[5]+" -"+w[7], w[6][:min(3, len(w[6]))]+"*", `"`+w[0]+`" `+w[8]+` OR "`+w[1]+" "+w[2]+" "+w[3]+`"`)
		}
	}
	var good []string
	for _, q := range list {
		if parsed, err := Parse(q); err == nil && parsed != nil {
			good = append(good, strings.ToValidUTF8(q, ""))
		}
	}
	return good
}

// ask gives the marked snippets of what FTS5 finds, by row.
func ask(t *testing.T, c *sql.Conn, q *Query) map[int]string {
	t.Helper()
	index := "stemmed"
	if q.Exact {
		index = "exact"
	}
	term := func(x Term) string {
		s := `"` + x.Text + `"`
		if x.Beginning {
			s += " *"
		}
		return s
	}
	var groups []string
	for _, all := range q.Alternatives {
		var list []string
		for _, x := range all {
			list = append(list, term(x))
		}
		groups = append(groups, "("+strings.Join(list, " AND ")+")")
	}
	match := strings.Join(groups, " OR ")
	for _, x := range q.Without {
		match = "(" + match + ") NOT " + term(x)
	}
	rows, err := c.QueryContext(context.Background(), fmt.Sprintf("SELECT rowid, snippet(%[1]s, 0, '[', ']', '', 24) FROM %[1]s WHERE %[1]s MATCH ?", index), match)
	if err != nil {
		t.Fatalf("%s: %v", match, err)
	}
	defer rows.Close()
	found := make(map[int]string)
	for rows.Next() {
		var row int
		var snippet string
		if err := rows.Scan(&row, &snippet); err != nil {
			t.Fatal(err)
		}
		found[row] = snippet
	}
	return found
}

func marked(text string, s Snippet) string {
	var b strings.Builder
	at := s.Start
	for _, m := range s.Matches {
		b.WriteString(text[at:m[0]] + "[" + text[m[0]:m[1]] + "]")
		at = m[1]
	}
	return b.String() + text[at:s.End]
}

// passes tells whether the lexemes of a text make it a candidate.
func passes(m *Matcher, text string) bool {
	has := Lexemes(text)
	for _, all := range m.Candidates() {
		whole := true
		for _, x := range all {
			whole = whole && slices.ContainsFunc(has, func(l string) bool {
				return l == x.Text || x.Beginning && strings.HasPrefix(l, x.Text)
			})
		}
		if whole {
			return true
		}
	}
	return false
}

func FuzzMatch(f *testing.F) {
	f.Add(`talk "one on one" -x OR normali*`, "One on one they talked. The talks went on.")
	f.Add("é", "É\u0301 ﬁ")
	f.Fuzz(func(t *testing.T, query, text string) {
		q, err := Parse(query)
		if err != nil {
			return
		}
		m := q.Matcher()
		found := m.Match(text)
		if found == nil {
			return
		}
		if !passes(m, text) {
			t.Errorf("%q is found in %q, whose lexemes do not let it through", query, text)
		}
		s := found.Snippet(24)
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Errorf("snippet %v of a text of %d bytes", s, len(text))
		}
		for _, m := range s.Matches {
			if m[0] < s.Start || m[1] > s.End || m[0] >= m[1] {
				t.Errorf("match %v of the snippet %v", m, s)
			}
		}
	})
}

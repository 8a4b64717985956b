package compare_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/compare"
	"chancery/reader"
	"chancery/record"
)

// goldLine is one line of a gold file: the class and the words of each account.
type goldLine struct {
	class compare.Class
	words []string
}

func readGold(t *testing.T, path string) (sides []string, lines []goldLine) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if sides == nil {
			sides = f[1:]
			continue
		}
		lines = append(lines, goldLine{compare.Class(f[0]), f[1:]})
	}
	return sides, lines
}

func accountsOf(t testing.TB, name string, sides []string) []compare.Account {
	t.Helper()
	var out []compare.Account
	for _, s := range sides {
		b, err := os.ReadFile(filepath.Join("../examples/accounts", name+"."+s+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(b, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, compare.Account{Name: s, Record: r})
	}
	return out
}

// fits tells whether a clause is the gold's: half of the words of either are the
// other's too.
func fits(words string, e record.Evidence) bool {
	return words != "" && (strings.Contains(e.Exact, words) || strings.Contains(words, e.Exact) && len(e.Exact)*2 > len(words))
}

// lineOf is the gold line of a clause, -1 where no line has it.
func lineOf(gold []goldLine, c compare.Clause) int {
	return slices.IndexFunc(gold, func(g goldLine) bool { return fits(g.words[c.Account], c.Evidence) })
}

// count is how many pairs of accounts a line or proposition joins.
func count(n int) int { return n * (n - 1) / 2 }

// score counts what a comparison has right by its gold.
type score struct {
	right, found, want int            // pairs of clauses aligned
	classes, classed   int            // clauses of the right class, and of all that the gold has
	strict             map[string]int // contradicted and unconfirmed: right, found, want
	missed             []string       // lines of either class that were not found, or wrongly
}

// strictly counts the two classes that must not be invented.
func (s *score) strictly(name string, gold []goldLine, seen map[int]compare.Class, invented []string) {
	for i, g := range gold {
		if g.class != compare.Contradicted && g.class != compare.Unconfirmed {
			continue
		}
		s.strict[string(g.class)+" want"]++
		if seen[i] == g.class {
			s.strict[string(g.class)+" right"]++
		} else {
			s.missed = append(s.missed, fmt.Sprintf("%s: missed %s %q", name, g.class, strings.TrimSpace(strings.Join(g.words, " "))))
		}
	}
	s.missed = append(s.missed, invented...)
}

// measure compares the accounts of a gold file and adds to the score.
func (s *score) measure(t *testing.T, path string) {
	name := strings.TrimSuffix(filepath.Base(path), ".gold.tsv")
	sides, gold := readGold(t, path)
	c, err := compare.Compare(accountsOf(t, name, sides))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	seen := map[int]compare.Class{}
	var invented []string
	for _, p := range c.Propositions {
		lines := make([]int, len(p.Clauses))
		for i, cl := range p.Clauses {
			lines[i] = lineOf(gold, cl)
		}
		s.found += count(len(lines))
		for i := range lines {
			for j := range i {
				if lines[i] >= 0 && lines[i] == lines[j] {
					s.right++
				} else {
					t.Logf("%s: wrongly aligned: %q and %q", name, p.Clauses[j].Evidence.Exact, p.Clauses[i].Evidence.Exact)
				}
			}
		}
		strict := p.Class == compare.Contradicted || p.Class == compare.Unconfirmed
		if strict && (lines[0] < 0 || gold[lines[0]].class != p.Class) {
			invented = append(invented, fmt.Sprintf("%s: invented %s %q", name, p.Class, p.Clauses[0].Evidence.Exact))
		}
		if lines[0] < 0 {
			continue
		}
		seen[lines[0]] = p.Class
		s.classed++
		if gold[lines[0]].class == p.Class {
			s.classes++
		} else {
			t.Logf("%s: %q is %s, want %s", name, p.Clauses[0].Evidence.Exact, p.Class, gold[lines[0]].class)
		}
	}
	for i, g := range gold {
		n := 0
		for _, w := range g.words {
			if w != "" {
				n++
			}
		}
		s.want += count(n)
		if seen[i] == "" {
			t.Logf("%s: not read: %s %q", name, g.class, g.words)
		}
	}
	s.strictly(name, gold, seen, invented)
}

// TestAccountsAreAlignedAsACarefulReaderDoes holds the comparison to the gold of
// examples/accounts. What of the two strict classes is missed or invented stands
// in testdata/misses.txt, and nothing else may be.
func TestAccountsAreAlignedAsACarefulReaderDoes(t *testing.T) {
	files, err := filepath.Glob("../examples/accounts/*.gold.tsv")
	if err != nil || len(files) < 16 {
		t.Fatalf("%d gold files: %v", len(files), err)
	}
	s := score{strict: map[string]int{}}
	for _, path := range files {
		s.measure(t, path)
	}
	p, r := float64(s.right)/float64(s.found), float64(s.right)/float64(s.want)
	f := 2 * p * r / (p + r)
	t.Logf("aligned pairs: P %.3f R %.3f F1 %.3f (%d right, %d found, %d gold); classes %d of %d; %v", p, r, f, s.right, s.found, s.want, s.classes, s.classed, s.strict)
	if f < 0.88 {
		t.Errorf("F1 of aligned pairs %.3f, want 0.88", f)
	}
	b, err := os.ReadFile("testdata/misses.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			known[line] = true
		}
	}
	for _, m := range s.missed {
		if !known[m] {
			t.Error(m)
		}
		delete(known, m)
	}
	for m := range known {
		t.Errorf("no longer so: %s", m)
	}
}

func TestTheOrderOfAccountsChangesNothing(t *testing.T) {
	accounts := accountsOf(t, "biden-xi-bali", []string{"china", "usa"})
	there, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(accounts)
	back, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	if len(there.Propositions) != len(back.Propositions) {
		t.Fatalf("%d propositions one way, %d the other", len(there.Propositions), len(back.Propositions))
	}
	for k, n := range there.Counts() {
		if back.Counts()[k] != n {
			t.Errorf("%s: %d one way, %d the other", k, n, back.Counts()[k])
		}
	}
}

func TestSidesTellWhoPublishesHowItSoundsAndWhoAsked(t *testing.T) {
	read := func(s string) compare.Account {
		r, err := reader.Read([]byte(s), reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return compare.Account{Record: r}
	}
	a := read("Minister Meets Counterpart\nMinistry of Foreign Affairs of Japan\nMay 6, 2024\n\nJapanese Foreign Minister Yoko Kamikawa held candid talks with Chinese Foreign Minister Wang Yi in Tokyo on May 6, 2024, at the request of China. Kamikawa said that Japan hopes for stable relations.\n")
	b := read("Wang Yi Meets Kamikawa\nMinistry of Foreign Affairs of the People's Republic of China\nMay 6, 2024\n\nChinese Foreign Minister Wang Yi met with Japanese Foreign Minister Yoko Kamikawa in Tokyo on May 6, 2024. Wang said that China hopes for stable relations.\n")
	c, err := compare.Compare([]compare.Account{a, b})
	if err != nil {
		t.Fatal(err)
	}
	s := c.Accounts[0]
	if s.Country != "JPN" || c.Accounts[1].Country != "CHN" {
		t.Errorf("sides %q and %q", s.Country, c.Accounts[1].Country)
	}
	if len(s.Tones) != 1 || s.Tones[0].Name != "candid" || s.Tones[0].Evidence.Exact != "candid" {
		t.Errorf("tones %+v", s.Tones)
	}
	if s.Asked == nil || s.Asked.By != "CHN" || s.Asked.Evidence.Exact != "at the request of China" {
		t.Errorf("asked %+v", s.Asked)
	}
	for _, p := range c.Propositions {
		if len(p.Clauses) > 1 {
			t.Errorf("what each said for itself was joined: %+v", p)
		}
	}
}

func TestAccountsOfTwoMeetingsContradictNothing(t *testing.T) {
	accounts := append(accountsOf(t, "jaishankar-wang-astana", []string{"china"}), accountsOf(t, "jaishankar-wang-vientiane", []string{"india"})...)
	c, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(c.Apart, "2024-07-04") || !strings.Contains(c.Apart, "2024-07-25") {
		t.Errorf("apart: %q", c.Apart)
	}
	for _, p := range c.Propositions {
		if p.Class == compare.Contradicted || p.Class == compare.Unconfirmed {
			t.Errorf("%s: %q", p.Class, p.Clauses[0].Evidence.Exact)
		}
	}
	same, err := compare.Compare(accountsOf(t, "jaishankar-wang-vientiane", []string{"china", "india"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range same.Propositions {
		if strings.Contains(p.Clauses[0].Evidence.Exact, "prolongation") {
			t.Error("what was agreed in Astana stands in the talks of Vientiane")
		}
	}
	if same.Apart != "" {
		t.Errorf("one meeting is apart: %q", same.Apart)
	}
}

func TestWhatChangedAgainstTheLastMeeting(t *testing.T) {
	now, last := accountsOf(t, "jaishankar-wang-vientiane", []string{"china"}), accountsOf(t, "jaishankar-wang-astana", []string{"china"})
	c, err := compare.Against(now, last)
	if err != nil {
		t.Fatal(err)
	}
	has := func(list []compare.Proposition, words string) bool {
		return slices.ContainsFunc(list, func(p compare.Proposition) bool { return strings.Contains(p.Clauses[0].Evidence.Exact, words) })
	}
	if !has(c.New, "Global South") || has(c.Gone, "Global South") {
		t.Error("the Global South is new")
	}
	if !has(c.Gone, "put in its proper place") || has(c.New, "put in its proper place") {
		t.Error("the proper place of the border issue is gone")
	}
	if _, err := compare.Against(now, nil); err == nil {
		t.Error("nothing to compare with is no error")
	}
}

func TestCompareNamesWhatIsWrong(t *testing.T) {
	one := []compare.Account{{Name: "A", Record: &record.Record{}}}
	if _, err := compare.Compare(one); !errors.Is(err, compare.ErrOne) {
		t.Errorf("one account: %v", err)
	}
	two := append(one, compare.Account{Name: "B", Record: &record.Record{}})
	if _, err := compare.Compare(two); !errors.Is(err, compare.ErrNoEncounter) || !strings.HasPrefix(err.Error(), "A: ") {
		t.Errorf("no encounter: %v", err)
	}
}

func BenchmarkCompare(b *testing.B) {
	accounts := accountsOf(b, "biden-xi-bali", []string{"china", "usa"})
	for b.Loop() {
		if _, err := compare.Compare(accounts); err != nil {
			b.Fatal(err)
		}
	}
}

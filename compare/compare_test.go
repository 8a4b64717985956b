package compare_test

import (
	"errors"
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

func TestAccountsAreAlignedAsACarefulReaderDoes(t *testing.T) {
	files, err := filepath.Glob("../examples/accounts/*.gold.tsv")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d gold files: %v", len(files), err)
	}
	right, found, want := 0, 0, 0
	classes, classed := 0, 0
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".gold.tsv")
		sides, gold := readGold(t, path)
		c, err := compare.Compare(accountsOf(t, name, sides))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen := map[int]bool{}
		for _, p := range c.Propositions {
			lines := make([]int, len(p.Clauses))
			for i, cl := range p.Clauses {
				lines[i] = lineOf(gold, cl)
			}
			found += count(len(lines))
			for i := range lines {
				for j := range i {
					if lines[i] >= 0 && lines[i] == lines[j] {
						right++
					} else {
						t.Logf("%s: wrongly aligned: %q and %q", name, p.Clauses[j].Evidence.Exact, p.Clauses[i].Evidence.Exact)
					}
				}
			}
			if lines[0] < 0 {
				continue
			}
			seen[lines[0]] = true
			g := gold[lines[0]]
			classed++
			if g.class == p.Class {
				classes++
			} else {
				t.Logf("%s: %q is %s, want %s", name, p.Clauses[0].Evidence.Exact, p.Class, g.class)
			}
			strict := func(k compare.Class) bool { return k == compare.Contradicted || k == compare.Unconfirmed }
			if (strict(g.class) || strict(p.Class)) && g.class != p.Class {
				t.Errorf("%s: %q is %s, want %s", name, p.Clauses[0].Evidence.Exact, p.Class, g.class)
			}
		}
		for i, g := range gold {
			n := 0
			for _, w := range g.words {
				if w != "" {
					n++
				}
			}
			want += count(n)
			if !seen[i] {
				t.Logf("%s: not read: %s %q", name, g.class, g.words)
			}
		}
	}
	p, r := float64(right)/float64(found), float64(right)/float64(want)
	f := 2 * p * r / (p + r)
	t.Logf("aligned pairs: P %.3f R %.3f F1 %.3f (%d right, %d found, %d gold); classes %d of %d", p, r, f, right, found, want, classes, classed)
	if f < 0.80 {
		t.Errorf("F1 of aligned pairs %.3f, want 0.80", f)
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

package name

import "testing"

func TestPlain(t *testing.T) {
	for _, same := range [][]string{
		{"Kishida Fumio", "Fumio Kishida"},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"},
		{"Sergei Lavrov", "Sergey Lavrov"},
		{"Tô Lâm", "To Lam"},
		{"Lee Jae-myung", "Lee Jae Myung"},
		{"Musaad bin Mohammed Al-Aiban", "Musaad bin Mohammed Al Aiban"},
	} {
		for _, s := range same[1:] {
			if Plain(s) != Plain(same[0]) {
				t.Errorf("%q is %q, %q is %q", same[0], Plain(same[0]), s, Plain(s))
			}
		}
	}
	seen := map[string]string{}
	for _, s := range []string{"Wang Yi", "Wang Li", "Li Qiang", "Li Jiang", "Jin Gang", "Qin Gang", "Kim Yong Chol", "Kim Yong Jol", "Xi Jinping", "Joe Biden", "Hunter Biden"} {
		if other, ok := seen[Plain(s)]; ok {
			t.Errorf("%q and %q are both %q", other, s, Plain(s))
		}
		seen[Plain(s)] = s
	}
	if got := Plain(" -- "); got != "" {
		t.Errorf("no name gives %q", got)
	}
}

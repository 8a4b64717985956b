package actor

import "testing"

func TestLexiconReads(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.byCode); n < 198 {
		t.Errorf("%d states, want at least 198", n)
	}
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		if _, err := readLexicon(); err != nil {
			b.Fatal(err)
		}
	}
}

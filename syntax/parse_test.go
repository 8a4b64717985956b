package syntax

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"chancery/syntax/conllu"
)

// split parts a text into its sentences and each into its tokens.
func split(text *Text) []string {
	var out []string
	for i := range text.Sentences() {
		var words []string
		for k := range text.Sentence(i).Tokens() {
			words = append(words, k.Text())
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func TestTokensAndSentences(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"a name ends a sentence", "He met Ilham Aliyev. Mr. Reed left.", []string{"He met Ilham Aliyev .", "Mr. Reed left ."}},
		{"label of a transcript", "Mao Ning: China is ready.", []string{"Mao Ning :", "China is ready ."}},
		{"military titles", "Gen. Park met Lt. Gov. Ruth Hale.", []string{"Gen. Park met Lt. Gov. Ruth Hale ."}},
		{"letters in brackets", "The Party of Work (PW) Central Committee met.", []string{"The Party of Work ( PW ) Central Committee met ."}},
		{"excellencies", "She met H.E. Dr. Kofi Mensah.", []string{"She met H.E. Dr. Kofi Mensah ."}},
		{"country at the end", "They flew to the U.S. He stayed.", []string{"They flew to the U.S.", "He stayed ."}},
		{"country before a title", "She met U.S. Under Secretary Reed.", []string{"She met U.S. Under Secretary Reed ."}},
		{"country in a compound", "They will strengthen the Japan-U.S. Alliance including trade.", []string{"They will strengthen the Japan - U.S. Alliance including trade ."}},
		{"country inside", "The U.S. Treasury agreed.", []string{"The U.S. Treasury agreed ."}},
		{"a month in brackets", "She met him on Tuesday (Jul. 8) in Lima.", []string{"She met him on Tuesday ( Jul. 8 ) in Lima ."}},
		{"dates", "He arrived on Jan. 6, 2026.", []string{"He arrived on Jan. 6 , 2026 ."}},
		{"numbered", "She spoke outside No. 10 on Monday.", []string{"She spoke outside No. 10 on Monday ."}},
		{"initials", "Envoy R. L. Stone and John F. Reed left.", []string{"Envoy R. L. Stone and John F. Reed left ."}},
		{"negation", "We don't agree and cannot sign.", []string{"We do n't agree and can not sign ."}},
		{"curly apostrophe", "Beijing’s envoy didn’t come.", []string{"Beijing ’s envoy did n’t come ."}},
		{"compound", "A 15-year, U.S.-led plan.", []string{"A 15 - year , U.S. - led plan ."}},
		{"given names", "Lee Jae-myung met Tsai Ing-wen.", []string{"Lee Jae-myung met Tsai Ing-wen ."}},
		{"money", "It cost $3.5 billion.", []string{"It cost $ 3.5 billion ."}},
		{"quote closes", "\"We agree,\" he said. \"It is time.\"", []string{"\" We agree , \" he said .", "\" It is time . \""}},
		{"dateline", "GENEVA, March 3 (Kyodo) -- Foreign Minister Anna Holt left.", []string{"GENEVA , March 3 ( Kyodo ) -- Foreign Minister Anna Holt left ."}},
		{"address", "See https://example.org/a?b=c.", []string{"See https://example.org/a?b=c ."}},
		{"headline and body", "MINISTERS MEET\n\nThey met.", []string{"MINISTERS MEET", "They met ."}},
		{"wrapped lines", "The two sides agreed on Monday to hold\nfurther talks in Vienna next week and to\nreport.", []string{"The two sides agreed on Monday to hold further talks in Vienna next week and to report ."}},
		{"nothing", " \n\t", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := split(Parse(test.in)); strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("\ngot  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestRangesAreReadAloneAndNothingElse(t *testing.T) {
	in := "Title here (photo credit) The talks went on. Then they ended."
	text := ParseRanges(in, []Range{{0, 10}, {26, 44}, {40, 200}})
	got := split(text)
	if len(got) != 3 || got[0] != "Title here" || got[1] != "The talks went on ." || got[2] != "Then they ended ." {
		t.Errorf("sentences: %q", got)
	}
	if r := text.Sentence(2).Range(); r != 2 {
		t.Errorf("the last sentence lies in range %d, want 2", r)
	}
}

func TestParseIsTheSameFromManyGoroutines(t *testing.T) {
	want := conlluOf(t, Parse(story))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := conlluOf(t, Parse(story)); got != want {
				t.Error("another analysis of the same text")
			}
		})
	}
	wg.Wait()
}

const story = "Prime Minister Anna Holt met President Rafael Duarte in Lisbon on Tuesday. She said her country doesn't want " +
	"a quarrel and is willing to resume talks.\n\nNoting that trade had doubled since 2019, Duarte called for \"patience on both sides.\""

func TestCoNLLUIsValidAndReadAgain(t *testing.T) {
	text := Parse(story)
	written := conlluOf(t, text)
	sentences, err := conllu.ReadAll(strings.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences {
		for _, e := range s.Validate() {
			if strings.Contains(e.Error(), "text is") {
				t.Error(e)
			}
		}
	}
	again, err := FromCoNLLU(strings.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	if again.Len() != text.Len() || len(again.Names()) != len(text.Names()) {
		t.Fatalf("%d tokens and %d names, want %d and %d", again.Len(), len(again.Names()), text.Len(), len(text.Names()))
	}
	for i := range text.Len() {
		a, b := again.Token(i), text.Token(i)
		if a.Text() != b.Text() || a.Rel() != b.Rel() || a.Joined() != b.Joined() || a.Lemma() != b.Lemma() {
			t.Errorf("token %d: %s %s, want %s %s", i, a.Text(), a.Rel(), b.Text(), b.Rel())
		}
	}
}

func conlluOf(t *testing.T, text *Text) string {
	t.Helper()
	var out bytes.Buffer
	if err := text.WriteCoNLLU(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestLongInputIsCut(t *testing.T) {
	for name, in := range map[string]string{
		"a sentence of 2,000 words": strings.Repeat("and then ", 1000),
		"65,536 bytes, no space":    strings.Repeat("x", 1<<16),
		"a row of marks":            strings.Repeat("(", 1<<13),
		"not UTF-8":                 strings.Repeat("\xff\xfe\xc3", 1000),
		"control characters":        strings.Repeat("a\x00\x01b", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			check(t, in)
		})
	}
}

// check tests what holds of any text: tokens in order and inside, forms without
// blanks, sentences that cover all tokens, trees, names inside sentences.
func check(t *testing.T, in string) {
	t.Helper()
	text := Parse(in)
	end := 0
	for i := range text.Len() {
		k := text.Token(i)
		if k.Start() < end || k.End() <= k.Start() || k.End() > len(in) {
			t.Fatalf("token %d: bytes %d to %d after %d of %d", i, k.Start(), k.End(), end, len(in))
		}
		if k.Text() != in[k.Start():k.End()] || utf8.ValidString(in) && !utf8.ValidString(k.Text()) {
			t.Fatalf("token %d: %q", i, k.Text())
		}
		if k.Lemma() == "" && k.Text() != "" {
			t.Fatalf("token %d, %q: no lemma", i, k.Text())
		}
		end = k.End()
	}
	at := 0
	for i := range text.Sentences() {
		s := text.Sentence(i)
		if s.First() != at || s.Len() < 1 || s.Len() > maxSentence {
			t.Fatalf("sentence %d: tokens %d to %d after %d", i, s.First(), s.Last(), at)
		}
		at = s.Last()
		checkHeads(t, s)
	}
	if at != text.Len() {
		t.Fatalf("the sentences end at token %d of %d", at, text.Len())
	}
	last := 0
	for _, n := range text.Names() {
		if n.First < last || n.Last <= n.First || text.Token(n.First).Sentence() != text.Token(n.Last-1).Sentence() {
			t.Fatalf("name %v after %d", n, last)
		}
		last = n.Last
	}
}

func checkHeads(t *testing.T, s Sentence) {
	t.Helper()
	roots := 0
	for k := range s.Tokens() {
		if k.IsRoot() != (k.Rel() == Root) {
			t.Fatalf("%q: root is %v, relation %s", k.Text(), k.IsRoot(), k.Rel())
		}
		if k.IsRoot() {
			roots++
		}
		steps := 0
		for h, ok := k.Head(); ok; h, ok = h.Head() {
			if h.Sentence() != s {
				t.Fatalf("%q: its head lies in another sentence", k.Text())
			}
			if steps++; steps > s.Len() {
				t.Fatalf("%q is in a cycle", k.Text())
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
	if sub := s.Root().Subtree(); sub.First != s.First() || sub.Last != s.Last() {
		t.Fatalf("the root covers %d to %d of %d to %d", sub.First, sub.Last, s.First(), s.Last())
	}
}

func FuzzParse(f *testing.F) {
	f.Add(story)
	f.Add("Gen. A. B. met\r\n\r\nU.S. \xff\x00 don't 1980's ’s ... cannot")
	f.Add("(((\"'`'s n't www. http:// a@b.c .pdf")
	f.Add("\u200b\u00a0李强总理\u3000в Москве")
	f.Fuzz(func(t *testing.T, in string) {
		check(t, in)
		text := Parse(in)
		if _, err := conllu.ReadAll(strings.NewReader(conlluOf(t, text))); err != nil {
			t.Fatal(err)
		}
		if conlluOf(t, text) != conlluOf(t, Parse(in)) {
			t.Fatal("another analysis of the same text")
		}
	})
}

// BenchmarkParse reads news of 400 words again and again: the whole engine from
// bytes to tags, trees, lemmas and names.
func BenchmarkParse(b *testing.B) {
	in := strings.Repeat(story+"\n\n", 8)
	n := Parse(in).Len()
	b.ReportAllocs()
	for b.Loop() {
		Parse(in)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkParseParallel is BenchmarkParse on all cores at once.
func BenchmarkParseParallel(b *testing.B) {
	in := strings.Repeat(story+"\n\n", 8)
	n := Parse(in).Len()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			Parse(in)
		}
	})
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkSegment finds tokens and sentences only.
func BenchmarkSegment(b *testing.B) {
	in := strings.Repeat(story+"\n\n", 8)
	e := load()
	w := e.worker(Plain)
	n := 0
	for b.Loop() {
		t := &Text{src: in}
		e.segment(t, w, 0, len(in), 0)
		n += t.Len()
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// TestAnyBytesKeepTheInvariants draws short texts of odd pieces at random; the fuzz
// target does the same with more patience.
func TestAnyBytesKeepTheInvariants(t *testing.T) {
	pieces := []string{
		"the ", "Lee ", "U.S. ", "n't", "'s ", "’", "\"", "(", ")", "...", ". ", "\n", "\n\n", "\r\n", "-", "--", "–", "1", "2,3", "$",
		"\xff", "\xe2\x80", "\x00", "\u200b", "\u00a0", "李", "и", "é", "@a.b", "http://", "www.", ".pdf", "can", "not ", "http://x.y/z ", "A. ",
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		var b strings.Builder
		for range rng.IntN(40) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		in := b.String()
		check(t, in)
		if _, err := conllu.ReadAll(strings.NewReader(conlluOf(t, Parse(in)))); err != nil {
			t.Fatalf("%q: %v", in, err)
		}
	}
}

func TestInvisibleCharactersPartNoWord(t *testing.T) {
	const s = "\ufeffXi Jin\u00adping met A\u200bliyev\u200b .\u200b\n\nThe e\u00adnd"
	text := ParseRanges(s, []Range{{0, strings.Index(s, "\n")}, {strings.Index(s, "The"), len(s)}})
	var words, lower []string
	for i := range text.Len() {
		words, lower = append(words, text.Token(i).Text()), append(lower, text.Token(i).Lower())
	}
	if got := strings.Join(words, "|"); got != "Xi|Jin\u00adping|met|A\u200bliyev|.|The|e\u00adnd" {
		t.Errorf("words are %q", got)
	}
	if got := strings.Join(lower, "|"); got != "xi|jinping|met|aliyev|.|the|end" {
		t.Errorf("lower case is %q", got)
	}
	if text.Sentences() != 2 || text.Source() != s {
		t.Errorf("%d sentences of %q", text.Sentences(), text.Source())
	}
}

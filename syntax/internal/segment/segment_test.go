package segment

import (
	"bytes"
	"strings"
	"testing"

	"chancery/syntax/conllu"
)

func tokensOf(t *testing.T, in string) string {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var w Scratch
	var out []string
	for _, k := range s.Tokens(in, 0, len(in), &w, nil) {
		form := in[k.Start:k.End]
		if k.Joined {
			form = "+" + form
		}
		out = append(out, form)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"can't", "ca +n't"},
		{"cannot", "can +not"},
		{"ministers'", "ministers +'"},
		{"the 1980's", "the 1980's"},
		{"row 7's end", "row 7 +'s end"},
		{"(Reuters)", "( Reuters )"},
		{"U.S.-based", "U.S. - based"},
		{"10 a.m.", "10 a.m."},
		{"non-aligned", "non-aligned"},
		{"so-called", "so - called"},
		{"Moon Jae-in", "Moon Jae-in"},
		{"G20", "G20"},
		{"Aliyev. Mr", "Aliyev . Mr"},
		{"Kyiv. He", "Kyiv . He"},
		{"Capt. Hill", "Capt. Hill"},
		{"Nov. 5", "Nov. 5"},
		{"a.b@c.org,", "a.b@c.org ,"},
		{"www.un.org/en.", "www.un.org/en ."},
		{"talks...", "talks ..."},
		{"zero\u200bwidth", "zero width"},
		{"", ""},
	} {
		if got := tokensOf(t, test.in); got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
}

func TestLongSentencesAreCutAtMarks(t *testing.T) {
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	in := strings.Repeat("one and two and three and four and five and six and seven , ", 100)
	var w Scratch
	tokens := s.Tokens(in, 0, len(in), &w, nil)
	last := 0
	s.Sentences(in, 0, len(in), tokens, &w, func(end int) {
		if end-last > MaxSentence || end <= last {
			t.Errorf("a sentence of tokens %d to %d", last, end)
		}
		if end < len(tokens) && in[tokens[end-1].Start] != ',' {
			t.Errorf("cut after %q", in[tokens[end-1].Start:tokens[end-1].End])
		}
		last = end
	})
	if last != len(tokens) {
		t.Errorf("the sentences end at %d of %d", last, len(tokens))
	}
}

func TestTrainingLearnsAndCanBeReadBack(t *testing.T) {
	words := []string{"We", "met", ".", "They", "left", ".", "All", "agreed", "."}
	var bank []*conllu.Sentence
	for range 40 {
		for i := 0; i < len(words); i += 3 {
			s := &conllu.Sentence{}
			for j, form := range words[i : i+3] {
				misc := "_"
				if j == 1 {
					misc = "SpaceAfter=No"
				}
				s.Words = append(s.Words, conllu.Word{Form: form, UPOS: "X", Misc: misc})
			}
			bank = append(bank, s)
		}
	}
	s, err := Train([][]*conllu.Sentence{bank}, Options{Seed: 1, Epochs: 3, Say: func(string, ...any) {}})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := s.Write(&file); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	in := "They met. All left."
	var w Scratch
	tokens := again.Tokens(in, 0, len(in), &w, nil)
	ends := 0
	again.Sentences(in, 0, len(in), tokens, &w, func(int) { ends++ })
	if len(tokens) != 6 || ends != 2 {
		t.Errorf("%d tokens in %d sentences, want 6 in 2", len(tokens), ends)
	}
}

func FuzzSegment(f *testing.F) {
	f.Add("Gen. A. B. met\r\n\r\nU.S. \xff\x00 don't 1980's ’s ... cannot")
	f.Add("(((\"'`'s n't www. http:// a@b.c .pdf x.pdf#")
	f.Add("\u200b\u00a0李强总理\u3000в Москве Jae-in")
	f.Add("one\ntwo three\n\nfour")
	f.Fuzz(func(t *testing.T, in string) {
		s, err := Load()
		if err != nil {
			t.Fatal(err)
		}
		var w Scratch
		for start := 0; start < len(in); {
			stop := Piece(in, start, len(in))
			if stop <= start {
				t.Fatalf("a piece from %d to %d", start, stop)
			}
			tokens := s.Tokens(in, start, stop, &w, nil)
			end := int32(start)
			for _, k := range tokens {
				if k.Start < end || k.End <= k.Start || int(k.End) > stop {
					t.Fatalf("token %v after %d in %d to %d", k, end, start, stop)
				}
				end = k.End
			}
			if len(tokens) > 0 {
				last := 0
				s.Sentences(in, start, stop, tokens, &w, func(to int) {
					if to <= last || to-last > MaxSentence {
						t.Fatalf("a sentence of tokens %d to %d", last, to)
					}
					last = to
				})
				if last != len(tokens) {
					t.Fatalf("the sentences end at %d of %d", last, len(tokens))
				}
			}
			start = stop
		}
	})
}

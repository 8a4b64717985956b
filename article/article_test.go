package article

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/record"
)

const plain = "Ministers meet in Riga\n\nRIGA, Feb. 2, 2026 (BNS) -- The ministers met on Monday and spoke about the border.\n"

func TestReadRefusesWhatIsNoText(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		opt  Options
		want error
	}{
		{"nothing", nil, Options{}, ErrEmpty},
		{"white space", []byte(" \r\n\t\n"), Options{}, ErrEmpty},
		{"a byte order mark", []byte("\ufeff"), Options{}, ErrEmpty},
		{"punctuation", []byte("--- *** ---\n"), Options{}, ErrEmpty},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), Options{}, ErrBinary},
		{"a PDF", []byte("%PDF-1.7\nobj"), Options{}, ErrBinary},
		{"zeros", make([]byte, 5000), Options{}, ErrBinary},
		{"noise", noise(9000), Options{}, ErrBinary},
		{"an empty page", []byte("\n<!DOCTYPE html><html><body><script>var met = 1</script></body>"), Options{}, ErrNoStory},
		{"a page of links", []byte(`<html><head><title>World news</title></head><body><h1>World</h1><ul><li><a href=1>Envoy meets minister in Vilnius</a></li><li><a href=2>King of Spain to visit Peru in June</a></li></ul></body></html>`), Options{}, ErrNoStory},
		{"JSON without a story", []byte(`{"title": "Ministers meet"}`), Options{}, ErrNoStory},
		{"JSON of other things", []byte(`{"id": 7, "tags": ["a"]}`), Options{}, ErrNoStory},
		{"broken JSON", []byte(`{"title": "Ministers meet", "body": "They m`), Options{}, ErrFormat},
		{"a list of objects", []byte(`[{"title": "A"}, {"title": "B"}]`), Options{}, ErrFormat},
		{"XML", []byte(`<?xml version="1.0"?><nitf><body>Ministers met.</body></nitf>`), Options{}, ErrFormat},
		{"a feed", []byte(`<?xml version="1.0"?><rss version="2.0"></rss>`), Options{}, ErrFormat},
		{"front matter alone", []byte("---\ntitle: A\n---\n"), Options{}, ErrNoStory},
		{"broken front matter", []byte("---\ntitle: [A\n---\nMinisters met.\n"), Options{}, ErrFormat},
		{"aliases", []byte("---\na: &a [x,x]\ntitle: *a\n---\nMinisters met.\n"), Options{}, ErrFormat},
		{"WARC", []byte("WARC/1.0\r\nWARC-Type: response\r\n"), Options{}, ErrFormat},
		{"too much", []byte(plain), Options{MaxBytes: 10}, ErrTooLarge},
		{"an unknown charset", []byte("caf\xe9 society"), Options{Charset: "klingon"}, ErrCharset},
	} {
		if _, err := Read(c.data, c.opt); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
}

// noise is bytes of a fixed generator, a tenth of them control characters and
// more.
func noise(n int) []byte {
	out := make([]byte, n)
	state := uint32(1)
	for i := range out {
		state = state*1664525 + 1013904223
		out[i] = byte(state >> 24)
	}
	return out
}

func TestStoredTextIsTheInputUnlessSaid(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		notes          int
	}{
		{"UTF-8", plain, plain, 0},
		{"CR LF", strings.ReplaceAll(plain, "\n", "\r\n"), strings.ReplaceAll(plain, "\n", "\r\n"), 0},
		{"byte order mark", "\ufeff" + plain, plain, 1},
		{"control characters", "The\x00 ministers met\x07 on Monday at noon.", "The  ministers met  on Monday at noon.", 1},
		{"broken UTF-8", "The café \xe2\x80 owner’s ministers met.", "The café \ufffd owner’s ministers met.", 1},
		{"cut UTF-8", "The ministers met in the caf\xc3", "The ministers met in the caf\ufffd", 1},
	} {
		a, err := Read([]byte(c.in), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if a.Document.Text != c.want || len(a.Notes) != c.notes {
			t.Errorf("%s: text %q, notes %q", c.name, a.Document.Text, a.Notes)
		}
	}
}

func TestRangesAreTheSegments(t *testing.T) {
	a, err := Read([]byte(plain), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range a.Ranges(record.Title, record.Paragraph) {
		got = append(got, a.Document.Text[r.Start:r.End])
	}
	want := []string{"Ministers meet in Riga", "The ministers met on Monday and spoke about the border."}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	if all := a.Ranges(); len(all) != len(a.Document.Segments) {
		t.Errorf("%d ranges, %d segments", len(all), len(a.Document.Segments))
	}
}

func TestHugeInputsAreReadWithoutHarm(t *testing.T) {
	for name, data := range map[string][]byte{
		"one line of 5 MB":  bytes.Repeat([]byte("Li Qiang met Lee Jae Myung. "), 5<<20/28),
		"one word of 5 MB":  bytes.Repeat([]byte("a"), 5<<20),
		"names by the line": bytes.Repeat([]byte("Li Qiang\nLee Jae Myung\n"), 5000),
		"brackets":          bytes.Repeat([]byte("(["), 1<<19),
		"dashes":            bytes.Repeat([]byte("A - "), 1<<18),
		"datelines":         bytes.Repeat([]byte("BEIJING, Jan. 6 (Xinhua) -- x\n"), 5000),
	} {
		a, err := Read(data, Options{})
		if err != nil && !errors.Is(err, ErrEmpty) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err == nil {
			checkArticle(t, a)
		}
	}
}

// checkArticle holds what is true of every document.
func checkArticle(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Document.Text) {
		t.Error("the stored text is not UTF-8")
	}
	r := record.Record{Schema: record.Schema, Document: a.Document}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
	end := 0
	for _, s := range a.Ranges() {
		if s.Start < end || s.End <= s.Start || s.End > len(a.Document.Text) {
			t.Errorf("segment %v after byte %d", s, end)
			return
		}
		end = s.End
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte(" date 2026-01-07 A title of a story\n\nXinhua) 08:30, January 07, 2026\n\nA man, Jan. 6, 2026. (Xinhua/A B)\n\nBEIJING, Jan. 6 (Xinhua) -- A story."))
	f.Add([]byte("\xff\xfeA\x00 \x00b\x00"))
	f.Add([]byte("\x1b$B$3$s\x1b(B"))
	f.Add([]byte("Photo: AFP\n/CFP\n(AP)\nBy A\n\u2028\u0085\r"))
	layouts, _ := filepath.Glob("testdata/*/*.txtar")
	for _, file := range layouts {
		if data, err := os.ReadFile(file); err == nil {
			input, _, _ := strings.Cut(strings.TrimPrefix(string(data), inputMark), wantMark)
			f.Add([]byte(input))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read(data, Options{})
		if err != nil {
			return
		}
		checkArticle(t, a)
		b, _ := Read(data, Options{})
		if !reflect.DeepEqual(a.Document, b.Document) {
			t.Error("two readings differ")
		}
	})
}

func BenchmarkReadStory(b *testing.B) {
	data := []byte(strings.Repeat(plain, 1) + strings.Repeat("\nThe minister said that the two sides would go on with their talks in the coming week, and that trade would grow.\n", 20))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestATextOfShortLinesHasABoundedNumberOfSegments(t *testing.T) {
	a, err := Read([]byte(strings.Repeat("Wu met Li.\n\n", maxSegments+50)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ranges := a.Ranges()
	if len(ranges) > maxSegments {
		t.Errorf("%d segments, at most %d wanted", len(ranges), maxSegments)
	}
	if last := ranges[len(ranges)-1]; !strings.HasSuffix(a.Document.Text[:last.End], "Wu met Li.") || last.End < len(a.Document.Text)-2 {
		t.Errorf("the last segment ends at %d of %d bytes", last.End, len(a.Document.Text))
	}
}

package reader_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/reader"
)

// stories are the examples, which every test of the whole pipeline reads.
func stories(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories in ../examples: %v", err)
	}
	return paths
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryExampleGivesAValidRecord(t *testing.T) {
	for _, path := range stories(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			r, err := reader.Read(readFile(t, path), reader.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSameInputGivesTheSameRecord(t *testing.T) {
	data := readFile(t, stories(t)[0])
	first := encode(t, data)
	for range 3 {
		if again := encode(t, data); !bytes.Equal(first, again) {
			t.Fatal("a second reading of the same bytes differs")
		}
	}
}

func encode(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := reader.Read(data, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestHostileInputGivesAnErrorOrAValidRecord(t *testing.T) {
	tests := map[string][]byte{
		"empty":              nil,
		"spaces":             []byte(" \n\t\n"),
		"zeros":              make([]byte, 4096),
		"elf":                []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00"),
		"invalid UTF-8":      []byte("Minister \xff\xfe met \xc3 the King of Tonga on Monday."),
		"control characters": []byte("The \x1b[31mminister\x07 met\x00 his counterpart.\x08\x08"),
		"names only":         []byte(strings.Repeat("Wang Yi Sergey Lavrov Marco Rubio Paris ", 200)),
		"quotes only":        []byte(strings.Repeat("“", 500) + strings.Repeat("\"", 501)),
		"brackets":           []byte(strings.Repeat("(", 3000) + "said" + strings.Repeat(")", 3000)),
		"markup":             []byte(`<script>alert("x")</script> Premier'; DROP TABLE records;-- met ../../etc/passwd.`),
		"GB18030":            {0xc0, 0xee, 0xc7, 0xbf, 0xd7, 0xdc, 0xc0, 0xed, 0xbb, 0xe1, 0xbc, 0xfb, 0xba, 0xab, 0xb9, 0xfa, 0xd7, 0xdc, 0xcd, 0xb3},
		"EUC-KR":             {0xc7, 0xd1, 0xc1, 0xdf, 0x20, 0xc1, 0xa4, 0xbb, 0xf3, 0xc8, 0xb8, 0xb4, 0xe3},
		"right to left":      []byte("\u202eيلتقي الوزير\u202c met the envoy."),
		"one long word":      bytes.Repeat([]byte("a"), 1<<17),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) { check(t, data) })
	}
}

// check holds one input to the invariants: an error, or a record whose every
// span reproduces its words.
func check(t *testing.T, data []byte) {
	r, err := reader.Read(data, reader.Options{})
	if err != nil {
		return
	}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
}

func TestALongTextIsReadInPartAndSaysSo(t *testing.T) {
	if testing.Short() {
		t.Skip("reads two megabytes")
	}
	line := "The prime minister of Fiji met the president of Kiribati in Suva on Monday. "
	r, err := reader.Read([]byte(strings.Repeat(line, 3<<20/len(line))), reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
	last := r.Abstained[len(r.Abstained)-1]
	if last.What != "text" {
		t.Errorf("the last abstention is %+v, want the text left unread", last)
	}
}

func FuzzRead(f *testing.F) {
	for _, path := range stories(f) {
		f.Add(readFile(f, path))
	}
	f.Add([]byte("X (Reuters) - \"A said B told C,\" said D. E met F"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// BenchmarkRead reads the examples one after another on one core.
func BenchmarkRead(b *testing.B) {
	var texts [][]byte
	words := 0
	for _, path := range stories(b) {
		data := readFile(b, path)
		texts = append(texts, data)
		words += len(bytes.Fields(data))
	}
	encode(b, texts[0]) // loads the model and the lexicons
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range texts {
			if _, err := reader.Read(data, reader.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	perOp := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(float64(words)*perOp, "words/s")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*1000/float64(words)*450, "ms/450-words")
}

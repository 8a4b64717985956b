package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// member is a file of an archive, in order.
type member struct{ name, data string }

func zipOf(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m.name)
		if err == nil {
			_, err = w.Write([]byte(m.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		err := w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.data)), Mode: 0o600, Format: tar.FormatPAX})
		if err == nil {
			_, err = w.Write([]byte(m.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gz(data string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(data))
	_ = z.Close()
	return b.String()
}

func zst(data string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(data), nil))
}

func TestContainersAreOpened(t *testing.T) {
	files := []member{{"2026/b.html", "second"}, {"a.txt", "first"}, {"__MACOSX/._a.txt", "no"}, {".DS_Store", "no"}, {"d/", ""}, {"pic", "\x89PNG\r\n\x1a\n"}}
	want := []string{"2026/b.html = second", "a.txt = first", "pic ! a PNG picture: set aside"}
	for name, data := range map[string]string{
		"zip": zipOf(t, files...), "tar": tarOf(t, append(files[:4:4], files[5])...),
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, from(data, Options{}), want...)
			expect(t, from(gz(data), Options{}), want...)
			expect(t, from(zst(data), Options{}), want...)
			dir := write(t, map[string]string{"x": data})
			file := filepath.Join(dir, "x")
			var lines []string
			for _, line := range collect(dir, Options{}, file) {
				lines = append(lines, strings.TrimPrefix(line, "x: "))
			}
			expect(t, lines, want...)
		})
	}
	expect(t, from(gz("a story"), Options{}), "- = a story")
	expect(t, from(zst(gz("{\"a\":1}\n{\"a\":2}\n")), Options{}), `line 1 = {"a":1}`, `line 2 = {"a":2}`)
}

func TestContainersInContainers(t *testing.T) {
	lines := "{\"a\":1}\n{\"a\":2}\n"
	inner := zipOf(t, member{"deep.jsonl", lines})
	outer := tarOf(t, member{"in.zip", inner}, member{"z.gz", gz("text")})
	expect(t, from(outer, Options{}), `in.zip/deep.jsonl/line 1 = {"a":1}`, `in.zip/deep.jsonl/line 2 = {"a":2}`, "z.gz = text")
	expect(t, from(zipOf(t, member{"o.tar.gz", gz(outer)}, member{"after", "goes on"}), Options{}),
		"o.tar.gz/in.zip ! "+ErrNesting.Error(), "o.tar.gz/z.gz = text", "after = goes on")
	expect(t, from(gz(gz(gz("x"))), Options{}), "- ! "+ErrNesting.Error())
}

func TestNamesOfMembersAreOnlyNames(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	expect(t, from(zipOf(t, member{"../../evil.txt", "one"}, member{`..\..\evil2.txt`, "two"}, member{"/etc/evil3", "three"}, member{"a\x1b[2J\nb", "four"}), Options{}),
		"../../evil.txt = one", "../../evil2.txt = two", "/etc/evil3 = three", "a?[2J?b = four")
	expect(t, from(tarOf(t, member{"../evil.txt", "one"}), Options{}), "../evil.txt = one")
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("written: %v", left)
	}
}

func TestWhatUnpacksToTooMuchIsGivenUp(t *testing.T) {
	zeros := strings.Repeat("\x00", 80<<20)
	half := strings.Repeat("\x00", 40<<20)
	for name, data := range map[string]string{
		"gzip":    gz(zeros),
		"member":  zipOf(t, member{"a", zeros}),
		"members": zipOf(t, member{"a", half}, member{"b", half}, member{"c", half}),
		"tar":     gz(tarOf(t, member{"a", half}, member{"b", half})),
		"nested":  zipOf(t, member{"a.zip", zipOf(t, member{"a", half}, member{"b", half})}),
	} {
		t.Run(name, func(t *testing.T) {
			bombs, n := 0, 0
			for item := range Walk(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(data), MaxBytes: 1 << 30}) {
				n++
				if errors.Is(item.Err, ErrBomb) {
					bombs++
				}
			}
			if bombs != 1 || n > 3 {
				t.Errorf("%d items, %d of them bombs", n, bombs)
			}
		})
	}
	// A member that is too large costs itself alone.
	expect(t, from(zipOf(t, member{"a", strings.Repeat("x", 2000)}, member{"b", "ok"}), Options{MaxBytes: 1000}),
		"a ! more than 1000 bytes: "+ErrTooLarge.Error(), "b = ok")
	got := from(gz(strings.Repeat("{\"a\":1}\n", 200_000)), Options{MaxUnpacked: 500_000})
	if last := got[len(got)-1]; !strings.HasSuffix(last, ErrBomb.Error()) || len(got) > 100_000 {
		t.Errorf("%d items, the last %s", len(got), last)
	}
}

func TestDamagedContainersAreNamed(t *testing.T) {
	whole := zipOf(t, member{"a", strings.Repeat("story ", 500)}, member{"b", "ok"})
	damaged := []byte(whole)
	for i := 40; i < 50; i++ {
		damaged[i] ^= 0xff
	}
	got := from(string(damaged), Options{})
	if len(got) != 2 || !strings.HasPrefix(got[0], "a ! ") || got[1] != "b = ok" {
		t.Errorf("damaged member: %q", got)
	}
	for name, data := range map[string]string{
		"cut zip": whole[:len(whole)-30], "no zip": "PK\x03\x04 and so on", "cut gzip": gz("a story")[:12],
		"cut tar": tarOf(t, member{"a", strings.Repeat("x", 5000)})[:3000], "zstd": "\x28\xb5\x2f\xfd\x00\x00\x00",
	} {
		got := from(data, Options{})
		if len(got) < 1 || len(got) > 2 || !strings.Contains(got[0], " ! ") {
			t.Errorf("%s: %q", name, got)
		}
	}
	enormous := []byte(whole)
	end := bytes.LastIndex(enormous, []byte("PK\x05\x06"))
	copy(enormous[end+12:], []byte{0, 0, 0, 0x70})
	if got := from(string(enormous), Options{}); len(got) != 1 || !strings.Contains(got[0], "directory") {
		t.Errorf("directory: %q", got)
	}
}

// TestMemoryDoesNotGrowWithTheInput reads much more than it may hold.
func TestMemoryDoesNotGrowWithTheInput(t *testing.T) {
	line := `{"title":"Ministers meet","body":"` + strings.Repeat("The ministers met in Riga and spoke of the border between the two states. ", 20) + "\"}\n"
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.NoCompression)
	const lines = 100_000 // 150 MB
	for range lines {
		_, _ = z.Write([]byte(line))
	}
	_ = z.Close()
	var before, peak runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n := 0
	for item := range Walk(context.Background(), []string{"-"}, Options{Stdin: &b}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		if n++; n%20_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&peak)
			if grown := int64(peak.HeapAlloc) - int64(before.HeapAlloc); grown > 16<<20 {
				t.Fatalf("%d MB held after %d lines", grown>>20, n)
			}
		}
	}
	if n != lines {
		t.Errorf("%d lines", n)
	}
}

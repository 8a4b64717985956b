package intake

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// write makes files below a new folder and returns the folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// collect walks and describes each item on a line: origin without the folder,
// then "=" and the data, or "!" and the error.
func collect(dir string, opt Options, inputs ...string) []string {
	var out []string
	for item := range Walk(context.Background(), inputs, opt) {
		name := item.Origin.String()
		if dir != "" {
			name = strings.ReplaceAll(name, dir+string(filepath.Separator), "")
		}
		if item.Err != nil {
			out = append(out, name+" ! "+item.Err.Error())
		} else {
			out = append(out, name+" = "+strings.TrimSpace(string(item.Data)))
		}
	}
	return out
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestAFolderIsEnteredInTheOrderOfNames(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "second", "a/z.html": "first", "c": "third", ".hidden": "no", ".git/x": "no", "d/.e": "no",
		"logo.png": "\x89PNG\r\n\x1a\n",
	})
	expect(t, collect(dir, Options{}, dir),
		"a/z.html = first", "b.txt = second", "c = third", "logo.png ! a PNG picture: set aside")
	expect(t, collect(dir, Options{}, filepath.Join(dir, ".hidden")), ".hidden = no")
}

func TestInputsComeInTheirOrder(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "one", "b.txt": "two"})
	in := Options{Stdin: strings.NewReader("said")}
	expect(t, collect(dir, in, filepath.Join(dir, "b.txt"), "-", filepath.Join(dir, "missing"), filepath.Join(dir, "?.txt")),
		"b.txt = two", "- = said", "missing ! no such file or directory", "a.txt = one", "b.txt = two")
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "one"})
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	for input, want := range map[string]error{
		filepath.Join(dir, "empty"):   ErrNoMatch,
		filepath.Join(dir, "*.md"):    ErrNoMatch,
		filepath.Join(dir, "no[pe"):   filepath.ErrBadPattern,
		filepath.Join(dir, "absent"):  fs.ErrNotExist,
		"https://example.org/a":       ErrNoFetch,
		"HTTP://example.org":          ErrNoFetch,
		filepath.Join(dir, "a.txt/b"): errors.ErrUnsupported, // not a directory: any error will do
	} {
		n := 0
		for item := range Walk(context.Background(), []string{input}, Options{}) {
			n++
			if item.Err == nil || want != errors.ErrUnsupported && !errors.Is(item.Err, want) {
				t.Errorf("%s: error %v, want %v", input, item.Err, want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d items", input, n)
		}
	}
}

func TestLinksAreFollowedAndLoopsEnd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs symbolic links")
	}
	dir := write(t, map[string]string{"a/story.txt": "one", "b/other.txt": "two"})
	for from, to := range map[string]string{
		"a/up":   "..",           // a loop
		"a/self": "self",         // a link to itself
		"b/dead": "nowhere",      // to nothing
		"c":      "a",            // a folder that was entered already
		"d.txt":  "b/other.txt",  // a file
		"a/more": "../b",         // a folder beside it
		"z":      "a/../b/../a/", // entered already
	} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, collect(dir, Options{}, dir),
		"a/more/dead ! no such file or directory",
		"a/more/other.txt = two",
		"a/self ! too many levels of symbolic links",
		"a/story.txt = one",
		"a/up ! "+ErrLoop.Error(),
		"d.txt = two")
}

func TestADocumentIsBounded(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": strings.Repeat("x", 101), "b.txt": strings.Repeat("x", 100)})
	var errs []error
	for item := range Walk(context.Background(), []string{dir}, Options{MaxBytes: 100}) {
		errs = append(errs, item.Err)
	}
	if len(errs) != 2 || !errors.Is(errs[0], ErrTooLarge) || errs[1] != nil {
		t.Errorf("errors %v", errs)
	}
	if runtime.GOOS == "linux" {
		for item := range Walk(context.Background(), []string{"/dev/zero"}, Options{MaxBytes: 1 << 16}) {
			if !errors.Is(item.Err, ErrTooLarge) {
				t.Errorf("/dev/zero: %v", item.Err)
			}
		}
	}
}

func TestAWalkCanBeCalledOff(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "one", "b.txt": "two"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range Walk(ctx, []string{dir}, Options{}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d items after the end", n)
	}
	for range Walk(context.Background(), []string{dir}, Options{}) {
		break
	}
}

func TestSizeAndConsumedMeet(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "12345", "b/c.txt": "123", ".hidden": "1"})
	var last int64
	for item := range Walk(context.Background(), []string{dir}, Options{}) {
		if item.Consumed <= last {
			t.Errorf("consumed %d after %d", item.Consumed, last)
		}
		last = item.Consumed
	}
	if size := Size([]string{dir}); size != 8 || last != 8 {
		t.Errorf("size %d, consumed %d, want 8", size, last)
	}
}

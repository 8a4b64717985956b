package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// put writes a file for a test.
func put(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPartsAreFoundAgain(t *testing.T) {
	a := page("https://a.example/1", "Content-Type: text/html\r\n", "<p>one</p>")
	b := page("https://a.example/2", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gz("<p>two</p>"))
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"one document":                {"a story", []string{"a story"}},
		"one document, packed":        {gz("a story"), []string{"a story"}},
		"a web archive":               {a + b, []string{"<p>one</p>", "<p>two</p>"}},
		"a web archive, packed":       {gz(a) + gz(b), []string{"<p>one</p>", "<p>two</p>"}},
		"a web archive in one member": {gz(a + b), []string{"<p>one</p>", "<p>one</p>"}}, // their place is the member's
		"lines":                       {"{\"body\":\"one\"}\n{\"body\":\"two\"}\n", []string{"", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			for item := range Walk(t.Context(), []string{put(t, "input", c.data)}, Options{}) {
				got, err := Part(t.Context(), item.Origin, Options{})
				if want := c.want[n]; string(got) != want || (err != nil) != (want == "") {
					t.Errorf("%s: %q, %v; want %q", item.Origin, got, err, want)
				}
				n++
			}
			if n != len(c.want) {
				t.Errorf("%d items, want %d", n, len(c.want))
			}
		})
	}
}

func TestAPartThatIsNotThereIsAnError(t *testing.T) {
	archive := put(t, "a.warc", page("https://a.example/1", "", "<p>one</p>"))
	for name, at := range map[string]Origin{
		"no file":        {Input: filepath.Join(t.TempDir(), "none")},
		"another record": {Input: archive, Inner: "record at byte 7", Offset: 7},
		"behind the end": {Input: archive, Inner: "record at byte 70000", Offset: 70000},
		"many documents": {Input: put(t, "lines", "{\"body\":\"a\"}\n{\"body\":\"b\"}\n")},
		"standard input": {Input: "-"},
		"an address":     {Input: "https://a.example/1"},
	} {
		if data, err := Part(t.Context(), at, Options{Stdin: strings.NewReader("x"), Fetch: true}); err == nil {
			t.Errorf("%s: %q", name, data)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Part(ctx, Origin{Input: put(t, "story", "a story")}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

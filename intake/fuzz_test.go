package intake

import (
	"bytes"
	"context"
	"testing"
)

// FuzzWalk takes in anything: it must end, and each item is either data within
// the bound or an error.
func FuzzWalk(f *testing.F) {
	for _, seed := range []string{
		"a story", "{\"a\":1}\n{\"a\":2}\n", "[{\"a\":1},{\"a\":2}]", `{"articles":[{"a":1}]}`, rss, atom, jsonFeedText, gz("text"), zst("text"),
		page("https://a.example/1", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "4\r\n<p>t\r\n0\r\n\r\n"), gz(page("u:", "", "x")),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1 << 16
		n := 0
		for item := range Walk(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(data), MaxBytes: limit, MaxUnpacked: 1 << 22}) {
			if n++; n > len(data)+(1<<22) {
				t.Fatal("no end")
			}
			if (item.Err == nil) == (item.Data == nil) && len(data) > 0 || len(item.Data) > limit {
				t.Fatalf("%d bytes, error %v", len(item.Data), item.Err)
			}
		}
	})
}

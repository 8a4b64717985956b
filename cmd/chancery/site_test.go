package main

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// newSite serves the files of a folder over HTTP, as they are at the moment. SITE
// in them becomes the server's address; NAME.warc.gz is a web archive of the
// pages of the folder NAME, one of them in a record that is cut short.
func newSite(folder string) *httptest.Server {
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := filepath.Join(folder, filepath.FromSlash(r.URL.Path))
		if name, ok := strings.CutSuffix(path, ".warc.gz"); ok {
			_, _ = w.Write(webArchive(name))
			return
		}
		data, err := os.ReadFile(path)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(filepath.Ext(path)))
		_, _ = w.Write(bytes.ReplaceAll(data, []byte("SITE"), []byte(s.URL)))
	}))
	return s
}

// webArchive packs pages as crawlers do: each a record of its own, with the
// answer of the server in it.
func webArchive(folder string) []byte {
	pages, _ := filepath.Glob(filepath.Join(folder, "*.html"))
	var b bytes.Buffer
	for _, page := range pages {
		data, _ := os.ReadFile(page)
		answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(data), data)
		length := len(answer)
		if strings.HasPrefix(filepath.Base(page), "cut") {
			answer = answer[:length/2]
		}
		z := gzip.NewWriter(&b)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: https://news.example/%[1]s\r\nWARC-Date: 2025-06-08T08:30:00Z\r\n"+
			"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", filepath.Base(page), length, answer)
		_ = z.Close()
	}
	return b.Bytes()
}

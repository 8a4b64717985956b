package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// static serves the style sheets and the script. Their addresses carry a hash of
// what they hold, so browsers keep them for good.
type static struct {
	files map[string]asset // by name: "base.css"
}

type asset struct {
	body    []byte
	version string
}

func newStatic() (*static, error) {
	s := &static{files: make(map[string]asset)}
	err := fs.WalkDir(staticFiles, "static", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := staticFiles.ReadFile(p)
		sum := sha256.Sum256(body)
		s.files[strings.TrimPrefix(p, "static/")] = asset{body, hex.EncodeToString(sum[:6])}
		return err
	})
	return s, err
}

// address is where a file is to be had.
func (s *static) address(name string) string {
	return "/static/" + name + "?v=" + s.files[name].version
}

// ServeHTTP serves one file.
func (s *static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/static/")
	a, ok := s.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	if r.URL.Query().Get("v") == a.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	_, _ = w.Write(a.body)
}

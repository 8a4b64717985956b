package web

import (
	"bytes"
	"context"
	"html/template"
	"net/http"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"chancery/docs"
)

// accuracyText is the report on accuracy as HTML. It is part of the program, and
// goldmark leaves out what HTML a text may hold.
var accuracyText = sync.OnceValues(func() (template.HTML, error) {
	var buf bytes.Buffer
	err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(docs.Accuracy, &buf)
	return template.HTML(buf.String()), err
})

// accuracy tells how well the program reads, with its known misses.
func (s *Server) accuracy(context.Context, *http.Request) (view, error) {
	text, err := accuracyText()
	return view{template: "accuracy", title: "Accuracy", data: text}, err
}

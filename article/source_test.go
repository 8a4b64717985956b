package article

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html/charset"
)

// TestSources reads each file of testdata/sources: a page, an object of JSON or
// a text in Markdown, and below it the fields, the segments and the whole stored
// text that must come of it. Run with -update to write the expectations, and
// read the diff.
func TestSources(t *testing.T) {
	files, err := filepath.Glob("testdata/sources/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d sources, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkSource(t, file) })
	}
}

func checkSource(t *testing.T, file string) {
	checkFile(t, file, func(_ string, a *Article) string {
		checkArticle(t, a)
		checkAgain(t, a)
		return "format: " + string(a.Format) + "\nurl: " + a.Document.URL + "\n" + describe(a) + "\n" + a.Document.Text
	})
}

// checkAgain reads a composed text as the plain text that it is: what is kept of
// a document says the same without its source.
func checkAgain(t *testing.T, a *Article) {
	t.Helper()
	b, err := Read([]byte(a.Document.Text), Options{URL: a.Document.URL, Publisher: a.Document.Publisher})
	if err != nil {
		t.Fatal(err)
	}
	x, y := a.Document, b.Document
	if b.Format != Plain || x.ID != y.ID || !reflect.DeepEqual(x.Title, y.Title) || !reflect.DeepEqual(x.Published, y.Published) ||
		!reflect.DeepEqual(x.Dateline, y.Dateline) || x.Agency != y.Agency {
		t.Errorf("read again, the stored text says\n%s", describe(b))
	}
}

func TestPagesAreReadInTheirCharset(t *testing.T) {
	const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"><title>外长会见智利客人</title></head><body>` +
		`<h1>外长会见智利客人</h1><p>外交部长吴岚三日在奥斯陆会见智利外长罗哈斯，双方就加强两国在渔业和矿业领域的合作交换了意见。</p></body></html>`
	for _, c := range []struct{ written, stated, header, want string }{
		{"gb18030", "gb2312", "", "gb18030"},
		{"gb18030", "gbk", "", "gb18030"},
		{"gb18030", "gbk", "iso-8859-1", "windows-1252"}, // nothing to tell that the header is wrong: it goes first
		{"gb18030", "gbk", "utf-8", "gb18030"},           // damage tells
		{"gb18030", "klingon", "", "gb18030"},            // detected
		{"utf-8", "gb18030", "", "utf-8"},
	} {
		enc, _ := charset.Lookup(c.written)
		data, err := enc.NewEncoder().Bytes(fmt.Appendf(nil, page, c.stated))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(data, Options{Charset: c.header})
		if err != nil {
			t.Fatal(err)
		}
		if a.Charset != c.want || c.header != "iso-8859-1" && (a.Document.Title == nil || a.Document.Title.Exact != "外长会见智利客人") {
			t.Errorf("%+v: read as %s, title %v", c, a.Charset, a.Document.Title)
		}
	}
}

func TestAPageOfAnySizeIsReadInTime(t *testing.T) {
	const size = 20 << 20
	var page strings.Builder
	page.WriteString("<html><head><title>Talks without end</title><meta property=og:title content='Talks without end'></head><body><nav><a href=/>Home</a></nav><article><h1>Talks without end</h1>")
	for i := 0; page.Len() < size; i++ {
		fmt.Fprintf(&page, "<p>On day %d the ministers of Ghana and Togo met again in Accra and spoke of the border.</p>\n", i)
	}
	start := time.Now()
	a, err := Read([]byte(page.String()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("%d MB took %v", size>>20, took)
	}
	if a.Document.Title == nil || a.Document.Title.Exact != "Talks without end" || strings.Contains(a.Document.Text[:200], "Home") {
		t.Errorf("title %v, text begins %.100q", a.Document.Title, a.Document.Text)
	}
}

func TestDeepAndCrookedPagesAreRead(t *testing.T) {
	const words = "<p>The ministers of Ghana and Togo met in Accra on Tuesday and spoke of the border between them.</p>"
	for name, page := range map[string]string{
		"deep":           strings.Repeat("<div>", 20_000) + words,
		"deep inline":    strings.Repeat("<b><i>", 10_000) + words,
		"unclosed":       "<html><body><table><tr><td>" + words + "<ul><li>one<li>two<p>three",
		"stray ends":     "<html></div></p></table></body></html>" + words,
		"cut":            "<!doctype html><html><body>" + words + "<p>They will meet aga",
		"cut in a tag":   "<!doctype html><html><body>" + words + "<a href=\"http://exa",
		"cut in script":  "<!doctype html><html><body>" + words + "<script>var a = '",
		"nested tables":  "<html>" + strings.Repeat("<table><tr><td>", 300) + words,
		"comment":        "<!-- " + strings.Repeat("x", 10_000) + " --><html>" + words,
		"empty elements": "<html><body>" + strings.Repeat("<div></div>", 50_000) + words,
		"attributes":     "<html><body " + strings.Repeat("a=b ", 50_000) + ">" + words,
	} {
		a, err := Read([]byte(page), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(a.Document.Text, "met in Accra on Tuesday") {
			t.Errorf("%s: text %.200q", name, a.Document.Text)
		}
	}
}

func TestCrookedMarkdownIsReadLineByLine(t *testing.T) {
	const words = "\n\nThe ministers of Ghana and Togo met in Accra.\n"
	for name, text := range map[string]string{
		"quotes": "# Title of it\n\n" + strings.Repeat(">", 300_000) + words,
		"lists":  "# Title of it\n\n" + strings.Repeat("1. ", 100_000) + words,
		"links":  "# Title of it\n\n" + strings.Repeat("[a](", 100_000) + words,
		"large":  "# Title of it\n\n" + strings.Repeat("A word *and* another.\n", 100_000) + words,
	} {
		start := time.Now()
		a, err := Read([]byte(text), Options{})
		if err != nil || !strings.Contains(a.Document.Text, "met in Accra") {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestAMappingNamesTheKeys(t *testing.T) {
	const data = `{"kopf": {"zeile": "Minister in Wien"}, "rumpf": ["WIEN, June 1 - The ministers met.", "They will meet again."], "tag": "2026-06-01", "title": "No. 7"}`
	fields := map[string]string{"title": "kopf.zeile", "body": "rumpf", "published": "tag"}
	if err := CheckFields(fields); err != nil {
		t.Fatal(err)
	}
	a, err := Read([]byte(data), Options{Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	d := a.Document
	if d.Title.Exact != "Minister in Wien" || d.Published.Value != "2026-06-01" || d.BodyParagraphs != 2 {
		t.Errorf("read %+v", d)
	}
	if _, err := Read([]byte(data), Options{}); !errors.Is(err, ErrNoStory) {
		t.Errorf("without a mapping: %v", err)
	}
	for _, bad := range []map[string]string{{"headline": "x"}, {"title": ""}} {
		if CheckFields(bad) == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}

func TestWhatTheCallerKnowsGoesFirst(t *testing.T) {
	a, err := Read([]byte(`{"title":"Ministers meet","body":"The ministers met.","url":"https://a.example/1","publisher":"A"}`),
		Options{URL: "https://b.example/2", Publisher: "B"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Document.URL != "https://b.example/2" || a.Document.Publisher != "B" {
		t.Errorf("url %s, publisher %s", a.Document.URL, a.Document.Publisher)
	}
}
